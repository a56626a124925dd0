"""The diagnosis: five parts, one kwadrant, nothing lost between two coaches, every version kept."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction
from django.forms import BaseForm
from django.test import Client
from django.utils import timezone

from diagnose import diagnosticeren
from diagnose.models import Diagnose, Instrument, Ketenarrangement
from keten.fouten import VersieConflict
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Gebeurtenis, Inzage, Klant, Opleiding, Taak, Werkervaring
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek

DELEN = {
    "kan_zoeken": "ja",
    "mogelijkheden": "Vijf jaar ervaring in de zorg, spreekt drie talen.",
    "zoekgedrag": "onvolledig",
    "banenaanbod": "voldoende",
    "naleving": "goed",
    "koers": "zelf",
}


@pytest.fixture(autouse=True)
def _arrangementen(db: None) -> None:
    """How often to speak, and when to look again, per kwadrant."""
    for kwadrant, dagen, maanden in (("Q1", 28, 6), ("Q2", 14, 3), ("Q3", 28, 4), ("Q4", 7, 2)):
        Ketenarrangement.objects.create(
            kwadrant=kwadrant, contact_om_de_dagen=dagen, herdiagnose_na_maanden=maanden
        )


def _stel_vast(klant: Klant, door: Medewerker, **anders: str) -> Diagnose:
    vorige = diagnosticeren.laatste(klant)
    delen = {**DELEN, **anders}
    return diagnosticeren.stel_vast(
        klant=klant, versie=0, vorige=vorige.pk if vorige else None, door=door, **delen
    )


def _formulier(klant: Klant, client: Client) -> dict[str, Any]:
    """The fields of the form as the browser got them."""
    return _ingevuld(client.get(f"/diagnose/{klant.klantnummer}/").context["form"])


def _ingevuld(form: BaseForm) -> dict[str, Any]:
    waarden = {naam: form[naam].value() for naam in form.fields}
    return {naam: "" if waarde is None else waarde for naam, waarde in waarden.items()}


@pytest.mark.eis("D-01")
def test_een_concept_mag_delen_missen(als: Als, bram: Medewerker, klant: Klant) -> None:
    client = als(bram)
    velden = {**_formulier(klant, client), "zoekgedrag": "optimaal", "actie": "concept"}
    antwoord = client.post(f"/diagnose/{klant.klantnummer}/", velden, follow=True)
    assert "Nog in te vullen: belemmeringen, mogelijkheden, banenaanbod" in antwoord.content.decode()
    concept = diagnosticeren.concept(klant)
    assert concept is not None
    assert (concept.zoekgedrag, concept.kwadrant, concept.begonnen_door) == ("optimaal", "", bram)
    klant.beeld.refresh_from_db()
    assert klant.beeld.diagnose_op is None


@pytest.mark.eis("D-01")
@pytest.mark.parametrize(("deel", "melding"), [(d.veld, d.ontbreekt) for d in diagnosticeren.DELEN])
def test_vaststellen_kan_niet_zolang_een_deel_ontbreekt(
    als: Als, bram: Medewerker, klant: Klant, deel: str, melding: str
) -> None:
    client = als(bram)
    velden = {**_formulier(klant, client), **DELEN, deel: "", "actie": "vaststellen"}
    antwoord = client.post(f"/diagnose/{klant.klantnummer}/", velden)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors == {deel: [melding]}
    assert not Diagnose.objects.exists()
    with pytest.raises(ValidationError) as fout:
        _stel_vast(klant, bram, **{deel: ""})
    assert fout.value.message_dict == {deel: [melding]}


@pytest.mark.eis("D-01")
def test_ook_de_database_weigert_een_onvolledige_diagnose(bram: Medewerker, klant: Klant) -> None:
    diagnose = _stel_vast(klant, bram)
    with pytest.raises(IntegrityError, match="diagnose_vijf_delen"), transaction.atomic():
        Diagnose.objects.create(
            klant=klant,
            begonnen_door=bram,
            vastgesteld_door=bram,
            partner=bram.partner,
            vastgesteld_op=timezone.now(),
            **{**DELEN, "naleving": ""},
        )
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        Diagnose.objects.filter(pk=diagnose.pk).update(naleving="zorg")


@pytest.mark.eis("D-02", "D-26")
def test_vaststellen_geeft_het_profiel_met_kwadrant(als: Als, bram: Medewerker, klant: Klant) -> None:
    client = als(bram)
    velden = {**_formulier(klant, client), **DELEN, "actie": "vaststellen"}
    pagina = client.post(f"/diagnose/{klant.klantnummer}/", velden, follow=True).content.decode()
    assert "De diagnose is vastgesteld: voldoende banen, onvolledig zoekgedrag." in pagina
    beeld = Clientbeeld.objects.get(klant=klant)
    assert (beeld.kwadrant, beeld.diagnose_op) == ("Q2", vandaag())
    blok = client.get(f"/diagnose/{klant.klantnummer}/blok/").content.decode()
    assert "De klant staat hier" in blok
    for component in ("Onvolledig", "Voldoende", "Komt afspraken na"):
        assert component in blok
    (regel,) = Gebeurtenis.objects.filter(klant=klant, soort="diagnose")
    assert (regel.medewerker, regel.partner) == (bram, bram.partner)


@pytest.mark.eis("D-27")
def test_een_ander_kwadrant_verandert_contact_en_herdiagnose(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    Ketenarrangement.objects.get(kwadrant="Q4").portfolio.add(
        Instrument.objects.create(code="competentietest", naam="Competentietest")
    )
    _stel_vast(klant, bram)
    beeld = Clientbeeld.objects.get(klant=klant)
    eerst = beeld.herdiagnose_op
    assert eerst is not None and 88 <= (eerst - vandaag()).days <= 93
    pagina = als(bram).get(f"/diagnose/{klant.klantnummer}/eerder/")
    assert pagina.context["volgend_contact"] == vandaag() + datetime.timedelta(days=14)
    _stel_vast(klant, bram, banenaanbod="onvoldoende")
    pagina = als(bram).get(f"/diagnose/{klant.klantnummer}/eerder/")
    assert pagina.context["volgend_contact"] == vandaag() + datetime.timedelta(days=7)
    beeld.refresh_from_db()
    assert beeld.herdiagnose_op is not None and beeld.herdiagnose_op < eerst


@pytest.mark.eis("D-27")
def test_het_arrangement_van_de_locatie_gaat_voor_het_landelijke(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker, klant: Klant
) -> None:
    for locatie, maanden in ((apeldoorn, 12), (gouda, 1)):
        Ketenarrangement.objects.create(
            locatie=locatie, kwadrant="Q2", contact_om_de_dagen=21, herdiagnose_na_maanden=maanden
        )
    _stel_vast(klant, bram)
    beeld = Clientbeeld.objects.get(klant=klant)
    assert beeld.herdiagnose_op is not None and (beeld.herdiagnose_op - vandaag()).days >= 365


def test_zonder_arrangement_kan_men_ook_verder(als: Als, bram: Medewerker, klant: Klant) -> None:
    Ketenarrangement.objects.all().delete()
    _stel_vast(klant, bram)
    assert Clientbeeld.objects.get(klant=klant).herdiagnose_op is None
    pagina = als(bram).get(f"/diagnose/{klant.klantnummer}/eerder/").content.decode()
    assert "nog geen arrangement vastgesteld" in pagina


@pytest.mark.eis("D-54")
def test_een_nieuwe_diagnose_sluit_de_taak_om_opnieuw_te_kijken(bram: Medewerker, klant: Klant) -> None:
    taak = Taak.objects.create(
        klant=klant, locatie=klant.locatie, voor=bram, soort="herdiagnose", vervalt_op=timezone.now()
    )
    _stel_vast(klant, bram)
    taak.refresh_from_db()
    assert taak.gedaan_op is not None and taak.gedaan_door == bram


@pytest.mark.eis("K-01", "D-01")
def test_twee_coaches_in_hetzelfde_concept_verliezen_niets(
    als: Als, bram: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    diagnosticeren.bewaar(klant=klant, versie=0, door=bram, zoekgedrag="optimaal")
    adres = f"/diagnose/{klant.klantnummer}/"
    van_bram, van_chaima = als(bram), als(chaima)
    bij_bram, bij_chaima = _formulier(klant, van_bram), _formulier(klant, van_chaima)
    van_bram.post(adres, {**bij_bram, "mogelijkheden": "Rijdt vrachtwagen.", "actie": "concept"})
    antwoord = van_chaima.post(adres, {**bij_chaima, "mogelijkheden": "Spreekt Pools.", "actie": "concept"})
    assert antwoord.status_code == 422
    pagina = antwoord.content.decode()
    assert "Rijdt vrachtwagen." in pagina and "Spreekt Pools." in pagina and "Bram Coach" in pagina
    nog_eens = _ingevuld(antwoord.context["form"])
    van_chaima.post(
        adres, {**nog_eens, "mogelijkheden": "Rijdt vrachtwagen, spreekt Pools.", "actie": "concept"}
    )
    concept = diagnosticeren.concept(klant)
    assert concept is not None and concept.mogelijkheden == "Rijdt vrachtwagen, spreekt Pools."
    assert concept.zoekgedrag == "optimaal"


@pytest.mark.eis("K-01")
def test_allebei_tegelijk_beginnen_geeft_een_concept(
    bram: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    diagnosticeren.bewaar(klant=klant, versie=0, door=bram, zoekgedrag="optimaal")
    with pytest.raises(VersieConflict) as conflict:
        diagnosticeren.bewaar(klant=klant, versie=0, door=chaima, zoekgedrag="onvolledig")
    assert conflict.value.opgeslagen.zoekgedrag == "optimaal"
    assert Diagnose.objects.count() == 1


@pytest.mark.eis("K-01")
def test_wat_een_collega_net_vaststelde_wordt_niet_ongezien_vervangen(
    als: Als, bram: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    adres = f"/diagnose/{klant.klantnummer}/"
    client = als(chaima)
    velden = {**_formulier(klant, client), **DELEN, "zoekgedrag": "optimaal", "actie": "vaststellen"}
    _stel_vast(klant, bram)
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 422
    assert Diagnose.objects.count() == 1
    nog_eens = _ingevuld(antwoord.context["form"])
    assert client.post(adres, {**nog_eens, "actie": "vaststellen"}).status_code == 302
    assert [punt.diagnose.zoekgedrag for punt in diagnosticeren.geschiedenis(klant)] == [
        "optimaal",
        "onvolledig",
    ]


def test_twee_keer_klikken_stelt_een_keer_vast(als: Als, bram: Medewerker, klant: Klant) -> None:
    client = als(bram)
    velden = {**_formulier(klant, client), **DELEN, "actie": "vaststellen"}
    client.post(f"/diagnose/{klant.klantnummer}/", velden)
    antwoord = client.post(f"/diagnose/{klant.klantnummer}/", velden)
    assert antwoord.status_code == 422 and "al verstuurd" in antwoord.content.decode()
    assert Diagnose.objects.count() == 1


@pytest.mark.eis("D-01", "K-09")
def test_wat_al_bekend_is_staat_naast_het_deel(als: Als, bram: Medewerker, klant: Klant) -> None:
    klant.belemmeringen.create(
        soort=BelemmeringSoortFabriek(naam="schulden"), van=vandaag(), toelichting="regeling loopt"
    )
    Opleiding.objects.create(klant=klant, naam="Verzorgende", niveau="mbo", jaar=2005, diploma=True)
    Werkervaring.objects.create(klant=klant, functie="kassamedewerker", van=datetime.date(2006, 1, 1))
    _stel_vast(klant, bram, kan_zoeken_toelichting="Heeft opvang geregeld.")
    delen = {
        punt.deel.veld: punt
        for punt in als(bram).get(f"/diagnose/{klant.klantnummer}/").context["form"].delen()
    }
    weten = {veld: [r for gegeven in punt.bekend for r in gegeven.regels] for veld, punt in delen.items()}
    assert weten["kan_zoeken"] == [
        "schulden: regeling loopt",
        "Ja, kan werk zoeken",
        "Heeft opvang geregeld.",
    ]
    assert weten["mogelijkheden"][0] == "Verzorgende (mbo 2 tot en met 4, 2005, diploma behaald)"
    assert weten["mogelijkheden"][1] == "kassamedewerker (2006 tot nu)"
    assert weten["naleving"] == ["Nog geen afspraken geweest", "Komt afspraken na"]


@pytest.mark.eis("D-26")
def test_de_lijst_toont_elke_diagnose_met_wie_wat_veranderde(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    _stel_vast(klant, anna, zoekgedrag_toelichting="Zoekt alleen in de krant.")
    _stel_vast(klant, bram, zoekgedrag="optimaal")
    pagina = als(bram).get(f"/diagnose/{klant.klantnummer}/eerder/")
    nieuw, oud = pagina.context["vaststellingen"]
    assert [(v.wat, v.was, v.werd) for v in nieuw.verschillen] == [
        ("Zoekgedrag", "onvolledig", "optimaal"),
        ("Zoekgedrag, toelichting", "Zoekt alleen in de krant.", ""),
    ]
    assert oud.verschillen == []
    tekst = pagina.content.decode()
    assert "Anna Intaker, CWI" in tekst and "Bram Coach, UWV" in tekst and "Eerder:" in tekst


def test_het_blok_wijst_de_volgende_stap(als: Als, anna: Medewerker, bram: Medewerker, klant: Klant) -> None:
    adres = f"/diagnose/{klant.klantnummer}/blok/"
    assert "Diagnose stellen" in als(bram).get(adres).content.decode()
    diagnosticeren.bewaar(klant=klant, versie=0, door=bram, zoekgedrag="optimaal")
    assert "Ga verder met de diagnose" in als(bram).get(adres).content.decode()
    anna.rollen = ["intaker"]
    anna.save()
    zonder = als(anna).get(adres).content.decode()
    assert "Een werkcoach stelt de diagnose" in zonder and "Diagnose stellen" not in zonder


def test_wie_hier_niet_werkt_vindt_niets(als: Als, dirk: Medewerker, klant: Klant) -> None:
    for deel in ("", "eerder/", "blok/"):
        assert als(dirk).get(f"/diagnose/{klant.klantnummer}/{deel}").status_code == 404
    assert not Inzage.objects.filter(klant=klant).exists()


def test_een_diagnose_stellen_is_het_werk_van_een_werkcoach(als: Als, anna: Medewerker, klant: Klant) -> None:
    anna.rollen = ["intaker"]
    anna.save()
    assert als(anna).get(f"/diagnose/{klant.klantnummer}/").status_code == 403
    assert als(anna).get(f"/diagnose/{klant.klantnummer}/eerder/").status_code == 200
