"""The search box."""

from django import forms


class ZoekForm(forms.Form):
    """One box for name, klantnummer and BSN."""

    zoekterm = forms.CharField(
        label="Naam, klantnummer of BSN",
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text="Een deel van de naam is genoeg.",
        error_messages={"required": "Vul een naam, klantnummer of BSN in."},
    )
