"""Signing in with one's own organisation: who comes in, with which roles, and when that ends."""

import datetime
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pghistory.core import event_models

from keten import aanmeldbronnen, bronaanmelding, instellingen
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.medewerkers import GECOMBINEERD
from keten.models import Aanmeldbron, Bronkoppeling, Gebruiker, Locatie, Medewerker, Rolafbeelding
from keten.oidcverbinding import Sessie
from keten.tijd import vandaag
from keten.verzegelen import ontsleutel
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, MedewerkerFabriek
from tests.fabriek.keten import WACHTWOORD
from tests.oidc_aanbieder import GEHEIM, Aanbieder
from tests.pagina import tekst
from tests.webhookontvanger import ontvanger

BRAM = "bram-bij-uwv"


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Who administers."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


@pytest.fixture
def bron(oidc: Aanbieder, bram: Medewerker, beheerder: Medewerker) -> Aanmeldbron:
    """The provider of UWV, where Bram exists; the portal still decides what people may do."""
    oidc.ken(BRAM, email=bram.gebruiker.email, name="Bram Coach", roles=["coach"], locations=["0200"])
    return aanmeldbronnen.maak(
        code="uwv",
        partner=bram.partner,
        naam="UWV",
        adres=oidc.adres,
        client="uwv",
        geheim=GEHEIM,
        domeinen=["lwi.example"],
        door=beheerder,
    )


@pytest.fixture
def leidend(bron: Aanmeldbron, apeldoorn: Locatie, gouda: Locatie, beheerder: Medewerker) -> Aanmeldbron:
    """The same provider, which decides now; a table says what its values mean."""
    for waarde, rol in (("coach", "werkcoach"), ("balie", "intaker"), ("inkomen", "inkomensconsulent")):
        aanmeldbronnen.beeld_af(bron=bron, claim="rol", waarde=waarde, rol=rol, door=beheerder)
    for waarde, locatie in (("0200", apeldoorn), ("0513", gouda)):
        aanmeldbronnen.beeld_af(bron=bron, claim="locatie", waarde=waarde, locatie=locatie, door=beheerder)
    velden = {"leidend": True, "claim_einde": "einde"}
    return aanmeldbronnen.wijzig(bron=bron, versie=bron.versie, door=beheerder, **velden)


def _binnen(client: Client) -> bool:
    return client.get(reverse("keten:account")).status_code == 200


def _rollen(medewerker: Medewerker) -> tuple[list[str], list[str]]:
    medewerker.refresh_from_db()
    return sorted(medewerker.rollen), sorted(plek.code for plek in medewerker.locaties.all())


def test_de_eerste_keer_koppelt_op_e_mailadres_en_daarna_telt_alleen_het_subject(
    oidc: Aanbieder, bron: Aanmeldbron, bram: Medewerker, client: Client, als: Als, beheerder: Medewerker
) -> None:
    pagina = client.get("/account/login/")
    assert "Voor medewerkers" in tekst(pagina)
    assert "Inloggen met UWV" in tekst(pagina)
    assert f"form-action 'self' {oidc.adres};" in f"{pagina['Content-Security-Policy']};"
    assert oidc.kom_binnen(client, "uwv", BRAM)["Location"] == "/"
    assert _binnen(client)
    sleutel, koppeling = SocialAccount.objects.get(), Bronkoppeling.objects.get()
    assert (sleutel.user, sleutel.uid, sleutel.extra_data) == (bram.gebruiker, BRAM, {})
    assert (koppeling.medewerker, koppeling.wijze) == (bram, "email")
    SocialAccount.objects.all().delete()
    assert oidc.kom_binnen(Client(), "uwv", BRAM)["Location"] == "/"
    assert Bronkoppeling.objects.get() == koppeling
    oidc.ken(BRAM, email="heel.anders@elders.example", name="Bram")
    oidc.kom_binnen(later := Client(), "uwv", BRAM)
    assert _binnen(later)
    als(beheerder).post(reverse("keten:aanmeldbron_ontkoppelen", args=[koppeling.pk]))
    koppeling.refresh_from_db()
    assert koppeling.ontkoppeld_door == beheerder
    assert oidc.kom_binnen(Client(), "uwv", BRAM).status_code == 403


@pytest.mark.eis("X-02")
@pytest.mark.parametrize(
    "claims",
    [
        {"email": "bram.coach@elders.example"},
        {"email": "niemand@lwi.example"},
        {"email": "anna.intaker@lwi.example"},
        {"email": "klant@lwi.example"},
        {"email": "dicht@lwi.example"},
        {"email": "bram.coach@lwi.example", "email_verified": False},
        {"email": "bram.coach@lwi.example", "email_verified": "false"},
        {},
    ],
    ids=[
        "ander domein",
        "geen account",
        "andere partner",
        "klant",
        "gesloten",
        "niet bevestigd",
        "niet bevestigd in woorden",
        "geen adres",
    ],
)
def test_wie_niet_vanzelf_te_koppelen_is_leest_bij_wie_hij_moet_zijn(
    oidc: Aanbieder, bron: Aanmeldbron, anna: Medewerker, client: Client, claims: dict[str, Any]
) -> None:
    GebruikerFabriek(email="klant@lwi.example", buitenrol="klant")
    MedewerkerFabriek(gebruiker=GebruikerFabriek(email="dicht@lwi.example", is_active=False))
    oidc.ken("vreemde", **claims)
    antwoord = oidc.kom_binnen(client, "uwv", "vreemde")
    assert antwoord.status_code == 403
    assert "Vraag uw beheerder" in tekst(antwoord)
    assert not _binnen(client)
    assert not SocialAccount.objects.exists()


@pytest.mark.eis("X-03")
def test_bij_een_leidende_aanbieder_volgen_rollen_en_locaties_de_claims(
    oidc: Aanbieder, leidend: Aanmeldbron, bram: Medewerker, client: Client
) -> None:
    oidc.kom_binnen(client, "uwv", BRAM)
    assert _rollen(bram) == (["werkcoach"], ["apeldoorn"])
    oidc.ken(BRAM, roles=["balie", "coach", "chef"], locations=["0200", "0513", "9999"])
    oidc.kom_binnen(Client(), "uwv", BRAM)
    assert _rollen(bram) == (["intaker", "werkcoach"], ["apeldoorn", "gouda"])
    assert sorted(leidend.waarden.onbekend().values_list("claim", "waarde")) == [
        ("locatie", "9999"),
        ("rol", "chef"),
    ]
    oidc.ken(BRAM, roles=["chef"], locations=["0200"])
    antwoord = oidc.kom_binnen(Client(), "uwv", BRAM)
    assert antwoord.status_code == 403
    assert "geeft u geen rol" in tekst(antwoord)
    assert _rollen(bram) == ([], ["apeldoorn"])
    assert not _binnen(client)
    oidc.ken(BRAM, roles=["balie"], locations=["9999"])
    assert "geen locatie" in tekst(oidc.kom_binnen(Client(), "uwv", BRAM))
    [spoor] = event_models(tracks_model=Medewerker)
    wie = spoor.objects.filter(pgh_obj=bram, pgh_context__metadata__naam="aanbieder UWV")
    assert [rij.rollen for rij in wie.order_by("pgh_id")] == [["intaker", "werkcoach"], [], ["intaker"]]


def test_de_laatste_dag_bij_de_aanbieder_beeindigt_de_toegang(
    oidc: Aanbieder, leidend: Aanmeldbron, bram: Medewerker, client: Client
) -> None:
    claims = {"email": bram.gebruiker.email, "roles": ["coach"], "locations": ["0200"]}
    oidc.ken(BRAM, **claims, einde=vandaag().isoformat())
    oidc.kom_binnen(client, "uwv", BRAM)
    assert _binnen(client)
    gisteren = vandaag() - datetime.timedelta(days=1)
    oidc.ken(BRAM, **claims, einde=gisteren.isoformat())
    assert "is uw laatste dag voorbij" in tekst(oidc.kom_binnen(Client(), "uwv", BRAM))
    assert not _binnen(client)
    assert _rollen(bram)[0] == []


def test_een_leidende_aanbieder_gaat_voor_het_wachtwoord_behalve_voor_beheerders(
    oidc: Aanbieder, leidend: Aanmeldbron, bram: Medewerker, beheerder: Medewerker
) -> None:
    oidc.kom_binnen(Client(), "uwv", BRAM)
    inlog = {"login": bram.gebruiker.email, "password": WACHTWOORD}
    antwoord = (browser := Client()).post("/account/login/", inlog, follow=True)
    assert "Kies UWV" in tekst(antwoord)
    assert not _binnen(browser)
    oidc.ken("bea", email=beheerder.gebruiker.email, roles=["coach"], locations=["0200"])
    assert "Log in met uw wachtwoord" in tekst(oidc.kom_binnen(Client(), "uwv", "bea"))
    assert not Bronkoppeling.objects.filter(medewerker=beheerder).exists()
    assert _rollen(beheerder)[0] == ["beheerder"]
    Medewerker.objects.filter(pk=bram.pk).update(rollen=["beheerder", "werkcoach"])
    oidc.ken(BRAM, roles=["balie"], locations=["0200"])
    oidc.kom_binnen(Client(), "uwv", BRAM)
    assert _rollen(bram)[0] == ["beheerder", "intaker"]
    with pytest.raises(ValidationError, match="niet de aanbieder"):
        Rolafbeelding(bron=leidend, claim="rol", waarde="admin", rol="beheerder").validate_constraints()
    inlog = {"login": beheerder.gebruiker.email, "password": WACHTWOORD}
    (browser := Client()).post("/account/login/", inlog)
    assert _binnen(browser)


def test_een_nieuwe_medewerker_krijgt_alleen_een_account_als_de_beheerder_dat_wil(
    oidc: Aanbieder, leidend: Aanmeldbron, beheerder: Medewerker
) -> None:
    nieuw = {"email": "Nora.Nieuw@lwi.example", "name": "Nora Nieuw", "locations": ["0513"]}
    oidc.ken("nora", **nieuw, roles=["coach"])
    assert oidc.kom_binnen(Client(), "uwv", "nora").status_code == 403
    aanmeldbronnen.wijzig(bron=leidend, versie=leidend.versie, maakt_accounts=True, door=beheerder)
    oidc.ken("nora", **nieuw, roles=["chef"])
    assert oidc.kom_binnen(Client(), "uwv", "nora").status_code == 403
    assert not Gebruiker.objects.filter(naam="Nora Nieuw").exists()
    oidc.ken("nora", **nieuw, roles=["coach"])
    oidc.kom_binnen(client := Client(), "uwv", "nora")
    assert _binnen(client)
    nora = Medewerker.objects.get(gebruiker__email="nora.nieuw@lwi.example")
    assert (nora.partner, _rollen(nora)) == (leidend.partner, (["werkcoach"], ["gouda"]))
    assert not nora.gebruiker.has_usable_password()
    assert Bronkoppeling.objects.get(medewerker=nora).wijze == "nieuw"


@pytest.mark.parametrize(
    "einde", [{"geldig_tot": datetime.date(2026, 1, 1)}, {"actief": False}], ids=["geldigheid", "uit"]
)
def test_als_de_bron_stopt_is_de_knop_weg_en_zijn_sessies_voorbij(
    oidc: Aanbieder, bron: Aanmeldbron, client: Client, beheerder: Medewerker, einde: dict[str, Any]
) -> None:
    oidc.kom_binnen(client, "uwv", BRAM)
    aanmeldbronnen.wijzig(bron=bron, versie=bron.versie, door=beheerder, **einde)
    antwoord = client.get("/", follow=True)
    assert "U bent uitgelogd" in tekst(antwoord)
    assert "Inloggen met UWV" not in tekst(antwoord)
    assert client.post("/account/oidc/uwv/login/").status_code == 404


def test_na_het_stoppen_van_een_leidende_bron_helpt_een_wachtwoord_pas_na_ontkoppelen(
    oidc: Aanbieder, leidend: Aanmeldbron, bram: Medewerker, beheerder: Medewerker
) -> None:
    oidc.kom_binnen(Client(), "uwv", BRAM)
    aanmeldbronnen.wijzig(bron=leidend, versie=leidend.versie, door=beheerder, actief=False)
    inlog = {"login": bram.gebruiker.email, "password": WACHTWOORD}
    antwoord = (browser := Client()).post("/account/login/", inlog, follow=True)
    assert "U logde in via UWV, en dat kan niet meer. Vraag uw beheerder." in tekst(antwoord)
    assert not _binnen(browser)
    bronaanmelding.ontkoppel(koppeling=Bronkoppeling.objects.get(), door=beheerder)
    (browser := Client()).post("/account/login/", inlog)
    assert _binnen(browser)


def test_rollen_die_niet_samen_mogen_laten_niets_van_de_oude_rollen_over(
    oidc: Aanbieder, leidend: Aanmeldbron, bram: Medewerker, client: Client
) -> None:
    oidc.kom_binnen(client, "uwv", BRAM)
    instellingen.zet(code=GECOMBINEERD.code, gebied=bram.partner, waarde=False)
    oidc.ken(BRAM, roles=["coach", "inkomen"], locations=["0200", "0513"])
    antwoord = oidc.kom_binnen(Client(), "uwv", BRAM)
    assert antwoord.status_code == 403
    assert "gescheiden functies" in tekst(antwoord)
    assert _rollen(bram) == ([], ["apeldoorn", "gouda"])
    assert not _binnen(client)


def test_een_bron_die_net_een_andere_werd_koppelt_niemand(
    bron: Aanmeldbron, bram: Medewerker, beheerder: Medewerker
) -> None:
    aanmeldbronnen.wijzig(bron=bron, versie=bron.versie, adres="https://nieuw.example", door=beheerder)
    with pytest.raises(NietToegestaan, match="net gewijzigd"):
        bronaanmelding.laat_binnen(bron=bron, subject=BRAM, claims={"email": bram.gebruiker.email})


def test_het_portaal_vraagt_een_aanbieder_niets_op_een_plek_binnen_en_volgt_geen_verwijzing(
    oidc: Aanbieder, bron: Aanmeldbron, client: Client, settings: Any
) -> None:
    with ontvanger() as elders:
        elders.status, elders.koppen = {"": 302}, {"Location": f"{oidc.adres}/"}
        with pytest.raises(requests.TooManyRedirects):
            Sessie().post(elders.adres, data='{"subject": ""}')
    settings.AANMELDEN_NETTEN = []
    with pytest.raises(requests.ConnectionError, match="afgesloten netwerk"):
        Sessie().get(oidc.adres.replace("127.0.0.1", "localhost"))
    assert client.post("/account/oidc/uwv/login/").status_code == 502


def test_een_aanbieder_die_zich_anders_voordoet_of_weg_is_laat_niemand_binnen(
    oidc: Aanbieder, bron: Aanmeldbron, client: Client
) -> None:
    terug = oidc.meld_aan(client.post("/account/oidc/uwv/login/")["Location"], BRAM)
    Aanmeldbron.objects.update(adres=oidc.adres.replace("127.0.0.1", "localhost"))
    assert "Inloggen is niet gelukt" in tekst(client.get(terug))
    assert "U bent niet ingelogd met UWV" in tekst(client.get(terug))
    Aanmeldbron.objects.update(adres="http://127.0.0.1:9")
    assert client.post("/account/oidc/uwv/login/").status_code == 502
    assert not _binnen(client)
    assert not SocialAccount.objects.exists()


def test_een_werkgever_koppelt_eherkenning_na_een_keer_inloggen(
    oidc: Aanbieder, als: Als, db: None, settings: Any
) -> None:
    een = {"code": "werkgever", "groep": "werkgevers", "naam": "eHerkenning", "adres": oidc.adres}
    settings.OIDC_AANBIEDERS = [{**een, "client": "bedrijven", "geheim": GEHEIM}]
    petra, klant = GebruikerFabriek(buitenrol="werkgever"), GebruikerFabriek(buitenrol="klant")
    oidc.ken("petra-bv")
    onbekend = oidc.kom_binnen(client := Client(), "werkgever", "petra-bv")
    assert "Koppel deze inlog daarna" in tekst(client.get(onbekend["Location"]))
    oidc.kom_binnen(als(klant), "werkgever", "petra-bv", vraag="?process=connect")
    assert not SocialAccount.objects.exists()
    naar = "?process=connect&next=/werkgevers/mijn-bedrijf/ik/"
    assert oidc.kom_binnen(als(petra), "werkgever", "petra-bv", vraag=naar)["Location"].endswith("/ik/")
    assert SocialAccount.objects.get().user == petra
    ander = als(GebruikerFabriek(buitenrol="werkgever"))
    oidc.kom_binnen(ander, "werkgever", "petra-bv", vraag="?process=connect")
    assert SocialAccount.objects.get().user == petra
    oidc.kom_binnen(later := Client(), "werkgever", "petra-bv")
    assert later.session["_auth_user_id"] == str(petra.pk)


def test_het_geheim_ligt_versleuteld_en_alleen_een_beheerder_wijzigt_een_bron(
    bron: Aanmeldbron, anna: Medewerker, settings: Any
) -> None:
    assert GEHEIM.encode() not in bytes(bron.geheim)
    nieuw = Fernet.generate_key().decode()
    settings.BSN_SLEUTELS = [nieuw, *settings.BSN_SLEUTELS]
    aanmeldbronnen.versleutel_opnieuw()
    settings.BSN_SLEUTELS = [nieuw]
    bron.refresh_from_db()
    assert ontsleutel(bron.geheim) == GEHEIM
    koppeling = Bronkoppeling.objects.create(bron=bron, medewerker=anna, wijze="email")
    for poging in (
        lambda: aanmeldbronnen.maak(geheim="x", door=anna),
        lambda: aanmeldbronnen.wijzig(bron=bron, versie=1, door=anna),
        lambda: aanmeldbronnen.beeld_af(bron=bron, door=anna),
        lambda: bronaanmelding.ontkoppel(koppeling=koppeling, door=anna),
    ):
        with pytest.raises(RechtOntbreekt):
            poging()
