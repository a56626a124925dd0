"""What becomes of an account after it was made: another address, closed, opened again.

An account that closes or gets another address leaves nothing behind: no session, key or mailed link of before
works again. How one is made stands in `keten.uitnodigen`; the accounts of clients, who prove at the counter
who they are, in `klanten.toegang`.
"""

from collections.abc import Callable, Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils import timezone

from keten.models import Gebruiker, Uitdienstlijst
from keten.rechten import Rol
from keten.systemen import trek_tokens_in_van
from keten.toelating import leidende_bronnen, moet_via_bron
from keten.uitnodigen import maak_account, nodig_uit, vrij_adres

Luisteraar = Callable[[Iterable[Gebruiker]], None]
"""Is told whose keys go, and revokes those of its own floor."""

_LUISTERAARS: list[Luisteraar] = []


def registreer(luisteraar: Luisteraar) -> None:
    """Let a floor above revoke keys that it gave out; doing so twice changes nothing."""
    if luisteraar not in _LUISTERAARS:
        _LUISTERAARS.append(luisteraar)


@transaction.atomic
def bewaar_buiten(
    gebruiker: Gebruiker | None, *, rol: Rol, email: str, naam: str, actief: bool, portaal: str
) -> Gebruiker:
    """Make or change the account of somebody outside the chain; a new one is invited to choose a password.

    Args:
        gebruiker: None makes one.
        rol: of a new account.
        portaal: address of the portal (`https://host/`), where the link in the invitation leads.

    Raises:
        NietToegestaan: another account has this address.
    """
    if gebruiker is not None:
        return wijzig(gebruiker, email=email, naam=naam, actief=actief, portaal=portaal)
    gebruiker = maak_account(email=email, naam=naam, rol=rol, portaal=portaal)
    return gebruiker if actief else sluit([gebruiker])[0]


@transaction.atomic
def wijzig(gebruiker: Gebruiker, *, email: str, naam: str, actief: bool, portaal: str = "") -> Gebruiker:
    """Change address or name of an account, or close or open it.

    Another address may be another person: password, second factors and every other key go, and an invitation
    goes to whoever reads mail there. Whose own organisation decides who comes in keeps that link, which no
    address can prove as well, and is not invited.

    Args:
        portaal: as in `keten.uitnodigen.nodig_uit`.

    Returns:
        The account as it stands now.

    Raises:
        NietToegestaan: another account has this address.
    """
    gebruiker = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    was_open, ander_adres = gebruiker.is_active, email.strip().lower() != gebruiker.email
    if ander_adres:
        gebruiker.email = vrij_adres(email)
        _wis([gebruiker])
        _trek_uitgegeven_in([gebruiker])
    gebruiker.naam = naam.strip()
    gebruiker.full_clean(exclude=["password"])
    gebruiker.save()
    if was_open and not actief:
        [gebruiker] = sluit([gebruiker])
    elif actief and not was_open:
        gebruiker = heropen(gebruiker, portaal=portaal)
    elif actief and ander_adres:
        _nodig_zo_nodig_uit(gebruiker, portaal=portaal)
    return gebruiker


def gevolg_van_ander_adres(gebruiker: Gebruiker) -> str:
    """What somebody who gave an account another address must know, in sentences."""
    weg = "Het vorige e-mailadres en het wachtwoord werken niet meer."
    if not gebruiker.is_active:
        return weg
    bron = moet_via_bron(gebruiker)
    if bron is None:
        return f"{weg} {gebruiker} krijgt een e-mail om een wachtwoord te kiezen."
    return f"{weg} {gebruiker} logt in via {bron}, zoals eerder. Is dit een ander? Ontkoppel dan bij {bron}."


@transaction.atomic
def sluit(
    gebruikers: Iterable[Gebruiker], *, lijst: Uitdienstlijst | None = None, wis: bool = False
) -> list[Gebruiker]:
    """Close accounts: who is signed in is out at the next page, and what systems were given ends.

    Password and second factors stay, so that an account that was closed by mistake can simply be opened. What
    was closed before stays as it is.

    Args:
        lijst: of people who left, which closes them.
        wis: take what somebody signs in with as well: who opens it again must prove anew who it is.

    Returns:
        The accounts as they stand now.
    """
    sleutels = [gebruiker.pk for gebruiker in gebruikers]
    mensen = list(Gebruiker.objects.select_for_update().filter(pk__in=sleutels).order_by("pk"))
    if wis:
        _wis(mensen)
    nu = timezone.now()
    for gebruiker in mensen:
        if gebruiker.is_active:
            gebruiker.is_active, gebruiker.gesloten_op, gebruiker.gesloten_met = False, nu, lijst
    Gebruiker.objects.bulk_update(mensen, ["password", "is_active", "gesloten_op", "gesloten_met"])
    _trek_uitgegeven_in(mensen)
    return mensen


@transaction.atomic
def heropen(gebruiker: Gebruiker, *, portaal: str = "") -> Gebruiker:
    """Open an account again; who has no password to sign in with is invited to choose one.

    Args:
        portaal: as in `keten.uitnodigen.nodig_uit`.

    Returns:
        The account as it stands now.
    """
    gebruiker = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if gebruiker.is_active:
        return gebruiker
    gebruiker.is_active, gebruiker.gesloten_met = True, None
    gebruiker.save(update_fields=["is_active", "gesloten_met"])
    _nodig_zo_nodig_uit(gebruiker, portaal=portaal)
    return gebruiker


@transaction.atomic
def wis_aanmeldmiddelen(gebruiker: Gebruiker) -> None:
    """Take everything that somebody signs in with, and what was given out; sessions end with the password."""
    _wis([gebruiker])
    gebruiker.save(update_fields=["password"])
    _trek_uitgegeven_in([gebruiker])


def _wis(gebruikers: list[Gebruiker]) -> None:
    """Take password, second factors and links; the caller saves the accounts.

    A leading source keeps its link: the subject proves who it is, also to whom the provider knows by an older
    address.
    """
    for gebruiker in gebruikers:
        EmailAddress.objects.filter(user=gebruiker).delete()
        Authenticator.objects.filter(user=gebruiker).delete()
        links = SocialAccount.objects.filter(user=gebruiker)
        links.exclude(provider__in=leidende_bronnen(gebruiker).values("code")).delete()
        gebruiker.set_unusable_password()


def _nodig_zo_nodig_uit(gebruiker: Gebruiker, *, portaal: str) -> None:
    if not gebruiker.has_usable_password() and moet_via_bron(gebruiker) is None:
        nodig_uit(gebruiker, portaal=portaal)


def _trek_uitgegeven_in(gebruikers: list[Gebruiker]) -> None:
    """What was given to systems and programs of these people, of which no password is asked."""
    trek_tokens_in_van(gebruikers)
    for luisteraar in _LUISTERAARS:
        luisteraar(gebruikers)
