"""Celery tasks of the third floor."""

import logging

from celery import shared_task

from diagnose import herdiagnose, jongeren
from keten.tijd import vandaag

log = logging.getLogger(__name__)


@shared_task(acks_late=True)
def plan_herdiagnoses() -> None:
    """Every night: a task for each dossier whose interval has passed (D-54)."""
    log.info("herdiagnoses planned: %d", herdiagnose.plan(op=vandaag()))


@shared_task(acks_late=True)
def plan_overdrachten_jongeren() -> None:
    """Every night: a task to hand over each client whose time at the youth desk has ended (K-84)."""
    log.info("youth desk hand-overs planned: %d", jongeren.plan_overdrachten(op=vandaag()))
