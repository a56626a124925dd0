"""The pictures about chances as specifications for `keten.grafieken`, with what they say in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from diagnose.kansen.arbeidsmarkttoets import Uitkomst as Toetsuitkomst
from diagnose.kansen.voorspelkracht import Uitkomst
from keten import grafieken
from keten.getallen import met_komma

_BREED, _STAAND, _SMAL = 620, 420, 210
_TABEL, _EIGEN = "tabel", "eigen schatting"
_INKT, _ACCENT = "var(--lwi-inkt)", "var(--lwi-accent)"


@dataclass(frozen=True)
class Figuur:
    """A drawn figure, for a wide and for a narrow place.

    Attributes:
        label: what it shows, in words, for who does not see it.
    """

    breed: SafeString
    smal: SafeString
    label: str


def curve(uitkomst: Toetsuitkomst) -> Figuur:
    """The chance per month in both sources, with the interval of the estimate and the tipping point."""
    bekend = [kans for kans in uitkomst.kansen if kans is not None]
    label = (
        f"Lijngrafiek van de kans op werk per maand zonder werk. De kans gaat van {procent(bekend[0])} "
        f"naar {procent(bekend[-1])}."
    )
    if uitkomst.kantelmaand:
        label += f" In maand {uitkomst.kantelmaand} is de kans {uitkomst.daling} procent gedaald."
    breed, smal = (grafieken.teken(_curve(uitkomst, breedte)) for breedte in (_BREED, _SMAL))
    return Figuur(breed, smal, label)


def ijking(uitkomsten: Sequence[Uitkomst]) -> Figuur | None:
    """Predicted beside observed: points on the line mean that the prediction came true."""
    punten = [punt for punt in uitkomsten if punt.deel is not None]
    if not punten:
        return None
    zinnen = [
        f"voorspeld {procent(punt.voorspeld)}, werkelijk {procent(punt.deel)} van {punt.n} klanten"
        for punt in punten
        if punt.voorspeld is not None and punt.deel is not None
    ]
    label = f"Puntgrafiek van voorspelde en werkelijke kans op werk: {'; '.join(zinnen)}."
    breed, smal = (grafieken.teken(_ijking(punten, breedte)) for breedte in (_STAAND, _SMAL))
    return Figuur(breed, smal, label)


def procent(kans: float | None) -> str:
    """A share in words."""
    return "onbekend" if kans is None else f"{met_komma(kans * 100)} procent"


def _curve(uitkomst: Toetsuitkomst, breedte: int) -> dict[str, Any]:
    rijen: list[dict[str, Any]] = []
    for regel in uitkomst.regels:
        if regel.tabel is not None:
            rijen.append({"maand": regel.maand, "kans": _rond(regel.tabel), "bron": _TABEL})
        if (eigen := regel.eigen) is not None:
            rand = {"laag": _rond(eigen.laag), "hoog": _rond(eigen.hoog)}
            rijen.append({"maand": regel.maand, "kans": _rond(eigen.kans), "bron": _EIGEN, **rand})
    x = {
        "field": "maand",
        "type": "quantitative",
        "title": "maand zonder werk",
        "scale": {"domain": [1, 12], "nice": False},
        "axis": {"values": list(range(1, 13)) if breedte > _SMAL else [1, 4, 8, 12], "format": "d"},
    }
    y = {"field": "kans", "type": "quantitative", "title": "kans op werk (%)", "scale": {"domainMin": 0}}
    bronnen = sorted({rij["bron"] for rij in rijen}, reverse=True)
    lagen: list[dict[str, Any]] = [
        {
            "transform": [{"filter": f"datum.bron == '{_EIGEN}'"}],
            "mark": {"type": "area", "opacity": 0.18, "color": _ACCENT},
            "encoding": {"x": x, "y": {**y, "field": "laag"}, "y2": {"field": "hoog"}},
        },
        {
            "mark": {"type": "line", "point": {"filled": True, "size": 40}, "strokeWidth": 2.5},
            "encoding": {
                "x": x,
                "y": y,
                "color": _reeks("bron", bronnen, [_kleur(bron) for bron in bronnen], breedte),
                "strokeDash": {
                    "field": "bron",
                    "scale": {
                        "domain": bronnen,
                        "range": [[6, 3] if bron == _EIGEN else [1, 0] for bron in bronnen],
                    },
                },
            },
        },
    ]
    if uitkomst.kantelmaand:
        lagen.append(_streep(uitkomst.kantelmaand))
    return {"width": breedte, "height": 230, "data": {"values": rijen}, "layer": lagen}


def _streep(maand: int) -> dict[str, Any]:
    """A vertical line at the tipping point."""
    return {
        "data": {"values": [{"maand": maand}]},
        "mark": {"type": "rule", "strokeDash": [3, 3], "strokeWidth": 1.5, "color": _INKT},
        "encoding": {"x": {"field": "maand", "type": "quantitative"}},
    }


def _ijking(punten: Sequence[Uitkomst], breedte: int) -> dict[str, Any]:
    rijen = [
        {
            "voorspeld": _rond(punt.voorspeld or 0),
            "werkelijk": _rond(punt.deel or 0),
            "laag": _rond(punt.interval.laag),
            "hoog": _rond(punt.interval.hoog),
        }
        for punt in punten
        if punt.interval is not None
    ]
    as_: dict[str, Any] = {"type": "quantitative", "scale": {"domain": [0, 100]}}
    x = {**as_, "field": "voorspeld", "title": "voorspeld (%)"}
    y = {**as_, "field": "werkelijk", "title": "werkelijk aan het werk (%)"}
    gelijk = [{"voorspeld": 0, "werkelijk": 0}, {"voorspeld": 100, "werkelijk": 100}]
    return {
        "width": breedte,
        "height": 280,
        "data": {"values": rijen},
        "layer": [
            {
                "data": {"values": gelijk},
                "mark": {"type": "line", "strokeDash": [6, 4], "color": "var(--lwi-lijn-sterk)"},
                "encoding": {"x": x, "y": y},
            },
            {
                "mark": {"type": "rule", "strokeWidth": 2, "color": _ACCENT},
                "encoding": {"x": x, "y": {**y, "field": "laag"}, "y2": {"field": "hoog"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "color": _ACCENT, "opacity": 1},
                "encoding": {"x": x, "y": y},
            },
        ],
    }


def _reeks(veld: str, domein: list[str], kleuren: list[str], breedte: int) -> dict[str, Any]:
    onder = {
        "orient": "bottom",
        "symbolType": "stroke",
        "symbolSize": 400,
        "symbolStrokeWidth": 2.5,
        "columns": 2 if breedte > _SMAL else 1,
    }
    return {"field": veld, "scale": {"domain": domein, "range": kleuren}, "legend": onder}


def _kleur(bron: str) -> str:
    return _ACCENT if bron == _EIGEN else _INKT


def _rond(kans: float) -> float:
    return round(kans * 100, 2)
