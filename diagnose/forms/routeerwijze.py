"""How a location routes: one precondition, the decision itself, and the file with old phases."""

from typing import Any

from django import forms

from diagnose.models import Routeervoorwaarde, Routeerwijze
from keten.forms.basis import EenmaligForm, VersieForm


class VoorwaardeForm(VersieForm[Routeervoorwaarde]):
    """How one of the four preconditions stands, and what that rests on."""

    stand = forms.ChoiceField(
        label="Hoe staat het ervoor",
        choices=Routeervoorwaarde.Stand.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het ervoor staat."},
    )

    class Meta:
        model = Routeervoorwaarde
        fields = ("stand", "toelichting")
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"toelichting": "Waaraan een collega dat kan zien, en wat er nog moet gebeuren."}
        error_messages = {"toelichting": {"required": "Vul in waaraan een collega dat kan zien."}}

    def __init__(self, *args: Any, instance: Routeervoorwaarde, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        if instance.pk is None:
            self.initial["versie"] = 0


class RouteerwijzeForm(EenmaligForm):
    """The decision of a location, with its reason."""

    wijze = forms.ChoiceField(
        label="Hoe kiest deze locatie een route",
        choices=[(code, naam[:1].upper() + naam[1:]) for code, naam in Routeerwijze.WIJZEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de locatie een route kiest."},
    )
    beoordelaars = forms.TypedChoiceField(
        label="Aantal beoordelaars bij een duogesprek",
        choices=[("2", "Twee"), ("1", "Eén: de partners vertrouwen elkaars oordeel")],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoeveel mensen oordelen."},
    )
    andere_partner = forms.BooleanField(
        label="De twee beoordelaars zijn van verschillende partners", required=False
    )
    reden = forms.CharField(
        label="Waarom",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Uw naam en deze reden blijven bij het besluit staan.",
        error_messages={"required": "Vul in waarom."},
    )
    vorige = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, nu: Routeerwijze, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(
            wijze=nu.wijze,
            beoordelaars=nu.beoordelaars if nu.wijze == "duo" else 2,
            andere_partner=nu.andere_partner,
            vorige=nu.pk,
        )


class FasenForm(EenmaligForm):
    """A file with phases of the past."""

    bestand = forms.FileField(
        label="Bestand",
        help_text="CSV met de kolommen klantnummer, fase en vanaf. Alles of niets wordt geladen.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )
