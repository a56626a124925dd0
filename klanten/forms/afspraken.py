"""A meeting: planned, moved, or called off."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld, Tijdveld
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from klanten.afspraken import DUREN, aanvang
from klanten.collegas import collegas
from klanten.models import Afspraak

# Choosing somebody else shows when that person is free.
_TOON_VRIJE_TIJDEN = {
    "hx-get": "?",
    "hx-trigger": "change",
    "hx-target": "#voorstellen",
    "hx-select": "#voorstellen",
    "hx-swap": "outerHTML",
}


class Momentvelden(forms.Form):
    """A day, a time and a length; fields of both forms below."""

    dag = Datumveld(label="Dag")
    tijd = Tijdveld(label="Tijd")
    duur = forms.TypedChoiceField(
        label="Duur", coerce=int, initial=30, choices=[(duur, f"{duur} minuten") for duur in DUREN]
    )

    def begin(self) -> datetime.datetime:
        """The moment that was chosen."""
        return aanvang(self.cleaned_data["dag"], self.cleaned_data["tijd"])


class AfspraakForm(Momentvelden, EenmaligForm):
    """A new meeting with somebody of the location."""

    groepen = (("", ("medewerker", ("soort", "duur"), ("dag", "tijd"), "plek", "opmerking")),)

    medewerker = forms.ModelChoiceField(label="Met wie", queryset=Medewerker.objects.none(), empty_label=None)
    soort = forms.ChoiceField(
        label="Waarover", choices=[(soort.value, soort.label.capitalize()) for soort in Afspraak.Soort]
    )
    plek = forms.CharField(label="Waar", max_length=80, initial="balie")
    opmerking = forms.CharField(
        label="Wat moet de klant weten of meenemen?",
        required=False,
        max_length=300,
        help_text="De klant kan dit lezen.",
    )

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["medewerker"]
        veld.queryset = collegas(locatie, Recht.AFSPRAKEN)  # type: ignore[attr-defined]
        veld.widget.attrs |= _TOON_VRIJE_TIJDEN


class VerzetForm(Momentvelden):
    """Another moment for a meeting, which still stands where the person saw it (`gezien`)."""

    groepen = (("", (("dag", "tijd"), "duur")),)

    gezien = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, afspraak: Afspraak) -> None:
        begin = timezone.localtime(afspraak.begin)
        nu = {
            "dag": begin.date(),
            "tijd": begin.time(),
            "duur": int((afspraak.einde - afspraak.begin).total_seconds() // 60),
            "gezien": afspraak.begin.isoformat(),
        }
        super().__init__(data, initial=nu)


class AfzegForm(forms.Form):
    """Why a meeting does not take place."""

    reden = forms.CharField(label="Reden", max_length=300, help_text="De klant kan dit lezen.")


class UitkomstForm(forms.Form):
    """Whether the client came."""

    uitkomst = forms.ChoiceField(
        choices=[(stand, "") for stand in (Afspraak.Stand.GEWEEST, Afspraak.Stand.NIET_VERSCHENEN)]
    )
