"""What can be chosen above the list of vacancies; all of it stands in the address."""

from collections.abc import Mapping
from typing import Any

from django import forms

from keten.models import Locatie
from werkgevers.models import Beroep, Sector, Sectorteam, Vacature
from werkgevers.vacaturelijst import ANDERE, EIGEN, SORTERINGEN, TELLERS

_ALLE = ("", "Alle")
ALLES = "alles"


def _keuzes(*namen: str) -> list[tuple[str, str]]:
    return [(naam, naam) for naam in namen]


class VacaturelijstForm(forms.Form):
    """The filters. It never refuses: what makes no sense in an address that somebody changed is left out."""

    term = forms.CharField(label="Functie of werkgever", required=False, max_length=80)
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Open"),
            *(keuze for keuze in Vacature.Stand.choices if keuze[0] != "open"),
            (ALLES, "Alle"),
        ],
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=[_ALLE, *Vacature.Soort.choices])
    groep = forms.ChoiceField(label="Beroepen", required=False)
    sector = forms.ChoiceField(label="Sector", required=False)
    team = forms.ChoiceField(label="Sectorteam", required=False)
    mijn = forms.BooleanField(label="Alleen mijn werkgevers", required=False)
    vrij = forms.BooleanField(label="Alleen vrijgegeven", required=False)
    bereik = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=_keuzes(EIGEN, ANDERE))
    teller = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=_keuzes(*TELLERS))
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=_keuzes(*SORTERINGEN, *(f"-{sleutel}" for sleutel in SORTERINGEN)),
    )

    def __init__(self, *args: Any, locatie: Locatie, keuzes: Mapping[str, Any] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        for naam, lijst in (keuzes or _lijsten(locatie)).items():
            velden[naam].choices = lijst
        if len(velden["team"].choices) == 1:
            del velden["team"]

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any], locatie: Locatie) -> "VacaturelijstForm":
        """A form that shows the valid choices of an address; they stand in `initial`."""
        keuzes = _lijsten(locatie)
        gevraagd = cls(vraag, locatie=locatie, keuzes=keuzes)
        gevraagd.is_valid()
        gekozen = {naam: waarde for naam, waarde in gevraagd.cleaned_data.items() if waarde}
        return cls(initial=gekozen, locatie=locatie, keuzes=keuzes)


def _lijsten(locatie: Locatie) -> dict[str, list[tuple[str, str]]]:
    groepen = Beroep.objects.order_by("groep").values_list("groep", flat=True).distinct()
    teams = Sectorteam.objects.filter(locatie=locatie, team__opgeheven_op__isnull=True)
    return {
        "groep": [_ALLE, *_keuzes(*groepen)],
        "sector": [_ALLE, *Sector.objects.values_list("code", "naam")],
        "team": [_ALLE, *((str(team.pk), str(team)) for team in teams.select_related("team"))],
    }
