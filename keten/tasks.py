"""Celery tasks of the ground floor."""

import logging

from allauth.idp.oidc.models import Token
from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from keten import bronsessies, klad, uitnodigingsmail
from keten.api import herhalen
from keten.invoer import inlezen
from keten.models import Gebruiker
from keten.notificaties import bezorgen, opruimen

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


@shared_task
def ruim_bronsessies_op() -> None:
    """Every night: forget when people came in through a provider, once nobody can be signed in by it."""
    log.info("sessions of providers forgotten: %d", bronsessies.ruim_op())


@shared_task
def ruim_api_op() -> None:
    """Every night: throw away keys that have run out, and answers that nobody can ask for again."""
    Token.objects.expired().delete()
    log.info("answers of the API thrown away: %d", herhalen.ruim_op())


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def stuur_uitnodiging(gebruiker_id: int, portaal: str) -> None:
    """Invite somebody to choose a password; tries again while the mail server does not answer.

    Whose account is closed by now gets no mail.
    """
    for gebruiker in Gebruiker.objects.filter(pk=gebruiker_id, is_active=True):
        uitnodigingsmail.verstuur(gebruiker, portaal=portaal)


@shared_task(acks_late=True)
def lees_invoer_in(pk: int) -> None:
    """Take over the good rows of a file that somebody started, part by part."""
    inlezen.voer_uit(pk)


@shared_task(acks_late=True)
def hervat_invoer() -> None:
    """Every ten minutes: go on with files whose worker was killed."""
    log.info("files resumed: %d", inlezen.hervat())


@shared_task(acks_late=True)
def ruim_invoer_op() -> None:
    """Every night: throw away the rows of files that nobody finished."""
    log.info("files thrown away: %d", inlezen.ruim_op())


@shared_task
def bezorg_notificaties(abonnement: int, onderwerp: str) -> None:
    """Right after a commit: deliver what waits for one subscription about one subject."""
    bezorgen.bezorg(abonnement, onderwerp)


@shared_task
def bezorg_wachtende_notificaties() -> None:
    """Every minute: what was not sent at once, or has to be tried again."""
    for paar in bezorgen.wachtend():
        bezorg_notificaties.delay(*paar)


@shared_task
def ruim_notificaties_op() -> None:
    """Every night: throw away notifications that are over."""
    log.info("notifications thrown away: %d", opruimen.ruim_op())
