"""Throwing away what is over, so that the table does not grow with every event."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from keten.models import Abonnement, Notificatie

_PER_KEER = 10_000


def ruim_op() -> int:
    """Remove notifications that arrived, were thrown away or given up longer ago than the settings keep them.

    What has waited for so long at a subscription that stands still goes too. Each batch commits by itself.

    Returns:
        How many.
    """
    grens = timezone.now() - timedelta(days=settings.NOTIFICATIES_BEWAREN_DAGEN)
    stil = Q(stand=Notificatie.Stand.WACHT, aangemaakt_op__lt=grens)
    stil &= ~Q(abonnement__stand=Abonnement.Stand.ACTIEF)
    oud = Notificatie.objects.filter(Q(klaar_op__lt=grens) | stil).order_by("pk")
    weg = 0
    while sleutels := list(oud.values_list("pk", flat=True)[:_PER_KEER]):
        weg += Notificatie.objects.filter(pk__in=sleutels).delete()[0]
    return weg
