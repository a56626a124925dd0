"""Accounts for people at schools: they report, and see nothing but their own reports."""

from django.db import transaction

from keten.models import School, Schoolcontact
from keten.rechten import Rol
from keten.uitnodigen import maak_account, vrij_adres


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
    """Make or change the account of somebody at a school; a new one is invited to choose a password.

    Args:
        contact: without a key a new one is made.
        portaal: address of the portal (`https://host/`), where the link in the invitation leads.

    Raises:
        NietToegestaan: another account has this e-mail address.
    """
    email = email.strip().lower()
    if contact.pk is None:
        contact.gebruiker = maak_account(email=email, naam=naam, rol=Rol.SCHOOL, portaal=portaal)
    else:
        gebruiker = contact.gebruiker
        if email != gebruiker.email:
            gebruiker.email = vrij_adres(email)
        gebruiker.naam, gebruiker.is_active = naam.strip(), actief
        gebruiker.full_clean(exclude=["password"])
        gebruiker.save()
    contact.school, contact.functie = school, functie
    contact.full_clean()
    contact.save()
    return contact
