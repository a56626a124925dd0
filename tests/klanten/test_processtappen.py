"""The steps of the process: agreed per location, on the clock, and late ones before whoever does them."""

import datetime

import pytest
from django.urls import reverse

from keten import instellingen
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import clientbeeld, processtappen
from klanten.clientbeeld import STAPPEN
from klanten.instellingen_aanvraag import CONTACTPERSOON_VANAF
from klanten.models import Clientbeeld, Klant, Processtap
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, maak_klanten
from tests.pagina import tekst, vragen

LIJST = "/klanten/stappen-te-laat/"
LANG_GELEDEN = datetime.date(2026, 3, 2)


@pytest.fixture
def landelijk(db: None) -> Processtap:
    """The national agreement: an intaker of any partner does the intake within five working days."""
    return Processtap.objects.create(stap="intake", werkdagen=5, rol="intaker", voorbeeld=True)


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Bea may change what the location agreed."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


@pytest.fixture
def wacht(klant: Klant) -> Klant:
    """Marieke, who has waited for her intake since long."""
    clientbeeld.werk_bij(klant, identiteit_op=LANG_GELEDEN)
    Clientbeeld.objects.filter(klant=klant).update(stap_sinds=LANG_GELEDEN, stap_uiterlijk="2026-03-09")
    return klant


def test_elke_stap_van_het_proces_kan_een_afspraak_hebben() -> None:
    assert [stap.label for stap in Processtap.Stap] == list(STAPPEN)


@pytest.mark.eis("K-38")
def test_een_nieuwe_stap_begint_te_lopen_op_de_dag_dat_zij_aan_de_beurt_is(
    klant: Klant, landelijk: Processtap
) -> None:
    beeld = clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    assert (beeld.volgende_stap, beeld.stap_sinds) == ("Intake", vandaag())
    assert beeld.stap_uiterlijk == volgende_werkdag(vandaag(), 5)
    zonder_afspraak = clientbeeld.werk_bij(klant, intake_op=vandaag())
    assert (zonder_afspraak.volgende_stap, zonder_afspraak.stap_uiterlijk) == ("Route", None)


@pytest.mark.eis("K-38")
def test_wie_iets_anders_wijzigt_zet_de_klok_niet_terug(wacht: Klant, landelijk: Processtap) -> None:
    beeld = clientbeeld.werk_bij(wacht, laatste_contact=vandaag())
    assert beeld.stap_sinds == LANG_GELEDEN


@pytest.mark.eis("K-38")
def test_een_stap_die_te_lang_duurt_komt_bij_wie_hem_doet(
    als: Als, wacht: Klant, landelijk: Processtap, anna: Medewerker, bram: Medewerker
) -> None:
    pagina = tekst(als(anna).get(LIJST))
    assert "Marieke van der Velde" in pagina and "Intaker" in pagina
    assert "Geen stappen van u te laat" in tekst(als(bram).get(LIJST))
    assert "Marieke van der Velde" in tekst(als(bram).get(f"{LIJST}?van=alles"))
    assert "Marieke van der Velde" not in tekst(als(anna).get(f"{LIJST}?van=alles&stap=Diagnose"))


@pytest.mark.eis("K-38")
def test_alleen_de_genoemde_partner_krijgt_de_stap(
    als: Als, wacht: Klant, landelijk: Processtap, anna: Medewerker
) -> None:
    Processtap.objects.update(kolom="gemeente")
    assert "Geen stappen van u te laat" in tekst(als(anna).get(LIJST))


@pytest.mark.eis("K-38")
def test_de_caseload_telt_en_merkt_wat_te_lang_duurt(
    als: Als, wacht: Klant, landelijk: Processtap, anna: Medewerker
) -> None:
    wacht.beeld.refresh_from_db()
    Clientbeeld.objects.filter(klant=wacht).update(werkplan="bevestigd", contactpersoon=anna)
    rijen = als(anna).get("/klanten/?teller=stap_te_laat").context["rijen"]
    assert [(rij.stand, rij.waarom) for rij in rijen] == [("Let op", "intake duurt te lang")]


@pytest.mark.eis("K-38")
def test_een_locatie_maakt_een_eigen_afspraak_die_meteen_geldt(
    als: Als, wacht: Klant, landelijk: Processtap, beheerder: Medewerker, gouda: Locatie
) -> None:
    client, adres = als(beheerder), reverse("klanten:processtap_wijzigen", args=["intake"])
    pagina = client.get(adres)
    assert "Nu geldt hier de landelijke afspraak" in tekst(pagina)
    assert pagina.context["form"]["werkdagen"].value() == 5
    gegevens = {"versie": 0, "werkdagen": 200, "kolom": "cwi", "rol": "intaker", "informatie": "Het verhaal"}
    assert client.post(adres, gegevens).status_code == 302
    beeld = Clientbeeld.objects.get(klant=wacht)
    assert beeld.stap_uiterlijk == volgende_werkdag(LANG_GELEDEN, 200)
    assert processtappen.geldend(gouda)[Processtap.Stap.INTAKE] == landelijk
    assert "eigen afspraak" in tekst(client.get("/klanten/processtappen/"))


@pytest.mark.parametrize("werkdagen", ["", "0", "251", "vijf", "-1"])
def test_een_onmogelijke_doorlooptijd_wordt_geweigerd(
    als: Als, landelijk: Processtap, beheerder: Medewerker, werkdagen: str
) -> None:
    adres = reverse("klanten:processtap_wijzigen", args=["intake"])
    antwoord = als(beheerder).post(adres, {"versie": 0, "werkdagen": werkdagen, "rol": "intaker"})
    assert antwoord.status_code == 422
    assert "Vul een getal in van 1 tot en met 250." in tekst(antwoord)
    assert als(beheerder).get(reverse("klanten:processtap_wijzigen", args=["onzin"])).status_code == 404


def test_twee_beheerders_zien_elkaars_afspraak(
    als: Als, landelijk: Processtap, beheerder: Medewerker
) -> None:
    client, adres = als(beheerder), reverse("klanten:processtap_wijzigen", args=["intake"])
    gegevens = {"versie": 0, "werkdagen": 3, "kolom": "", "rol": "intaker", "informatie": ""}
    client.post(adres, gegevens)
    tweede = client.post(adres, {**gegevens, "werkdagen": 9})
    assert tweede.status_code == 422
    assert "Iemand anders heeft deze gegevens gewijzigd" in tekst(tweede)
    assert Processtap.objects.get(locatie__isnull=False).werkdagen == 3


@pytest.mark.eis("K-26")
def test_de_locatie_kiest_vanaf_welke_stap_een_contactpersoon_nodig_is(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    KlantFabriek(
        locatie=apeldoorn,
        achternaam="Zonder",
        beeld__identiteit_op=vandaag(),
        beeld__intake_op=vandaag(),
        beeld__werkplan="bevestigd",
    )

    def stand() -> tuple[str, str]:
        [rij] = als(anna).get("/klanten/?bereik=locatie").context["rijen"]
        return rij.stand, rij.waarom

    assert stand() == ("Op schema", "")
    instellingen.zet(code=CONTACTPERSOON_VANAF, gebied=apeldoorn, waarde="intake")
    assert stand() == ("Termijn verlopen", "geen contactpersoon")


def test_de_lijst_vraagt_de_database_niet_meer_bij_meer_klanten(
    als: Als, landelijk: Processtap, anna: Medewerker, apeldoorn: Locatie
) -> None:
    client = als(anna)

    def vul(aantal: int) -> None:
        klanten = maak_klanten(aantal, locatie=apeldoorn)
        Clientbeeld.objects.filter(klant__in=klanten).update(
            volgende_stap="Intake", stap_sinds=LANG_GELEDEN, stap_uiterlijk="2026-03-09"
        )

    vul(5)
    weinig = vragen(client, LIJST)
    vul(200)
    assert vragen(client, LIJST) == weinig
