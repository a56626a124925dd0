"""What can be chosen above the list of applications."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst

from keten.models import Regime
from keten.tijd import vandaag
from klanten.aanvraaglijst import ALLES, SORTERINGEN
from klanten.models import Aanvraag


class AanvragenFilter(forms.Form):
    """The filters; what makes no sense in an address is left out."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Lopend"),
            *((code, capfirst(naam)) for code, naam in Aanvraag.Stand.choices),
            (ALLES, "Alle"),
        ],
    )
    regime = forms.ChoiceField(label="Uitkering", required=False)
    van = forms.ChoiceField(
        label="Uitkeringsintake door",
        required=False,
        choices=[("", "Alle organisaties"), ("eigen", "Mijn organisatie")],
    )
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(s, s) for naam in SORTERINGEN for s in (naam, f"-{naam}")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regimes = Regime.objects.geldig_op(vandaag()).values_list("code", "naam")
        self.fields["regime"].choices = [("", "Alle"), *regimes]  # type: ignore[attr-defined]

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any]) -> "AanvragenFilter":
        """A form that shows the valid choices of an address; they stand in `initial`."""
        gevraagd = cls(vraag)
        gevraagd.is_valid()
        return cls(initial={naam: waarde for naam, waarde in gevraagd.cleaned_data.items() if waarde})
