"""What is typed to each other."""

from django import forms

from keten.forms.basis import EenmaligForm


class BerichtForm(EenmaligForm):
    """One message, from either side."""

    tekst = forms.CharField(
        label="Bericht",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf eerst een bericht."},
    )
