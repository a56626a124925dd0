"""Contacts: the identity first, then three parts of an evaluation, and what follows."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import contacten
from klanten.models import Contactmoment, Gebeurtenis, Klant
from tests.conftest import Als
from tests.pagina import tekst, vragen

INGEVULD = {
    "kanaal": "balie",
    "identiteit": "document",
    "document_kenmerk": "SPECI2014",
    "activiteiten": "Vier brieven gestuurd.",
    "ondersteuning": "Hulp bij het cv.",
    "resultaten": "Eén gesprek.",
}


def _nieuw(klant: Klant) -> str:
    return reverse("klanten:contact_nieuw", args=[klant.klantnummer])


def _lijst(klant: Klant) -> str:
    return reverse("klanten:contacten", args=[klant.klantnummer])


def _formulier(**anders: str) -> dict[str, str]:
    nu = timezone.localtime()
    return {
        **INGEVULD,
        "datum": f"{nu:%d-%m-%Y}",
        "tijd": "00:00",
        "richting": "uit",
        "bijgesteld": "nee",
        "indiening": str(uuid.uuid4()),
        **anders,
    }


def _leg_vast(klant: Klant, door: Medewerker, dagen_geleden: int = 0, **anders: object) -> Contactmoment:
    op = timezone.now() - datetime.timedelta(days=dagen_geleden)
    return contacten.leg_vast(
        klant=klant,
        door=door,
        **{**INGEVULD, "op": op, "bijgesteld": False, **anders},  # type: ignore[arg-type]
    )


@pytest.mark.eis("K-58")
def test_een_contact_bewaart_wat_de_klant_deed_welke_hulp_er_was_en_wat_het_opleverde(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    als(anna).post(_nieuw(klant), _formulier())
    pagina = tekst(als(bram).get(_lijst(klant)))
    for stuk in ("Vier brieven gestuurd.", "Hulp bij het cv.", "Eén gesprek.", "Anna Intaker", "CWI"):
        assert stuk in pagina


@pytest.mark.eis("K-58")
def test_bijgesteld_leidt_na_het_opslaan_naar_het_werkplan(als: Als, anna: Medewerker, klant: Klant) -> None:
    antwoord = als(anna).post(_nieuw(klant), _formulier(bijgesteld="ja"))
    assert antwoord["Location"] == reverse("diagnose:werkplan", args=[klant.klantnummer])


def test_niet_bijgesteld_leidt_terug_naar_de_contacten(als: Als, anna: Medewerker, klant: Klant) -> None:
    assert als(anna).post(_nieuw(klant), _formulier())["Location"] == _lijst(klant)


def test_bijgesteld_moet_beantwoord_worden(als: Als, anna: Medewerker, klant: Klant) -> None:
    assert als(anna).post(_nieuw(klant), _formulier(bijgesteld="")).status_code == 422
    assert not klant.contactmomenten.exists()


@pytest.mark.eis("K-10")
@pytest.mark.parametrize(
    "identiteit",
    [
        {"identiteit": ""},
        {"identiteit": "document", "document_kenmerk": ""},
        {"identiteit": "bekend", "document_kenmerk": ""},
        {"identiteit": "verzonnen"},
    ],
)
def test_zonder_vastgestelde_identiteit_is_er_geen_contact(
    als: Als, anna: Medewerker, klant: Klant, identiteit: dict[str, str]
) -> None:
    antwoord = als(anna).post(_nieuw(klant), _formulier(**identiteit))
    assert antwoord.status_code == 422
    assert "Vier brieven gestuurd." in antwoord.content.decode()
    assert not klant.contactmomenten.exists()


@pytest.mark.eis("K-10")
def test_bekend_mag_als_de_identiteit_eerder_is_vastgesteld(als: Als, anna: Medewerker, klant: Klant) -> None:
    klant.beeld.identiteit_op = vandaag()
    klant.beeld.save()
    als(anna).post(_nieuw(klant), _formulier(identiteit="bekend", document_kenmerk="zomaar iets"))
    assert klant.contactmomenten.get().document_kenmerk == ""


@pytest.mark.eis("K-10")
def test_bekend_wordt_geweigerd_als_de_identiteit_nooit_is_vastgesteld(
    anna: Medewerker, klant: Klant
) -> None:
    with pytest.raises(NietToegestaan, match="nog niet eerder vastgesteld"):
        _leg_vast(klant, anna, identiteit="bekend")


def test_de_database_wil_een_kenmerk_bij_een_document(anna: Medewerker, klant: Klant) -> None:
    with pytest.raises(ValidationError, match="kenmerk"):
        _leg_vast(klant, anna, document_kenmerk="")


def test_een_contact_in_de_toekomst_kan_niet(als: Als, anna: Medewerker, klant: Klant) -> None:
    morgen = vandaag() + datetime.timedelta(days=1)
    antwoord = als(anna).post(_nieuw(klant), _formulier(datum=f"{morgen:%d-%m-%Y}"))
    assert antwoord.status_code == 422
    assert "Dit moment moet nog komen." in tekst(antwoord)


def test_een_contact_van_voor_de_aanmelding_kan_niet(als: Als, anna: Medewerker, klant: Klant) -> None:
    antwoord = als(anna).post(_nieuw(klant), _formulier(datum="01-01-1980"))
    assert antwoord.status_code == 422
    assert "voor de aanmelding" in tekst(antwoord)


@pytest.mark.parametrize("datum", ["31-02-2026", "gisteren", "1-1-26", ""])
def test_een_onmogelijke_datum_geeft_een_melding(
    als: Als, anna: Medewerker, klant: Klant, datum: str
) -> None:
    assert als(anna).post(_nieuw(klant), _formulier(datum=datum)).status_code == 422


def test_een_later_ingevoerd_ouder_contact_is_niet_het_laatste(anna: Medewerker, klant: Klant) -> None:
    _leg_vast(klant, anna, dagen_geleden=1)
    _leg_vast(klant, anna, dagen_geleden=9)
    klant.beeld.refresh_from_db()
    assert klant.beeld.laatste_contact == vandaag() - datetime.timedelta(days=1)


def test_een_contact_staat_in_de_tijdlijn_met_organisatie(anna: Medewerker, klant: Klant) -> None:
    _leg_vast(klant, anna, kanaal="telefoon")
    regel = klant.gebeurtenissen.get(soort=Gebeurtenis.Soort.CONTACT)
    assert (regel.zin, regel.partner, regel.zichtbaar_voor_klant) == ("Contact: telefoon", anna.partner, True)


def test_twee_keer_versturen_geeft_een_contact(als: Als, anna: Medewerker, klant: Klant) -> None:
    formulier = _formulier()
    als(anna).post(_nieuw(klant), formulier)
    nog_eens = als(anna).post(_nieuw(klant), formulier)
    assert nog_eens.status_code == 422
    assert "al verstuurd" in tekst(nog_eens)
    assert klant.contactmomenten.count() == 1
    assert klant.gebeurtenissen.filter(soort=Gebeurtenis.Soort.CONTACT).count() == 1


def test_de_lijst_is_te_filteren_op_kanaal(als: Als, anna: Medewerker, klant: Klant) -> None:
    _leg_vast(klant, anna, resultaten="aan de balie")
    _leg_vast(klant, anna, kanaal="telefoon", resultaten="aan de telefoon")
    pagina = tekst(als(anna).get(_lijst(klant), {"kanaal": "telefoon"}))
    assert "Resultaat: aan de telefoon" in pagina
    assert "Resultaat: aan de balie" not in pagina


def test_een_kanaal_dat_niet_bestaat_filtert_niet(als: Als, anna: Medewerker, klant: Klant) -> None:
    _leg_vast(klant, anna)
    antwoord = als(anna).get(_lijst(klant), {"kanaal": "rooksignalen"})
    assert antwoord.status_code == 200
    assert "Eén gesprek." in tekst(antwoord)


def test_de_lijst_vraagt_altijd_evenveel_van_de_database(als: Als, anna: Medewerker, klant: Klant) -> None:
    coach = als(anna)
    _leg_vast(klant, anna)
    weinig = vragen(coach, _lijst(klant))
    for dag in range(15):
        _leg_vast(klant, anna, dagen_geleden=dag)
    assert vragen(coach, _lijst(klant)) == weinig
