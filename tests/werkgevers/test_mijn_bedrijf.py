import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from keten.models import Gebruiker, Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Inzage, Klant
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    BeroepFabriek,
    ContactpersoonFabriek,
    VacatureFabriek,
    VestigingFabriek,
    VoordrachtFabriek,
    WerkgeverFabriek,
    WerkgeversvraagFabriek,
    ZoekprofielFabriek,
)
from tests.pagina import tekst, vragen
from werkgevers.models import (
    Gegevenscheck,
    Leveringsafspraak,
    Vacature,
    Voordracht,
    Werkgever,
    Zoekprofiel,
)

START = "/werkgevers/mijn-bedrijf/"
VACATURES = "/werkgevers/mijn-bedrijf/vacatures/"


@pytest.fixture
def werkgever(apeldoorn: Locatie, els: Medewerker) -> Werkgever:
    """Zorggroep Noord, with Els as accountmanager."""
    werkgever = WerkgeverFabriek(naam="Zorggroep Noord", locatie=apeldoorn)
    VestigingFabriek(werkgever=werkgever)
    els.telefoon = "055 123 45 67"
    els.save()
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    return werkgever


@pytest.fixture
def petra(werkgever: Werkgever) -> Gebruiker:
    """Petra of Zorggroep Noord, with an account."""
    gebruiker: Gebruiker = GebruikerFabriek(naam="Petra Personeel", buitenrol="werkgever")
    ContactpersoonFabriek(werkgever=werkgever, gebruiker=gebruiker)
    return gebruiker


@pytest.fixture
def vacature(werkgever: Werkgever) -> Vacature:
    """An open vacancy of Zorggroep Noord."""
    return VacatureFabriek(werkgever=werkgever)


def _voorgedragen(vacature: Vacature, mark: Medewerker, klant: Klant, **velden: object) -> Voordracht:
    nu = timezone.now()
    if not Zoekprofiel.objects.filter(klant=klant).exists():
        ZoekprofielFabriek(klant=klant)
    waarden = {
        "stand": "voorgedragen",
        "voorgeselecteerd_op": nu,
        "coach_akkoord_op": nu,
        "klant_akkoord_op": nu,
        "voorgedragen_op": nu,
        "voorgedragen_door": mark,
        "motivatie": "Werkt graag met ouderen.",
        **velden,
    }
    return VoordrachtFabriek(vacature=vacature, klant=klant, gevonden_door=mark, **waarden)


def _kandidaat(voordracht: Voordracht) -> str:
    return f"/werkgevers/mijn-bedrijf/kandidaten/{voordracht.pk}/"


def _vacaturevelden(**anders: str) -> dict[str, str]:
    return {
        "titel": "Verzorgende nacht",
        "beroep": BeroepFabriek().naam,
        "soort": "regulier",
        "plaatsen": "1",
        "uren_min": "24",
        "uren_max": "32",
        "loon_per": "maand",
        "postcode": "7311 KZ",
        "plaats": "Apeldoorn",
        "zonder_eisen": "on",
        "indiening": str(uuid.uuid4()),
        **anders,
    }


def test_na_het_inloggen_ziet_de_werkgever_wie_helpt_en_wat_er_wacht(
    als: Als, petra: Gebruiker, vacature: Vacature
) -> None:
    vacature.actueel_tot = vandaag() + timedelta(days=2)
    vacature.save()
    pagina = tekst(als(petra).get("/", follow=True))
    for zin in (
        "Els Accountmanager",
        "055 123 45 67",
        "U hoort uiterlijk",
        "Zeg of Verzorgende in de wijk nog open is",
        "Kijk of uw gegevens nog kloppen",
    ):
        assert zin in pagina


@pytest.mark.eis("W-14")
def test_een_vacature_uit_het_formulier_is_zelf_gemeld_en_de_klok_loopt(
    als: Als, petra: Gebruiker, werkgever: Werkgever
) -> None:
    antwoord = als(petra).post(VACATURES + "nieuw/", _vacaturevelden(), follow=True)
    assert "Uw vacature staat open. U hoort uiterlijk" in tekst(antwoord)
    nieuw = Vacature.objects.get()
    assert (nieuw.werkgever, nieuw.herkomst, nieuw.ingevoerd_door) == (werkgever, "zelf", None)
    assert nieuw.locatie == werkgever.locatie


@pytest.mark.parametrize(
    ("velden", "melding"),
    [({"uren_min": "-4"}, "uren"), ({"beroep": ""}, "Vul het beroep in"), ({"zonder_eisen": ""}, "vraagt")],
)
def test_een_onvolledige_vacature_komt_terug_met_wat_er_stond(
    als: Als, petra: Gebruiker, velden: dict[str, str], melding: str
) -> None:
    antwoord = als(petra).post(VACATURES + "nieuw/", _vacaturevelden(**velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert "Verzorgende nacht" in antwoord.content.decode()


def test_een_vacature_die_er_al_is_vraagt_eerst_of_het_een_andere_is(
    als: Als, petra: Gebruiker, vacature: Vacature
) -> None:
    velden = _vacaturevelden()
    antwoord = als(petra).post(VACATURES + "nieuw/", velden)
    assert antwoord.status_code == 422
    assert "lijkt op een vacature die al open is" in tekst(antwoord)
    als(petra).post(VACATURES + "nieuw/", {**velden, "toch": "on"})
    assert Vacature.objects.count() == 2


def test_verlengen_en_sluiten_doet_de_werkgever_zelf(als: Als, petra: Gebruiker, vacature: Vacature) -> None:
    Vacature.objects.update(actueel_tot=vandaag())
    client, adres = als(petra), f"{VACATURES}{vacature.pk}/"
    assert "blijft open tot en met" in tekst(client.post(adres + "verlengen/", follow=True))
    leeg = client.post(adres + "intrekken/", {"indiening": str(uuid.uuid4())})
    assert leeg.status_code == 422
    velden = {"uitkomst": "ingetrokken", "toelichting": "Geen geld.", "indiening": str(uuid.uuid4())}
    assert "De vacature is gesloten." in tekst(client.post(adres + "intrekken/", velden, follow=True))
    vacature.refresh_from_db()
    assert (vacature.stand, vacature.uitkomst) == ("gesloten", "ingetrokken")
    assert "al gesloten" in tekst(client.post(adres + "verlengen/", follow=True))


def test_wijzigen_bewaart_beide_versies_als_iemand_anders_eerder_was(
    als: Als, petra: Gebruiker, vacature: Vacature
) -> None:
    velden = _vacaturevelden(versie=str(vacature.versie - 1))
    antwoord = als(petra).post(f"{VACATURES}{vacature.pk}/wijzigen/", velden)
    assert antwoord.status_code == 422
    assert "terwijl u bezig was" in tekst(antwoord)
    als(petra).post(f"{VACATURES}{vacature.pk}/wijzigen/", {**velden, "versie": str(vacature.versie)})
    vacature.refresh_from_db()
    assert vacature.titel == "Verzorgende nacht"


@pytest.mark.eis("W-27")
def test_de_werkgever_ziet_een_lijst_van_alle_partners_en_antwoordt(
    als: Als, petra: Gebruiker, vacature: Vacature, mark: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    ander = KlantFabriek(locatie=klant.locatie, achternaam="Tweede", voornamen="Joop")
    eerste, tweede = _voorgedragen(vacature, mark, klant), _voorgedragen(vacature, bram, ander)
    client = als(petra)
    assert "Reageer op 2 kandidaten" in tekst(client.get(START))
    lijst = tekst(client.get(f"{VACATURES}{vacature.pk}/"))
    for zin in ("Marieke van der Velde", "Joop Tweede", "Deze lijst krijgt u van Els Accountmanager"):
        assert zin in lijst
    gesprek = {"antwoord": "gesprek", "indiening": str(uuid.uuid4())}
    assert "maakt met u en de kandidaat een afspraak" in tekst(
        client.post(_kandidaat(eerste), gesprek, follow=True)
    )
    eerste.refresh_from_db()
    assert (eerste.stand, eerste.antwoord_door) == ("gesprek", None)
    nee = {"antwoord": "afgewezen", "indiening": str(uuid.uuid4())}
    assert client.post(_kandidaat(tweede), nee).status_code == 422
    client.post(_kandidaat(tweede), {**nee, "afwijzing": "ervaring"})
    tweede.refresh_from_db()
    assert (tweede.stand, tweede.afwijzing) == ("afgewezen", "ervaring")


def test_van_een_kandidaat_ziet_de_werkgever_alleen_wat_die_kan(
    als: Als, petra: Gebruiker, vacature: Vacature, mark: Medewerker, klant: Klant
) -> None:
    voordracht = _voorgedragen(vacature, mark, klant)
    pagina = tekst(als(petra).get(_kandidaat(voordracht)))
    assert "Werkt graag met ouderen." in pagina
    geheim = (str(klant.klantnummer), f"{klant.geboortedatum:%Y}", "uitkering", "WWB", mark.partner.naam)
    for verborgen in geheim:
        assert verborgen not in pagina
    blik = Inzage.objects.get(gebruiker=petra)
    assert (blik.klant, blik.doel) == (klant, "bemiddeling")
    assert klant.gebruiker
    assert "een vacature bij u past" in tekst(als(klant.gebruiker).get("/klanten/mijn/inzage/"))


@pytest.mark.parametrize("stand", ["gevonden", "voorgeselecteerd", "ingetrokken"])
def test_wie_niet_of_niet_meer_is_voorgedragen_bestaat_niet(
    als: Als, petra: Gebruiker, vacature: Vacature, mark: Medewerker, klant: Klant, stand: str
) -> None:
    gestuurd = timezone.now() if stand == "ingetrokken" else None
    einde = {"intrekking": "klant", "ingetrokken_op": gestuurd} if gestuurd else {}
    voordracht = _voorgedragen(vacature, mark, klant, stand=stand, voorgedragen_op=gestuurd, **einde)
    client = als(petra)
    assert client.get(_kandidaat(voordracht)).status_code == 404
    assert "Velde" not in tekst(client.get(f"{VACATURES}{vacature.pk}/"))


@pytest.mark.parametrize(
    ("wat", "velden", "nog"),
    [
        ("afgewezen", {"stand": "afgewezen", "afwijzing": "ander"}, False),
        ("gesloten", {}, False),
        ("toestemming", {}, False),
        ("toestemming", {"stand": "geplaatst"}, True),
    ],
)
def test_een_werkgever_houdt_een_kandidaat_niet_voor_altijd(
    als: Als,
    petra: Gebruiker,
    vacature: Vacature,
    mark: Medewerker,
    klant: Klant,
    wat: str,
    velden: dict[str, str],
    nog: bool,
) -> None:
    voordracht = _voorgedragen(vacature, mark, klant, antwoord_op=timezone.now(), **velden)
    client, lang = als(petra), timezone.now() - timedelta(days=31)
    assert client.get(_kandidaat(voordracht)).status_code == 200
    if wat == "afgewezen":
        Voordracht.objects.update(antwoord_op=lang)
    elif wat == "gesloten":
        Vacature.objects.update(stand="vervuld", gesloten_op=lang)
    else:
        Zoekprofiel.objects.update(toestemming_op=None, toestemming_via="")
    assert client.get(_kandidaat(voordracht)).status_code == (200 if nog else 404)
    assert ("Velde" in tekst(client.get(f"{VACATURES}{vacature.pk}/"))) is nog
    assert "Reageer op" not in tekst(client.get(START))


@pytest.mark.eis("W-14")
def test_de_vacature_van_een_ander_bestaat_niet(
    als: Als, petra: Gebruiker, apeldoorn: Locatie, mark: Medewerker, klant: Klant
) -> None:
    vreemd = VacatureFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn))
    voordracht = _voorgedragen(vreemd, mark, klant)
    client, adres = als(petra), f"{VACATURES}{vreemd.pk}/"
    for deel in ("", "wijzigen/", "intrekken/"):
        assert client.get(adres + deel).status_code == 404
        assert client.post(adres + deel).status_code in {404, 405}
    assert client.post(adres + "verlengen/").status_code == 404
    assert client.get(_kandidaat(voordracht)).status_code == 404
    vreemd.refresh_from_db()
    assert vreemd.stand == "open"


def test_na_het_samenvoegen_ziet_petra_de_werkgever_die_verder_ging(
    als: Als, petra: Gebruiker, werkgever: Werkgever, apeldoorn: Locatie
) -> None:
    verder = WerkgeverFabriek(naam="Zorggroep Samen", locatie=apeldoorn)
    Werkgever.objects.filter(pk=werkgever.pk).update(samengevoegd_in=verder)
    assert "Zorggroep Samen" in tekst(als(petra).get(START))


def test_een_account_zonder_bedrijf_en_wie_vertrokken_is_zien_niets(
    als: Als, petra: Gebruiker, vacature: Vacature
) -> None:
    petra.werkgeverscontact.vertrokken_op = vandaag()
    petra.werkgeverscontact.save()
    los = GebruikerFabriek(naam="Los Account", buitenrol="werkgever")
    for wie in (petra, los):
        for adres in (START, VACATURES, f"{VACATURES}{vacature.pk}/"):
            antwoord = als(wie).get(adres)
            assert antwoord.status_code == 409
            assert "niet aan een bedrijf gekoppeld" in tekst(antwoord)


@pytest.mark.eis("W-13")
def test_gegevens_worden_een_keer_gevraagd_en_bevestigd(
    als: Als, petra: Gebruiker, werkgever: Werkgever
) -> None:
    client = als(petra)
    adres = START + "gegevens/"
    velden = {"medewerkers": "80", "aandeel_55plus": "101", "versie": str(werkgever.versie)}
    assert client.post(adres, velden).status_code == 422
    client.post(adres, {**velden, "aandeel_55plus": "40"})
    werkgever.refresh_from_db()
    assert (werkgever.medewerkers, werkgever.aandeel_55plus) == (80, 40)
    assert Gegevenscheck.objects.get().gewijzigd
    assert "gegevens nog kloppen" not in tekst(client.get(START))
    Gegevenscheck.objects.update(op=timezone.now() - timedelta(days=400))
    assert "gegevens nog kloppen" in tekst(client.get(START))
    client.post(adres + "kloppen/")
    assert "gegevens nog kloppen" not in tekst(client.get(START))


def test_petra_houdt_haar_eigen_nummer_bij(als: Als, petra: Gebruiker) -> None:
    persoon = petra.werkgeverscontact
    velden = {"functie": "directeur", "telefoon": "onzin", "versie": str(persoon.versie)}
    assert als(petra).post(START + "ik/", velden).status_code == 422
    als(petra).post(START + "ik/", {**velden, "telefoon": "055 234 56 78"})
    persoon.refresh_from_db()
    assert (persoon.functie, str(persoon.telefoon)) == ("directeur", "+31552345678")


@pytest.mark.eis("W-22")
def test_de_werkgever_ziet_wat_is_beloofd_en_of_het_is_nagekomen(
    als: Als, petra: Gebruiker, werkgever: Werkgever, els: Medewerker, apeldoorn: Locatie
) -> None:
    vast = {"locatie": apeldoorn, "verantwoordelijke": els, "gemaakt_door": els, "uiterlijk": vandaag()}
    afgerond = {"afgerond_op": vandaag(), "afgerond_door": els}
    Leveringsafspraak.objects.create(
        werkgever=werkgever, wat="Drie kandidaten", stand="nagekomen", **afgerond, **vast
    )
    Leveringsafspraak.objects.create(werkgever=werkgever, wat="Een proefplaats", **vast)
    ander = WerkgeverFabriek(locatie=apeldoorn)
    Leveringsafspraak.objects.create(werkgever=ander, wat="Van een ander", **vast)
    pagina = tekst(als(petra).get(START + "afspraken/"))
    assert "Drie kandidaten" in pagina
    assert "nagekomen" in pagina
    assert "Een proefplaats" in pagina
    assert "Van een ander" not in pagina


@pytest.mark.parametrize("pad", ["", "vacatures/", "vragen/", "afspraken/"])
def test_een_lijst_kost_even_veel_vragen_bij_veel_rijen(
    als: Als, petra: Gebruiker, werkgever: Werkgever, vacature: Vacature, pad: str
) -> None:
    WerkgeversvraagFabriek(werkgever=werkgever)
    client = als(petra)
    weinig = vragen(client, START + pad)
    for nummer in range(12):
        VacatureFabriek(werkgever=werkgever, titel=f"Baan {nummer}")
        WerkgeversvraagFabriek(werkgever=werkgever)
    assert vragen(client, START + pad) == weinig
