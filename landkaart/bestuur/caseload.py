"""Open dossiers per employee beside the norm of the location (X-11)."""

from dataclasses import dataclass

from django.db.models import Count

from keten.instellingen import waarde
from keten.models import Locatie
from klanten.models import Clientbeeld
from landkaart.bestuur.instellingen import CASELOADNORM


@dataclass(frozen=True)
class Last:
    """How many dossiers one employee has open.

    Attributes:
        medewerker: primary key; `naam` and `partner` are words.
    """

    medewerker: int
    naam: str
    partner: str
    dossiers: int
    norm: int

    @property
    def boven(self) -> int:
        """How many more than the norm; zero when it fits."""
        return max(0, self.dossiers - self.norm)


@dataclass(frozen=True)
class Partnerlast:
    """The same, for all employees of a partner together."""

    partner: str
    medewerkers: int
    dossiers: int
    boven: int

    @property
    def gemiddeld(self) -> float:
        """Dossiers per employee with dossiers."""
        return self.dossiers / self.medewerkers


@dataclass(frozen=True)
class Caseload:
    """Who has how many dossiers, most first, and how many nobody guides."""

    norm: int
    rijen: list[Last]
    zonder: int

    @property
    def boven(self) -> int:
        """How many employees have more than the norm."""
        return sum(1 for rij in self.rijen if rij.boven)

    @property
    def gemiddeld(self) -> float | None:
        """Dossiers per employee; None when nobody has any."""
        return sum(rij.dossiers for rij in self.rijen) / len(self.rijen) if self.rijen else None

    @property
    def per_partner(self) -> list[Partnerlast]:
        """Per partner, by name: for who may not see single colleagues."""
        namen = sorted({rij.partner for rij in self.rijen})
        groepen = [[rij for rij in self.rijen if rij.partner == naam] for naam in namen]
        return [
            Partnerlast(
                naam, len(groep), sum(rij.dossiers for rij in groep), sum(1 for rij in groep if rij.boven)
            )
            for naam, groep in zip(namen, groepen, strict=True)
        ]


def caseload(locatie: Locatie) -> Caseload:
    """The dossiers in guidance per contact person; one query beside the setting.

    Source: De lerende keten (IWI 2008), "Caseload": it is so high "dat dit belemmerend werkt om intensief
    samen te werken".
    """
    norm = int(waarde(CASELOADNORM, locatie))
    rijen = (
        Clientbeeld.objects.filter(locatie=locatie, status=Clientbeeld.Status.ACTIEF)
        .order_by()
        .values_list("contactpersoon", "contactpersoon__gebruiker__naam", "contactpersoon__partner__naam")
        .annotate(aantal=Count("pk"))
    )
    lasten = [
        Last(medewerker=pk, naam=naam, partner=partner, dossiers=aantal, norm=norm)
        for pk, naam, partner, aantal in rijen
        if pk is not None
    ]
    return Caseload(
        norm=norm,
        rijen=sorted(lasten, key=lambda last: (-last.dossiers, last.naam)),
        zonder=sum(aantal for pk, _, _, aantal in rijen if pk is None),
    )
