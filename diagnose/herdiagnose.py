"""What leads to a new look at a client by itself: a period that passed, or a signal; set-based, exactly once.

Each trigger is a rule per location, region or country (D-55). What people ask for, a client or a
professional, is in `aanleidingen`.
"""

import datetime
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from diagnose.models import Herdiagnoseaanleiding
from keten.bulk import voeg_in_uit
from keten.models import Locatie, Medewerker, Regelversie
from keten.regels.beheer import geldige_versies
from keten.regels.feiten import feiten_voor
from keten.regels.valideren import OngeldigeBoom
from keten.regels.vertalen import filter_op
from keten.termijnen import Duur, OnbekendeTermijn
from keten.termijnen import termijnen as termijnen_van
from klanten import tijdlijn
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak

log = logging.getLogger(__name__)

TERMIJN = "herdiagnose"
TAAK = "Bekijk of het arrangement nog past"
PER_KEER = 20_000
"""About how many dossiers one transaction of the nightly job looks at."""
ZIN = "Het is tijd om samen te kijken of het plan nog past."

Soort = Herdiagnoseaanleiding.Soort


@dataclass(frozen=True)
class Aanleiding:
    """A trigger that the portal notices itself.

    Attributes:
        regel: code of the rule that says when.
        sleutel: begin of the key by which its tasks are known.
        sinds: the day that makes it this trigger and not the one before: it comes once per such day.
        zonder_regel: whom it concerns where no rule holds; None when nobody.
    """

    soort: Herdiagnoseaanleiding.Soort
    regel: str
    sleutel: str
    taak: str
    sinds: Combinable
    zonder_regel: str | None = None


AANLEIDINGEN = (
    Aanleiding(
        Soort.PERIODIEK,
        "herdiagnose-periodiek",
        "herdiagnose:",
        TAAK,
        Coalesce("herdiagnose_op", "diagnose_op"),
        zonder_regel="herdiagnose_op__lte",
    ),
    Aanleiding(
        Soort.SIGNAAL,
        "herdiagnose-signaal",
        "herdiagnose-signaal:",
        "Er is een signaal: bekijk of het arrangement nog past",
        F("diagnose_op"),
    ),
)


def plan(*, op: datetime.date, locatie: Locatie | None = None) -> int:
    """Make a task for every dossier with a trigger, with that trigger in its log and a line.

    Locations with the same rules and the same term go together, up to `PER_KEER` dossiers in one transaction,
    and a trigger is known by client and day. Killed half-way and run again, or run twice at the same time,
    this makes each task and each line once. A rule that cannot be read gives no triggers, and what fails for
    some locations leaves the others alone.

    Args:
        op: the day that counts as today.
        locatie: only this location; all of them when left out.

    Returns:
        How many tasks were made.

    Raises:
        OnbekendeTermijn: the length of the term `herdiagnose` has not been set somewhere; all other locations
            have been done.
        DatabaseError: the database refused some locations; all others have been done.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12 of the common approach of clients.
    """
    met_diagnose = Clientbeeld.objects.filter(Q(diagnose_op__isnull=False) | Q(herdiagnose_op__lte=op))
    if locatie is not None:
        met_diagnose = met_diagnose.filter(locatie=locatie)
    dossiers = dict(met_diagnose.order_by().values_list("locatie").annotate(aantal=Count("pk")))
    locaties = list(Locatie.objects.filter(pk__in=dossiers).order_by("pk"))
    termijnen = termijnen_van(TERMIJN, locaties)
    aantal, fouten = 0, list[Exception]()
    for groep in _groepen([plek for plek in locaties if plek.pk in termijnen], termijnen, dossiers, op):
        try:
            aantal += _plan_op(groep, op)
        except DatabaseError as fout:
            log.exception("re-diagnosis failed at locations %s", groep.locaties)
            fouten.append(fout)
    if len(termijnen) < len(locaties):
        fouten.append(OnbekendeTermijn(f"De termijn {TERMIJN} is nog niet vastgesteld."))
    if fouten:
        raise fouten[0]
    return aantal


@dataclass(frozen=True)
class _Groep:
    """Locations, by key, that have the same rules and term, and are done together."""

    locaties: tuple[int, ...]
    versies: tuple[Regelversie | None, ...]
    vervalt_op: datetime.datetime


def _groepen(
    locaties: list[Locatie], termijnen: dict[int, Duur], dossiers: dict[int, int], op: datetime.date
) -> Iterator[_Groep]:
    regels = [aanleiding.regel for aanleiding in AANLEIDINGEN]
    versies = geldige_versies(regels, locaties=locaties, op=op)
    samen: dict[tuple[tuple[Regelversie | None, ...], Duur], list[int]] = {}
    for plek in locaties:
        hier = tuple(versies.get((regel, plek.pk)) for regel in regels)
        samen.setdefault((hier, termijnen[plek.pk]), []).append(plek.pk)
    for (hier, duur), plekken in samen.items():
        vervalt = duur.vervalt(timezone.now())
        deel, omvang = list[int](), 0
        for plek_pk in plekken:
            if deel and omvang + dossiers[plek_pk] > PER_KEER:
                yield _Groep(tuple(deel), hier, vervalt)
                deel, omvang = [], 0
            deel.append(plek_pk)
            omvang += dossiers[plek_pk]
        yield _Groep(tuple(deel), hier, vervalt)


@transaction.atomic
def _plan_op(groep: _Groep, op: datetime.date) -> int:
    """Some locations; the locks make a second run wait, and leave everybody else's work alone."""
    list(Locatie.objects.select_for_update(no_key=True).filter(pk__in=groep.locaties).order_by("pk"))
    aantal = 0
    for aanleiding, versie in zip(AANLEIDINGEN, groep.versies, strict=True):
        beelden = wie(aanleiding, versie, groep.locaties, op)
        if beelden is not None:
            sleutel = Concat(
                Value(aanleiding.sleutel),
                Cast("klant_id", CharField()),
                Value(":"),
                Cast(aanleiding.sinds, CharField()),
            )
            aantal += zet_klaar(
                beelden,
                vervalt_op=groep.vervalt_op,
                soort=aanleiding.soort,
                taak=aanleiding.taak,
                sleutel=sleutel,
                regelversie=versie,
            )
    return aantal


def wie(
    aanleiding: Aanleiding, versie: Regelversie | None, locaties: Collection[int], op: datetime.date
) -> QuerySet[Clientbeeld] | None:
    """Whom a trigger concerns at some locations: clients in guidance, as the rule says."""
    beelden = Clientbeeld.objects.filter(locatie__in=locaties, status=Clientbeeld.Status.ACTIEF)
    if versie is None:
        return beelden.filter(**{aanleiding.zonder_regel: op}) if aanleiding.zonder_regel else None
    klanten = Klant.objects.filter(  # both tables by location, so that neither is read whole each time
        locatie__in=locaties,
        beeld__locatie__in=locaties,
        beeld__status=Clientbeeld.Status.ACTIEF,
        beeld__diagnose_op__isnull=False,
    )
    try:
        geraakt = filter_op(klanten, versie.boom, feiten_voor("klant"))
    except OngeldigeBoom:
        log.error("rule version %d asks a fact that was removed; it gives no triggers", versie.pk)
        return None
    return beelden.filter(pk__in=geraakt.values("pk"))


def zet_klaar(
    beelden: QuerySet[Clientbeeld],
    *,
    vervalt_op: datetime.datetime,
    soort: Herdiagnoseaanleiding.Soort,
    sleutel: Combinable,
    taak: str = TAAK,
    zin: str = ZIN,
    regelversie: Regelversie | None = None,
) -> int:
    """Give many clients a task, a trigger in the log and a line, in three statements.

    The caller holds the lock on their locations, inside its transaction.

    Args:
        vervalt_op: when the tasks are due.
        sleutel: on the picture; a client whose task is known by this key already is left out.
        zin: the client reads it.
        regelversie: the rule that gave the trigger.

    Returns:
        How many tasks were made.
    """
    gemaakt = voeg_in_uit(
        Taak,
        beelden.order_by("pk"),
        {
            "locatie": F("locatie_id"),
            "klant": F("klant_id"),
            "voor": contactpersoon_die_er_werkt(),
            "soort": Value(Taak.Soort.HERDIAGNOSE.value),
            "omschrijving": Value(taak),
            "vervalt_op": Value(vervalt_op),
            "sleutel": sleutel,
        },
    )
    if not gemaakt:
        return 0
    nieuw = Taak.objects.filter(pk__in=gemaakt).order_by("pk")
    velden: dict[str, Combinable] = {"klant": F("klant_id"), "soort": Value(soort.value), "taak": F("pk")}
    if regelversie is not None:
        velden["regelversie"] = Value(regelversie.pk)
    voeg_in_uit(Herdiagnoseaanleiding, nieuw, velden)
    schrijf_regel(nieuw, zin)
    return len(gemaakt)


def schrijf_regel(nieuw: QuerySet[Taak], zin: str) -> None:
    """A line in the timeline of the client of each of these tasks, which the client reads."""
    tijdlijn.leg_vast_bij_veel(
        nieuw,
        {
            "klant": F("klant_id"),
            "soort": Value(Gebeurtenis.Soort.HERDIAGNOSE.value),
            "zin": Value(zin),
            "zichtbaar_voor_klant": Value(True),
        },
    )


def contactpersoon_die_er_werkt() -> Case:
    """The contact person while working at the location; without one, whoever takes the task."""
    werkt_er = Medewerker.locaties.through.objects.filter(
        medewerker=OuterRef("contactpersoon"), locatie=OuterRef("locatie")
    )
    return Case(When(Exists(werkt_er), then=F("contactpersoon")), default=None)
