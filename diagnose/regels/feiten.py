"""Facts about where a client stands in the cycle of diagnosis, for the triggers of re-diagnosis (D-55)."""

import datetime
from collections.abc import Callable

from django.db.models import (
    Count,
    DateField,
    Expression,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import Func
from django.db.models.functions import Cast, Coalesce

from diagnose.models import Diagnose
from keten.regels.feiten import Expressie, Feit, Soort, registreer
from keten.tijd import vandaag
from klanten.models import Afspraak, Belemmering


class Dagen(Func):
    """The number of days from a date to a day."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()

    def __init__(self, dag: datetime.date, datum: Expression | F) -> None:
        super().__init__(Cast(Value(dag), DateField()), datum)


def _sinds(veld: str) -> Callable[[], Expressie]:
    return lambda: Dagen(vandaag(), F(f"beeld__{veld}"))


def _sinds_diagnose_toen(dag: datetime.date) -> Expressie:
    eerder = Diagnose.objects.filter(klant=OuterRef("pk"), vastgesteld_op__date__lte=dag)
    laatste = eerder.order_by("-vastgesteld_op").values("vastgesteld_op__date")[:1]
    return Dagen(dag, Subquery(laatste, output_field=DateField()))  # type: ignore[arg-type]


def _aantal(rijen: QuerySet[Afspraak] | QuerySet[Belemmering]) -> Expression:
    per_klant = rijen.filter(klant=OuterRef("pk")).order_by().values("klant")
    return Coalesce(Subquery(per_klant.annotate(aantal=Count("pk")).values("aantal")), 0)


def _nieuwe_omstandigheden() -> Expression:
    return _aantal(Belemmering.objects.filter(van__gt=OuterRef("beeld__diagnose_op"), van__lte=vandaag()))


def _gemiste_afspraken() -> Expression:
    gemist = Afspraak.objects.filter(stand=Afspraak.Stand.NIET_VERSCHENEN)
    return _aantal(gemist.filter(begin__date__gt=OuterRef("beeld__diagnose_op")))


FEITEN = (
    Feit(
        "dagen_over_herdiagnose",
        "dagen sinds de dag van de herdiagnose",
        Soort.GETAL,
        _sinds("herdiagnose_op"),
        eenheid="dagen",
        uitleg="De dag volgt uit de periode in het ketenarrangement; ervoor is het getal kleiner dan 0.",
    ),
    Feit(
        "dagen_sinds_diagnose",
        "tijd sinds de diagnose",
        Soort.GETAL,
        _sinds("diagnose_op"),
        eenheid="dagen",
        minder="korter dan",
        meer="langer dan",
        toen=_sinds_diagnose_toen,
    ),
    Feit(
        "dagen_sinds_contact",
        "tijd sinds het laatste contact",
        Soort.GETAL,
        _sinds("laatste_contact"),
        eenheid="dagen",
        minder="korter dan",
        meer="langer dan",
    ),
    Feit(
        "nieuwe_omstandigheden",
        "nieuwe omstandigheden sinds de diagnose",
        Soort.GETAL,
        _nieuwe_omstandigheden,
        afgeleid_van=("belemmeringen",),
    ),
    Feit("gemiste_afspraken", "gemiste afspraken sinds de diagnose", Soort.GETAL, _gemiste_afspraken),
)


def meld_aan() -> None:
    """Make these facts known to the rules engine."""
    registreer("klant", *FEITEN)
