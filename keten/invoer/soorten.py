"""Which kinds of files come in, and what each kind must be able to do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from keten.bevoegd import mag
from keten.models import Invoerbestand, Invoerrij, Locatie, Medewerker
from keten.rechten import Recht

Fout = tuple[str, str]
"""A column (empty: the row as a whole) and a sentence. The sentence never repeats a BSN or a name."""

Verandering = tuple[str, str, str]
"""What changes, what it is, and what it becomes."""


@dataclass(frozen=True)
class Kolom:
    """One column of the published layout.

    Attributes:
        naam: the heading in CSV and the element in XML: small letters, digits and hyphens.
        uitleg: what it means, for whoever makes the file.
        voorbeeld: a value that would be right, made up.
        verplicht: whether the heading must be there. An empty value is for `keur` to judge.
        gevoelig: stays out of sight when a row is repaired, unless the fault is in it.
        keuzes: the values that it can have, with their words; empty when it is free.
        lang: a text of more lines.
    """

    naam: str
    uitleg: str
    voorbeeld: str
    verplicht: bool = True
    gevoelig: bool = False
    keuzes: tuple[tuple[str, str], ...] = ()
    lang: bool = False


@dataclass(frozen=True)
class Rij:
    """A row as it stands in a file.

    Attributes:
        nummer: in CSV as a spreadsheet numbers it; in XML which element it is, from 1 on.
        waarden: for every column of the layout what stands there, stripped; empty when it is not there.
        fout: what is wrong with the row as a whole; empty when nothing is.
    """

    nummer: int
    waarden: dict[str, str]
    fout: str = ""


@dataclass
class Oordeel:
    """What a row would become at this moment.

    Attributes:
        gegevens: what the row means, in the kind's own form, for `verwerk`.
        bekend: what it tells is known already, so nothing will be made of it.
        fouten: a row with faults stays behind until somebody repairs it or leaves it out.
    """

    nummer: int
    gegevens: Any = None
    bekend: bool = False
    fouten: list[Fout] = field(default_factory=list)

    @property
    def stand(self) -> Invoerrij.Stand:
        """In which heap the row lies."""
        if self.fouten:
            return Invoerrij.Stand.FOUT
        return Invoerrij.Stand.BEKEND if self.bekend else Invoerrij.Stand.GOED


@dataclass(frozen=True)
class Teruggang:
    """What an undo did.

    Attributes:
        aantal: how many records are gone, or count no longer.
        blijft: why others stay, with how many of them.
    """

    aantal: int
    blijft: list[tuple[str, int]] = field(default_factory=list)


def _mag_altijd(_locatie: Locatie) -> None:
    """Most kinds can come in at every location."""


def _niets(_bestand: Invoerbestand, _door: Medewerker) -> None:
    """Most kinds leave nothing to do behind."""


def _geen_adres(_bestand: Invoerbestand) -> str:
    return ""


@dataclass(frozen=True)
class Invoersoort:
    """A kind of file.

    Attributes:
        code: in addresses and in `Invoerbestand.soort`; never changes.
        naam: what the rows are, many of them ("signalen"); `enkelvoud`: one of them.
        uitleg: one or two sentences above the form.
        recht: who may load, repair, take over and undo, at the location of the file.
        kolommen: the published layout.
        keur: judges rows of a location by number, all in the same few queries. Called with the whole file
            when it is loaded, repaired and started, and with a part of it just before that part is taken
            over: what was made in between comes out as known then. `Rij.fout` is put in front by the caller.
        verwerk: makes records of good rows in a few statements, with `uit_invoer=bestand` where they have
            it, and returns how many it made; what turned out to be known is not counted. Runs in the
            transaction of one part, and may be called again with rows that an earlier try lost.
        draai_terug: undoes what nobody worked on since, inside a transaction; None when that cannot be, with
            the reason in `niet_terug`.
        xml: the names of the root and of one row, when the kind comes in XML too.
        meeste_rijen: how many rows a file may have.
        per_deel: how many rows are taken over in one transaction.
        eis_hier: raises `NietToegestaan` when the location does not take this kind.
        verandert: for a kind that changes what exists: per number of a good row what it would change, for
            who looks at it now.
        na_afloop: what is left to do when all of it came in, such as a task for who started it.
        bekijk: the address of what came from a file; empty when there is no such list.
        kruimel: the name of the address of the list to which this kind belongs; empty when there is none.
    """

    code: str
    naam: str
    enkelvoud: str
    uitleg: str
    recht: Recht
    kolommen: tuple[Kolom, ...]
    keur: Callable[[Sequence[Rij], Locatie], dict[int, Oordeel]]
    verwerk: Callable[[Sequence[Oordeel], Invoerbestand, Medewerker], int]
    draai_terug: Callable[[Invoerbestand, Medewerker], Teruggang] | None = None
    niet_terug: str = ""
    xml: tuple[str, str] | None = None
    meeste_rijen: int = 5000
    per_deel: int = 1000
    eis_hier: Callable[[Locatie], None] = _mag_altijd
    verandert: Callable[[Sequence[Oordeel], Medewerker], dict[int, list[Verandering]]] | None = None
    na_afloop: Callable[[Invoerbestand, Medewerker], None] = _niets
    bekijk: Callable[[Invoerbestand], str] = _geen_adres
    kruimel: str = ""

    def __post_init__(self) -> None:
        if self.draai_terug is None and not self.niet_terug:
            raise ValueError(f"{self.code} cannot be undone and does not say why.")

    @property
    def kan_terug(self) -> bool:
        """Whether a file can be undone; a template would call `draai_terug` itself, and find nothing."""
        return self.draai_terug is not None

    def tel(self, aantal: int) -> str:
        """So many of these, in words."""
        return f"1 {self.enkelvoud}" if aantal == 1 else f"{aantal} {self.naam}"


_SOORTEN: dict[str, Invoersoort] = {}


def registreer(soorten: Iterable[Invoersoort]) -> None:
    """Make kinds known; doing so twice changes nothing."""
    for soort in soorten:
        _SOORTEN[soort.code] = soort


def soort_van(code: str) -> Invoersoort | None:
    """The kind with a code; None when there is none (any more)."""
    return _SOORTEN.get(code)


def alle() -> list[Invoersoort]:
    """Every kind, by name."""
    return sorted(_SOORTEN.values(), key=lambda soort: soort.naam)


def rechten() -> set[Recht]:
    """Each of these lets somebody load some kind."""
    return {soort.recht for soort in _SOORTEN.values()}


def van(medewerker: Medewerker, locatie: Locatie) -> list[Invoersoort]:
    """The kinds that somebody may load at a location, by name."""
    return [soort for soort in alle() if mag(medewerker, locatie, soort.recht)]
