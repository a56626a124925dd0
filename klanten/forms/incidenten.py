"""What is typed about an incident."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld, Tijdveld
from keten.tijd import vandaag
from klanten.models import Incident


class IncidentForm(EenmaligForm):
    """What happened, what was agreed, and what colleagues must know."""

    groepen = (
        ("Het incident", (("datum", "tijd"), "soort", "plek", "omschrijving", "aangifte")),
        ("Hoe verder", ("maatregel", "advies", "waarschuwen_tot")),
    )

    datum = Datumveld(label="Datum", initial=vandaag)
    tijd = Tijdveld(label="Tijd")
    soort = forms.ChoiceField(
        label="Wat voor incident",
        choices=Incident.Soort,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat voor incident het was."},
    )
    plek = forms.CharField(
        label="Waar", max_length=80, required=False, help_text="Bijvoorbeeld: balie, telefoon."
    )
    omschrijving = forms.CharField(
        label="Wat is er gebeurd",
        help_text="Beschrijf feiten: wat is gezegd en gedaan. Geen oordeel.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul in wat er is gebeurd."},
    )
    aangifte = forms.BooleanField(label="Er is aangifte gedaan", required=False)
    maatregel = forms.CharField(
        label="Wat is er met de klant afgesproken",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    advies = forms.CharField(
        label="Waar moeten collega's op letten",
        help_text="Kort en feitelijk, bijvoorbeeld: spreek met z'n tweeën. Dit staat boven het dossier.",
        max_length=200,
        error_messages={"required": "Vul in waar collega's op moeten letten."},
    )
    waarschuwen_tot = Datumveld(
        label="Waarschuwen tot en met", error_messages={"required": "Vul in tot wanneer u waarschuwt."}
    )

    def __init__(self, *args: Any, uiterlijk: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waarschuwen_tot"].initial = uiterlijk

    def incident(self) -> dict[str, Any]:
        """What was typed, as `klanten.incidenten.meld` takes it."""
        gegevens = self.waarden()
        moment = datetime.datetime.combine(gegevens.pop("datum"), gegevens.pop("tijd"))
        return {**gegevens, "op": timezone.make_aware(moment)}


class WaarschuwingForm(EenmaligForm):
    """Looking again at a warning: longer, or stop."""

    besluit = forms.ChoiceField(
        label="Wat doet u met de waarschuwing?",
        choices=[("verlengen", "Langer waarschuwen"), ("beeindigen", "Stoppen")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u met de waarschuwing doet."},
    )
    waarschuwen_tot = Datumveld(label="Nieuwe laatste dag", required=False)
    reden = forms.CharField(label="Waarom stopt de waarschuwing", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """A day to go on, a reason to stop."""
        gegevens = super().clean() or self.cleaned_data
        besluit, dag_is_fout = gegevens.get("besluit"), "waarschuwen_tot" in self.errors
        if besluit == "verlengen" and not gegevens.get("waarschuwen_tot") and not dag_is_fout:
            self.add_error("waarschuwen_tot", "Vul in tot wanneer u waarschuwt.")
        if besluit == "beeindigen" and not gegevens.get("reden"):
            self.add_error("reden", "Vul in waarom de waarschuwing stopt.")
        return gegevens
