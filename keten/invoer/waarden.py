"""Values in a row as people and programs write them: days, numbers, amounts and choices."""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal

from keten.zoekterm import normaliseer

DAG_FOUT = "Vul de datum in als dag-maand-jaar, bijvoorbeeld 31-01-2026."
_DAGEN = ("%d-%m-%Y", "%Y-%m-%d")
_LANGST = 15  # digits: Python refuses to read a number of thousands of them
_BEDRAG = re.compile(r"\d{1,9}([.,]\d{1,2})?")


def dag(tekst: str) -> datetime.date | None:
    """A day as 31-01-2026 or 2026-01-31; None when it is neither, or no day."""
    for vorm in _DAGEN:
        try:
            return datetime.datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
    return None


def getal(tekst: str, laagste: int, hoogste: int) -> int | None:
    """A whole number between two bounds, with or without points between thousands; None when it is not."""
    kaal = tekst.replace(".", "")
    if not (kaal.isascii() and kaal.isdecimal() and len(kaal) <= _LANGST):
        return None
    return int(kaal) if laagste <= int(kaal) <= hoogste else None


def bedrag(tekst: str) -> Decimal | None:
    """An amount such as 2400, 2400,50 or 2400.50; None when it is not."""
    return Decimal(tekst.replace(",", ".")) if _BEDRAG.fullmatch(tekst) else None


def keuze(tekst: str, keuzes: Iterable[tuple[str, str]]) -> str:
    """The code of a choice that is named by its code or its words; empty when it is none of them."""
    gezocht = normaliseer(tekst)
    return next((code for code, woord in keuzes if gezocht in (normaliseer(code), normaliseer(woord))), "")
