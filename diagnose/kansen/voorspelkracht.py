"""Does it predict: what was expected of clients beside what became of them (D-17)."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Avg,
    Case,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import TruncDate

from diagnose.kansen.curve import Interval, wilson
from diagnose.models import Afname, Diagnose, Kansmeting, Routering, Toetsversie
from keten.kleine_getallen import te_klein
from keten.models import Locatie
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Uitstroom
from werkgevers.models import Plaatsing

MINSTENS = 20
"""With fewer people, it is too early to say anything; a choice of the portal."""

JAREN = 4
DAGEN = 365
"""So long after a choice is looked whether somebody found work."""

_BREEDTE = 20  # percents of a bin
_VAN = tuple(range(0, 100, _BREEDTE))


@dataclass(frozen=True)
class Uitkomst:
    """How many of a group found work.

    Attributes:
        naam: the group, in words.
        voorspeld: the mean of what was predicted, as a share; None for a choice without a number.
        werk: None when it is too small to show.
    """

    naam: str
    n: int
    voorspeld: float | None
    werk: int | None
    interval: Interval | None

    @property
    def te_vroeg(self) -> bool:
        """Whether there are too few people to say anything."""
        return self.n < MINSTENS

    @property
    def deel(self) -> float | None:
        """The share that found work; None when it may not or cannot be said."""
        return None if self.te_vroeg or self.werk is None else self.werk / self.n


@dataclass(frozen=True)
class Voorspeller:
    """A choice about clients that can be compared with what happened.

    Attributes:
        veld: what was chosen; `dag` when.
        woorden: the choices, in the order in which they are shown.
        waar: which records count.
    """

    naam: str
    model: type[Model]
    veld: str
    dag: str
    woorden: Iterable[tuple[str, Any]]
    waar: Q


VOORSPELLERS = (
    Voorspeller("Route", Routering, "besluit", "op", Clientbeeld.Route.choices, Q()),
    Voorspeller(
        "Verwachte tijd tot werk",
        Diagnose,
        "afstand",
        "vastgesteld_op",
        Clientbeeld.Afstand.choices,
        Q(vastgesteld_op__isnull=False) & ~Q(afstand=""),
    ),
    Voorspeller(
        "Kwadrant",
        Diagnose,
        "kwadrant",
        "vastgesteld_op",
        Clientbeeld.Kwadrant.choices,
        Q(vastgesteld_op__isnull=False),
    ),
)


def jaren() -> list[int]:
    """The years that can be chosen, the latest first."""
    return [vandaag().year - terug for terug in range(JAREN)]


def ijking(*, locatie: Locatie | None, jaar: int | None = None) -> list[Uitkomst]:
    """The predicted chance of work in the first year beside what happened, per bin, in one query.

    The first result of each client counts, once the first year has passed. Who left for another reason before
    that does not count.

    Args:
        locatie: None for the whole country.
        jaar: only the results of this year.
    """
    metingen = Kansmeting.objects.filter(kans_eerste_jaar__isnull=False, einde_eerste_jaar__lte=vandaag())
    metingen = metingen.filter(_waar("locatie", locatie), _in_jaar("op__year", jaar))
    eerste = Kansmeting.objects.filter(pk__in=_eerste_van_ieder(metingen, "op"))
    bak = Case(
        *(When(kans_eerste_jaar__lt=(van + _BREEDTE) / 100, then=Value(van)) for van in _VAN),
        default=Value(_VAN[-1]),
        output_field=IntegerField(),
    )
    rijen = _met_uitkomst(eerste, F("op"), F("einde_eerste_jaar")).values(groep=bak)
    geteld = {rij["groep"]: rij for rij in _tel(rijen, voorspeld=Avg("kans_eerste_jaar"))}
    return [_uitkomst(f"{van} tot {van + _BREEDTE} procent", geteld.get(van, {})) for van in _VAN]


def per_keuze(
    voorspeller: Voorspeller, *, locatie: Locatie | None, jaar: int | None = None
) -> list[Uitkomst]:
    """How many found work within a year after the first choice about them, per choice, in one query."""
    grens = vandaag() - datetime.timedelta(days=DAGEN)
    rijen: QuerySet[Any] = voorspeller.model._default_manager.filter(
        voorspeller.waar,
        _waar("klant__locatie", locatie),
        _in_jaar(f"{voorspeller.dag}__year", jaar),
        **{f"{voorspeller.dag}__date__lte": grens},
    )
    eerste = voorspeller.model._default_manager.filter(pk__in=_eerste_van_ieder(rijen, voorspeller.dag))
    met = _binnen_een_jaar(eerste, voorspeller.dag).values(groep=F(voorspeller.veld))
    geteld = {rij["groep"]: rij for rij in _tel(met)}
    return [_uitkomst(str(woord), geteld.get(code, {})) for code, woord in voorspeller.woorden]


def per_toets(*, locatie: Locatie | None, jaar: int | None = None) -> list[tuple[str, list[Uitkomst]]]:
    """How many found work within a year after their first result of each test, per outcome, in two queries.

    Tests without results of so long ago are left out, and so are those of enforcement (H-10). An outcome is
    told by its code: locations that ask other questions for the same outcome are counted together.
    """
    rijen = Afname.objects.filter(
        _waar("klant__locatie", locatie),
        _in_jaar("afgerond_op__year", jaar),
        stand=Afname.Stand.AFGEROND,
        toets__handhaving=False,
        afgerond_op__date__lte=vandaag() - datetime.timedelta(days=DAGEN),
    ).exclude(uitkomst="")
    per_klant = rijen.order_by("klant_id", "toets_id", "afgerond_op", "pk").distinct("klant_id", "toets_id")
    eerste = Afname.objects.filter(pk__in=per_klant.values("pk"))
    met = _binnen_een_jaar(eerste, "afgerond_op").values("toets", groep=F("uitkomst"))
    geteld = {(rij["toets"], rij["groep"]): rij for rij in _tel(met)}
    gebruikt = {toets for toets, _ in geteld}
    return [
        (naam, [_uitkomst(woord, geteld.get((toets, code), {})) for code, woord in woorden.items()])
        for (toets, naam), woorden in _toetswoorden(gebruikt, locatie).items()
    ]


def _toetswoorden(toetsen: Collection[int], locatie: Locatie | None) -> dict[tuple[int, str], dict[str, str]]:
    """The outcomes of tests in words, as in the newest version that has them."""
    versies = Toetsversie.objects.filter(toets__in=toetsen, geldig_van__lte=vandaag())
    if locatie is not None:
        versies = versies.voor_locatie(locatie)
    woorden: dict[tuple[int, str], dict[str, str]] = {}
    for versie in versies.select_related("toets").order_by("toets__naam", "-geldig_van", "-pk"):
        van_toets = woorden.setdefault((versie.toets_id, versie.toets.naam), {})
        for uitkomst in versie.uitkomsten:
            van_toets.setdefault(uitkomst["code"], uitkomst["naam"])
    return woorden


def _binnen_een_jaar(rijen: QuerySet[Any], dag: str) -> QuerySet[Any]:
    later = ExpressionWrapper(TruncDate(dag) + datetime.timedelta(days=DAGEN), output_field=DateField())
    return _met_uitkomst(rijen, TruncDate(dag), later)


def _waar(veld: str, locatie: Locatie | None) -> Q:
    return Q(**{veld: locatie}) if locatie else Q()


def _in_jaar(veld: str, jaar: int | None) -> Q:
    return Q(**{veld: jaar}) if jaar else Q()


def _eerste_van_ieder(rijen: QuerySet[Any], dag: str) -> QuerySet[Any]:
    eerste: QuerySet[Any] = rijen.order_by("klant", dag, "pk").distinct("klant").values("pk")
    return eerste


def _met_uitkomst(rijen: QuerySet[Any], van: Any, tot: Any) -> QuerySet[Any]:
    """Mark who found work between two days, and leave out who went elsewhere without it."""
    bekeken: QuerySet[Any] = rijen.order_by().annotate(_van=van, _tot=tot)
    weg = Uitstroom.objects.filter(klant=OuterRef("klant"), op__gte=OuterRef("_van"), op__lt=OuterRef("_tot"))
    geplaatst = Plaatsing.objects.filter(
        klant=OuterRef("klant"), begint_op__gte=OuterRef("_van"), begint_op__lt=OuterRef("_tot")
    )
    werk = Exists(weg.filter(soort__in=Uitstroom.WERK)) | Exists(geplaatst)
    met: QuerySet[Any] = bekeken.annotate(_werk=werk).filter(Q(_werk=True) | ~Exists(weg))
    return met


def _tel(rijen: QuerySet[Any], **extra: Any) -> Iterable[dict[str, Any]]:
    yield from rijen.annotate(n=Count("pk"), werk=Count("pk", filter=Q(_werk=True)), **extra)


def _uitkomst(naam: str, rij: dict[str, Any]) -> Uitkomst:
    n, werk = rij.get("n", 0), rij.get("werk", 0)
    geheim = te_klein(werk) or te_klein(n - werk)
    return Uitkomst(
        naam,
        n,
        rij.get("voorspeld"),
        None if geheim else werk,
        None if geheim or n < MINSTENS else wilson(werk, n),
    )
