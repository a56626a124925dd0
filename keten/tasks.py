"""Celery tasks of the ground floor."""

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from keten import uitnodigen
from keten.models import Gebruiker

HARTSLAG = "hartslag-worker"


@shared_task
def hartslag() -> None:
    """Leave a sign of life of the worker; `/gezond/` reports when it is missing for two minutes."""
    cache.set(HARTSLAG, timezone.now().isoformat(), timeout=120)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def stuur_uitnodiging(gebruiker_id: int, portaal: str) -> None:
    """Invite somebody to choose a password; tries again while the mail server does not answer."""
    uitnodigen.verstuur(Gebruiker.objects.get(pk=gebruiker_id, is_active=True), portaal=portaal)
