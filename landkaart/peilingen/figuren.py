"""The pictures of surveys as specifications for `keten.grafieken`, with what they say in words."""

from collections.abc import Sequence
from typing import Any

from keten import grafieken
from keten.getallen import met_komma
from landkaart.figuren import Figuur
from landkaart.peilingen.rekenen import HOOGST, LAAGST, Score
from landkaart.peilingen.tijdvakken import Tijdvak

_BREED, _SMAL = 640, 195


def verloop(trend: Sequence[tuple[Tijdvak, Score]]) -> Figuur | None:
    """The mean per stretch with its interval; None as long as fewer than two are shown."""
    punten = [(tijdvak, een) for tijdvak, een in trend if een.gemiddelde is not None]
    if len(punten) < 2:
        return None
    zinnen = [f"{tijdvak} {met_komma(een.gemiddelde or 0)}" for tijdvak, een in punten]
    label = f"Lijngrafiek van het gemiddelde oordeel van klanten, van 1 tot 5: {', '.join(zinnen)}."
    breed, smal = (grafieken.teken(_lijn(punten, breedte)) for breedte in (_BREED, _SMAL))
    return Figuur(breed, smal, label)


def _lijn(punten: Sequence[tuple[Tijdvak, Score]], breedte: int) -> dict[str, Any]:
    rijen = [
        {
            "tijdvak": tijdvak.kort
            if breedte > _SMAL
            else f"{tijdvak.laatste.nummer}/{tijdvak.laatste.jaar % 100}",
            "score": een.gemiddelde,
            "laag": een.laag,
            "hoog": een.hoog,
        }
        for tijdvak, een in punten
    ]
    x = {
        "field": "tijdvak",
        "type": "ordinal",
        "sort": [rij["tijdvak"] for rij in rijen],
        "title": None,
        "axis": {"labelAngle": 0},
    }
    schaal = {"domain": [LAAGST, HOOGST]}
    as_ = {"values": list(range(LAAGST, HOOGST + 1)), "format": "d"}
    y = {"field": "score", "type": "quantitative", "title": "gemiddeld oordeel", "scale": schaal, "axis": as_}
    kleur = "var(--lwi-accent)"
    return {
        "width": breedte,
        "height": 200,
        "data": {"values": rijen},
        "encoding": {"x": x},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 2, "stroke": "var(--lwi-lijn-sterk)"},
                "encoding": {"y": {**y, "field": "laag"}, "y2": {"field": "hoog"}},
            },
            {
                "mark": {"type": "line", "stroke": kleur, "strokeWidth": 2.5},
                "encoding": {"y": y},
            },
            {"mark": {"type": "point", "filled": True, "size": 60, "fill": kleur}, "encoding": {"y": y}},
        ],
    }
