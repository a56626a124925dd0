"""Reading a CSV file that somebody chose: its text, its headings and its rows, or faults in words."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError

from keten.rekenblad import los

GROOTSTE = 1_000_000  # bytes
_MEESTE_FOUTEN = 50
_GEEN_TEKST = "Dit bestand is geen tekst. Bewaar het in uw rekenblad als CSV (UTF-8)."
_ONLEESBAAR = (
    "Deze rij is niet te lezen. Kijk of er een aanhalingsteken te veel of te weinig staat, "
    "of een veel te lange tekst."
)


@dataclass(frozen=True)
class Rijfout:
    """Something wrong in a file: where, and what.

    Attributes:
        rij: as a spreadsheet numbers it, the headings are 1; 0 when it is about the file as a whole.
        kolom: the heading; empty when it is about the whole row.
        melding: a sentence.
    """

    rij: int
    kolom: str
    melding: str

    def __str__(self) -> str:
        if not self.rij:
            return self.melding
        plek = f"Rij {self.rij}, kolom {self.kolom}" if self.kolom else f"Rij {self.rij}"
        return f"{plek}: {self.melding[:1].lower()}{self.melding[1:]}"


class BestandFout(ValidationError):
    """A file that cannot be loaded, with its faults at once, each a message of the field `bestand`.

    Attributes:
        fouten: all of them; the messages name the first fifty and count the others.
    """

    def __init__(self, *fouten: Rijfout) -> None:
        regels = [str(fout) for fout in fouten[:_MEESTE_FOUTEN]]
        if meer := len(fouten) - len(regels):
            regels.append(f"En nog {meer} andere fouten.")
        super().__init__({"bestand": regels})
        self.fouten = fouten


@dataclass(frozen=True)
class Csvrij:
    """A row that is not empty.

    Attributes:
        nummer: as a spreadsheet numbers it.
        waarden: what stands below each heading, without spaces around it; empty when the row is too short.
        breedte: how many values it has.
    """

    nummer: int
    waarden: dict[str, str]
    breedte: int


@dataclass(frozen=True)
class Csvbestand:
    """The headings of a file in small letters, and its rows."""

    kop: list[str]
    rijen: list[Csvrij]


def als_tekst(bestand: IO[bytes], *, grootste: int = GROOTSTE) -> str:
    """The text of a file: UTF-8, or else what Windows programs save.

    Args:
        grootste: in bytes, whole megabytes.

    Raises:
        BestandFout: it is larger, or no text.
    """
    ruw = bestand.read(grootste + 1)
    if len(ruw) > grootste:
        melding = f"Dit bestand is te groot: hoogstens {grootste // 1_000_000} MB."
        raise BestandFout(Rijfout(0, "", melding))
    if b"\0" not in ruw:
        for codering in ("utf-8-sig", "cp1252"):
            try:
                return ruw.decode(codering)
            except UnicodeDecodeError:
                continue
    raise BestandFout(Rijfout(0, "", _GEEN_TEKST))


def lees(tekst: str, *, verplicht: Sequence[str], meeste_rijen: int) -> Csvbestand:
    """Take a text apart; what a row means is up to who asks.

    Args:
        tekst: separated by semicolons or commas, with line ends of any system.
        verplicht: the headings that must be there.
        meeste_rijen: how many rows there may be below the headings.

    Raises:
        BestandFout: it cannot be read as a table with these headings, or is too long.
    """
    rijen: list[tuple[int, list[str]]] = []
    for nummer, cellen in _gevuld(tekst):
        rijen.append((nummer, cellen))
        if len(rijen) > meeste_rijen + 1:
            raise BestandFout(Rijfout(0, "", f"Dit bestand heeft meer dan {meeste_rijen} rijen."))
    if not rijen:
        raise BestandFout(Rijfout(0, "", "Dit bestand is leeg."))
    (nummer, koppen), *rijen = rijen
    kop = [cel.lower() for cel in koppen]
    fouten = [Rijfout(nummer, naam, "Deze kolom ontbreekt.") for naam in verplicht if naam not in kop]
    dubbel = dict.fromkeys(naam for naam in kop if naam and kop.count(naam) > 1)
    fouten += [Rijfout(nummer, naam, "Deze kolom staat er meer dan één keer.") for naam in dubbel]
    if fouten:
        raise BestandFout(*fouten)
    leeg = dict.fromkeys(kop, "")
    return Csvbestand(
        kop,
        [Csvrij(nr, {**leeg, **dict(zip(kop, cellen, strict=False))}, len(cellen)) for nr, cellen in rijen],
    )


def _gevuld(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with its number."""
    regels = io.StringIO(tekst.removeprefix("\ufeff"), newline=None)  # also the line ends of an old Mac
    eerste = next((regel for regel in regels if regel.strip()), "")
    regels.seek(0)
    scheiding = ";" if eerste.count(";") >= eerste.count(",") else ","
    nummer = 0
    try:
        # Strict, or a quotation mark that is never closed takes all rows below it into one cell.
        for nummer, rij in enumerate(csv.reader(regels, delimiter=scheiding, strict=True), start=1):
            cellen = [los(cel.strip()) for cel in rij]
            if any(cellen):
                yield nummer, cellen
    except csv.Error:
        raise BestandFout(Rijfout(nummer + 1, "", _ONLEESBAAR)) from None
