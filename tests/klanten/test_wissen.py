"""Kept as long as it must be, announced, and then gone: nothing readable is left anywhere."""

import datetime
import os
from pathlib import Path

import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnose.models import Afname, Duogesprek, Herdiagnoseaanleiding, Routeoordeel, Routering
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Klad, Locatie, Medewerker
from keten.tijd import vandaag
from klanten import berichten, bewaren, bsn, documenten, uitschrijven, uitstromen, wissen
from klanten.instellingen_privacy import WISSEN_DOOR_TWEE
from klanten.models import (
    Bewaartermijn,
    Bewaring,
    Clientbeeld,
    Document,
    Identiteitsnummer,
    Klant,
    Taak,
    Uitschrijfverzoek,
    Uitstroom,
    Wisbewijs,
)
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.diagnose import maak_kansmeting
from tests.fabriek.toetsen import maak_toets, neem_af
from tests.pagina import tekst, vragen

INDIENING = "11111111-2222-4333-8444-55555555555"
NAAM = "Zonderling"


@pytest.fixture
def hugo(apeldoorn: Locatie) -> Medewerker:
    """Hugo, privacy contact of Apeldoorn."""
    return MedewerkerFabriek(naam="Hugo Privacy", rollen=["privacycontact"], locaties=[apeldoorn])


@pytest.fixture
def iris(apeldoorn: Locatie) -> Medewerker:
    """Iris, his colleague."""
    return MedewerkerFabriek(naam="Iris Privacy", rollen=["privacycontact"], locaties=[apeldoorn])


@pytest.fixture
def termijnen(db: None) -> None:
    """Five years for UWV and CWI, ten for the municipality."""
    for kolom, maanden in (("cwi", 60), ("uwv", 60), ("gemeente", 120)):
        Bewaartermijn.objects.create(kolom=kolom, maanden=maanden, grondslag="Voorbeeld.")


def _gestopt(klant: Klant, door: Medewerker, jaren: float) -> Klant:
    """The service of this client stopped a number of years ago."""
    op = vandaag() - datetime.timedelta(days=int(jaren * 365.25))
    Uitstroom.objects.create(
        klant=klant, locatie=klant.locatie, op=op, soort="geen_hulp", door=door, partner=door.partner
    )
    Clientbeeld.objects.filter(klant=klant).update(status=Clientbeeld.Status.GESTOPT)
    return klant


@pytest.fixture
def voorbij(termijnen: None, apeldoorn: Locatie, bram: Medewerker) -> Klant:
    """A client whose service stopped eleven years ago, and who was told."""
    klant = KlantFabriek(
        locatie=apeldoorn, voornamen="Zelda", achternaam=NAAM, met_account=True, contactpersoon=bram
    )
    _gestopt(klant, bram, 11)
    bewaren.werk_bij()
    bewaren.kondig_aan()
    klant.refresh_from_db()
    return klant


def _bewaring(klant: Klant) -> Bewaring:
    return Bewaring.objects.get(klant=klant)


def _stel_voor(klant: Klant, door: Medewerker) -> Bewaring:
    return wissen.stel_voor(bewaring=_bewaring(klant), grond="termijn", reden="Nagegaan.", door=door)


@pytest.mark.eis("X-18")
def test_de_langste_termijn_van_wie_de_klant_hielp_telt(
    termijnen: None, apeldoorn: Locatie, bram: Medewerker, chaima: Medewerker
) -> None:
    uwv = _gestopt(KlantFabriek(locatie=apeldoorn, contactpersoon=bram), bram, 1)
    gemeente = _gestopt(KlantFabriek(locatie=apeldoorn, contactpersoon=chaima), chaima, 1)
    assert bewaren.werk_bij() == 2
    assert bewaren.werk_bij() == 0
    assert (_bewaring(uwv).kolom, _bewaring(gemeente).kolom) == ("uwv", "gemeente")
    jaren = [_bewaring(klant).tot.year - _bewaring(klant).gestopt_op.year for klant in (uwv, gemeente)]
    assert jaren == [5, 10]


def test_wie_terugkomt_heeft_geen_termijn_meer(voorbij: Klant) -> None:
    Clientbeeld.objects.filter(klant=voorbij).update(status=Clientbeeld.Status.ACTIEF)
    bewaren.werk_bij()
    assert not Bewaring.objects.exists()


def test_de_klant_krijgt_een_keer_bericht_voordat_de_termijn_voorbij_is(
    termijnen: None, apeldoorn: Locatie, bram: Medewerker
) -> None:
    bijna = _gestopt(KlantFabriek(locatie=apeldoorn, contactpersoon=bram), bram, 4.95)
    net = _gestopt(KlantFabriek(locatie=apeldoorn, contactpersoon=bram), bram, 1)
    bewaren.werk_bij()
    assert bewaren.kondig_aan() == 1
    assert bewaren.kondig_aan() == 0
    assert bijna.gebeurtenissen.filter(zin__startswith="Aangekondigd").count() == 1
    assert not net.gebeurtenissen.filter(zin__startswith="Aangekondigd").exists()


def test_voor_het_einde_van_de_termijn_kan_wissen_niet(
    termijnen: None, apeldoorn: Locatie, bram: Medewerker, hugo: Medewerker
) -> None:
    klant = _gestopt(KlantFabriek(locatie=apeldoorn, contactpersoon=bram), bram, 1)
    bewaren.werk_bij()
    with pytest.raises(NietToegestaan, match="bewaartermijn loopt"):
        _stel_voor(klant, hugo)
    with pytest.raises(NietToegestaan, match="niet om gevraagd"):
        wissen.stel_voor(bewaring=_bewaring(klant), grond="verzoek", reden="Zomaar.", door=hugo)


def _verzoek(klant: Klant, uitkomst: str, door: Medewerker) -> Uitschrijfverzoek:
    verzoek = uitschrijven.vraag(klant=klant, reden="", ook_wissen=True)
    if uitkomst == Uitschrijfverzoek.Stand.INGETROKKEN:
        return uitschrijven.trek_in(verzoek=verzoek)
    return uitschrijven.handel_af(verzoek=verzoek, uitkomst=uitkomst, toelichting="Besproken.", door=door)


def _op_verzoek(klant: Klant, door: Medewerker) -> Bewaring:
    return wissen.stel_voor(bewaring=_bewaring(klant), grond="verzoek", reden="Gevraagd.", door=door)


@pytest.mark.parametrize("stand", ["ingetrokken", "gebleven"])
def test_een_verzoek_dat_niet_doorging_is_geen_grond_om_te_wissen(
    termijnen: None, apeldoorn: Locatie, bram: Medewerker, hugo: Medewerker, stand: str
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=bram)
    _verzoek(klant, stand, bram)
    uitstromen.stroom_uit(klant=klant, soort="geen_hulp", op=vandaag(), door=bram)
    bewaren.werk_bij()
    with pytest.raises(NietToegestaan, match="niet om gevraagd"):
        _op_verzoek(klant, hugo)


def test_op_verzoek_wissen_kan_tot_de_klant_terugkomt_en_daarna_telt_het_oude_verzoek_niet(
    termijnen: None, apeldoorn: Locatie, bram: Medewerker, hugo: Medewerker
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=bram)
    verzoek = _verzoek(klant, "uitgeschreven", bram)
    bewaren.werk_bij()
    assert _op_verzoek(klant, hugo).grond == "verzoek"
    uitstromen.heropen(klant=klant, reden="Terug.", door=bram)
    assert not Bewaring.objects.exists()
    assert klant.gebeurtenissen.filter(
        zin__contains="wissen is vervallen", zichtbaar_voor_klant=False
    ).exists()
    Uitschrijfverzoek.objects.filter(pk=verzoek.pk).update(
        afgehandeld_op=timezone.now() - datetime.timedelta(days=2)
    )
    uitstromen.stroom_uit(klant=klant, soort="geen_hulp", op=vandaag(), door=bram)
    bewaren.werk_bij()
    with pytest.raises(NietToegestaan, match="niet om gevraagd"):
        _op_verzoek(klant, hugo)


def test_wat_weer_in_gebruik_is_wordt_niet_voorgesteld_en_niet_gewist(
    voorbij: Klant, hugo: Medewerker, iris: Medewerker
) -> None:
    beelden = Clientbeeld.objects.filter(klant=voorbij)
    beelden.update(status=Clientbeeld.Status.ACTIEF)
    with pytest.raises(NietToegestaan, match="weer in gebruik"):
        _stel_voor(voorbij, hugo)
    beelden.update(status=Clientbeeld.Status.GESTOPT)
    bewaring = _stel_voor(voorbij, hugo)
    beelden.update(status=Clientbeeld.Status.NAZORG)
    with pytest.raises(NietToegestaan, match="weer in gebruik"):
        wissen.wis(bewaring=bewaring, door=iris)
    assert Klant.objects.filter(pk=voorbij.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_een_bestand_dat_niet_weg_wil_houdt_de_andere_niet_tegen(
    voorbij: Klant, bram: Medewerker, hugo: Medewerker, iris: Medewerker, caplog: pytest.LogCaptureFixture
) -> None:
    for nummer in (1, 2):
        documenten.bewaar(
            klant=voorbij,
            bestand=SimpleUploadedFile(
                f"{NAAM}.pdf", b"%PDF-1.4\n%%EOF\n" + bytes([nummer]), content_type="application/pdf"
            ),
            soort="brief",
            titel=f"Brief {nummer}",
            zichtbaar_voor_klant=True,
            door=bram,
            indiening=f"22222222-2222-4333-8444-55555555555{nummer}",  # type: ignore[arg-type]
        )
    plekken = [Path(document.bestand.path) for document in Document.objects.filter(klant=voorbij)]
    plekken[0].unlink()
    (plekken[0] / "vol").mkdir(parents=True)  # a directory that is not empty cannot be deleted
    Taak.objects.filter(klant=voorbij).update(gedaan_op=timezone.now(), gedaan_door=bram)
    wissen.wis(bewaring=_stel_voor(voorbij, hugo), door=iris)
    assert not plekken[1].exists()
    assert "could not be deleted" in caplog.text
    assert plekken[0].name not in caplog.text


def test_wie_voorstelt_wist_niet_zelf_tenzij_de_locatie_dat_wil(voorbij: Klant, hugo: Medewerker) -> None:
    bewaring = _stel_voor(voorbij, hugo)
    with pytest.raises(NietToegestaan, match="Een collega"):
        wissen.wis(bewaring=bewaring, door=hugo)
    instellingen.zet(code=WISSEN_DOOR_TWEE, gebied=voorbij.locatie, waarde=False)
    assert wissen.wis(bewaring=bewaring, door=hugo).gewist_door == hugo


def test_zonder_voorstel_of_met_open_werk_wordt_er_niet_gewist(
    voorbij: Klant, hugo: Medewerker, iris: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="Stel eerst voor"):
        wissen.wis(bewaring=_bewaring(voorbij), door=iris)
    bewaring = _stel_voor(voorbij, hugo)
    Taak.objects.create(
        locatie=voorbij.locatie, klant=voorbij, omschrijving="Nog te doen", vervalt_op=timezone.now()
    )
    with pytest.raises(NietToegestaan, match="1 taken open"):
        wissen.wis(bewaring=bewaring, door=iris)


def _waar_staat(woord: str) -> list[str]:
    """Every table of the database in which a word can still be read, in any column."""
    gevonden = []
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{tabel}" t WHERE t::text ILIKE %s', [f"%{woord}%"])
            if cursor.fetchone()[0]:
                gevonden.append(tabel)
    return gevonden


@pytest.mark.eis("X-18")
@pytest.mark.django_db(transaction=True)
def test_na_het_wissen_is_de_naam_nergens_meer_te_lezen(
    als: Als, voorbij: Klant, bram: Medewerker, hugo: Medewerker, iris: Medewerker, settings: object
) -> None:
    account = voorbij.gebruiker
    assert account is not None
    pdf = SimpleUploadedFile(
        f"{NAAM}.pdf", b"%PDF-1.4\n%%EOF\n" + NAAM.encode(), content_type="application/pdf"
    )
    Gebruiker.objects.filter(pk=account.pk).update(naam=f"Zelda {NAAM}")
    Identiteitsnummer.objects.create(
        klant=voorbij, versleuteld=bsn.versleutel("111222333"), zoeksleutel=bsn.zoeksleutel("111222333")
    )
    thuis = als(account)
    thuis.get("/klanten/mijn/")
    with pghistory.context(gebruiker=account.pk, naam=f"Zelda {NAAM}", partner=""):
        voorbij.contactgegevens.straat = f"{NAAM}straat 1"
        voorbij.contactgegevens.save()
    berichten.verstuur_als_klant(klant=voorbij, tekst=f"Groet, {NAAM}", door=account)
    Taak.objects.filter(klant=voorbij).update(gedaan_op=timezone.now(), gedaan_door=bram)
    documenten.bewaar(
        klant=voorbij,
        bestand=pdf,
        soort="brief",
        titel=f"Brief van {NAAM}",
        zichtbaar_voor_klant=True,
        door=bram,
        indiening="22222222-2222-4333-8444-555555555555",  # type: ignore[arg-type]
    )
    for pad in (f"/klanten/{voorbij.klantnummer}/contacten/", "/klanten/aanmelden/"):
        Klad.objects.create(gebruiker=bram.gebruiker, pad=pad, velden={"tekst": ["Half geschreven."]})
    Klad.objects.filter(pad__contains=str(voorbij.klantnummer)).update(velden={"tekst": [NAAM]})
    plek = Path(Document.objects.get(klant=voorbij).bestand.path)
    assert plek.exists()
    assert len(_waar_staat(NAAM)) > 6
    bewijs = wissen.wis(bewaring=_stel_voor(voorbij, hugo), door=iris)
    assert _waar_staat(NAAM) == []
    assert not plek.exists()
    assert not any(NAAM in naam for _, _, namen in os.walk(settings.MEDIA_ROOT) for naam in namen)  # type: ignore[attr-defined]
    assert not Klant.objects.filter(pk=voorbij.pk).exists()
    assert not Gebruiker.objects.filter(pk=account.pk).exists()
    assert Medewerker.objects.filter(pk=bram.pk).exists()
    assert bewijs.rijen["klanten.Klant"] == 1
    assert bewijs.rijen["keten.Klad"] == 1
    assert Klad.objects.get().pad == "/klanten/aanmelden/"
    assert thuis.get("/klanten/mijn/").status_code == 302


def test_ook_wat_vastligt_van_toetsen_routes_en_kansen_verdwijnt(
    voorbij: Klant, bram: Medewerker, hugo: Medewerker, iris: Medewerker
) -> None:
    """Records that the database otherwise keeps for good: results, choices, chances, advice, triggers."""
    maak_toets()
    afname = neem_af(voorbij, "cv", {"cv": True}, door=bram)
    gesprek = Duogesprek.objects.create(
        klant=voorbij,
        begonnen_door=bram,
        nodig=1,
        stand="vervallen",
        gesloten_op=timezone.now(),
        gesloten_door=bram,
        reden=NAAM,
    )
    Routeoordeel.objects.create(
        gesprek=gesprek, door=bram, partner=bram.partner, route="A", motivatie="sterk", woorden=NAAM
    )
    Routering.objects.create(
        klant=voorbij, advies="A", besluit="B", reden=NAAM, door=bram, partner=bram.partner
    )
    maak_kansmeting(voorbij, bram)
    Herdiagnoseaanleiding.objects.create(klant=voorbij, soort="periodiek")
    bewijs = wissen.wis(bewaring=_stel_voor(voorbij, hugo), door=iris)
    assert _waar_staat(NAAM) == []
    soorten = ("Afname", "Duogesprek", "Routeoordeel", "Routering", "Kansmeting", "Herdiagnoseaanleiding")
    assert {bewijs.rijen[f"diagnose.{soort}"] for soort in soorten} == {1}
    assert not Afname.objects.filter(pk=afname.pk).exists()


def test_een_ander_dossier_blijft_heel(
    voorbij: Klant, klant: Klant, hugo: Medewerker, iris: Medewerker
) -> None:
    voor = (klant.gebeurtenissen.count(), Klant.objects.count())
    wissen.wis(bewaring=_stel_voor(voorbij, hugo), door=iris)
    assert (klant.gebeurtenissen.count(), Klant.objects.count()) == (voor[0], voor[1] - 1)


def test_het_hele_pad_op_het_scherm(als: Als, voorbij: Klant, hugo: Medewerker, iris: Medewerker) -> None:
    for wie in (hugo, iris):
        Taak.objects.create(
            locatie=voorbij.locatie,
            voor=wie,
            klant=voorbij,
            soort=Taak.Soort.PRIVACY,
            omschrijving="Beoordeel",
            vervalt_op=timezone.now(),
        )
    nummer = voorbij.klantnummer
    eerste, tweede = als(hugo), als(iris)
    assert str(nummer)[-3:] in tekst(eerste.get("/klanten/privacy/bewaartermijnen/"))
    voorstel = reverse("klanten:wisvoorstel", args=[nummer])
    assert eerste.post(voorstel, {"grond": "termijn", "indiening": INDIENING + "1"}).status_code == 422
    gegevens = {"grond": "termijn", "reden": "Geen bezwaar.", "indiening": INDIENING + "2"}
    assert eerste.post(voorstel, gegevens).status_code == 302
    pad = reverse("klanten:wissen", args=[nummer])
    fout = tweede.post(pad, {"klantnummer": "123", "indiening": INDIENING + "3"})
    assert fout.status_code == 422
    assert "niet het klantnummer" in tekst(fout)
    goed = tweede.post(pad, {"klantnummer": f"{nummer}", "indiening": INDIENING + "4"}, follow=True)
    assert "is gewist" in tekst(goed)
    assert Wisbewijs.objects.get().klantnummer == nummer


def test_een_voorstel_is_in_te_trekken(als: Als, voorbij: Klant, hugo: Medewerker) -> None:
    _stel_voor(voorbij, hugo)
    Taak.objects.create(
        locatie=voorbij.locatie,
        voor=hugo,
        klant=voorbij,
        soort=Taak.Soort.PRIVACY,
        omschrijving="Beoordeel",
        vervalt_op=timezone.now(),
    )
    als(hugo).post(reverse("klanten:wisvoorstel_intrekken", args=[voorbij.klantnummer]))
    assert _bewaring(voorbij).grond == ""


def test_de_lijst_vraagt_altijd_evenveel_van_de_database(
    als: Als, termijnen: None, apeldoorn: Locatie, bram: Medewerker, hugo: Medewerker
) -> None:
    bureau, metingen = als(hugo), []
    for aantal in (1, 12):
        for _ in range(aantal):
            _gestopt(KlantFabriek(locatie=apeldoorn, contactpersoon=bram), bram, 11)
        bewaren.werk_bij()
        metingen.append(vragen(bureau, "/klanten/privacy/bewaartermijnen/"))
    assert metingen[0] == metingen[1]


@pytest.mark.eis("X-18")
def test_een_klant_vraagt_om_te_stoppen_en_de_contactpersoon_bespreekt_het(
    als: Als, apeldoorn: Locatie, bram: Medewerker, hugo: Medewerker
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, met_account=True, contactpersoon=bram)
    thuis, pad = als(klant.gebruiker), "/klanten/mijn/stoppen/"
    assert "U bent niet meer ingeschreven" in tekst(thuis.get(pad))
    assert thuis.post(pad, {"indiening": INDIENING + "1"}).status_code == 422
    gegevens = {"reden": "Ik heb werk.", "ook_wissen": "on", "begrepen": "on", "indiening": INDIENING + "2"}
    assert thuis.post(pad, gegevens).status_code == 302
    assert "neemt contact met u op" in tekst(thuis.get("/klanten/mijn/rechten/"))
    verzoek = Uitschrijfverzoek.objects.get()
    assert Taak.objects.get(sleutel=f"uitschrijven:{verzoek.pk}").voor == bram
    afhandelen = reverse("klanten:uitschrijven", args=[klant.klantnummer, verzoek.pk])
    assert "Ik heb werk." in tekst(als(bram).get(afhandelen))
    uitkomst = {"uitkomst": "uitgeschreven", "toelichting": "Besproken.", "indiening": INDIENING + "3"}
    assert als(bram).post(afhandelen, uitkomst).status_code == 302
    assert Clientbeeld.objects.get(klant=klant).status == Clientbeeld.Status.GESTOPT
    assert Taak.objects.get(sleutel=f"wisverzoek:{verzoek.pk}").voor == hugo
    assert "Besproken." in tekst(thuis.get(pad))


def test_wie_toch_blijft_trekt_het_verzoek_in(als: Als, klant: Klant) -> None:
    assert klant.gebruiker
    uitschrijven.vraag(klant=klant, reden="", ook_wissen=False)
    thuis: Client = als(klant.gebruiker)
    assert "ingetrokken" in tekst(thuis.post("/klanten/mijn/stoppen/toch-niet/", follow=True))
    assert "Er is geen verzoek meer" in tekst(thuis.post("/klanten/mijn/stoppen/toch-niet/", follow=True))
    with pytest.raises(NietToegestaan, match="al afgehandeld"):
        uitschrijven.trek_in(verzoek=Uitschrijfverzoek.objects.get())
