"""An account that gets another address, or closes: nothing of before lets anybody in."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.idp.oidc.models import Token
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from keten import accounts, medewerkers, partneraccounts, scholen, toelating, uitnodigingsmail
from keten.models import (
    Aanmeldbron,
    Bronkoppeling,
    ExternePartner,
    Gebruiker,
    Locatie,
    Medewerker,
    Partneraccount,
    School,
    Schoolcontact,
)
from keten.rechten import Rol
from keten.tasks import stuur_uitnodiging
from keten.tijd import vandaag
from klanten import agendafeed
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, MedewerkerFabriek
from tests.fabriek.keten import WACHTWOORD
from tests.fabriek.systemen import sleutel_van, systeem_voor

Wijzig = Callable[..., Any]
NIEUW = "opvolger@lwi.example"
PORTAAL = "https://portaal.example/"


def _van_school(locatie: Locatie) -> tuple[Gebruiker, Wijzig]:
    school = School.objects.create(naam="Voorbeeldcollege", locatie=locatie)
    contact = Schoolcontact.objects.create(gebruiker=GebruikerFabriek(buitenrol="school"), school=school)

    def wijzig(**anders: Any) -> None:
        scholen.bewaar_contact(contact, naam="Saskia", school=school, portaal=PORTAAL, **anders)

    return contact.gebruiker, wijzig


def _van_partner(locatie: Locatie) -> tuple[Gebruiker, Wijzig]:
    partner = ExternePartner.objects.create(
        naam="Stap Verder", email_domein="lwi.example", overeenkomst_van=vandaag()
    )
    partner.locaties.add(locatie)
    account = Partneraccount.objects.create(
        gebruiker=GebruikerFabriek(buitenrol="extern"), partner=partner, tot=vandaag()
    )

    def wijzig(**anders: Any) -> None:
        vast = {"naam": "Rosa", "partner": partner, "van": vandaag(), "tot": vandaag(), "portaal": PORTAAL}
        partneraccounts.bewaar_account(account, **vast, **anders)

    return account.gebruiker, wijzig


def _van_medewerker(locatie: Locatie) -> tuple[Gebruiker, Wijzig]:
    medewerker = MedewerkerFabriek(naam="Bram Coach", locaties=[locatie])
    beheerder = MedewerkerFabriek(rollen=["beheerder"], locaties=[locatie])

    def wijzig(*, actief: bool = True, **anders: Any) -> None:
        vast = {"partner": medewerker.partner, "locaties": [locatie], "rollen": medewerker.rollen}
        medewerkers.wijzig(
            medewerker=medewerker,
            naam="Bram",
            actief=actief,
            door=beheerder,
            portaal=PORTAAL,
            **vast,
            **anders,
        )

    return medewerker.gebruiker, wijzig


VAN = {"school": _van_school, "partner": _van_partner, "medewerker": _van_medewerker}


def _komt_binnen(adres: str) -> bool:
    (browser := Client()).post("/account/login/", {"login": adres, "password": WACHTWOORD})
    return "_auth_user_id" in browser.session


def _is_ingelogd(browser: Client) -> bool:
    return not browser.get("/").headers.get("Location", "").startswith("/account/login/")


def _link(mailoutbox: list[Any]) -> str:
    gevonden = re.search(r"https://portaal\.example(\S+/key/\S+)", str(mailoutbox[-1].body))
    assert gevonden
    return gevonden[1]


def _genodigd(uitnodigingen: list[Any]) -> list[int]:
    """To whose accounts a mail goes once the transaction is committed."""
    taken = [taak for taak in uitnodigingen if getattr(taak, "func", None) == stuur_uitnodiging.delay]
    return [taak.args[0] for taak in taken]


def _link_werkt(link: str) -> bool:
    return Client().get(link).status_code == 302


@pytest.mark.parametrize("soort", VAN)
def test_een_ander_adres_laat_wie_het_account_had_nergens_meer_binnen(
    soort: str, apeldoorn: Locatie, als: Als, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    account, wijzig = VAN[soort](apeldoorn)
    oud, browser = account.email, als(account)
    wijzig(email=f" {oud.upper()} ")
    assert _is_ingelogd(browser), "hetzelfde adres, anders geschreven, verandert niets"
    EmailAddress.objects.create(user=account, email=oud, verified=True, primary=True)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    SocialAccount.objects.create(user=account, provider="uwv", uid="van-vroeger")
    wie = getattr(account, "medewerker", None)
    feed = agendafeed.maak_sleutel(medewerker=wie) if wie else ""
    if wie:
        sleutel_van(systeem_voor(wie.partner, apeldoorn), gebruiker=account)
    uitnodigingsmail.verstuur(account, portaal=PORTAAL)
    oude_link = _link(mailoutbox)
    assert _link_werkt(oude_link)

    with django_capture_on_commit_callbacks() as uitnodigingen:
        wijzig(email=NIEUW)
    assert _genodigd(uitnodigingen) == [account.pk]
    assert not _is_ingelogd(browser)
    assert not _link_werkt(oude_link)
    assert not any(_komt_binnen(adres) for adres in (oud, NIEUW))
    for model in (EmailAddress, Authenticator, SocialAccount, Token):
        assert not model.objects.exists(), model
    assert agendafeed.van_wie(feed) is None
    uitnodigingsmail.verstuur(Gebruiker.objects.get(pk=account.pk), portaal=PORTAAL)
    assert mailoutbox[-1].to == [NIEUW]
    assert _link_werkt(_link(mailoutbox))
    Client().post("/account/password/reset/", {"email": oud})
    assert mailoutbox[-1].to == [oud] and "/key/" not in str(mailoutbox[-1].body)


@pytest.mark.parametrize("soort", VAN)
def test_wat_voor_het_sluiten_was_werkt_na_het_openen_niet_meer_behalve_het_wachtwoord(
    soort: str, apeldoorn: Locatie, als: Als, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    account, wijzig = VAN[soort](apeldoorn)
    adres, browser = account.email, als(account)
    uitnodigingsmail.verstuur(account, portaal=PORTAAL)
    link = _link(mailoutbox)
    wijzig(email=adres, actief=False)
    assert (_is_ingelogd(browser), _link_werkt(link), _komt_binnen(adres)) == (False, False, False)
    Client().post("/account/password/reset/", {"email": adres})
    assert "/key/" not in str(mailoutbox[-1].body), "een gesloten account krijgt geen link"
    with django_capture_on_commit_callbacks() as uitnodigingen:
        wijzig(email=adres, actief=True)
    assert (_is_ingelogd(browser), _link_werkt(link), _komt_binnen(adres)) == (False, False, True)
    assert not _genodigd(uitnodigingen), "wie een wachtwoord heeft, hoeft geen uitnodiging"


def test_wie_via_de_eigen_organisatie_inlogt_krijgt_geen_uitnodiging_en_een_ander_zonder_wachtwoord_wel(
    apeldoorn: Locatie, bram: Medewerker, django_capture_on_commit_callbacks: Any
) -> None:
    bron = Aanmeldbron.objects.create(
        code="uwv", partner=bram.partner, naam="UWV", adres="https://uwv.example", client="lwi", leidend=True
    )
    koppeling = Bronkoppeling.objects.create(bron=bron, medewerker=bram, wijze=Bronkoppeling.Wijze.NIEUW)
    for code in ("uwv", "ander"):
        SocialAccount.objects.create(user=bram.gebruiker, provider=code, uid="bram-bij-uwv")
    school, _ = _van_school(apeldoorn)
    with django_capture_on_commit_callbacks() as uitnodigingen:
        for account in (bram.gebruiker, school):
            account.set_unusable_password()
            account.save()
            accounts.sluit([account])
            accounts.heropen(account)
        accounts.wijzig(bram.gebruiker, email=NIEUW, naam="Bram", actief=True)
    assert _genodigd(uitnodigingen) == [school.pk]
    assert toelating.moet_via_bron(bram.gebruiker) == bron
    assert [link.provider for link in SocialAccount.objects.all()] == ["uwv"], "daar blijkt wie het is"
    assert "logt in via UWV, zoals eerder" in accounts.gevolg_van_ander_adres(bram.gebruiker)
    koppeling.delete()
    assert "krijgt een e-mail" in accounts.gevolg_van_ander_adres(bram.gebruiker)


def test_een_nieuw_account_dat_meteen_dicht_is_krijgt_geen_uitnodiging(
    apeldoorn: Locatie, mailoutbox: list[Any]
) -> None:
    vast: dict[str, Any] = {"rol": Rol.SCHOOL, "naam": "Saskia", "portaal": PORTAAL}
    dicht = accounts.bewaar_buiten(None, email=NIEUW, actief=False, **vast)
    stuur_uitnodiging(dicht.pk, PORTAAL)
    assert (dicht.is_active, mailoutbox) == (False, [])
