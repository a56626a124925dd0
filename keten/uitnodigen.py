"""Accounts for people outside the chain, each with an invitation by mail to choose a password."""

from functools import partial

from django.conf import settings
from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Gebruiker
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from keten.tasks import stuur_uitnodiging

_BEZET = "Er is al een account met dit e-mailadres."


@transaction.atomic
def geef_account(*, email: str, naam: str, rol: Rol) -> Gebruiker:
    """Find the account of somebody who may have it already, or make it; only a new one gets an invitation.

    For roles of which one account serves several times, as a guest of two questions. Who has an account
    keeps the name that goes with it.

    Args:
        rol: the role outside the chain.

    Raises:
        NietToegestaan: the address belongs to an employee, to another role or to a closed account. The
            message is the same for all of them, so that it does not tell what somebody is in the portal.
    """
    bekend = Gebruiker.objects.select_for_update().filter(email=email.strip().lower()).first()
    if bekend is None:
        return maak_account(email=email, naam=naam, rol=rol)
    if bekend.buitenrol != rol or not bekend.is_active:
        raise NietToegestaan(_BEZET, veld="email")
    return bekend


@transaction.atomic
def maak_account(*, email: str, naam: str, rol: Rol, portaal: str = "") -> Gebruiker:
    """Make an account that belongs to one record, as that of a coach, and invite its owner.

    Args:
        rol: the role outside the chain.
        portaal: as in `nodig_uit`.

    Raises:
        NietToegestaan: there is an account with this address, of whatever kind.
    """
    gebruiker = Gebruiker(email=vrij_adres(email), naam=naam.strip(), buitenrol=rol)
    gebruiker.set_unusable_password()
    voeg_toe(gebruiker)
    nodig_uit(gebruiker, portaal=portaal)
    return gebruiker


def nodig_uit(gebruiker: Gebruiker, *, portaal: str = "") -> None:
    """Send the invitation once the transaction is committed; it can be sent again.

    Args:
        portaal: address of the portal (`https://host/`), where the link leads; empty: that of the settings.
    """
    adres = portaal or settings.PORTAAL_ADRES
    transaction.on_commit(partial(stuur_uitnodiging.delay, gebruiker.pk, adres), robust=True)


def vrij_adres(email: str) -> str:
    """An e-mail address as it is stored.

    Raises:
        NietToegestaan: there is an account with this address.
    """
    email = email.strip().lower()
    if Gebruiker.objects.filter(email=email).exists():
        raise NietToegestaan(_BEZET, veld="email")
    return email
