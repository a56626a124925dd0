"""Why somebody opens a dossier outside the own caseload."""

from django import forms

from klanten.models import Doel


class RedenForm(forms.Form):
    """Purpose and reason; the client can read both."""

    doel = forms.ChoiceField(
        label="Waarvoor opent u dit dossier?",
        choices=[keuze for keuze in Doel.choices if keuze[0] != Doel.EIGEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarvoor u dit dossier opent."},
    )
    reden = forms.CharField(
        label="Reden",
        min_length=10,
        max_length=300,
        help_text="In een korte zin. De klant kan deze zin lezen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Vul in waarom u dit dossier opent.",
            "min_length": "Leg het iets langer uit, zodat de klant het begrijpt.",
        },
    )
