"""Over which stretches of time surveys are counted: so that no two figures differ by a few people.

The stretches never overlap, end with a quarter that is over, and never change afterwards. Whoever looks again
after somebody answered, or compares two stretches, can therefore not subtract one from the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncQuarter
from django.utils import timezone

from keten.models import Locatie
from keten.tijd import vandaag
from klanten.kwartalen import Kwartaal
from landkaart.models import Peilinguitnodiging

GENOEG = 25
"""From so many answered surveys a quarter stands alone; each expectation then has about seven. Our choice."""

HOOGSTENS = 4
"""So many quarters are taken together at most, also when few clients answered. Our choice."""


@dataclass(frozen=True, order=True, slots=True)
class Tijdvak:
    """One quarter, or a few that belong together."""

    eerste: Kwartaal
    laatste: Kwartaal

    @property
    def van(self) -> date:
        """Its first day."""
        return self.eerste.eerste

    @property
    def tot(self) -> date:
        """Its last day."""
        return self.laatste.laatste

    @property
    def code(self) -> str:
        """What an address calls it."""
        return self.eerste.code

    @property
    def kort(self) -> str:
        """For below an axis."""
        begin = "" if self.eerste == self.laatste else "t/m "
        return f"{begin}{self.laatste.nummer}e kw. {self.laatste.jaar}"

    def __str__(self) -> str:
        if self.eerste == self.laatste:
            return str(self.laatste)
        begin = f"{self.eerste.nummer}e" if self.eerste.jaar == self.laatste.jaar else str(self.eerste)
        return f"{begin} tot en met {self.laatste}"


def van_locatie(locatie: Locatie) -> list[Tijdvak]:
    """What can be shown of a location, the latest first; one query."""
    ingevuld = Peilinguitnodiging.objects.filter(locatie=locatie, stand=Peilinguitnodiging.Stand.INGEVULD)
    per_kwartaal = ingevuld.order_by().values_list(TruncQuarter("klaar_op")).annotate(aantal=Count("pk"))
    aantallen = {Kwartaal.van(timezone.localtime(begin).date()): aantal for begin, aantal in per_kwartaal}
    return knip(aantallen, Kwartaal.van(vandaag()).vorige)[::-1]


def knip(aantallen: Mapping[Kwartaal, int], laatste: Kwartaal) -> list[Tijdvak]:
    """Cut the time up to and including a quarter, from the first answer on; a pure function.

    What is left at the end waits for later quarters. A later `laatste` only adds stretches.

    Args:
        aantallen: answered surveys per quarter.
    """
    gevonden: list[Tijdvak] = []
    if not aantallen:
        return gevonden
    begin = kwartaal = min(aantallen)
    samen = lengte = 0
    while kwartaal <= laatste:
        samen, lengte = samen + aantallen.get(kwartaal, 0), lengte + 1
        if samen >= GENOEG or lengte == HOOGSTENS:
            gevonden.append(Tijdvak(begin, kwartaal))
            begin, samen, lengte = kwartaal.volgende, 0, 0
        kwartaal = kwartaal.volgende
    return gevonden
