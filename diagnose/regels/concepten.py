"""Concepts of rules: a new version that is written and tried again and again before it is established."""

import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from diagnose.regels import bewerken
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelconcept, Regelset, Regelversie
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.regels.feiten import feiten_voor
from keten.regels.valideren import valideer
from keten.regels.verboden import fouten_in


def van_locatie(locatie: Locatie) -> QuerySet[Regelconcept]:
    """The concepts that are open at a location, newest first, with how often each was tried."""
    open_concepten = Regelconcept.objects.filter(
        locatie=locatie, vastgesteld_als__isnull=True, weggelegd_op__isnull=True
    )
    namen = ("regelset", "gemaakt_door__gebruiker")
    return open_concepten.select_related(*namen).annotate(pogingen=Count("simulaties"))


@transaction.atomic
def bewaar(
    *,
    regelset: Regelset,
    locatie: Locatie,
    naam: str,
    boom: object,
    door: Medewerker,
    concept: Regelconcept | None = None,
    versie: int = 0,
) -> Regelconcept:
    """Keep a concept; it may contradict itself still, but every part of it can be read.

    Args:
        concept: the one to change; a new one when left out.
        versie: the version of the concept that the person saw.

    Raises:
        NietToegestaan: the concept has ended, or the rule has mistakes.
        RechtOntbreekt: not of this location, or without the right to its rules.
        VersieConflict: a colleague changed it in between.
        ValidationError: the name is in use.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    fouten = [*map(str, valideer(boom, feiten_voor(regelset.over))), *fouten_in(regelset, boom)]
    if fouten:
        raise NietToegestaan(" ".join(fouten))
    if concept is None:
        return voeg_toe(
            Regelconcept(regelset=regelset, locatie=locatie, naam=naam, boom=boom, gemaakt_door=door)
        )
    _slot(concept)
    return wijzig(concept, versie=versie, naam=naam, boom=boom)


@transaction.atomic
def leg_weg(*, concept: Regelconcept, door: Medewerker) -> Regelconcept:
    """Put a concept away; what was tried with it stays to compare with.

    Raises:
        NietToegestaan: the concept has ended already.
        RechtOntbreekt: not of this location, or without the right to its rules.
    """
    eis(door, concept.locatie, Recht.REGELS_BEHEREN)
    vast = _slot(concept)
    vast.weggelegd_op = timezone.now()
    vast.versie += 1
    vast.save(update_fields=["weggelegd_op", "versie"])
    return vast


@transaction.atomic
def stel_vast(
    *,
    concept: Regelconcept,
    versie: int,
    gebied: str,
    van: datetime.date,
    toelichting: str,
    gezien: int,
    door: Medewerker,
) -> Regelversie:
    """Let a concept become the rule of the location or region, from a day, with the name of who does it.

    Args:
        versie: the version of the concept that the person saw, so that nobody adopts an unseen change.
        gebied, van, toelichting, gezien: as for `diagnose.regels.bewerken.stel_vast`.

    Raises:
        NietToegestaan: as there, or the concept has ended or was changed in between.
    """
    vast = _slot(concept)
    if vast.versie != versie:
        raise NietToegestaan("Een collega heeft dit concept intussen gewijzigd. Bekijk het opnieuw.")
    regelversie = bewerken.stel_vast(
        regelset=vast.regelset,
        gebied=gebied,
        locatie=vast.locatie,
        boom=vast.boom,
        van=van,
        toelichting=toelichting,
        gezien=gezien,
        door=door,
    )
    vast.vastgesteld_als = regelversie
    vast.versie += 1
    vast.save(update_fields=["vastgesteld_als", "versie"])
    return regelversie


def _slot(concept: Regelconcept) -> Regelconcept:
    rijen = Regelconcept.objects.select_for_update(of=("self",)).select_related("regelset", "locatie__regio")
    vast = rijen.get(pk=concept.pk)
    if vast.vastgesteld_als_id is not None:
        raise NietToegestaan("Een collega heeft dit concept al vastgesteld.")
    if vast.weggelegd_op is not None:
        raise NietToegestaan("Een collega heeft dit concept weggelegd.")
    return vast
