"""Forms of the monitor: groups of an audit, and a training."""

from typing import Any

from django import forms

from handhaving.models import Auditbestand
from handhaving.monitor import trainingen
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag


class AuditbestandForm(EenmaligForm):
    """A CSV file with groups, what for, and for how long."""

    naam = forms.CharField(
        label="Wat onderscheidt de groepen",
        max_length=Auditbestand._meta.get_field("naam").max_length,
        help_text="Bijvoorbeeld: wel of geen hulp bij het invullen.",
    )
    doel = forms.CharField(
        label="Waarom u dit onderzoekt",
        max_length=Auditbestand._meta.get_field("doel").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bewaren_tot = Datumveld(
        label="Bewaren tot en met", help_text="Hoogstens een half jaar. Daarna wist het portaal de groepen."
    )
    bestand = forms.FileField(
        label="CSV-bestand",
        help_text="Kolommen: klantnummer en groep. Elke groep heeft minstens 5 klanten. Hoogstens 1 MB.",
        error_messages={"required": "Kies een bestand."},
    )


class TrainingForm(EenmaligForm):
    """Who followed a training, and when."""

    gevolgd_op = Datumveld(label="Dag van de training", initial=vandaag)
    medewerkers = forms.ModelMultipleChoiceField(
        label="Wie deden mee",
        queryset=Medewerker.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één medewerker."},
    )

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerkers"].queryset = trainingen.melders(locatie)  # type: ignore[attr-defined]
