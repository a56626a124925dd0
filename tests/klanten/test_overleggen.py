"""Duaal overleg and MDT: partners decide together, and where a location asks it, not without (K-25, K-75)."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from keten.fouten import NietToegestaan
from keten.instellingen import zet
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.contactpersoon import wijs_aan
from klanten.instellingen_overdragen import ALLEEN_NA_OVERLEG
from klanten.models import Contactpersoonschap, Klant, Overleg, Taak
from klanten.overdracht_beantwoorden import aanvaard
from klanten.overdragen import bied_aan
from klanten.overleggen import besluit, laat_vervallen, vraag_aan
from klanten.uitnodigen import Genodigde
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)


@pytest.fixture
def rmc(klant: Klant) -> Medewerker:
    """A colleague of the RMC, in the municipality."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    return MedewerkerFabriek(naam="Rik Meldcode", partner=partner, rollen=["rmc"], locaties=[klant.locatie])


def _vraag(klant: Klant, door: Medewerker, *wie: Medewerker | Genodigde, **anders: Any) -> Overleg:
    genodigden = [een if isinstance(een, Genodigde) else Genodigde(medewerker=een) for een in wie]
    velden = {"soort": "duaal", "vraag": "Wie begeleidt het best?", "wanneer": vandaag(), **anders}
    return vraag_aan(klant=klant, genodigden=genodigden, door=door, **velden)


def _besluit(overleg: Overleg, door: Medewerker, **anders: Any) -> Overleg:
    velden = {"besluit": "De gemeente, vanwege schulden", "deelnemers": overleg.deelnemers.all(), **anders}
    return besluit(overleg=overleg, door=door, **velden)


@pytest.mark.eis("K-75")
def test_een_duaal_overleg_heeft_vraag_deelnemers_van_twee_partners_en_een_besluit(
    klant: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    overleg = _vraag(klant, anna, chaima)
    (taak,) = Taak.objects.voorraad_van(chaima, klant.locatie)
    assert taak.omschrijving == "Duaal overleg met Anna Intaker: lees de vraag"
    assert not Taak.objects.voorraad_van(anna, klant.locatie).exists()
    klaar = _besluit(overleg, chaima)
    assert (klaar.stand, klaar.beslist_door) == (Overleg.Stand.BESLOTEN, chaima)
    assert not Taak.objects.open().exists()
    pagina = tekst(als(anna).get(f"/klanten/{klant.klantnummer}/overleg/{overleg.pk}/"))
    for deel in ("Wie begeleidt het best?", "De gemeente, vanwege schulden", "Anna Intaker, CWI", "Gemeente"):
        assert deel in pagina


@pytest.mark.eis("K-75")
def test_met_een_partner_alleen_is_het_geen_overleg(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    collega = MedewerkerFabriek(partner=anna.partner, locaties=[klant.locatie])
    with pytest.raises(NietToegestaan, match="minstens twee partners"):
        _vraag(klant, anna, collega)
    overleg = _vraag(klant, anna, chaima)
    alleen_anna = overleg.deelnemers.filter(medewerker=anna)
    with pytest.raises(NietToegestaan, match="minstens twee partners"):
        _besluit(overleg, anna, deelnemers=alleen_anna)


def test_een_besluit_zonder_woorden_bestaat_ook_in_de_database_niet(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    overleg = _vraag(klant, anna, chaima)
    with pytest.raises(IntegrityError), transaction.atomic():
        Overleg.objects.filter(pk=overleg.pk).update(stand="besloten")


def test_wie_niet_meedoet_besluit_niet_en_vooraf_besluiten_kan_niet(
    klant: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    overleg = _vraag(klant, anna, chaima, wanneer=vandaag() + DAG)
    with pytest.raises(NietToegestaan, match="Alleen wie meedoet"):
        _besluit(overleg, bram)
    with pytest.raises(NietToegestaan, match="nog niet geweest"):
        _besluit(overleg, anna)
    with pytest.raises(NietToegestaan, match="Kies een dag"):
        _vraag(klant, anna, chaima, wanneer=vandaag() + 400 * DAG)


def test_een_overleg_dat_niet_doorgaat_haalt_de_taken_weg(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    overleg = _vraag(klant, anna, chaima)
    with pytest.raises(NietToegestaan, match="Vul in waarom"):
        laat_vervallen(overleg=overleg, reden="", door=anna)
    laat_vervallen(overleg=overleg, reden="De klant heeft werk", door=anna)
    assert not Taak.objects.open().exists()
    with pytest.raises(NietToegestaan, match="al vervallen"):
        _besluit(overleg, anna)


@pytest.mark.eis("K-83", "K-78")
def test_aan_een_mdt_doen_rmc_en_mensen_van_buiten_mee_en_zij_komen_rond_de_klant(
    klant: Klant, bram: Medewerker, chaima: Medewerker, rmc: Medewerker, als: Als
) -> None:
    school = Genodigde(naam="Sanne Mentor", organisatie="ROC Aventus", domein="scholing")
    mdt = _vraag(klant, bram, rmc, chaima, school, soort="mdt", vraag="Terug naar school?")
    assert Taak.objects.voorraad_van(rmc, klant.locatie).exists()
    _besluit(mdt, bram, besluit="Terug naar school met een leerwerkbaan", rond_de_klant=True)
    pagina = tekst(als(bram).get(f"/klanten/{klant.klantnummer}/rond/"))
    for deel in ("Scholing", "Sanne Mentor , ROC Aventus", "Rik Meldcode , Gemeente Apeldoorn"):
        assert deel in pagina
    assert als(rmc).get(f"/klanten/{klant.klantnummer}/overleg/{mdt.pk}/").status_code == 200


def test_een_duaal_overleg_is_van_medewerkers(klant: Klant, anna: Medewerker, chaima: Medewerker) -> None:
    buiten = Genodigde(naam="Piet", organisatie="GGZ")
    with pytest.raises(NietToegestaan, match="alleen medewerkers van de partners"):
        _vraag(klant, anna, chaima, buiten)


# --- contact person only after a duaal overleg --------------------------------------------------------


@pytest.mark.eis("K-25")
def test_vraagt_de_locatie_het_dan_wijst_niemand_een_ander_aan_zonder_duaal_overleg(
    klant: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    zet(code=ALLEEN_NA_OVERLEG, gebied=klant.locatie, waarde=True)
    with pytest.raises(NietToegestaan, match="eerst een duaal overleg van CWI en Gemeente Apeldoorn") as fout:
        wijs_aan(klant=klant, medewerker=chaima, reden="bijstand", door=anna)
    assert fout.value.veld == "medewerker"
    _besluit(_vraag(klant, anna, bram), anna, contactpersoon=chaima)
    with pytest.raises(NietToegestaan, match="eerst een duaal overleg"):
        wijs_aan(
            klant=klant, medewerker=chaima, reden="bijstand", door=anna
        )  # the municipality was not there
    overleg = _besluit(_vraag(klant, anna, chaima), anna, contactpersoon=chaima)
    nieuw = wijs_aan(klant=klant, medewerker=chaima, reden="bijstand", door=anna)
    assert nieuw.overleg == overleg


@pytest.mark.eis("K-25")
def test_binnen_een_partner_is_geen_overleg_nodig_en_ook_de_eerste_keer_wel(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    zet(code=ALLEEN_NA_OVERLEG, gebied=klant.locatie, waarde=True)
    with pytest.raises(NietToegestaan, match="eerst een duaal overleg"):
        wijs_aan(klant=klant, medewerker=chaima, reden="", door=anna)
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    collega = MedewerkerFabriek(partner=anna.partner, locaties=[klant.locatie])
    wijs_aan(klant=klant, medewerker=collega, reden="verlof", door=anna)


@pytest.mark.eis("K-25", "K-75")
def test_een_warme_overdracht_tussen_partners_is_hun_duaal_overleg(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    zet(code=ALLEEN_NA_OVERLEG, gebied=klant.locatie, waarde=True)
    gesprek = {"besproken_op": vandaag(), "besproken": "Alles", "strategie": "Eerst schulden"}
    velden = {"reden": "Bijstand", "bevinding_op": vandaag(), "ingang_op": vandaag(), "naar": chaima}
    aanvaard(overdracht=bied_aan(klant=klant, wijze="warm", door=anna, **velden, **gesprek), door=chaima)
    overleg = Contactpersoonschap.objects.get(klant=klant, tot=None).overleg
    assert overleg is not None
    assert (overleg.vraag, overleg.besluit) == ("Bijstand", "Eerst schulden")
    assert {str(een) for een in overleg.deelnemers.all()} == {"Anna Intaker", "Chaima Klantmanager"}
    per_dossier = {**velden, "naar": anna}
    koud = bied_aan(klant=klant, wijze="dossier", door=chaima, **per_dossier)
    with pytest.raises(NietToegestaan, match="eerst een duaal overleg"):
        aanvaard(overdracht=koud, door=anna)


# --- screens ----------------------------------------------------------------------------------------


def test_van_vraag_tot_besluit_op_het_scherm(
    klant: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    gever, adres = als(anna), f"/klanten/{klant.klantnummer}/overleg/nieuw/"
    assert "Anna" not in "".join(str(keuze) for keuze in gever.get(adres).context["form"]["collega_1"])
    formulier = {"indiening": str(uuid.uuid4()), "vraag": "Wie?", "wanneer": f"{vandaag():%d-%m-%Y}"}
    leeg = gever.post(adres, formulier)
    assert leeg.status_code == 422
    gever.post(adres, {**formulier, "collega_1": chaima.pk})
    overleg = Overleg.objects.get()
    ander = als(chaima)
    pad = f"/klanten/{klant.klantnummer}/overleg/{overleg.pk}/"
    assert pad in ander.get("/klanten/mijn-dag/").content.decode()
    deelnemers = list(overleg.deelnemers.values_list("pk", flat=True))
    keuze = {"indiening": str(uuid.uuid4()), "besluit": "Chaima", "deelnemers": deelnemers}
    antwoord = ander.post(pad, {**keuze, "contactpersoon": chaima.pk}, follow=True)
    assert "Contactpersoon wordt Chaima Klantmanager." in tekst(antwoord)


def test_een_mdt_met_een_halve_regel_komt_terug(
    klant: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    formulier = {
        "indiening": str(uuid.uuid4()),
        "vraag": "Wie?",
        "wanneer": f"{vandaag():%d-%m-%Y}",
        "collega_1": chaima.pk,
        "collega_2": chaima.pk,
        "naam_1": "Piet",
    }
    antwoord = als(anna).post(f"/klanten/{klant.klantnummer}/overleg/nieuw/?soort=mdt", formulier)
    assert antwoord.status_code == 422
    pagina = tekst(antwoord)
    assert "Deze collega heeft u al gekozen." in pagina
    assert "Vul de organisatie in." in pagina


def test_laten_vervallen_op_het_scherm(klant: Klant, anna: Medewerker, chaima: Medewerker, als: Als) -> None:
    overleg = _vraag(klant, anna, chaima)
    adres = f"/klanten/{klant.klantnummer}/overleg/{overleg.pk}/vervallen/"
    antwoord = als(anna).post(adres, {"indiening": str(uuid.uuid4()), "reden": "werk"}, follow=True)
    assert "Het overleg gaat niet door" in tekst(antwoord)


@pytest.mark.eis("X-17")
def test_het_overleg_van_een_ander_dossier_bestaat_hier_niet(
    klant: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    overleg = _vraag(klant, anna, chaima)
    ander = KlantFabriek(locatie=klant.locatie)
    assert als(anna).get(f"/klanten/{ander.klantnummer}/overleg/{overleg.pk}/").status_code == 404


def test_rond_de_klant_kost_evenveel_vragen_bij_meer_overleg(
    klant: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    adres, client = f"/klanten/{klant.klantnummer}/rond/", als(anna)
    _vraag(klant, anna, chaima)
    eerst = vragen(client, adres)
    for _ in range(4):
        _vraag(klant, anna, chaima)
    assert vragen(client, adres) == eerst
