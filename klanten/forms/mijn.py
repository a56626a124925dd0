"""What clients may change in their own dossier."""

from typing import Any

from django import forms
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from keten.forms.basis import VersieForm
from klanten.forms.gegevens import CONTACT_FOUTEN
from klanten.models import Contactgegevens


class MijnGegevensForm(VersieForm[Contactgegevens]):
    """The client's own contact data, in the client's words."""

    groepen = (
        ("Waar u woont", ("straat", ("postcode", "woonplaats"))),
        ("Hoe wij u bereiken", (("telefoon", "email"), "voorkeurskanaal")),
    )

    class Meta:
        model = Contactgegevens
        fields = ["straat", "postcode", "woonplaats", "telefoon", "email", "voorkeurskanaal"]
        labels = {
            "straat": "Straat en huisnummer",
            "postcode": "Postcode",
            "woonplaats": "Woonplaats",
            "telefoon": "Telefoonnummer",
            "email": "E-mailadres",
            "voorkeurskanaal": "Hoe wilt u het liefst van ons horen?",
        }
        error_messages = CONTACT_FOUTEN
        widgets = {
            "straat": forms.TextInput(attrs={"autocomplete": "street-address"}),
            "postcode": forms.TextInput(attrs={"autocomplete": "postal-code", "size": 8}),
            "woonplaats": forms.TextInput(attrs={"autocomplete": "address-level2"}),
            "telefoon": RegionalPhoneNumberWidget(attrs={"type": "tel", "autocomplete": "tel", "size": 16}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "voorkeurskanaal": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kanaal = self.fields["voorkeurskanaal"]
        kanaal.choices = [(waarde, woord.capitalize()) for waarde, woord in Contactgegevens.Kanaal.choices]  # type: ignore[attr-defined]
