"""The report of the client's own search on paper, to give to anyone (K-65)."""

import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from keten import papier
from keten.tijd import vandaag
from klanten import competenties
from klanten.models import Klant

_SJABLOON = Path(__file__).parent / "typst" / "zoekverslag.typ"


def maak(klant: Klant, *, van: datetime.date, tot: datetime.date) -> bytes:
    """Typeset the applications of a period and the profile of now; without BSN, klantnummer or benefit.

    Args:
        van, tot: the first and the last day, both included.
    """
    with override(settings.LANGUAGE_CODE):  # the sheet itself is in Dutch
        return papier.zet(_SJABLOON, _gegevens(klant, van, tot))


def bestandsnaam(van: datetime.date, tot: datetime.date) -> str:
    """The name under which a browser keeps it."""
    return f"zoekactiviteiten-{van:%Y-%m-%d}-tot-{tot:%Y-%m-%d}.pdf"


def _gegevens(klant: Klant, van: datetime.date, tot: datetime.date) -> dict[str, Any]:
    rijen = list(klant.sollicitaties.geldig().filter(op__range=(van, tot)).order_by("op", "pk"))
    aantal = len(rijen)
    periode = f"{_dag(van)} tot en met {_dag(tot)}"
    wat = f"{aantal} keer" if aantal else "niet"
    return {
        "titel": "Mijn zoekactiviteiten",
        "naam": klant.naam,
        "periode": periode,
        "gemaakt": _dag(vandaag()),
        "locatie": papier.afzender(klant.locatie),
        "zin": f"In deze periode heb ik {wat} gesolliciteerd.",
        "sollicitaties": [
            [
                date_format(rij.op, "j b Y"),
                rij.functie,
                rij.werkgever,
                rij.get_wijze_display(),
                rij.get_uitkomst_display(),
            ]
            for rij in rijen
        ],
        "competenties": [
            [
                str(rij.competentie),
                rij.get_niveau_display(),
                rij.get_bron_display(),
                date_format(rij.op, "j b Y"),
            ]
            for rij in competenties.profiel(klant)
        ],
    }


def _dag(dag: datetime.date) -> str:
    return date_format(dag, "j F Y")
