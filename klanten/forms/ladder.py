"""A client's place on a ladder."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Trede
from keten.tijd import vandaag


class LadderForm(EenmaligForm):
    """A rung, since when, and why."""

    trede = forms.ModelChoiceField(
        label="Trede", queryset=Trede.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    sinds = Datumveld(label="Sinds", initial=vandaag)
    reden = forms.CharField(
        label="Waarom", max_length=300, help_text="Wat is er veranderd? De klant kan dit lezen."
    )

    def __init__(self, *args: Any, ladder: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        treden = Trede.objects.filter(ladder=ladder, vervallen=False).order_by("-nummer")
        self.fields["trede"].queryset = treden  # type: ignore[attr-defined]
