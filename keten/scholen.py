"""Accounts for people at schools: they report, and see nothing but their own reports."""

from functools import partial

from django.db import transaction

from keten.medewerkers import vrij_adres
from keten.models import Gebruiker, School, Schoolcontact
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from keten.tasks import stuur_uitnodiging


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
    nieuw = contact.pk is None
    email = email.strip().lower()
    if nieuw:
        gebruiker = Gebruiker(email=vrij_adres(email), naam=naam.strip(), buitenrol=Rol.SCHOOL)
        gebruiker.set_unusable_password()
        voeg_toe(gebruiker)
        contact.gebruiker = gebruiker
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
    if nieuw:
        transaction.on_commit(partial(stuur_uitnodiging.delay, gebruiker.pk, portaal), robust=True)
    return contact
