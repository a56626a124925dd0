"""What is filled in when the clock of a vacancy stops, the employer is told, or the vacancy closes."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld, Tijdveld
from klanten.afspraken import aanvang
from werkgevers.models import Klokpauze, Vacature
from werkgevers.vacature_afsluiten import uitkomsten


class PauzeForm(EenmaligForm):
    """Why the clock stands still."""

    oorzaak = forms.ChoiceField(
        label="Waarop wacht u?",
        choices=Klokpauze.Oorzaak,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarop u wacht."},
    )
    toelichting = forms.CharField(
        label="Toelichting", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class MeldenForm(EenmaligForm):
    """What the employer was told, and when."""

    vervulbaar = forms.TypedChoiceField(
        label="Wat weet de werkgever nu?",
        choices=[("ja", "de vacature is te vervullen"), ("nee", "de vacature is niet te vervullen")],
        coerce=lambda keuze: keuze == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u de werkgever hebt verteld."},
    )
    dag = Datumveld(label="Op welke dag")
    tijd = Tijdveld(label="Hoe laat")
    toelichting = forms.CharField(
        label="Toelichting", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    groepen = (("", ("vervulbaar", ("dag", "tijd"), "toelichting")),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        nu = timezone.localtime()
        super().__init__(*args, **{"initial": {"dag": nu.date(), "tijd": nu.time()}, **kwargs})

    def moment(self) -> datetime.datetime:
        """When the employer heard it."""
        return aanvang(self.cleaned_data["dag"], self.cleaned_data["tijd"])


class SluitenForm(EenmaligForm):
    """How a vacancy ended."""

    uitkomst = forms.ChoiceField(
        label="Hoe is het afgelopen?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het is afgelopen."},
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld welk traject u besprak, of wat de werkgever zei.",
    )

    def __init__(self, *args: Any, vacature: Vacature, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(een.value, een.label) for een in uitkomsten(vacature)]
        self.fields["uitkomst"].choices = keuzes  # type: ignore[attr-defined]
