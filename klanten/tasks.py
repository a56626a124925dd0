"""Celery tasks of the first floor."""

import logging
import uuid

from celery import shared_task

from keten.tijd import vandaag
from klanten import (
    activeringslink,
    bewaren,
    herinneren,
    overkomst,
    partnerbewaken,
    uitkeringen,
    verzenden,
    volledigheid,
    zoekperiodes,
)
from klanten.uitwisselen import wekelijks

log = logging.getLogger(__name__)


@shared_task
def werk_uitkeringen_bij() -> None:
    """Just after midnight: what lists say of benefits that start or end today (K-15)."""
    log.info("common pictures with other benefits: %d", uitkeringen.werk_beelden_bij())


@shared_task(acks_late=True)
def loop_zoekperiodes_af() -> None:
    """Just after midnight: applications whose search period ends are taken up (K-41)."""
    log.info("search periods that ended: %d", zoekperiodes.loop_af(op=vandaag()))


@shared_task(acks_late=True)
def herinner_aan_afspraken() -> None:
    """In the morning: who has a meeting tomorrow is reminded of it, once (K-08)."""
    log.info("clients reminded of a meeting: %d", herinneren.herinner(op=vandaag()))


@shared_task
def verstuur_zending(nummer: str) -> None:
    """Right after a commit: send one message; doing so twice sends it once."""
    verzenden.verstuur(uuid.UUID(nummer))


@shared_task
def verstuur_wachtende() -> None:
    """Every minute: what was not sent at once, or has to be tried again."""
    for nummer in verzenden.wachtend():
        verstuur_zending.delay(nummer.hex)


@shared_task
def vraag_zendingen_na() -> None:
    """Every ten minutes: what became of messages on which no report came in."""
    log.info("messages that came to an end: %d", verzenden.vraag_na())


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def stuur_activeringsmail(code_id: int) -> None:
    """Mail the link with which a client confirms an address; tries again while the mail server is silent."""
    activeringslink.verstuur(code_id)


@shared_task(acks_late=True)
def meld_overkomsten() -> None:
    """Every night: clients whose benefit of UWV nears its end come on the list of the municipality (K-17)."""
    log.info("clients who come over: %d", overkomst.meld(op=vandaag()))


@shared_task(acks_late=True)
def herstel_volledigheid() -> None:
    """Every night: which dossiers are complete, also after a change of what a location asks (K-12)."""
    log.info("dossiers whose completeness changed: %d", volledigheid.herstel())


@shared_task
def houd_bewaartermijnen_bij() -> None:
    """Every night: start the clocks of dossiers whose service stopped, and tell whose time is near."""
    log.info("terms of keeping: started %d, announced %d", bewaren.werk_bij(), bewaren.kondig_aan())


@shared_task(acks_late=True)
def bewaak_partnerverwijzingen() -> None:
    """Every morning: referrals to outside partners that ended, and reports that are due (X-13)."""
    log.info("referrals to partners that ended: %d", partnerbewaken.sluit_af(op=vandaag()))
    log.info("reports asked of partners: %d", partnerbewaken.herinner(op=vandaag()))
    log.info("reports that did not come: %d", partnerbewaken.meld_uitblijven(op=vandaag()))


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def stuur_partnerherinnering(account_id: int, aantal: int) -> None:
    """Mail somebody at a partner that reports are due; tries again while the mail server is silent."""
    partnerbewaken.mail(account_id, aantal)


@shared_task(acks_late=True)
def wissel_uit() -> None:
    """Every week: exchange dossiers with the systems of partners (X-78)."""
    log.info("exchanges that went well: %d", wekelijks.doe_alle())
