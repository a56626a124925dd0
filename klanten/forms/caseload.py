"""What can be chosen above the caseload; all of it stands in the address, so that a list can be kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from keten.models import Regime
from keten.tijd import vandaag
from klanten.caseload import CONTACT, GEGEVENS, NIET, SORTERINGEN, TELLERS
from klanten.clientbeeld import GESPREK, ROUTE, STAPPEN
from klanten.models import Clientbeeld

EIGEN, LOCATIE = "mijn", "locatie"
PER_PAGINA = ("25", "50", "100")
_ALLE = ("", "Alle")
_KWADRANTEN = [(code, f"{code}: {uitleg}") for code, uitleg in Clientbeeld.Kwadrant.choices]


def _keuzes(*namen: str) -> list[tuple[str, str]]:
    return [(naam, naam) for naam in namen]


class CaseloadForm(forms.Form):
    """The filters. It never refuses: what makes no sense in an address that somebody changed is left out."""

    route = forms.ChoiceField(
        label="Route", required=False, choices=[_ALLE, *Clientbeeld.Route.choices, (NIET, "nog geen route")]
    )
    kwadrant = forms.ChoiceField(
        label="Kwadrant", required=False, choices=[_ALLE, *_KWADRANTEN, (NIET, "nog geen kwadrant")]
    )
    uitkering = forms.ChoiceField(label="Uitkering", required=False)
    stap = forms.ChoiceField(
        label="Volgende stap", required=False, choices=[_ALLE, *_keuzes(*STAPPEN, GESPREK)]
    )
    contact = forms.ChoiceField(label="Laatste contact", required=False, choices=[_ALLE, *CONTACT.items()])
    status = forms.ChoiceField(
        label="Begeleiding",
        required=False,
        choices=[("", "Loopt"), *((s.value, s.label) for s in Clientbeeld.Status if s != "actief")],
    )
    gegevens = forms.ChoiceField(
        label="Dossier",
        required=False,
        choices=[_ALLE, *((code, naam) for code, (naam, _) in GEGEVENS.items())],
    )
    competentie = forms.SlugField(required=False, widget=forms.HiddenInput)
    bereik = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=_keuzes(EIGEN, LOCATIE))
    teller = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=_keuzes(*TELLERS))
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=_keuzes(*SORTERINGEN, *(f"-{sleutel}" for sleutel in SORTERINGEN)),
    )
    per = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=_keuzes(*PER_PAGINA))
    tellen = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=_keuzes("ja"))
    z = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    def __init__(self, *args: Any, regimes: Iterable[str], met_routes: bool, **kwargs: Any) -> None:
        """Make the filters.

        Args:
            met_routes: whether the location tells routes apart (D-22).
        """
        super().__init__(*args, **kwargs)
        if not met_routes:
            del self.fields["route"]
            for naam, weg in (("stap", ROUTE), ("gegevens", "route")):
                veld: Any = self.fields[naam]
                veld.choices = [keuze for keuze in veld.choices if keuze[0] != weg]
        keuzes = [_ALLE, *_keuzes(*regimes), (NIET, "geen uitkering")]
        self.fields["uitkering"].choices = keuzes  # type: ignore[attr-defined]

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any], *, met_routes: bool) -> "CaseloadForm":
        """A form that shows the valid choices of an address; they stand in `initial`."""
        regimes = list(Regime.objects.geldig_op(vandaag()).values_list("naam", flat=True))
        gevraagd = cls(vraag, regimes=regimes, met_routes=met_routes)
        gevraagd.is_valid()
        gekozen = {naam: waarde for naam, waarde in gevraagd.cleaned_data.items() if waarde}
        return cls(initial=gekozen, regimes=regimes, met_routes=met_routes)
