"""Celery tasks of the ground floor."""

import logging

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from keten import klad, uitnodigingsmail
from keten.models import Gebruiker

log = logging.getLogger(__name__)

HARTSLAG = "hartslag-worker"


@shared_task
def hartslag() -> None:
    """Leave a sign of life of the worker; `/gezond/` reports when it is missing for two minutes."""
    cache.set(HARTSLAG, timezone.now().isoformat(), timeout=120)


@shared_task
def ruim_kladden_op() -> None:
    """Every night: throw away the drafts that nobody came back for."""
    log.info("drafts thrown away: %d", klad.ruim_op())


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def stuur_uitnodiging(gebruiker_id: int, portaal: str) -> None:
    """Invite somebody to choose a password; tries again while the mail server does not answer."""
    uitnodigingsmail.verstuur(Gebruiker.objects.get(pk=gebruiker_id, is_active=True), portaal=portaal)
