"""Goals of a region, and which goals of its locations follow from them (X-52)."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.indicatoren import vind
from keten.models import Arbeidsmarktregio, Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from landkaart.jaarplan.bevoegd import eis_regio
from landkaart.jaarplan.koers import achter
from landkaart.models import Jaarplan, Jaarplanactie, Jaarplandoel, Regiodoel


@dataclass(frozen=True)
class Regiobeeld:
    """A goal of a region with the goals of locations that follow from it.

    Attributes:
        zonder: the locations of the region that made nothing of it.
    """

    doel: Regiodoel
    lokaal: list[Jaarplandoel]
    zonder: list[Locatie]

    @property
    def cijfer(self) -> str:
        """The name of the figure."""
        indicator = vind(self.doel.indicator)
        return indicator.naam if indicator else self.doel.indicator

    @property
    def eenheid(self) -> str:
        """What stands behind its numbers."""
        indicator = vind(self.doel.indicator)
        return indicator.eenheid if indicator else ""

    @property
    def achter(self) -> str:
        """The unit as it follows a number: 45%, 3 dagen."""
        return achter(self.eenheid)


def beelden(regio: Arbeidsmarktregio, jaar: int) -> list[Regiobeeld]:
    """The goals of a region in a year; of locations only what stands in adopted plans. Four queries."""
    locaties = list(Locatie.objects.geldig_op(vandaag()).filter(regio=regio, ouder__isnull=True))
    gekoppeld: defaultdict[int | None, list[Jaarplandoel]] = defaultdict(list)
    for doel in _lokaal(regio, jaar).filter(regiodoel__isnull=False):
        gekoppeld[doel.regiodoel_id].append(doel)
    return [
        Regiobeeld(
            doel,
            gekoppeld[doel.pk],
            [
                locatie
                for locatie in locaties
                if locatie.pk not in {een.plan.locatie_id for een in gekoppeld[doel.pk]}
            ],
        )
        for doel in Regiodoel.objects.lopend().filter(regio=regio, jaar=jaar)
    ]


def los(regio: Arbeidsmarktregio, jaar: int) -> list[Jaarplandoel]:
    """Goals in adopted plans of the region that follow from no goal of the region."""
    return list(_lokaal(regio, jaar).filter(regiodoel__isnull=True))


@transaction.atomic
def leg_vast(*, regio: Arbeidsmarktregio, door: Medewerker, **velden: Any) -> Regiodoel:
    """Record a goal of a region.

    Args:
        velden: fields of `Regiodoel`.

    Raises:
        RechtOntbreekt: `door` does not keep the goals of this region.
        NietToegestaan: no figure, or a day outside the year.
        ValidationError: the same goal is there already.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), sections 6.1 and 6.2: projects without results aimed
    at, hardly translated into actions for the Werkpleinen.
    """
    eis_regio(door, regio)
    _keur(velden)
    return voeg_toe(Regiodoel(regio=regio, door=door, **velden))


@transaction.atomic
def pas_aan(*, doel: Regiodoel, versie: int, door: Medewerker, **velden: Any) -> Regiodoel:
    """Change a goal of a region.

    Raises:
        RechtOntbreekt: `door` does not keep the goals of this region.
        NietToegestaan: as `leg_vast`, or the year changes while locations follow the goal.
        VersieConflict: somebody else saved in between.
    """
    eis_regio(door, doel.regio)
    _keur(velden)
    if velden["jaar"] != doel.jaar and doel.lokale_doelen.exists():
        raise NietToegestaan(
            "Locaties volgen dit doel al. Maak voor een ander jaar een nieuw doel.", veld="jaar"
        )
    return wijzig(doel, versie=versie, **velden)


@transaction.atomic
def trek_in(*, doel: Regiodoel, versie: int, door: Medewerker) -> Regiodoel:
    """Take a goal of a region out of the list; goals of locations that follow from it stay as they are.

    Raises:
        RechtOntbreekt: `door` does not keep the goals of this region.
        VersieConflict: somebody else saved in between.
    """
    eis_regio(door, doel.regio)
    return wijzig(doel, versie=versie, ingetrokken_op=timezone.now())


def _keur(velden: dict[str, Any]) -> None:
    if vind(velden["indicator"]) is None:
        raise NietToegestaan(
            "Kies het cijfer waaraan de regio ziet of het doel is gehaald.", veld="indicator"
        )
    if velden["op"].year != velden["jaar"]:
        raise NietToegestaan(f"Kies een dag in {velden['jaar']}.", veld="op")


def _lokaal(regio: Arbeidsmarktregio, jaar: int) -> Any:
    acties = Jaarplanactie.objects.select_related("eigenaar__partner", "taak")
    return (
        Jaarplandoel.objects.filter(
            plan__locatie__regio=regio, plan__jaar=jaar, plan__stand=Jaarplan.Stand.VASTGESTELD
        )
        .select_related("plan__locatie")
        .prefetch_related(Prefetch("acties", acties))
        .order_by("plan__locatie__naam", "op", "pk")
    )
