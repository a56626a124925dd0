"""News for the other locations."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld


class NieuwsForm(EenmaligForm):
    """An item of news."""

    titel = forms.CharField(label="Titel", max_length=100)
    tekst = forms.CharField(
        label="Bericht",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Iedere medewerker van alle partners leest dit. Noem geen namen van klanten.",
    )
    bereik = forms.ChoiceField(
        label="Voor wie is het",
        choices=[("regio", "Alle locaties in onze regio"), ("land", "Alle locaties in Nederland")],
        widget=forms.RadioSelect,
        initial="regio",
    )
    tot = Datumveld(label="Te lezen tot en met", required=False)

    def gegevens(self) -> dict[str, Any]:
        """What was filled in, as `landkaart.nieuws` takes it."""
        gegevens = self.waarden()
        land = gegevens.pop("bereik") == "land"
        return {**gegevens, "heel_nederland": land}
