"""What a client types to make an account, and what an employee types about one."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Gebruiker


class Klantnummerveld(forms.CharField):
    """A klantnummer as it stands on the slip: spaces, points and hyphens do not matter."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 14, "autocomplete": "off"})

    def clean(self, value: Any) -> int:
        """The number."""
        kaal = re.sub(r"[\s.-]", "", str(super().clean(value)))
        if not re.fullmatch(r"[0-9]{6,15}", kaal):
            raise ValidationError(_("Een klantnummer bestaat uit acht cijfers. U vindt het op het papier."))
        return int(kaal)


_ZWAK = {
    "password_too_short": _("Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
    "password_too_common": _("Dit wachtwoord kiezen veel mensen. Kies iets wat niemand raadt."),
    "password_too_similar": _("Dit wachtwoord lijkt te veel op uw e-mailadres."),
}


class ActiverenForm(forms.Form):
    """What only the client and the slip say together, and the mark of a visit to the identity provider."""

    klantnummer = Klantnummerveld(
        label=_("Klantnummer"),
        help_text=_("Dit staat op het papier van de balie."),
        error_messages={"required": _("Vul uw klantnummer in.")},
    )
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Tien letters en cijfers, bijvoorbeeld ABCDE-23456."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"size": 14, "autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
        error_messages={"required": _("Vul de code in die op het papier staat.")},
    )
    geboortedatum = Datumveld(
        label=_("Uw geboortedatum"),
        autocomplete="bday",
        error_messages={"required": _("Vul uw geboortedatum in.")},
    )
    koppeling = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class InlogForm(forms.Form):
    """The address and the password to sign in with."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        help_text=_("Hiermee logt u straks in. Wij sturen een e-mail om te controleren of het adres klopt."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Kijk het nog eens na."),
        },
    )
    wachtwoord = forms.CharField(
        label=_("Kies een wachtwoord"),
        help_text=_("Minstens 12 tekens. Een paar woorden achter elkaar is makkelijk te onthouden."),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Kies een wachtwoord.")},
    )

    def clean(self) -> dict[str, Any]:
        """The password is checked with the rules for everybody, and may not look like the address."""
        gegevens = super().clean() or self.cleaned_data
        wachtwoord, email = gegevens.get("wachtwoord"), gegevens.get("email", "")
        if wachtwoord:
            try:
                validate_password(wachtwoord, user=Gebruiker(email=email))
            except ValidationError as fout:
                self.add_error("wachtwoord", [_ZWAK.get(str(een.code), een) for een in fout.error_list])
        return gegevens


class CodeForm(EenmaligForm):
    """Ask for a code; the number keeps a double click from making two."""


class IntrekkenForm(forms.Form):
    """Why an account is closed."""

    reden = forms.CharField(
        label="Waarom trekt u de toegang in?",
        help_text="De klant kan dit lezen in het dossier.",
        max_length=300,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Vul in waarom u de toegang intrekt.",
            "min_length": "Leg het iets langer uit.",
        },
    )
