"""Each use of an instrument with its provider and its payer apart (X-57).

Source: De lerende keten (IWI 2008), "Inzet re-integratie-instrumenten": "ontschotte financiering".
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from diagnose.models import Activiteit
from keten.models import Locatie
from landkaart.bestuur.budgetten import inzet_in

KOPPEN = (
    "maand",
    "wat",
    "uitvoerder",
    "ingekocht bij",
    "financier",
    "betaalt mee",
    "prijs",
    "over partners heen",
)
_OVER = ~Q(uitvoerder=F("financier")) | Q(medefinancier__isnull=False)


def lijst(locatie: Locatie, jaar: int, *, alleen_over: bool = False) -> QuerySet[Activiteit]:
    """What was agreed in a year: instruments and what was bought; across partners first, then the latest.

    Args:
        alleen_over: only where another partner pays than the one that provides, or two pay together.
    """
    rijen = (
        inzet_in(locatie, jaar)
        .filter(Q(instrument__isnull=False) | Q(prijs__isnull=False))
        .select_related("instrument", "uitvoerder", "financier", "medefinancier")
        .annotate(over=_OVER)
        .order_by("-over", "-besloten_op", "-pk")
    )
    return rijen.filter(over=True) if alleen_over else rijen


def tel(locatie: Locatie, jaar: int) -> dict[str, int]:
    """How many uses there are in all (`alle`), and how many cross the line between partners (`over`)."""
    rijen = lijst(locatie, jaar).order_by()
    return rijen.aggregate(alle=Count("pk"), aantal_over=Count("pk", filter=_OVER))


def als_rijen(rijen: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows of the spreadsheet, under `KOPPEN`; without anything about the client."""
    for rij in rijen:
        yield [
            f"{rij.besloten_op:%Y-%m}",
            rij.instrument.naam if rij.instrument else rij.get_soort_display(),
            str(rij.uitvoerder),
            rij.leverancier,
            str(rij.financier),
            str(rij.medefinancier or ""),
            rij.prijs,
            "ja" if rij.over else "nee",
        ]
