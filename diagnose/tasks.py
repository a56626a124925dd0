"""Celery tasks of the third floor."""

import logging

from celery import shared_task

from diagnose import herdiagnose, jongeren, voortgangschecks
from diagnose.kansen import kantelpunten, schatten
from diagnose.models import Simulatie
from diagnose.regels import herstellen, simuleren
from diagnose.werkfirst import stappen as werkfirststappen
from keten.maanden import eerste_dag
from keten.tijd import vandaag

log = logging.getLogger(__name__)


@shared_task(acks_late=True)
def plan_herdiagnoses() -> None:
    """Every night: a task for each dossier whose interval has passed (D-54), and for rules that broke."""
    log.info("rules that cannot be read: %d", herstellen.meld_onleesbare(op=vandaag()))
    log.info("herdiagnoses planned: %d", herdiagnose.plan(op=vandaag()))


@shared_task(acks_late=True)
def plan_voortgangschecks() -> None:
    """Every night: the question about instruments or route B for who is without work too long (D-19)."""
    log.info("progress checks planned: %d", voortgangschecks.plan(op=vandaag()))


@shared_task(acks_late=True)
def voer_simulatie_uit(pk: int) -> None:
    """After a commit: count a simulation that took longer than somebody waits for."""
    simulatie = Simulatie.objects.select_related("regelset", "locatie", "vergeleken_met").get(pk=pk)
    if simulatie.stand in (Simulatie.Stand.WACHT, Simulatie.Stand.BEZIG):
        simuleren.voer_uit(simulatie)


@shared_task(acks_late=True)
def plan_overdrachten_jongeren() -> None:
    """Every night: a task to hand over each client whose time at the youth desk has ended (K-84)."""
    log.info("youth desk hand-overs planned: %d", jongeren.plan_overdrachten(op=vandaag()))


@shared_task(acks_late=True)
def plan_werkfirststappen() -> None:
    """Every night: a task for each step of Work First that begins for somebody without work (D-63, D-65)."""
    log.info("Work First steps planned: %d", werkfirststappen.plan_taken(op=vandaag()))


@shared_task(acks_late=True)
def plan_kantelpunten() -> None:
    """Every night: a task for each client whose chance of work falls this month (D-56)."""
    log.info("tipping points planned: %d", kantelpunten.plan(op=vandaag()))


@shared_task(acks_late=True)
def schat_kansen() -> None:
    """Every month: the portal's own estimate of chances of work, on the first day of the month (D-41)."""
    log.info("chances estimated: %d", schatten.schat(op=eerste_dag(vandaag())))
