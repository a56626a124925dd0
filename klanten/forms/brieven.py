"""What is typed in a letter, and with which standard text it begins."""

import datetime
from typing import Any

from django import forms

from keten import teksten
from keten.forms.basis import EenmaligForm


class BriefForm(EenmaligForm):
    """Subject and text; the paper adds the address, the date, the salutation and the name below."""

    klad = True
    klad_van: datetime.datetime | None = None

    onderwerp = forms.CharField(
        label="Onderwerp", max_length=100, error_messages={"required": "Vul in waarover de brief gaat."}
    )
    tekst = forms.CharField(
        label="Tekst",
        max_length=4000,
        help_text="Aanhef en groet staan er vanzelf bij. Een lege regel begint een nieuwe alinea.",
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Schrijf eerst de tekst van de brief."},
    )


class TekstkeuzeForm(forms.Form):
    """With which standard text a letter or message begins."""

    begin = forms.ChoiceField(label="Begin met een standaardtekst", required=False)

    def __init__(self, *args: Any, leeg: str = "Lege brief", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", leeg), *((soort.code, soort.naam) for soort in teksten.keuzes())]
        self.fields["begin"].choices = keuzes  # type: ignore[attr-defined]

    def code(self) -> str:
        """The text that was chosen; empty for none, or one that does not exist."""
        return str(self.cleaned_data.get("begin", "")) if self.is_valid() else ""
