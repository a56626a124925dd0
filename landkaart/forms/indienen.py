"""Which prepared answers are submitted."""

from collections.abc import Sequence
from copy import copy
from typing import Any

from django import forms

from keten.fouten import VersieConflict
from keten.getallen import zo_kort
from landkaart.models import Antwoord, Concept


class IndienForm(forms.Form):
    """The answers to submit, each in the version that was on the screen."""

    concepten = forms.MultipleChoiceField(
        label="Wat dient u in",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies ten minste één mijlpaal.",
            "invalid_choice": "Een antwoord is net gewijzigd. Kijk de lijst na en dien opnieuw in.",
        },
    )

    def __init__(self, *args: Any, concepten: Sequence[Concept], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["concepten"]
        veld.choices = [(f"{c.pk}-{c.versie}", _woorden(c)) for c in concepten]
        veld.initial = [keuze for keuze, _woord in veld.choices]

    def versies(self) -> dict[int, int]:
        """By key of the concept, the version that was seen."""
        paren = (keuze.split("-") for keuze in self.cleaned_data["concepten"])
        return {int(pk): int(versie) for pk, versie in paren}


def _woorden(concept: Concept) -> str:
    return f"{concept.mijlpaal}: {Antwoord(concept.antwoord).label}, {zo_kort(concept.percentage, 2)}%"


class BekrachtigForm(forms.Form):
    """The version of the text that the MT read."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """The page shows the text as it stands now; sending the form again confirms that one."""
        data: Any = copy(self.data)
        data["versie"] = str(conflict.opgeslagen.versie)
        self.data = data
