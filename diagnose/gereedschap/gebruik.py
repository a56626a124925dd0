"""How much the partners use each other's instruments (D-33).

Source: Integrale dienstverlening (IWI 2008) and Ketensamenwerking op 15 Werkpleinen (2009): using the
instruments of a partner is possible and hardly done, because employees do not know them.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count

from diagnose.models import Activiteit
from diagnose.trajecten import PERIODEN
from keten.models import Ketenpartner, Locatie
from keten.tijd import vandaag

Kolom = Ketenpartner.Kolom


@dataclass
class Gebruik:
    """What the coaches of one partner put into agreed plans.

    Attributes:
        per_kolom: how many steps with an instrument of each column; the empty one is of no partner.
    """

    partner: str
    kolom: str
    per_kolom: Counter[str] = field(default_factory=Counter)

    @property
    def eigen(self) -> int:
        """Steps with an instrument of the own organisation."""
        return self.per_kolom[self.kolom]

    @property
    def van_anderen(self) -> int:
        """Steps with an instrument of another partner."""
        return sum(aantal for kolom, aantal in self.per_kolom.items() if kolom not in ("", self.kolom))

    @property
    def van_niemand(self) -> int:
        """Steps with an instrument of no partner in particular; these count for nobody."""
        return self.per_kolom[""]

    @property
    def aandeel(self) -> float | None:
        """Per cent of the steps with a partner's instrument that used another partner's; None without any."""
        return _aandeel(self.eigen, self.van_anderen)

    @property
    def met_namen(self) -> list[tuple[str, int]]:
        """The same as `kolommen`, each number with the name of its column."""
        return list(zip(Kolom.labels, self.kolommen, strict=True))

    @property
    def kolommen(self) -> list[int]:
        """The number of steps per column, in the order of `Ketenpartner.Kolom`."""
        return [self.per_kolom[kolom] for kolom in Kolom.values]


def per_partner(locatie: Locatie, *, periode: str) -> list[Gebruik]:
    """Whose instruments the partners of a location used, of what was agreed in a period; one query.

    A step counts once, for the organisation of the coach who made the version of the plan in which it came
    first, whoever carries it out or pays.

    Args:
        periode: one of `diagnose.trajecten.PERIODEN`.
    """
    na = vandaag() - datetime.timedelta(days=PERIODEN[periode][1])
    rijen = (
        Activiteit.objects.van_locatie(locatie)
        .filter(instrument__isnull=False, kopie_van__isnull=True, besloten_op__gte=na)
        .exclude(stand=Activiteit.Stand.NIET_GEKOZEN)
        .order_by()
        .values_list(
            "werkplan__gemaakt_door__partner__naam",
            "werkplan__gemaakt_door__partner__kolom",
            "instrument__kolom",
        )
        .annotate(aantal=Count("pk"))
    )
    gevonden = {p.naam: Gebruik(p.naam, p.kolom) for p in locatie.partners.geldig_op(vandaag())}
    for naam, kolom, van, aantal in rijen:
        gevonden.setdefault(naam, Gebruik(naam, kolom)).per_kolom[van] += aantal
    return [gevonden[naam] for naam in sorted(gevonden)]


def totaal(rijen: list[Gebruik]) -> float | None:
    """Per cent of the steps of all partners together that used another partner's instrument."""
    return _aandeel(sum(rij.eigen for rij in rijen), sum(rij.van_anderen for rij in rijen))


def _aandeel(eigen: int, van_anderen: int) -> float | None:
    samen = eigen + van_anderen
    return 100 * van_anderen / samen if samen else None
