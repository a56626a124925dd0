"""The value that a condition asks, as people type it: numbers, dates, ja or nee, names of choices."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import number_format

from keten.formulieren import Datumveld
from keten.regels.boom import Conditie, Los, Operator
from keten.regels.feiten import Feit, Soort

_JANEE = {"ja": True, "nee": False}
_GETAL = re.compile(r"-?\d{1,13}(\.\d{1,9})?")
_DUIZENDTALLEN = re.compile(r"-?\d{1,3}(\.\d{3})+")
_TUSSEN = re.compile(r"\s+(?:en|tot en met|t/m)\s+", re.IGNORECASE)
_SCHEIDING = re.compile(r"\s*(?:[,;]\s*(?:of\s+|en\s+)?|\s(?:of|en)\s+|$)", re.IGNORECASE)


class Onleesbaar(ValidationError):
    """A condition that cannot be read; the messages are by part: feit, vergelijking or waarde."""


def waarde_als_tekst(conditie: Conditie) -> str:
    """The value of a condition as somebody would type it."""
    if conditie.waarde is None:
        return ""
    waarden = conditie.waarde if isinstance(conditie.waarde, tuple) else (conditie.waarde,)
    voeg = " en " if conditie.operator is Operator.TUSSEN else ", "
    return voeg.join(_los(waarde, conditie.feit) for waarde in waarden)


def hint(feit: Feit) -> str:
    """What can be filled in as the value of a fact, in words."""
    match feit.soort:
        case Soort.GETAL:
            return f"een getal ({feit.eenheid})" if feit.eenheid else "een getal"
        case Soort.DATUM:
            return "een datum, bijvoorbeeld 31-01-2026"
        case Soort.JANEE:
            return "ja of nee"
        case Soort.KEUZE | Soort.MEERKEUZE:
            return "een keuze uit de lijst"


def hulp(feit: Feit) -> str:
    """What can be filled in as the value of a fact, with all its choices."""
    namen = "; ".join(feit.keuzelijst().values())
    keuzes = f"Kies uit: {namen}." if namen else f"{hint(feit).capitalize()}."
    return f"{keuzes} {feit.uitleg}".strip()


def lees_waarde(tekst: str, operator: Operator, feit: Feit) -> Any:
    """Read what somebody typed as the value of a condition in JSON.

    Raises:
        Onleesbaar: the fact or the comparison asks another kind of value.
    """
    if operator is Operator.TUSSEN:
        delen = _TUSSEN.split(tekst)
        if len(delen) != 2:
            raise Onleesbaar({"waarde": "Vul twee waarden in met “en” ertussen, bijvoorbeeld 18 en 27."})
        laagste, hoogste = (_lees_een(deel, feit) for deel in delen)
        if laagste > hoogste:
            raise Onleesbaar({"waarde": "Zet de laagste waarde vooraan."})
        return [laagste, hoogste]
    if operator in (Operator.IN, Operator.BEVAT_EEN_VAN):
        return _lees_keuzes(tekst, feit)
    return _lees_een(tekst, feit)


def _lees_een(tekst: str, feit: Feit) -> Any:
    match feit.soort:
        case Soort.GETAL:
            return _lees_getal(tekst)
        case Soort.DATUM:
            return _lees_datum(tekst)
        case Soort.JANEE:
            if tekst.casefold() not in _JANEE:
                raise Onleesbaar({"waarde": "Vul ja of nee in."})
            return _JANEE[tekst.casefold()]
        case Soort.KEUZE | Soort.MEERKEUZE:
            codes = _codes(feit)
            if tekst.casefold() not in codes:
                raise _onbekende_keuze(tekst, feit)
            return codes[tekst.casefold()]


def _lees_getal(tekst: str) -> int | float:
    if "," in tekst or _DUIZENDTALLEN.fullmatch(tekst):
        tekst = tekst.replace(".", "").replace(",", ".")
    if not _GETAL.fullmatch(tekst):
        raise Onleesbaar({"waarde": "Vul een getal in, bijvoorbeeld 23 of 1,5."})
    return float(tekst) if "." in tekst else int(tekst)


def _lees_datum(tekst: str) -> str:
    try:
        dag = Datumveld().clean(tekst)
    except ValidationError as fout:
        raise Onleesbaar({"waarde": fout.messages}) from fout
    return str(dag.isoformat())


def _lees_keuzes(tekst: str, feit: Feit) -> list[str]:
    """Read several choices; a label may hold a comma or "of" itself, so the longest label goes first."""
    codes = _codes(feit)
    gekozen: list[str] = []
    rest = tekst.strip(" ,;")
    while rest:
        woord = _langste_keuze(rest, codes)
        if woord is None:
            raise _onbekende_keuze(_SCHEIDING.split(rest)[0], feit)
        gekozen.append(codes[woord.casefold()])
        rest = _SCHEIDING.sub("", rest[len(woord) :], count=1)
    return list(dict.fromkeys(gekozen))


def _langste_keuze(tekst: str, codes: Mapping[str, str]) -> str | None:
    for keuze in sorted(filter(None, codes), key=len, reverse=True):
        begin, na = tekst[: len(keuze)], tekst[len(keuze) :]
        if begin.casefold() == keuze and _SCHEIDING.match(na):
            return begin
    return None


def _codes(feit: Feit) -> dict[str, str]:
    """Codes of the choices by what people may type: the label or the code, whatever the capitals."""
    keuzes = feit.keuzelijst().items()
    return {code.casefold(): code for code, _ in keuzes} | {naam.casefold(): code for code, naam in keuzes}


def _onbekende_keuze(tekst: str, feit: Feit) -> Onleesbaar:
    namen = {naam.casefold(): naam for naam in feit.keuzelijst().values()}
    lijkt = get_close_matches(tekst.casefold(), namen, n=1)
    raad = f"Bedoelt u “{namen[lijkt[0]]}”?" if lijkt else "De keuzes staan onder de voorwaarden."
    return Onleesbaar({"waarde": f"“{tekst[:60]}” is geen keuze bij {feit.label}. {raad}"})


def _los(waarde: Los, feit: Feit) -> str:
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case Decimal():
            return number_format(waarde.normalize() if waarde else 0, use_l10n=True)
        case datetime.date():
            return f"{waarde:%d-%m-%Y}"
        case str():
            return feit.keuzelijst().get(waarde, waarde)
