"""What came out of a simulation, as people read it: per regime, age, gender and paying organisation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from diagnose.models import Simulatie
from diagnose.regels.simuleren import LEEFTIJDEN
from keten.models import Regelset
from klanten.models import Klant

KLEIN = 5
"""Fewer clients than this are not told to those who may not open dossiers."""
ZONDER = "geen uitkering"

_WOORDEN: dict[str, tuple[str, str]] = {
    Regelset.Soort.ROUTERING: ("route A", "route B"),
    Regelset.Soort.HERDIAGNOSE: ("geen herdiagnose", "herdiagnose"),
    Regelset.Soort.RISICO: ("geen risicoprofiel", "risicoprofiel"),
    Regelset.Soort.INSTRUMENT: ("voldoet niet", "voldoet"),
    Regelset.Soort.SELECTIE: ("niet gekozen", "gekozen"),
}


@dataclass(frozen=True)
class Regel:
    """One line of a table; a number that must not be told is None.

    Attributes:
        nu, straks: how many meet the present and the tried rule.
        erbij, eraf: how many would meet it who do not now, and the other way round.
    """

    naam: str
    klanten: int | None
    nu: int | None
    straks: int | None
    erbij: int | None
    eraf: int | None

    @property
    def verschil(self) -> int | None:
        """How many more would meet the rule; less than 0 when fewer."""
        return None if self.nu is None or self.straks is None else self.straks - self.nu


@dataclass(frozen=True)
class Tabel:
    """The numbers by one characteristic."""

    titel: str
    kop: str
    regels: list[Regel]


@dataclass(frozen=True)
class Uitkomst:
    """A simulation in numbers.

    Attributes:
        niet, wel: what it is called when the rule does not and does hold ("route A", "route B").
        afgeschermd: whether small numbers were left out.
    """

    niet: str
    wel: str
    totaal: Regel
    tabellen: list[Tabel]
    afgeschermd: bool

    @property
    def wel_nu(self) -> str:
        """Heading of how many meet the present rule."""
        return f"{capfirst(self.wel)} met de regel van nu"

    @property
    def wel_straks(self) -> str:
        """Heading of how many meet the tried rule."""
        return f"{capfirst(self.wel)} met deze regel"

    @property
    def naar_wel(self) -> str:
        """Heading of who comes to meet the rule."""
        return f"Van {self.niet} naar {self.wel}"

    @property
    def naar_niet(self) -> str:
        """Heading of who meets it no longer."""
        return f"Van {self.wel} naar {self.niet}"

    @property
    def veranderen(self) -> int:
        """How many clients the tried rule judges otherwise than the present one."""
        return (self.totaal.erbij or 0) + (self.totaal.eraf or 0)


def woorden(soort: str) -> tuple[str, str]:
    """What the outcomes of a kind of rule are called: when it does not hold, and when it does."""
    return _WOORDEN[soort]


def lees(simulatie: Simulatie, *, alles: bool) -> Uitkomst:
    """Read a simulation that is ready.

    Args:
        alles: whether the person may open dossiers; others do not see numbers under `KLEIN`.
    """
    groepen = [(groep, groep["aantal"]) for groep in simulatie.uitkomst]
    geslachten = dict(Klant.Geslacht.choices)
    niet, wel = woorden(simulatie.regelset.soort)
    delen = (
        ("Per uitkering", "Uitkering", [(g, n, g["regelingen"] or [ZONDER]) for g, n in groepen]),
        (
            "Per organisatie die betaalt",
            "Organisatie",
            [(g, n, g["betalers"] or [ZONDER]) for g, n in groepen],
        ),
        ("Per leeftijd", "Leeftijd", [(g, n, [g["leeftijd"]]) for g, n in groepen]),
        ("Per geslacht", "Geslacht", [(g, n, [str(geslachten[g["geslacht"]])]) for g, n in groepen]),
    )
    tabellen = [Tabel(titel, kop, _regels(rijen, alles=alles)) for titel, kop, rijen in delen]
    return Uitkomst(niet, wel, _tel("Alle klanten", groepen), tabellen, afgeschermd=not alles)


def _regels(rijen: list[tuple[dict[str, object], int, list[str]]], *, alles: bool) -> list[Regel]:
    namen = sorted({naam for _, _, namen in rijen for naam in namen}, key=_volgorde)
    regels = [_tel(naam, [(g, n) for g, n, van in rijen if naam in van]) for naam in namen]
    return regels if alles else scherm_af(regels)


def _volgorde(naam: str) -> tuple[int, str]:
    """By age, else by name, and who has none at the end."""
    leeftijden = [woorden for _, woorden in LEEFTIJDEN]
    plek = leeftijden.index(naam) if naam in leeftijden else len(leeftijden)
    return plek + (naam == ZONDER), naam


def _tel(naam: str, groepen: Iterable[tuple[dict[str, object], int]]) -> Regel:
    tellen = {"klanten": 0, "nu": 0, "straks": 0, "erbij": 0, "eraf": 0}
    for groep, aantal in groepen:
        nu, straks = bool(groep["nu"]), bool(groep["straks"])
        tellen["klanten"] += aantal
        tellen["nu"] += aantal * nu
        tellen["straks"] += aantal * straks
        tellen["erbij"] += aantal * (straks and not nu)
        tellen["eraf"] += aantal * (nu and not straks)
    return Regel(naam, **tellen)


_GETALLEN = ("klanten", "nu", "straks", "erbij", "eraf")


def scherm_af(regels: list[Regel]) -> list[Regel]:
    """Leave out each line with a number of 1 to `KLEIN` - 1; one such line takes the smallest other along.

    The whole line goes, and never one alone, so that no sum or difference gives the number away.
    """
    verborgen = {n for n, regel in enumerate(regels) if any(_klein(getattr(regel, g)) for g in _GETALLEN)}
    over = sorted((regel.klanten or 0, n) for n, regel in enumerate(regels) if n not in verborgen)
    if len(verborgen) == 1 and over:
        verborgen.add(over[0][1])
    return [
        Regel(regel.naam, None, None, None, None, None) if n in verborgen else regel
        for n, regel in enumerate(regels)
    ]


def _klein(getal: int | None) -> bool:
    return getal is not None and 0 < getal < KLEIN
