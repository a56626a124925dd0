"""What a person does with notifications that were given up: send them again, or throw them away."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Abonnement, Medewerker, Notificatie
from keten.notificaties import klaarzetten
from keten.notificaties.beheren import slot

_NIET_MEER = "Deze notificatie is niet meer mislukt. Kijk in de lijst hoe het nu staat."


@transaction.atomic
def verstuur_opnieuw(*, notificatie: Notificatie, door: Medewerker) -> Notificatie:
    """Send one again, with the same id.

    Raises:
        RechtOntbreekt: this person does not manage the system.
        NietToegestaan: it was not given up, or the subscription has been stopped.
    """
    huidig = _mislukt(notificatie, door)
    _eis_loopt(huidig.abonnement)
    huidig.probeer_opnieuw(door)
    huidig.save()
    klaarzetten.wek(Notificatie.objects.filter(pk=huidig.pk))
    return huidig


@transaction.atomic
def verstuur_alles_opnieuw(*, abonnement: Abonnement, door: Medewerker) -> int:
    """Send all again that was given up for a subscription; returns how many.

    Raises:
        RechtOntbreekt: this person does not manage the system.
        NietToegestaan: the subscription has been stopped.
    """
    van = slot(abonnement, door)
    _eis_loopt(van)
    mislukt = van.notificaties.filter(stand=Notificatie.Stand.MISLUKT)
    aantal = mislukt.update(
        stand=Notificatie.Stand.WACHT,
        pogingen=0,
        klaar_op=None,
        volgende_poging_op=timezone.now(),
        door=door,
    )
    klaarzetten.wek(_wachtend(van))
    return aantal


@transaction.atomic
def gooi_weg(*, notificatie: Notificatie, door: Medewerker) -> Notificatie:
    """Decide that one need not arrive.

    Raises:
        RechtOntbreekt: this person does not manage the system.
        NietToegestaan: it was not given up.
    """
    huidig = _mislukt(notificatie, door)
    huidig.gooi_weg(door)
    huidig.save()
    return huidig


def _mislukt(notificatie: Notificatie, door: Medewerker) -> Notificatie:
    van = slot(notificatie.abonnement, door)
    huidig = van.notificaties.select_for_update().get(pk=notificatie.pk)
    if huidig.stand != Notificatie.Stand.MISLUKT:
        raise NietToegestaan(_NIET_MEER)
    huidig.abonnement = van
    return huidig


def _eis_loopt(abonnement: Abonnement) -> None:
    if abonnement.stand == Abonnement.Stand.GESTOPT:
        raise NietToegestaan("De ontvanger heeft dit abonnement gestopt. Hervat het eerst.")


def _wachtend(abonnement: Abonnement) -> QuerySet[Notificatie]:
    return abonnement.notificaties.filter(stand=Notificatie.Stand.WACHT)
