"""What the portal knows before anybody types anything."""

import datetime
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from diagnose import herdiagnose, werkplannen
from diagnose.models import Instrument, InstrumentRegime, Ketenarrangement, Toetsversie
from keten.models import Ketenpartner, Locatie, Regelversie, Regime, Termijnregel
from keten.regels.feiten import feiten_voor
from keten.regels.valideren import valideer
from klanten import berichten, contactpersoon, identiteit, stand
from klanten.models import BelemmeringSoort, Clientbeeld
from lwi_portal.referentiedata import BESTANDEN, Geladen, laad

HUIS = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.usefixtures("geladen")


def _alles() -> dict[str, int]:
    modellen = (Ketenpartner, Locatie, Regime, Regelversie, Termijnregel, BelemmeringSoort, Instrument)
    return {model.__name__: model._default_manager.count() for model in modellen}


def test_elk_meegeleverd_record_komt_aan(geladen: Geladen) -> None:
    in_bestanden = sum(len(json.loads((HUIS / bestand).read_text())) for bestand in BESTANDEN)
    assert sum(geladen.nieuw.values()) == in_bestanden


def test_wat_iemand_wijzigde_blijft_tot_het_wordt_teruggezet_en_een_versie_blijft_altijd() -> None:
    eerst = _alles()
    Termijnregel.objects.filter(code="herdiagnose", locatie=None).update(aantal=3)
    Ketenarrangement.objects.get(kwadrant="Q1", locatie=None).portfolio.clear()
    Regelversie.objects.update(toelichting="aangepast")
    assert laad().nieuw == {}
    assert Termijnregel.objects.get(code="herdiagnose", locatie=None).aantal == 3
    assert not Ketenarrangement.objects.get(kwadrant="Q1", locatie=None).portfolio.exists()
    call_command("referentiedata", opnieuw=True, verbosity=0)
    assert Termijnregel.objects.get(code="herdiagnose", locatie=None).aantal == 10
    assert Ketenarrangement.objects.get(kwadrant="Q1", locatie=None).portfolio.exists()
    assert set(Regelversie.objects.values_list("toelichting", flat=True)) == {"aangepast"}
    assert _alles() == eerst


@pytest.mark.eis("K-66")
def test_een_portaal_met_de_eerste_vragenlijst_krijgt_de_tweede_erbij() -> None:
    ctc = Toetsversie.objects.filter(toets__code="competentie", locatie=None)
    tweede = ctc.get(nummer=2)
    tweede.delete()
    ctc.update(geldig_tot=None)  # as it stood before there was a second
    assert laad().nieuw == {"versies van vragenlijsten": 1}
    eerste, tweede = ctc.order_by("nummer")
    assert tweede.geldig_van - eerste.geldig_tot == datetime.timedelta(days=1)
    metend = [[bool(vraag.get("competentie")) for vraag in een.vragen] for een in (eerste, tweede)]
    assert metend == [[False] * 7, [True] * 5 + [False] * 2]
    assert laad().nieuw == {}


@pytest.mark.eis("X-12")
def test_cwi_is_opgegaan_in_uwv_werkbedrijf() -> None:
    cwi = Ketenpartner.objects.get(code="cwi")
    assert cwi.geldig_tot == datetime.date(2008, 12, 31)
    assert str(cwi.opvolger) == "UWV WERKbedrijf"
    assert cwi.opvolger is not None and cwi.opvolger.geldig_van == datetime.date(2009, 1, 1)


def test_elke_locatie_heeft_vandaag_drie_partners_en_een_bron() -> None:
    for locatie in Locatie.objects.all():
        kolommen = sorted(locatie.partners.geldig_op(datetime.date.today()).values_list("kolom", flat=True))
        assert kolommen == ["cwi", "gemeente", "uwv"], locatie
        assert locatie.bron
        assert not locatie.voorbeeld


def test_de_wwb_gaat_zonder_gat_over_in_de_participatiewet() -> None:
    wwb, opvolger = Regime.objects.get(code="wwb"), Regime.objects.get(code="participatiewet")
    assert wwb.geldig_tot is not None
    assert opvolger.geldig_van - wwb.geldig_tot == datetime.timedelta(days=1)


@pytest.mark.eis("D-12", "D-20")
def test_de_voorbeeldcriteria_voor_route_b_zijn_een_geldige_regel() -> None:
    versie = Regelversie.objects.get(regelset__code="routering")
    assert valideer(versie.boom, feiten_voor("klant")) == []
    assert [deel["naam"] for deel in versie.boom["een"]] == [
        "Ex-gedetineerd",
        "Verslaving",
        "Zwangerschap",
        "Medische klachten",
        "Samenloop van uitkeringen",
        "Echtscheiding",
        "Zorg voor kleine kinderen",
        "Jongere zonder startkwalificatie",
    ]
    assert versie.voorbeeld
    assert versie.bron


@pytest.mark.eis("D-27")
def test_elk_kwadrant_heeft_een_arrangement_dat_als_voorbeeld_is_gemerkt() -> None:
    arrangementen = Ketenarrangement.objects.filter(locatie=None)
    assert sorted(a.kwadrant for a in arrangementen) == Clientbeeld.Kwadrant.values
    for arrangement in arrangementen:
        assert arrangement.voorbeeld
        assert arrangement.portfolio.exists()
    assert arrangementen.get(kwadrant="Q4").portfolio.filter(code="competentietest").exists()


@pytest.mark.eis("D-30")
def test_work_first_voor_ww_is_betwist_met_beide_standpunten() -> None:
    betwist = InstrumentRegime.objects.get(instrument__code="work-first-werkplaats", regime__code="ww")
    assert betwist.status == InstrumentRegime.Status.BETWIST
    assert "Medewerkers" in betwist.toelichting and "hoofdkantoor" in betwist.toelichting
    assert betwist.bron


def test_alles_uit_de_bronnen_noemt_zijn_bron() -> None:
    for model in (Ketenpartner, Regime, Termijnregel, BelemmeringSoort, Instrument, InstrumentRegime):
        assert not model._default_manager.filter(bron="").exists(), model


def test_elke_termijn_waarmee_het_portaal_rekent_heeft_een_landelijke_lengte() -> None:
    codes = {
        stand.TERMIJN,
        contactpersoon.TERMIJN,
        berichten.TERMIJN,
        identiteit.TERMIJN_NIEUW_DOCUMENT,
        werkplannen.TERMIJN_AKKOORD,
        werkplannen.TERMIJN_WENS,
        herdiagnose.TERMIJN,
    }
    assert codes <= set(Termijnregel.objects.filter(locatie=None).values_list("code", flat=True))


def test_een_termijn_van_een_locatie_staat_naast_een_landelijk_voorbeeld() -> None:
    eigen = Termijnregel.objects.get(code="medisch_advies", locatie__code="den-bosch")
    land = Termijnregel.objects.get(code="medisch_advies", locatie=None)
    assert (eigen.aantal, eigen.eenheid, eigen.voorbeeld) == (48, "uur", False)
    assert land.voorbeeld
