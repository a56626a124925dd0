"""Trying a rule on the clients of a location before anybody adopts it: counted in SQL, kept without names.

Works for every kind of rule about clients; what its outcomes are called is in `diagnose.regels.uitkomst`.
"""

import datetime
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

from celery import current_app
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import OperationalError, connection, transaction
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Expression,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from diagnose.models import Simulatie
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelconcept, Regelset, Regelversie
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.regels.beheer import geldige_versie
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import Feit, feiten_voor
from keten.regels.valideren import OngeldigeBoom, lees, valideer
from keten.regels.vertalen import Voorwaarde, voorwaarde
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Klant, Uitkering

TAAK = "diagnose.tasks.voer_simulatie_uit"
GEDULD_MS = 2000
"""How long somebody waits for the answer; what takes longer goes on in the background, with its progress."""
PER_KEER = 20_000
EERSTE_DAG = datetime.date(2002, 1, 1)
NOOIT: dict[str, Any] = {"een": []}
LEEFTIJDEN = (
    (23, "jonger dan 23 jaar"),
    (27, "23 tot 27 jaar"),
    (45, "27 tot 45 jaar"),
    (55, "45 tot 55 jaar"),
)
OUDER = "55 jaar en ouder"
_GROEP = ("nu", "straks", "leeftijd", "geslacht", "regelingen", "betalers")

Groep = dict[str, Any]
"""So many clients (`aantal`) with the same answers of both rules and the same characteristics."""


def simuleer(
    *,
    regelset: Regelset,
    boom: object,
    locatie: Locatie,
    op: datetime.date,
    door: Medewerker,
    concept: Regelconcept | None = None,
) -> Simulatie:
    """Try a rule on the clients of a location, beside the rule that is in force there on that day.

    The answer comes at once when the database gives it within `GEDULD_MS`; otherwise it comes in the
    background, after the commit, with its progress on the page.

    Args:
        op: today or a day in the past; facts that are known by day are as they were then (`feiten_op`).

    Raises:
        NietToegestaan: the day cannot be.
        RechtOntbreekt: not of this location, or without the right to see these rules.
        OngeldigeBoom: the rule has mistakes.
    """
    risico = regelset.soort == Regelset.Soort.RISICO
    eis(door, locatie, Recht.HANDHAVINGSBELEID if risico else Recht.REGELS_ZIEN)
    if not EERSTE_DAG <= op <= vandaag():
        raise NietToegestaan(
            f"Kies vandaag of een dag vanaf {EERSTE_DAG:%d-%m-%Y} die al voorbij is.", veld="op"
        )
    lees(boom, feiten_voor(regelset.over))
    simulatie = voeg_toe(
        Simulatie(
            regelset=regelset,
            concept=concept,
            boom=boom,
            locatie=locatie,
            op=op,
            vergeleken_met=geldige_versie(regelset.code, locatie=locatie, op=op),
            gemaakt_door=door,
        )
    )
    if not probeer_direct(simulatie, geduld_ms=GEDULD_MS):
        transaction.on_commit(lambda: current_app.send_task(TAAK, [simulatie.pk]))
    return simulatie


def probeer_direct(simulatie: Simulatie, *, geduld_ms: int) -> bool:
    """Count in one statement that is given up after a while; returns whether the answer is there."""
    begin = time.monotonic()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(geduld_ms)])
            groepen = tel(_klanten(simulatie), simulatie)
            cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    except OperationalError:  # the statement took too long
        return False
    simulatie.totaal = simulatie.gedaan = sum(groep["aantal"] for groep in groepen)
    simulatie.rond_af(groepen, int((time.monotonic() - begin) * 1000))
    simulatie.save()
    return True


def voer_uit(simulatie: Simulatie) -> Simulatie:
    """Count in steps, each of which shows on the page; killed half-way it is done again from the start."""
    begin = time.monotonic()
    klanten = _klanten(simulatie)
    grenzen = klanten.aggregate(totaal=Count("pk"), eerste=Min("pk"), laatste=Max("pk"))
    simulatie.begin(grenzen["totaal"])
    simulatie.save()
    samen: Counter[tuple[Any, ...]] = Counter()
    try:
        for vanaf in range(grenzen["eerste"] or 0, (grenzen["laatste"] or 0) + 1, PER_KEER):
            groepen = tel(klanten.filter(pk__gte=vanaf, pk__lt=vanaf + PER_KEER), simulatie)
            for groep in groepen:
                samen[tuple(_hashbaar(groep[naam]) for naam in _GROEP)] += groep["aantal"]
            simulatie.gedaan += sum(groep["aantal"] for groep in groepen)
            simulatie.save(update_fields=["gedaan"])
    except OngeldigeBoom:
        simulatie.mislukt()
    else:
        uitkomst = [_als_groep(sleutel, aantal) for sleutel, aantal in samen.items()]
        simulatie.rond_af(uitkomst, int((time.monotonic() - begin) * 1000))
    simulatie.save()
    return simulatie


def tel(klanten: QuerySet[Klant], simulatie: Simulatie) -> list[Groep]:
    """What both rules say, by group of clients with the same characteristics; one statement.

    Raises:
        OngeldigeBoom: one of the rules asks a fact that was removed.
    """
    rijen = beoordeeld(klanten, simulatie).annotate(
        leeftijd=_leeftijdsgroep(simulatie.op),
        regelingen=_van_uitkering("regime__naam", simulatie.op),
        betalers=_van_uitkering("partner__naam", simulatie.op),
    )
    geteld = rijen.order_by().values_list(*_GROEP).annotate(aantal=Count("pk"))
    return [_als_groep(sleutel, aantal) for *sleutel, aantal in geteld]


def beoordeeld(klanten: QuerySet[Klant], simulatie: Simulatie) -> QuerySet[Klant]:
    """Clients with the answer of the rule in force (`nu`) and of the rule that is tried (`straks`)."""
    feiten = feiten_voor(simulatie.regelset.over)
    toen = simulatie.op if simulatie.op < vandaag() else None
    huidig = simulatie.vergeleken_met
    nu = voorwaarde_van(huidig, feiten, op=toen)
    straks = voorwaarde(simulatie.boom, feiten, op=toen)
    return klanten.alias(**(nu.feiten | straks.feiten)).annotate(
        nu=_ja_of_nee(nu.waar), straks=_ja_of_nee(straks.waar)
    )


def wie_verandert(simulatie: Simulatie, *, erbij: bool) -> QuerySet[Klant]:
    """The clients who would meet the tried rule and do not meet the present one, or the other way round.

    Raises:
        OngeldigeBoom: the tried rule asks a fact that was removed.
    """
    klanten: QuerySet[Any] = beoordeeld(_klanten(simulatie), simulatie)
    return klanten.filter(nu=not erbij, straks=erbij).select_related("beeld__contactpersoon__gebruiker")


def voorwaarde_van(
    versie: Regelversie | None, feiten: Mapping[str, Feit], *, op: datetime.date | None = None
) -> Voorwaarde:
    """A version in SQL; never true where there is none, or it cannot be read any more."""
    try:
        return voorwaarde(versie.boom if versie else NOOIT, feiten, op=op)
    except OngeldigeBoom:
        return voorwaarde(NOOIT, feiten)


def feiten_op(simulatie: Simulatie) -> tuple[list[Feit], list[Feit]]:
    """The facts that a simulation on a past day reads as of that day, and those that are of today."""
    feiten = feiten_voor(simulatie.regelset.over)
    versie = simulatie.vergeleken_met
    gebruikt: dict[str, Feit] = {}
    for boom in (simulatie.boom, versie.boom if versie else NOOIT):
        if not valideer(boom, feiten):
            gebruikt |= gebruikte_feiten(lees(boom, feiten))
    van_toen = [feit for feit in gebruikt.values() if feit.toen is not None]
    return van_toen, [feit for feit in gebruikt.values() if feit.toen is None]


def eerdere(simulatie: Simulatie) -> QuerySet[Simulatie]:
    """Other simulations of the same rule at the same location that are ready, newest first."""
    zelfde = Simulatie.objects.filter(locatie=simulatie.locatie_id, regelset__code=simulatie.regelset.code)
    klaar = zelfde.filter(stand=Simulatie.Stand.KLAAR).exclude(pk=simulatie.pk)
    return klaar.select_related("gemaakt_door__gebruiker", "concept")


def _klanten(simulatie: Simulatie) -> QuerySet[Klant]:
    """Today those in guidance; of a past day everybody who had registered, whoever stopped since."""
    klanten = Klant.objects.filter(locatie=simulatie.locatie_id)
    if simulatie.op < vandaag():
        return klanten.filter(aangemeld_op__lte=simulatie.op)
    return klanten.filter(beeld__status=Clientbeeld.Status.ACTIEF)


def _ja_of_nee(waar: Q) -> Case:
    return Case(When(waar, then=Value(True)), default=Value(False), output_field=BooleanField())


def _leeftijdsgroep(dag: datetime.date) -> Case:
    return Case(
        *(When(geboortedatum__gt=_verjaart(dag, grens), then=Value(naam)) for grens, naam in LEEFTIJDEN),
        default=Value(OUDER),
        output_field=CharField(),
    )


def _verjaart(dag: datetime.date, jaren: int) -> datetime.date:
    """The last birthday on which somebody has had so many years by a day."""
    jaar = dag.year - jaren
    return dag.replace(year=jaar, day=28) if (dag.month, dag.day) == (2, 29) else dag.replace(year=jaar)


def _van_uitkering(veld: str, dag: datetime.date) -> Expression:
    lopend = Uitkering.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=dag), klant=OuterRef("pk"), van__lte=dag
    )
    return Cast(ArraySubquery(lopend.order_by(veld).values(veld).distinct()), ArrayField(TextField()))


def _hashbaar(waarde: Any) -> Any:
    return tuple(waarde) if isinstance(waarde, list) else waarde


def _als_groep(sleutel: Any, aantal: int) -> Groep:
    waarden = (list(waarde) if isinstance(waarde, tuple) else waarde for waarde in sleutel)
    return {**dict(zip(_GROEP, waarden, strict=True)), "aantal": aantal}
