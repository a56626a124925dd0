"""Accounts: which period, what happened, and why a signature is taken back."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.rekenblad import MEDIATYPEN
from landkaart.models import HOOFDSTUKKEN, Ketenverslag
from landkaart.verantwoorden import perioden
from landkaart.verantwoorden.hoofdstukken import TITELS


class Periodeveld(forms.ChoiceField):
    """A quarter, four months or a year that is over; gives its code."""

    def __init__(self) -> None:
        super().__init__(
            label="Periode",
            choices=perioden.keuzes,
            error_messages={
                "required": "Kies een periode.",
                "invalid_choice": "Kies een periode die voorbij is.",
            },
        )


class VerslagForm(EenmaligForm):
    """About which period."""

    periode = Periodeveld()


class ToelichtingForm(VersieForm[Ketenverslag]):
    """What the figures do not tell, by chapter."""

    class Meta:
        model = Ketenverslag
        fields = HOOFDSTUKKEN
        labels: ClassVar = {code: f"Toelichting op {titel.lower()}" for code, titel in TITELS.items()}
        widgets: ClassVar = {code: forms.Textarea(attrs={"rows": 4}) for code in HOOFDSTUKKEN}
        help_texts: ClassVar = {
            HOOFDSTUKKEN[0]: "Waardoor veranderde het, en wat gaat u doen? Noem geen namen van klanten."
        }


class OndertekenForm(forms.Form):
    """Signing what was read."""

    kenmerk = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, kenmerk: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["kenmerk"] = kenmerk


class IntrekForm(forms.Form):
    """Why a signature is taken back; the other partners read it."""

    reden = forms.CharField(
        label="Waarom trekt u de handtekening in?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De andere partners lezen dit.",
        error_messages={"required": "Vul in waarom u de handtekening intrekt."},
    )


class BestandForm(forms.Form):
    """Which figures of the own organisation, and in which file."""

    groepen = (("", (("periode", "formaat"),)),)

    periode = Periodeveld()
    formaat = forms.ChoiceField(
        label="Bestand",
        choices=[(formaat, formaat) for formaat in MEDIATYPEN],
        error_messages={"invalid_choice": "Kies xlsx, ods of csv."},
    )
