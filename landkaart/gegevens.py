"""The questions that belong to one milestone only, kept with concept and score (L-34 to L-41)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DATUM, GETAL, KEUZE, MEER, JA = "datum", "getal", "keuze", "meer", "ja"


@dataclass(frozen=True)
class Vraag:
    """A question about a milestone.

    Attributes:
        soort: DATUM, GETAL, KEUZE (one of `keuzes`), MEER (several of them) or JA (yes or no).
    """

    naam: str
    label: str
    soort: str
    hulp: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()


_MAKERS = (
    ("cwi", "CWI"),
    ("uwv", "UWV"),
    ("gemeenten", "gemeenten"),
    ("onderwijs", "onderwijs"),
    ("werkgevers", "werkgevers"),
)
_PLANNEN = (
    ("ketenjaarplan", "ketenjaarplan van alle partners"),
    ("businessplan", "businessplan van alle partners"),
    ("cwi_uwv", "plan van alleen CWI en UWV"),
)
_BEREIK = (("keten", "de keten op deze locatie"), ("regio", "de hele regio"))

VRAGEN: dict[int, tuple[Vraag, ...]] = {
    2: (
        Vraag("analyse_op", "Datum van de analyse", DATUM),
        Vraag("makers", "Wie werkten eraan mee", MEER, keuzes=_MAKERS),
    ),
    3: (
        Vraag(
            "bijdrage",
            "Bijdrage aan het 200.000 banenplan",
            GETAL,
            hulp="Hoeveel mensen helpt deze locatie aan werk of participatie?",
        ),
        Vraag("vastgesteld_op", "Vastgesteld door het MT op", DATUM),
        Vraag("gecommuniceerd_op", "Bekendgemaakt op", DATUM),
    ),
    4: (
        Vraag("plansoort", "Soort plan", KEUZE, keuzes=_PLANNEN),
        Vraag("reikwijdte", "Het plan gaat over", KEUZE, keuzes=_BEREIK),
        Vraag("vastgesteld_op", "Vastgesteld door het MT op", DATUM),
    ),
    5: (
        Vraag("uitgewerkt_op", "Met elkaar uitgewerkt op", DATUM),
        Vraag("bekrachtigd_op", "Bekrachtigd door het MT op", DATUM),
        Vraag("gedeeld_op", "Gedeeld op", DATUM),
    ),
    11: (
        Vraag("balie", "Eén balie of servicedesk", JA),
        Vraag("telefoon", "Eén telefoonnummer", JA),
        Vraag("site", "Eén site", JA),
    ),
    12: (Vraag("begonnen_op", "Integrale teams werken sinds", DATUM),),
    14: (Vraag("getoetst_op", "Het MT toetste de resultaten het laatst op", DATUM),),
}
"""By number of the fixed milestones."""


def datum(gegevens: Mapping[str, Any], naam: str) -> datetime.date | None:
    """A date as it was kept, or None."""
    return datetime.date.fromisoformat(gegevens[naam]) if gegevens.get(naam) else None


def bewaarvorm(waarde: Any) -> Any:
    """An answer as it is kept in JSON."""
    return waarde.isoformat() if isinstance(waarde, datetime.date) else waarde


def in_woorden(nummer: int, gegevens: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The questions of a milestone with the answers, as a person reads them."""
    return [(vraag.label, _antwoord(vraag, gegevens)) for vraag in VRAGEN.get(nummer, ())]


def _antwoord(vraag: Vraag, gegevens: Mapping[str, Any]) -> str:
    waarde: Any = gegevens.get(vraag.naam)
    if waarde in (None, "", []):
        return ""
    if vraag.soort == DATUM:
        return f"{datetime.date.fromisoformat(waarde):%d-%m-%Y}"
    if vraag.soort == JA:
        return "ja" if waarde == "ja" else "nee"
    namen = dict(vraag.keuzes)
    if vraag.soort == MEER:
        return ", ".join(namen.get(code, code) for code in waarde)
    return namen.get(waarde, str(waarde))
