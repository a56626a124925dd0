"""What can be chosen above the list of employers; all of it stands in the address, except what is sought."""

from collections.abc import Mapping
from typing import Any

from django import forms

from keten.models import Locatie
from werkgevers.models import Sector, Werkgever
from werkgevers.sectorteams import teams
from werkgevers.werkgeverslijst import NIET, OUD_PERSONEEL, SORTERINGEN, TELLERS

MIJN, LOCATIE, LAND = "mijn", "locatie", "land"
_ALLE = ("", "Alle")


class WerkgeversFilter(forms.Form):
    """The filters. It never refuses: what makes no sense in an address that somebody changed is left out."""

    sector = forms.ChoiceField(label="Sector", required=False)
    grootte = forms.ChoiceField(
        label="Grootte",
        required=False,
        choices=[_ALLE, *((g.value, g.label) for g in Werkgever.Grootte if g.value), (NIET, "onbekend")],
    )
    stadium = forms.ChoiceField(
        label="Stadium", required=False, choices=[_ALLE, *Werkgever.Stadium.choices, (NIET, "onbekend")]
    )
    leeftijd = forms.ChoiceField(
        label="55-plus",
        required=False,
        choices=[
            _ALLE,
            ("oud", f"{OUD_PERSONEEL}% of meer"),
            ("jong", f"minder dan {OUD_PERSONEEL}%"),
            (NIET, "onbekend"),
        ],
    )
    team = forms.TypedChoiceField(label="Team", required=False, coerce=int, empty_value=None)
    kent = forms.ChoiceField(
        label="Kent het team",
        required=False,
        choices=[_ALLE, ("nee", "nog geen contact sinds de start")],
    )
    bereik = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[(naam, naam) for naam in (MIJN, LOCATIE, LAND)]
    )
    teller = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[(code, code) for code in TELLERS]
    )
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(f"{teken}{sleutel}", sleutel) for sleutel in SORTERINGEN for teken in ("", "-")],
    )
    z = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sectoren = [(s.code, str(s)) for s in Sector.objects.order_by("kort", "naam")]
        self.fields["sector"].choices = [_ALLE, *sectoren, (NIET, "onbekend")]  # type: ignore[attr-defined]
        hier = [(team.pk, team.naam) for team in teams(locatie)]
        self.fields["team"].choices = [_ALLE, *hier]  # type: ignore[attr-defined]

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any], *, locatie: Locatie) -> "WerkgeversFilter":
        """A form that shows the valid choices of an address; they stand in `initial`."""
        gevraagd = cls(vraag, locatie=locatie)
        gevraagd.is_valid()
        gekozen = {naam: waarde for naam, waarde in gevraagd.cleaned_data.items() if waarde}
        return cls(initial=gekozen, locatie=locatie)
