"""Putting notifications ready, in the transaction in which the event itself is written.

Nothing is sent here. When that transaction is undone its notifications never were; when the machine stops
right after it, they wait in the table.
"""

from functools import partial
from typing import Any

from celery import current_app
from django.contrib.postgres.functions import RandomUUID
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils import timezone

from keten.bulk import voeg_in_uit
from keten.models import Abonnement, Notificatie
from keten.models.systeem import open_op
from keten.notificaties.soorten import PROEF
from keten.opslaan import voeg_toe
from keten.tijd import vandaag

BEZORG = "keten.tasks.bezorg_notificaties"
BEZORG_ALLES = "keten.tasks.bezorg_wachtende_notificaties"
_HOORT = (Abonnement.Stand.ACTIEF, Abonnement.Stand.GEPAUZEERD)
_APART = 10  # so few dossiers each get a task of their own; more are left to the one that looks for them


def zet_klaar(
    gebeurtenissen: QuerySet[Any], *, locatie: str, soort: Combinable, onderwerp: Combinable, op: Combinable
) -> int:
    """Put a notification ready for whoever subscribed to events, with one statement for all of them.

    Args:
        gebeurtenissen: rows that have just been written; their order becomes the order of delivery.
        locatie: the path from a row to its location; systems that do not work there hear nothing.
        soort, onderwerp, op: the code of the kind, what it is about, and when it happened, of each row.

    Returns:
        How many were put ready; 0 without subscriptions.
    """
    rijen = gebeurtenissen.filter(_wil_horen(f"{locatie}__systemen", soort))
    velden = {
        "abonnement": F(f"{locatie}__systemen__abonnementen"),
        "soort": soort,
        "onderwerp": onderwerp,
        "gebeurd_op": op,
        "nummer": RandomUUID(),
    }
    gemaakt = voeg_in_uit(Notificatie, rijen, velden)
    if gemaakt:
        wek(Notificatie.objects.filter(pk__in=gemaakt[: _APART + 1]))
    return len(gemaakt)


def zet_proef_klaar(abonnement: Abonnement) -> Notificatie:
    """Put a message ready that is about nobody, to see whether it arrives."""
    proef = voeg_toe(
        Notificatie(abonnement=abonnement, soort=PROEF, onderwerp=PROEF, gebeurd_op=timezone.now())
    )
    wek(Notificatie.objects.filter(pk=proef.pk))
    return proef


def wek(notificaties: QuerySet[Notificatie]) -> None:
    """Have these sent as soon as the transaction is committed."""
    paren = list(notificaties.order_by().values_list("abonnement", "onderwerp").distinct()[: _APART + 1])
    if len(paren) > _APART:
        transaction.on_commit(partial(current_app.send_task, BEZORG_ALLES), robust=True)
        return
    for paar in paren:
        transaction.on_commit(partial(current_app.send_task, BEZORG, paar), robust=True)


def _wil_horen(systeem: str, soort: Combinable) -> Q:
    """Which rows meet a subscription; one expression, so that all of it is about the same one."""
    return open_op(vandaag(), f"{systeem}__") & Q(
        **{
            f"{systeem}__abonnementen__stand__in": _HOORT,
            f"{systeem}__abonnementen__soorten__contains": [soort],
        }
    )
