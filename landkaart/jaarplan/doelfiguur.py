"""The picture of a goal: what was measured next to the line from baseline to target, and the same as rows."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from keten import grafieken
from keten.indicatoren import vind
from keten.maanden import laatste_dag
from landkaart.figuren import Figuur
from landkaart.jaarplan import metingen
from landkaart.jaarplan.bestanden import getal
from landkaart.jaarplan.koers import achter
from landkaart.jaarplan.volgen import Doelbeeld, lijn_op
from landkaart.models import Doelafwijking

_BREED, _SMAL = 640, 195
_NAMEN = ["Gemeten", "Lijn naar het doel"]


@dataclass(frozen=True)
class Maandrij:
    """One month in the table under the picture.

    Attributes:
        gemeten: None when there is nothing that may be shown.
        lijn: None before the line begins.
    """

    maand: Any
    gemeten: float | None
    lijn: float | None
    te_klein: bool


def rijen(beeld: Doelbeeld) -> list[Maandrij]:
    """The stored months, the earliest first, with the line from the month in which the plan begins."""
    return [
        Maandrij(
            stand.maand,
            stand.waarde if metingen.toonbaar(stand) else None,
            round(lijn_op(beeld.doel, stand.maand), 1)
            if laatste_dag(stand.maand) >= beeld.doel.begin_op
            else None,
            stand.te_klein,
        )
        for stand in beeld.reeks
    ]


def teken(beeld: Doelbeeld) -> Figuur | None:
    """Draw what was measured and the line; None when fewer than two months can be shown."""
    gemeten = [rij for rij in rijen(beeld) if rij.gemeten is not None]
    if len(gemeten) < 2:
        return None
    eerste, laatste = gemeten[0], gemeten[-1]
    eenheid = beeld.achter
    label = (
        f"Lijngrafiek. Gemeten: van {getal(eerste.gemeten)}{eenheid} in {date_format(eerste.maand, 'F Y')} "
        f"naar {getal(laatste.gemeten)}{eenheid} in {date_format(laatste.maand, 'F Y')}. "
        f"Het streefcijfer is {getal(beeld.doel.streefwaarde)}{eenheid} "
        f"op {date_format(beeld.doel.op, 'j F Y')}."
    )
    breed, smal = (grafieken.teken(_spec(beeld, gemeten, breedte)) for breedte in (_BREED, _SMAL))
    return Figuur(breed, smal, label)


def zin(afwijking: Doelafwijking) -> str:
    """What was measured and what the line asked, in a sentence."""
    indicator = vind(afwijking.doel.indicator)
    eenheid = achter(indicator.eenheid) if indicator else ""
    return (
        f"In {date_format(afwijking.maand, 'F Y')} was het cijfer {getal(afwijking.waarde)}{eenheid}. "
        f"Volgens de lijn van nulmeting naar streefcijfer was {getal(afwijking.verwacht)}{eenheid} nodig."
    )


def _spec(beeld: Doelbeeld, gemeten: list[Maandrij], breedte: int) -> dict[str, Any]:
    doel = beeld.doel
    begin = max(doel.nul_op, doel.begin_op)
    punten = [
        {"dag": laatste_dag(rij.maand).isoformat(), "waarde": rij.gemeten, "wat": _NAMEN[0]}
        for rij in gemeten
    ]
    punten += [
        {"dag": dag.isoformat(), "waarde": float(waarde), "wat": _NAMEN[1]}
        for dag, waarde in ((begin, doel.nulwaarde), (doel.op, doel.streefwaarde))
    ]
    schaal = {"domain": _NAMEN, "range": ["var(--lwi-accent)", "var(--lwi-inkt)"]}
    onder = {"orient": "bottom", "symbolType": "stroke", "symbolSize": 400, "symbolStrokeWidth": 2.5}
    return {
        "width": breedte,
        "height": 230,
        "data": {"values": punten},
        "mark": {"type": "line", "point": {"filled": True, "size": 45}, "strokeWidth": 2.5},
        "encoding": {
            "x": {
                "field": "dag",
                "type": "temporal",
                "title": None,
                "axis": {"format": "%b %y", "tickCount": 6 if breedte > _SMAL else 3},
            },
            "y": {
                "field": "waarde",
                "type": "quantitative",
                "title": beeld.eenheid,
                "scale": {"zero": False, "nice": True},
            },
            "color": {
                "field": "wat",
                "scale": schaal,
                "legend": {**onder, "columns": 2 if breedte > _SMAL else 1},
            },
            "strokeDash": {"field": "wat", "scale": {"domain": _NAMEN, "range": [[1, 0], [6, 4]]}},
        },
    }
