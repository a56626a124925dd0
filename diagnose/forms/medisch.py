"""Forms of medical advice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diagnose.forms.filters import Filter
from diagnose.medisch import adviseren
from diagnose.models import MedischAdvies
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld

_WIJZEN = MedischAdvies.Wijze


class ToestemmingForm(EenmaligForm):
    """What the client allows the adviser to do, and how the client said so."""

    vraag = forms.CharField(
        label="Vraag aan de adviseur",
        max_length=300,
        initial=adviseren.VRAAG,
        help_text="Geen klachten of andere medische gegevens.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    toegestaan = forms.MultipleChoiceField(
        label="Wat mag de adviseur van de klant",
        choices=[
            ("gesprek", "met de klant praten over de gezondheid"),
            ("behandelaar", "informatie vragen aan de huisarts of behandelaar"),
            ("keuring", "een eerdere keuring lezen"),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies minstens één ding. Zonder toestemming gaat er niets naar de adviseur."
        },
    )
    wijze = forms.ChoiceField(
        label="Hoe gaf de klant toestemming",
        choices=[(code, naam) for code, naam in _WIJZEN.choices if code != _WIJZEN.PORTAAL],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de klant toestemming gaf."},
    )


class EigenToestemmingForm(EenmaligForm):
    """The client's own consent."""

    toegestaan = forms.MultipleChoiceField(
        label=_("De medisch adviseur mag"),
        choices=MedischAdvies.Toegestaan.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één ding, of geef geen toestemming.")},
    )


class UitkomstForm(VersieForm[MedischAdvies]):
    """Yes or no, from when, and a note for the adviser alone."""

    beschikbaar = forms.TypedChoiceField(
        label="Kan de klant binnen 4 weken beschikbaar zijn",
        choices=[("ja", "ja"), ("nee", "nee")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    vanaf = Datumveld(
        label="Vanaf",
        required=False,
        help_text="Bij ja: de dag, binnen 4 weken. Bij nee: de verwachte dag, als u die weet.",
    )
    notitie = forms.CharField(
        label="Notitie voor uzelf",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Alleen u leest dit. U kunt het later niet wijzigen.",
    )

    class Meta:
        model = MedischAdvies
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["beschikbaar", "vanaf", "notitie", "versie"])


class AdviezenFilter(Filter):
    """Which requests an adviser sees."""

    stand = forms.ChoiceField(
        required=False,
        choices=[("", "Te doen"), ("laat", "Te laat"), ("klaar", "Gegeven")],
    )
