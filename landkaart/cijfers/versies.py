"""Which definition holds in which month; a changed one leaves what was computed before (X-30, X-46)."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from keten.bevoegd import eis_rol
from keten.fouten import NietToegestaan
from keten.indicatoren import Indicator, vind
from keten.maanden import eerste_dag
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from landkaart.models import Indicatorversie

_BEGIN = datetime.date(2002, 1, 1)


def geldend(indicator: Indicator, maand: datetime.date) -> Indicatorversie:
    """The definition of a figure in a month; before the first run the one that comes with the portal."""
    return geldende([indicator], maand)[indicator.code]


def geldende(indicatoren: Iterable[Indicator], maand: datetime.date) -> dict[str, Indicatorversie]:
    """The definitions in a month by code, in one query. Of two for the same month the last decision holds."""
    gevonden = {indicator.code: _meegeleverd(indicator) for indicator in indicatoren}
    rijen = Indicatorversie.objects.filter(code__in=gevonden, van__lte=eerste_dag(maand))
    return gevonden | {rij.code: rij for rij in rijen.order_by("nummer")}


def versies(code: str) -> list[Indicatorversie]:
    """Every definition that a figure had or will have, the latest first."""
    rijen = Indicatorversie.objects.filter(code=code).select_related("door__gebruiker")
    return list(rijen.order_by("-nummer"))


@transaction.atomic
def stel_in(
    *, code: str, parameter: int, vanaf: datetime.date, reden: str, gezien: int, door: Medewerker
) -> Indicatorversie:
    """Set the number in a definition from a month on.

    Args:
        vanaf: the first month, any day of it; not before the running one.
        gezien: the number of the latest version that the person saw.

    Raises:
        RechtOntbreekt: somebody without `Recht.DEFINITIES`.
        NietToegestaan: no such figure, a number that cannot be, a month that is over, or the definition was
            changed in between.
    """
    eis_rol(door, Recht.DEFINITIES)
    indicator = vind(code)
    if indicator is None or indicator.parameter is None:
        raise NietToegestaan("Aan dit cijfer valt niets in te stellen.")
    _keur(indicator, parameter, vanaf)
    leg_vast([indicator])
    laatste = Indicatorversie.objects.select_for_update().filter(code=code).order_by("-nummer")[0]
    if laatste.nummer != gezien:
        raise NietToegestaan("Iemand anders legde net een andere definitie vast. Bekijk die eerst.")
    if geldend(indicator, vanaf).parameter == parameter:
        raise NietToegestaan("Dit getal geldt dan al.", veld="parameter")
    nieuw = _meegeleverd(indicator)
    nieuw.nummer, nieuw.parameter, nieuw.zin = gezien + 1, parameter, indicator.in_woorden(parameter)
    nieuw.van, nieuw.door, nieuw.reden = eerste_dag(vanaf), door, reden.strip()
    return voeg_toe(nieuw)


def leg_vast(indicatoren: Iterable[Indicator]) -> None:
    """Write down definitions that came with the portal, and those that count differently since an update."""
    bekend: dict[str, list[Indicatorversie]] = {}
    for rij in Indicatorversie.objects.order_by("nummer"):
        bekend.setdefault(rij.code, []).append(rij)
    nieuw = []
    for indicator in indicatoren:
        eerder = bekend.get(indicator.code)
        if eerder is None:
            nieuw.append(_meegeleverd(indicator))
        elif eerder[-1].telling < indicator.versie:
            nieuw += _hertelling(indicator, eerder)
    Indicatorversie.objects.bulk_create(nieuw, ignore_conflicts=True)


def _hertelling(indicator: Indicator, eerder: list[Indicatorversie]) -> list[Indicatorversie]:
    """What holds this month under the new count, and after it again what was decided for later months."""
    maand = eerste_dag(vandaag())
    nu = next(rij for rij in reversed(eerder) if rij.van <= maand)
    later = [rij for rij in eerder if rij.nummer > nu.nummer]
    nieuw = []
    for nummer, rij in enumerate([nu, *later], eerder[-1].nummer + 1):
        anders = _meegeleverd(indicator)
        anders.nummer, anders.parameter = nummer, rij.parameter
        anders.zin, anders.van = indicator.in_woorden(rij.parameter), max(rij.van, maand)
        anders.door, anders.reden = (None, "") if rij is nu else (rij.door, rij.reden)
        nieuw.append(anders)
    return nieuw


def _meegeleverd(indicator: Indicator) -> Indicatorversie:
    parameter = indicator.parameter.standaard if indicator.parameter else 0
    return Indicatorversie(
        code=indicator.code,
        nummer=1,
        telling=indicator.versie,
        parameter=parameter,
        zin=indicator.in_woorden(parameter),
        van=_BEGIN,
    )


def _keur(indicator: Indicator, parameter: int, vanaf: datetime.date) -> None:
    soort = indicator.parameter
    assert soort is not None  # `stel_in` refused figures without one
    if not soort.laagste <= parameter <= soort.hoogste:
        grenzen = f"van {soort.laagste} tot en met {soort.hoogste} {soort.eenheid}"
        raise NietToegestaan(f"Kies een getal {grenzen}.", veld="parameter")
    if vanaf < eerste_dag(vandaag()):
        raise NietToegestaan("Maanden die voorbij zijn, houden hun definitie.", veld="vanaf")
