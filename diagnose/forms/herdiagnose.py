"""Asking a new diagnosis, deciding what is needed, and the filters of the lists about it."""

import datetime
from typing import Any

from django import forms

from diagnose.aanleidingen import TAKEN_PER_SOORT
from diagnose.contactlijst import LANGST_EERST, SORTERINGEN
from diagnose.forms.filters import Filter
from diagnose.models import Herdiagnoseaanleiding, Voortgangscheck
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.forms.caseload import EIGEN, LOCATIE
from klanten.models import Clientbeeld

_LABELS = dict(Herdiagnoseaanleiding.Soort.choices)


class HerdiagnoseForm(EenmaligForm):
    """Why a new diagnosis is needed."""

    soort = forms.ChoiceField(
        label="Wat is de aanleiding?",
        widget=forms.RadioSelect,
        choices=[(soort.value, str(_LABELS[soort])) for soort in TAKEN_PER_SOORT],
        error_messages={"required": "Kies de aanleiding."},
    )
    reden = forms.CharField(
        label="Waarom is een nieuwe diagnose nodig?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Collega's lezen dit. De klant leest alleen dat u opnieuw samen kijkt.",
        error_messages={"required": "Schrijf op waarom een nieuwe diagnose nodig is."},
    )


class VoortgangscheckForm(EenmaligForm):
    """What a client needs who is still without work."""

    keuze = forms.ChoiceField(
        label="Wat heeft de klant nodig?",
        widget=forms.RadioSelect,
        choices=[
            (Voortgangscheck.Keuze.INSTRUMENTEN, "ander instrumentarium: de klant blijft op route A"),
            (Voortgangscheck.Keuze.ROUTE_B, "route B: de klant kan nu geen werk zoeken"),
        ],
        error_messages={"required": "Kies ander instrumentarium of route B."},
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom."},
    )


class PeriodeFilter(Filter):
    """From which day to which day to count."""

    vanaf = Datumveld(label="Van", required=False)
    tot = Datumveld(label="Tot en met", required=False)

    def periode(self) -> tuple[datetime.date, datetime.date]:
        """The days that were chosen; the last year without a choice."""
        tot = self.initial.get("tot") or vandaag()
        vanaf = self.initial.get("vanaf") or tot - datetime.timedelta(days=365)
        return vanaf, tot


class GeenContactFilter(Filter):
    """Whose clients to show, and how long beyond the frequency."""

    bereik = forms.ChoiceField(
        label="Klanten", required=False, choices=[(EIGEN, "Mijn klanten"), (LOCATIE, "Hele locatie")]
    )
    kwadrant = forms.ChoiceField(
        required=False,
        choices=[("", "Alle"), *((code, f"{code}: {naam}") for code, naam in Clientbeeld.Kwadrant.choices)],
    )
    vanaf = forms.ChoiceField(
        label="Te laat",
        required=False,
        choices=[("1", "1 dag of meer"), ("14", "2 weken of meer"), ("30", "30 dagen of meer")],
    )
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(teken + sleutel, "") for sleutel in SORTERINGEN for teken in ("", "-")],
    )

    def keuze(self) -> dict[str, Any]:
        """What was chosen, as `diagnose.contactlijst.Selectie` takes it, without whose clients."""
        return {
            "kwadrant": self.initial.get("kwadrant", ""),
            "vanaf": int(self.initial.get("vanaf", 1)),
            "sortering": self.initial.get("sorteer", LANGST_EERST),
        }
