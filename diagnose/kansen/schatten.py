"""The portal's own estimate: how many of a group found work in each month, in one statement (D-41)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable, Func
from django.db.models.functions import Cast, Coalesce, Greatest, Least

from diagnose.kansen.bedrijfstak import sector_van_klant
from diagnose.models import MAANDEN, Kansschatting, Leeftijdsgroep
from keten.kleine_getallen import ONDER
from keten.models import Locatie
from klanten.models import Klant, Uitstroom
from werkgevers.models import Plaatsing, Sector

TERUG = 3
"""Years before the reference day in which the time without work began; older times say less about now."""

_KOLOMMEN = ("plek", "wie", "groep", "tak", "eerste", "laatste", "werk")
_SCHAT = f"""
WITH spel ({", ".join(_KOLOMMEN)}) AS ({{spellen}}),
samen AS (
    SELECT {", ".join(_KOLOMMEN)}, count(*) AS aantal FROM spel
    WHERE eerste <= least(laatste, {MAANDEN}) GROUP BY {", ".join(_KOLOMMEN)}
),
geteld AS (
    SELECT plek, wie, groep, tak, maand, grouping(tak) AS alle_takken, sum(aantal) AS n,
        coalesce(sum(aantal) FILTER (WHERE werk AND maand = laatste), 0) AS uit
    FROM samen, generate_series(eerste, least(laatste, {MAANDEN})) AS maand
    GROUP BY maand, GROUPING SETS (
        (plek, wie, groep, tak), (plek, wie, groep), (plek), (wie, groep, tak), (wie, groep), ())
    HAVING sum(aantal) >= {ONDER}
),
deel AS (
    SELECT *, uit::float / n AS p, 1.96 * 1.96 / n AS ruim FROM geteld
    WHERE alle_takken = 1 OR tak IS NOT NULL
)
INSERT INTO {Kansschatting._meta.db_table}
    (locatie_id, peildatum, geslacht, leeftijd, sector_id, maand, n, aan_het_werk, kans, laag, hoog)
SELECT plek, %s, coalesce(wie, ''), coalesce(groep, ''), tak, maand, n, uit, p,
    greatest(0, (p + ruim / 2 - 1.96 * sqrt(p * (1 - p) / n + ruim / (4 * n))) / (1 + ruim)),
    least(1, (p + ruim / 2 + 1.96 * sqrt(p * (1 - p) / n + ruim / (4 * n))) / (1 + ruim))
FROM deel ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Schatting:
    """The months of the narrowest group about which the dossiers say enough.

    Attributes:
        wie: the group, in words.
        maanden: by month; months with too few clients are left out.
    """

    wie: str
    peildatum: datetime.date
    maanden: dict[int, Kansschatting]


def schat(*, op: datetime.date) -> int:
    """Estimate the chances of every group of every location, and of the country; a second time adds nothing.

    A discrete-time hazard: of those who were still without work when a month began, the share that found work
    in it. Somebody counts from the month of registration on, until leaving for another reason or today.
    Groups of fewer people than may be shown are left out.

    Args:
        op: the reference day; what happened on it or later does not count.

    Returns:
        How many months of groups were added.
    """
    opdracht, params = _spellen(op).query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(_SCHAT.replace("{spellen}", opdracht), [*params, op])
        return int(cursor.rowcount)


def lees(
    locatie: Locatie, *, geslacht: str, leeftijd: str, sector: Sector | None, minstens: int
) -> Schatting | None:
    """The latest estimate for a group: of the narrowest group with the most months that say enough.

    Args:
        minstens: how many clients a month must rest on.

    Returns:
        None when no group is large enough.
    """
    laatste = Kansschatting.objects.order_by("-peildatum").values("peildatum")[:1]
    deze = Q(geslacht=geslacht, leeftijd=leeftijd)
    rijen = Kansschatting.objects.filter(
        Q(locatie=locatie) | Q(locatie__isnull=True),
        deze & (Q(sector=sector) | Q(sector__isnull=True)) | Q(geslacht="", leeftijd=""),
        peildatum=Subquery(laatste),
        n__gte=minstens,
    )
    lagen: dict[tuple[bool, bool, bool], dict[int, Kansschatting]] = {}
    for rij in rijen:
        laag = (bool(rij.locatie_id), bool(rij.geslacht), bool(rij.sector_id))
        lagen.setdefault(laag, {})[rij.maand] = rij
    if not lagen:
        return None
    # The most months first; of equals the narrowest: sector and person weigh more than the place.
    beste = max(lagen, key=lambda laag: (len(lagen[laag]), laag[2] + laag[1], laag[0]))
    maanden = lagen[beste]
    return Schatting(_wie(beste, locatie, sector), next(iter(maanden.values())).peildatum, maanden)


def _wie(laag: tuple[bool, bool, bool], locatie: Locatie, sector: Sector | None) -> str:
    op_locatie, deze_groep, deze_sector = laag
    waar = f"van {locatie}" if op_locatie else "in het hele land"
    if deze_sector:
        return f"klanten {waar} van dit geslacht en deze leeftijd, uit {sector}"
    return f"klanten {waar} van dit geslacht en deze leeftijd" if deze_groep else f"alle klanten {waar}"


def _spellen(op: datetime.date) -> QuerySet[Klant, Any]:
    """Each client's time without work: its group, first and last month, and whether it ended in work."""
    vanaf = op.replace(year=op.year - TERUG, day=min(op.day, 28))
    rijen = Klant.objects.order_by().annotate(
        sinds=Coalesce("situatie__werkloos_sinds", "aangemeld_op", output_field=DateField())
    )
    rijen = rijen.filter(sinds__gte=vanaf, sinds__lt=op)
    rijen = rijen.annotate(
        werk_op=Least(_eerste_uitstroom(Uitstroom.WERK), _eerste_plaatsing()),
        weg_op=_eerste_uitstroom([soort for soort in Uitstroom.Soort if soort not in Uitstroom.WERK]),
    )
    werkt = Q(werk_op__lt=op) & (Q(weg_op__isnull=True) | Q(werk_op__lte=F("weg_op")))
    rijen = rijen.annotate(
        werk=Coalesce(ExpressionWrapper(werkt, BooleanField()), Value(False)),
        eind=Least("werk_op", "weg_op", Value(op), output_field=DateField()),
    )
    return rijen.annotate(jaren=_deel("year", F("sinds"), F("geboortedatum"))).values_list(
        "locatie_id",
        "geslacht",
        _leeftijdsgroep(),
        sector_van_klant(),
        _maanden(Greatest("aangemeld_op", "sinds"), F("sinds")) + 1,
        _maanden(F("eind"), F("sinds")) + Case(When(werk=True, then=1), default=0),
        "werk",
    )


def _eerste_uitstroom(soorten: Sequence[str]) -> Subquery:
    rijen = Uitstroom.objects.filter(klant=OuterRef("pk"), soort__in=soorten, op__gte=OuterRef("sinds"))
    return Subquery(rijen.order_by("op").values("op")[:1])


def _eerste_plaatsing() -> Subquery:
    rijen = Plaatsing.objects.filter(klant=OuterRef("pk"), begint_op__gte=OuterRef("sinds"))
    return Subquery(rijen.order_by("begint_op").values("begint_op")[:1])


def _deel(eenheid: str, later: Combinable, eerder: Combinable) -> Func:
    """One unit of the time between two days, as PostgreSQL counts it."""
    tijd = Func(later, eerder, function="age")
    return Func(Value(eenheid), tijd, function="date_part", output_field=IntegerField())


def _maanden(later: Combinable, eerder: Combinable) -> Combinable:
    """Whole months; `date_part` gives a float."""
    maanden = _deel("year", later, eerder) * 12 + _deel("month", later, eerder)
    return Cast(maanden, IntegerField())


def _leeftijdsgroep() -> Case:
    """The age group on the first day without work."""
    grenzen = zip((25, 35, 45, 55), Leeftijdsgroep.values, strict=False)
    return Case(
        *(When(jaren__lt=grens, then=Value(groep)) for grens, groep in grenzen),
        default=Value(Leeftijdsgroep.VANAF_55.value),
        output_field=CharField(),
    )
