"""The filter above the list of whom to find early."""

from django import forms

from diagnose.forms.filters import Filter
from diagnose.werkfirst import ladder
from keten.models import Trede


class RisicogroepFilter(Filter):
    """Which group, and on which rung of the jongerenladder."""

    groep = forms.ChoiceField(required=False, choices=[("", "Beide groepen"), *ladder.GROEPEN.items()])
    trede = forms.ChoiceField(
        label="Trede op de jongerenladder", required=False, choices=[("", "Alle"), *Trede.Soort.choices]
    )
