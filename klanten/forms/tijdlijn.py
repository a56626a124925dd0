"""Which lines of the timeline to show."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from keten.models import Ketenpartner
from klanten.models import Gebeurtenis, Klant


class TijdlijnFilter(forms.Form):
    """By kind, and by the organisation that did it; only organisations that are in this dossier."""

    soort = forms.ChoiceField(
        label="Soort", required=False, choices=[("", "Alle soorten"), *Gebeurtenis.Soort.choices]
    )
    partner = forms.ModelChoiceField(
        label="Organisatie",
        required=False,
        queryset=Ketenpartner.objects.none(),
        empty_label="Alle organisaties",
    )

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        betrokken = Ketenpartner.objects.filter(pk__in=klant.gebeurtenissen.order_by().values("partner"))
        self.fields["partner"].queryset = betrokken  # type: ignore[attr-defined]

    def pas_toe(self, lijst: QuerySet[Gebeurtenis]) -> QuerySet[Gebeurtenis]:
        """Narrow a list down; a choice that does not exist is left aside."""
        self.is_valid()
        for naam in ("soort", "partner"):
            if waarde := self.cleaned_data.get(naam):
                lijst = lijst.filter(**{naam: waarde})
        return lijst
