"""Leaving, aftercare and coming back."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.models import Uitstroom


class UitstroomForm(EenmaligForm, forms.ModelForm[Uitstroom]):
    """Where the client goes, from when, and about the work."""

    groepen = (
        ("", ("soort", "op")),
        ("Over het werk", ("werkgever", "functie", ("uren", "verwachte_maanden"))),
        ("Toelichting", ("toelichting",)),
    )

    op = Datumveld(label="Sinds wanneer", initial=vandaag)

    class Meta:
        model = Uitstroom
        fields = (
            "soort",
            "op",
            "werkgever",
            "functie",
            "uren",
            "verwachte_maanden",
            "toelichting",
        )
        labels: ClassVar = {"soort": "Waar gaat de klant heen", "verwachte_maanden": "Verwachte duur"}
        widgets: ClassVar = {
            "soort": forms.RadioSelect,
            "toelichting": forms.Textarea(attrs={"rows": 2}),
            "uren": forms.NumberInput(attrs={"size": 6}),
            "verwachte_maanden": forms.NumberInput(attrs={"size": 6}),
        }
        help_texts: ClassVar = {
            "werkgever": "Alleen bij werk in loondienst.",
            "verwachte_maanden": "In maanden. Leeg bij onbepaalde tijd.",
            "toelichting": "Verplicht bij “anders”. Leg geen medische gegevens vast.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(soort.value, soort.label.capitalize()) for soort in Uitstroom.Soort]
        self.fields["soort"].choices = keuzes  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        """Where to is asked by the domain function, next to the field; a constraint knows no field."""
        return {*super()._get_validation_exclusions(), "toelichting"}  # type: ignore[misc]


class NazorgForm(EenmaligForm):
    """How the work goes."""

    op = Datumveld(label="Wanneer sprak u de klant", initial=vandaag)
    werkt_nog = forms.TypedChoiceField(
        label="Werkt de klant nog",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of de klant nog werkt."},
    )
    bevinding = forms.CharField(
        label="Hoe gaat het",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: contract verlengd, of wil meer uren.",
    )


class WaaromForm(forms.Form):
    """Why; the client reads it."""

    reden = forms.CharField(
        label="Reden", max_length=300, help_text="De klant kan dit lezen. Leg geen medische gegevens vast."
    )
