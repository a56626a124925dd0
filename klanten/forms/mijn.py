"""What clients fill in about themselves in their own dossier."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from phonenumber_field.widgets import RegionalPhoneNumberWidget
from stdnum import iban as iban_nummer

from keten.forms.basis import EenmaligForm, VersieForm
from klanten.forms.gegevens import CONTACT_FOUTEN
from klanten.models import Contactgegevens, Klant, Situatie
from klanten.persoonsgegevens import is_gevoelig


class MijnGegevensForm(VersieForm[Contactgegevens]):
    """The client's own contact data, in the client's words.

    An address that goes with a benefit is asked once more: who mistypes it may miss a payment or a letter.
    """

    groepen = (
        (_("Waar u woont"), ("straat", ("postcode", "woonplaats"))),
        (_("Hoe wij u bereiken"), (("telefoon", "email"), "voorkeurskanaal")),
    )

    zeker = forms.BooleanField(
        label=_("Ja, dit is mijn nieuwe adres"),
        required=False,
        help_text=_("Uw adres kan gevolgen hebben voor uw uitkering. Kijk het daarom nog één keer na."),
    )

    class Meta:
        model = Contactgegevens
        fields = ("straat", "postcode", "woonplaats", "telefoon", "email", "voorkeurskanaal")
        labels = {
            "straat": _("Straat en huisnummer"),
            "postcode": _("Postcode"),
            "woonplaats": _("Woonplaats"),
            "telefoon": _("Telefoonnummer"),
            "email": _("E-mailadres"),
            "voorkeurskanaal": _("Hoe wilt u het liefst van ons horen?"),
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

    def __init__(self, data: Any = None, *, klant: Klant) -> None:
        super().__init__(data, instance=klant.contactgegevens)
        self.klant = klant
        kanaal: Any = self.fields["voorkeurskanaal"]
        kanaal.choices = [(waarde, capfirst(woord)) for waarde, woord in Contactgegevens.Kanaal.choices]
        self.fields["zeker"].widget = forms.HiddenInput()  # until the change turns out to be a sensitive one

    def clean(self) -> dict[str, Any]:
        """Ask for a yes when the change is a sensitive one."""
        velden = super().clean() or self.cleaned_data
        if not self.errors and not velden.get("zeker") and is_gevoelig(self.klant, velden):
            self.fields["zeker"].widget = forms.CheckboxInput()
            self.add_error("zeker", _("Klopt uw nieuwe adres? Zet dan een vinkje."))
        return velden

    def waarden(self) -> dict[str, Any]:
        """The contact data themselves."""
        return {naam: waarde for naam, waarde in super().waarden().items() if naam != "zeker"}


class RekeningForm(VersieForm[Situatie]):
    """The account on which a benefit is paid; asked with a yes, since a wrong one costs the client money."""

    zeker = forms.BooleanField(
        label=_("Ja, dit is mijn eigen rekening"),
        error_messages={"required": _("Kijk het nummer na en zet dan een vinkje.")},
    )

    class Meta:
        model = Situatie
        fields = ("iban",)
        labels = {"iban": _("Rekeningnummer (IBAN)")}
        help_texts = {"iban": _("Het staat op uw bankpas en begint met NL.")}
        widgets = {"iban": forms.TextInput(attrs={"size": 28, "autocomplete": "off"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["iban"].required = True
        self.fields["iban"].error_messages["required"] = _("Vul uw rekeningnummer in.")

    def clean_iban(self) -> str:
        """Without spaces, in capitals, as banks write it."""
        return str(iban_nummer.compact(self.cleaned_data["iban"]))


class BetwistForm(EenmaligForm):
    """What is wrong in the dossier, in the client's words."""

    toelichting = forms.CharField(
        label=_("Wat klopt er niet?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Schrijf ook wat het wel moet zijn."),
        error_messages={"required": _("Schrijf op wat er niet klopt.")},
    )


class BevestigForm(EenmaligForm):
    """All data are right."""
