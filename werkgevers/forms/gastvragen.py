"""What a guest of another department types."""

from django import forms

from keten.forms.basis import EenmaligForm


class GastantwoordForm(EenmaligForm):
    """The answer of a guest."""

    klad = True

    tekst = forms.CharField(
        label="Uw antwoord",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Vul uw antwoord in."},
    )
