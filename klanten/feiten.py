"""What rules can ask about a client. Origin, nationality, language and health are no facts here."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Expression, F, IntegerField, Model, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Func
from django.db.models.functions import Coalesce

from keten.models import Regime
from keten.regels.feiten import Expressie, Feit, Soort, registreer
from keten.tijd import vandaag
from klanten.models import Belemmering, BelemmeringSoort, Clientbeeld, Situatie, Uitkering


def _deel(eenheid: str, veld: str, dag: datetime.date) -> Expression:
    """One unit of the age of a date on a day, as PostgreSQL counts it (2 years and 3 months: 2, or 3)."""
    leeftijd = Func(Value(dag), F(veld), function="age")
    return Func(Value(eenheid), leeftijd, function="date_part", output_field=IntegerField())


def _jaren(veld: str, dag: datetime.date) -> Expression:
    return _deel("year", veld, dag)


def _maanden(veld: str, dag: datetime.date) -> Expression:
    return _deel("year", veld, dag) * 12 + _deel("month", veld, dag)


def _per_dag(maak: Callable[[datetime.date], Expressie]) -> dict[str, Any]:
    """A fact that is known by day: its expression today, and as of a day in the past."""
    return {"expressie": lambda: maak(vandaag()), "toen": maak}


def _lopend(dag: datetime.date) -> Q:
    return Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gte=dag))


def _codes(model: type[Model], veld: str, waar: Q) -> ArraySubquery:
    """The codes of the rows of a client for which a condition holds."""
    rijen = model._default_manager.filter(waar, klant=OuterRef("pk"))
    return ArraySubquery(rijen.order_by().values(veld))


def _in_de_weg(dag: datetime.date) -> Q:
    """What stands in the way; what ended that day does not, so that a tick taken away counts at once."""
    return (Q(tot__isnull=True) | Q(tot__gt=dag)) & Q(van__lte=dag)


def _omstandigheden(dag: datetime.date) -> ArraySubquery:
    return _codes(Belemmering, "soort__code", _in_de_weg(dag))


def _aantal_omstandigheden(dag: datetime.date) -> Expression:
    rijen = Belemmering.objects.filter(_in_de_weg(dag), klant=OuterRef("pk")).order_by()
    return Coalesce(Subquery(rijen.values("klant").annotate(aantal=Count("pk")).values("aantal")), 0)


def _aantal_regimes(dag: datetime.date) -> Expression:
    rijen = Uitkering.objects.filter(_lopend(dag), klant=OuterRef("pk")).order_by().values("klant")
    return Coalesce(Subquery(rijen.annotate(aantal=Count("pk")).values("aantal")), 0)


FEITEN = (
    Feit(
        "leeftijd",
        "leeftijd",
        Soort.GETAL,
        eenheid="jaar",
        minder="jonger dan",
        meer="ouder dan",
        **_per_dag(lambda dag: _jaren("geboortedatum", dag)),
    ),
    Feit(
        "maanden_werkloos",
        "tijd zonder werk",
        Soort.GETAL,
        eenheid="maanden",
        minder="korter dan",
        meer="langer dan",
        **_per_dag(lambda dag: _maanden("situatie__werkloos_sinds", dag)),
    ),
    Feit(
        "route",
        "route",
        Soort.KEUZE,
        F("beeld__route"),
        keuzes=Clientbeeld.Route.choices,
        afgeleid_van=("belemmeringen",),
        uitkomst_van="routering",
    ),
    Feit("situatie", "situatie", Soort.KEUZE, F("situatie__arbeid"), keuzes=Situatie.Arbeid.choices),
    Feit(
        "afstand_tot_werk",
        "afstand tot werk",
        Soort.KEUZE,
        F("beeld__afstand"),
        keuzes=Clientbeeld.Afstand.choices,
        afgeleid_van=("belemmeringen",),
    ),
    Feit("woonvorm", "woonvorm", Soort.KEUZE, F("situatie__woonvorm"), keuzes=Situatie.Woonvorm.choices),
    Feit("kinderen_thuis", "aantal kinderen thuis", Soort.GETAL, F("situatie__kinderen_thuis")),
    Feit(
        "leeftijd_jongste_kind",
        "leeftijd van het jongste kind",
        Soort.GETAL,
        eenheid="jaar",
        minder="jonger dan",
        meer="ouder dan",
        afgeleid_van=("kinderen_thuis",),
        **_per_dag(lambda dag: _jaren("situatie__jongste_kind_geboren", dag)),
    ),
    Feit(
        "heeft_startkwalificatie",
        "startkwalificatie",
        Soort.JANEE,
        F("situatie__startkwalificatie"),
        uitleg="Diploma havo, vwo of mbo niveau 2 of hoger.",
    ),
    Feit(
        "uren_per_week",
        "beschikbare uren per week",
        Soort.GETAL,
        F("situatie__uren_per_week"),
        eenheid="uur",
    ),
    Feit(
        "regimes",
        "uitkeringen",
        Soort.MEERKEUZE,
        keuzes=lambda: Regime.objects.values_list("code", "naam"),
        **_per_dag(lambda dag: _codes(Uitkering, "regime__code", _lopend(dag))),
    ),
    Feit(
        "aantal_belemmeringen",
        "aantal omstandigheden",
        Soort.GETAL,
        afgeleid_van=("belemmeringen",),
        **_per_dag(_aantal_omstandigheden),
    ),
    Feit("aantal_regimes", "aantal uitkeringen", Soort.GETAL, **_per_dag(_aantal_regimes)),
    Feit(
        "belemmeringen",
        "omstandigheden",
        Soort.MEERKEUZE,
        keuzes=lambda: BelemmeringSoort.objects.values_list("code", "naam"),
        afgeleid_van=("gezondheid",),
        **_per_dag(_omstandigheden),
    ),
)


def meld_aan() -> None:
    """Make the facts about a client known to the rules engine."""
    registreer("klant", *FEITEN)
