"""A file with locations once it has been read: its rows, its faults, and what the database knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from keten.csvbestand import Rijfout
from keten.models import Arbeidsmarktregio, Ketenpartner, Locatie, Postcodegebied
from keten.zoekterm import normaliseer


@dataclass
class Rij:
    """A location as it will be: what the file says, and what is known where the file has no such column.

    Attributes:
        eraf: municipalities that take part now, and not in the file.
    """

    nummer: int
    locatie: Locatie
    ouder: str
    gemeenten: list[str]
    eraf: list[str] = field(default_factory=list)
    stand: str = "nieuw"
    wijzigt: list[str] = field(default_factory=list)


@dataclass
class Lezing:
    """What a file would do."""

    rijen: list[Rij] = field(default_factory=list)
    fouten: list[Rijfout] = field(default_factory=list)

    def aantal(self, stand: str) -> int:
        """How many locations are `nieuw`, `gewijzigd` or `gelijk`."""
        return sum(rij.stand == stand for rij in self.rijen)


class Bekend:
    """What the database knows, read once for the whole file."""

    def __init__(self) -> None:
        self.locaties = {
            x.code: x for x in Locatie.objects.select_related("ouder").prefetch_related("partners")
        }
        self.regios: dict[str, Arbeidsmarktregio] = {}
        for regio in Arbeidsmarktregio.objects.all():
            self.regios[regio.code] = self.regios[normaliseer(regio.naam)] = regio
        self.gemeenten: dict[str, Ketenpartner] = {}
        for partner in Ketenpartner.objects.filter(kolom=Ketenpartner.Kolom.GEMEENTE):
            self.gemeenten[partner.code] = self.gemeenten[kort(partner.naam)] = partner
        self.benamingen = _keuzes(Locatie.Benaming.choices)
        self.grootten = _keuzes(Locatie.Grootte.choices)
        self.gebieden = Postcodegebied.objects.in_bulk()


def gemeenten_van(locatie: Locatie) -> list[str]:
    """The names of the municipalities that take part."""
    return [x.naam for x in locatie.partners.all() if x.kolom == Ketenpartner.Kolom.GEMEENTE]


def kort(naam: str) -> str:
    """A municipality as people write it, with or without the word."""
    return normaliseer(naam).removeprefix("gemeente ").removeprefix("gemeente-")


def _keuzes(keuzes: Sequence[Any]) -> dict[str, str]:
    return {normaliseer(str(deel)): code for code, naam in keuzes for deel in (code, naam)}
