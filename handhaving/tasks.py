"""Celery tasks of the fourth floor."""

import logging

from celery import shared_task

from handhaving.controles import steekproeven
from handhaving.monitor import auditgroepen
from handhaving.signalen import opsporen
from keten.tijd import vandaag

log = logging.getLogger(__name__)


@shared_task(acks_late=True)
def trek_steekproeven() -> None:
    """Every night: the sample of this month where it was not drawn yet (H-30)."""
    log.info("samples drawn: %d", steekproeven.trek_overal(op=vandaag()))


@shared_task
def wis_auditgroepen() -> None:
    """Every night: throw away the groups of audits whose term has passed."""
    log.info("audit files wiped: %d", auditgroepen.ruim_op())


@shared_task(acks_late=True)
def zoek_signalen() -> None:
    """Every night: what the portal itself noticed, each thing once (H-05, H-40, H-41)."""
    log.info("signals made: %d", opsporen.zoek())
