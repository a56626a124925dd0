import datetime

import pytest
from django.db import transaction
from django.urls import reverse

from keten.models import Medewerker, Tekstblok
from keten.tijd import vandaag
from klanten import berichten, contactpersoon
from klanten.meldingen import meld
from klanten.models import Klant, Zending
from tests.conftest import Als
from tests.klanten.post import laad_teksten, wil
from tests.pagina import tekst
from tests.tegelijk import tegelijk


@pytest.fixture(autouse=True)
def _teksten(db: None) -> None:
    laad_teksten()


@pytest.mark.eis("K-05", "X-20")
def test_een_nieuw_bericht_geeft_een_e_mail_met_alleen_een_link(klant: Klant, anna: Medewerker) -> None:
    klant = wil(klant, "email")
    berichten.verstuur(klant=klant, tekst="De uitslag van de toets is 7.", door=anna)
    zending = klant.zendingen.get()
    assert (zending.kanaal, zending.aan, zending.stand) == ("email", "marieke@klant.example", "klaar")
    assert "http://localhost:8000/klanten/mijn/berichten/" in zending.tekst
    assert "Activerium Apeldoorn" in zending.tekst
    for persoonlijk in ("uitslag", "Marieke", "Velde", "Anna", str(klant.klantnummer)):
        assert persoonlijk not in zending.onderwerp + zending.tekst


@pytest.mark.eis("X-20")
@pytest.mark.parametrize(
    ("kanaal", "verwacht"),
    [("email", ["email"]), ("portaal", []), ("telefoon", []), ("post", []), ("balie", [])],
)
def test_alleen_het_kanaal_dat_de_klant_wil_wordt_gebruikt(
    klant: Klant, kanaal: str, verwacht: list[str]
) -> None:
    klant = wil(klant, kanaal, straat="Hoofdstraat 1")
    meld(klant=klant, code="afspraak_gepland", sleutel="a")
    assert list(klant.zendingen.values_list("kanaal", flat=True)) == verwacht


@pytest.mark.eis("X-20")
def test_sms_gaat_naar_het_mobiele_nummer(klant: Klant, settings: object) -> None:
    settings.KANALEN = {"email": "smtp", "sms": "notify"}  # type: ignore[attr-defined]
    klant = wil(klant, "sms")
    zending = meld(klant=klant, code="afspraak_gepland", sleutel="a")
    assert zending and (zending.kanaal, zending.aan) == ("sms", "+31612345678")


def test_zonder_sms_dienst_of_mobiel_nummer_gaat_er_geen_sms(klant: Klant, settings: object) -> None:
    klant = wil(klant, "sms")
    assert meld(klant=klant, code="afspraak_gepland", sleutel="a") is None
    settings.KANALEN = {"email": "smtp", "sms": "notify"}  # type: ignore[attr-defined]
    klant = wil(klant, "sms", telefoon="+31555801234")
    assert meld(klant=klant, code="afspraak_gepland", sleutel="a") is None


def test_dezelfde_aanleiding_wordt_een_keer_gemeld(klant: Klant) -> None:
    klant = wil(klant, "email")
    eerste = meld(klant=klant, code="afspraak_gepland", sleutel="afspraak:1")
    tweede = meld(klant=klant, code="afspraak_gepland", sleutel="afspraak:1")
    assert eerste == tweede
    assert klant.zendingen.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_melden_geeft_een_zending(klant: Klant) -> None:
    klant = wil(klant, "email")
    uitkomsten = tegelijk(*[lambda: meld(klant=klant, code="afspraak_gepland", sleutel="x")] * 4)
    assert {zending.pk for zending in uitkomsten} == {Zending.objects.get().pk}


def test_wat_wordt_teruggedraaid_wordt_niet_gemeld(klant: Klant) -> None:
    klant = wil(klant, "email")
    with pytest.raises(RuntimeError), transaction.atomic():
        meld(klant=klant, code="afspraak_gepland", sleutel="a")
        raise RuntimeError
    assert not Zending.objects.exists()


def test_zonder_account_geen_melding_over_iets_in_het_portaal(klant: Klant) -> None:
    Klant.objects.filter(pk=klant.pk).update(gebruiker=None)
    klant = wil(klant, "email")
    assert meld(klant=klant, code="bericht_nieuw", sleutel="a") is None
    assert meld(klant=klant, code="afspraak_gepland", sleutel="b") is not None


@pytest.mark.eis("X-24")
def test_taal_en_doelgroep_van_de_klant_kiezen_de_tekst(klant: Klant) -> None:
    klant = wil(klant, "email", taal="en")
    engels = meld(klant=klant, code="afspraak_gepland", sleutel="a")
    assert engels and engels.onderwerp == "You have an appointment at Activerium Apeldoorn"
    klant = wil(klant, "email", taal="nl")
    klant.geboortedatum = vandaag() - datetime.timedelta(days=20 * 366)
    klant.save()
    jong = meld(klant=klant, code="afspraak_gepland", sleutel="b")
    assert jong and jong.onderwerp.startswith("Je hebt")


def test_een_tekst_die_niemand_schreef_houdt_het_werk_niet_tegen(klant: Klant, anna: Medewerker) -> None:
    Tekstblok.objects.all().delete()
    klant = wil(klant, "email")
    berichten.verstuur(klant=klant, tekst="Hallo", door=anna)
    assert klant.berichten.count() == 1
    assert not klant.zendingen.exists()


def test_een_andere_contactpersoon_wordt_gemeld_de_eerste_niet(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    klant = wil(klant, "email")
    contactpersoon.wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    assert not klant.zendingen.exists()
    contactpersoon.wijs_aan(klant=klant, medewerker=bram, reden="Anna is ziek.", door=anna)
    assert klant.zendingen.get().code == "contactpersoon_nieuw"


@pytest.mark.eis("X-20")
def test_wie_schrijft_ziet_hoe_de_klant_het_hoort(als: Als, anna: Medewerker, klant: Klant) -> None:
    url = reverse("klanten:berichten", args=[klant.klantnummer])
    wil(klant, "email")
    assert "De klant krijgt een e-mail dat er iets klaarstaat." in tekst(als(anna).get(url))
    wil(klant, "post", straat="Hoofdstraat 1")
    assert "De klant wil post." in tekst(als(anna).get(url))


@pytest.mark.eis("X-24")
def test_een_bericht_kan_met_een_standaardtekst_beginnen(als: Als, anna: Medewerker, klant: Klant) -> None:
    url = reverse("klanten:berichten", args=[klant.klantnummer])
    pagina = als(anna).get(url, {"begin": "brief_gegevens"})
    assert "Om u goed te helpen" in pagina.context["form"]["tekst"].value()
    assert not als(anna).get(url, {"begin": "bestaat_niet"}).context["form"]["tekst"].value()
