"""Which employees may do what at every workplace: the four rights of milestone 13 (L-40)."""

from dataclasses import dataclass

from keten.models import Locatie, Medewerker
from keten.rechten import Recht, Rol, rechten_van

VIER_RECHTEN: tuple[tuple[str, Recht], ...] = (
    ("inzien", Recht.DOSSIER_INZIEN),
    ("gebruiken", Recht.WERKVOORRAAD),
    ("wijzigen", Recht.DOSSIER_WIJZIGEN),
    ("delen", Recht.CONTACT),
)
"""What milestone 13 asks of a workplace, as rights of the portal (L-40)."""


@dataclass(frozen=True)
class Groep:
    """Employees of one role at a location, and which of the four rights that role gives.

    Attributes:
        rechten: in the order of `VIER_RECHTEN`.
    """

    rol: str
    aantal: int
    rechten: tuple[bool, ...]

    @property
    def met_namen(self) -> list[tuple[str, bool]]:
        """Each of the four rights by name, and whether the role gives it."""
        return [(naam, mag) for (naam, _recht), mag in zip(VIER_RECHTEN, self.rechten, strict=True)]


def groepen(locatie: Locatie) -> list[Groep]:
    """Per role at a location, how many people have it and which of the four rights it gives."""
    aantallen = dict.fromkeys(Rol, 0)
    for eigen in rollen(locatie):
        for rol in eigen:
            aantallen[Rol(rol)] += 1
    return [
        Groep(rol.label, aantal, tuple(recht in rechten_van([rol]) for _naam, recht in VIER_RECHTEN))
        for rol, aantal in aantallen.items()
        if aantal
    ]


def rollen(locatie: Locatie) -> list[list[str]]:
    """The roles of everybody who works with clients at a location."""
    alle = Medewerker.objects.filter(locaties=locatie, gebruiker__is_active=True).values_list(
        "rollen", flat=True
    )
    return [rollen for rollen in alle if Recht.DOSSIER_INZIEN in rechten_van(rollen)]
