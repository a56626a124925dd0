"""What an assessor says, and how the management team answers."""

from django import forms

from keten.forms.basis import EenmaligForm
from landkaart.forms.percentage import Percentageveld


class ToetsForm(EenmaligForm):
    """An own state with its reason."""

    percentage = Percentageveld(
        label="Uw eigen stand (%)", help_text="Rood: minder dan 33. Oranje: 33 tot 66. Blauw: 66 tot 100."
    )
    reden = forms.CharField(
        label="Waarom",
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat zag u, en waarop baseert u dat?",
        error_messages={"required": "Vul in waarom."},
    )


class OpmerkingForm(EenmaligForm):
    """A remark for the location."""

    tekst = forms.CharField(
        label="Opmerking",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Vul uw opmerking in."},
    )


class AntwoordForm(forms.Form):
    """The answer of the management team to a remark."""

    antwoord = forms.CharField(
        label="Antwoord van het MT",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Uw antwoord op de mijlpaal verandert hierdoor niet. Dat doet u zelf, als u dat wilt.",
        error_messages={"required": "Vul een antwoord in."},
    )


class ToetsFilter(forms.Form):
    """Which locations are shown."""

    zoek = forms.CharField(label="Zoek op naam, plaats of regio", max_length=80, required=False)
    stand = forms.ChoiceField(
        label="Welke locaties",
        required=False,
        choices=(
            ("", "Alle locaties"),
            ("opmerkingen", "Met een open opmerking"),
            ("leeg", "Nog niets ingevuld"),
        ),
    )

    def keuze(self) -> dict[str, str]:
        """What was chosen; nonsense counts as nothing."""
        self.is_valid()
        return {naam: self.cleaned_data.get(naam, "").strip() for naam in ("zoek", "stand")}
