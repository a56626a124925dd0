"""The regime matrix and the questions on rules: who says what, who decides, and where the answer shows."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import InternalError, transaction
from django.forms import BaseForm
from django.utils import timezone

from diagnose.gereedschap import regelvragen, regimes
from diagnose.models import InstrumentRegime, Regelvraag, Standpunt
from keten.fouten import RechtOntbreekt
from keten.models import Medewerker, Regelset
from klanten.models import Klant, Taak
from tests.conftest import Als
from tests.fabriek import RegimeFabriek, UitkeringFabriek
from tests.fabriek.diagnose import maak_instrument, maak_plan
from tests.pagina import tekst, vragen

MATRIX = "/diagnose/gereedschap/regimes/"
VASTSTELLEN = f"{MATRIX}vaststellen/"


@pytest.fixture
def kist(db: None) -> None:
    """The instruments that come along, with what the sources say about them."""
    namen = ("regimes", "instrumentregels", "instrumenten", "instrumentregimes", "standpunten", "samenhang")
    call_command("loaddata", *namen, verbosity=0)


def _ingevuld(form: BaseForm, **anders: Any) -> dict[str, Any]:
    waarden = {form[naam].html_name: form[naam].value() for naam in form.fields}
    plat = {naam: getattr(waarde, "pk", waarde) for naam, waarde in waarden.items()}
    return {naam: "" if w is None or w is False else w for naam, w in plat.items()} | anders


@pytest.mark.usefixtures("kist")
@pytest.mark.eis("D-31", "D-32")
def test_de_matrix_toont_vier_standen_en_een_vak_zegt_wie_wat_vindt(
    als: Als, bram: Medewerker, mila: Medewerker
) -> None:
    scherm = als(bram)
    pagina = tekst(scherm.get(MATRIX))
    assert "onder voorwaarden" in pagina and "betwist" in pagina and "toegestaan" in pagina
    vraag = {"zoek": "stage", "status": "betwist"}
    assert [rij[0].code for rij in scherm.get(MATRIX, vraag).context["rijen"]] == ["work-first-stage"]
    assert "Geen instrument gevonden" in tekst(scherm.get(MATRIX, {"zoek": "raket"}))
    cel = InstrumentRegime.objects.get(instrument__code="work-first-stage", regime__code="ww")
    vak = tekst(scherm.get(f"{MATRIX}{cel.pk}/"))
    for deel in (
        "Medewerkers in drie regio's Mag niet",
        "Het hoofdkantoor van UWV UWV Mag onder voorwaarden",
        "De lerende keten (IWI 2008)",
        "Nog door niemand bevestigd",
    ):
        assert deel in vak
    adres = f"{MATRIX}{cel.pk}/standpunt/"
    leeg = scherm.post(adres, _ingevuld(scherm.get(adres).context["form"]))
    assert leeg.status_code == 422 and "Vul in wie dit zegt." in tekst(leeg)
    nieuw = _ingevuld(scherm.get(adres).context["form"], wie="=Team UWV", mening="mag", kolom="uwv")
    assert scherm.post(adres, nieuw).status_code == 302
    assert Standpunt.objects.get(wie="=Team UWV").vastgelegd_door == bram
    assert cel.status == InstrumentRegime.Status.BETWIST, "een standpunt beslist niets"
    bestand = scherm.get(f"{MATRIX}bewaren/?status=betwist&formaat=csv")
    regels = b"".join(bestand.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert any("Work First" in regel and ";betwist;" in regel for regel in regels)
    assert tekst(als(mila).get(MATRIX)).count("vaststellen") > 10


@pytest.mark.usefixtures("kist")
@pytest.mark.eis("D-32")
def test_wie_het_mag_stelt_vast_en_niemand_schrijft_over_een_ander_heen(
    als: Als, bram: Medewerker, mila: Medewerker
) -> None:
    adres = f"{VASTSTELLEN}?instrument=work-first-stage&regime=ww"
    assert als(bram).get(adres).status_code == 403
    scherm = als(mila)
    form = scherm.get(adres).context["form"]
    zonder_bron = _ingevuld(form, status="voorwaardelijk", bron="")
    assert "Vul in waarop dit rust." in tekst(scherm.post(adres, zonder_bron))
    goed = _ingevuld(
        form, status="voorwaardelijk", aard="gedacht", wetsartikel="artikel 76 WW", bron="brief van 3 mei"
    )
    klaar = scherm.post(adres, goed, follow=True)
    vak = tekst(klaar)
    for deel in ("Onder voorwaarden", "Een gedachte regel", "artikel 76 WW", "Mila Manager, Gemeente"):
        assert deel in vak
    assert [moment.status for moment in klaar.context["eerder"]] == ["onder voorwaarden", "betwist"]
    assert klaar.context["eerder"][0].wie == "Mila Manager"
    te_laat = scherm.post(adres, goed | {"status": "niet"})
    assert te_laat.status_code == 422 and "Iemand anders heeft deze gegevens gewijzigd" in tekst(te_laat)
    cel = InstrumentRegime.objects.get(instrument__code="work-first-stage", regime__code="ww")
    assert cel.status == "voorwaardelijk"
    assert scherm.get(f"{VASTSTELLEN}?instrument=werkmap&regime=verzonnen").status_code == 404
    leeg = _ingevuld(
        scherm.get(f"{VASTSTELLEN}?instrument=werkmap&regime=ww").context["form"], status="niet", bron="wet"
    )
    assert scherm.post(f"{VASTSTELLEN}?instrument=werkmap&regime=ww", leeg).status_code == 302
    with pytest.raises(RechtOntbreekt):
        regimes.bevestig(
            instrument=cel.instrument,
            regime=cel.regime,
            status="niet",
            aard="onbekend",
            toelichting="",
            wetsartikel="",
            bron="zelf",
            versie=cel.versie,
            door=bram,
        )


def test_de_matrix_kost_evenveel_vragen_bij_meer_instrumenten(als: Als, bram: Medewerker) -> None:
    ww, aantallen = RegimeFabriek(), []
    scherm = als(bram)
    for aantal in (2, 15):
        for nummer in range(aantal):
            instrument = maak_instrument(f"cursus-{aantal}-{nummer}")
            InstrumentRegime.objects.create(instrument=instrument, regime=ww, status="betwist")
            Regelvraag.objects.create(
                instrument=instrument,
                regime=ww,
                locatie=bram.locaties.all()[0],
                vraag="Mag dit?",
                gesteld_door=bram,
                uiterlijk=datetime.date(2030, 1, 1),
            )
        aantallen.append((vragen(scherm, MATRIX), vragen(scherm, "/diagnose/gereedschap/vragen/")))
    assert aantallen[0] == aantallen[1]


@pytest.mark.eis("X-71")
def test_een_vraag_krijgt_een_officieel_antwoord_dat_overal_staat_waar_de_regel_geldt(
    als: Als, klant: Klant, bram: Medewerker, dirk: Medewerker, mila: Medewerker
) -> None:
    uitkering = UitkeringFabriek(klant=klant)
    maak_instrument("stage")
    maak_plan(klant, bram)
    scherm = als(bram)
    adres = f"/diagnose/gereedschap/vragen/stellen/?instrument=stage&regime={uitkering.regime_id}"
    form = scherm.get(adres).context["form"]
    assert "Schrijf uw vraag op." in tekst(scherm.post(adres, _ingevuld(form)))
    gevraagd = _ingevuld(form, vraag="Mag een stage bij WW?", regime=uitkering.regime_id)
    assert "Het antwoord komt uiterlijk op" in tekst(scherm.post(adres, gevraagd, follow=True))
    dubbel = _ingevuld(scherm.get(adres).context["form"], vraag="Mag een stage bij WW?")
    dubbel["regime"] = uitkering.regime_id
    assert "U hebt deze vraag al gesteld" in tekst(scherm.post(adres, dubbel))
    vraag = Regelvraag.objects.get()
    for plek in ("/diagnose/gereedschap/vragen/", "/diagnose/instrumenten/stage/"):
        assert "Mag een stage bij WW?" in tekst(als(dirk).get(plek)), "een regel is overal dezelfde"
    antwoorden = f"/diagnose/gereedschap/vragen/{vraag.pk}/beantwoorden/"
    assert scherm.get(antwoorden).status_code == 403
    baas = als(mila)
    form = baas.get(antwoorden).context["form"]
    assert "Vul in waarop het antwoord rust." in tekst(baas.post(antwoorden, _ingevuld(form, antwoord="Ja.")))
    goed = _ingevuld(form, antwoord="Ja, drie maanden.", bron="brief van 3 mei", status="voorwaardelijk")
    assert baas.post(antwoorden, goed).status_code == 302
    cel = InstrumentRegime.objects.get()
    assert (cel.status, cel.bevestigd_door) == ("voorwaardelijk", mila)
    for plek in (
        f"{MATRIX}{cel.pk}/",
        "/diagnose/instrumenten/stage/",
        f"/diagnose/{klant.klantnummer}/werkplan/activiteit/?instrument=stage",
    ):
        pagina = tekst(scherm.get(plek))
        assert "Ja, drie maanden." in pagina and "brief van 3 mei" in pagina
    for plek in ("arrangement/", "werkplan/activiteit/"):
        assert "Officieel antwoord van" in tekst(scherm.get(f"/diagnose/{klant.klantnummer}/{plek}"))
    assert "met antwoord" in tekst(scherm.get(MATRIX))
    taak = Taak.objects.get(voor=bram, sleutel=f"regelvraag:{vraag.pk}")
    assert "Lees het antwoord op uw vraag over Stage bij WW" in taak.omschrijving
    opnieuw = _ingevuld(form, antwoord="Nee.", bron="later")
    opnieuw["indiening"] = "00000000-0000-0000-0000-000000000001"
    assert "Een collega heeft deze vraag net beantwoord" in tekst(baas.post(antwoorden, opnieuw))
    with pytest.raises(InternalError), transaction.atomic():
        Regelvraag.objects.update(antwoord="Nee.")


def test_over_een_regel_kan_ook_een_vraag_en_te_laat_valt_op(
    als: Als, bram: Medewerker, mila: Medewerker
) -> None:
    regel = Regelset.objects.create(code="proef", naam="Proefregel", soort="selectie")
    scherm = als(bram)
    adres = f"/diagnose/gereedschap/vragen/stellen/?regel={regel.pk}"
    form = scherm.get(adres).context["form"]
    assert "regime" not in form.fields
    scherm.post(adres, _ingevuld(form, vraag="Waarom 23 jaar?"))
    vraag = Regelvraag.objects.get(regelset=regel)
    Regelvraag.objects.update(uiterlijk=timezone.localdate() - datetime.timedelta(days=1))
    assert "te laat" in tekst(scherm.get("/diagnose/gereedschap/vragen/"))
    assert "Wacht op antwoord: Waarom 23 jaar?" in tekst(scherm.get(f"/diagnose/regels/{regel.pk}/"))
    with pytest.raises(RechtOntbreekt):
        regelvragen.beantwoord(vraag=vraag, antwoord="Zo is het.", bron="wet", door=bram)
    regelvragen.beantwoord(vraag=vraag, antwoord="Zo is het.", bron="wet", door=mila)
    assert [punt.antwoord for punt in regelvragen.over_regelset(regel)] == ["Zo is het."]
    regelpagina = tekst(scherm.get(f"/diagnose/regels/{regel.pk}/"))
    assert "Officieel antwoord" in regelpagina and "Wacht op antwoord" not in regelpagina
    lijst = "/diagnose/gereedschap/vragen/?stand=beantwoord"
    assert "Proefregel" in tekst(scherm.get(f"{lijst}&zoek=23+jaar"))
    assert "Geen vraag gevonden" in tekst(scherm.get(f"{lijst}&zoek=raket"))
    assert scherm.get("/diagnose/gereedschap/vragen/stellen/?regel=x").status_code == 404
