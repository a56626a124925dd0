"""What the client has learned and done."""

from typing import ClassVar

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from klanten.forms.periode import PeriodeForm
from klanten.models import Opleiding, Werkervaring


class OpleidingForm(EenmaligForm, forms.ModelForm[Opleiding]):
    """A course of study."""

    class Meta:
        model = Opleiding
        fields = ("naam", "niveau", "jaar", "diploma")
        widgets: ClassVar = {"jaar": forms.TextInput(attrs={"inputmode": "numeric", "size": 6})}
        help_texts: ClassVar = {"jaar": "Bijvoorbeeld 2012"}


class DiplomaForm(EenmaligForm):
    """Where the diploma was checked."""

    bron = forms.ChoiceField(
        label="Waar hebt u het gecontroleerd?",
        choices=Opleiding.Diplomabron.te_kiezen(),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar het diploma is gecontroleerd."},
    )


class WerkervaringForm(EenmaligForm, PeriodeForm, forms.ModelForm[Werkervaring]):
    """A job that the client has or had."""

    groepen = (("", ("functie", "werkgever", ("van", "tot"))),)

    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag", required=False, help_text="Leeg als de klant hier nog werkt.")

    class Meta:
        model = Werkervaring
        fields = ("functie", "werkgever", "van", "tot")
