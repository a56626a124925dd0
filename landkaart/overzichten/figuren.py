"""The pictures of figures as specifications for `keten.grafieken`, with what they say in words."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from keten import grafieken
from keten.indicatoren import Indicator, Stand
from landkaart.figuren import Figuur
from landkaart.overzichten.woorden import getal, maand, toonbaar

_BREED, _SMAL, _HOOG = 620, 210, 230
_INKT, _ACCENT, _STEUN = "var(--lwi-inkt)", "var(--lwi-accent)", "var(--lwi-lk-steun-2)"
_VULLING = [
    "var(--lwi-accent-zacht)",
    "var(--lwi-let-op-zacht)",
    "var(--lwi-goed-zacht)",
    "var(--lwi-grond-sterk)",
]
_LIJNEN = ("lijn", "streepjes")
_PROCENT = {"domain": [0, 100]}

_VONK_BREED, _VONK_HOOG, _RAND = 120, 32, 4


def verloop(indicator: Indicator, reeks: Sequence[Stand], streven: float | None) -> Figuur | None:
    """The months of a figure as a line, with its target; None when there are not two points."""
    punten = _punten(reeks)
    if len(punten) < 2:
        return None
    eerste, laatste = punten[0], punten[-1]
    label = (
        f"Lijngrafiek van {indicator.naam}: van {getal(eerste[1], indicator.eenheid)} in {maand(eerste[0])} "
        f"naar {getal(laatste[1], indicator.eenheid)} in {maand(laatste[0])}."
    )
    if streven is not None:
        label += f" Het doel is {getal(streven, indicator.eenheid)}."
    breed, smal = (grafieken.teken(_lijn(indicator, punten, streven, b)) for b in (_BREED, _SMAL))
    return Figuur(breed, smal, label)


def samen(
    lijnen: Sequence[tuple[Indicator, Sequence[Stand]]],
    delen: Mapping[datetime.date, Mapping[str, float]],
    wat: str,
) -> Figuur | None:
    """Two quotes as lines over what the inflow is made of, as bars, in percents of one axis (X-48).

    Args:
        delen: by month, the share in percents of each group in the inflow.
        wat: by what the inflow is divided, in words.
    """
    reeksen = [(indicator, _punten(reeks)) for indicator, reeks in lijnen]
    if not any(len(punten) > 1 for _, punten in reeksen):
        return None
    zinnen = [
        f"{indicator.naam} van {getal(punten[0][1], '%')} naar {getal(punten[-1][1], '%')}"
        for indicator, punten in reeksen
        if punten
    ]
    label = f"Lijngrafiek: {'; '.join(zinnen)}."
    if delen:
        laatste = delen[max(delen)]
        woorden = ", ".join(f"{groep} {getal(deel, '%')}" for groep, deel in laatste.items())
        label += f" Staven: de instroom naar {wat}, in de laatste maand {woorden}."
    breed, smal = (grafieken.teken(_lagen(reeksen, delen, breedte)) for breedte in (_BREED, _SMAL))
    return Figuur(breed, smal, label)


def vonk(reeks: Sequence[Stand]) -> SafeString:
    """The trend of a figure as a small line, for beside its value; empty when there are not two points.

    It says nothing that the words beside it do not say, so screen readers pass it by.
    """
    punten = _punten(reeks)
    if len(punten) < 2:
        return SafeString("")
    waarden = [waarde for _, waarde in punten]
    laag, hoog = min(waarden), max(waarden)
    breedte, hoogte = _VONK_BREED - 2 * _RAND, _VONK_HOOG - 2 * _RAND
    plekken = [
        (
            f"{_RAND + breedte * nummer / (len(waarden) - 1):.1f}",
            f"{_RAND + hoogte * (1 - (waarde - laag) / (hoog - laag) if hoog > laag else 0.5):.1f}",
        )
        for nummer, waarde in enumerate(waarden)
    ]
    return format_html(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false">'
        '<polyline points="{}" fill="none" stroke="var(--lwi-accent)" stroke-width="2" />'
        '<circle cx="{}" cy="{}" r="3" fill="var(--lwi-accent)" /></svg>',
        *(_VONK_BREED, _VONK_HOOG, _VONK_BREED, _VONK_HOOG),
        format_html_join(" ", "{},{}", plekken),
        *plekken[-1],
    )


def _punten(reeks: Sequence[Stand]) -> list[tuple[datetime.date, float]]:
    """The months whose value may be shown, oldest first."""
    gevonden = [(een.maand, toonbaar(een)) for een in reeks]
    return sorted((dag, waarde) for dag, waarde in gevonden if waarde is not None)


def _rijen(punten: Sequence[tuple[datetime.date, float]], wat: str) -> list[dict[str, Any]]:
    return [{"maand": dag.isoformat(), "waarde": waarde, "wat": wat} for dag, waarde in punten]


def _as(breedte: int) -> dict[str, Any]:
    return {
        "field": "maand",
        "type": "temporal",
        "timeUnit": "yearmonth",
        "title": None,
        "axis": {"format": "%b %Y", "tickCount": 6 if breedte > _SMAL else 3, "labelOverlap": True},
    }


def _lijn(
    indicator: Indicator,
    punten: Sequence[tuple[datetime.date, float]],
    streven: float | None,
    breedte: int,
) -> dict[str, Any]:
    schaal: dict[str, Any] = {"domain": [0, 100]} if indicator.eenheid == "%" else {"zero": True}
    y = {"field": "waarde", "type": "quantitative", "title": indicator.eenheid, "scale": schaal}
    lagen: list[dict[str, Any]] = [
        {
            "mark": {
                "type": "line",
                "color": _ACCENT,
                "strokeWidth": 2.5,
                "point": {"filled": True, "size": 45},
            },
            "encoding": {"x": _as(breedte), "y": y},
        }
    ]
    if streven is not None:
        doel = [{"waarde": streven, "tekst": "doel", "maand": punten[0][0].isoformat()}]
        lagen.append(
            {
                "data": {"values": doel},
                "mark": {"type": "rule", "strokeDash": [4, 3], "strokeWidth": 2, "color": _INKT},
                "encoding": {"y": y},
            }
        )
        lagen.append(
            {
                "data": {"values": doel},
                "mark": {"type": "text", "align": "left", "dy": -7, "color": _INKT},
                "encoding": {"x": _as(breedte), "y": y, "text": {"field": "tekst"}},
            }
        )
    return {"width": breedte, "height": _HOOG, "data": {"values": _rijen(punten, "")}, "layer": lagen}


def _lagen(
    reeksen: Sequence[tuple[Indicator, list[tuple[datetime.date, float]]]],
    delen: Mapping[datetime.date, Mapping[str, float]],
    breedte: int,
) -> dict[str, Any]:
    """Bars of the inflow with the lines over them."""
    x = _as(breedte)
    y = {"field": "waarde", "type": "quantitative", "title": "%", "scale": _PROCENT}
    onder = {"orient": "bottom", "columns": 2 if breedte > _SMAL else 1, "labelLimit": 260}
    groepen = sorted({groep for rij in delen.values() for groep in rij})
    staven = [
        {"maand": dag.isoformat(), "waarde": deel, "wat": groep}
        for dag, rij in sorted(delen.items())
        for groep, deel in rij.items()
    ]
    # Two scales for one field do not share a legend, so the words say which line is dashed.
    namen = [f"{indicator.naam} ({soort})" for (indicator, _), soort in zip(reeksen, _LIJNEN, strict=False)]
    punten = [rij for naam, (_, reeks) in zip(namen, reeksen, strict=True) for rij in _rijen(reeks, naam)]
    lijn = {"type": "line", "strokeWidth": 3, "point": {"filled": True, "size": 50}}
    return {
        "width": breedte,
        "height": _HOOG + 40,
        "resolve": {"scale": {"color": "independent"}},
        "config": {"legend": {"layout": {"bottom": {"anchor": "start", "direction": "vertical"}}}},
        "layer": [
            {
                "data": {"values": staven},
                "mark": {"type": "bar", "stroke": "var(--lwi-lijn-sterk)", "strokeWidth": 0.5},
                "encoding": {
                    "x": x,
                    "y": {**y, "stack": "zero"},
                    "color": {
                        "field": "wat",
                        "scale": {"domain": groepen, "range": _VULLING[: len(groepen)]},
                        "legend": {**onder, "symbolType": "square", "symbolStrokeColor": _INKT},
                    },
                },
            },
            {
                "data": {"values": punten},
                "mark": lijn,
                "encoding": {
                    "x": {**x, "bandPosition": 0.5},
                    "y": y,
                    "color": {
                        "field": "wat",
                        "scale": {"domain": namen, "range": [_ACCENT, _STEUN]},
                        "legend": {**onder, "symbolType": "stroke", "symbolSize": 400},
                    },
                    "strokeDash": {
                        "field": "wat",
                        "scale": {"domain": namen, "range": [[1, 0], [7, 3]]},
                        "legend": None,
                    },
                },
            },
        ],
    }
