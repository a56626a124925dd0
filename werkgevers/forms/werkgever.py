"""The record of an employer, its branches and its people."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from klanten.forms.gegevens import CONTACT_FOUTEN
from klanten.keuring import geldige_postcode
from werkgevers.dubbelen import Gelijkenis, lijkt_op, met_kvk
from werkgevers.models import Contactpersoon, Vestiging, Werkgever
from werkgevers.registreren import nette_kvk

_FACTOREN = ("sector", ("medewerkers", "aandeel_55plus"), "stadium")
_VELDEN = (
    "naam", "kvk_nummer", "sector", "medewerkers", "stadium", "aandeel_55plus", "website", "notitie",
)  # fmt: skip


class Kvkveld(forms.CharField):
    """A KvK number; spaces and points may stand in it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="KvK-nummer",
            required=False,
            max_length=20,
            widget=forms.TextInput(attrs={"size": 12, "inputmode": "numeric", "autocomplete": "off"}),
            help_text="8 cijfers. Het staat op het uittreksel van de KvK en vaak op een factuur.",
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        """The eight digits, or nothing."""
        return nette_kvk(super().clean(value))


class _Gegevens(forms.ModelForm[Werkgever]):
    """What is asked about an employer, whether it is new or not."""

    kvk_nummer = Kvkveld()
    website = forms.URLField(required=False, assume_scheme="https")
    stadium = forms.ChoiceField(
        label="Ontwikkelingsstadium",
        required=False,
        choices=[("", "Nog niet bekend"), *Werkgever.Stadium.choices],
    )
    aandeel_55plus = forms.IntegerField(
        label="Van 55 jaar of ouder (%)",
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"size": 6}),
        help_text="Het deel van de medewerkers, in hele procenten.",
    )
    medewerkers = forms.IntegerField(
        label="Aantal medewerkers",
        required=False,
        min_value=0,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"size": 8}),
        help_text="Dit bepaalt of het bedrijf klein, middelgroot of groot is.",
    )

    class Meta:
        model = Werkgever
        fields = _VELDEN
        labels: ClassVar = {"sector": "Sector (SBI)", "naam": "Naam van het bedrijf", "notitie": "Notitie"}
        widgets: ClassVar = {"notitie": forms.Textarea(attrs={"rows": 3})}
        help_texts: ClassVar = {"notitie": "Alle partners lezen dit. Schrijf niets over klanten."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].empty_label = "Nog niet bekend"  # type: ignore[attr-defined]
        self.zelfde: Werkgever | None = None
        """The employer that has the KvK number that was typed."""

    def clean_kvk_nummer(self) -> str:
        """A number that no other employer has."""
        nummer: str = self.cleaned_data["kvk_nummer"]
        ander = met_kvk(nummer)
        if ander is not None and ander.pk != self.instance.pk:
            self.zelfde = ander
            raise ValidationError(f"{ander} heeft dit KvK-nummer al.")
        return nummer


class WerkgeverForm(_Gegevens, VersieForm[Werkgever]):
    """Changing an employer that exists."""

    groepen = (
        ("Bedrijf", ("naam", "kvk_nummer", "website")),
        ("Wat de dienstverlening bepaalt", _FACTOREN),
        ("Goed om te weten", ("notitie",)),
    )


class WerkgeverNieuwForm(_Gegevens, EenmaligForm):
    """A new employer, with its main branch and the first person to speak to. Asked once."""

    klad = True
    groepen = (
        ("Bedrijf", ("kvk_nummer", "naam", "straat", ("postcode", "plaats"), "website")),
        ("Wat de dienstverlening bepaalt", _FACTOREN),
        ("Wie u er spreekt", (("persoon", "functie"), ("telefoon", "email"))),
        ("Tot slot", ("notitie", "word_accountmanager")),
    )

    straat = forms.CharField(label="Straat en huisnummer", max_length=100, required=False)
    postcode = forms.CharField(
        max_length=7, validators=[geldige_postcode], widget=forms.TextInput(attrs={"size": 8})
    )
    plaats = forms.CharField(max_length=80)
    persoon = forms.CharField(label="Naam", max_length=120, required=False)
    functie = forms.CharField(label="Functie", max_length=80, required=False)
    telefoon = Contactpersoon._meta.get_field("telefoon").formfield(  # type: ignore[union-attr]
        widget=RegionalPhoneNumberWidget(attrs={"type": "tel", "size": 16}),
        error_messages=CONTACT_FOUTEN["telefoon"],
    )
    email = forms.EmailField(label="E-mailadres", required=False)
    word_accountmanager = forms.BooleanField(label="Ik word de accountmanager", required=False)
    toch_nieuw = forms.BooleanField(label="Ik heb gekeken: dit is een andere werkgever", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gelijkenissen: list[Gelijkenis] = []
        if not self.is_bound:
            del self.fields["toch_nieuw"]

    def clean(self) -> dict[str, Any]:
        """Show what resembles it before anything is saved; a person says whether it is another."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("naam") and gegevens.get("postcode"):
            self.gelijkenissen = lijkt_op(naam=gegevens["naam"], postcode=gegevens["postcode"])
        if not self.gelijkenissen:
            del self.fields["toch_nieuw"]
        elif not gegevens["toch_nieuw"]:
            self.add_error("toch_nieuw", "Deze werkgever lijkt er al te zijn. Kijk eerst of het dezelfde is.")
        bereikbaar = gegevens.get("telefoon") or gegevens.get("email") or gegevens.get("functie")
        if bereikbaar and not gegevens.get("persoon"):
            self.add_error("persoon", "Vul in wie u spreekt.")
        return gegevens

    def bedrijf(self) -> dict[str, Any]:
        """What was typed about the company, as `werkgevers.registreren.registreer` takes it."""
        weg = {"indiening", "persoon", "functie", "telefoon", "email"}
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in weg}

    def contact(self) -> dict[str, Any]:
        """The person to speak to; empty when nobody was named."""
        if not self.cleaned_data["persoon"]:
            return {}
        velden = {naam: self.cleaned_data[naam] for naam in ("functie", "telefoon", "email")}
        return {"naam": self.cleaned_data["persoon"], **velden}


_ADRES = (("", ("naam", "vestigingsnummer", "straat", ("postcode", "plaats"), "hoofdvestiging")),)
_ADRESLABELS = {"naam": "Hoe de vestiging heet"}


class VestigingNieuwForm(forms.ModelForm[Vestiging], EenmaligForm):
    """A branch more."""

    groepen = _ADRES

    class Meta:
        model = Vestiging
        fields = ("naam", "vestigingsnummer", "straat", "postcode", "plaats", "hoofdvestiging")
        labels = _ADRESLABELS
        widgets: ClassVar = {"postcode": forms.TextInput(attrs={"size": 8})}
        help_texts: ClassVar = {"hoofdvestiging": "Dan is de hoofdvestiging van nu een gewone vestiging."}


class VestigingForm(VersieForm[Vestiging]):
    """A branch that exists, and whether it still does."""

    groepen = _ADRES

    gesloten = forms.BooleanField(label="Deze vestiging is gesloten", required=False)

    class Meta(VestigingNieuwForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("gesloten", self.instance.gesloten_op is not None)


class ContactpersoonNieuwForm(forms.ModelForm[Contactpersoon], EenmaligForm):
    """Somebody more to speak to."""

    groepen: tuple[Any, ...] = (("", (("naam", "functie"), ("telefoon", "email"), "vestiging")),)

    class Meta:
        model = Contactpersoon
        fields: tuple[str, ...] = ("naam", "functie", "telefoon", "email", "vestiging")
        error_messages = CONTACT_FOUTEN
        widgets: ClassVar = {"telefoon": RegionalPhoneNumberWidget(attrs={"type": "tel", "size": 16})}
        labels: ClassVar = {"vestiging": "Bij welke vestiging"}

    def __init__(self, *args: Any, werkgever: Werkgever, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kies_vestiging(self, werkgever)


class ContactpersoonForm(VersieForm[Contactpersoon]):
    """Somebody who is known, and whether this person still works there."""

    groepen = (
        ("", (("naam", "functie"), ("telefoon", "email"), "vestiging")),
        ("Vertrek", ("vertrokken_op",)),
    )

    vertrokken_op = Datumveld(
        label="Werkt er niet meer sinds",
        required=False,
        help_text="Het account van deze persoon gaat dan dicht. Maak het vak leeg om dit terug te draaien.",
    )

    class Meta(ContactpersoonNieuwForm.Meta):
        fields = ("naam", "functie", "telefoon", "email", "vestiging", "vertrokken_op")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kies_vestiging(self, self.instance.werkgever)
        if self.instance.gebruiker_id:
            self.fields["email"].help_text = (
                "Met dit adres logt deze persoon in. Op een ander adres komt een e-mail om een wachtwoord te "
                "kiezen, en het wachtwoord van nu werkt dan niet meer."
            )


def _kies_vestiging(form: forms.BaseForm, werkgever: Werkgever) -> None:
    veld: Any = form.fields["vestiging"]
    veld.queryset = werkgever.vestigingen.filter(gesloten_op__isnull=True)
    veld.empty_label = "Geen vaste vestiging"
