"""A benefit, and its end."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Ketenpartner, Regime
from klanten.forms.periode import PeriodeForm
from klanten.models import Klant, Uitkering
from klanten.uitkeringen import mogelijke_betalers


class Regimeveld(forms.ModelChoiceField[Regime]):
    """A scheme by its short name, with what it means."""

    def label_from_instance(self, obj: Regime) -> str:
        """`WW: Werkloosheidswet`."""
        return f"{obj.naam}: {gettext(obj.omschrijving)}"


class Betalerveld(forms.ModelChoiceField[Ketenpartner]):
    """A partner with its kind, because the kind decides which schemes it pays."""

    def label_from_instance(self, obj: Ketenpartner) -> str:
        """`Apeldoorn (gemeente)`."""
        return f"{obj.naam} ({obj.get_kolom_display()})"


class UitkeringForm(EenmaligForm, PeriodeForm, forms.ModelForm[Uitkering]):
    """Which scheme, who pays, and from when; it may have ended already."""

    groepen = (("", ("regime", "partner", ("van", "tot"))),)

    regime = Regimeveld(label="Uitkering", queryset=Regime.objects.all(), empty_label="Kies een uitkering")
    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag", required=False, help_text="Leeg als de uitkering nog loopt.")

    class Meta:
        model = Uitkering
        fields = ("regime", "partner", "van", "tot")

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"] = Betalerveld(
            label="Wie betaalt", queryset=mogelijke_betalers(klant), empty_label="Kies wie betaalt"
        )


class EindeUitkeringForm(forms.Form):
    """The last day of a benefit."""

    tot = Datumveld(label="Laatste dag", help_text="Dit mag ook een dag in de toekomst zijn.")
