"""The steps of a rule set for one client, and the tasks that they ask, made at night (D-63, D-65)."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Func
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from diagnose.models import WerkFirstKeuze, WerkFirstPlaatsing, WerkFirstStap
from diagnose.werkfirst import regels
from keten.bulk import voeg_in_uit
from keten.models import Locatie, Medewerker
from keten.termijnen import Duur
from klanten import tijdlijn
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Situatie, Taak

TAAKWOORD = "werkfirststap"
_AFHANDELEN = Duur.werkdagen(5)
ZONDER_WERK = (Situatie.Arbeid.WERKLOOS, Situatie.Arbeid.BEDREIGD, Situatie.Arbeid.SCHOOL)
_EERST = Clientbeeld.Route.A


@dataclass(frozen=True)
class Gepland:
    """One step with its days; a step without a length has no last day."""

    naam: str
    voor: str
    begin: datetime.date
    einde: datetime.date | None


def plan(klant: Klant) -> list[Gepland]:
    """The steps for a client with their days, counted from the registration (D-65).

    Without a route the steps of route A count, which leave most time to find work.
    """
    gekozen = regels.voor(klant)
    if gekozen is None:
        return []
    route = klant.beeld.route or _EERST
    return [_met_dagen(stap, klant.aangemeld_op) for stap in gekozen.stappen.filter(route=route)]


def plan_taken(*, op: datetime.date) -> int:
    """Make the task of each step that begins for a client who still has no work, and a line (D-63).

    Set-based: one statement for each task of a rule set at a location. A task is known by step and client;
    killed half-way and run again, or run twice at the same time, this makes each task once.

    Args:
        op: the day that counts as today.

    Returns:
        How many tasks were made.
    """
    locaties = Locatie.objects.filter(pk__in=WerkFirstKeuze.objects.values("locatie")).order_by("pk")
    return sum(_plan_op(locatie, op=op) for locatie in locaties)


@transaction.atomic
def _plan_op(locatie: Locatie, *, op: datetime.date) -> int:
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    keuzes = locatie.werkfirstkeuzes.filter(geldig_van__lte=op).select_related("regels")
    gemaakt: list[int] = []
    for keuze in keuzes:
        for stap in keuze.regels.stappen.exclude(taak=""):
            gemaakt += _maak_taken(locatie, keuze, stap, op=op)
    tijdlijn.leg_vast_bij_veel(
        Taak.objects.filter(pk__in=gemaakt).order_by("pk"),
        {
            "klant": F("klant_id"),
            "soort": Value(Gebeurtenis.Soort.WERKPLAN.value),
            "zin": Concat(Value("Volgende stap volgens de afspraken van de locatie: "), F("omschrijving")),
            "zichtbaar_voor_klant": Value(False),
        },
    )
    return len(gemaakt)


def _maak_taken(
    locatie: Locatie, keuze: WerkFirstKeuze, stap: WerkFirstStap, *, op: datetime.date
) -> list[int]:
    sleutel = Concat(Value(f"{TAAKWOORD}:{stap.pk}:"), Cast("klant_id", CharField()))
    return voeg_in_uit(
        Taak,
        _toe_aan(locatie, keuze, stap, op=op).order_by("pk"),
        {
            "locatie": F("locatie_id"),
            "klant": F("klant_id"),
            "voor": _contactpersoon(),
            "soort": Value(Taak.Soort.ARRANGEMENT.value),
            "omschrijving": Value(stap.taak),
            "vervalt_op": Value(_AFHANDELEN.vervalt(timezone.now())),
            "sleutel": sleutel,
        },
    )


def _toe_aan(
    locatie: Locatie, keuze: WerkFirstKeuze, stap: WerkFirstStap, *, op: datetime.date
) -> QuerySet[Clientbeeld]:
    """Who registered under this choice, is at this step, and has neither work nor a placement."""
    route = Q(route=stap.route) | Q(route="") if stap.route == _EERST else Q(route=stap.route)
    begint = Func(
        F("klant__aangemeld_op"),
        template="(%(expressions)s + make_interval(months => %(maanden)s, weeks => %(weken)s))::date",
        maanden=int(stap.na_maanden),
        weken=int(stap.na_weken),
        output_field=DateField(),
    )
    geplaatst = WerkFirstPlaatsing.objects.filter(klant=OuterRef("klant"))
    beelden = Clientbeeld.objects.filter(
        route,
        locatie=locatie,
        status=Clientbeeld.Status.ACTIEF,
        klant__situatie__arbeid__in=ZONDER_WERK,
        klant__aangemeld_op__gte=keuze.geldig_van,
        klant__aangemeld_op__lte=keuze.geldig_tot or op,
    )
    return beelden.alias(begint=begint).filter(~Exists(geplaatst), begint__lte=op)


def _contactpersoon() -> Case:
    """The contact person while working at the location; without one, whoever takes the task."""
    werkt_er = Medewerker.locaties.through.objects.filter(
        medewerker=OuterRef("contactpersoon"), locatie=OuterRef("locatie")
    )
    return Case(When(Exists(werkt_er), then=F("contactpersoon")), default=None)


def _met_dagen(stap: WerkFirstStap, aangemeld: datetime.date) -> Gepland:
    begin = _later(aangemeld, stap.na_maanden, stap.na_weken)
    duurt = stap.duur_maanden or stap.duur_weken
    einde = _later(begin, stap.duur_maanden, stap.duur_weken) - datetime.timedelta(days=1) if duurt else None
    return Gepland(stap.naam, stap.voor, begin, einde)


def _later(dag: datetime.date, maanden: int, weken: int) -> datetime.date:
    if maanden:
        dag = Duur.maanden(maanden).laatste_dag(dag)
    return dag + datetime.timedelta(weeks=weken)
