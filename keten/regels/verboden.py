"""What a rule may not use: one about risk no protected traits, any other one nothing of enforcement.

In a rule about risk only a fact that the list (`keten.models.Risicofeit`) allows can be used; a fact that
nobody judged cannot. A fact that is derived from a forbidden one is forbidden too, whatever the list says of
the fact itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from keten.models import Regelset, Risicofeit
from keten.regels.feiten import Feit, feiten_voor


def toegestane_feiten(over: str = "klant") -> dict[str, Feit]:
    """The facts that a risk rule may use, by code."""
    oordelen = _oordelen()
    feiten = feiten_voor(over)
    return {code: feit for code, feit in feiten.items() if not waarom_niet(code, feiten, oordelen)}


def fouten_in(regelset: Regelset, boom: object) -> list[str]:
    """Why a rule cannot be kept in a set, in words."""
    feiten = feiten_voor(regelset.over)
    if regelset.soort != Regelset.Soort.RISICO:
        return besloten_in(codes_in(boom), feiten)
    return fouten_van(codes_in(boom), feiten)


def besloten_in(codes: Iterable[str], feiten: Mapping[str, Feit]) -> list[str]:
    """Which of these facts tell something of enforcement, or are derived from what does, in words."""
    return [
        f"{_label(code, feiten)} hoort bij de handhaving en mag niet in een regel die anderen lezen."
        for code in dict.fromkeys(codes)
        if any(naam in feiten and feiten[naam].besloten for naam in herkomst(code, feiten))
    ]


def fouten_van(codes: Iterable[str], feiten: Mapping[str, Feit]) -> list[str]:
    """Which of these facts a risk rule may not use, each with the reason."""
    oordelen = _oordelen()
    redenen = ((code, waarom_niet(code, feiten, oordelen)) for code in dict.fromkeys(codes))
    return [
        f"{_label(code, feiten)} mag niet in een regel over risico: {reden}"
        for code, reden in redenen
        if reden
    ]


def waarom_niet(code: str, feiten: Mapping[str, Feit], oordelen: Mapping[str, Risicofeit]) -> str:
    """Why a fact may not be used; empty when it may.

    Args:
        oordelen: the list, by code.
    """
    for grond in herkomst(code, feiten):
        oordeel = oordelen.get(grond)
        if oordeel is not None and not oordeel.mag:
            via = "" if grond == code else f"het is afgeleid van {oordeel.naam}. "
            return f"{via}{oordeel.reden}"
    return "" if code in oordelen else "over dit feit is nog niet geoordeeld."


def herkomst(code: str, feiten: Mapping[str, Feit]) -> list[str]:
    """A fact with everything that it is derived from, near to far; a circle ends where it began."""
    gezien = [code]
    for naam in gezien:
        if naam in feiten:
            gezien += [bron for bron in feiten[naam].afgeleid_van if bron not in gezien]
    return gezien


def codes_in(boom: Any) -> Iterable[str]:
    """The facts that a rule names, wherever they stand in it and also when it has mistakes."""
    if isinstance(boom, dict):
        for sleutel, deel in boom.items():
            if sleutel == "feit" and isinstance(deel, str):
                yield deel
            else:
                yield from codes_in(deel)
    elif isinstance(boom, list):
        for deel in boom:
            yield from codes_in(deel)


def _oordelen() -> dict[str, Risicofeit]:
    return {oordeel.code: oordeel for oordeel in Risicofeit.objects.all()}


def _label(code: str, feiten: Mapping[str, Feit]) -> str:
    return feiten[code].label.capitalize() if code in feiten else code
