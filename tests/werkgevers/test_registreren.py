"""Employers as one record: asked once, recognised, changed by all partners without overwriting."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tasks import stuur_uitnodiging
from keten.tijd import vandaag
from klanten.models import Inzage, Klant, Taak
from tests.conftest import Als
from tests.fabriek.keten import GebruikerFabriek, MedewerkerFabriek
from tests.fabriek.werkgevers import (
    ContactpersoonFabriek,
    SectorFabriek,
    VacatureFabriek,
    VestigingFabriek,
    WerkgeverFabriek,
)
from tests.pagina import tekst
from tests.tegelijk import tegelijk
from werkgevers import aanspreekpunt, contactpersonen, klantkeuze, registreren
from werkgevers.dubbelen import kernnaam
from werkgevers.models import Project, Werkgever
from werkgevers.registreren import nette_kvk

DAG = timedelta(days=1)
BEDRIJFSPAGINA = "/werkgevers/mijn-bedrijf/"
BEDRIJF = {"naam": "Zorggroep De Linde B.V.", "postcode": "7311kz", "plaats": "Apeldoorn"}


def _registreer(door: Medewerker, **anders: Any) -> Werkgever:
    return registreren.registreer(locatie=door.locaties.get(), door=door, **{**BEDRIJF, **anders})


@pytest.mark.parametrize(
    ("getypt", "melding"),
    [
        ("1234567", "heeft 8 cijfers. Dit zijn er 7"),
        ("123456789", "heeft 8 cijfers. Dit zijn er 9"),
        ("000012345678", "vestigingsnummer"),
        ("NL123456", "alleen cijfers"),
        ("00000000", "8 cijfers"),
        ("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "alleen cijfers"),
    ],
)
def test_een_fout_kvk_nummer_zegt_wat_er_mis_is(getypt: str, melding: str) -> None:
    with pytest.raises(ValidationError, match=melding):
        nette_kvk(getypt)


@pytest.mark.parametrize("getypt", ["12345678", " 1234 5678 ", "12.34.56.78", ""])
def test_een_kvk_nummer_mag_met_spaties_of_leeg(getypt: str) -> None:
    assert nette_kvk(getypt) in {"12345678", ""}


@given(st.text(max_size=30))
def test_de_kernnaam_van_een_kernnaam_is_zichzelf_en_een_rechtsvorm_maakt_niet_uit(naam: str) -> None:
    kern = kernnaam(f"Bakker {naam}")
    assert kernnaam(kern) == kern == kernnaam(f"BAKKER {naam} B.V.")


@pytest.mark.eis("W-01", "W-13")
def test_een_werkgever_staat_er_een_keer_met_vestiging_en_aanspreekpunt(els: Medewerker) -> None:
    zorg = SectorFabriek(code="q")
    werkgever = _registreer(
        els, kvk_nummer="1234 5678", sector=zorg, medewerkers=250, aandeel_55plus=30, word_accountmanager=True
    )
    werkgever.refresh_from_db()
    assert (werkgever.kvk_nummer, werkgever.grootte, werkgever.zoeknaam) == (
        "12345678",
        "groot",
        "zorggroep de linde b.v.",
    )
    assert werkgever.vestigingen.get().postcode == "7311 KZ"
    assert werkgever.accountmanagerschappen.get().medewerker == els


def test_hetzelfde_kvk_nummer_of_dezelfde_naam_op_dezelfde_plek_wordt_herkend(els: Medewerker) -> None:
    _registreer(els, kvk_nummer="12345678")
    with pytest.raises(NietToegestaan, match="heeft dit KvK-nummer al"):
        _registreer(els, naam="Heel iets anders", kvk_nummer="12345678")
    with pytest.raises(NietToegestaan, match="lijkt er al te zijn"):
        _registreer(els, naam="zorggroep de linde")
    assert _registreer(els, naam="zorggroep de linde", toch_nieuw=True).pk


def test_het_formulier_laat_zien_wie_erop_lijkt_en_bewaart_pas_na_een_vinkje(
    els: Medewerker, als: Als
) -> None:
    _registreer(els)
    client = als(els)
    pagina = client.get("/werkgevers/nieuw/")
    assert "dit is een andere werkgever" not in pagina.content.decode()
    gegevens = {"indiening": pagina.context["form"]["indiening"].value(), **BEDRIJF, "persoon": "Petra"}
    fout = client.post("/werkgevers/nieuw/", gegevens)
    assert fout.status_code == 422
    assert "zelfde naam en postcode" in fout.content.decode() and 'value="Petra"' in fout.content.decode()
    assert client.post("/werkgevers/nieuw/", {**gegevens, "toch_nieuw": "on"}).status_code == 302
    assert Werkgever.objects.latest("pk").contactpersonen.get().naam == "Petra"


def test_een_fout_formulier_noemt_elke_fout_en_houdt_alles_vast(els: Medewerker, als: Als) -> None:
    ander = _registreer(els, kvk_nummer="12345678")
    client = als(els)
    gegevens = {"kvk_nummer": "12345678", "naam": "Nieuw BV", "postcode": "999", "telefoon": "1"}
    tekst = client.post("/werkgevers/nieuw/", gegevens).content.decode()
    assert f"{ander} heeft dit KvK-nummer al." in tekst and f'/werkgevers/{ander.pk}/"' in tekst
    assert "Dit is geen geldige postcode" in tekst and 'value="Nieuw BV"' in tekst
    assert "Dit telefoonnummer klopt niet" in tekst


def test_twee_partners_overschrijven_elkaar_niet_ongezien(
    els: Medewerker, chaima: Medewerker, als: Als, apeldoorn: Locatie
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn, naam="Oude Naam")
    joris = MedewerkerFabriek(partner=chaima.partner, rollen=["accountmanager"], locaties=[apeldoorn])
    adres = f"/werkgevers/{werkgever.pk}/wijzigen/"
    gegevens = {"versie": 1, "naam": "Naam van Els", "kvk_nummer": werkgever.kvk_nummer}
    assert als(els).post(adres, gegevens).status_code == 302
    tegelijk = als(joris).post(adres, {**gegevens, "naam": "Naam van Joris"})
    assert tegelijk.status_code == 422 and "Naam van Els" in tegelijk.content.decode()
    assert als(joris).post(adres, {**gegevens, "versie": 2, "naam": "Naam van Joris"}).status_code == 302
    geschiedenis = als(joris).get(f"/werkgevers/{werkgever.pk}/geschiedenis/").content.decode()
    assert "Naam van Els" in geschiedenis and "Els Accountmanager" in geschiedenis
    werkgever.refresh_from_db()
    assert werkgever.zoeknaam == "naam van joris"


def test_een_tweede_hoofdvestiging_neemt_het_over_en_de_laatste_gaat_niet_dicht(els: Medewerker) -> None:
    werkgever = _registreer(els)
    eerste = werkgever.vestigingen.get()
    tweede = registreren.voeg_vestiging_toe(
        werkgever=werkgever, postcode="2801 AB", plaats="Gouda", hoofdvestiging=True, door=els
    )
    eerste.refresh_from_db()
    assert tweede.hoofdvestiging and not eerste.hoofdvestiging
    registreren.wijzig_vestiging(vestiging=eerste, versie=eerste.versie, gesloten=True, door=els)
    with pytest.raises(NietToegestaan, match="enige open vestiging"):
        registreren.wijzig_vestiging(
            vestiging=tweede, versie=1, gesloten=True, hoofdvestiging=False, door=els
        )


def _genodigd(uitnodigingen: list[Any]) -> list[int]:
    """To whose accounts a mail goes."""
    taken = [taak for taak in uitnodigingen if getattr(taak, "func", None) == stuur_uitnodiging.delay]
    return [taak.args[0] for taak in taken]


def test_een_uitgenodigde_contactpersoon_krijgt_een_keer_een_account(
    els: Medewerker, als: Als, apeldoorn: Locatie, django_capture_on_commit_callbacks: Any
) -> None:
    persoon = ContactpersoonFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn), email="petra@zorg.example")
    client = als(els)
    adres = f"/werkgevers/{persoon.werkgever_id}/mensen/{persoon.pk}/uitnodigen/"
    nummer = client.get(adres).context["form"]["indiening"].value()
    with django_capture_on_commit_callbacks():
        client.post(adres, {"indiening": nummer})
    persoon.refresh_from_db()
    assert persoon.gebruiker is not None and persoon.gebruiker.buitenrol == "werkgever"
    stuur_uitnodiging(persoon.gebruiker.pk, "https://portaal.example/")
    persoon.email = "petra.smit@zorg.example"  # the first one was mistyped: a stranger has that link
    persoon.save()
    with django_capture_on_commit_callbacks() as uitnodigingen:
        contactpersonen.nodig_uit(contactpersoon=persoon, door=els)
    assert _genodigd(uitnodigingen) == [persoon.gebruiker.pk]
    stuur_uitnodiging(persoon.gebruiker.pk, "https://portaal.example/")
    assert [bericht.to for bericht in mail.outbox] == [["petra@zorg.example"], [persoon.email]]
    links = [re.search(r"https://[^/]+(\S+/key/\S+)", str(bericht.body)) for bericht in mail.outbox]
    assert [Client().get(link[1]).status_code for link in links if link] == [200, 302]
    persoon.gebruiker.refresh_from_db()
    persoon.gebruiker.set_password("een-heel-lang-wachtwoord")
    persoon.gebruiker.save()
    with pytest.raises(NietToegestaan, match="gebruikt het"):
        contactpersonen.nodig_uit(contactpersoon=persoon, door=els)
    ingelogd, formulier = als(persoon.gebruiker), f"/werkgevers/{persoon.werkgever_id}/mensen/{persoon.pk}/"
    assert ingelogd.get(BEDRIJFSPAGINA).status_code == 200
    invulling = {"naam": "Petra Opvolger", "email": "Opvolger@zorg.example", "versie": 1}
    with django_capture_on_commit_callbacks() as uitnodigingen:
        pagina = client.post(formulier, invulling, follow=True)
    assert "Petra Opvolger krijgt een e-mail om een wachtwoord te kiezen." in tekst(pagina)
    assert _genodigd(uitnodigingen) == [persoon.gebruiker.pk]
    assert ingelogd.get(BEDRIJFSPAGINA).status_code == 302
    persoon.gebruiker.refresh_from_db()
    assert persoon.gebruiker.email == "opvolger@zorg.example"
    assert not persoon.gebruiker.has_usable_password()
    bezet = client.post(formulier, {**invulling, "email": els.gebruiker.email, "versie": 2})
    assert (bezet.status_code, "Er is al een account" in tekst(bezet)) == (422, True)
    weg = contactpersonen.wijzig(
        contactpersoon=persoon, versie=2, vertrokken_op=persoon.werkgever.aangemaakt_op, door=els
    )
    assert weg.gebruiker is not None and not weg.gebruiker.is_active


def test_zonder_adres_of_met_een_bezet_adres_kan_uitnodigen_niet(els: Medewerker, apeldoorn: Locatie) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    zonder = ContactpersoonFabriek(werkgever=werkgever, email="")
    with pytest.raises(NietToegestaan, match="e-mailadres"):
        contactpersonen.nodig_uit(contactpersoon=zonder, door=els)
    bezet = ContactpersoonFabriek(werkgever=werkgever, email=GebruikerFabriek().email)
    with pytest.raises(NietToegestaan, match="al een account"):
        contactpersonen.nodig_uit(contactpersoon=bezet, door=els)


def test_een_onderdeel_van_een_andere_werkgever_is_hier_niet_te_openen(els: Medewerker, als: Als) -> None:
    hier, ander = WerkgeverFabriek(), WerkgeverFabriek()
    vestiging = VestigingFabriek(werkgever=ander)
    persoon = ContactpersoonFabriek(werkgever=ander)
    client = als(els)
    for deel in (
        f"vestigingen/{vestiging.pk}/",
        f"mensen/{persoon.pk}/",
        f"mensen/{persoon.pk}/uitnodigen/",
    ):
        assert client.get(f"/werkgevers/{hier.pk}/{deel}").status_code == 404


def test_wie_alleen_leest_ziet_geen_knoppen_en_wijzigt_niets(bram: Medewerker, als: Als) -> None:
    werkgever = WerkgeverFabriek()
    VestigingFabriek(werkgever=werkgever)
    pagina = als(bram).get(f"/werkgevers/{werkgever.pk}/")
    assert pagina.status_code == 200 and "Contact plannen" not in pagina.content.decode()
    assert als(bram).post(f"/werkgevers/{werkgever.pk}/wijzigen/", {}).status_code == 403


def test_een_andere_locatie_leest_mee_maar_wijzigt_niets_en_ziet_geen_knoppen(
    els: Medewerker, apeldoorn: Locatie, gouda: Locatie, als: Als
) -> None:
    elders = MedewerkerFabriek(rollen=["accountmanager"], locaties=[gouda])
    werkgever = _registreer(els)
    persoon = ContactpersoonFabriek(werkgever=werkgever)
    vestiging = werkgever.vestigingen.get()
    specialist = aanspreekpunt.schakel_in(werkgever=werkgever, medewerker=els, onderwerp="bouw", door=els)
    wie = {"door": elders}
    pogingen: list[Callable[[], Any]] = [
        lambda: contactpersonen.voeg_toe(werkgever=werkgever, naam="Indringer", **wie),
        lambda: contactpersonen.wijzig(contactpersoon=persoon, versie=1, naam="Ander", **wie),
        lambda: contactpersonen.nodig_uit(contactpersoon=persoon, **wie),
        lambda: registreren.wijzig(werkgever=werkgever, versie=1, naam="Ander", **wie),
        lambda: registreren.voeg_vestiging_toe(
            werkgever=werkgever, postcode="2801 AB", plaats="Gouda", **wie
        ),
        lambda: registreren.wijzig_vestiging(vestiging=vestiging, versie=1, gesloten=False, **wie),
        lambda: aanspreekpunt.schakel_in(
            werkgever=werkgever, medewerker=elders, onderwerp="subsidies", **wie
        ),
        lambda: aanspreekpunt.laat_los(specialist=specialist, **wie),
    ]
    for poging in pogingen:
        with pytest.raises(NietToegestaan, match="Activerium Apeldoorn bedient deze werkgever"):
            poging()
    with pytest.raises(NietToegestaan, match="U werkt niet op Activerium Apeldoorn"):
        registreren.registreer(locatie=apeldoorn, door=elders, **BEDRIJF)
    pagina = als(elders).get(f"/werkgevers/{werkgever.pk}/").content.decode()
    assert "Contact plannen" in pagina and f"/mensen/{persoon.pk}/" not in pagina


def test_de_accountmanager_hoort_een_keer_dat_een_ander_iemand_uitnodigde(
    els: Medewerker, apeldoorn: Locatie
) -> None:
    joris = MedewerkerFabriek(rollen=["accountmanager"], locaties=[apeldoorn])
    persoon = ContactpersoonFabriek(
        werkgever=_registreer(els, word_accountmanager=True), naam="Petra Post", email="petra@zorg.example"
    )
    for wie in (joris, joris, els):
        contactpersonen.nodig_uit(contactpersoon=persoon, door=wie)
        persoon.refresh_from_db()
    assert "Petra Post" in Taak.objects.get(voor=els).omschrijving


def test_een_nulteken_in_een_bewaarde_zoekterm_geeft_gewoon_een_lijst(els: Medewerker, als: Als) -> None:
    werkgever = _registreer(els)
    client = als(els)
    naar = client.post("/werkgevers/", {"zoek": "linde\x00"})["Location"]
    assert str(werkgever) in client.get(naar).content.decode()


def test_wie_namen_bij_een_klantnummer_raadt_moet_na_tien_keer_stoppen(
    els: Medewerker, klant: Klant, caplog: pytest.LogCaptureFixture
) -> None:
    def kies(achternaam: str) -> Klant:
        return klantkeuze.kies(
            klantnummer=str(klant.klantnummer),
            achternaam=achternaam,
            locatie=klant.locatie,
            door=els,
            onderdeel="plaatsing",
        )

    assert kies(klant.achternaam) == klant
    for _ in range(10):
        with pytest.raises(NietToegestaan, match="hoort geen klant"):
            kies("Raadsman")
    with pytest.raises(NietToegestaan, match="Vraag het de contactpersoon van de klant"):
        kies(klant.achternaam)
    assert "klantkeuze" in caplog.text and "Raadsman" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_wie_veel_namen_tegelijk_raadt_krijgt_er_samen_ook_tien(els: Medewerker, klant: Klant) -> None:
    def kies(achternaam: str) -> Klant:
        return klantkeuze.kies(
            klantnummer=str(klant.klantnummer),
            achternaam=achternaam,
            locatie=klant.locatie,
            door=els,
            onderdeel="plaatsing",
        )

    for _keer in range(11):
        assert kies(klant.achternaam) == klant  # a try that is right does not count
    uitkomsten = tegelijk(*[partial(kies, f"Naam {nummer}") for nummer in range(20)])
    assert sum("hoort geen klant" in str(een) for een in uitkomsten) == 10
    assert sum("te vaak" in str(een) for een in uitkomsten) == 10


def test_de_blik_op_een_klant_blijft_staan_als_de_stap_wordt_geweigerd(
    als: Als, els: Medewerker, klant: Klant, apeldoorn: Locatie
) -> None:
    vacature = VacatureFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn))
    project = Project.objects.create(
        locatie=apeldoorn, naam="Haven", doel="Werk", trekker=els, van=vandaag() - DAG, tot=vandaag() - DAG
    )
    keuze = {"klantnummer": str(klant.klantnummer), "achternaam": klant.achternaam}
    ooit = vandaag() + 800 * DAG
    for adres, velden, waarom in (
        (
            reverse("werkgevers:plaatsing_direct", args=[vacature.pk]),
            {"begint_op": f"{ooit:%d-%m-%Y}", "uren": "20"},
            "binnen een jaar",
        ),
        (reverse("werkgevers:project_deelname", args=[project.pk]), {}, "afgelopen"),
    ):
        eerder = Inzage.objects.filter(klant=klant).count()
        antwoord = als(els).post(adres, {**keuze, **velden, "indiening": str(uuid.uuid4())})
        assert antwoord.status_code == 422 and waarom in tekst(antwoord)
        assert Inzage.objects.filter(klant=klant, gebruiker=els.gebruiker).count() == eerder + 1
