"""Figures as people say them: numbers with their unit, and sentences that say what changed."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format, number_format

from keten.indicatoren import Indicator, Stand
from keten.kleine_getallen import ONDER, te_klein

TE_WEINIG = f"minder dan {ONDER}"
VERBORGEN = "niet getoond"
ONBEKEND = "nog niet bekend"
_ENKELVOUD = {
    "klanten": "klant",
    "dagen": "dag",
    "plaatsingen": "plaatsing",
    "vacatures": "vacature",
    "intakes": "intake",
    "uitkeringen": "uitkering",
}


class Richting(StrEnum):
    """Whether a change is what we want; nothing is said of figures without a desired direction."""

    BETER = "beter"
    SLECHTER = "slechter"
    GELIJK = "gelijk"
    GEEN = ""


@dataclass(frozen=True)
class Verandering:
    """What became of a figure between two months, in words and as a direction."""

    zin: str
    richting: Richting


def getal(waarde: float, eenheid: str) -> str:
    """A number with its unit, as Dutch readers write it: 57,3%, € 416.000, 12 dagen."""
    if eenheid == "euro":
        return f"€ {number_format(round(waarde), use_l10n=True, force_grouping=True)}"
    kort = number_format(f"{waarde:.1f}".removesuffix(".0"), use_l10n=True, force_grouping=True)
    if eenheid == "%":
        return f"{kort}%"
    return f"{kort} {_ENKELVOUD.get(eenheid, eenheid) if kort == '1' else eenheid}"


def stand(een: Stand | None) -> str:
    """A figure in words; few people behind it are not shown."""
    if een is None or (een.waarde is None and not een.te_klein):
        return ONBEKEND
    if een.te_klein:
        return TE_WEINIG if te_klein(een.mensen) else VERBORGEN
    return getal(een.waarde or 0, een.indicator.eenheid)


def kort(een: Stand | None) -> str:
    """A figure for a column that names what is counted: without the word behind the number."""
    gewoon = stand(een)
    if een is None or een.indicator.eenheid in ("%", "euro") or toonbaar(een) is None:
        return gewoon
    return gewoon.split(" ")[0]


def toonbaar(een: Stand | None) -> float | None:
    """The number of a figure, or None when there is none that may be shown."""
    return None if een is None or een.te_klein else een.waarde


def maand(dag: datetime.date) -> str:
    """A month in words: "oktober 2026"."""
    return date_format(dag, "F Y")


def verandering(nu: Stand | None, toen: Stand | None) -> Verandering | None:
    """What changed since another month, in a sentence; None when one of the two cannot be shown.

    Values under another definition are not compared: the sentence says so.
    """
    eerst, laatst = toonbaar(toen), toonbaar(nu)
    if nu is None or toen is None or eerst is None or laatst is None:
        return None
    wanneer = maand(toen.maand)
    if nu.versie != toen.versie:
        return Verandering(f"Niet te vergelijken met {wanneer}: de definitie is gewijzigd.", Richting.GEEN)
    verschil = round(laatst - eerst, 1)
    if not verschil:
        return Verandering(f"Even hoog als in {wanneer}.", Richting.GELIJK)
    zin = (
        f"{afstand(verschil, nu.indicator.eenheid)} {'meer' if verschil > 0 else 'minder'} dan in {wanneer}."
    )
    return Verandering(zin, richting(nu.indicator, verschil))


def afstand(verschil: float, eenheid: str) -> str:
    """How far two numbers are apart, without a sign: "3 procentpunt", "2 dagen"."""
    if eenheid == "%":
        return getal(abs(verschil), "procentpunt")
    if eenheid.startswith("van "):  # a mark: 3,2 van 5
        return getal(abs(verschil), "punt")
    return getal(abs(verschil), eenheid)


def richting(indicator: Indicator, verschil: float) -> Richting:
    """Whether a change is what we want of this figure."""
    if indicator.hoger_is_beter is None:
        return Richting.GEEN
    return Richting.BETER if (verschil > 0) is indicator.hoger_is_beter else Richting.SLECHTER


def gehaald(indicator: Indicator, waarde: float, streven: float) -> bool | None:
    """Whether a figure is at its target or better; None when neither direction is."""
    if indicator.hoger_is_beter is None:
        return None
    return waarde >= streven if indicator.hoger_is_beter else waarde <= streven


def streefzin(indicator: Indicator, een: Stand | None, streven: float, op: datetime.date) -> str:
    """Where a figure stands against its target, in a sentence."""
    doel = f"Het doel is {getal(streven, indicator.eenheid)} op {date_format(op, 'j F Y')}"
    nu = toonbaar(een)
    behaald = None if nu is None else gehaald(indicator, nu, streven)
    if nu is None or behaald is None:
        return f"{doel}."
    if behaald:
        return f"{doel}, dat is gehaald."
    return f"{doel}, nog {afstand(streven - nu, indicator.eenheid)} te gaan."
