"""The werkcoach's answer to a proposal."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from werkgevers.models import Akkoordkanaal, Voordracht


class BeoordeelForm(EenmaligForm):
    """Yes or no stands on the buttons; here is what the client said, and why not."""

    klant = forms.ChoiceField(
        label="Heeft de klant al ja gezegd tegen u?",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", "Nee, de klant antwoordt zelf in het portaal"),
            (Akkoordkanaal.TELEFOON.value, "Ja, aan de telefoon"),
            (Akkoordkanaal.BALIE.value, "Ja, aan de balie"),
        ],
    )
    toelichting = forms.CharField(
        label="Toelichting", max_length=500, required=False, help_text="Alleen nodig als u niet akkoord bent."
    )

    def __init__(self, data: Any = None, *, voordracht: Voordracht) -> None:
        """Leave out what the client has answered already."""
        super().__init__(data, initial={"klant": ""})
        if voordracht.klant_akkoord_op is not None:
            del self.fields["klant"]
