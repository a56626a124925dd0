"""Questions of employers: taken down, assigned, passed on, answered, and open again."""

import html
import re
import uuid
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Gebruiker, Locatie, Medewerker, Team
from klanten import lopend, taken
from klanten.models import Inzage, Klant, Situatie, Taak
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, MedewerkerFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    ContactpersoonFabriek,
    WerkgeverFabriek,
    WerkgeversvraagFabriek,
)
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk
from werkgevers import doorzetten, mailen, meehelpen, vraagwerknemers, vragen_toewijzen
from werkgevers import vragen as register
from werkgevers.models import Doorzending, Instantie, Werkgever, Werkgeversvraag

LIJST = "/werkgevers/vragen/"
NIEUW = "/werkgevers/vragen/nieuw/"


@pytest.fixture
def werkgever(apeldoorn: Locatie, els: Medewerker) -> Werkgever:
    """Zorggroep Noord, with Els as accountmanager."""
    werkgever = WerkgeverFabriek(naam="Zorggroep Noord", locatie=apeldoorn, kvk_nummer="12345678")
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    return werkgever


@pytest.fixture
def belastingdienst(db: None) -> Instantie:
    """A body that questions go to."""
    return Instantie.objects.create(code="belastingdienst", naam="Belastingdienst")


def _velden(**anders: str) -> dict[str, str]:
    return {
        "bedrijf": "Zorggroep Noord",
        "kanaal": "balie",
        "soort": "reintegratie",
        "vraag": "Wie helpt bij ziekte?",
        "indiening": str(uuid.uuid4()),
        **anders,
    }


def _adres(vraag: Werkgeversvraag, soort: str = "") -> str:
    if soort:
        return reverse("werkgevers:vraag_actie", args=[vraag.pk, soort])
    return reverse("werkgevers:vraag", args=[vraag.pk])


def _post(als: Als, wie: Medewerker, adres: str, **velden: str) -> str:
    antwoord = als(wie).post(adres, {"indiening": str(uuid.uuid4()), **velden}, follow=True)
    return tekst(antwoord)


@pytest.mark.eis("W-05")
@pytest.mark.parametrize("kanaal", ["balie", "telefoon", "email"])
def test_een_vraag_over_elk_kanaal_staat_in_dezelfde_lijst(
    als: Als, anna: Medewerker, els: Medewerker, werkgever: Werkgever, kanaal: str
) -> None:
    antwoord = als(anna).post(NIEUW, _velden(kanaal=kanaal), follow=True)
    assert "De vraag ligt bij Els Accountmanager" in tekst(antwoord)
    rij = Werkgeversvraag.objects.get()
    assert (rij.werkgever, rij.kanaal, rij.behandelaar) == (werkgever, kanaal, els)
    lijst = tekst(als(els).get(LIJST))
    assert "Wie helpt bij ziekte?" in lijst
    assert rij.get_kanaal_display().capitalize() in lijst


@pytest.mark.eis("W-05")
def test_een_vraag_van_een_onbekend_bedrijf_wordt_later_gekoppeld(
    als: Als, els: Medewerker, werkgever: Werkgever
) -> None:
    als(els).post(NIEUW, _velden(bedrijf="Zorggroep"))
    rij = Werkgeversvraag.objects.get()
    assert rij.werkgever is None
    client = als(els)
    keuze = client.post(_adres(rij, "koppelen"), {"zoek": "ja", "zoekterm": "zorgg noord"})
    assert "Zorggroep Noord" in tekst(keuze)
    niets = client.post(_adres(rij, "koppelen"), {"zoekterm": "zorgg", "indiening": str(uuid.uuid4())})
    assert niets.status_code == 422
    gekozen = {"zoekterm": "zorgg", "werkgever": str(werkgever.pk)}
    assert "hoort nu bij deze werkgever" in _post(als, els, _adres(rij, "koppelen"), **gekozen)
    rij.refresh_from_db()
    assert (rij.werkgever, rij.behandelaar) == (werkgever, els)


def test_het_kvk_nummer_zegt_ook_welke_werkgever_het_is(
    als: Als, anna: Medewerker, werkgever: Werkgever
) -> None:
    als(anna).post(NIEUW, _velden(bedrijf="12345678"))
    assert Werkgeversvraag.objects.get().werkgever == werkgever


@pytest.mark.parametrize("leeg", ["bedrijf", "kanaal", "soort", "vraag"])
def test_wat_ontbreekt_komt_terug_met_wat_er_stond(
    als: Als, anna: Medewerker, werkgever: Werkgever, leeg: str
) -> None:
    antwoord = als(anna).post(NIEUW, _velden(**{leeg: ""}, vrager="Joop Janssen"))
    assert antwoord.status_code == 422
    assert "Joop Janssen" in antwoord.content.decode()
    assert not Werkgeversvraag.objects.exists()


def test_een_vraag_van_niemand_kan_niet_bestaan(apeldoorn: Locatie, els: Medewerker) -> None:
    with pytest.raises(ValidationError, match="naam van het bedrijf"):
        register.stel(locatie=apeldoorn, kanaal="balie", soort="anders", vraag="Hoe laat?", door=els)


def test_een_meteen_beantwoorde_vraag_geeft_geen_taak(
    als: Als, els: Medewerker, werkgever: Werkgever
) -> None:
    assert "uw antwoord zijn vastgelegd" in _post(als, els, NIEUW, **_velden(antwoord="Bel de arbodienst."))
    rij = Werkgeversvraag.objects.get()
    assert (rij.stand, rij.afgerond_door, rij.berichten.get().via) == ("beantwoord", els, "balie")
    assert not Taak.objects.exists()


def test_de_vraag_is_een_taak_van_de_accountmanager_tot_het_antwoord(
    als: Als, vraag: Werkgeversvraag, els: Medewerker
) -> None:
    taak = Taak.objects.get(voor=els)
    assert taak.vervalt_op == vraag.vervalt_op
    assert _adres(vraag) in als(els).get("/klanten/mijn-dag/").content.decode()
    with pytest.raises(NietToegestaan, match="vraagt een antwoord"):
        taken.rond_af(taak=taak, door=els)
    antwoord = {"soort": "antwoord", "tekst": "Het opleidingsfonds.", "via": "telefoon"}
    assert "De vraag is beantwoord." in _post(als, els, _adres(vraag), **antwoord)
    taak.refresh_from_db()
    assert taak.gedaan_door == els


def test_zonder_accountmanager_krijgt_het_werkgeversteam_de_vraag(
    apeldoorn: Locatie, anna: Medewerker
) -> None:
    team = Team.objects.create(naam="Werkgeversteam", locatie=apeldoorn, soort="werkgevers")
    ander = WerkgeverFabriek(locatie=apeldoorn)
    register.stel(locatie=apeldoorn, kanaal="balie", soort="anders", vraag="Hoe?", werkgever=ander, door=anna)
    taak = Taak.objects.get()
    assert (taak.team, taak.voor) == (team, None)


def test_een_heropende_vraag_krijgt_een_nieuwe_termijn_en_taak(
    vraag: Werkgeversvraag, els: Medewerker
) -> None:
    Werkgeversvraag.objects.update(vervalt_op=timezone.now() - timedelta(days=3))
    register.beantwoord(vraag=vraag, tekst="Ja.", via="telefoon", door=els)
    with pytest.raises(NietToegestaan, match="al afgerond"):
        register.beantwoord(vraag=vraag, tekst="Nee.", via="telefoon", door=els)
    weer = register.heropen(vraag=vraag, door=els, reden="Niet duidelijk")
    assert weer.vervalt_op > timezone.now()
    assert Taak.objects.open().get().vervalt_op == weer.vervalt_op
    with pytest.raises(NietToegestaan, match="nog open"):
        register.heropen(vraag=vraag, door=els, reden="Nog eens")


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_tegelijk_antwoorden_doen_dat_een_keer(
    vraag: Werkgeversvraag, els: Medewerker
) -> None:
    antwoord = partial(register.beantwoord, vraag=vraag, via="telefoon", door=els)
    uitkomsten = tegelijk(partial(antwoord, tekst="Ja."), partial(antwoord, tekst="Nee."))
    assert sum(isinstance(uit, NietToegestaan) for uit in uitkomsten) == 1
    assert vraag.berichten.count() == 1


def test_een_dubbele_klik_stelt_de_vraag_een_keer(als: Als, anna: Medewerker, werkgever: Werkgever) -> None:
    client, velden = als(anna), _velden()
    client.post(NIEUW, velden)
    assert client.post(NIEUW, velden).status_code == 422
    assert Werkgeversvraag.objects.count() == 1


@pytest.mark.eis("W-06")
def test_een_doorgezette_vraag_komt_met_antwoord_terug(
    als: Als, vraag: Werkgeversvraag, els: Medewerker, belastingdienst: Instantie
) -> None:
    keuze = {"instantie": str(belastingdienst.pk), "toelichting": "Gebeld: mag dit van de winst af?"}
    assert "ligt bij een andere instantie" in _post(als, els, _adres(vraag, "doorzetten"), **keuze)
    assert "De vraag ligt al bij deze instantie" in _post(als, els, _adres(vraag, "doorzetten"), **keuze)
    rij = Doorzending.objects.get()
    adres = reverse("werkgevers:vraag_doorzending", args=[vraag.pk, rij.pk])
    assert "Schrijf op wat de instantie heeft gezegd" in _post(als, els, adres, stand="terug")
    _post(als, els, adres, stand="terug", resultaat="Ja, helemaal.")
    vraag.refresh_from_db()
    assert vraag.stand == "open"
    pagina = tekst(als(els).get(_adres(vraag)))
    assert "antwoord terug" in pagina
    assert "Ja, helemaal." in pagina


def test_de_vraag_wacht_elders_tot_de_laatste_instantie_antwoord_gaf(
    vraag: Werkgeversvraag, els: Medewerker, belastingdienst: Instantie
) -> None:
    kvk = Instantie.objects.create(code="kvk", naam="KvK")
    eerste, tweede = (
        doorzetten.zet_door(vraag=vraag, instantie=waar, toelichting="Wat nu?", door=els)
        for waar in (belastingdienst, kvk)
    )
    doorzetten.werk_bij(doorzending=eerste, stand="geweigerd", resultaat="Niet voor ons.", door=els)
    vraag.refresh_from_db()
    assert vraag.stand == "doorgezet"
    doorzetten.werk_bij(doorzending=tweede, stand="behandeling", resultaat="", door=els)
    doorzetten.werk_bij(doorzending=tweede, stand="terug", resultaat="Schrijf u in.", door=els)
    vraag.refresh_from_db()
    assert vraag.stand == "open"
    with pytest.raises(NietToegestaan, match="staat al op"):
        doorzetten.werk_bij(doorzending=tweede, stand="behandeling", resultaat="", door=els)


@pytest.mark.eis("W-06")
def test_een_andere_instantie_stuurt_een_vraag_naar_ons(
    als: Als, anna: Medewerker, els: Medewerker, werkgever: Werkgever, belastingdienst: Instantie
) -> None:
    als(anna).post(NIEUW, _velden(van_instantie=str(belastingdienst.pk)))
    assert "via Belastingdienst" in tekst(als(els).get(LIJST))


@pytest.mark.eis("W-03")
def test_een_specialist_helpt_en_wordt_geen_contactpersoon(
    als: Als, vraag: Werkgeversvraag, els: Medewerker, bram: Medewerker
) -> None:
    velden = {"medewerker": str(bram.pk), "waarvoor": "re-integratie"}
    _post(als, els, _adres(vraag, "specialist"), **velden)
    taak = Taak.objects.get(voor=bram)
    assert "re-integratie" in taak.omschrijving
    assert _adres(vraag) in als(bram).get("/klanten/mijn-dag/").content.decode()
    notitie = {"soort": "notitie", "tekst": "Ik ken een goede arbodienst."}
    assert "De notitie is opgeslagen." in _post(als, bram, _adres(vraag), **notitie)
    assert als(bram).post(_adres(vraag), {**notitie, "soort": "antwoord"}).status_code == 422
    vraag.refresh_from_db()
    assert vraag.behandelaar == els
    register.beantwoord(vraag=vraag, tekst="Bel ze.", via="telefoon", door=els)
    taak.refresh_from_db()
    assert taak.gedaan_op


def test_wie_alleen_meeleest_schrijft_niets(als: Als, vraag: Werkgeversvraag, bram: Medewerker) -> None:
    client = als(bram)
    assert client.get(_adres(vraag)).status_code == 200
    assert client.post(_adres(vraag), {"soort": "notitie", "tekst": "Hoi"}).status_code == 403


def test_toewijzen_kan_alleen_aan_wie_werkgevers_spreekt(
    als: Als, vraag: Werkgeversvraag, els: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    ander = MedewerkerFabriek(naam="Otto Ander", rollen=["accountmanager"], locaties=[apeldoorn])
    with pytest.raises(NietToegestaan, match="behandelt"):
        vragen_toewijzen.wijs_toe(vraag=vraag, aan=bram)
    _post(als, els, _adres(vraag, "toewijzen"), aan=str(ander.pk))
    assert Taak.objects.open().get().voor == ander


@pytest.mark.eis("K-21")
def test_een_vraag_over_scholing_gaat_ook_over_een_klant_die_werkt_en_risico_loopt(
    als: Als, vraag: Werkgeversvraag, els: Medewerker, bram: Medewerker, klant: Klant, petra: Gebruiker
) -> None:
    keuze = {"klantnummer": str(klant.klantnummer), "achternaam": "Velde"}
    assert "heeft deze klant geen werk" in _post(als, els, _adres(vraag, "werknemer"), **keuze, akkoord="on")
    Situatie.objects.filter(klant=klant).update(arbeid="werkend_risico", werkloos_sinds=None)
    assert "Vraag het eerst aan de klant" in _post(als, els, _adres(vraag, "werknemer"), **keuze)
    assert klant.naam in _post(als, els, _adres(vraag, "werknemer"), **keuze, akkoord="on")
    assert "staat al bij" in _post(als, els, _adres(vraag, "werknemer"), **keuze, akkoord="on")
    rij = vraag.werknemers.get()
    # The three tries that came to the client, also those that were refused, and the page with the name.
    assert Inzage.objects.filter(klant=klant, onderdeel="vraag van een werkgever").count() == 4
    [zaak] = [zaak for zaak in lopend.van(klant) if zaak.sleutel == f"werkgeversvraag:{vraag.pk}"]
    assert zaak.wat == "doorstroom en scholing bij Zorggroep Noord"
    assert "Doorstroom en scholing bij Zorggroep Noord" in tekst(
        als(klant.gebruiker).get(reverse("klanten:mijn_start"))
    )
    # Who only reads questions learns that there is somebody; the employer and a guest learn nothing.
    meelezer = tekst(als(bram).get(_adres(vraag)))
    assert "1 klant." in meelezer and klant.naam not in meelezer
    eigen = reverse("werkgevers:mijn_bedrijf_vraag", args=[vraag.pk])
    gast = meehelpen.nodig_uit(
        vraag=vraag, naam="Evert EZ", email="evert@ez.example", dienst="Economische Zaken", door=els
    )
    van_gast = reverse("werkgevers:gastvraag", args=[gast.pk])
    for wie, adres in ((petra, eigen), (gast.gebruiker, van_gast)):
        pagina = als(wie).get(adres)
        assert vraag.vraag in tekst(pagina)
        assert "Marieke" not in pagina.content.decode() and "1 klant." not in tekst(pagina)
    weg = reverse("werkgevers:vraag_werknemer_weg", args=[vraag.pk, rij.pk])
    assert als(bram).post(weg).status_code == 403
    with pytest.raises(RechtOntbreekt):
        vraagwerknemers.haal_weg(werknemer=rij, door=bram)
    als(els).post(weg)
    assert not [zaak for zaak in lopend.van(klant) if zaak.soort == "vraag van een werkgever"]
    assert [regel.zin for regel in klant.gebeurtenissen.filter(soort="bemiddeling").order_by("pk")] == [
        "Hoort bij een vraag van Zorggroep Noord over doorstroom en scholing.",
        "Hoort niet meer bij de vraag van Zorggroep Noord over doorstroom en scholing.",
    ]
    vraag.soort = "personeel"
    vraag.save()
    assert "gaat niet over mensen" in _post(als, els, _adres(vraag, "werknemer"), **keuze, akkoord="on")


def test_een_andere_locatie_ziet_de_vraag_niet(als: Als, vraag: Werkgeversvraag, dirk: Medewerker) -> None:
    client = als(dirk)
    assert "opleiding" not in tekst(client.get(LIJST))
    assert client.get(_adres(vraag)).status_code == 404


def test_een_onbekende_stap_bestaat_niet(als: Als, vraag: Werkgeversvraag, els: Medewerker) -> None:
    assert als(els).get(_adres(vraag, "weggooien")).status_code == 404


@pytest.mark.eis("W-09")
def test_de_cijfers_tellen_per_onderwerp_en_kanaal(als: Als, vraag: Werkgeversvraag, els: Medewerker) -> None:
    register.beantwoord(vraag=vraag, tekst="Ja.", via="telefoon", door=els)
    WerkgeversvraagFabriek(werkgever=vraag.werkgever, soort="ontslag", kanaal="web")
    antwoord = als(els).get("/werkgevers/vragen/cijfers/")
    soorten = {rij.code: rij for rij in antwoord.context["soorten"]}
    assert (soorten["scholing"].aantal, soorten["scholing"].op_tijd) == (1, 100)
    assert (soorten["ontslag"].open, soorten["ontslag"].op_tijd) == (1, None)
    assert {rij.code: rij.aantal for rij in antwoord.context["kanalen"]}["web"] == 1
    assert set(soorten) == set(Werkgeversvraag.Soort.values)
    [achter] = re.findall(r'href="([^"]+soort=scholing)"', antwoord.content.decode())
    assert als(els).get(html.unescape(achter)).context["pagina"].paginator.count == 1


@pytest.mark.parametrize(
    ("zoek", "aantal"),
    [
        ("", 2),
        ("?stand=te_laat", 1),
        ("?van=mij", 1),
        ("?van=niemand", 1),
        ("?kanaal=web", 1),
        ("?soort=anders", 0),
    ],
)
def test_de_lijst_laat_zich_kiezen(
    als: Als, vraag: Werkgeversvraag, els: Medewerker, zoek: str, aantal: int
) -> None:
    WerkgeversvraagFabriek(
        werkgever=vraag.werkgever,
        kanaal="web",
        gesteld_op=timezone.now() - timedelta(days=9),
        vervalt_op=timezone.now() - timedelta(days=1),
    )
    assert als(els).get(LIJST + zoek).context["pagina"].paginator.count == aantal


def test_de_lijst_kost_even_veel_vragen_bij_veel_rijen(
    als: Als, vraag: Werkgeversvraag, els: Medewerker
) -> None:
    client = als(els)
    weinig = vragen(client, LIJST)
    for _ in range(12):
        WerkgeversvraagFabriek(werkgever=WerkgeverFabriek(locatie=vraag.locatie), behandelaar=els)
    assert vragen(client, LIJST) == weinig


# --- the employer ---------------------------------------------------------------------------------


@pytest.fixture
def petra(werkgever: Werkgever) -> Gebruiker:
    """Petra of Zorggroep Noord, with an account."""
    gebruiker: Gebruiker = GebruikerFabriek(naam="Petra Personeel", buitenrol="werkgever")
    ContactpersoonFabriek(werkgever=werkgever, gebruiker=gebruiker)
    return gebruiker


@pytest.mark.eis("W-05")
def test_een_vraag_in_het_portaal_komt_bij_de_accountmanager_en_het_antwoord_terug(
    als: Als, petra: Gebruiker, els: Medewerker
) -> None:
    client = als(petra)
    velden = {"soort": "ontslag", "vraag": "Ik moet krimpen.", "indiening": str(uuid.uuid4())}
    client.post("/werkgevers/mijn-bedrijf/vragen/nieuw/", velden)
    rij = Werkgeversvraag.objects.get()
    assert (rij.kanaal, rij.behandelaar, rij.aangenomen_door) == ("web", els, None)
    register.schrijf(vraag=rij, tekst="Eerst overleggen.", soort="notitie", door=els)
    antwoord = {"soort": "antwoord", "tekst": "Ik kom langs.", "via": "portaal"}
    _post(als, els, _adres(rij), **antwoord)
    mailen.mail_antwoord(rij.pk)
    [bericht] = mail.outbox
    assert bericht.to == [petra.email]
    assert f"/werkgevers/mijn-bedrijf/vragen/{rij.pk}/" in bericht.body
    assert not re.search("krimpen|kom langs", f"{bericht.subject} {bericht.body}")
    pagina = tekst(client.get(f"/werkgevers/mijn-bedrijf/vragen/{rij.pk}/"))
    assert "Ik kom langs." in pagina
    assert "Eerst overleggen." not in pagina


def test_schrijft_de_werkgever_terug_dan_gaat_de_vraag_weer_open(
    als: Als, petra: Gebruiker, vraag: Werkgeversvraag, els: Medewerker
) -> None:
    register.beantwoord(vraag=vraag, tekst="Ja.", via="telefoon", door=els)
    velden = {"tekst": "Hoeveel dan?", "indiening": str(uuid.uuid4())}
    als(petra).post(f"/werkgevers/mijn-bedrijf/vragen/{vraag.pk}/", velden)
    vraag.refresh_from_db()
    assert vraag.stand == "open"
    assert "nieuwe reactie" in tekst(als(els).get(LIJST))
    assert als(els).get(LIJST + "?stand=reactie").context["pagina"].paginator.count == 1


def test_een_werkgever_ziet_geen_vraag_van_een_ander(als: Als, petra: Gebruiker, apeldoorn: Locatie) -> None:
    ander = WerkgeversvraagFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn), vraag="Van een ander")
    client = als(petra)
    assert client.get(f"/werkgevers/mijn-bedrijf/vragen/{ander.pk}/").status_code == 404
    assert "Van een ander" not in tekst(client.get("/werkgevers/mijn-bedrijf/vragen/"))
