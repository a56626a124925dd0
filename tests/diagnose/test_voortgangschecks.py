"""Nobody is lost sight of: the check on route A, what professionals ask, signals, and the contact list."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diagnose import aanleidingen, contactlijst, herdiagnose, voortgangschecks
from diagnose.models import Diagnose, Herdiagnoseaanleiding, Voortgangscheck
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelset, Termijnregel
from keten.regels.beheer import nieuwe_versie
from keten.tijd import vandaag
from klanten.models import Belemmering, Clientbeeld, Klant, Situatie, Taak
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek, KlantFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)
LIJST = reverse("diagnose:geen_contact")


@pytest.fixture(autouse=True)
def _termijn(db: None) -> None:
    Termijnregel.objects.create(code="herdiagnose", naam="herdiagnose", aantal=2, eenheid="week")


def _op_route_a(locatie: Locatie, dagen: int = 200, **beeld: Any) -> Klant:
    velden = {f"beeld__{naam}": waarde for naam, waarde in {"route": "A", **beeld}.items()}
    return KlantFabriek(locatie=locatie, aangemeld_op=vandaag() - dagen * DAG, **velden)


def _stuur(client: Client, url: str, **velden: Any) -> Any:
    nummer = client.get(url).context["form"]["indiening"].value()
    return client.post(url, {"indiening": nummer, **velden}, follow=True)


@pytest.mark.eis("D-19")
def test_na_de_periode_krijgt_wie_nog_geen_werk_heeft_een_keer_een_check(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker
) -> None:
    klant = _op_route_a(apeldoorn, contactpersoon=bram)
    _op_route_a(apeldoorn, dagen=100)
    _op_route_a(apeldoorn, route="B")
    _op_route_a(apeldoorn, status=Clientbeeld.Status.NAZORG)
    op_school = _op_route_a(apeldoorn)
    Situatie.objects.filter(klant=op_school).update(arbeid=Situatie.Arbeid.ONDERWIJS)
    elders = _op_route_a(gouda, dagen=100)
    instellingen.zet(code=voortgangschecks.PERIODE, gebied=gouda, waarde=3)
    assert voortgangschecks.plan(op=vandaag()) == 2
    assert voortgangschecks.plan(op=vandaag()) == 0
    taken = Taak.objects.order_by("klant")
    assert {(taak.klant_id, taak.voor) for taak in taken} == {(klant.pk, bram), (elders.pk, None)}
    assert voortgangschecks.plan(op=vandaag() + 400 * DAG, locatie=gouda) == 0, "de eerste vraag wacht nog"
    instellingen.zet(code=voortgangschecks.PERIODE, gebied=gouda, waarde=0, versie=1)
    _op_route_a(gouda)
    assert voortgangschecks.plan(op=vandaag()) == 0


@pytest.mark.eis("D-19")
@pytest.mark.parametrize(
    ("keuze", "verder"), [("instrumenten", "diagnose:werkplan"), ("route_b", "diagnose:routeren")]
)
def test_de_keuze_staat_in_het_dossier_en_gaat_verder_waar_zij_hoort(
    als: Als, apeldoorn: Locatie, bram: Medewerker, dirk: Medewerker, keuze: str, verder: str
) -> None:
    klant = _op_route_a(apeldoorn, contactpersoon=bram)
    voortgangschecks.plan(op=vandaag())
    check, client = klant.voortgangschecks.get(), als(bram)
    url = reverse("diagnose:voortgangscheck", args=[klant.klantnummer, check.pk])
    assert url in client.get(reverse("klanten:mijn_dag")).content.decode(), "de taak leidt naar de check"
    fout = _stuur(client, url, keuze="", reden="")
    assert fout.status_code == 422 and "Kies ander instrumentarium of route B." in tekst(fout)
    nummer = client.get(url).context["form"]["indiening"].value()
    goed = _stuur(client, url, keuze=keuze, reden="Al lang aan het zoeken.")
    assert goed.redirect_chain[0][0] == reverse(verder, args=[klant.klantnummer])
    assert "staat in het dossier" in tekst(goed)
    check.refresh_from_db()
    assert (check.keuze, check.beslist_door, check.partner) == (keuze, bram, bram.partner)
    assert not Taak.objects.open().exists()
    nogmaals = client.post(url, {"indiening": nummer, "keuze": "route_b", "reden": "Toch"})
    assert nogmaals.status_code == 422 and "deed deze check al" in tekst(nogmaals)
    with pytest.raises(NietToegestaan):
        voortgangschecks.beslis(check=check, keuze=keuze, reden="Elders", door=dirk)
    ander = KlantFabriek(locatie=apeldoorn)
    assert (
        client.get(reverse("diagnose:voortgangscheck", args=[ander.klantnummer, check.pk])).status_code == 404
    )


@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_vraagt_een_keer(apeldoorn: Locatie) -> None:
    klanten = [_op_route_a(apeldoorn) for _ in range(5)]
    draai: Callable[[], int] = lambda: voortgangschecks.plan(op=vandaag())  # noqa: E731
    assert sum(tegelijk(draai, draai)) == len(klanten)
    assert Voortgangscheck.objects.count() == Taak.objects.count() == len(klanten)


@pytest.mark.eis("D-55")
def test_een_professional_vraagt_een_nieuwe_diagnose_en_het_overzicht_telt_wat_volgde(
    als: Als, klant: Klant, bram: Medewerker, mila: Medewerker, dirk: Medewerker
) -> None:
    client, url = als(bram), reverse("diagnose:herdiagnose", args=[klant.klantnummer])
    zonder = _stuur(client, url, soort="oordeel", reden="Gaat niet goed.")
    assert zonder.status_code == 422 and "Stel eerst de diagnose." in tekst(zonder)
    Clientbeeld.objects.filter(klant=klant).update(diagnose_op=vandaag(), contactpersoon=bram)
    assert "Schrijf op waarom" in tekst(_stuur(client, url, soort="oordeel", reden=""))
    for soort in ("oordeel", "signaal"):
        gelukt = _stuur(client, url, soort=soort, reden="Het plan past niet meer.")
        assert "staat klaar voor de contactpersoon" in tekst(gelukt)
    assert "staat al open" in tekst(_stuur(client, url, soort="signaal", reden="Nog een keer"))
    assert Taak.objects.open().filter(voor=bram, soort=Taak.Soort.HERDIAGNOSE).count() == 2
    diagnose = Diagnose.objects.create(klant=klant, begonnen_door=bram)
    Herdiagnoseaanleiding.objects.filter(soort="signaal").update(diagnose=diagnose)
    with pytest.raises(NietToegestaan):
        aanleidingen.meld(klant=klant, soort="oordeel", reden="Elders", door=dirk)
    overzicht = tekst(als(mila).get(reverse("diagnose:herdiagnoses")))
    assert "Oordeel van de professional 1 0 0 1" in overzicht
    assert "Signaal 1 1 0 0" in overzicht
    assert "Kantelpunt in de kans op werk 0 0 0 0" in overzicht
    assert "Samen 2 1 0 1" in overzicht
    leeg = als(mila).get(reverse("diagnose:herdiagnoses"), {"tot": "01-01-2020"})
    assert "Samen 0 0 0 0" in tekst(leeg)
    blad = als(mila).get(reverse("diagnose:herdiagnoses_bewaren"), {"formaat": "csv"})
    assert "Signaal,1,1,0,0" in b"".join(blad).decode().replace(";", ",")


@pytest.mark.eis("D-55", "D-54")
def test_de_aanleidingen_zijn_regels_per_locatie(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker
) -> None:
    klanten = [
        KlantFabriek(
            locatie=plek, beeld__diagnose_op=vandaag() - 40 * DAG, beeld__herdiagnose_op=vandaag() + DAG
        )
        for plek in (apeldoorn, apeldoorn, gouda)
    ]
    for klant in klanten[1:]:
        soort = BelemmeringSoortFabriek()
        Belemmering.objects.create(klant=klant, soort=soort, van=vandaag() - DAG)
    signaal, periodiek = (
        Regelset.objects.create(code=f"herdiagnose-{naam}", naam=naam, soort="herdiagnose", locatie=plek)
        for naam, plek in (("signaal", apeldoorn), ("periodiek", gouda))
    )
    boom = {"feit": "nieuwe_omstandigheden", "is": "groter", "waarde": 0}
    versie = nieuwe_versie(regelset=signaal, boom=boom, van=vandaag(), toelichting="", door=None)
    boom = {"feit": "dagen_sinds_diagnose", "is": "groter", "waarde": 30}
    nieuwe_versie(regelset=periodiek, boom=boom, van=vandaag(), toelichting="", door=None)
    assert [herdiagnose.plan(op=vandaag()) for _ in range(2)] == [2, 0]
    gevonden = Herdiagnoseaanleiding.objects.order_by("klant")
    assert [(rij.klant, rij.soort) for rij in gevonden] == [
        (klanten[1], "signaal"),
        (klanten[2], "periodiek"),
    ]
    assert gevonden[0].regelversie == versie
    Clientbeeld.objects.filter(klant=klanten[1]).update(diagnose_op=vandaag() - 2 * DAG)
    assert herdiagnose.plan(op=vandaag()) == 1, "na een nieuwe diagnose telt een signaal opnieuw"


@pytest.mark.eis("D-57")
def test_wie_te_lang_niet_is_gesproken_staat_op_de_lijst_ook_zonder_evaluatie(
    als: Als, apeldoorn: Locatie, gouda: Locatie, bram: Medewerker, mila: Medewerker
) -> None:
    def gesproken(
        dagen: int | None, om_de: int | None = 14, plek: Locatie = apeldoorn, **beeld: Any
    ) -> Klant:
        laatste = vandaag() - dagen * DAG if dagen is not None else None
        velden = {"laatste_contact": laatste, "contact_om_de_dagen": om_de, "contactpersoon": bram, **beeld}
        return KlantFabriek(locatie=plek, **{f"beeld__{naam}": waarde for naam, waarde in velden.items()})

    kort = gesproken(15)
    lang = gesproken(60, kwadrant="Q3")
    nooit = gesproken(None, diagnose_op=vandaag() - 30 * DAG, contactpersoon=None)
    for _ in (gesproken(14), gesproken(90, om_de=None), gesproken(90, plek=gouda)):
        pass
    gesproken(90, status=Clientbeeld.Status.GESTOPT)
    gekozen = contactlijst.kies(contactlijst.Selectie(apeldoorn))
    assert [(beeld.klant, beeld.te_lang) for beeld in gekozen] == [(lang, 46), (nooit, 16), (kort, 1)]
    client = als(bram)
    assert [b.klant for b, _ in client.get(LIJST).context["rijen"]] == [lang, kort]
    heel = client.get(LIJST, {"bereik": "locatie", "sorteer": "dagen", "vanaf": "14"})
    assert [b.klant for b, _ in heel.context["rijen"]] == [nooit, lang]
    assert "Iedereen is op tijd gesproken" in tekst(client.get(LIJST, {"kwadrant": "Q1"}))
    assert als(mila).get(LIJST).status_code == 403
    eerst = vragen(client, LIJST)
    for _ in range(8):
        gesproken(40)
    assert vragen(client, LIJST) == eerst
    blad = client.get(reverse("diagnose:geen_contact_bewaren"), {"formaat": "csv", "kwadrant": "Q3"})
    regels = b"".join(blad).decode().strip().splitlines()
    assert len(regels) == 2 and str(lang.klantnummer) in regels[1]
