"""The four-month report as a file: PDF and spreadsheet, from the same `Rapport` as the screen (L-30)."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from django.core.cache import cache
from django.utils.formats import date_format

from keten import papier
from keten.rekenblad import Blad, als_werkboek
from keten.tijd import vandaag
from landkaart import landsbeeld
from landkaart.functies import VOORBEHOUD
from landkaart.landelijk import Mijlpaalbeeld
from landkaart.models import Antwoord
from landkaart.scores import getal
from landkaart.tertaalrapportage import FUNCTIES, Rapport, Tertaal, stel_op

_LETTERS = Path(__file__).parent / "typst" / "tertaalrapportage.typ"
_BEWAREN = 24 * 3600  # seconds
_LOCATIEKOPPEN = (
    "Locatie",
    "Plaats",
    "Regio",
    "Punten",
    "Ingevulde mijlpalen",
    "Datum gegevens",
    "Soort",
)


def pdf(tertaal: Tertaal) -> bytes:
    """The report as a tagged PDF; set once as long as nothing was submitted."""
    sleutel = f"landkaart:pdf:{tertaal.code}:{vandaag()}:{landsbeeld.sleutel()}"
    gezet = cache.get_or_set(
        sleutel, lambda: papier.zet(_LETTERS, _op_papier(stel_op(tertaal))), timeout=_BEWAREN
    )
    return cast(bytes, gezet)


def rekenblad(rapport: Rapport, formaat: str) -> bytes:
    """The report as a spreadsheet with a sheet for milestones, one for locations, and one that explains.

    Args:
        formaat: `xlsx` or `ods`.
    """
    return als_werkboek(
        [
            Blad("Mijlpalen", ["Mijlpaal", *_koppen(), "Gemiddeld %", "Verschil"], _mijlpaalrijen(rapport)),
            Blad("Locaties", _LOCATIEKOPPEN, _locatierijen(rapport)),
            Blad("Uitleg", ["Onderwerp", "Tekst"], _uitleg(rapport)),
        ],
        formaat,
    )


def _mijlpaalrijen(rapport: Rapport) -> Iterator[list[Any]]:
    for beeld in rapport.mijlpalen:
        verschil = float(round(rapport.verschillen[beeld.mijlpaal.pk], 1))
        yield [str(beeld.mijlpaal), *_aantallen(beeld), float(round(beeld.gemiddeld, 1)), verschil]


def _locatierijen(rapport: Rapport) -> Iterator[list[Any]]:
    for regel in rapport.locaties:
        locatie = regel.locatie
        yield [
            locatie.naam,
            locatie.plaats,
            locatie.regio.naam,
            float(round(float(regel.totaal.punten), 2)) if regel.totaal.ingevuld else None,
            regel.totaal.ingevuld,
            regel.datum,
            "voorbeeldlocatie" if locatie.voorbeeld else "locatie",
        ]


def _op_papier(rapport: Rapport) -> dict[str, Any]:
    return {
        "titel": "Landkaart: tertaalrapportage",
        "afzender": {"naam": "Landkaart", "regels": ["Landelijk beeld van alle locaties"]},
        "periode": f"{rapport.tertaal}",
        "stand": f"Stand op {date_format(rapport.tertaal.stand_op, 'j F Y')}",
        "uitleg": _uitleg(rapport),
        "mijlpalen": [
            {
                "naam": str(beeld.mijlpaal),
                "aantallen": _aantallen(beeld),
                "gemiddeld": f"{getal(round(beeld.gemiddeld, 1))}%",
                "verschil": _met_teken(rapport.verschillen[beeld.mijlpaal.pk]),
            }
            for beeld in rapport.mijlpalen
        ],
        "fasen": [[str(beeld.fase), f"{getal(round(beeld.gemiddeld, 1))}%"] for beeld in rapport.fasen],
        "plannen": f"{getal(round(rapport.plannen, 1))}%",
        "uitvoeren": f"{getal(round(rapport.uitvoeren, 1))}%",
        "locaties": [
            [
                f"{regel.locatie}{' (voorbeeld)' if regel.locatie.voorbeeld else ''}",
                str(regel.locatie.regio),
                regel.punten,
                date_format(regel.datum, "j F Y") if regel.datum else "geen gegevens",
            ]
            for regel in rapport.locaties
        ],
    }


def _uitleg(rapport: Rapport) -> list[list[str]]:
    kwaliteit = rapport.kwaliteit
    verdeling = ", ".join(f"{woord}: {aantal}" for woord, aantal in kwaliteit.verdeling)
    return [
        ["Waarvoor", "; ".join(functie.value for functie in FUNCTIES)],
        [
            "Kwaliteit van de gegevens",
            f"{kwaliteit.woord}; {kwaliteit.antwoorden} van {kwaliteit.verwacht} antwoorden ingevuld "
            f"({verdeling})",
        ],
        ["Voorbehoud", VOORBEHOUD],
    ]


def _koppen() -> list[str]:
    return [*(str(antwoord.label) for antwoord in reversed(Antwoord)), "niet ingevuld"]


def _aantallen(beeld: Mijlpaalbeeld) -> list[int]:
    return [*(beeld.aantallen.get(antwoord.value, 0) for antwoord in reversed(Antwoord)), beeld.niet_ingevuld]


def _met_teken(verschil: Decimal) -> str:
    rond = round(verschil, 1)
    return "gelijk" if rond == 0 else f"{'+' if rond > 0 else '-'}{getal(abs(rond))}"
