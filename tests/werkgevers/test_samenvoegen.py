"""Two records of one employer become one, and come apart again as they were."""

from typing import Any

import pytest

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Taak
from tests.conftest import Als
from tests.fabriek.keten import GebruikerFabriek, MedewerkerFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    ContactpersoonFabriek,
    VacatureFabriek,
    VestigingFabriek,
    VoordrachtFabriek,
    WerkgeverFabriek,
)
from werkgevers import aanspreekpunt, dubbelen
from werkgevers.contact_leggen import leg_vast
from werkgevers.models import Samenvoeging, Werkgever
from werkgevers.samenvoegen import draai_terug, voeg_samen
from werkgevers.verwijzingen import telling


@pytest.fixture
def paar(apeldoorn: Locatie, els: Medewerker) -> tuple[Werkgever, Werkgever]:
    """A bakery that was entered twice: the second time without KvK number, but with everything else."""
    naar: Werkgever = WerkgeverFabriek(naam="Bakkerij De Korenaar B.V.", locatie=apeldoorn, medewerkers=None)
    van: Werkgever = WerkgeverFabriek(
        naam="bakkerij de korenaar", kvk_nummer="", locatie=apeldoorn, medewerkers=40
    )
    for werkgever in (naar, van):
        VestigingFabriek(werkgever=werkgever)
    ContactpersoonFabriek(werkgever=van)
    VoordrachtFabriek(vacature=VacatureFabriek(werkgever=van))
    leg_vast(
        werkgever=van,
        op=vandaag(),
        kanaal="telefoon",
        doel="relatie",
        onderwerp="Brood",
        verslag="Alles goed.",
        locatie=apeldoorn,
        door=els,
    )
    return van, naar


def _samen(van: Werkgever, naar: Werkgever, door: Medewerker, **anders: Any) -> Samenvoeging:
    opdracht = {"neem_over": {"medewerkers"}, "reden": "Zelfde adres.", **anders}
    return voeg_samen(van=van, naar=naar, door=door, **opdracht)


@pytest.mark.eis("W-01")
def test_alles_gaat_mee_en_gaat_bij_terugdraaien_weer_terug(
    paar: tuple[Werkgever, Werkgever], els: Medewerker
) -> None:
    van, naar = paar
    AccountmanagerschapFabriek(werkgever=van, medewerker=els)
    voor = dict(telling(van))
    assert {"vacatures", "contacten met werkgevers", "vestigingen"} <= voor.keys()

    rij = _samen(van, naar, els)
    van.refresh_from_db()
    naar.refresh_from_db()
    assert van.geldend == naar and telling(van) == []
    assert naar.medewerkers == 40 and naar.naam == "Bakkerij De Korenaar B.V."
    assert naar.vacatures.count() == 1 and naar.contacten.count() == 1
    assert naar.vestigingen.filter(hoofdvestiging=True).count() == 1
    assert aanspreekpunt.accountmanager(naar) == els
    assert dubbelen.paren(naar.locatie) == []

    ContactpersoonFabriek(werkgever=naar, naam="Daarna gekomen")
    draai_terug(samenvoeging=rij, door=els)
    van.refresh_from_db()
    naar.refresh_from_db()
    assert van.samengevoegd_in is None and dict(telling(van)) == voor
    assert naar.medewerkers is None and naar.contactpersonen.get().naam == "Daarna gekomen"
    assert van.vestigingen.get().hoofdvestiging
    assert aanspreekpunt.accountmanager(van) == els and aanspreekpunt.accountmanager(naar) is None


def test_een_veld_dat_daarna_wijzigde_houdt_bij_terugdraaien_de_nieuwe_waarde(
    paar: tuple[Werkgever, Werkgever], els: Medewerker
) -> None:
    van, naar = paar
    rij = _samen(van, naar, els)
    Werkgever.objects.filter(pk=naar.pk).update(medewerkers=60)
    draai_terug(samenvoeging=rij, door=els)
    naar.refresh_from_db()
    assert naar.medewerkers == 60


def test_het_kvk_nummer_kan_meekomen_en_weer_terug(
    paar: tuple[Werkgever, Werkgever], els: Medewerker
) -> None:
    naar, van = paar  # the other way round: the one with the number goes away
    nummer = van.kvk_nummer
    rij = _samen(van, naar, els, neem_over={"kvk_nummer", "naam"})
    naar.refresh_from_db()
    assert (naar.kvk_nummer, naar.zoeknaam) == (nummer, "bakkerij de korenaar b.v.")
    draai_terug(samenvoeging=rij, door=els)
    naar.refresh_from_db()
    van.refresh_from_db()
    assert (naar.kvk_nummer, van.kvk_nummer) == ("", nummer)


def test_een_ander_aanspreekpunt_blijft_en_het_oude_staat_in_de_geschiedenis(
    paar: tuple[Werkgever, Werkgever], els: Medewerker, apeldoorn: Locatie
) -> None:
    van, naar = paar
    joris = MedewerkerFabriek(rollen=["accountmanager"], locaties=[apeldoorn])
    AccountmanagerschapFabriek(werkgever=van, medewerker=els)
    AccountmanagerschapFabriek(werkgever=naar, medewerker=joris)
    _samen(van, naar, els)
    assert aanspreekpunt.accountmanager(naar) == joris
    assert van.accountmanagerschappen.get().tot == vandaag()


def test_twee_keer_samenvoegen_of_met_zichzelf_kan_niet(
    paar: tuple[Werkgever, Werkgever], els: Medewerker
) -> None:
    van, naar = paar
    with pytest.raises(NietToegestaan, match="een andere werkgever"):
        _samen(naar, naar, els)
    rij = _samen(van, naar, els)
    with pytest.raises(NietToegestaan, match="al samengevoegd"):
        _samen(van, naar, els)
    draai_terug(samenvoeging=rij, door=els)
    with pytest.raises(NietToegestaan, match="al teruggedraaid"):
        draai_terug(samenvoeging=rij, door=els)


def test_een_andere_locatie_voegt_hier_niets_samen(paar: tuple[Werkgever, Werkgever], gouda: Locatie) -> None:
    elders = MedewerkerFabriek(rollen=["accountmanager"], locaties=[gouda])
    with pytest.raises(NietToegestaan, match="Vraag het aan een collega"):
        _samen(*paar, elders)


def test_wie_alleen_bij_de_oude_werkt_brengt_geen_mensen_met_een_account_binnen(
    paar: tuple[Werkgever, Werkgever], els: Medewerker, gouda: Locatie
) -> None:
    van, naar = paar
    Werkgever.objects.filter(pk=van.pk).update(locatie=gouda)
    elders = MedewerkerFabriek(rollen=["accountmanager"], locaties=[gouda])
    with pytest.raises(NietToegestaan, match="Activerium Apeldoorn"):
        _samen(van, naar, elders)
    ContactpersoonFabriek(werkgever=van, naam="Petra Post", gebruiker=GebruikerFabriek(buitenrol="werkgever"))
    AccountmanagerschapFabriek(werkgever=naar, medewerker=els)
    with pytest.raises(NietToegestaan, match="Toonkamer Gouda"):
        _samen(van, naar, els)
    els.locaties.add(gouda)
    _samen(van, naar, els)
    taak = Taak.objects.get(voor=els, sleutel__startswith="werkgever_samengevoegd:")
    assert "Petra Post" in taak.omschrijving


def test_een_andere_locatie_ziet_deze_paren_niet_en_zegt_er_niets_over(
    paar: tuple[Werkgever, Werkgever], gouda: Locatie
) -> None:
    van, naar = paar
    elders = MedewerkerFabriek(rollen=["accountmanager"], locaties=[gouda])
    assert dubbelen.paren(gouda) == [] and len(dubbelen.paren(van.locatie)) == 1
    with pytest.raises(NietToegestaan, match="bedient deze werkgever"):
        dubbelen.zeg_verschillend(een=van, ander=naar, door=elders)


def test_naast_elkaar_kiezen_en_daarna_terugdraaien_op_het_scherm(
    paar: tuple[Werkgever, Werkgever], als: Als, els: Medewerker
) -> None:
    van, naar = paar
    client = als(els)
    lijst = client.get("/werkgevers/dubbel/").content.decode()
    assert "Bakkerij De Korenaar B.V." in lijst and "bakkerij de korenaar" in lijst
    adres = f"/werkgevers/{van.pk}/samenvoegen/{naar.pk}/"
    pagina = client.get(adres)
    assert "vacatures (1)" in pagina.content.decode()
    nummer = pagina.context["form"]["indiening"].value()
    keuze = {"naam": "naar", "kvk_nummer": "naar", "medewerkers": "van"}
    fout = client.post(adres, {"indiening": nummer, **keuze})
    assert fout.status_code == 422
    client.post(adres, {"indiening": nummer, "reden": "Zelfde adres.", **keuze})
    naar.refresh_from_db()
    assert naar.medewerkers == 40
    assert client.get(f"/werkgevers/{van.pk}/")["Location"] == f"/werkgevers/{naar.pk}/"
    assert client.get(f"/werkgevers/{van.pk}/contacten/").status_code == 404
    assert "Terugdraaien" in client.get(f"/werkgevers/{naar.pk}/geschiedenis/").content.decode()
    terug = f"/werkgevers/samenvoegingen/{Samenvoeging.objects.get().pk}/"
    nummer = client.get(terug).context["form"]["indiening"].value()
    assert client.post(terug, {"indiening": nummer})["Location"] == f"/werkgevers/{van.pk}/"


def test_wie_zegt_dat_het_twee_werkgevers_zijn_ziet_het_paar_niet_meer(
    paar: tuple[Werkgever, Werkgever], als: Als, els: Medewerker
) -> None:
    van, naar = paar
    client = als(els)
    for _ in range(2):
        client.post(f"/werkgevers/{van.pk}/geen-dubbel/{naar.pk}/")
    assert dubbelen.paren(van.locatie) == []
