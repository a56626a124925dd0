"""Taking a client over from UWV: the new benefit, and for which activities the municipality pays along."""

from typing import Any

from django import forms

from diagnose import overnemen
from diagnose.models import Activiteit
from keten.forms.basis import EenmaligForm
from keten.models import Regime
from klanten import overkomst as overkomsten
from klanten.models import Overkomst


class Activiteitkeuze(forms.ModelMultipleChoiceField[Activiteit]):
    """Activities with who carries them out and who pays now."""

    def label_from_instance(self, obj: Activiteit) -> str:
        """The activity in one line."""
        return f"{obj} ({obj.uitvoerder}; nu betaalt {obj.financier})"


class OvernemenForm(EenmaligForm):
    """The take-over at the end of a benefit (K-17)."""

    regime = forms.ModelChoiceField(
        Regime.objects.none(),
        label="Nieuwe uitkering",
        empty_label="Kies een uitkering",
        error_messages={"required": "Kies de uitkering die begint."},
    )
    betaalt_mee = Activiteitkeuze(
        Activiteit.objects.none(),
        label="Waaraan betaalt de gemeente mee",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alle activiteiten lopen door. Wie nu betaalt, blijft staan.",
    )

    def __init__(self, *args: Any, overkomst: Overkomst, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regime, betaalt_mee = self.fields["regime"], self.fields["betaalt_mee"]
        assert isinstance(regime, forms.ModelChoiceField) and isinstance(betaalt_mee, Activiteitkeuze)
        regime.queryset = overkomsten.mogelijke_regimes(overkomst)
        van_een_ander = overnemen.doorlopend(overkomst.klant).exclude(financier=overkomst.gemeente)
        if not van_een_ander.exists():
            del self.fields["betaalt_mee"]
            return
        betaalt_mee.queryset = van_een_ander
        self.initial["betaalt_mee"] = [stap.pk for stap in van_een_ander]
