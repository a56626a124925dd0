"""Celery tasks of the fifth floor."""

import logging

from celery import shared_task

from keten.tijd import vandaag
from landkaart.cijfers import berekenen
from landkaart.experimenten import uitvoeren
from landkaart.jaarplan import bewaken
from landkaart.peilingen import uitnodigen

log = logging.getLogger(__name__)


@shared_task(acks_late=True)
def vraag_klanten() -> None:
    """Every night: ask clients what they think of what they just went through (X-43)."""
    log.info("clients asked what they think: %d", uitnodigen.nodig_overal_uit(op=vandaag()))


@shared_task(acks_late=True)
def loot_voor_experimenten() -> None:
    """Every night: draw the group of who fits since in the experiments that run (D-36)."""
    log.info("clients drawn for experiments: %d", uitvoeren.deel_overal_in(op=vandaag()))


@shared_task(acks_late=True)
def bereken_cijfers() -> None:
    """Every night: the figures of the running month, and at its start of the month before (X-46)."""
    berekenen.werk_bij()


@shared_task(acks_late=True)
def bewaak_jaarplannen() -> None:
    """Every night: ask why goals are off track, each at most once a quarter (X-53)."""
    log.info("explanations asked: %d", bewaken.vraag_toelichtingen())
