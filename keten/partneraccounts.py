"""Accounts for people at outside partners: they see what was referred to them, and report (X-13)."""

import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import ExternePartner, Gebruiker, Partneraccount
from keten.rechten import Rol
from keten.uitnodigen import maak_account, nodig_uit, vrij_adres


@transaction.atomic
def bewaar_account(
    account: Partneraccount,
    *,
    email: str,
    naam: str,
    partner: ExternePartner,
    van: datetime.date,
    tot: datetime.date,
    functie: str = "",
    actief: bool = True,
    portaal: str,
) -> Partneraccount:
    """Make or change the account of somebody at a partner; a new one is invited to choose a password.

    Closing an account ends its sessions: the next request is that of a stranger. So does another address:
    password and second factors go, and the invitation goes to whoever reads mail there.

    Args:
        account: without a key a new one is made.
        van, tot: the first and the last day on which it gives access.
        portaal: address of the portal (`https://host/`), where the link in the invitation leads.

    Raises:
        NietToegestaan: the address is not of the partner, or another account has it.
    """
    email = email.strip().lower()
    if not email.endswith(f"@{partner.email_domein}"):
        raise NietToegestaan(
            f"Een account van {partner.naam} heeft een adres dat eindigt op @{partner.email_domein}.",
            veld="email",
        )
    if account.pk is None:
        account.gebruiker = maak_account(email=email, naam=naam, rol=Rol.EXTERN, portaal=portaal)
    else:
        gebruiker = account.gebruiker
        if email != gebruiker.email:
            _zet_adres(gebruiker, vrij_adres(email))
            if actief:
                nodig_uit(gebruiker, portaal=portaal)
        gebruiker.naam, gebruiker.is_active = naam.strip(), actief
        gebruiker.full_clean(exclude=["password"])
        gebruiker.save()
    account.partner, account.functie, account.van, account.tot = partner, functie, van, tot
    account.full_clean()
    account.save()
    return account


def _zet_adres(gebruiker: Gebruiker, email: str) -> None:
    """Give an account to another address, and nothing of it to who had it before."""
    gebruiker.email = email
    gebruiker.set_unusable_password()  # a session knows its password, and ends with it
    EmailAddress.objects.filter(user=gebruiker).delete()
    Authenticator.objects.filter(user=gebruiker).delete()
