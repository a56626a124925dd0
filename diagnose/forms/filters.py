"""Filters above lists: all of it stands in the address, so that a list can be kept and shared."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from django import forms

from diagnose import trajecten
from diagnose.afwijkingen import PERIODEN, RICHTINGEN
from diagnose.gereedschap.instrumenten import SORTERINGEN, ZONDER_PARTNER
from diagnose.models import Doel, InstrumentRegime, Soort
from keten.models import Ketenpartner, Regime
from keten.tijd import vandaag
from klanten.models import Clientbeeld

_ALLE = ("", "Alle")


class Filter(forms.Form):
    """A filter never refuses: an address that somebody changed by hand shows the list without that choice."""

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any], **kwargs: Any) -> Self:
        """A form that shows the valid choices of an address; they stand in `initial`."""
        gevraagd = cls(vraag, **kwargs)
        gevraagd.is_valid()
        return cls(initial={naam: w for naam, w in gevraagd.cleaned_data.items() if w}, **kwargs)


class InstrumentFilter(Filter):
    """Which instruments of the gereedschapskist to show."""

    zoek = forms.CharField(
        label="Zoek een instrument",
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    partner = forms.ChoiceField(
        required=False,
        choices=[_ALLE, *Ketenpartner.Kolom.choices, (ZONDER_PARTNER, "geen vaste partner")],
    )
    regime = forms.ChoiceField(required=False)
    doel = forms.ChoiceField(label="Waarvoor", required=False, choices=[_ALLE, *Doel.choices])
    vrij = forms.BooleanField(label="Alleen met een vrije plaats", required=False)
    kwadrant = forms.ChoiceField(
        required=False,
        choices=[_ALLE, *((code, f"{code}: {naam}") for code, naam in Clientbeeld.Kwadrant.choices)],
    )
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(teken + sleutel, "") for sleutel in SORTERINGEN for teken in ("", "-")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regimes = Regime.objects.geldig_op(vandaag()).values_list("code", "naam")
        self.fields["regime"].choices = [_ALLE, *regimes]  # type: ignore[attr-defined]


class VoorstelFilter(Filter):
    """Which proposals for a client to show."""

    partner = forms.ChoiceField(required=False, choices=[_ALLE, *Ketenpartner.Kolom.choices])
    doel = forms.ChoiceField(label="Waarvoor", required=False, choices=[_ALLE, *Doel.choices])
    beschikbaar = forms.BooleanField(label="Alleen wat nu kan", required=False)


class MatrixFilter(Filter):
    """Which rows of the regime matrix to show."""

    zoek = forms.CharField(
        label="Zoek een instrument",
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Mag het?", required=False, choices=[_ALLE, *InstrumentRegime.Status.choices]
    )
    partner = forms.ChoiceField(required=False, choices=[_ALLE, *Ketenpartner.Kolom.choices])


class VragenFilter(Filter):
    """Which questions on rules to show."""

    zoek = forms.CharField(
        label="Zoek in vragen en antwoorden",
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    stand = forms.ChoiceField(
        required=False, choices=[("open", "Wacht op antwoord"), ("beantwoord", "Beantwoord")]
    )


class GebruikFilter(Filter):
    """Of which period to show how much the partners use each other's instruments."""

    periode = forms.ChoiceField(
        label="Afgesproken in",
        required=False,
        choices=[(code, naam) for code, (naam, _) in trajecten.PERIODEN.items()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("periode", "jaar")


class AfwijkingenFilter(Filter):
    """Which deviations from the advice to show."""

    periode = forms.ChoiceField(
        required=False, choices=[(code, naam) for code, (naam, _) in PERIODEN.items()]
    )
    richting = forms.ChoiceField(
        required=False, choices=[_ALLE, *((code, naam) for code, (naam, _) in RICHTINGEN.items())]
    )
    versie = forms.TypedChoiceField(label="Beslisboom", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, versies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versie"].choices = [_ALLE, *versies]  # type: ignore[attr-defined]
        self.initial.setdefault("periode", "jaar")


class TrajectenFilter(Filter):
    """Of which activities to show how long people wait."""

    periode = forms.ChoiceField(
        label="Besloten in",
        required=False,
        choices=[(code, naam) for code, (naam, _) in trajecten.PERIODEN.items()],
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=[_ALLE, *Soort.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("periode", "jaar")
