"""Which questions apply, and whether an answer fits its question."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from diagnose.toetsen.antwoordfeiten import lees_waarden
from diagnose.toetsen.vragen import Soort, Vraag, Vragenlijst
from keten.fouten import NietToegestaan
from keten.regels.feiten import Feit
from keten.regels.toetsen import geldt
from keten.regels.valideren import lees

MAX_TEKST = 2000
SCHAAL = (1, 5)


def getoond(lijst: Vragenlijst, antwoorden: Mapping[str, Any]) -> list[Vraag]:
    """The questions that apply to these answers, in order.

    An answer to a question that no longer applies counts as not given, so what hangs on it goes too.

    Args:
        antwoorden: by code of the question, as JSON.
    """
    feiten = lijst.antwoordfeiten()
    van_toepassing: list[Vraag] = []
    gegeven: dict[str, Any] = {}
    for vraag in lijst.vragen:
        if vraag.toon is not None and not geldt(lees(vraag.toon, feiten), lees_waarden(gegeven, feiten)):
            continue
        van_toepassing.append(vraag)
        if vraag.feitcode in feiten and is_ingevuld(antwoorden.get(vraag.code)):
            gegeven[vraag.feitcode] = antwoorden[vraag.code]
    return van_toepassing


def is_ingevuld(antwoord: Any) -> bool:
    """Whether something was answered; "nee" and 0 are answers, nothing chosen is not."""
    return antwoord not in (None, "", [])


def keur(vraag: Vraag, antwoord: Any) -> None:
    """Check one answer, as JSON.

    Raises:
        NietToegestaan: the answer does not fit the question; `veld` is the code of the fact that it is.
    """
    if not is_ingevuld(antwoord):
        return
    if not _PASSEND[vraag.soort](vraag, antwoord):
        raise NietToegestaan(_("Dit antwoord past niet bij de vraag."), veld=vraag.feitcode)


def als_waarden(lijst: Vragenlijst, antwoorden: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that count, as the scoring keeps them: by code of the fact, without open texts."""
    feiten: dict[str, Feit] = lijst.antwoordfeiten()
    return {
        vraag.feitcode: antwoorden[vraag.code]
        for vraag in getoond(lijst, antwoorden)
        if vraag.feitcode in feiten and is_ingevuld(antwoorden.get(vraag.code))
    }


def in_woorden(vraag: Vraag, antwoord: Any) -> str:
    """An answer as a person reads it."""
    if not is_ingevuld(antwoord):
        return "niet beantwoord"
    keuzes = dict(vraag.keuzes)
    match vraag.soort:
        case Soort.JANEE:
            return "ja" if antwoord else "nee"
        case Soort.KEUZE:
            return keuzes.get(antwoord, str(antwoord))
        case Soort.MEERKEUZE:
            return ", ".join(keuzes.get(code, str(code)) for code in antwoord)
        case Soort.SCHAAL:
            return f"{antwoord} van {SCHAAL[1]}"
        case _:
            return f"{antwoord} {vraag.eenheid}".strip()


def _is_getal(antwoord: Any) -> bool:
    return isinstance(antwoord, int | float) and not isinstance(antwoord, bool) and abs(antwoord) <= 10**9


def _past_getal(vraag: Vraag, antwoord: Any) -> bool:
    onder = vraag.van is None or (_is_getal(antwoord) and antwoord >= vraag.van)
    boven = vraag.tot is None or (_is_getal(antwoord) and antwoord <= vraag.tot)
    return _is_getal(antwoord) and onder and boven


def _past_meerkeuze(vraag: Vraag, antwoord: Any) -> bool:
    return isinstance(antwoord, list) and set(map(str, antwoord)) <= {code for code, _ in vraag.keuzes}


_PASSEND: dict[Soort, Callable[[Vraag, Any], bool]] = {
    Soort.JANEE: lambda vraag, antwoord: isinstance(antwoord, bool),
    Soort.KEUZE: lambda vraag, antwoord: isinstance(antwoord, str) and antwoord in dict(vraag.keuzes),
    Soort.MEERKEUZE: _past_meerkeuze,
    Soort.GETAL: _past_getal,
    Soort.SCHAAL: lambda vraag, antwoord: type(antwoord) is int and SCHAAL[0] <= antwoord <= SCHAAL[1],
    Soort.TEKST: lambda vraag, antwoord: isinstance(antwoord, str) and len(antwoord) <= MAX_TEKST,
}
