"""The form of an attached system."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.conf import settings

from keten.api.bereik import Bereik
from keten.doelen import SYSTEEMDOELEN
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Ketenpartner, Medewerker, Systeem
from keten.tijd import vandaag


class SysteemstandForm(EenmaligForm):
    """Cut off or give back access; carries the version of the system that the person saw."""

    versie = forms.IntegerField(widget=forms.HiddenInput)


class SysteemForm(VersieForm[Systeem], EenmaligForm):
    """Whose it is, what it may do, where and for what."""

    groepen = (
        ("Het systeem", ("naam", "partner", "contact")),
        ("Wat het mag", ("bereiken", "doelen", "locaties", "per_minuut")),
        ("Medewerkers die zelf inloggen", ("terugadressen",)),
        ("Geldigheid", (("geldig_van", "geldig_tot"),)),
    )

    bereiken = forms.MultipleChoiceField(
        label="Wat mag het systeem?",
        choices=Bereik.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Het systeem kan nooit meer dan de medewerker voor wie het iets vraagt.",
        error_messages={"required": "Kies ten minste één ding dat het mag."},
    )
    doelen = forms.MultipleChoiceField(
        label="Waarvoor mag het kijken?",
        choices=[(doel.value, doel.label) for doel in SYSTEEMDOELEN],
        widget=forms.CheckboxSelectMultiple,
        help_text="Bij elke blik in een dossier noemt het systeem een van deze doelen.",
        error_messages={"required": "Kies ten minste één doel."},
    )
    terugadressen = forms.CharField(
        label="Adressen na het inloggen",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "autocomplete": "off"}),
        help_text="Een per regel (redirect URI). Leeg: medewerkers loggen er niet zelf voor in.",
    )
    geldig_van = Datumveld(label="Geldig van", initial=vandaag)
    geldig_tot = Datumveld(label="Geldig tot en met", required=False)

    class Meta:
        model = Systeem
        fields = (
            "naam", "partner", "contact", "doelen", "locaties", "per_minuut", "geldig_van", "geldig_tot",
        )  # fmt: skip
        widgets: ClassVar = {
            "locaties": forms.CheckboxSelectMultiple,
            "per_minuut": forms.NumberInput(attrs={"size": 6}),
        }
        help_texts: ClassVar = {"per_minuut": "Vraagt het systeem vaker, dan moet het even wachten."}

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["partner"].queryset = Ketenpartner.objects.geldig_op(vandaag())
        velden["partner"].empty_label = "Kies een partner"
        velden["locaties"].queryset = medewerker.locaties.all()
        if self.instance.pk:
            velden["partner"].queryset |= Ketenpartner.objects.filter(pk=self.instance.partner_id)
            self.initial["bereiken"] = self.instance.client.get_scopes()
            self.initial["terugadressen"] = "\n".join(self.instance.client.get_redirect_uris())

    def clean_terugadressen(self) -> list[str]:
        """Whole addresses; https, except on a machine for development."""
        adressen: list[str] = self.cleaned_data["terugadressen"].split()
        for adres in adressen:
            delen = urlsplit(adres)
            goed = delen.scheme == "https" or (delen.scheme == "http" and not settings.PRODUCTIE)
            if not goed or not delen.netloc or delen.fragment or "*" in adres:
                raise forms.ValidationError(f"Dit is geen volledig https-adres: {adres}")
        return list(dict.fromkeys(adressen))

    def waarden(self) -> dict[str, Any]:
        """What the domain function asks."""
        return {naam: waarde for naam, waarde in super().waarden().items() if naam != "indiening"}
