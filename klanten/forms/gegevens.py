"""Who the client is and how to reach the client."""

from typing import Any, ClassVar

from django import forms
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from keten.forms.basis import VersieForm
from keten.formulieren import Datumveld
from klanten.models import Contactgegevens, Klant

CONTACT_WIDGETS: dict[str, type[forms.Widget] | forms.Widget] = {
    "postcode": forms.TextInput(attrs={"size": 8}),
    "telefoon": RegionalPhoneNumberWidget(attrs={"type": "tel", "size": 16}),
    "voorkeurskanaal": forms.RadioSelect,
    "taal": forms.RadioSelect,
}
CONTACT_FOUTEN = {
    "telefoon": {"invalid": "Dit telefoonnummer klopt niet. Vul tien cijfers in, bijvoorbeeld 06 12345678."}
}


class PersoonForm(VersieForm[Klant]):
    """Name, birth date and gender."""

    groepen = (
        ("", (("voornamen", "roepnaam"), ("tussenvoegsel", "achternaam"), "geboortedatum", "geslacht")),
    )

    geboortedatum = Datumveld(label="Geboortedatum")
    geslacht = forms.ChoiceField(label="Geslacht", choices=Klant.Geslacht, widget=forms.RadioSelect)

    class Meta:
        model = Klant
        fields = ("voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht")


class ContactgegevensForm(VersieForm[Contactgegevens]):
    """Address, telephone, e-mail and the preferred channel."""

    groepen = (
        ("Adres", ("straat", ("postcode", "woonplaats"))),
        ("Bereikbaar", (("telefoon", "email"), "voorkeurskanaal", "taal")),
    )

    class Meta:
        model = Contactgegevens
        fields = ("straat", "postcode", "woonplaats", "telefoon", "email", "voorkeurskanaal", "taal")
        widgets = CONTACT_WIDGETS
        error_messages = CONTACT_FOUTEN
        labels: ClassVar[dict[str, Any]] = {
            "voorkeurskanaal": "Zo wil de klant bereikt worden",
            "taal": "Taal van e-mail, sms en brief",
        }
