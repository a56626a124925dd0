"""The one way to write the common picture of a client, for this floor and those above."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from keten.models import Locatie
from keten.tijd import vandaag
from klanten import processtappen, volledigheid
from klanten.models import Afspraak, Clientbeeld, Klant


@dataclass(frozen=True)
class Stap:
    """A step on the way from the counter to a confirmed work plan."""

    naam: str
    urlnaam: str
    gedaan: bool
    wanneer: datetime.date | None = None


@transaction.atomic
def werk_bij(klant: Klant, **velden: Any) -> Clientbeeld:
    """Change what the common picture says about a client, and work out the next step anew.

    The picture that hangs on `klant` is replaced by the new one, so that the caller sees what everybody sees.

    Args:
        velden: fields of `Clientbeeld`; an unknown name is an error.
    """
    beeld = Clientbeeld.objects.select_for_update().get(klant=klant)
    for naam, waarde in velden.items():
        if naam not in _VELDEN:
            raise TypeError(f"Clientbeeld heeft geen veld {naam}.")
        setattr(beeld, naam, waarde)
    eerder = beeld.volgende_stap
    bepaal_volgende_stap(beeld)
    if beeld.volgende_stap != eerder or beeld.stap_sinds is None:
        _begin_stap(beeld)
    beeld.save(update_fields={*velden, *_STAPVELDEN})
    volledigheid.werk_bij(beeld)
    klant.beeld = beeld
    return beeld


_VELDEN = {veld.name for veld in Clientbeeld._meta.concrete_fields}
_STAPVELDEN = ("volgende_stap", "volgende_stap_op", "stap_sinds", "stap_uiterlijk")


def stappen(beeld: Clientbeeld) -> list[Stap]:
    """The steps of the main job in order; upper floors' screens are known by URL name.

    A location that works without routes leaves that step out (D-22).
    """
    alle = [
        Stap("Identiteit", "klanten:identiteit", beeld.identiteit_op is not None, beeld.identiteit_op),
        Stap("Intake", "klanten:intake", beeld.intake_op is not None, beeld.intake_op),
        Stap("Route", "diagnose:routeren", bool(beeld.route)),
        Stap("Contactpersoon", "klanten:contactpersoon", beeld.contactpersoon_id is not None),
        Stap("Diagnose", "diagnose:diagnose", beeld.diagnose_op is not None, beeld.diagnose_op),
        Stap("Werkplan", "diagnose:werkplan", beeld.werkplan == Clientbeeld.Werkplan.BEVESTIGD),
        Stap("Afspraak", "klanten:afspraak_plannen", beeld.volgende_afspraak is not None),
    ]
    if beeld.locatie_id and not beeld.locatie.met_routes:
        return [stap for stap in alle if stap.naam != ROUTE]
    return alle


ROUTE = "Route"
GESPREK = "Gesprek"
NAZORG = "Nazorg"
STAPPEN = {stap.naam: stap.urlnaam for stap in stappen(Clientbeeld())}
"""The steps of the main job by name, with the screen on which each is taken."""


def bepaal_volgende_stap(beeld: Clientbeeld) -> None:
    """The next step is the first one of the main job that is open, and after that a meeting.

    It is taken on the day on which client and employee meet next. Who left has aftercare as next step, on the
    day that `klanten.uitstromen` planned, or nothing more.
    """
    if beeld.status != Clientbeeld.Status.ACTIEF:
        beeld.volgende_stap = NAZORG if beeld.status == Clientbeeld.Status.NAZORG else ""
        return
    open_stap = next((stap for stap in stappen(beeld) if not stap.gedaan), None)
    beeld.volgende_stap = open_stap.naam if open_stap else GESPREK
    gesprek = beeld.volgende_afspraak
    beeld.volgende_stap_op = timezone.localtime(gesprek).date() if gesprek else None


def _begin_stap(beeld: Clientbeeld) -> None:
    """Start the clock of the next step: it may take as long as the location agreed (K-38)."""
    beeld.stap_sinds = vandaag()
    beeld.stap_uiterlijk = processtappen.uiterlijk(
        locatie=beeld.locatie_id, stap=beeld.volgende_stap, sinds=beeld.stap_sinds
    )


_OPEN = {
    "Identiteit": Q(identiteit_op__isnull=True),
    "Intake": Q(intake_op__isnull=True),
    ROUTE: Q(route=""),
    "Contactpersoon": Q(contactpersoon__isnull=True),
    "Diagnose": Q(diagnose_op__isnull=True),
    "Werkplan": ~Q(werkplan=Clientbeeld.Werkplan.BEVESTIGD),
    "Afspraak": Q(volgende_afspraak__isnull=True),
}
"""When each of `stappen` is open, for many clients at once."""


@transaction.atomic
def herstel_stappen(locatie: Locatie) -> int:
    """Work out the next step of a whole location anew, after it began or stopped working with routes.

    Set-based; the clock of a step begins today for those whose step changes.

    Returns:
        How many pictures changed.
    """
    vragen = [
        When(waar, then=Value(naam)) for naam, waar in _OPEN.items() if naam != ROUTE or locatie.met_routes
    ]
    actief = Clientbeeld.objects.filter(locatie=locatie, status=Clientbeeld.Status.ACTIEF)
    anders = actief.annotate(stap=Case(*vragen, default=Value(GESPREK))).exclude(volgende_stap=F("stap"))
    veranderd: dict[str, list[int]] = {}
    for pk, stap in anders.values_list("pk", "stap"):
        veranderd.setdefault(stap, []).append(pk)
    for stap, sleutels in veranderd.items():
        uiterlijk = processtappen.uiterlijk(locatie=locatie.pk, stap=stap, sinds=vandaag())
        beelden = Clientbeeld.objects.filter(pk__in=sleutels)
        beelden.update(volgende_stap=stap, stap_sinds=vandaag(), stap_uiterlijk=uiterlijk)
    return sum(len(sleutels) for sleutels in veranderd.values())


def eerstvolgende_afspraak(klant: Klant) -> datetime.datetime | None:
    """When the client and an employee meet next."""
    gepland = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, begin__gte=timezone.now())
    return gepland.order_by("begin").values_list("begin", flat=True).first()


def contact_uiterlijk(beeld: Clientbeeld) -> datetime.date | None:
    """The last day for the next contact; None as long as no frequency has been agreed.

    Counted from the last contact or the diagnosis, whichever was later; from today when there was neither.
    """
    if beeld.contact_om_de_dagen is None:
        return None
    eerder = [dag for dag in (beeld.laatste_contact, beeld.diagnose_op) if dag]
    return max(eerder, default=vandaag()) + datetime.timedelta(days=beeld.contact_om_de_dagen)
