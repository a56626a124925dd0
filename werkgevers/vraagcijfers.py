"""Questions of employers in figures: per subject and channel, with the part answered in time (W-09)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone

from keten.aandeel import Aandeel
from keten.models import Locatie
from klanten.kwartalen import Kwartaal
from werkgevers.models import Werkgeversvraag

_Stand = Werkgeversvraag.Stand


@dataclass(frozen=True)
class Rij:
    """Questions of one subject, or over one channel.

    Attributes:
        code: as the list takes it in its filter.
        op_tijd: answered within the term, as a percentage of what was answered; None when nothing was.
        elders: how many went to another body as well.
    """

    naam: str
    code: str
    aantal: int
    open: int
    beantwoord: int
    op_tijd: int | None
    elders: int


def per_soort(locatie: Locatie, kwartaal: Kwartaal) -> list[Rij]:
    """The questions asked in a quarter, by what they are about."""
    return _tel("soort", Werkgeversvraag.Soort.choices, locatie, kwartaal)


def per_kanaal(locatie: Locatie, kwartaal: Kwartaal) -> list[Rij]:
    """The questions asked in a quarter, by how they came in."""
    return _tel("kanaal", Werkgeversvraag.Kanaal.choices, locatie, kwartaal)


def gesteld_in(kwartaal: Kwartaal) -> Q:
    """Questions asked in a quarter."""
    van, tot = (
        timezone.make_aware(datetime.datetime.combine(een.eerste, datetime.time()))
        for een in (kwartaal, kwartaal.volgende)
    )
    return Q(gesteld_op__gte=van, gesteld_op__lt=tot)


def _tel(veld: str, keuzes: Any, locatie: Locatie, kwartaal: Kwartaal) -> list[Rij]:
    klaar = Q(stand=_Stand.BEANTWOORD)
    rijen = (
        Werkgeversvraag.objects.filter(gesteld_in(kwartaal), locatie=locatie)
        .order_by()
        .values(veld)
        .annotate(
            aantal=Count("pk", distinct=True),
            open=Count("pk", filter=Q(stand__in=Werkgeversvraag.LOPEND), distinct=True),
            beantwoord=Count("pk", filter=klaar, distinct=True),
            tijdig=Count("pk", filter=klaar & Q(afgerond_op__lte=F("vervalt_op")), distinct=True),
            elders=Count("pk", filter=Q(doorzendingen__isnull=False), distinct=True),
        )
    )
    per = {rij[veld]: rij for rij in rijen}
    leeg = {"aantal": 0, "open": 0, "beantwoord": 0, "tijdig": 0, "elders": 0}
    return [_rij(str(naam), code, per.get(code, leeg)) for code, naam in keuzes]


def _rij(naam: str, code: str, getal: dict[str, int]) -> Rij:
    op_tijd = Aandeel(getal["tijdig"], getal["beantwoord"]).percentage
    return Rij(naam, code, getal["aantal"], getal["open"], getal["beantwoord"], op_tijd, getal["elders"])
