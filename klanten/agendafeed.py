"""The agenda of an employee for the calendar on a phone or desk: an address that only its owner knows (X-23).

The feed travels through systems that are not ours, so it says when and where, and the klantnummer; no name.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event, vText

from keten import accounts
from keten.models import Gebruiker, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht, rechten_van
from keten.toelating import is_toegelaten
from klanten.models import Afspraak, Agendasleutel

_TERUG = timedelta(days=30)
_BYTES = 32


@transaction.atomic
def maak_sleutel(*, medewerker: Medewerker) -> str:
    """Make the secret for the address of one's feed; an earlier one stops working.

    Returns:
        The secret, which is nowhere kept: it can be shown now and never again.
    """
    Medewerker.objects.select_for_update(no_key=True, of=("self",)).get(pk=medewerker.pk)
    trek_sleutel_in(medewerker=medewerker)
    sleutel = secrets.token_urlsafe(_BYTES)
    voeg_toe(Agendasleutel(medewerker=medewerker, hash=_hash(sleutel)))
    return sleutel


@transaction.atomic
def trek_sleutel_in(*, medewerker: Medewerker) -> int:
    """Revoke the address of one's feed; returns how many there were (0 or 1)."""
    return medewerker.agendasleutels.filter(ingetrokken_op=None).update(ingetrokken_op=timezone.now())


def meld_aan() -> None:
    """Let the floor below revoke the addresses of people whose accounts close or change hands."""
    accounts.registreer(_trek_in_van)


def van_wie(sleutel: str) -> Medewerker | None:
    """Whose feed a secret opens; None when unknown, revoked, or of somebody who may not come in."""
    gevonden = Agendasleutel.objects.filter(
        is_toegelaten("medewerker__"), hash=_hash(sleutel), ingetrokken_op=None
    )
    eerste = gevonden.select_related("medewerker").first()
    if eerste is None or Recht.AFSPRAKEN not in rechten_van(eerste.medewerker.rollen):
        return None
    return eerste.medewerker


def kalender(medewerker: Medewerker, *, adres: Callable[[str], str]) -> bytes:
    """The meetings of an employee from a month ago on, at every location, as iCalendar.

    Args:
        adres: makes a full address of a path of the portal.
    """
    agenda = Calendar()
    agenda.add("prodid", "-//LWI-portaal//agenda//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", "LWI-portaal")
    agenda.add("refresh-interval", timedelta(minutes=30), parameters={"value": "DURATION"})
    afspraken = Afspraak.objects.filter(medewerker=medewerker, begin__gte=timezone.now() - _TERUG)
    for afspraak in afspraken.exclude(stand=Afspraak.Stand.AFGEZEGD).select_related("klant", "locatie"):
        agenda.add_component(_gebeurtenis(afspraak, adres))
    return bytes(agenda.to_ical())


def _gebeurtenis(afspraak: Afspraak, adres: Callable[[str], str]) -> Event:
    nummer = afspraak.klant.klantnummer
    gebeurtenis = Event()
    gebeurtenis.add("uid", f"afspraak-{afspraak.pk}@lwi-portaal")
    gebeurtenis.add("dtstamp", timezone.now())
    gebeurtenis.add("dtstart", afspraak.begin)
    gebeurtenis.add("dtend", afspraak.einde)
    gebeurtenis.add("summary", f"Gesprek klantnummer {nummer}")
    gebeurtenis["location"] = vText(f"{afspraak.locatie}, {afspraak.plek}")
    gebeurtenis.add("url", adres(reverse("klanten:afspraak_afhandelen", args=[nummer, afspraak.pk])))
    gebeurtenis.add("class", "PRIVATE")
    return gebeurtenis


def _trek_in_van(gebruikers: Iterable[Gebruiker]) -> None:
    open_ = Agendasleutel.objects.filter(medewerker__gebruiker__in=gebruikers, ingetrokken_op=None)
    open_.update(ingetrokken_op=timezone.now())


def _hash(sleutel: str) -> str:
    return hashlib.sha256(sleutel.encode()).hexdigest()
