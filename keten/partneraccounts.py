"""Accounts for people at outside partners: they see what was referred to them, and report (X-13)."""

import datetime

from django.db import transaction

from keten import accounts
from keten.fouten import NietToegestaan
from keten.models import ExternePartner, Partneraccount
from keten.rechten import Rol


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
    """Make or change the account of somebody at a partner (`keten.accounts`).

    Args:
        account: without a key a new one is made.
        van, tot: the first and the last day on which it gives access.
        portaal: address of the portal (`https://host/`), where the link in the invitation leads.

    Raises:
        NietToegestaan: the address is not of the partner, or another account has it.
    """
    if not email.strip().lower().endswith(f"@{partner.email_domein}"):
        raise NietToegestaan(
            f"Een account van {partner.naam} heeft een adres dat eindigt op @{partner.email_domein}.",
            veld="email",
        )
    bestaand = account.gebruiker if account.pk else None
    account.gebruiker = accounts.bewaar_buiten(
        bestaand, rol=Rol.EXTERN, email=email, naam=naam, actief=actief, portaal=portaal
    )
    account.partner, account.functie, account.van, account.tot = partner, functie, van, tot
    account.full_clean()
    account.save()
    return account
