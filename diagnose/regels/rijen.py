"""Rules as rows that people fill in, without JSON: each row one condition, which may be turned round.

Of the criteria one is enough, and rows with the same criterion hold together; or the other way round: all
criteria must hold, and of rows with the same criterion one is enough. Every rule can be written in either
way. A tree that is nested deeper cannot be shown as rows (`als_rijen` gives None).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from diagnose.regels.waarden import Onleesbaar, hint, lees_waarde, waarde_als_tekst
from keten.regels.boom import OPERATOREN, Alle, Conditie, Een, Knoop, Niet, Operator
from keten.regels.feiten import Feit, Soort
from keten.regels.valideren import valideer
from keten.regels.verwoorden import eis_in_woorden

VERGELIJKINGEN: dict[str, str] = {
    Operator.GELIJK: "is",
    Operator.ONGELIJK: "is niet",
    Operator.KLEINER: "is minder dan (of voor)",
    Operator.KLEINER_GELIJK: "is hoogstens",
    Operator.GROTER: "is meer dan (of na)",
    Operator.GROTER_GELIJK: "is minstens",
    Operator.TUSSEN: "ligt van … en tot en met …",
    Operator.IN: "is een van",
    Operator.BEVAT: "bevat",
    Operator.BEVAT_EEN_VAN: "bevat een van",
    Operator.BEKEND: "is bekend",
    Operator.ONBEKEND: "is niet bekend",
}
"""How a form calls each operator, in its order."""

_BIJ_DATUM: dict[str, str] = {
    Operator.KLEINER: "is voor",
    Operator.KLEINER_GELIJK: "is op of voor",
    Operator.GROTER: "is na",
    Operator.GROTER_GELIJK: "is op of na",
}


def vergelijkingen(feit: Feit) -> dict[str, str]:
    """The operators that fit a fact, in the words that fit it ("is jonger dan")."""
    eigen: dict[str, str] = {Operator.KLEINER: f"is {feit.minder}", Operator.GROTER: f"is {feit.meer}"}
    woorden = VERGELIJKINGEN | (_BIJ_DATUM if feit.soort is Soort.DATUM else eigen)
    return {operator.value: woorden[operator] for operator in OPERATOREN[feit.soort]}


class Opbouw(StrEnum):
    """How the criteria of a rule hang together."""

    EEN = "een"
    ALLE = "alle"


OPBOUW: dict[str, str] = {
    Opbouw.EEN: "één criterium is genoeg (voorwaarden met hetzelfde criterium gelden samen)",
    Opbouw.ALLE: "alle criteria moeten gelden (van voorwaarden met hetzelfde criterium is één genoeg)",
}


@dataclass(frozen=True)
class Rij:
    """One condition as it stands in the form.

    Attributes:
        criterium: the name of what it belongs to.
        niet: whether the condition must not hold.
    """

    criterium: str
    feit: str
    vergelijking: str
    waarde: str = ""
    niet: bool = False


@dataclass(frozen=True)
class Rijen:
    """A whole rule as rows."""

    opbouw: Opbouw
    rijen: list[Rij]


def lees_rij(rij: Rij, feiten: Mapping[str, Feit]) -> dict[str, Any]:
    """Turn a row into a condition as JSON (see `keten.regels.boom`), turned round or not, without its name.

    Raises:
        Onleesbaar: the fact does not exist, or the comparison or the value does not fit it.
    """
    if rij.feit not in feiten:
        raise Onleesbaar({"feit": "Dit feit bestaat niet. Kies er een uit de lijst."})
    feit = feiten[rij.feit]
    mogelijk = vergelijkingen(feit)
    if rij.vergelijking not in mogelijk:
        keuze = _of(f"“{woorden}”" for woorden in mogelijk.values())
        raise Onleesbaar({"vergelijking": f"Dit past niet bij {feit.label}. Kies {keuze}."})
    operator = Operator(rij.vergelijking)
    conditie: dict[str, Any] = {"feit": feit.code, "is": operator.value}
    if not operator.zonder_waarde:
        if not rij.waarde.strip():
            raise Onleesbaar({"waarde": f"Vul in: {hint(feit)}."})
        conditie["waarde"] = lees_waarde(rij.waarde.strip(), operator, feit)
        if fouten := valideer(conditie, feiten):
            raise Onleesbaar({"waarde": [fout.melding for fout in fouten]})
    return {"niet": conditie} if rij.niet else conditie


def als_boom(
    criteria: Iterable[tuple[str, dict[str, Any]]], *, naam: str, opbouw: Opbouw = Opbouw.EEN
) -> dict[str, Any]:
    """Put conditions together into a rule.

    Args:
        criteria: the criterion that each condition belongs to, and the condition (`lees_rij`).
        naam: what the rule as a whole is called in an explanation.
        opbouw: whether one criterion is enough, or all must hold.
    """
    groepen: dict[str, tuple[str, list[dict[str, Any]]]] = {}
    for criterium, conditie in criteria:
        groepen.setdefault(criterium.casefold(), (criterium, []))[1].append(conditie)
    binnen = Opbouw.ALLE if opbouw is Opbouw.EEN else Opbouw.EEN
    delen = [
        {**(condities[0] if len(condities) == 1 else {binnen.value: condities}), "naam": criterium}
        for criterium, condities in groepen.values()
    ]
    return {opbouw.value: delen, "naam": naam}


def als_rijen(knoop: Knoop) -> Rijen | None:
    """Write a rule as rows, such that `als_boom` gives the same rule; None when it is nested deeper."""
    for opbouw, buiten, binnen in ((Opbouw.EEN, Een, Alle), (Opbouw.ALLE, Alle, Een)):
        rijen = _rijen_van(_delen(knoop, buiten), binnen)
        if rijen or (rijen is not None and isinstance(knoop, Een)):
            return Rijen(opbouw, rijen)
    return None


def _rijen_van(delen: Iterable[Knoop], binnen: type[Alle] | type[Een]) -> list[Rij] | None:
    rijen: list[Rij] = []
    namen: set[str] = set()
    for deel in delen:
        condities = _delen(deel, binnen)
        vlak = [los for conditie in condities if (los := _los(conditie)) is not None]
        eigen_namen = isinstance(deel, binnen) and any(c.naam for c in condities)
        if not vlak or len(vlak) != len(condities) or eigen_namen:
            return None
        naam = _vrije_naam(deel.naam or _omschrijf(*vlak[0]), namen)
        rijen += [
            Rij(naam, c.feit.code, c.operator.value, waarde_als_tekst(c), niet=niet) for c, niet in vlak
        ]
    return rijen


def _delen(knoop: Knoop, groep: type[Alle] | type[Een]) -> tuple[Knoop, ...]:
    """The parts of a group of this kind; anything else is one part."""
    return knoop.delen if isinstance(knoop, Alle | Een) and isinstance(knoop, groep) else (knoop,)


def _los(knoop: Knoop) -> tuple[Conditie, bool] | None:
    """A condition, and whether it is turned round; None for a group."""
    match knoop:
        case Conditie():
            return knoop, False
        case Niet(deel=Conditie(naam="") as conditie):
            return conditie, True
    return None


def _omschrijf(conditie: Conditie, niet: bool) -> str:
    eis = f"niet {eis_in_woorden(conditie)}" if niet else eis_in_woorden(conditie)
    return f"{conditie.feit.label}: {eis}"[:100].capitalize()


def _vrije_naam(naam: str, bezet: set[str]) -> str:
    """A name that no criterion before it has: equal names would be read as one criterion."""
    keuze, nummer = naam, 1
    while keuze.casefold() in bezet:
        nummer += 1
        keuze = f"{naam} ({nummer})"
    bezet.add(keuze.casefold())
    return keuze


def _of(woorden: Iterable[str]) -> str:
    *eerste, laatste = woorden
    return f"{', '.join(eerste)} of {laatste}" if eerste else laatste
