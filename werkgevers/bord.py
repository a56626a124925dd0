"""The matchmaker's board: where each vacancy stands, by how far its best candidate has come."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, CharField, Count, F, Max, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from keten.models import Locatie
from werkgevers.models import Vacature, Voordracht

KLAAR_BINNEN = datetime.timedelta(days=14)
PER_KOLOM = 8
NIEUW, GEVONDEN, VOORGEDRAGEN, GESPREK, KLAAR = "nieuw", "gevonden", "voorgedragen", "gesprek", "klaar"
_NAMEN = {
    NIEUW: "Zoekt een kandidaat",
    GEVONDEN: "Kandidaten gevonden",
    VOORGEDRAGEN: "Voorgedragen",
    GESPREK: "In gesprek",
    KLAAR: "Net gesloten",
}
_Stand = Voordracht.Stand
_STAPPEN = (
    (_Stand.GEVONDEN, 1),
    (_Stand.VOORGESELECTEERD, 1),
    (_Stand.VOORGEDRAGEN, 2),
    (_Stand.GESPREK, 3),
    (_Stand.GEPLAATST, 3),
)
_KOLOM_VAN_STAP = {1: GEVONDEN, 2: VOORGEDRAGEN, 3: GESPREK}


@dataclass
class Kolom:
    """A column of the board, with how many there are and the first of them."""

    code: str
    naam: str
    aantal: int = 0
    vacatures: list[Vacature] = field(default_factory=list)

    @property
    def meer(self) -> int:
        """How many are not shown."""
        return self.aantal - len(self.vacatures)


def lees(locatie: Locatie) -> list[Kolom]:
    """The board of a location, in one query; in each column what is due first stands first."""
    kolommen = {code: Kolom(code, naam) for code, naam in _NAMEN.items()}
    verdeeld: Any = _verdeeld(locatie)
    volgorde = [
        F("gesloten_op").desc(nulls_last=True),
        F("voorgedragen_op").asc(nulls_first=True),
        F("klok_uiterlijk").asc(),
        F("pk").asc(),
    ]
    rijen = verdeeld.select_related("werkgever").annotate(
        plek=Window(RowNumber(), partition_by=F("kolom"), order_by=volgorde),
        aantal=Window(Count("pk"), partition_by=F("kolom")),
    )
    for vacature in rijen.filter(plek__lte=PER_KOLOM).order_by("plek"):
        kolom = kolommen[vacature.kolom]
        kolom.vacatures.append(vacature)
        kolom.aantal = vacature.aantal
    return list(kolommen.values())


def _verdeeld(locatie: Locatie) -> QuerySet[Vacature]:
    """Open and recently closed vacancies, each with its column (`kolom`) and number of candidates."""
    recent = Q(gesloten_op__gte=timezone.now() - KLAAR_BINNEN)
    stap = Case(*(When(voordrachten__stand=stand, then=Value(hoe_ver)) for stand, hoe_ver in _STAPPEN))
    rijen = Vacature.objects.filter(Q(stand=Vacature.Stand.OPEN) | recent, locatie=locatie)
    return rijen.annotate(
        stap=Max(stap),
        kandidaten=Count("voordrachten", filter=Q(voordrachten__stand__in=Voordracht.LOPEND)),
    ).annotate(
        kolom=Case(
            When(gesloten_op__isnull=False, then=Value(KLAAR)),
            *(When(stap=stap, then=Value(code)) for stap, code in _KOLOM_VAN_STAP.items()),
            default=Value(NIEUW),
            output_field=CharField(),
        )
    )
