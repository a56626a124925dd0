"""Recording that a client was informed."""

from django import forms
from django.utils.text import capfirst

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.models import Voorlichting


class VoorlichtingForm(EenmaligForm):
    """When, how and about what, and whether the client confirmed at once."""

    groepen = (("", (("op", "vorm"), "onderwerp", "bevestigd")),)

    op = Datumveld(label="Wanneer", initial=vandaag)
    vorm = forms.ChoiceField(
        label="Hoe",
        choices=[("", "Kies"), *((code, capfirst(naam)) for code, naam in Voorlichting.Vorm.choices)],
    )
    onderwerp = forms.CharField(
        label="Waarover",
        max_length=1000,
        initial="Rechten en plichten bij een uitkering, en wat wij kunnen doen om werk te vinden.",
        help_text="De klant kan dit lezen.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    bevestigd = forms.BooleanField(
        label="De klant heeft gezegd dat de uitleg duidelijk is",
        required=False,
        help_text="Anders bevestigt de klant het zelf in Mijn dossier.",
    )
