"""The lists that milestones ask for: what they are called, whose they are, and how a line comes and goes."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from keten import opslaan
from keten.models import Locatie
from landkaart.models import (
    Deelname,
    Landkaartdoel,
    Mijlpaal,
    Onderdeel,
    Pilot,
    Portefeuille,
    Raadpleging,
    Verbetervoorstel,
)


@dataclass(frozen=True)
class Lijst:
    """A list that a location keeps.

    Attributes:
        mijlpalen: the numbers of the fixed milestones where it is shown; none for goals.
        een: what one line is called ("een pilot").
    """

    code: str
    model: type[Any]
    titel: str
    een: str
    mijlpalen: tuple[int, ...]
    leeg: str


LIJSTEN: dict[str, Lijst] = {
    lijst.code: lijst
    for lijst in (
        Lijst("deelname", Deelname, "Hoe doen de gemeenten mee", "gemeente", (1,), "Nog geen gemeente"),
        Lijst(
            "portefeuilles",
            Portefeuille,
            "Portefeuilles van het MT",
            "portefeuille",
            (8,),
            "Nog geen portefeuilles verdeeld",
        ),
        Lijst(
            "raadplegingen",
            Raadpleging,
            "Wie om advies is gevraagd",
            "raadpleging",
            (6, 7, 14),
            "Nog niemand om advies gevraagd",
        ),
        Lijst("pilots", Pilot, "Pilots", "pilot", (12,), "Geen pilots"),
        Lijst(
            "voorstellen",
            Verbetervoorstel,
            "Verbetervoorstellen",
            "verbetervoorstel",
            (14,),
            "Nog geen verbetervoorstellen",
        ),
        Lijst("doelen", Landkaartdoel, "Doelstellingen", "doelstelling", (), "Nog geen doelstellingen"),
    )
}


def lijsten_van(mijlpaal: Mijlpaal) -> list[Lijst]:
    """The lists that are shown with a milestone."""
    if mijlpaal.regio_id is not None:
        return []
    return [lijst for lijst in LIJSTEN.values() if mijlpaal.nummer in lijst.mijlpalen]


def regels(lijst: Lijst, locatie: Locatie, mijlpaal: Mijlpaal | None = None) -> list[Any]:
    """The lines of a list at a location; with a milestone, those about it."""
    rijen = lijst.model.objects.lopend().filter(locatie=locatie)
    if lijst.model is Raadpleging and mijlpaal is not None:
        rijen = rijen.filter(mijlpaal=mijlpaal)
    relaties = {
        Deelname: ("gemeente",),
        Portefeuille: ("mt_lid__gebruiker", "mt_lid__partner"),
        Verbetervoorstel: ("eigenaar__gebruiker",),
    }.get(lijst.model)
    return list(rijen.select_related(*relaties) if relaties else rijen)


@transaction.atomic
def voeg_toe(
    *, lijst: Lijst, locatie: Locatie, mijlpaal: Mijlpaal | None, velden: dict[str, Any]
) -> Onderdeel:
    """Add a line.

    Raises:
        ValidationError: a field or a constraint refuses it.
    """
    regel = lijst.model(locatie=locatie, **velden)
    if lijst.model is Raadpleging:
        regel.mijlpaal = mijlpaal
    nieuw: Onderdeel = opslaan.voeg_toe(regel)
    return nieuw


def wijzig(*, regel: Onderdeel, versie: int, velden: dict[str, Any]) -> Onderdeel:
    """Change a line.

    Raises:
        VersieConflict: somebody else changed it in between.
    """
    return opslaan.wijzig(regel, versie=versie, **velden)


def laat_vervallen(*, regel: Onderdeel, versie: int) -> Onderdeel:
    """Take a line out of the list; its history stays.

    Raises:
        VersieConflict: somebody else changed it in between.
    """
    return opslaan.wijzig(regel, versie=versie, vervallen_op=timezone.now())
