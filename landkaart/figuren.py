"""The figures of the Landkaart as specifications for `keten.grafieken`, with what they say in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from keten import grafieken
from landkaart.landelijk import Mijlpaalbeeld
from landkaart.models import Antwoord, Mijlpaal
from landkaart.verloop import Meting

_KLEUREN = {
    Antwoord.VOLLEDIG: "var(--lwi-lk-groen)",
    Antwoord.GEDEELTELIJK: "var(--lwi-lk-blauw)",
    Antwoord.ONTWIKKELING: "var(--lwi-lk-oranje)",
    Antwoord.NIET: "var(--lwi-lk-rood)",
}
_LEEG = "var(--lwi-grond-sterk)"
_LIJN, _STAAF, _SMAL = 640, 420, 195
_REEKSEN = ["Alle mijlpalen", "Plannen en visie", "Realiseren en borgen"]


@dataclass(frozen=True)
class Figuur:
    """A drawn figure, for a wide and for a narrow place.

    Attributes:
        label: what it shows, in words, for who does not see it.
    """

    breed: SafeString
    smal: SafeString
    label: str


@dataclass(frozen=True)
class Lijnpunt:
    """What the trend shows of one measurement, in percent."""

    meting: Meting
    geheel: Decimal
    plannen: Decimal
    uitvoeren: Decimal


def lijnpunten(reeks: Sequence[Meting], mijlpalen: Sequence[Mijlpaal]) -> list[Lijnpunt]:
    """The means of exact percentages after each measurement: of all, of planning, and of doing (L-32)."""
    plannen = [mijlpaal for mijlpaal in mijlpalen if not mijlpaal.fase.uitvoering]
    uitvoeren = [mijlpaal for mijlpaal in mijlpalen if mijlpaal.fase.uitvoering]
    return [
        Lijnpunt(
            meting,
            meting.totaal(mijlpalen).gemiddeld,
            meting.totaal(plannen).gemiddeld,
            meting.totaal(uitvoeren).gemiddeld,
        )
        for meting in reeks
    ]


def verloop(punten: Sequence[Lijnpunt]) -> Figuur:
    """The trend of a location as three lines."""
    eerste, laatste = punten[0], punten[-1]
    label = (
        f"Lijngrafiek. Het gemiddelde van alle mijlpalen ging van {eerste.geheel:.1f} procent "
        f"naar {laatste.geheel:.1f} procent. Plannen en visie staan op {laatste.plannen:.1f} procent, "
        f"realiseren en borgen op {laatste.uitvoeren:.1f} procent."
    )
    breed, smal = (grafieken.teken(_lijnen(punten, breedte)) for breedte in (_LIJN, _SMAL))
    return Figuur(breed, smal, _met_kommas(label))


def mijlpalen(beelden: Sequence[Mijlpaalbeeld]) -> Figuur:
    """The national picture: per milestone, how many locations have each answer."""
    best = max(beelden, key=lambda beeld: beeld.gemiddeld)
    minst = min(beelden, key=lambda beeld: beeld.gemiddeld)
    label = (
        "Staafgrafiek: per mijlpaal hoeveel locaties elk antwoord gaven. "
        f"Het verst is mijlpaal {best.mijlpaal}, gemiddeld {best.gemiddeld:.1f} procent; "
        f"het minst ver is mijlpaal {minst.mijlpaal}, gemiddeld {minst.gemiddeld:.1f} procent."
    )
    breed, smal = (grafieken.teken(_staven(beelden, smal=keuze)) for keuze in (False, True))
    return Figuur(breed, smal, _met_kommas(label))


def _lijnen(punten: Sequence[Lijnpunt], breedte: int) -> dict[str, Any]:
    rijen = [
        {"dag": punt.meting.dag.isoformat(), "waarde": round(float(waarde), 2), "wat": wat}
        for punt in punten
        for wat, waarde in zip(_REEKSEN, (punt.geheel, punt.plannen, punt.uitvoeren), strict=True)
    ]
    kleuren = ["var(--lwi-inkt)", "var(--lwi-accent)", "var(--lwi-lk-steun-2)"]
    onder = {
        "orient": "bottom",
        "symbolType": "stroke",
        "symbolSize": 400,
        "symbolStrokeWidth": 2.5,
        "columns": 3 if breedte > _SMAL else 1,
    }
    return {
        "width": breedte,
        "height": 230,
        "data": {"values": rijen},
        "mark": {"type": "line", "point": {"filled": True, "size": 45}, "strokeWidth": 2.5},
        "encoding": {
            "x": {"field": "dag", "type": "temporal", "title": None, "axis": {"format": "%Y"}},
            "y": {
                "field": "waarde",
                "type": "quantitative",
                "title": "gemiddeld percentage",
                "scale": {"domain": [0, 100]},
            },
            "color": {"field": "wat", "scale": {"domain": _REEKSEN, "range": kleuren}, "legend": onder},
            "strokeDash": {
                "field": "wat",
                "scale": {"domain": _REEKSEN, "range": [[1, 0], [7, 3], [2, 3]]},
            },
        },
    }


def _staven(beelden: Sequence[Mijlpaalbeeld], *, smal: bool) -> dict[str, Any]:
    """Stacked bars; in a narrow place a milestone goes by its number."""
    namen = {b.mijlpaal.pk: str(b.mijlpaal.nummer) if smal else str(b.mijlpaal) for b in beelden}
    rijen = [
        {
            "mijlpaal": namen[beeld.mijlpaal.pk],
            "antwoord": woord,
            "volgorde": plaats,
            "aantal": beeld.aantallen[code],
        }
        for beeld in beelden
        for plaats, (code, woord) in enumerate(_antwoorden())
        if beeld.aantallen[code]
    ]
    aantal: dict[str, Any] = {
        "field": "aantal",
        "type": "quantitative",
        "stack": "zero",
        "title": "aantal locaties",
        "scale": {"domain": [0, sum(beelden[0].aantallen.values())]},
    }
    woorden = [woord for _code, woord in _antwoorden()]
    kleur = {
        "field": "antwoord",
        "scale": {"domain": woorden, "range": [*_KLEUREN.values(), _LEEG]},
        "legend": {"orient": "top", "columns": 1 if smal else 3, "labelLimit": 260, "symbolSize": 120},
    }
    return {
        "width": _SMAL if smal else _STAAF,
        "height": {"step": 26},
        "data": {"values": rijen},
        "encoding": {
            "y": {
                "field": "mijlpaal",
                "type": "nominal",
                "sort": list(namen.values()),
                "title": None,
                "axis": {"labelLimit": 290, "ticks": False, "domain": False},
            },
            "order": {"field": "volgorde"},
        },
        "layer": [
            {
                "mark": {"type": "bar", "stroke": "var(--lwi-vlak)", "strokeWidth": 1},
                "encoding": {"x": aantal, "color": kleur},
            },
            {"mark": {"type": "text", "fontWeight": "bold"}, "encoding": _getallen(aantal, smal=smal)},
        ],
    }


def _getallen(aantal: dict[str, Any], *, smal: bool) -> dict[str, Any]:
    """The numbers in the bars, where there is room for them."""
    return {
        "text": {"field": "aantal"},
        "x": {**aantal, "bandPosition": 0.5},
        "opacity": {"condition": {"test": f"datum.aantal < {9 if smal else 4}", "value": 0}, "value": 1},
        "color": {
            "condition": {"test": "datum.antwoord == 'niet ingevuld'", "value": "var(--lwi-inkt)"},
            "value": "var(--lwi-vlak)",
        },
    }


def _antwoorden() -> list[tuple[str, str]]:
    return [*((antwoord.value, str(antwoord.label)) for antwoord in _KLEUREN), ("", "niet ingevuld")]


def _met_kommas(tekst: str) -> str:
    """Figures in a sentence as Dutch readers write them."""
    return re.sub(r"(\d)\.(\d)", r"\1,\2", tekst)
