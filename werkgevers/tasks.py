"""Celery tasks of the second floor by the clock; those that send mail stand in `mailtaken`."""

import logging

from celery import shared_task
from django.utils import timezone

from keten.models import Locatie
from keten.tijd import vandaag
from werkgevers import nazorgen, plaatsingswerk, tevredenheid, versheid, zoekprofiel
from werkgevers.mailtaken import mail_tevredenheid

log = logging.getLogger(__name__)

_OPSLAAN = 60  # seconds; saving one row takes far less


@shared_task(acks_late=True)
def vraag_beschikbaarheid() -> None:
    """Every night: contact persons ask whose availability was confirmed too long ago (W-24)."""
    locaties = Locatie.objects.order_by("pk")
    log.info("availability to ask: %d", sum(zoekprofiel.vraag_beschikbaarheid(plek) for plek in locaties))


@shared_task(acks_late=True)
def vraag_tevredenheid() -> None:
    """Every hour: ask employers once about the vacancies that closed (W-52)."""
    nieuw = tevredenheid.vraag_uit(nu=timezone.now(), mail=_mail_straks)
    log.info("employers asked what they think: %d", len(nieuw))


def _mail_straks(nummer: int) -> None:
    """Queue the mail of a question that is about to be saved; it waits until that has surely happened."""
    mail_tevredenheid.apply_async((nummer,), countdown=_OPSLAAN)


@shared_task(acks_late=True)
def volg_plaatsingen() -> None:
    """Every night: what ends, what is to be measured, and who would be called twice (W-31, W-34)."""
    dag = vandaag()
    log.info("subsidies that are about to end: %d", plaatsingswerk.waarschuw_voor_einde_steun(op=dag))
    log.info("placements to measure: %d", plaatsingswerk.vraag_metingen(op=dag))
    log.info("aftercare left to the outflow: %d", nazorgen.laat_over_aan_uitstroom(op=dag))


@shared_task(acks_late=True)
def houd_vacatures_vers() -> None:
    """Every night: vacancies past their last day close, and of those that are near it somebody is asked."""
    dag = vandaag()
    log.info("vacancies closed by themselves: %d", versheid.sluit_verlopen(op=dag))
    log.info("vacancies to renew: %d", versheid.waarschuw(op=dag))
