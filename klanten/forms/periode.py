"""A first and a last day."""

from typing import Any

from django import forms


class PeriodeForm(forms.Form):
    """A form with `van` and `tot`, that says next to the last day when it comes before the first."""

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        gegevens = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return gegevens
