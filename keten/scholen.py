"""Accounts for people at schools: they report, and see nothing but their own reports."""

from django.db import transaction

from keten import accounts
from keten.models import School, Schoolcontact
from keten.rechten import Rol


@transaction.atomic
def bewaar_contact(
    contact: Schoolcontact,
    *,
    email: str,
    naam: str,
    school: School,
    functie: str = "",
    actief: bool = True,
    portaal: str,
) -> Schoolcontact:
    """Make or change the account of somebody at a school (`keten.accounts`).

    Args:
        contact: without a key a new one is made.
        portaal: address of the portal (`https://host/`), where the link in the invitation leads.

    Raises:
        NietToegestaan: another account has this e-mail address.
    """
    bestaand = contact.gebruiker if contact.pk else None
    contact.gebruiker = accounts.bewaar_buiten(
        bestaand, rol=Rol.SCHOOL, email=email, naam=naam, actief=actief, portaal=portaal
    )
    contact.school, contact.functie = school, functie
    contact.full_clean()
    contact.save()
    return contact
