"""Figures about the work for employers: counted once, defined in a sentence, and nobody to be recognised."""

import datetime

import pytest
from django.utils import timezone

from keten.indicatoren import Stand, tel
from keten.kleine_getallen import ONDER
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.fabriek.plaatsingen import LeveringsafspraakFabriek, PlaatsingFabriek
from tests.fabriek.werkgevers import TevredenheidFabriek, VacatureFabriek, WerkgeverFabriek
from tests.pagina import tekst
from werkgevers import resultaten
from werkgevers.indicatoren import KENGETALLEN
from werkgevers.models import Plaatsing, Verwachting
from werkgevers.resultaten import Rij, verberg
from werkgevers.tevredenheid import vul_in

DAG = datetime.timedelta(days=1)


def _van(code: str, locatie: Locatie) -> Stand:
    indicator = next(een for een in KENGETALLEN if een.code == code)
    return tel(indicator, locatie, vandaag() - 30 * DAG, vandaag())


@pytest.mark.eis("W-50")
def test_plaatsingen_per_leeftijd_hebben_een_rij_voor_55_en_ouder(apeldoorn: Locatie) -> None:
    begin = datetime.date(vandaag().year, 1, 2)
    for jaren, net_niet in ((55, False), (55, True), *[(30, False)] * 5, *[(60, False)] * 4):
        geboren = begin.replace(year=begin.year - jaren) + DAG * net_niet
        klant = KlantFabriek(locatie=apeldoorn, geboortedatum=geboren, aangemeld_op=begin - 40 * DAG)
        PlaatsingFabriek(klant=klant, begint_op=begin)
    rijen = {rij.naam: rij.aantal for rij in resultaten.per_leeftijd(apeldoorn, begin.year)}
    assert rijen == {"jonger dan 27": 0, "27 tot 40": None, "40 tot 55": None, "55 en ouder": 5}


@pytest.mark.parametrize(
    ("aantallen", "getoond"),
    [
        ([9, 12], [9, 12]),
        ([3, 9, 12], [None, None, 12]),
        ([3, 4, 9], [None, None, 9]),
        ([0, 6], [0, 6]),
        ([2], [None]),
        ([0, 3, 0], [None, None, None]),
    ],
)
def test_een_klein_aantal_is_niet_uit_het_totaal_af_te_leiden(
    aantallen: list[int], getoond: list[int | None]
) -> None:
    rijen = [Rij(str(nummer), aantal) for nummer, aantal in enumerate(aantallen)]
    assert [rij.aantal for rij in verberg(rijen)] == getoond


@pytest.mark.eis("W-51")
def test_kengetallen_staan_onder_drie_koppen_met_hun_definitie(
    als: Als, els: Medewerker, apeldoorn: Locatie
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    nu = timezone.now()
    for stand, uitkomst in (("vervuld", ""), ("vervuld", ""), ("gesloten", "ingetrokken")):
        VacatureFabriek(
            werkgever=werkgever,
            stand=stand,
            uitkomst=uitkomst,
            ontvangen_op=nu - 10 * DAG,
            gesloten_op=nu,
            voorgedragen_op=nu - 9 * DAG,
        )
    LeveringsafspraakFabriek(
        werkgever=werkgever,
        stand="nagekomen",
        afgerond_op=vandaag(),
        afgerond_door=els,
        verantwoordelijke=els,
    )
    PlaatsingFabriek(klant__locatie=apeldoorn, duurzaam=True, gemeten_op=vandaag())
    assert _van("vervulde-vacatures", apeldoorn).waarde == 66.7
    assert _van("dagen-tot-vervulling", apeldoorn).waarde == 10.0
    assert _van("binnen-72-uur", apeldoorn).waarde == 100.0
    assert _van("beloften-aan-werkgevers", apeldoorn).waarde == 100.0
    assert _van("tevredenheid-werkgevers", apeldoorn).waarde is None
    assert _van("bestendige-plaatsingen", apeldoorn).te_klein
    pagina = tekst(als(els).get("/werkgevers/kengetallen/"))
    for zin in ("Werkgeverstevredenheid", "Effectiviteit", "Efficiency", "66,7%", "te weinig om te tonen"):
        assert zin in pagina, zin
    assert all(een.zin in pagina for een in KENGETALLEN)


@pytest.mark.eis("W-10")
def test_vervulling_is_te_splitsen_naar_grootte(apeldoorn: Locatie) -> None:
    for medewerkers, stand, aantal in (
        (10, "vervuld", 5),
        (10, "gesloten", 5),
        (100, "vervuld", 4),
        (100, "gesloten", 2),
        (400, "vervuld", 5),
    ):
        werkgever = WerkgeverFabriek(locatie=apeldoorn, medewerkers=medewerkers)
        VacatureFabriek.create_batch(
            aantal,
            werkgever=werkgever,
            stand=stand,
            uitkomst="" if stand == "vervuld" else "ingetrokken",
            gesloten_op=timezone.now(),
        )
    delen = dict(resultaten.vervulling_per_grootte(apeldoorn, vandaag().year))
    gevonden = {naam: deel.percentage if deel else "verborgen" for naam, deel in delen.items()}
    assert gevonden["klein (tot 50 medewerkers)"] == 50
    assert gevonden["middelgroot (50 tot 250)"] == "verborgen"  # four of six would point at them
    assert gevonden["groot (250 of meer)"] == 100


@pytest.mark.eis("W-51")
def test_een_werkgever_met_acht_scores_is_te_weinig_om_te_tonen(apeldoorn: Locatie) -> None:
    for nummer in range(ONDER):
        werkgever = WerkgeverFabriek(locatie=apeldoorn)
        for _ in range(2):
            rij = TevredenheidFabriek(vacature__werkgever=werkgever)
            vul_in(tevredenheid=rij, scores=dict.fromkeys(Verwachting.values, 4), door=None)
        waarde = _van("tevredenheid-werkgevers", apeldoorn)
        assert (waarde.mensen, waarde.te_klein) == (nummer + 1, nummer + 1 < ONDER)


@pytest.mark.eis("W-50")
def test_een_verborgen_aandeel_heet_verborgen_en_niet_onbekend(
    als: Als, els: Medewerker, apeldoorn: Locatie
) -> None:
    begin = datetime.date(vandaag().year, 1, 2)
    client, adres = als(els), f"/werkgevers/resultaten/?jaar={begin.year}"
    klanten = KlantFabriek.create_batch(5, locatie=apeldoorn, aangemeld_op=begin - 40 * DAG)
    for klant in klanten:
        PlaatsingFabriek(klant=klant, begint_op=begin)
    rijen = {rij.aantal: (rij.gemeten, rij.duurzaam) for rij in resultaten.per_grootte(apeldoorn, begin.year)}
    assert rijen[5] == (0, None)
    pagina = tekst(client.get(adres))
    assert "nog niet gemeten" in pagina and "verborgen" not in pagina
    Plaatsing.objects.filter(klant=klanten[0]).update(duurzaam=True, gemeten_op=begin)
    assert "verborgen" in tekst(client.get(adres))
