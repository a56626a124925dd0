"""Who makes the diagnosis, where it leads, and what moves between two diagnoses."""

import datetime
import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from diagnose import diagnosticeren, routeren, toewijzen
from diagnose.models import Diagnose, Ketenarrangement, Kwadrantoordeel, MedischAdvies
from diagnose.routeren import Zwaartepunt
from keten.fouten import NietToegestaan
from keten.instellingen import zet
from keten.models import Medewerker
from keten.rechten import rechten_van
from keten.tijd import vandaag
from klanten import contactdelen
from klanten.clientbeeld import werk_bij
from klanten.models import BelemmeringSoort, Clientbeeld, Klant, Overleg
from tests.conftest import Als
from tests.fabriek import RegimeFabriek, UitkeringFabriek
from tests.fabriek.diagnose import maak_uitslag
from tests.pagina import tekst

DELEN = {
    "kan_zoeken": "ja",
    "mogelijkheden": "Vijf jaar ervaring in de zorg.",
    "zoekgedrag": "onvolledig",
    "banenaanbod": "voldoende",
    "naleving": "goed",
    "koers": "zelf",
}


@pytest.fixture(autouse=True)
def _arrangementen(db: None) -> None:
    """How often to speak, per kwadrant."""
    for kwadrant, dagen in (("Q1", 28), ("Q2", 14), ("Q3", 28), ("Q4", 7)):
        Ketenarrangement.objects.create(
            kwadrant=kwadrant, contact_om_de_dagen=dagen, herdiagnose_na_maanden=3
        )


def stel_vast(klant: Klant, door: Medewerker, **anders: Any) -> Diagnose:
    """Establish on what stands there now."""
    vorige, concept = diagnosticeren.laatste(klant), diagnosticeren.concept(klant)
    gezien = {"versie": concept.versie if concept else 0, "vorige": vorige.pk if vorige else None}
    return diagnosticeren.stel_vast(klant=klant, door=door, **gezien, **{**DELEN, **anders})


def ingevuld(client: Any, adres: str, **velden: Any) -> dict[str, Any]:
    """The diagnosis form as the browser got it, with what somebody fills in."""
    form = client.get(adres).context["form"]
    waarden = {naam: form[naam].value() for naam in form.fields if not form.fields[naam].disabled}
    return {naam: w for naam, w in waarden.items() if w is not None and w is not False} | velden


@pytest.mark.eis("D-04")
def test_uwv_doet_deel_1_en_de_gemeente_vult_aan(
    klant: Klant, als: Als, bram: Medewerker, chaima: Medewerker
) -> None:
    adres, client = reverse("diagnose:diagnose", args=[klant.klantnummer]), als(bram)
    deel1 = {naam: DELEN[naam] for naam in ("kan_zoeken", "mogelijkheden", "zoekgedrag")}
    half = ingevuld(client, adres, **{**deel1, "zoekgedrag": ""}, wijze="gesplitst", actie="deel1")
    fout = client.post(adres, half)
    assert fout.context["form"].errors == {"zoekgedrag": ["Kies hoe het zoekgedrag is."]}
    assert not Diagnose.objects.exists()
    client.post(adres, ingevuld(client, adres, **deel1, wijze="gesplitst", actie="deel1"))
    assert "Bram Coach, UWV, rondde deel 1 af" in tekst(client.get(adres))
    taak = klant.taken.open().get(sleutel__startswith="diagnosedeel:")
    rest = {"banenaanbod": "voldoende", "naleving": "goed", "koers": "gemeente", "actie": "vaststellen"}
    assert "De gemeente vult aan" in tekst(client.post(adres, ingevuld(client, adres, **rest)))
    with pytest.raises(NietToegestaan, match="blijft zoals Bram Coach het invulde"):
        stel_vast(klant, chaima, zoekgedrag="optimaal", wijze="gesplitst")
    gemeente = als(chaima)
    anders = {**rest, "zoekgedrag": "optimaal"}  # typed past the closed field
    assert gemeente.post(adres, ingevuld(gemeente, adres, **anders)).status_code == 302
    diagnose = klant.diagnoses.get()
    assert (diagnose.deel1_door, diagnose.vastgesteld_door) == (bram, chaima)
    assert diagnose.zoekgedrag == "onvolledig"
    taak.refresh_from_db()
    assert taak.gedaan_door == chaima
    lijst = tekst(gemeente.get(reverse("diagnose:diagnoses", args=[klant.klantnummer])))
    assert "Deel 1 door Bram Coach, UWV" in lijst and "eerste diagnose" in lijst


@pytest.mark.eis("D-03", "D-04")
def test_een_duogesprek_is_van_twee_partners_van_deze_locatie(
    klant: Klant, als: Als, bram: Medewerker, chaima: Medewerker, els: Medewerker
) -> None:
    adres = reverse("diagnose:diagnose", args=[klant.klantnummer])
    uwv, gemeente = (als(wie).get(adres).context["form"] for wie in (bram, chaima))
    for veld in set(diagnosticeren.NAMEN) - {"tweede"}:
        assert (uwv[veld].label, uwv[veld].as_widget()) == (gemeente[veld].label, gemeente[veld].as_widget())
    for tweede, melding in ((None, "Kies met wie"), (bram, "twee partners"), (els, "stelt op")):
        with pytest.raises(NietToegestaan, match=melding):
            stel_vast(klant, bram, wijze="duo", tweede=tweede)
    with pytest.raises(NietToegestaan, match="Rond eerst deel 1 af"):
        stel_vast(klant, bram, wijze="gesplitst")
    assert stel_vast(klant, bram, wijze="duo", tweede=chaima).tweede == chaima
    zonder = {**DELEN, "wijze": "duo", "klant": klant, "begonnen_door": bram, "vastgesteld_door": bram}
    with pytest.raises(DatabaseError, match="diagnose_wijze_compleet"), transaction.atomic():
        Diagnose.objects.create(**zonder, partner=bram.partner, vastgesteld_op=timezone.now())


@pytest.mark.eis("D-09")
def test_de_diagnose_eindigt_met_een_koers_en_twijfel_wordt_een_overleg(
    klant: Klant, als: Als, bram: Medewerker, chaima: Medewerker
) -> None:
    with pytest.raises(ValidationError) as fout:
        stel_vast(klant, bram, koers="")
    assert fout.value.message_dict == {"koers": ["Kies hoe het verder gaat."]}
    with pytest.raises(NietToegestaan, match="geen WW"):
        stel_vast(klant, bram, koers="coach_ww")
    with pytest.raises(ValidationError, match="waarover u twijfelt"):
        stel_vast(klant, bram, koers="twijfel")
    adres, client = reverse("diagnose:diagnose", args=[klant.klantnummer]), als(bram)
    twijfel = {**DELEN, "koers": "twijfel", "koers_toelichting": "Past scholing?", "actie": "vaststellen"}
    antwoord = client.post(adres, ingevuld(client, adres, **twijfel))
    assert antwoord.context["form"].errors == {"overleg_met": ["Kies met wie u overlegt."]}
    assert not Diagnose.objects.exists()
    assert client.post(adres, ingevuld(client, adres, **twijfel, overleg_met=chaima.pk)).status_code == 302
    overleg = klant.overleggen.get()
    assert (overleg.soort, overleg.vraag) == (Overleg.Soort.DUAAL, "Past scholing?")
    assert toewijzen.stel_voor(klant) is None
    overdracht = ingevuld(client, adres, **{**DELEN, "koers": "overdracht"}, actie="vaststellen")
    pagina = client.post(adres, overdracht, follow=True)
    assert "een andere partner kan de klant beter" in pagina.context["form"]["reden"].value()


@pytest.mark.eis("D-08")
@pytest.mark.parametrize(
    ("koers", "kolom"),
    [("zelf", "cwi"), ("uwv", "uwv"), ("gemeente", "gemeente"), ("overdracht", "gemeente")],
)
def test_de_diagnose_stelt_een_organisatie_en_een_competentie_voor_bij_het_aanwijzen(
    klant: Klant, als: Als, anna: Medewerker, bram: Medewerker, chaima: Medewerker, koers: str, kolom: str
) -> None:
    partner = chaima.partner
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="wwb", kolom="gemeente"), partner=partner)
    stel_vast(klant, bram, koers=koers)
    pagina = als(anna).get(reverse("klanten:contactpersoon", args=[klant.klantnummer]))
    assert "Zoek iemand die goed is in: coachen op motivatie en zoekgedrag." in tekst(pagina)
    gekozen = Medewerker.objects.get(pk=pagina.context["form"]["medewerker"].value())
    assert gekozen.partner.kolom == kolom


@pytest.mark.eis("D-38")
def test_wie_zich_redt_krijgt_minder_geplande_contacten(klant: Klant, als: Als, bram: Medewerker) -> None:
    stel_vast(klant, bram)
    assert klant.beeld.contact_om_de_dagen == 14
    stel_vast(klant, bram, zelfredzaam=True)
    assert klant.beeld.contact_om_de_dagen == 28
    zet(code="zelfredzaam_factor", gebied=klant.locatie, waarde=3)
    stel_vast(klant, bram, zelfredzaam=True)
    assert klant.beeld.contact_om_de_dagen == 42
    blok = tekst(als(bram).get(reverse("diagnose:blok", args=[klant.klantnummer])))
    assert "licht arrangement" in blok


@pytest.mark.eis("D-28")
def test_bij_een_contact_verandert_het_kwadrant_met_wat_er_gezien_is(
    klant: Klant, als: Als, bram: Medewerker, hanna: Medewerker
) -> None:
    adres = reverse("klanten:contact_nieuw", args=[klant.klantnummer])
    client, nu = als(bram), timezone.localtime()
    assert "kwadrant" not in client.get(adres).context["form"].fields
    stel_vast(klant, bram)
    assert not contactdelen.velden(klant, rechten_van(hanna.rollen))
    contact = {
        "datum": f"{nu:%d-%m-%Y}",
        "tijd": "00:00",
        "kanaal": "balie",
        "richting": "uit",
        "identiteit": "document",
        "document_kenmerk": "SPECI2014",
        "activiteiten": "Vier brieven.",
        "ondersteuning": "Cv.",
        "resultaten": "Geen.",
        "bijgesteld": "nee",
    }

    def leg_vast(**velden: str) -> Any:
        return client.post(adres, {**contact, "indiening": str(uuid.uuid4()), **velden})

    fout = leg_vast(kwadrant="Q1", kwadrant_gezien="Q2", kwadrant_waarneming=" ")
    assert (fout.status_code, "Vul in wat u zag" in tekst(fout)) == (422, True)
    oud = leg_vast(kwadrant="Q1", kwadrant_gezien="Q4", kwadrant_waarneming="Zoekt breed.")
    assert (oud.status_code, klant.contactmomenten.count()) == (422, 0)
    assert leg_vast(kwadrant="Q2", kwadrant_gezien="Q2").status_code == 302
    assert (
        leg_vast(kwadrant="Q1", kwadrant_gezien="Q2", kwadrant_waarneming="Zoekt breed.").status_code == 302
    )
    assert leg_vast(kwadrant_gezien="Q1").status_code == 302
    beeld = Clientbeeld.objects.get(klant=klant)
    assert (beeld.kwadrant, beeld.contact_om_de_dagen) == ("Q1", 28)
    assert [str(punt) for punt in klant.kwadrantoordelen.all()] == ["van Q2 naar Q1", "Q2 bevestigd"]
    with pytest.raises(DatabaseError, match="blijft_staan"), transaction.atomic():
        Kwadrantoordeel.objects.update(kwadrant="Q4", waarneming="toch")
    lijst = tekst(client.get(reverse("diagnose:diagnoses", args=[klant.klantnummer])))
    assert "Van Q2 naar Q1." in lijst and "Zoekt breed." in lijst


@pytest.mark.eis("D-06")
def test_twee_diagnoses_staan_naast_elkaar_met_wat_veranderde(
    klant: Klant, als: Als, bram: Medewerker, anna: Medewerker, dirk: Medewerker
) -> None:
    adres, client = reverse("diagnose:diagnoses_vergelijken", args=[klant.klantnummer]), als(bram)
    stel_vast(klant, anna)
    assert "nog maar één diagnose" in tekst(client.get(adres))
    stel_vast(klant, bram, zoekgedrag="optimaal", zelfredzaam=True)
    derde = stel_vast(klant, bram, koers="uwv")
    eerste = klant.diagnoses.last()
    anders = {punt.wat for punt in client.get(adres).context["verschillen"] if not punt.gelijk}
    assert anders == {"Zoekgedrag", "Redt zich met weinig hulp", "Koers"}
    pagina = client.get(adres, {"links": eerste.pk if eerste else 0, "rechts": derde.pk})
    assert {punt.wat for punt in pagina.context["verschillen"] if not punt.gelijk} == {"Koers"}
    assert client.get(adres, {"links": "999999", "rechts": "x"}).status_code == 200
    assert als(dirk).get(adres).status_code == 404


@pytest.mark.eis("D-24")
def test_route_a_is_van_alle_partners_en_route_b_van_de_re_integratie(
    klant: Klant, als: Als, bram: Medewerker
) -> None:
    stel_vast(klant, bram)
    adres = reverse("diagnose:blok", args=[klant.klantnummer])
    assert routeren.zwaartepunt(klant) is None
    for route, zwaartepunt, zin in (
        ("A", Zwaartepunt.SAMEN, "zijn samen verantwoordelijk"),
        ("B", Zwaartepunt.REINTEGRATIE, "het zwaartepunt ligt bij re-integratie"),
    ):
        werk_bij(klant, route=route)
        assert routeren.zwaartepunt(klant) is zwaartepunt
        assert zin in tekst(als(bram).get(adres))


@pytest.mark.eis("D-16")
@pytest.mark.usefixtures("beslisboom")
def test_de_route_vraagt_motivatie_en_zoekgedrag_en_waarschuwt_voor_een_oude_toets(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    adres, client = reverse("diagnose:routeren", args=[klant.klantnummer]), als(anna)
    velden = {veld.name: veld.value() or "" for veld in client.get(adres).context["besluit"].hidden_fields()}
    kaal = client.post(adres, {**velden, "actie": "besluit", "besluit": "A"})
    assert kaal.status_code == 422
    for melding in ("Kies hoe de motivatie is.", "Kies hoe het zoekgedrag is."):
        assert melding in tekst(kaal)
    beeld = {"motivatie": "wisselend", "zoekgedrag": "onbekend"}
    assert client.post(adres, {**velden, **beeld, "actie": "besluit", "besluit": "A"}).status_code == 302
    keuze = klant.routeringen.get()
    assert (keuze.motivatie, keuze.zoekgedrag, keuze.voorlopig) == ("wisselend", "onbekend", True)
    maak_uitslag(klant, "zelftest", geldig_tot=vandaag() - datetime.timedelta(days=1))
    assert "De uitslag van de zelftest is verouderd" in tekst(client.get(adres))


@pytest.mark.eis("D-51")
@pytest.mark.usefixtures("beslisboom")
def test_het_medisch_advies_gaat_bij_de_route_voor_de_klacht_zelf(
    klant: Klant, als: Als, bram: Medewerker
) -> None:
    soort = BelemmeringSoort.objects.get(code="medisch")
    klacht = klant.belemmeringen.create(soort=soort, van=klant.aangemeld_op)
    assert routeren.adviseer(klant).route == "B"
    nu = timezone.now()
    advies = MedischAdvies.objects.create(
        klant=klant,
        belemmering=klacht,
        gevraagd_door=bram,
        uiterlijk=nu,
        toegestaan=["gesprek"],
        toestemming_op=nu,
        toestemming_wijze="gesprek",
        stand="gegeven",
        beschikbaar=True,
        beschikbaar_vanaf=vandaag(),
        gegeven_door=bram,
        afgerond_op=nu,
    )
    assert routeren.adviseer(klant).route == "A"
    pagina = tekst(als(bram).get(reverse("diagnose:routeren", args=[klant.klantnummer])))
    assert "Volgens het medisch advies is de klant binnen 4 weken beschikbaar" in pagina
    MedischAdvies.objects.filter(pk=advies.pk).update(beschikbaar=False)
    nee = routeren.adviseer(klant)
    assert (nee.route, "niet binnen 4 weken" in nee.bijgesteld) == ("B", True)
    klacht.tot = vandaag()
    klacht.save()
    assert routeren.adviseer(klant).route == "A", "de klacht is voorbij"
