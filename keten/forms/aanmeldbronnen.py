"""Forms of identity providers: the source, a row of its table, and the box to try claims in."""

import json
import re
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Aanmeldbron, Ketenpartner, Locatie, Medewerker, Rolafbeelding, Uitdienstlijst
from keten.models.rolafbeelding import Claim
from keten.tijd import vandaag

_DOMEIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}")
_VERPLICHTE_SCOPE = "openid"


class AanmeldbronForm(VersieForm[Aanmeldbron], EenmaligForm):
    """A provider of a partner; the secret goes in and never comes out."""

    groepen = (
        ("Aanbieder", ("partner", "groep", ("naam", "code"), "adres", ("client", "geheim"), "scopes")),
        ("Medewerkers herkennen", ("domeinen",)),
        (
            "Rollen en locaties",
            ("leidend", ("claim_rollen", "claim_locaties"), "claim_einde", "maakt_accounts"),
        ),
        ("Geldigheid", (("geldig_van", "geldig_tot"), "actief")),
    )

    domeinen = forms.CharField(
        label="E-maildomeinen",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "autocomplete": "off"}),
        help_text="Een per regel, bijvoorbeeld apeldoorn.nl. Alleen met een adres van deze domeinen wordt "
        "een medewerker de eerste keer aan het eigen account gekoppeld.",
    )
    geheim = forms.CharField(
        label="Geheim",
        max_length=500,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Het client secret. Wij bewaren het versleuteld en tonen het niet meer.",
    )
    geldig_van = Datumveld(label="Geldig van", initial=vandaag)
    geldig_tot = Datumveld(
        label="Geldig tot en met", required=False, help_text="Daarna logt niemand er nog mee in."
    )

    class Meta:
        model = Aanmeldbron
        fields = (
            "partner", "groep", "naam", "code", "adres", "client", "scopes", "domeinen", "leidend",
            "claim_rollen", "claim_locaties", "claim_einde", "maakt_accounts", "geldig_van", "geldig_tot",
            "actief",
        )  # fmt: skip
        widgets: ClassVar = {"groep": forms.RadioSelect, "adres": forms.TextInput(attrs={"inputmode": "url"})}
        help_texts: ClassVar = {
            "leidend": "Bij elke keer inloggen krijgt iemand precies de rollen en locaties die de aanbieder "
            "meestuurt. Valt er een weg, dan neemt het portaal die weg.",
            "claim_rollen": "Met punten ertussen als de claim dieper ligt, zoals realm_access.roles.",
            "claim_locaties": "Leeg: een beheerder kiest de locaties.",
            "claim_einde": "De laatste dag. Daarna komt iemand niet binnen, ook niet met een wachtwoord.",
            "maakt_accounts": "Staat dit uit, dan maakt een beheerder eerst het account.",
            "actief": "Staat dit uit, dan is de knop weg en is iedereen die er binnenkwam uitgelogd. "
            "Bepaalde de aanbieder wat iemand mag, dan werkt een wachtwoord pas na ontkoppelen.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner: Any = self.fields["partner"]
        partner.queryset = Ketenpartner.objects.geldig_op(vandaag())
        partner.empty_label = "Kies een partner"
        if self.instance.pk:
            partner.queryset |= Ketenpartner.objects.filter(pk=self.instance.partner_id)
            self.fields["code"].disabled = True
            self.fields["geheim"].required = False
            self.fields["geheim"].help_text = "Leeg: het geheim blijft zoals het is."
        self.initial["domeinen"] = "\n".join(self.instance.domeinen)

    def clean_adres(self) -> str:
        """An issuer: https, without what belongs to one page of it."""
        adres: str = self.cleaned_data["adres"].removesuffix("/.well-known/openid-configuration").rstrip("/")
        delen = urlsplit(adres)
        if delen.query or delen.fragment or delen.username:
            raise forms.ValidationError("Vul alleen het adres in, zonder ?, # of inlognaam.")
        return adres

    def clean_domeinen(self) -> list[str]:
        """Domains, one on a line."""
        woorden = re.split(r"[\s,;]+", self.cleaned_data["domeinen"])
        domeinen = [woord.lower().lstrip("@") for woord in woorden]
        fout = [domein for domein in domeinen if domein and not _DOMEIN.fullmatch(domein)]
        if fout:
            raise forms.ValidationError(f"Dit is geen e-maildomein: {', '.join(fout)}.")
        return list(dict.fromkeys(domein for domein in domeinen if domein))

    def clean_scopes(self) -> str:
        """Words; without `openid` a provider says nothing about who somebody is."""
        woorden = self.cleaned_data["scopes"].split()
        if _VERPLICHTE_SCOPE not in woorden:
            woorden.insert(0, _VERPLICHTE_SCOPE)
        return " ".join(dict.fromkeys(woorden))

    def waarden(self) -> dict[str, Any]:
        """What `keten.aanmeldbronnen` asks."""
        return {naam: w for naam, w in self.cleaned_data.items() if naam not in ("versie", "indiening")}


class AfbeeldingForm(VersieForm[Rolafbeelding], EenmaligForm):
    """What a value means: a role for the one claim, a location for the other, or nothing."""

    class Meta:
        model = Rolafbeelding
        fields = ("claim", "waarde", "rol", "locatie")
        widgets: ClassVar = {"claim": forms.RadioSelect}
        help_texts: ClassVar = {"waarde": "Precies zoals de aanbieder die stuurt, met dezelfde hoofdletters."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        claim: Any = self.fields["claim"]
        claim.choices = Claim.choices
        rol: Any = self.fields["rol"]
        rol.choices = [("", "Geen: telt niet mee"), *rol.choices[1:]]
        locatie: Any = self.fields["locatie"]
        locatie.empty_label = "Geen: telt niet mee"
        locatie.queryset = Locatie.objects.geldig_op(vandaag())
        if self.instance.locatie_id:
            locatie.queryset |= Locatie.objects.filter(pk=self.instance.locatie_id)

    def clean(self) -> dict[str, Any]:
        """Only what goes with the claim counts; the other list is for the other claim."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("claim") == Claim.ROL and gegevens.get("locatie"):
            self.add_error("locatie", "Bij een claim met rollen hoort geen locatie.")
        if gegevens.get("claim") == Claim.LOCATIE and gegevens.get("rol"):
            self.add_error("rol", "Bij een claim met locaties hoort geen rol.")
        return gegevens

    def waarden(self) -> dict[str, Any]:
        """What `keten.aanmeldbronnen` asks."""
        return {naam: w for naam, w in self.cleaned_data.items() if naam not in ("versie", "indiening")}


class ProefForm(forms.Form):
    """Claims to try; they are read once and kept nowhere."""

    claims = forms.CharField(
        label="Claims, als JSON",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_claims(self) -> dict[str, Any]:
        """An object with names and values."""
        try:
            claims = json.loads(self.cleaned_data["claims"])
        except (ValueError, RecursionError):
            raise forms.ValidationError("Dit is geen JSON. Kijk de haakjes en aanhalingstekens na.") from None
        if not isinstance(claims, dict):
            raise forms.ValidationError("Zet de claims tussen accolades: { en }.")
        return claims


class UitdienstForm(EenmaligForm):
    """A list of people of a partner, and what it says."""

    partner = forms.ModelChoiceField(
        Ketenpartner.objects.all(), label="Partner", empty_label="Kies een partner"
    )
    soort = forms.ChoiceField(
        label="De lijst zegt", choices=Uitdienstlijst.Soort.choices, widget=forms.RadioSelect
    )
    bestand = forms.FileField(
        label="Bestand",
        help_text="CSV met een kolom e-mailadres, hoogstens 1 MB. U ziet eerst wat er gebeurt.",
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )


class UitdienstKeuzeForm(EenmaligForm):
    """Whose accounts to close, of those that a list proposed."""

    partner = forms.ModelChoiceField(Ketenpartner.objects.all(), widget=forms.HiddenInput)
    soort = forms.ChoiceField(choices=Uitdienstlijst.Soort.choices, widget=forms.HiddenInput)
    medewerkers = forms.ModelMultipleChoiceField(
        Medewerker.objects.none(),
        label="Deze accounts sluiten",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één medewerker."},
    )

    def __init__(self, *args: Any, mensen: QuerySet[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze: Any = self.fields["medewerkers"]
        keuze.queryset = mensen
        keuze.label_from_instance = _met_adres


def _met_adres(medewerker: Medewerker) -> str:
    """Somebody with the address, because two may have the same name."""
    return f"{medewerker} ({medewerker.gebruiker.email})"
