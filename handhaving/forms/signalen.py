"""Forms about signals: reporting, deciding, and the filter of the list."""

from django import forms
from django.utils.text import capfirst

from handhaving.models import Signaal
from handhaving.signalen import lijst
from handhaving.signalen.melden import BRONNEN
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.forms.volgen import Keuzefilter

_LABELS = {
    Signaal.Bron.CONSULENT: "Mij of een collega viel dit op",
    Signaal.Bron.WERKGEVER: "Een werkgever of leverancier zei dit",
}
_BESLUITEN = (
    (Signaal.Besluit.GEEN_VERVOLG, "Geen vervolg"),
    (
        Signaal.Besluit.TIJDENS,
        "Controle van de plichten, tijdens de dienstverlening. De contactpersoon krijgt een taak.",
    ),
    (
        Signaal.Besluit.PARALLEL,
        "Controle van de gegevens, naast de dienstverlening. De contactpersoon en de klant zien dit niet.",
    ),
    (Signaal.Besluit.OVERTREDING, "Een overtreding vastleggen. U gaat door naar dat formulier."),
)


class SignaalForm(EenmaligForm):
    """What stood out."""

    bron = forms.ChoiceField(
        label="Waar komt dit vandaan?",
        widget=forms.RadioSelect,
        choices=[(bron.value, _LABELS.get(bron, bron.label)) for bron in BRONNEN],
        error_messages={"required": "Kies waar het signaal vandaan komt."},
    )
    van = Datumveld(label="Wanneer werd dit gezien of gehoord?", initial=vandaag)
    tekst = forms.CharField(
        label="Wat is er opgevallen?",
        help_text="Alleen feiten, geen vermoeden over wie de klant is. Noem geen BSN.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf op wat er is opgevallen."},
    )


class SignaalbesluitForm(EenmaligForm):
    """What follows, and why."""

    besluit = forms.ChoiceField(
        label="Wat gebeurt er met dit signaal?",
        widget=forms.RadioSelect,
        choices=[(besluit.value, tekst) for besluit, tekst in _BESLUITEN],
        error_messages={"required": "Kies wat er met dit signaal gebeurt."},
    )
    waarom = forms.CharField(
        label="Waarom?",
        help_text="Dit besluit blijft staan. Nieuwe feiten zijn een nieuw signaal.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf op waarom."},
    )


class SignalenFilter(Keuzefilter):
    """Which signals to show."""

    stand = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Alle"),
            (lijst.OPEN, "Nog te beslissen"),
            (lijst.TE_LAAT, "Te laat"),
            *((stand.value, capfirst(stand.label)) for stand in Signaal.Stand),
        ],
    )
    bron = forms.ChoiceField(
        required=False,
        choices=[("", "Alle"), *((bron.value, capfirst(bron.label)) for bron in Signaal.Bron)],
    )
    besluit = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Alle"),
            (Signaal.Besluit.GEEN_VERVOLG.value, "Geen vervolg"),
            (Signaal.Besluit.TIJDENS.value, "Tijdens de dienstverlening"),
            (Signaal.Besluit.PARALLEL.value, "Naast de dienstverlening"),
            (Signaal.Besluit.OVERTREDING.value, "Overtreding"),
        ],
    )
    wiens = forms.ChoiceField(
        label="Van wie", required=False, choices=[("", "Iedereen"), (lijst.MIJN, "Die ik behandel")]
    )
    bestand = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
