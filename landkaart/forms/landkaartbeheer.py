"""What AKO changes: criteria, norms, finer states, milestones of a region, measurements and talks."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Arbeidsmarktregio, Locatie
from keten.tijd import vandaag
from landkaart.forms.percentage import Percentageveld
from landkaart.models import Antwoord, Deelstand, Fase, Mijlpaal


class CriteriumForm(EenmaligForm):
    """The words of a criterion; a new one also says to which answer it belongs."""

    antwoord = forms.ChoiceField(label="Bij welk antwoord", choices=Antwoord.choices)
    tekst = forms.CharField(
        label="Criterium",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén ding dat iemand kan nagaan, zodat een ander tot hetzelfde antwoord komt.",
        error_messages={"required": "Vul het criterium in."},
    )

    def __init__(self, *args: Any, met_antwoord: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not met_antwoord:
            del self.fields["antwoord"]


class NormForm(VersieForm[Mijlpaal]):
    """Whether a milestone is decisive, and when it must be complete."""

    norm_op = Datumveld(label="Moet volledig zijn op", required=False)

    class Meta:
        model = Mijlpaal
        fields = ("bepalend", "norm_op")


class MijlpaalForm(EenmaligForm):
    """A milestone that a region adds."""

    regio = forms.ModelChoiceField(
        Arbeidsmarktregio.objects.none(), label="Regio", empty_label="Kies een regio"
    )
    fase = forms.ModelChoiceField(Fase.objects.all(), label="Fase", empty_label="Kies een fase")
    naam = forms.CharField(max_length=100)
    definitie = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wanneer is deze mijlpaal volledig gerealiseerd?",
    )
    norm_op = Datumveld(label="Moet volledig zijn op", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["regio"]
        veld.queryset = Arbeidsmarktregio.objects.geldig_op(vandaag())


class MeetperiodeForm(EenmaligForm):
    """A period with a name."""

    groepen = (("", ("naam", ("van", "tot"))),)

    naam = forms.CharField(max_length=80, help_text="Bijvoorbeeld: tweede meting, september 2009.")
    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag", help_text="Wat toen gold, blijft onder deze naam te vinden.")

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        velden = super().clean() or self.cleaned_data
        van, tot = velden.get("van"), velden.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return velden


_RIJEN = 10


class DeelstandenForm(EenmaligForm):
    """All finer states at once: from which percentage, and what it is called."""

    def __init__(self, *args: Any, deelstanden: Sequence[Deelstand], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paren = []
        for nummer in range(1, _RIJEN + 1):
            oud = deelstanden[nummer - 1] if nummer <= len(deelstanden) else None
            vanaf, naam = f"vanaf_{nummer}", f"naam_{nummer}"
            self.fields[vanaf] = Percentageveld(
                label=f"{nummer}. Vanaf (%)", required=False, initial=oud.vanaf if oud else None
            )
            self.fields[naam] = forms.CharField(
                label=f"{nummer}. Naam", required=False, max_length=60, initial=oud.naam if oud else ""
            )
            paren.append((vanaf, naam))
        self.groepen = (("", tuple(paren)),)

    def clean(self) -> dict[str, Any]:
        """A percentage and a name come together."""
        velden = super().clean() or self.cleaned_data
        for nummer in range(1, _RIJEN + 1):
            vanaf, naam = velden.get(f"vanaf_{nummer}"), velden.get(f"naam_{nummer}")
            if (vanaf is None) != (not naam):
                self.add_error(f"vanaf_{nummer}", "Vul het percentage en de naam samen in.")
        return velden

    def deelstanden(self) -> list[tuple[Decimal, str]]:
        """The states that were filled in."""
        paren = (
            (self.cleaned_data[f"vanaf_{n}"], self.cleaned_data[f"naam_{n}"]) for n in range(1, _RIJEN + 1)
        )
        return [(vanaf, naam) for vanaf, naam in paren if vanaf is not None]


class RegioKeuze(forms.Form):
    """Of which region the talk is."""

    regio = forms.ModelChoiceField(
        Arbeidsmarktregio.objects.none(), label="Regio", empty_label="Kies een regio", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["regio"]
        veld.queryset = Arbeidsmarktregio.objects.geldig_op(vandaag())


class GesprekForm(EenmaligForm):
    """A talk of a region, with per location what it takes home."""

    klad = True

    op = Datumveld(label="Gehouden op")
    onderwerp = forms.CharField(max_length=120)
    verslag = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Welke oplossingen van andere locaties zijn besproken?",
    )

    def __init__(self, *args: Any, locaties: Sequence[Locatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._locaties = locaties
        groepen: list[tuple[str, Any]] = [("", ("op", "onderwerp", "verslag"))]
        for locatie in locaties:
            afspraak, dag = f"afspraak_{locatie.pk}", f"uiterlijk_{locatie.pk}"
            self.fields[afspraak] = forms.CharField(label="Afspraak", max_length=300, required=False)
            self.fields[dag] = Datumveld(label="Klaar op", required=False)
            groepen.append((str(locatie), (afspraak, dag)))
        self.groepen = tuple(groepen)

    def clean(self) -> dict[str, Any]:
        """An agreement has a day."""
        velden = super().clean() or self.cleaned_data
        for locatie in self._locaties:
            afspraak, dag = velden.get(f"afspraak_{locatie.pk}"), velden.get(f"uiterlijk_{locatie.pk}")
            if bool(afspraak) != bool(dag) and f"uiterlijk_{locatie.pk}" not in self.errors:
                self.add_error(f"uiterlijk_{locatie.pk}", "Een afspraak heeft een tekst en een dag.")
        return velden

    def afspraken(self) -> list[tuple[Locatie, str, datetime.date]]:
        """What each location takes home; those without an agreement are left out."""
        velden = self.cleaned_data
        return [
            (locatie, velden[f"afspraak_{locatie.pk}"], velden[f"uiterlijk_{locatie.pk}"])
            for locatie in self._locaties
            if velden[f"afspraak_{locatie.pk}"]
        ]
