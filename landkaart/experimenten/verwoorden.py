"""The result in plain words, as a picture and as rows of a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format, number_format

from keten import grafieken
from keten.kleine_getallen import ONDER, te_klein
from landkaart.experimenten.resultaat import MINSTENS, Groepsuitkomst, Resultaat, Uitslag
from landkaart.figuren import Figuur
from landkaart.models import Experimentdeelname

KOPPEN = (
    "Deelgroep",
    "Groep",
    "Geloot",
    "Met een uitkomst",
    "Gehaald",
    "Procent",
    "Laagste (95%)",
    "Hoogste (95%)",
    "Wilden niet meedoen",
)
VERBORGEN = f"minder dan {ONDER}"
_BREED, _SMAL = 560, 250
_NAMEN, _NAMEN_SMAL = 130, 115  # pixels for the names of the groups
_INKT, _ACCENT = "var(--lwi-inkt)", "var(--lwi-accent)"


def procent(waarde: float) -> str:
    """A percentage with one decimal: "61,5"."""
    return str(number_format(waarde, decimal_pos=1, use_l10n=True))


def aantal(waarde: int) -> str:
    """A number of people, or that it is too small to show."""
    return VERBORGEN if te_klein(waarde) else str(waarde)


def uitkomst(resultaat: Resultaat) -> list[str]:
    """Both groups and the difference, in sentences; none when it may not be said."""
    geheel = resultaat.geheel
    een, twee, verschil = geheel.experiment, geheel.controle, geheel.verschil
    if een.deel is None or twee.deel is None or verschil is None:
        return []
    zinnen = [
        f"{resultaat.indicator.naam}: {procent(een.deel)} procent in de experimentgroep ({een.n} klanten) en "
        f"{procent(twee.deel)} procent in de controlegroep ({twee.n} klanten)."
    ]
    afgerond = round(verschil.waarde, 1)
    richting = "evenveel" if not afgerond else f"{procent(abs(afgerond))} procentpunt {_meer(afgerond)}"
    zinnen.append(
        f"In de experimentgroep is dat {richting}. Het echte verschil ligt waarschijnlijk tussen "
        f"{procent(verschil.laag)} en {procent(verschil.hoog)} procentpunt."
    )
    return zinnen


def oordeel(resultaat: Resultaat) -> str:
    """What may be concluded, in words."""
    experiment = resultaat.experiment
    match resultaat.uitslag:
        case Uitslag.TE_VROEG:
            einde = date_format(experiment.einde_op, "j F Y") if experiment.einde_op else ""
            return f"Te vroeg om iets te zeggen. Het experiment loopt tot en met {einde}."
        case Uitslag.GESTOPT:
            return "Het experiment stopte voor het geplande einde. Daarom trekken wij geen conclusie."
        case Uitslag.TE_WEINIG:
            return f"Er zijn te weinig klanten met een uitkomst om iets te zeggen. {_tekort(resultaat)}"
        case Uitslag.SCHEEF:
            return (
                "In de ene groep hebben duidelijk minder klanten een uitkomst dan in de andere. De groepen "
                "zijn dan niet goed te vergelijken. Daarom trekken wij geen conclusie."
            )
        case Uitslag.TOEVAL:
            return "Het verschil kan toeval zijn. Het is niet aangetoond dat de aanpak iets uitmaakt."
        case Uitslag.BETER:
            return (
                "De experimentgroep deed het beter. Het verschil is groter dan toeval alleen kan verklaren."
            )
        case Uitslag.SLECHTER:
            return (
                "De experimentgroep deed het minder goed. Het verschil is groter dan toeval alleen kan "
                "verklaren."
            )


def figuur(resultaat: Resultaat) -> Figuur | None:
    """The share of both groups with its interval, also per stratum; None when there is nothing to draw."""
    punten = [
        {
            "deel": vergelijking.laag or "alle klanten",
            "groep": groep.groep.label,
            "procent": round(groep.deel, 1),
            "laag": round(groep.interval.laag, 1),
            "hoog": round(groep.interval.hoog, 1),
        }
        for vergelijking in resultaat.alles
        for groep in vergelijking.groepen
        if groep.deel is not None and groep.interval is not None
    ]
    if not punten:
        return None
    label = "Puntgrafiek van beide groepen met het interval van 95 procent. " + " ".join(uitkomst(resultaat))
    breed, smal = (grafieken.teken(_spec(punten, breedte)) for breedte in (_BREED, _SMAL))
    return Figuur(breed, smal, label.strip())


def rijen(resultaat: Resultaat) -> Iterator[tuple[Any, ...]]:
    """The rows of the spreadsheet, in the order of `KOPPEN`; what would point at somebody is not in it."""
    for vergelijking in resultaat.alles:
        for groep in vergelijking.groepen:
            yield (vergelijking.laag or "alle klanten", groep.groep.label, *_cijfers(groep))


def _cijfers(groep: Groepsuitkomst) -> tuple[Any, ...]:
    afgemeld = aantal(groep.afgemeld)
    if groep.dicht or groep.deel is None or groep.interval is None:
        n = VERBORGEN if groep.dicht else groep.n
        return (aantal(groep.geloot), n, "", "", "", "", afgemeld)
    deel, zeker = round(groep.deel, 1), groep.interval
    return (groep.geloot, groep.n, groep.telt, deel, round(zeker.laag, 1), round(zeker.hoog, 1), afgemeld)


def _meer(waarde: float) -> str:
    return "meer" if waarde > 0 else "minder"


def _tekort(resultaat: Resultaat) -> str:
    if resultaat.nodig is None:
        return f"Nodig zijn er ten minste {MINSTENS} in elke groep."
    return (
        f"Nodig zijn er {max(MINSTENS, resultaat.nodig.experiment)} in de experimentgroep en "
        f"{max(MINSTENS, resultaat.nodig.controle)} in de controlegroep."
    )


def _spec(punten: list[dict[str, Any]], breedte: int) -> dict[str, Any]:
    kop = {"labelOrient": "top", "labelAnchor": "start", "labelFontSize": 13, "labelColor": _INKT}
    volgorde = list(dict.fromkeys(punt["deel"] for punt in punten))
    return {
        "data": {"values": punten},
        "facet": {"row": {"field": "deel", "title": None, "sort": volgorde, "header": kop}},
        "spec": {
            "width": breedte - (_NAMEN if breedte > _SMAL else _NAMEN_SMAL),
            "height": {"step": 38},
            "layer": _lagen(),
        },
    }


def _lagen() -> list[dict[str, Any]]:
    """The interval as a line, the share as a mark of its own shape per group, and the number above it."""
    groepen = [str(groep.label) for groep in Experimentdeelname.Groep]
    x = {"type": "quantitative", "scale": {"domain": [0, 100]}, "title": "procent"}
    y = {"field": "groep", "type": "nominal", "title": None, "sort": groepen}
    kleur = {"field": "groep", "scale": {"domain": groepen, "range": [_ACCENT, _INKT]}, "legend": None}
    vorm = {"field": "groep", "scale": {"domain": groepen}, "legend": None}
    deel = {**x, "field": "procent"}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 2.5},
            "encoding": {"x": {**x, "field": "laag"}, "x2": {"field": "hoog"}, "y": y, "color": kleur},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
            "encoding": {"x": deel, "y": y, "color": kleur, "shape": vorm},
        },
        {
            "mark": {"type": "text", "dy": -12, "color": _INKT},
            "encoding": {"x": deel, "y": y, "text": {"field": "procent", "format": ".1f"}},
        },
    ]
