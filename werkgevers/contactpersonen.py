"""People at an employer, and the account with which one of them opens the employer's own page."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from keten import accounts, opslaan, uitnodigen
from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Medewerker
from keten.rechten import Rol
from keten.tijd import vandaag
from klanten import taken
from klanten.models import Taak
from werkgevers.aanspreekpunt import accountmanager, slot
from werkgevers.bediening import vereis_bediening
from werkgevers.models import Contactpersoon, Vestiging, Werkgever

# Not from the sources: how long the accountmanager has to see who got an account.
_NAKIJKEN = datetime.timedelta(days=7)


@transaction.atomic
def voeg_toe(
    *,
    werkgever: Werkgever,
    door: Medewerker,
    naam: str,
    functie: str = "",
    telefoon: str = "",
    email: str = "",
    vestiging: Vestiging | None = None,
) -> Contactpersoon:
    """Add somebody with whom the chain speaks.

    Raises:
        NietToegestaan: the record was merged, or `door` does not serve this employer.
        ValidationError: the telephone number or address cannot be.
    """
    werkgever = slot(werkgever)
    vereis_bediening(werkgever, door)
    return opslaan.voeg_toe(
        Contactpersoon(
            werkgever=werkgever,
            naam=naam.strip(),
            functie=functie.strip(),
            telefoon=telefoon,
            email=email.strip().lower(),
            vestiging=vestiging,
        )
    )


@transaction.atomic
def wijzig(
    *,
    contactpersoon: Contactpersoon,
    versie: int,
    door: Medewerker,
    vertrokken_op: datetime.date | None = None,
    **velden: Any,
) -> Contactpersoon:
    """Change what is known of somebody, or say that this person has left; then the account closes.

    Another e-mail address may be that of a successor: the account goes to it (`keten.accounts.wijzig`), and
    the accountmanager hears of it as of an invitation. Without an address the account keeps the one it has.

    Raises:
        NietToegestaan: the day is still to come, another account has the address, the record was merged, or
            `door` does not serve this employer.
        VersieConflict: somebody saved it in between.
    """
    werkgever = slot(contactpersoon.werkgever)
    vereis_bediening(werkgever, door)
    if vertrokken_op is not None and vertrokken_op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="vertrokken_op")
    if "email" in velden:
        velden["email"] = velden["email"].strip().lower()
    eerder = Contactpersoon.objects.get(pk=contactpersoon.pk)
    persoon = opslaan.wijzig(contactpersoon, versie=versie, vertrokken_op=vertrokken_op, **velden)
    account = persoon.gebruiker
    if account is None:
        return persoon
    vertrek = (eerder.vertrokken_op is None) != (vertrokken_op is None)
    ander_adres = persoon.email not in ("", eerder.email, account.email)
    if vertrek or ander_adres:
        persoon.gebruiker = accounts.wijzig(
            account,
            email=persoon.email if ander_adres else account.email,
            naam=persoon.naam,
            actief=vertrokken_op is None,
        )
    if ander_adres and vertrokken_op is None:
        _laat_weten(werkgever, persoon, door)
    return persoon


@transaction.atomic
def nodig_uit(*, contactpersoon: Contactpersoon, door: Medewerker) -> Gebruiker:
    """Give somebody an account for the employer's own page; a second time sends the invitation again.

    The accountmanager hears of it when somebody else invites.

    Raises:
        NietToegestaan: there is no e-mail address, it is taken, this person has left or uses the account, or
            `door` does not serve this employer.
    """
    werkgever = slot(contactpersoon.werkgever)
    vereis_bediening(werkgever, door)
    persoon = Contactpersoon.objects.select_for_update(of=("self",)).get(pk=contactpersoon.pk)
    if persoon.vertrokken_op is not None:
        raise NietToegestaan(f"{persoon} werkt hier niet meer.")
    if not persoon.email:
        raise NietToegestaan("Vul eerst een e-mailadres in bij deze contactpersoon.")
    if persoon.gebruiker is None:
        persoon.gebruiker = uitnodigen.maak_account(email=persoon.email, naam=persoon.naam, rol=Rol.WERKGEVER)
        persoon.save(update_fields=["gebruiker"])
    elif persoon.gebruiker.email != persoon.email:
        persoon.gebruiker = accounts.wijzig(
            persoon.gebruiker, email=persoon.email, naam=persoon.naam, actief=True
        )
    elif persoon.gebruiker.has_usable_password():
        raise NietToegestaan(f"{persoon} heeft al een account en gebruikt het.")
    else:
        uitnodigen.nodig_uit(persoon.gebruiker)
    _laat_weten(werkgever, persoon, door)
    return persoon.gebruiker


def _laat_weten(werkgever: Werkgever, persoon: Contactpersoon, door: Medewerker) -> None:
    """Tell the accountmanager once that somebody else let a person in."""
    wie = accountmanager(werkgever)
    if wie is None or wie == door or not wie.werkt_op(werkgever.locatie):
        return
    taken.maak(
        klant=None,
        voor=wie,
        locatie=werkgever.locatie,
        soort=Taak.Soort.WERKGEVER,
        omschrijving=f"{persoon} van {werkgever} kreeg een account van {door}. Klopt dat?"[:200],
        vervalt_op=timezone.now() + _NAKIJKEN,
        sleutel=f"werkgever_account:{persoon.pk}",
    )
