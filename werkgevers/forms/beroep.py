"""An occupation, typed: the browser suggests from the list, and without that the name alone will do."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from keten.zoekterm import normaliseer
from werkgevers.models import Beroep

_SUGGESTIES = 5


class Beroepinvoer(forms.TextInput):
    """A text box with the occupations as suggestions (`datalist`), which needs no script."""

    template_name = "werkgevers/_beroepinvoer.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The box, its list and the occupations."""
        context = super().get_context(name, value, {**(attrs or {}), "list": f"{name}-keuzes"})
        context["beroepen"] = list(Beroep.objects.values_list("naam", "groep"))
        return context


class Beroepveld(forms.CharField):
    """An occupation by its name; part of a name will do when it fits one occupation only."""

    widget = Beroepinvoer

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 120, **kwargs})

    def clean(self, value: Any) -> Any:
        """The occupation that was meant.

        Raises:
            ValidationError: there is none, or more than one; the message names those that come near.
        """
        tekst = normaliseer(super().clean(value))
        if not tekst:
            return None
        beroepen = list(Beroep.objects.all())
        gelijk = [beroep for beroep in beroepen if normaliseer(beroep.naam) == tekst]
        treffers = gelijk or [beroep for beroep in beroepen if tekst in normaliseer(beroep.naam)]
        if len(treffers) == 1:
            return treffers[0]
        if not treffers:
            raise ValidationError(
                "Dit beroep staat niet in de lijst. Typ een paar letters van een ander woord."
            )
        namen = ", ".join(beroep.naam for beroep in treffers[:_SUGGESTIES])
        raise ValidationError(f"Welk beroep bedoelt u? Bijvoorbeeld: {namen}.")

    def prepare_value(self, value: Any) -> Any:
        """The name, when the form opens on an occupation."""
        return value.naam if isinstance(value, Beroep) else value
