"""Celery tasks of the first floor."""

import logging

from celery import shared_task

from klanten import uitkeringen

log = logging.getLogger(__name__)


@shared_task
def werk_uitkeringen_bij() -> None:
    """Just after midnight: what lists say of benefits that start or end today (K-15)."""
    log.info("common pictures with other benefits: %d", uitkeringen.werk_beelden_bij())
