"""A coach from the network: only linked clients, only goals and notes, and only as long as it may."""

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from diagnose.models import Werkplan
from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker
from keten.tijd import vandaag
from klanten import coachen, uitstromen
from klanten.models import Clientbeeld, Coach, Coachkoppeling, Inzage, Klant
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek
from tests.pagina import tekst, vragen

INDIENING = "11111111-2222-4333-8444-55555555555"
_STRAKS = datetime.timedelta(days=90)


@pytest.fixture
def henk(apeldoorn: Locatie) -> Coach:
    """Henk, who had a business of his own."""
    gebruiker = GebruikerFabriek(naam="Henk Coach", buitenrol="coach")
    return Coach.objects.create(gebruiker=gebruiker, locatie=apeldoorn, achtergrond="oud_ondernemer")


@pytest.fixture
def browser(als: Als, henk: Coach) -> Client:
    """Henk's browser."""
    return als(henk.gebruiker)


def _koppel(klant: Klant, coach: Coach, door: Medewerker, naam: str = "Mies") -> Coachkoppeling:
    return coachen.koppel(
        klant=klant,
        coach=coach,
        naam_voor_coach=naam,
        toestemming_op=vandaag(),
        tot=vandaag() + _STRAKS,
        door=door,
    )


def _plan(klant: Klant, door: Medewerker, stand: str, doel: str) -> None:
    Werkplan.objects.bulk_create(
        [
            Werkplan(
                klant=klant,
                nummer=1 if stand == "bevestigd" else 2,
                doel=doel,
                stand=stand,
                gemaakt_door=door,
            )
        ]
    )


@pytest.mark.eis("K-68")
def test_een_coach_ziet_alleen_gekoppelde_klanten_en_alleen_doelen_en_notities(
    klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    ander = KlantFabriek(locatie=klant.locatie, voornamen="Piet", achternaam="Anders")
    koppeling = _koppel(klant, henk, bram)
    lijst = tekst(browser.get("/klanten/coach/"))
    assert "Mies" in lijst
    for woord in ("Marieke", "Velde", "Anders"):
        assert woord not in lijst
    pagina = tekst(browser.get(reverse("klanten:coach_klant", args=[koppeling.pk])))
    assert "Er is nog geen bevestigd plan." in pagina
    for woord in ("Marieke", "Velde", str(klant.klantnummer), "1984", "0555801234"):
        assert woord not in pagina
    for naam in ("dossier", "tijdlijn", "gegevens"):
        assert browser.get(reverse(f"klanten:{naam}", args=[klant.klantnummer])).status_code == 403
    assert browser.get(reverse("klanten:dossier", args=[ander.klantnummer])).status_code == 403
    assert browser.get("/")["Location"] == "/klanten/coach/"


@pytest.mark.eis("K-68")
def test_een_notitie_is_voor_klant_en_medewerkers_te_lezen(
    als: Als, klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    koppeling = _koppel(klant, henk, bram)
    pad = reverse("klanten:coach_klant", args=[koppeling.pk])
    assert browser.post(pad, {"tekst": " ", "indiening": INDIENING + "1"}).status_code == 422
    zin = "We gingen samen naar de bakker."
    assert browser.post(pad, {"tekst": zin, "indiening": INDIENING + "2"}).status_code == 302
    assert zin in tekst(browser.get(pad))
    assert klant.gebruiker
    assert zin in tekst(als(klant.gebruiker).get("/klanten/mijn/coach/"))
    assert zin in tekst(als(bram).get(reverse("klanten:coach", args=[klant.klantnummer])))


@pytest.mark.eis("X-16", "K-68")
def test_elke_blik_van_de_coach_staat_in_het_register(
    als: Als, klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    koppeling = _koppel(klant, henk, bram)
    browser.get(reverse("klanten:coach_klant", args=[koppeling.pk]))
    blik = Inzage.objects.get(gebruiker=henk.gebruiker)
    assert blik.klant == klant
    assert klant.gebruiker
    assert "Coach uit het netwerk" in tekst(als(klant.gebruiker).get("/klanten/mijn/inzage/"))


def test_de_klant_trekt_de_toestemming_in_en_de_coach_ziet_meteen_niets_meer(
    als: Als, klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    koppeling = _koppel(klant, henk, bram)
    assert klant.gebruiker
    thuis = als(klant.gebruiker)
    assert "kan niets meer van u lezen" in tekst(thuis.post("/klanten/mijn/coach/stoppen/", follow=True))
    assert "U hebt geen coach meer." in tekst(thuis.post("/klanten/mijn/coach/stoppen/", follow=True))
    assert browser.get(reverse("klanten:coach_klant", args=[koppeling.pk])).status_code == 404
    assert "Mies" not in tekst(browser.get("/klanten/coach/"))
    with pytest.raises(NietToegestaan, match="gestopt"):
        coachen.noteer(koppeling=koppeling, tekst="Nog iets.")


def test_na_de_laatste_dag_is_het_voorbij(
    klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    koppeling = _koppel(klant, henk, bram)
    gisteren = vandaag() - datetime.timedelta(days=1)
    Coachkoppeling.objects.filter(pk=koppeling.pk).update(toestemming_op=gisteren, van=gisteren, tot=gisteren)
    assert browser.get(reverse("klanten:coach_klant", args=[koppeling.pk])).status_code == 404


def test_de_coach_van_een_ander_komt_er_niet_in(
    als: Als, klant: Klant, bram: Medewerker, henk: Coach, apeldoorn: Locatie
) -> None:
    koppeling = _koppel(klant, henk, bram)
    ander = GebruikerFabriek(naam="Ria Coach", buitenrol="coach")
    Coach.objects.create(gebruiker=ander, locatie=apeldoorn, achtergrond="vrijwilliger")
    assert als(ander).get(reverse("klanten:coach_klant", args=[koppeling.pk])).status_code == 404


def test_een_medewerker_koppelt_met_toestemming_en_stopt_met_een_reden(
    als: Als, klant: Klant, bram: Medewerker, henk: Coach
) -> None:
    pad = reverse("klanten:coach", args=[klant.klantnummer])
    goed = {
        "coach": str(henk.pk),
        "naam_voor_coach": "Mies",
        "toestemming_op": f"{vandaag():%d-%m-%Y}",
        "tot": f"{vandaag() + _STRAKS:%d-%m-%Y}",
    }
    bureau = als(bram)
    fout = bureau.post(pad, {**goed, "toestemming_op": "31-12-2099", "indiening": INDIENING + "1"})
    assert fout.status_code == 422
    assert "Deze dag moet nog komen." in tekst(fout)
    assert bureau.post(pad, {**goed, "indiening": INDIENING + "2"}).status_code == 302
    koppeling = Coachkoppeling.objects.get()
    stop = reverse("klanten:coach_stoppen", args=[klant.klantnummer, koppeling.pk])
    assert bureau.post(stop, {"reden": "", "indiening": INDIENING + "3"}).status_code == 422
    assert bureau.post(stop, {"reden": "Werk gevonden.", "indiening": INDIENING + "4"}).status_code == 302
    assert "Werk gevonden." in tekst(bureau.get(pad))


def test_een_coach_van_een_andere_locatie_of_een_tweede_coach_kan_niet(
    klant: Klant, bram: Medewerker, henk: Coach, gouda: Locatie
) -> None:
    elders = Coach.objects.create(
        gebruiker=GebruikerFabriek(naam="Elders", buitenrol="coach"), locatie=gouda, achtergrond="ondernemer"
    )
    with pytest.raises(NietToegestaan, match="geen coach van"):
        _koppel(klant, elders, bram)
    _koppel(klant, henk, bram)
    with pytest.raises(Exception, match="heeft in die tijd al een coach"):
        _koppel(klant, henk, bram)


def test_een_nieuwe_coach_krijgt_een_account_en_een_adres_maar_een_keer(
    als: Als, bram: Medewerker, apeldoorn: Locatie
) -> None:
    invulling = {"naam": "Ria Coach", "email": "ria@post.example", "achtergrond": "vrijwilliger"}
    bureau = als(bram)
    assert bureau.post("/klanten/coaches/", {**invulling, "indiening": INDIENING + "1"}).status_code == 302
    assert Gebruiker.objects.get(email="ria@post.example").buitenrol == "coach"
    dubbel = bureau.post("/klanten/coaches/", {**invulling, "indiening": INDIENING + "2"})
    assert dubbel.status_code == 422
    assert "al een account met dit e-mailadres" in tekst(dubbel)
    assert mail.outbox == []


def test_de_lijsten_vragen_altijd_evenveel_van_de_database(
    als: Als, apeldoorn: Locatie, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    metingen = []
    for aantal in (1, 8):
        for nummer in range(aantal):
            _koppel(KlantFabriek(locatie=apeldoorn), henk, bram, naam=f"Klant {nummer}")
        metingen.append((vragen(browser, "/klanten/coach/"), vragen(als(bram), "/klanten/coaches/")))
    assert metingen[0] == metingen[1]


@pytest.mark.eis("K-68")
def test_de_coach_leest_het_doel_van_het_bevestigde_plan_en_niet_van_het_concept(
    klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    _plan(klant, bram, "concept", "Een geheim concept.")
    koppeling = _koppel(klant, henk, bram)
    pad = reverse("klanten:coach_klant", args=[koppeling.pk])
    assert "Een geheim concept." not in tekst(browser.get(pad))


def test_als_de_begeleiding_stopt_ziet_de_coach_meteen_niets_meer_ook_niet_na_terugkeer(
    klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    koppeling = _koppel(klant, henk, bram)
    pad = reverse("klanten:coach_klant", args=[koppeling.pk])
    uitstromen.stroom_uit(klant=klant, soort="geen_hulp", op=vandaag(), door=bram)
    assert browser.get(pad).status_code == 404
    koppeling.refresh_from_db()
    assert koppeling.reden_einde == "De begeleiding is gestopt."
    uitstromen.heropen(klant=klant, reden="Terug.", door=bram)
    assert browser.get(pad).status_code == 404
    assert _koppel(klant, henk, bram).pk != koppeling.pk


def test_na_uitstroom_naar_werk_helpt_de_coach_door_tot_de_nazorg_klaar_is(
    klant: Klant, bram: Medewerker, henk: Coach, browser: Client
) -> None:
    pad = reverse("klanten:coach_klant", args=[_koppel(klant, henk, bram).pk])
    uitstromen.stroom_uit(
        klant=klant, soort="regulier", op=vandaag(), door=bram, werkgever="Bakkerij Bol", uren=32
    )
    assert browser.get(pad).status_code == 200
    Clientbeeld.objects.filter(klant=klant).update(status=Clientbeeld.Status.GESTOPT)
    assert browser.get(pad).status_code == 404
    uitstromen.heropen(klant=klant, reden="Terug.", door=bram)
    assert browser.get(pad).status_code == 404


def test_wie_naar_een_andere_locatie_gaat_is_uit_beeld_bij_de_coach_en_kan_daar_een_nieuwe_krijgen(
    klant: Klant, bram: Medewerker, henk: Coach, gouda: Locatie, browser: Client
) -> None:
    oud = _koppel(klant, henk, bram)
    klant.locatie = gouda
    klant.save(update_fields=["locatie"])
    assert browser.get(reverse("klanten:coach_klant", args=[oud.pk])).status_code == 404
    assert "Mies" not in tekst(browser.get("/klanten/coach/"))
    daar = Coach.objects.create(
        gebruiker=GebruikerFabriek(naam="Ria Coach", buitenrol="coach"),
        locatie=gouda,
        achtergrond="ondernemer",
    )
    nieuw = _koppel(klant, daar, bram)
    assert list(klant.coachkoppelingen.lopend()) == [nieuw]


def test_een_coach_is_er_voor_hoogstens_een_jaar(klant: Klant, bram: Medewerker, henk: Coach) -> None:
    with pytest.raises(NietToegestaan, match="meer dan een jaar vooruit"):
        coachen.koppel(
            klant=klant,
            coach=henk,
            naam_voor_coach="Mies",
            toestemming_op=vandaag(),
            tot=vandaag() + datetime.timedelta(days=370),
            door=bram,
        )
