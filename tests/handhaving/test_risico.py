"""From the question lists to a colour that a person sets, and who may know of it."""

import datetime

import pgtrigger
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from diagnose.models import Afname, Jongerenarrangement, Simulatie, Toets
from diagnose.tasks import voer_simulatie_uit
from handhaving.models import (
    Kleur,
    Risicobeoordeling,
    Risicogrenzen,
    Risicoprofiel,
    Risicostand,
    Vervolgmaatregel,
)
from handhaving.monitor import algoritmes
from handhaving.risico import adviseren, beoordelen, lijsten, profielen
from handhaving.risico import instellingen as eigen
from keten import instellingen
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker, Regelset, Regelversie
from keten.tijd import vandaag
from klanten import clientbeeld
from klanten.models import Gebeurtenis, Klant, Situatie, Taak
from tests.conftest import Als
from tests.fabriek import (
    KetenpartnerFabriek,
    KlantFabriek,
    MedewerkerFabriek,
    RegimeFabriek,
    UitkeringFabriek,
)
from tests.handhaving.risicowereld import adres, stel_vast, verborgen, vul_alles_in, vul_in
from tests.pagina import tekst, vragen

pytestmark = pytest.mark.usefixtures("lijsten_en_profielen")


# --- questions and advice -------------------------------------------------------------------------------


@pytest.mark.eis("H-11", "H-14", "H-15")
def test_van_vragenlijst_naar_kleur(klant: Klant, als: Als, anna: Medewerker) -> None:
    client, url = als(anna), adres("risico", klant)
    assert "Er is nog geen advies" in tekst(client.get(url))
    with pytest.raises(NietToegestaan, match="Vul eerst in: nalevingsbereidheidstoets, fraudescorekaart"):
        stel_vast(klant, "groen", anna)
    naar_lijst = client.post(url, {"actie": "begin", "toets": "fraudescorekaart"})
    assert naar_lijst.headers["Location"].startswith(f"/diagnose/{klant.klantnummer}/toetsen/")
    Afname.objects.all().delete()
    vul_alles_in(klant, anna, compleet=False, klopt=False)
    pagina = tekst(client.get(url))
    for deel in (
        "Het portaal adviseert oranje",
        "Bewijsstukken ontbreken",
        "2 punten",
        "Fraudescorekaart, versie 1",
    ):
        assert deel in pagina
    gezien = verborgen(client, url)
    zonder_reden = client.post(url, {**gezien, "besluit": "groen", "reden": "", "opnieuw_op": ""})
    assert zonder_reden.status_code == 422
    assert "U wijkt af van het advies" in tekst(zonder_reden)
    met_reden = {**verborgen(client, url), "besluit": "groen", "reden": "De stukken kwamen vandaag."}
    gelukt = client.post(url, {**met_reden, "opnieuw_op": "01-03-2027"}, follow=True)
    assert "wijkt af van het advies" in tekst(gelukt) and "De stukken kwamen vandaag." in tekst(gelukt)
    [beoordeling] = klant.risicobeoordelingen.all()
    assert (beoordeling.advies, beoordeling.besluit, beoordeling.punten) == ("oranje", "groen", 5)
    assert {deel["bron"] for deel in beoordeling.bijdragen} == {
        "Fraudescorekaart",
        "Nalevingsbereidheidstoets",
    }
    assert beoordeling.gebruikt["toetsen"][0]["versie"] == 1
    assert client.get(adres("beoordeling", klant, beoordeling.pk)).status_code == 200
    assert client.post(url, met_reden).status_code == 422, "hetzelfde formulier werkt maar één keer"


@pytest.mark.eis("H-11")
def test_de_scorekaart_telt_per_uitkering_en_toetsgebied(klant: Klant, anna: Medewerker) -> None:
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="wwb", kolom="gemeente"))
    afname = vul_in(klant, "fraudescorekaart", anna, uren=False, inkomsten=False, huishouden=False)
    gebieden = {deel["naam"]: deel["punten"] for deel in afname.uitslag["gebieden"]}
    assert gebieden == {"gegevens": 0, "inkomsten": 3, "woonsituatie": 3, "verplichtingen": 0}


@pytest.mark.eis("H-12", "H-13")
def test_een_profiel_opent_alleen_vragen(klant: Klant, anna: Medewerker, als: Als) -> None:
    UitkeringFabriek(klant=klant, regime__code="wwb", regime__kolom="gemeente")
    vul_alles_in(klant, anna)
    assert adviseren.adviseer(klant).kleur == Kleur.GROEN
    Situatie.objects.filter(klant=klant).update(woonvorm="kost")
    advies = adviseren.adviseer(klant)
    assert advies.kleur is None, "een profiel geeft zelf geen kleur"
    assert [treffer.profiel.naam for treffer in advies.treffers] == ["Kamerbewoner of kostganger"]
    pagina = tekst(als(anna).get(adres("risico", klant)))
    assert "Dit zegt nog niets over deze klant" in pagina and "Vragen over de woonsituatie" in pagina
    vul_in(klant, "profiel-wonen", anna)
    assert adviseren.adviseer(klant).kleur == Kleur.GROEN, "alleen de antwoorden tellen"
    clientbeeld.werk_bij(klant, intake_op=vandaag())
    lijst = tekst(als(anna).get(reverse("handhaving:risicolijst")))
    assert klant.naam in lijst and "Kamerbewoner of kostganger" in lijst


@pytest.mark.parametrize(
    ("punten", "kleur"), [(0, "groen"), (3, "groen"), (4, "oranje"), (7, "oranje"), (8, "rood"), (90, "rood")]
)
def test_de_grens_zelf_hoort_bij_de_zwaardere_kleur(punten: int, kleur: str) -> None:
    assert Risicogrenzen(oranje_vanaf=4, rood_vanaf=8).kleur(punten) == kleur


def test_een_verouderde_lijst_telt_niet_meer(klant: Klant, anna: Medewerker) -> None:
    vul_alles_in(klant, anna)
    morgen_oud = vandaag() - datetime.timedelta(days=1)
    with transaction.atomic(), pytest.raises(DatabaseError), transaction.atomic():
        Afname.objects.update(geldig_tot=morgen_oud)
    lijst = adviseren.adviseer(klant).lijsten[0]
    assert lijst.afname is not None
    lijst.afname.geldig_tot = morgen_oud
    assert not lijst.telt


def test_grenzen_van_de_locatie_gaan_voor_en_tellen_niet_terug(klant: Klant, anna: Medewerker) -> None:
    vul_alles_in(klant, anna, compleet=False)
    eerste = stel_vast(klant, "groen", anna)
    Risicogrenzen.objects.create(locatie=klant.locatie, geldig_van=vandaag(), oranje_vanaf=1, rood_vanaf=5)
    with pytest.raises(NietToegestaan, match="intussen veranderd"):
        stel_vast(klant, "groen", anna, gezien=f"groen:{eerste.grenzen_id}:")
    assert stel_vast(klant, "oranje", anna).advies == "oranje"
    assert klant.risicobeoordelingen.last() == eerste


# --- deciding -------------------------------------------------------------------------------------------


@pytest.mark.eis("H-17", "H-21", "H-55")
def test_opnieuw_beoordelen_laat_beide_zien_ook_bij_een_andere_organisatie(
    klant: Klant, als: Als, anna: Medewerker, hanna: Medewerker
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=anna)
    vul_alles_in(klant, anna)
    dag = vandaag() + datetime.timedelta(days=30)
    eerste = stel_vast(klant, "rood", anna, reden="Verklaringen spreken elkaar tegen.", opnieuw_op=dag)
    taak = klant.taken.open().get(soort=Taak.Soort.RISICO)
    assert (taak.voor, timezone.localdate(taak.vervalt_op)) == (anna, dag)
    assert (eerste.partner, klant.risicostand.kleur) == (anna.partner, "rood")
    stel_vast(klant, "groen", hanna)
    assert not klant.taken.open().filter(soort=Taak.Soort.RISICO).exists()
    Taak.objects.create(
        klant=klant,
        locatie=klant.locatie,
        voor=hanna,
        soort="controle",
        omschrijving="x",
        vervalt_op=timezone.now(),
    )
    pagina = tekst(als(hanna).get(adres("risico", klant)))
    assert "Rood: gevaarzone" in pagina and "Groen: geen verhoogd risico" in pagina
    assert "Anna Intaker" in pagina and str(anna.partner) in pagina
    assert "groen: geen verhoogd risico" in tekst(als(hanna).get(adres("blok", klant)))


def test_wat_iemand_besloot_kan_niet_weg(klant: Klant, anna: Medewerker) -> None:
    vul_alles_in(klant, anna)
    beoordeling = stel_vast(klant, "oranje", anna, reden="Gesprek.")
    for handeling in (
        lambda: Risicobeoordeling.objects.update(besluit="groen"),
        lambda: beoordeling.delete(),
        lambda: Vervolgmaatregel.objects.all().delete(),
        lambda: Risicogrenzen.objects.update(oranje_vanaf=1),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            handeling()


def test_wie_het_niet_mag_kan_geen_kleur_vaststellen(
    klant: Klant, anna: Medewerker, dirk: Medewerker, els: Medewerker
) -> None:
    vul_alles_in(klant, anna)
    for vreemde in (dirk, els):
        with pytest.raises(RechtOntbreekt):
            stel_vast(klant, "groen", vreemde)
    with pytest.raises(NietToegestaan, match="dag na vandaag"):
        stel_vast(klant, "groen", anna, opnieuw_op=vandaag())
    with pytest.raises(ValidationError):
        stel_vast(klant, "paars", anna, reden="Zomaar.")


@pytest.mark.eis("H-50", "D-72")
def test_een_locatie_schakelt_sturing_en_jongeren(klant: Klant, anna: Medewerker, als: Als) -> None:
    UitkeringFabriek(klant=klant, regime__code="wwb", regime__kolom="gemeente")
    vul_alles_in(klant, anna)
    clientbeeld.werk_bij(klant, intake_op=vandaag())
    Situatie.objects.filter(klant=klant).update(woonvorm="kost")
    jongeren = Jongerenarrangement.objects.create(klant=klant, vorm="mix", casemanager=anna)
    with pytest.raises(NietToegestaan, match="jongerenloket"):
        stel_vast(klant, "groen", anna)
    assert not lijsten.kies(klant.locatie, "zonder").exists()
    assert not profielen.treffers(klant)
    instellingen.zet(code=eigen.JONGEREN, gebied=klant.locatie, waarde=True)
    assert [treffer.profiel.naam for treffer in profielen.treffers(klant)] == ["Kamerbewoner of kostganger"]
    assert lijsten.kies(klant.locatie, "zonder").get() == klant
    assert beoordelen.waarom_niet(klant) == ""
    jongeren.delete()
    mila = MedewerkerFabriek(
        partner=KetenpartnerFabriek(code="gemeente-apeldoorn"), rollen=["mt_lid"], locaties=[klant.locatie]
    )
    client, url = als(mila), reverse("handhaving:sturing")
    keuzes = {**verborgen(client, url), "risico_toetsen": ["fraudescorekaart"], "risico_opnieuw": "6"}
    assert client.post(url, {**keuzes, "sturing_signaal": "on"}).status_code == 302
    assert client.post(url, {**keuzes, "sturing_risico": "on"}).status_code == 422, "van een oude bladzijde"
    overzicht = tekst(client.get(reverse("handhaving:locatie")))
    assert (
        "Risicosturing uit" in overzicht
        and "Signaalsturing aan" in overzicht
        and "Steekproeven uit" in overzicht
    )
    assert "werkt nu niet met risicosturing" in beoordelen.waarom_niet(klant)
    assert not profielen.treffers(klant)


# --- who may know ---------------------------------------------------------------------------------------


@pytest.mark.eis("H-09", "H-55")
def test_de_lijst_vraagt_niet_meer_bij_meer_klanten(apeldoorn: Locatie, anna: Medewerker, als: Als) -> None:
    url, client = reverse("handhaving:risicolijst"), als(anna)
    for nummer in range(2):
        klant = KlantFabriek(locatie=apeldoorn, achternaam=f"Klant{nummer}")
        clientbeeld.werk_bij(klant, intake_op=vandaag())
    lijst = tekst(client.get(url))
    assert "Klant1" in lijst and "nog niet beoordeeld" in lijst and "gevaarzone" not in lijst
    weinig = vragen(client, url)
    for _ in range(8):
        clientbeeld.werk_bij(KlantFabriek(locatie=apeldoorn), intake_op=vandaag())
    assert vragen(client, url) == weinig


@pytest.mark.eis("H-14", "H-55")
def test_niemand_anders_komt_iets_te_weten(
    klant: Klant, als: Als, anna: Medewerker, dirk: Medewerker, els: Medewerker
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=anna)
    vul_alles_in(klant, anna)
    stel_vast(
        klant, "rood", anna, reden="Verklaring past niet.", opnieuw_op=vandaag() + datetime.timedelta(days=9)
    )
    paginas = [adres(naam, klant) for naam in ("risico", "blok", "vervolg_nieuw")]
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    anderen = {
        rol: MedewerkerFabriek(partner=gemeente, rollen=[rol], locaties=[klant.locatie])
        for rol in ("kcc", "rmc", "teamleider", "mt_lid", "privacycontact")
    }
    for wie in (*anderen.values(), els):
        client = als(wie)
        lijst = reverse("handhaving:risicolijst")
        assert {client.get(pagina).status_code for pagina in (*paginas, lijst)} == {403}
    client = als(dirk)
    assert {client.get(pagina).status_code for pagina in paginas} == {404}
    geheim = ("gevaarzone", "rood", "Gesprek over rechten", "Beoordeel het risico", "risico is beoordeeld")
    kcc = anderen["kcc"]
    Taak.objects.create(
        klant=klant,
        locatie=klant.locatie,
        voor=kcc,
        soort="vraag",
        omschrijving="Bel",
        vervalt_op=timezone.now(),
    )
    dossier = [
        reverse(f"klanten:{naam}", args=[klant.klantnummer])
        for naam in ("dossier", "tijdlijn", "wijzigingen")
    ]
    client = als(kcc)
    for url in dossier:
        antwoord = client.get(url)
        assert antwoord.status_code == 200
        assert not [woord for woord in geheim if woord in tekst(antwoord)], url
    assert not Taak.objects.voorraad_van(kcc, klant.locatie).filter(soort__in=Taak.HANDHAVING).exists()
    marieke = als(klant.gebruiker)
    for url in ("/klanten/mijn/", "/handhaving/mijn/uitleg/", "/klanten/mijn/inzage/?deel=verloop"):
        assert not [woord for woord in geheim if woord in tekst(marieke.get(url))], url
    assert marieke.get(adres("risico", klant)).status_code == 403
    assert not klant.gebeurtenissen.filter(
        soort=Gebeurtenis.Soort.HANDHAVING, zichtbaar_voor_klant=True
    ).exists()
    assert Risicostand.objects.filter(klant=klant).exists()


def test_de_klant_vraagt_uitleg_en_krijgt_woorden_geen_kleur(
    klant: Klant, als: Als, anna: Medewerker, dirk: Medewerker
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=anna)
    vul_alles_in(klant, anna, klopt=False)
    stel_vast(klant, "groen", anna)
    marieke, mijn = als(klant.gebruiker), reverse("handhaving:mijn_uitleg")
    verzoek = {**verborgen(marieke, mijn), "vraag": "Waarom kreeg ik dit gesprek?"}
    assert "U krijgt uiterlijk" in tekst(marieke.post(mijn, verzoek, follow=True))
    assert marieke.post(mijn, verzoek).status_code == 422
    open_verzoek = klant.uitlegverzoeken.get()
    taak = klant.taken.open().get(sleutel=f"risico_uitleg:{open_verzoek.pk}")
    assert (taak.voor, taak.vervalt_op) == (anna, open_verzoek.uiterlijk)
    url, client = adres("uitleg", klant, open_verzoek.pk), als(anna)
    assert "Gegevens kloppen niet" in tekst(client.get(url))
    antwoord = {**verborgen(client, url), "antwoord": "Een adres klopte niet. Dat is nu hersteld."}
    assert client.post(url, {**antwoord, "antwoord": " "}).status_code == 422
    assert client.post(url, antwoord).status_code == 302
    pagina = tekst(marieke.get(mijn))
    assert "Een adres klopte niet" in pagina and "groen" not in pagina
    assert not klant.taken.open().filter(pk=taak.pk).exists()
    assert als(dirk).get(url).status_code == 404
    anna.locaties.clear()  # moved on, and still the contact person: asking must not break on that
    opnieuw = {**verborgen(marieke, mijn), "vraag": "En waarom nu weer?"}
    assert marieke.post(mijn, opnieuw).status_code == 302
    assert klant.taken.open().get(sleutel__startswith="risico_uitleg:").voor is None


@pytest.mark.eis("H-12")
def test_een_locatie_maakt_een_profiel_met_alleen_wat_mag(
    apeldoorn: Locatie, gouda: Locatie, klant: Klant, als: Als
) -> None:
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    client = als(MedewerkerFabriek(partner=gemeente, rollen=["mt_lid"], locaties=[apeldoorn]))
    van_gouda = MedewerkerFabriek(partner=gemeente, rollen=["mt_lid"], locaties=[gouda])
    nieuw = reverse("handhaving:profiel_nieuw")
    toets = Toets.objects.get(code="profiel-wonen").pk
    velden = {"naam": "Lang zonder werk", "uitleg": "Ervaring van vorig jaar.", "toets": toets}
    gemaakt = client.post(nieuw, {**verborgen(client, nieuw), **velden})
    regel = gemaakt.headers["Location"] + "regel/"
    assert "nog geen regel" in tekst(client.get(reverse("handhaving:profielen")))
    assert client.post(nieuw, {**verborgen(client, nieuw), **velden}).status_code == 422, "naam bestaat"
    pagina = client.get(regel)
    keuzes = {feit.code for feit in pagina.context["feiten"]}
    assert "maanden_werkloos" in keuzes and not keuzes & {"belemmeringen", "leeftijd", "route", "regimes"}
    rij = {"criterium": "Lang", "feit": "maanden_werkloos", "vergelijking": "groter_gelijk", "waarde": "0"}
    formulier = {
        **verborgen(client, regel),
        "rij-TOTAL_FORMS": "1",
        "rij-INITIAL_FORMS": "0",
        "opbouw": "een",
        "van": f"{vandaag():%d-%m-%Y}",
        "toelichting": "proef",
        **{f"rij-0-{naam}": waarde for naam, waarde in rij.items()},
    }
    assert client.post(regel, {**formulier, "rij-0-feit": "leeftijd", "actie": "bewaar"}).status_code == 422
    assert "Wie zou dit profiel krijgen?" in tekst(client.post(regel, {**formulier, "actie": "controleer"}))
    assert client.post(regel, {**formulier, "actie": "bewaar"}).status_code == 302
    oud = {**formulier, "indiening": verborgen(client, regel)["indiening"], "actie": "bewaar"}
    assert "stelde intussen een versie vast" in tekst(client.post(regel, oud))
    assert "versie 1" in tekst(client.get(reverse("handhaving:profielen")))
    situatie = {"een": [{"feit": "situatie", "is": "bekend"}, {"feit": "heeft_ww", "is": "bekend"}]}
    diep = {"alle": [{"een": [{"alle": [situatie, situatie]}, situatie]}, situatie]}
    with pgtrigger.ignore():
        Regelversie.objects.filter(regelset__locatie=apeldoorn).update(boom=diep)
    assert "Versie 1 blijft gelden" in tekst(client.get(regel)), "te diep voor rijen: niet stil vervangen"
    assert client.get(regel + "?leeg=ja").context["form"]
    code = gemaakt.headers["Location"].split("/")[-2]
    assert [treffer.profiel.code for treffer in profielen.treffers(klant)] == [code]
    _stop_profiel(client, code, klant)
    assert als(van_gouda).get(reverse("handhaving:profiel_wijzigen", args=[code])).status_code == 404
    verbodspagina = tekst(client.get(reverse("handhaving:risicofeiten")))
    assert "Nationaliteit" in verbodspagina and "is geen feit in het portaal" in verbodspagina


def _stop_profiel(client: Client, code: str, klant: Klant) -> None:
    """It gets another name and a last day; nobody overwrites a colleague, and afterwards it marks nobody."""
    url = reverse("handhaving:profiel_wijzigen", args=[code])
    gisteren, oud = vandaag() - datetime.timedelta(days=1), verborgen(client, url)
    velden = {"naam": "Zonder werk", "uitleg": "Proef.", "tot": f"{vandaag():%d-%m-%Y}"}
    assert client.post(url, {**oud, **velden, "tot": f"{gisteren:%d-%m-%Y}"}).status_code == 422
    assert client.post(url, {**oud, **velden}).status_code == 302
    assert client.post(url, {**oud, **velden, "naam": "Van een collega"}).status_code == 422
    assert [treffer.profiel.naam for treffer in profielen.treffers(klant)] == ["Zonder werk"]
    Risicoprofiel.objects.filter(code=code).update(tot=gisteren)
    assert not profielen.treffers(klant)
    assert "gestopt" in tekst(client.get(reverse("handhaving:profielen")))
    assert "Dit profiel doet niet meer mee" in tekst(client.get(reverse("handhaving:profiel", args=[code])))
    assert not algoritmes.regels().filter(regelset__code=code).exists()
    assert [regels.laatste_dag for regels in algoritmes.gestopt().filter(code=code)] == [gisteren]
    assert date_format(gisteren, "j b Y") in tekst(client.get(reverse("handhaving:algoritmes")))


@pytest.mark.eis("H-12")
def test_een_regel_proberen_gaat_op_de_achtergrond_door_als_het_lang_duurt(
    apeldoorn: Locatie, gouda: Locatie, als: Als
) -> None:
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    mila, ver = (
        MedewerkerFabriek(partner=gemeente, rollen=["mt_lid"], locaties=[plek]) for plek in (apeldoorn, gouda)
    )
    simulatie = Simulatie.objects.create(
        regelset=Regelset.objects.get(code="profiel-kamer"),
        boom={"een": []},
        locatie=apeldoorn,
        op=vandaag(),
        gemaakt_door=mila,
        stand="bezig",
        totaal=3,
        gedaan=1,
    )
    url = reverse("handhaving:profielproef", args=["profiel-kamer", simulatie.pk])
    client = als(mila)
    assert "1 van 3 klanten gedaan" in tekst(client.get(url, headers={"HX-Request": "true"}))
    voer_simulatie_uit(simulatie.pk)
    assert "Van de 0 klanten in begeleiding" in tekst(client.get(url))
    assert als(ver).get(url).status_code == 404


def test_wie_het_recht_verloor_leest_geen_taken_van_handhaving(
    klant: Klant, anna: Medewerker, als: Als
) -> None:
    for soort, wat in (("controle", "Controleer de woonsituatie"), ("contact", "Bel terug")):
        Taak.objects.create(
            klant=klant,
            locatie=klant.locatie,
            voor=anna,
            soort=soort,
            omschrijving=wat,
            vervalt_op=timezone.now(),
        )
    assert Taak.objects.voorraad_van(anna, klant.locatie).count() == 2
    anna.rollen = ["kcc"]
    anna.save()
    assert [taak.soort for taak in Taak.objects.voorraad_van(anna, klant.locatie)] == ["contact"]
    assert "Controleer de woonsituatie" not in tekst(als(anna).get("/"))
