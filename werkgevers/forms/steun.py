"""Support at a placement: granted, and changed later."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from werkgevers.models import Plaatsingssteun, Steunmaatregel


class SteunForm(EenmaligForm):
    """One more measure or subsidy."""

    maatregel = forms.ModelChoiceField(
        label="Wat",
        queryset=Steunmaatregel.objects.none(),
        empty_label="kies",
        error_messages={"required": "Kies een maatregel of subsidie."},
    )
    percentage = forms.IntegerField(
        label="Procent van het loon",
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.NumberInput(attrs={"size": 4}),
        help_text="Alleen bij een subsidie.",
    )
    begint_op = Datumveld(label="Eerste dag", required=False, help_text="Leeg: de eerste werkdag.")
    eindigt_op = Datumveld(label="Laatste dag", required=False, help_text="Bij een subsidie verplicht.")
    toelichting = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["maatregel"].queryset = Steunmaatregel.objects.filter(vervallen=False)  # type: ignore[attr-defined]


class SteunWijzigenForm(VersieForm[Plaatsingssteun]):
    """The end, the percentage or the words of what was given."""

    eindigt_op = Datumveld(label="Laatste dag", required=False)

    class Meta:
        model = Plaatsingssteun
        fields = ("percentage", "eindigt_op", "toelichting")
