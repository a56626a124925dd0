"""Reading the value that a condition asks, by kind of fact."""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal

from keten.regels.boom import MAX_WAARDEN, Gevraagd, Los, Operator
from keten.regels.feiten import Feit, Soort

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAX_GETAL = 10**12
_MAX_DECIMALEN = 6


class Misvormd(Exception):
    """A mistake inside one part of a rule; `sleutel` is the field it is in."""

    def __init__(self, melding: str, sleutel: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.sleutel = sleutel


def toon(ruw: object) -> str:
    """Quote what somebody wrote, if it can be shown."""
    if isinstance(ruw, str) and ruw.isprintable():
        return f"“{ruw[:40]}”"
    return "dat hier staat"


def lees_waarde(ruw: object, operator: Operator, feit: Feit) -> Gevraagd:
    """Read the value of a condition from JSON.

    Raises:
        Misvormd: the operator or the fact asks another kind of value.
    """
    lees_een = _lezer_voor(feit)
    if operator not in (Operator.TUSSEN, Operator.IN, Operator.BEVAT_EEN_VAN):
        return lees_een(ruw)
    if not isinstance(ruw, list) or not 1 <= len(ruw) <= MAX_WAARDEN:
        raise Misvormd(f"{feit.label}: geef een lijst van 1 tot {MAX_WAARDEN} waarden.", "waarde")
    waarden = tuple(lees_een(deel) for deel in ruw)
    if operator is Operator.TUSSEN and (len(waarden) != 2 or waarden[0] > waarden[1]):  # type: ignore[operator]
        raise Misvormd(f"{feit.label}: geef twee waarden, de laagste eerst.", "waarde")
    return waarden


def _lezer_voor(feit: Feit) -> Callable[[object], Los]:
    match feit.soort:
        case Soort.GETAL:
            return lambda ruw: _getal(ruw, feit)
        case Soort.DATUM:
            return lambda ruw: _datum(ruw, feit)
        case Soort.JANEE:
            return lambda ruw: _janee(ruw, feit)
        case Soort.KEUZE | Soort.MEERKEUZE:
            keuzes = feit.keuzelijst()
            return lambda ruw: _keuze(ruw, feit, keuzes)


def _getal(ruw: object, feit: Feit) -> Decimal:
    if isinstance(ruw, bool) or not isinstance(ruw, int | float) or ruw != ruw:
        raise Misvormd(f"{feit.label}: geef een getal.", "waarde")
    if abs(ruw) > _MAX_GETAL:  # before anything else: Python refuses to print or convert very long integers
        raise Misvormd(f"{feit.label}: dit getal is te groot.", "waarde")
    getal = Decimal(str(ruw))
    exponent = getal.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MAX_DECIMALEN:
        raise Misvormd(f"{feit.label}: gebruik hoogstens {_MAX_DECIMALEN} cijfers achter de komma.", "waarde")
    return getal


def _datum(ruw: object, feit: Feit) -> datetime.date:
    try:
        if isinstance(ruw, str) and _DATUM.fullmatch(ruw):
            return datetime.date.fromisoformat(ruw)
    except ValueError:
        pass
    raise Misvormd(f"{feit.label}: geef een datum die bestaat, als jaar-maand-dag.", "waarde")


def _janee(ruw: object, feit: Feit) -> bool:
    if not isinstance(ruw, bool):
        raise Misvormd(f"{feit.label}: kies ja of nee.", "waarde")
    return ruw


def _keuze(ruw: object, feit: Feit, keuzes: dict[str, str]) -> str:
    if not isinstance(ruw, str) or ruw not in keuzes:
        raise Misvormd(f"{feit.label}: de keuze {toon(ruw)} bestaat niet.", "waarde")
    return ruw
