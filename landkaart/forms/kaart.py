"""What can be chosen above the map and its list; it never refuses."""

import datetime
from contextlib import suppress
from typing import Any

from django import forms

from keten.maanden import laatste_dag
from keten.models import Arbeidsmarktregio
from keten.tijd import vandaag

_EERSTE_JAAR = 2000


def stap_van(dag: datetime.date) -> int:
    """The position of the slider for a day: months since the year 0, so that a link keeps its meaning."""
    return dag.year * 12 + dag.month - 1


def dag_van(stap: int) -> datetime.date:
    """The last day of the month at a position of the slider; today in the present month."""
    return min(laatste_dag(datetime.date(stap // 12, stap % 12 + 1, 1)), vandaag())


def gekozen_dag(gegevens: Any) -> datetime.date:
    """The day that an address asks for (`op` or the slider's `stap`); today when it makes no sense."""
    nu = vandaag()
    if op := str(gegevens.get("op", "")):
        with suppress(ValueError):
            dag = datetime.date.fromisoformat(op)
            return min(dag, nu) if dag.year >= _EERSTE_JAAR else nu
    stap = str(gegevens.get("stap", ""))
    # Twelve times a year has five digits; Python refuses to read a number of thousands of them.
    leesbaar = stap.isascii() and stap.isdigit() and len(stap) <= 5
    if leesbaar and _EERSTE_JAAR * 12 <= int(stap) < stap_van(nu):
        return dag_van(int(stap))
    return nu


class KaartFilter(forms.Form):
    """Colour, region and words; the slider stands beside it in the page."""

    kleur = forms.ChoiceField(label="Kleur de kaart naar", required=False)
    regio = forms.ChoiceField(label="Regio", required=False)
    zoek = forms.CharField(
        label="Zoek op naam of plaats",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, gegevens: Any, *, kleuren: list[Any], regios: list[Arbeidsmarktregio]) -> None:
        super().__init__(gegevens, auto_id="kaart-%s")
        velden: Any = self.fields
        velden["kleur"].choices = kleuren
        velden["regio"].choices = [("", "Alle regio's"), *((regio.code, regio.naam) for regio in regios)]

    def keuze(self, veld: str) -> str:
        """What was chosen, or nothing when it makes no sense."""
        self.is_valid()
        return str(self.cleaned_data.get(veld, ""))
