"""A new task."""

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.collegas import collegas
from klanten.inzage import RedenNodig
from klanten.models import Klant

_HOOGSTENS_VOORUIT = datetime.timedelta(days=2 * 365)


class Klantnummerveld(forms.CharField):
    """The number of a dossier as people type it: 1002 3391 or 10023391."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 12, "autocomplete": "off"})

    def clean(self, value: Any) -> int | None:
        """The number, or None when nothing was filled in."""
        tekst = "".join(super().clean(value).split())
        if not tekst:
            return None
        if not (tekst.isascii() and tekst.isdecimal() and len(tekst) <= 12):
            raise forms.ValidationError("Een klantnummer bestaat uit acht cijfers.")
        return int(tekst)


class TaakForm(EenmaligForm):
    """What must be done, by whom, and when at the latest."""

    omschrijving = forms.CharField(
        label="Wat moet er gebeuren",
        max_length=200,
        help_text="Kort en zonder gevoelige gegevens, zoals: bel over de proefplaatsing.",
    )
    voor = forms.ModelChoiceField(
        label="Voor wie", queryset=Medewerker.objects.none(), empty_label="wie het oppakt", required=False
    )
    vervalt_op = Datumveld(label="Uiterlijk op")
    klantnummer = Klantnummerveld(
        label="Klantnummer", required=False, help_text="Alleen als de taak over een klant gaat."
    )

    def __init__(
        self,
        *args: Any,
        medewerker: Medewerker,
        locatie: Locatie,
        vind: Callable[[int], Klant] | None,
        **kwargs: Any,
    ) -> None:
        """Make the form for an employee at a location.

        Args:
            vind: opens a dossier by its number; None for somebody who may not open dossiers.
        """
        super().__init__(*args, **kwargs)
        self.vind = vind
        self.fields["voor"].queryset = collegas(locatie, Recht.WERKVOORRAAD)  # type: ignore[attr-defined]
        self.initial.setdefault("voor", medewerker.pk)
        if vind is None:
            del self.fields["klantnummer"]

    def clean_klantnummer(self) -> Klant | None:
        """The client behind the number; who may not open the dossier makes no task about it either."""
        nummer: int | None = self.cleaned_data["klantnummer"]
        if nummer is None or self.vind is None:
            return None
        try:
            return self.vind(nummer)
        except Http404:
            raise forms.ValidationError("Dit klantnummer is op uw locatie niet bekend.") from None
        except RedenNodig:
            raise forms.ValidationError(
                "Dit dossier staat niet in uw caseload. Open eerst het dossier en geef aan waarom."
            ) from None

    def clean_vervalt_op(self) -> datetime.date:
        """A day from today on, and within two years."""
        dag: datetime.date = self.cleaned_data["vervalt_op"]
        if dag < vandaag():
            raise forms.ValidationError("Deze dag is al voorbij.")
        if dag > vandaag() + _HOOGSTENS_VOORUIT:
            raise forms.ValidationError("Kies een dag binnen twee jaar.")
        return dag
