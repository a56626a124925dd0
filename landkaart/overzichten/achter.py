"""Who is behind a number: the clients that count, and those out of whom they count (X-30)."""

import datetime

from django.db.models import QuerySet, Value

from keten.indicatoren import Indicator
from keten.models import Locatie
from klanten.models import Clientbeeld
from landkaart.cijfers.berekenen import dagen_van

DELEN = {"teller": "Wie meetelt", "noemer": "Iedereen over wie het cijfer gaat"}
"""The two lists, by their code in an address."""

PER_KWARTAAL = {"samenloop": "klanten:cijfers_regimes", "overgang": "klanten:cijfers_regimes"}
"""By figure the page that has it per quarter, each number with its list (K-22)."""


def over_klanten(indicator: Indicator, maand: datetime.date, parameter: int) -> bool:
    """Whether its rows are about clients, so that there can be a list of them; no query."""
    rijen = indicator.waarnemingen(*dagen_van(maand), parameter)
    return not isinstance(rijen.query.annotations["w_klant"], Value)


def klanten(
    indicator: Indicator, locatie: Locatie, maand: datetime.date, *, parameter: int, deel: str
) -> QuerySet[Clientbeeld]:
    """The clients of a list behind a number, by name, as the dossiers say now.

    Only those who are at this location today: of who has left, another location holds the dossier.

    Args:
        deel: a key of `DELEN`.
    """
    rijen = indicator.waarnemingen(*dagen_van(maand), parameter).filter(w_locatie=locatie.pk)
    rijen = rijen.filter(w_telt__gt=0) if deel == "teller" else rijen.filter(w_van__gt=0)
    beelden = Clientbeeld.objects.filter(locatie=locatie, klant__in=rijen.order_by().values("w_klant"))
    return beelden.select_related("klant", "contactpersoon__gebruiker").order_by("zoeknaam", "pk")
