"""Who looked, in words that a client understands, and an answer when they do not."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from klanten import inzagevragen, kijkers
from klanten.models import Doel, Inzage, Inzagevraag, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

PAGINA = "/klanten/mijn/inzage/"
INDIENING = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """The client's own browser."""
    assert klant.gebruiker
    return als(klant.gebruiker)


@pytest.fixture
def hugo(apeldoorn: Locatie) -> Medewerker:
    """Hugo, privacy contact of Apeldoorn."""
    return MedewerkerFabriek(naam="Hugo Privacy", rollen=["privacycontact"], locaties=[apeldoorn])


def _keek(klant: Klant, wie: Medewerker, doel: Doel = Doel.BEGELEIDING, dagen: int = 0) -> Inzage:
    op = timezone.now() - datetime.timedelta(days=dagen)
    return Inzage.objects.create(
        klant=klant, gebruiker=wie.gebruiker, partner=wie.partner, onderdeel="gegevens", doel=doel, op=op
    )


def _vraag(klant: Klant, wie: Medewerker) -> Inzagevraag:
    return inzagevragen.stel(klant=klant, inzage=_keek(klant, wie), vraag="Waarom keek u?")


def test_elk_doel_heeft_uitleg_voor_de_klant() -> None:
    assert set(kijkers.UITLEG) == set(Doel)


@pytest.mark.eis("X-18")
def test_de_klant_leest_waarom_er_is_gekeken_in_gewone_woorden(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    _keek(klant, bram, Doel.INKOMEN)
    pagina = tekst(marieke.get(PAGINA))
    assert "Werkcoach van UWV" in pagina
    assert "Om te bekijken of u recht hebt op een uitkering" in pagina
    assert "Ik begrijp dit niet" in pagina


def test_de_klant_kiest_een_organisatie_of_een_reden(
    klant: Klant, anna: Medewerker, bram: Medewerker, marieke: Client
) -> None:
    _keek(klant, anna, Doel.AANMELDING)
    _keek(klant, bram, Doel.INKOMEN)
    alleen_uwv = tekst(marieke.get(PAGINA, {"partner": bram.partner_id}))
    assert "recht hebt op een uitkering" in alleen_uwv.split("Wat is bekeken")[1]
    assert "eerste gesprek" not in alleen_uwv.split("Wat is bekeken")[1]
    assert "eerste gesprek" in tekst(marieke.get(PAGINA, {"doel": "aanmelding"})).split("Wat is bekeken")[1]
    assert marieke.get(PAGINA, {"partner": "99999", "doel": "bestaat-niet"}).status_code == 200


def test_de_eigen_blik_staat_er_een_keer_per_dag_en_alleen_als_de_klant_dat_wil(
    klant: Klant, marieke: Client
) -> None:
    for _ in range(3):
        marieke.get("/klanten/mijn/")
    assert klant.inzagen.filter(doel=Doel.EIGEN, onderdeel="mijn start").count() == 1
    assert "Uzelf" not in tekst(marieke.get(PAGINA))
    assert "Uzelf" in tekst(marieke.get(PAGINA, {"zelf": "on"}))


@pytest.mark.eis("X-18")
def test_een_vraag_wordt_een_taak_met_termijn_en_het_antwoord_komt_bij_de_klant(
    als: Als, klant: Klant, bram: Medewerker, hugo: Medewerker, marieke: Client
) -> None:
    blik = _keek(klant, bram)
    pad = reverse("klanten:mijn_inzagevraag", args=[blik.pk])
    assert "Om u te helpen werk te vinden" in tekst(marieke.get(pad))
    antwoord = marieke.post(pad, {"vraag": "Wat zocht deze coach?", "indiening": INDIENING})
    assert antwoord["Location"] == PAGINA
    taak = Taak.objects.get(soort=Taak.Soort.PRIVACY)
    assert taak.voor == hugo
    assert taak.vervalt_op > timezone.now()
    assert "Wacht op antwoord" in tekst(marieke.get(PAGINA))
    lijst = als(hugo).get("/klanten/privacy/")
    assert "wacht op antwoord" in tekst(lijst)
    assert "Marieke" not in tekst(lijst)
    vraag = Inzagevraag.objects.get()
    bureau = reverse("klanten:inzagevraag", args=[klant.klantnummer, vraag.pk])
    assert "Bram Coach" in tekst(als(hugo).get(bureau))
    zin = "Uw coach bereidde een gesprek voor."
    als(hugo).post(bureau, {"antwoord": zin, "indiening": INDIENING.replace("1", "9")})
    assert zin in tekst(marieke.get(PAGINA))
    taak.refresh_from_db()
    assert taak.gedaan_door == hugo
    assert [regel.wie for regel in klant.gebeurtenissen.filter(soort="privacy")] == [
        "Hugo Privacy",
        "door cliënt",
    ]


def test_een_vraag_zonder_woorden_wordt_niet_verstuurd(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    pad = reverse("klanten:mijn_inzagevraag", args=[_keek(klant, bram).pk])
    antwoord = marieke.post(pad, {"vraag": "  ", "indiening": INDIENING})
    assert antwoord.status_code == 422
    assert "Schrijf op wat u wilt weten." in tekst(antwoord)


def test_twee_keer_verzenden_is_een_vraag(klant: Klant, bram: Medewerker, marieke: Client) -> None:
    pad = reverse("klanten:mijn_inzagevraag", args=[_keek(klant, bram).pk])
    marieke.post(pad, {"vraag": "Waarom?", "indiening": INDIENING})
    antwoord = marieke.post(pad, {"vraag": "Waarom?", "indiening": INDIENING})
    assert antwoord.status_code == 422
    assert Inzagevraag.objects.count() == 1


def test_over_een_blik_in_andermans_dossier_kan_niemand_vragen(
    klant: Klant, bram: Medewerker, apeldoorn: Locatie, marieke: Client
) -> None:
    ander = KlantFabriek(locatie=apeldoorn)
    assert marieke.get(reverse("klanten:mijn_inzagevraag", args=[_keek(ander, bram).pk])).status_code == 404


def test_wie_zelf_keek_beantwoordt_de_vraag_niet(klant: Klant, hugo: Medewerker) -> None:
    vraag = _vraag(klant, hugo)
    with pytest.raises(NietToegestaan, match="gaat over u"):
        inzagevragen.beantwoord(vraag=vraag, antwoord="Daarom.", door=hugo)


def test_een_leeg_of_tweede_antwoord_kan_niet(
    klant: Klant, bram: Medewerker, anna: Medewerker, hugo: Medewerker
) -> None:
    vraag = _vraag(klant, bram)
    with pytest.raises(ValidationError):
        inzagevragen.beantwoord(vraag=vraag, antwoord="   ", door=hugo)
    inzagevragen.beantwoord(vraag=vraag, antwoord="Voor een gesprek.", door=hugo)
    with pytest.raises(NietToegestaan, match="al beantwoord"):
        inzagevragen.beantwoord(vraag=vraag, antwoord="Nog een keer.", door=anna)


def test_een_vraag_uit_een_andere_locatie_is_niet_te_zien(
    als: Als, klant: Klant, bram: Medewerker, gouda: Locatie
) -> None:
    vraag = _vraag(klant, bram)
    vreemde = als(MedewerkerFabriek(rollen=["privacycontact"], locaties=[gouda]))
    assert str(klant.klantnummer)[-4:] not in tekst(vreemde.get("/klanten/privacy/"))
    pad = reverse("klanten:inzagevraag", args=[klant.klantnummer, vraag.pk])
    assert vreemde.get(pad).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_twee_privacycontacten_antwoorden_niet_dubbel(klant: Klant, bram: Medewerker) -> None:
    vraag = _vraag(klant, bram)
    twee = [MedewerkerFabriek(rollen=["privacycontact"]) for _ in range(2)]
    uitkomsten = tegelijk(
        *[lambda wie=wie: inzagevragen.beantwoord(vraag=vraag, antwoord="Zo.", door=wie) for wie in twee]
    )
    assert sum(isinstance(uitkomst, Inzagevraag) for uitkomst in uitkomsten) == 1


def test_de_lijsten_vragen_altijd_evenveel_van_de_database(
    als: Als, klant: Klant, bram: Medewerker, hugo: Medewerker, marieke: Client
) -> None:
    bureau, metingen = als(hugo), []
    for aantal in (1, 30):
        for dag in range(aantal):
            inzagevragen.stel(klant=klant, inzage=_keek(klant, bram, dagen=dag + aantal), vraag="Waarom?")
        metingen.append((vragen(marieke, PAGINA), vragen(bureau, "/klanten/privacy/")))
    assert metingen[0] == metingen[1]
