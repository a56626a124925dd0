"""A percentage as Dutch people type it."""

from typing import Any

from django import forms

from keten.getallen import zo_kort
from landkaart.models import PERCENTAGE


class Percentageveld(forms.DecimalField):
    """A percentage: 65, 65,5 or 65%; never below 0 or above 100."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        melding = "Vul een percentage in van 0 tot en met 100, bijvoorbeeld 65."
        fouten = dict.fromkeys(
            ("invalid", "max_digits", "max_decimal_places", "max_whole_digits", "required"), melding
        )
        super().__init__(
            max_digits=5, decimal_places=2, validators=PERCENTAGE, error_messages=fouten, **kwargs
        )

    def to_python(self, value: Any) -> Any:
        """Read a percentage; a comma stands before the decimals."""
        if isinstance(value, str):
            value = value.replace("%", "").replace(",", ".").strip()
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """The percentage as it stands in the box, without needless zeros."""
        return value if isinstance(value, str) or value is None else zo_kort(value, 2)
