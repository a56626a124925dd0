"""The pictures of the monitor as specifications for `keten.grafieken`, with what they say in words."""

from collections.abc import Sequence
from typing import Any

from diagnose.kansen.figuren import Figuur
from handhaving.monitor.cijfers import DOEL_ENERGIE, Kleurregel, Opbrengst
from keten import grafieken

_BREED, _SMAL = 560, 200
_ACCENT, _INKT = "var(--lwi-accent)", "var(--lwi-inkt)"
_SAMEN = "oranje en rood"
_KORT = {"groen": "groen", "oranje": "oranje", "rood": "rood", "": "onbekend"}


def energie(regels: Sequence[Kleurregel], verhoogd: int | None) -> Figuur | None:
    """Where the hours went, as bars per colour; None when there were none."""
    if verhoogd is None:
        return None
    delen = [(_KORT[regel.kleur], regel.deel or 0) for regel in regels]
    staven = [*delen, (_SAMEN, verhoogd)]
    zinnen = ", ".join(f"{naam} {deel} procent" for naam, deel in delen)
    label = (
        f"Staafgrafiek van de controletijd per kleur: {zinnen}. Samen ging {verhoogd} procent naar oranje en "
        f"rood; de norm is {DOEL_ENERGIE} procent."
    )
    breed, smal = (grafieken.teken(_staven(staven, breedte)) for breedte in (_BREED, _SMAL))
    return Figuur(breed, smal, label)


def opbrengst(regels: Sequence[Opbrengst]) -> Figuur | None:
    """The share of hits per ground with its interval; None when nothing can be said."""
    punten = [
        {"naam": r.naam, "deel": r.procent, "laag": r.laag, "hoog": r.hoog}
        for r in regels
        if r.procent is not None
    ]
    if not punten:
        return None
    zinnen = "; ".join(
        f"{punt['naam']} {punt['deel']} procent, tussen {punt['laag']} en {punt['hoog']}" for punt in punten
    )
    label = f"Puntgrafiek van hoe vaak een controle iets vindt, per grond: {zinnen}."
    breed, smal = (grafieken.teken(_punten(punten, breedte)) for breedte in (_BREED, _SMAL))
    return Figuur(breed, smal, label)


def _staven(delen: Sequence[tuple[str, int]], breedte: int) -> dict[str, Any]:
    """Bars, with a line at the norm."""
    x = _procenten("deel", "controletijd (%), streep: de norm", breedte)
    y = {"field": "naam", "type": "nominal", "sort": None, "title": None}
    return {
        "width": breedte,
        "height": {"step": 34},
        "data": {"values": [{"naam": naam, "deel": deel} for naam, deel in delen]},
        "layer": [
            {"mark": {"type": "bar", "color": _ACCENT}, "encoding": {"x": x, "y": y}},
            {
                "data": {"values": [{"deel": DOEL_ENERGIE}]},
                "mark": {"type": "rule", "strokeDash": [4, 3], "strokeWidth": 2, "color": _INKT},
                "encoding": {"x": x},
            },
        ],
    }


def _punten(punten: Sequence[dict[str, Any]], breedte: int) -> dict[str, Any]:
    y = {"field": "naam", "type": "nominal", "sort": None, "title": None}
    x = _procenten("deel", "controles met een treffer (%)", breedte)
    return {
        "width": breedte,
        "height": {"step": 34},
        "data": {"values": list(punten)},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 3, "color": _ACCENT},
                "encoding": {"y": y, "x": {**x, "field": "laag"}, "x2": {"field": "hoog"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "color": _INKT, "opacity": 1},
                "encoding": {"y": y, "x": x},
            },
        ],
    }


def _procenten(veld: str, titel: str, breedte: int) -> dict[str, Any]:
    return {
        "field": veld,
        "type": "quantitative",
        "title": titel,
        "scale": {"domain": [0, 100]},
        "axis": {"tickCount": 5 if breedte > _SMAL else 3},
    }
