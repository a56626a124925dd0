"""Rules as rows that people fill in, without JSON: each row one condition.

Rows with the same criterion hold together ("en"); of the criteria, one is enough ("of"). A tree of another
shape cannot be written as rows (`als_rijen` gives None).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diagnose.regelwaarden import Onleesbaar, hint, lees_waarde, waarde_als_tekst
from keten.regels.boom import OPERATOREN, Alle, Conditie, Een, Knoop, Operator
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


@dataclass(frozen=True)
class Rij:
    """One condition as it stands in the form; `criterium` is the name of what it belongs to."""

    criterium: str
    feit: str
    vergelijking: str
    waarde: str = ""


def lees_rij(rij: Rij, feiten: Mapping[str, Feit]) -> dict[str, Any]:
    """Turn a row into a condition as JSON (see `keten.regels.boom`), without its name.

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
    if operator.zonder_waarde:
        return conditie
    if not rij.waarde.strip():
        raise Onleesbaar({"waarde": f"Vul in: {hint(feit)}."})
    conditie["waarde"] = lees_waarde(rij.waarde.strip(), operator, feit)
    if fouten := valideer(conditie, feiten):
        raise Onleesbaar({"waarde": [fout.melding for fout in fouten]})
    return conditie


def als_boom(criteria: Iterable[tuple[str, dict[str, Any]]], *, naam: str) -> dict[str, Any]:
    """Put conditions together into a rule: same criterion "en", criteria "of".

    Args:
        criteria: the criterion that each condition belongs to, and the condition (`lees_rij`).
        naam: what the rule as a whole is called in an explanation.
    """
    groepen: dict[str, tuple[str, list[dict[str, Any]]]] = {}
    for criterium, conditie in criteria:
        groepen.setdefault(criterium.casefold(), (criterium, []))[1].append(conditie)
    delen = [
        {**(condities[0] if len(condities) == 1 else {"alle": condities}), "naam": criterium}
        for criterium, condities in groepen.values()
    ]
    return {"een": delen, "naam": naam}


def als_rijen(knoop: Knoop) -> list[Rij] | None:
    """Write a rule as rows, such that `als_boom` gives the same rule; None when its shape is another."""
    delen = knoop.delen if isinstance(knoop, Een) else (knoop,)
    rijen: list[Rij] = []
    namen: set[str] = set()
    for deel in delen:
        condities = deel.delen if isinstance(deel, Alle) else (deel,)
        vlak = [conditie for conditie in condities if isinstance(conditie, Conditie)]
        eigen_namen = isinstance(deel, Alle) and any(conditie.naam for conditie in vlak)
        if not vlak or len(vlak) != len(condities) or eigen_namen:
            return None
        naam = _vrije_naam(deel.naam or _omschrijf(vlak[0]), namen)
        rijen += [Rij(naam, c.feit.code, c.operator.value, waarde_als_tekst(c)) for c in vlak]
    return rijen


def _omschrijf(conditie: Conditie) -> str:
    return f"{conditie.feit.label}: {eis_in_woorden(conditie)}"[:100].capitalize()


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
