"""A circumstance, and the day on which it is over."""

from typing import ClassVar

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.models import Belemmering


class BelemmeringForm(EenmaligForm, forms.ModelForm[Belemmering]):
    """What makes working hard now, and what the client needs."""

    van = Datumveld(label="Sinds", initial=vandaag)

    class Meta:
        model = Belemmering
        fields = ("soort", "van", "toelichting")
        labels: ClassVar = {"soort": "Omstandigheid", "toelichting": "Wat heeft de klant nodig?"}
        help_texts: ClassVar = {"toelichting": "Leg geen medische gegevens vast."}
        widgets: ClassVar = {"toelichting": forms.Textarea(attrs={"rows": 2})}


class EindeBelemmeringForm(forms.Form):
    """The last day on which a circumstance held."""

    tot = Datumveld(label="Laatste dag", initial=vandaag)
