"""The figures against a plain count of the same people, one by one."""

import datetime

import pytest
from django.utils import timezone

from diagnose.models import Diagnose
from keten.indicatoren import Indicator, tel, vind
from keten.maanden import maanden_tot
from keten.models import Locatie, Medewerker, Regime
from keten.tijd import vandaag
from klanten.models import Klant, Uitkering
from landkaart.cijfers import berekenen, lezen
from landkaart.models import Indicatorwaarde, Praktijk
from tests.fabriek import KlantFabriek, MedewerkerFabriek, RegimeFabriek, UitkeringFabriek
from tests.fabriek.kennis import PraktijkFabriek
from tests.landkaart.cijfermensen import TELLEN, Mens, schrijf, verzin
from tests.landkaart.experimentwereld import maak, start

MAAND = maanden_tot(vandaag(), 2)[0]
Uitkomst = dict[tuple[int, str, str], tuple[int, int, int]]


def _indicator(code: str) -> Indicator:
    gevonden = vind(code)
    assert gevonden is not None
    return gevonden


@pytest.fixture
def locaties(apeldoorn: Locatie, gouda: Locatie) -> list[Locatie]:
    """Where the people come; who moved has things of both."""
    return [apeldoorn, gouda]


@pytest.fixture
def regimes(db: None) -> list[Regime]:
    """Two schemes of UWV, and between them one of the municipality."""
    return [RegimeFabriek(code="ww"), RegimeFabriek(code="wwb", kolom="gemeente"), RegimeFabriek(code="wia")]


def _uit_het_hoofd(code: str, mensen: list[Mens], locaties: list[Locatie], regimes: list[Regime]) -> Uitkomst:
    """What the portal should have stored, as the whole and by benefit."""
    van, tot = berekenen.dagen_van(MAAND)
    uitkomst: Uitkomst = {(plek.pk, "", ""): (0, 0, 0) for plek in locaties}
    for mens in mensen:
        al: set[tuple[int, str, str]] = set()  # where this person was counted: many lines are one person
        for plek, telt, onder in TELLEN[code](mens, van, tot):
            namen = [regimes[een].naam for een in onder] or ["geen uitkering"]
            for sleutel in [("", ""), *(("regime", naam) for naam in namen)]:
                hier = (locaties[plek].pk, *sleutel)
                oud = uitkomst.get(hier, (0, 0, 0))
                uitkomst[hier] = (oud[0] + telt, oud[1] + 1, oud[2] + (hier not in al))
                al.add(hier)
    return uitkomst


@pytest.mark.eis("X-30", "X-32", "X-41", "K-22")
@pytest.mark.parametrize("zaad", range(3))
def test_elk_cijfer_is_wat_iemand_met_de_hand_zou_tellen(
    zaad: int, locaties: list[Locatie], regimes: list[Regime], anna: Medewerker
) -> None:
    mensen = verzin(zaad, 80, MAAND)
    schrijf(mensen, locaties, regimes, anna)
    berekenen.bereken(MAAND, TELLEN)
    opgeslagen: dict[str, Uitkomst] = {code: {} for code in TELLEN}
    for rij in Indicatorwaarde.objects.filter(uitsplitsing__in=["", "regime"]):
        opgeslagen[rij.indicator][(rij.locatie_id, rij.uitsplitsing, rij.groep)] = (
            rij.telt,
            rij.van,
            rij.mensen,
        )
    for code, gevonden in opgeslagen.items():
        assert gevonden == _uit_het_hoofd(code, mensen, locaties, regimes), code
    beslist = opgeslagen["poortwachterquote"][(locaties[0].pk, "", "")]
    assert beslist[2] < beslist[1]  # some ended two applications
    nu = tel(_indicator("poortwachterquote"), locaties[0], *berekenen.dagen_van(MAAND))
    assert (nu.telt, nu.van, nu.mensen) == beslist


@pytest.mark.eis("X-32", "X-42", "X-37")
def test_wie_twee_uitkeringen_heeft_telt_in_beide_en_een_keer_in_het_geheel(
    apeldoorn: Locatie, regimes: list[Regime], anna: Medewerker
) -> None:
    jong = vandaag() - datetime.timedelta(days=25 * 365)
    klant = KlantFabriek(
        locatie=apeldoorn, geboortedatum=jong, contactpersoon=anna, beeld__route="A", beeld__kwadrant="Q2"
    )
    ander = KlantFabriek(locatie=apeldoorn)
    for wie, regime in ((klant, regimes[0]), (klant, regimes[1]), (ander, regimes[1])):
        UitkeringFabriek(klant=wie, regime=regime)
    berekenen.bereken(vandaag(), ["uitkeringsvolume"])
    stand = lezen.waarde("uitkeringsvolume", apeldoorn, vandaag())
    assert stand is not None and (stand.waarde, stand.mensen, stand.te_klein) == (2.0, 2, True)
    per = {
        soort: {s.groep: s.telt for s in lezen.uitgesplitst("uitkeringsvolume", apeldoorn, vandaag(), soort)}
        for soort in lezen.uitsplitsingen("uitkeringsvolume", apeldoorn, vandaag())
    }
    assert per["regime"] == {"WW": 1, "WWB": 2}
    assert per["partner"] == {"CWI": 1, "onbekend": 1}
    assert per["route"] == {"onbekend": 1, "route A": 1}
    assert per["leeftijd"] == {"40 tot 55": 1, "jonger dan 27": 1}
    assert per["geslacht"] == {"vrouw": 2}
    assert per["beginafstand"] == {"onbekend": 2} and "praktijk" not in per
    assert "Q2: voldoende banen, onvolledig zoekgedrag" in per["kwadrant"]

    Uitkering.objects.filter(klant=klant, regime=regimes[0]).update(
        tot=vandaag() - datetime.timedelta(days=40)
    )
    berekenen.bereken(vandaag(), ["uitkeringsvolume"])
    groepen = [s.groep for s in lezen.uitgesplitst("uitkeringsvolume", apeldoorn, vandaag(), "regime")]
    assert groepen == ["WWB"]  # what vanished is gone, and does not stay as an old number


@pytest.mark.eis("X-37", "D-36")
def test_meedoen_telt_vanaf_de_eerste_diagnose_en_een_proef_pas_als_die_klaar_is(
    apeldoorn: Locatie, anna: Medewerker
) -> None:
    mieke = MedewerkerFabriek(rollen=["mt_lid"], locaties=[apeldoorn])
    ver, dichtbij = KlantFabriek.create_batch(2, locatie=apeldoorn, aangemeld_op=MAAND)
    for klant, afstanden in ((ver, ("lang", "kort")), (dichtbij, ("kort", "lang"))):
        for dagen, afstand in enumerate(afstanden, 1):
            _diagnose(klant, anna, timezone.now() - datetime.timedelta(days=3 - dagen), afstand)
    praktijk: Praktijk = PraktijkFabriek(locaties=[apeldoorn])
    KlantFabriek.create_batch(6, locatie=apeldoorn, aangemeld_op=MAAND)
    proef = start(maak(apeldoorn, mieke, praktijk=praktijk), mieke)
    berekenen.bereken(vandaag(), ["participatie", "werkloosheid"])
    stand = lezen.waarde("participatie", apeldoorn, vandaag())
    assert stand is not None and (stand.telt, stand.van) == (0, 1)
    assert "praktijk" not in lezen.uitsplitsingen("werkloosheid", apeldoorn, vandaag())
    proef.deelnames.update(klaar_op=vandaag())
    berekenen.bereken(vandaag(), ["werkloosheid"])
    [groep] = lezen.uitgesplitst("werkloosheid", apeldoorn, vandaag(), "praktijk")
    assert (groep.groep, groep.telt) == (praktijk.naam, proef.deelnames.filter(groep="E").count())


def _diagnose(klant: Klant, door: Medewerker, op: datetime.datetime, afstand: str) -> None:
    Diagnose.objects.create(
        klant=klant,
        kan_zoeken="ja",
        mogelijkheden="Kan direct beginnen.",
        zoekgedrag="optimaal",
        banenaanbod="voldoende",
        naleving="goed",
        afstand=afstand,
        begonnen_door=door,
        vastgesteld_door=door,
        vastgesteld_op=op,
        partner=door.partner,
    )


def test_elk_cijfer_heeft_een_zin_een_bron_en_grenzen() -> None:
    for code in (
        "preventiequote",
        "binnen-72-uur",
        "fraudealert",
        "scholing",
        "medisch-48-uur",
        "participatie",
    ):
        indicator = _indicator(code)
        assert indicator.zin.endswith(".") and indicator.bron
        if soort := indicator.parameter:
            assert soort.laagste <= soort.standaard <= soort.hoogste and "{parameter}" in indicator.zin
