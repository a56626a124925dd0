"""The decision about a colour, the measures after it, and the explanation for the client."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handhaving.models import Factor, Kleur, Risicobeoordeling
from handhaving.risico.adviseren import Advies
from handhaving.risico.lijsten import SORTERINGEN
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld


class BesluitForm(EenmaligForm):
    """The colour that a person sets, with the reason where it differs from the advice."""

    besluit = forms.ChoiceField(
        label="Welke kleur stelt u vast?",
        choices=Kleur.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een kleur."},
    )
    reden = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als u afwijkt van het advies. Schrijf op wat u zag of hoorde, geen vermoeden.",
    )
    opnieuw_op = Datumveld(
        label="Opnieuw beoordelen op",
        required=False,
        help_text="Op die dag staat er een taak klaar. Leeg: geen taak.",
    )
    gezien = forms.CharField(widget=forms.HiddenInput)
    vorige = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, advies: Advies, vorige: Risicobeoordeling | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self.initial, **self._getoond(advies, vorige)}

    def toon_opnieuw(self, advies: Advies, vorige: Risicobeoordeling | None) -> None:
        """Keep what was typed, now beside the advice and the colour as they stand."""
        data: Any = copy(self.data)
        for naam, waarde in self._getoond(advies, vorige).items():
            data[naam] = "" if waarde is None else str(waarde)
        self.data = data

    @staticmethod
    def _getoond(advies: Advies, vorige: Risicobeoordeling | None) -> dict[str, Any]:
        return {"gezien": advies.kenmerk, "vorige": vorige.pk if vorige else None}


class VervolgForm(EenmaligForm):
    """A measure of one's own choice."""

    wat = forms.CharField(
        label="Maatregel",
        max_length=150,
        error_messages={"required": "Schrijf op wat er gaat gebeuren."},
        help_text="Bijvoorbeeld: gesprek over rechten en plichten.",
    )
    factor = forms.ChoiceField(
        label="Waar werkt het op?",
        choices=Factor.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar de maatregel op werkt."},
        help_text="Voorlichting en betere dienstverlening voorkomen; de andere drie zijn repressief.",
    )
    uiterlijk = Datumveld(label="Uiterlijk op", error_messages={"required": "Kies een dag."})


class AfrondForm(EenmaligForm):
    """A measure that was done, or will not be done."""

    uitkomst = forms.ChoiceField(
        label="Wat is er gebeurd?",
        choices=[("gedaan", "De maatregel is gedaan"), ("vervallen", "De maatregel vervalt")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is gebeurd."},
    )
    reden = forms.CharField(
        label="Waarom vervalt de maatregel?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Alleen nodig als de maatregel vervalt.",
    )


class UitlegForm(EenmaligForm):
    """The explanation for the client, in words."""

    antwoord = forms.CharField(
        label="Uitleg aan de klant",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Schrijf de uitleg."},
        help_text="De klant leest dit in het portaal. Leg uit welke antwoorden meetelden en wat er volgt. "
        "Noem de kleur niet, en geen namen van collega's.",
    )


class UitlegvraagForm(EenmaligForm):
    """A client asks for the explanation."""

    vraag = forms.CharField(
        label=_("Wat wilt u weten?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld: waarom kreeg ik dit gesprek?"),
    )


class LijstFilter(forms.Form):
    """What can be chosen above the list; what makes no sense in an address is left out."""

    kleur = forms.ChoiceField(label="Kleur", required=False, choices=[("", "Alle kleuren"), *Kleur.choices])
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(s, s) for naam in SORTERINGEN for s in (naam, f"-{naam}")],
    )

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any]) -> "LijstFilter":
        """A form that shows the valid choices of an address; they stand in `initial`."""
        gevraagd = cls(vraag)
        gevraagd.is_valid()
        return cls(initial={naam: waarde for naam, waarde in gevraagd.cleaned_data.items() if waarde})
