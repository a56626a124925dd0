"""What rules can ask about a client. Origin, nationality, language and health are no facts here."""

import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Expression, F, IntegerField, Model, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Func
from django.db.models.functions import Coalesce

from keten.models import Regime
from keten.regels.feiten import Feit, Soort, registreer
from keten.tijd import vandaag
from klanten.models import Belemmering, BelemmeringSoort, Clientbeeld, Situatie, Uitkering


def _deel(eenheid: str, veld: str) -> Expression:
    """One unit of the age of a date today, as PostgreSQL counts it (2 years and 3 months: 2, or 3)."""
    leeftijd = Func(Value(vandaag()), F(veld), function="age")
    return Func(Value(eenheid), leeftijd, function="date_part", output_field=IntegerField())


def _jaren(veld: str) -> Expression:
    return _deel("year", veld)


def _maanden(veld: str) -> Expression:
    return _deel("year", veld) * 12 + _deel("month", veld)


def _lopend(dag: datetime.date) -> Q:
    return Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gte=dag))


def _codes(model: type[Model], veld: str, waar: Q) -> ArraySubquery:
    """The codes of the rows of a client for which a condition holds."""
    rijen = model._default_manager.filter(waar, klant=OuterRef("pk"))
    return ArraySubquery(rijen.order_by().values(veld))


def _omstandigheden() -> ArraySubquery:
    """What stands in the way now; what ended today does not, so that a tick taken away counts at once."""
    nog = Q(tot__isnull=True) | Q(tot__gt=vandaag())
    return _codes(Belemmering, "soort__code", nog & Q(van__lte=vandaag()))


def _aantal_omstandigheden() -> Expression:
    nog = Q(tot__isnull=True) | Q(tot__gt=vandaag())
    rijen = Belemmering.objects.filter(nog, klant=OuterRef("pk"), van__lte=vandaag()).order_by()
    return Coalesce(Subquery(rijen.values("klant").annotate(aantal=Count("pk")).values("aantal")), 0)


def _aantal_regimes() -> Expression:
    rijen = Uitkering.objects.filter(_lopend(vandaag()), klant=OuterRef("pk")).order_by().values("klant")
    return Coalesce(Subquery(rijen.annotate(aantal=Count("pk")).values("aantal")), 0)


FEITEN = (
    Feit(
        "leeftijd",
        "leeftijd",
        Soort.GETAL,
        lambda: _jaren("geboortedatum"),
        eenheid="jaar",
        minder="jonger dan",
        meer="ouder dan",
    ),
    Feit(
        "maanden_werkloos",
        "tijd zonder werk",
        Soort.GETAL,
        lambda: _maanden("situatie__werkloos_sinds"),
        eenheid="maanden",
        minder="korter dan",
        meer="langer dan",
    ),
    Feit("route", "route", Soort.KEUZE, F("beeld__route"), keuzes=Clientbeeld.Route.choices),
    Feit("situatie", "situatie", Soort.KEUZE, F("situatie__arbeid"), keuzes=Situatie.Arbeid.choices),
    Feit(
        "afstand_tot_werk",
        "afstand tot werk",
        Soort.KEUZE,
        F("beeld__afstand"),
        keuzes=Clientbeeld.Afstand.choices,
    ),
    Feit("woonvorm", "woonvorm", Soort.KEUZE, F("situatie__woonvorm"), keuzes=Situatie.Woonvorm.choices),
    Feit("kinderen_thuis", "aantal kinderen thuis", Soort.GETAL, F("situatie__kinderen_thuis")),
    Feit(
        "leeftijd_jongste_kind",
        "leeftijd van het jongste kind",
        Soort.GETAL,
        lambda: _jaren("situatie__jongste_kind_geboren"),
        eenheid="jaar",
        minder="jonger dan",
        meer="ouder dan",
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
        lambda: _codes(Uitkering, "regime__code", _lopend(vandaag())),
        keuzes=lambda: Regime.objects.values_list("code", "naam"),
    ),
    Feit("aantal_belemmeringen", "aantal omstandigheden", Soort.GETAL, _aantal_omstandigheden),
    Feit("aantal_regimes", "aantal uitkeringen", Soort.GETAL, _aantal_regimes),
    Feit(
        "belemmeringen",
        "omstandigheden",
        Soort.MEERKEUZE,
        _omstandigheden,
        keuzes=lambda: BelemmeringSoort.objects.values_list("code", "naam"),
    ),
)


def meld_aan() -> None:
    """Make the facts about a client known to the rules engine."""
    registreer("klant", *FEITEN)
