"""Aftercare: what was said, and which moments are listed."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.forms.volgen import Keuzefilter
from werkgevers.models import Nazorgmoment, Werkgeverscontact


class NazorgForm(EenmaligForm):
    """How the work goes, according to the employer or the client."""

    op = Datumveld(label="Gesproken op", initial=vandaag)
    kanaal = forms.ChoiceField(label="Hoe", choices=Werkgeverscontact.Kanaal, initial="telefoon")
    uitkomst = forms.ChoiceField(
        label="Hoe gaat het",
        choices=[(code, naam.capitalize()) for code, naam in Nazorgmoment.Uitkomst.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het gaat."},
    )
    verslag = forms.CharField(
        label="Wat is besproken",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Nodig als er iets aan de hand is. De klant kan dit opvragen.",
    )

    def __init__(self, *args: Any, met_klant: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if met_klant:
            del self.fields["kanaal"]


class NazorgFilter(Keuzefilter):
    """Which aftercare contacts to show."""

    wanneer = forms.ChoiceField(
        label="Wanneer",
        required=False,
        choices=[("", "Deze week en te laat"), ("laat", "Te laat"), ("alles", "Alles wat nog komt")],
    )
    wie = forms.ChoiceField(
        label="Van wie", required=False, choices=[("", "Van mij"), ("alle", "Van iedereen")]
    )
