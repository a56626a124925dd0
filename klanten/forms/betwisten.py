"""The answer to a client who says that something is wrong."""

from django import forms


class AfhandelForm(forms.Form):
    """Whether the data have been corrected, and what the client reads."""

    aangepast = forms.ChoiceField(
        label="Wat is er gebeurd",
        choices=[("ja", "Het gegeven is aangepast"), ("nee", "Het gegeven blijft zoals het is")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is gebeurd."},
    )
    antwoord = forms.CharField(
        label="Antwoord aan de klant",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De klant leest dit in Mijn dossier.",
        error_messages={"required": "Schrijf een antwoord voor de klant."},
    )
