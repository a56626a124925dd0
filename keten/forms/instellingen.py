"""The form of one setting: a field for its kind of value, and a version against overwriting."""

from copy import copy
from typing import Any

from django import forms

from keten.forms.basis import Conflict, Conflictregel, EenmaligForm, laatste_wijziging
from keten.fouten import VersieConflict
from keten.instellingen import Instelsoort, in_woorden

_AAN_UIT = [("aan", "aan"), ("uit", "uit")]


class AanUitVeld(forms.TypedChoiceField):
    """On or off, as two radio buttons, so that the present choice is always visible."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_AAN_UIT, coerce=lambda keuze: keuze == "aan", **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The choice that stands for what is stored."""
        return {True: "aan", False: "uit"}.get(value, value)


class InstellingForm(EenmaligForm):
    """The value of a setting; when a colleague chose in between, both values are shown."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, soort: Instelsoort, waarde: Any, versie: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soort = soort
        self.conflict: Conflict | None = None
        self.fields["waarde"] = _veld(soort)
        self.initial.update(waarde=waarde, versie=versie)

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """Put both values side by side; sending the form again now replaces the value shown."""
        opgeslagen = conflict.opgeslagen
        data: Any = copy(self.data)
        data[self.add_prefix("versie")] = str(opgeslagen.versie)
        self.data = data
        eigen, hun = self.cleaned_data["waarde"], opgeslagen.waarde
        regels = [Conflictregel(self.soort.naam, in_woorden(self.soort, eigen), in_woorden(self.soort, hun))]
        self.conflict = Conflict(regels, *laatste_wijziging(opgeslagen))


def _veld(soort: Instelsoort) -> forms.Field:
    """A field for the kind of value, with what counts as long as nobody chooses."""
    gemeen: dict[str, Any] = {
        "label": soort.naam,
        "help_text": f"Standaard: {in_woorden(soort, soort.standaard)}.",
    }
    if isinstance(soort.standaard, bool):
        return AanUitVeld(**gemeen)
    if isinstance(soort.standaard, int):
        return _getal(soort, gemeen)
    if isinstance(soort.standaard, list):
        return forms.MultipleChoiceField(
            choices=soort.keuzes, widget=forms.CheckboxSelectMultiple, required=False, **gemeen
        )
    if soort.keuzes:
        return forms.ChoiceField(choices=soort.keuzes, widget=forms.RadioSelect, **gemeen)
    return forms.CharField(max_length=200, required=False, **gemeen)


def _getal(soort: Instelsoort, gemeen: dict[str, Any]) -> forms.Field:
    eenheid = f" {soort.eenheid}" if soort.eenheid else ""
    gemeen["help_text"] = f"Van {soort.minimum} tot en met {soort.maximum}{eenheid}. {gemeen['help_text']}"
    if eenheid:
        gemeen["label"] = f"{soort.naam}, in {soort.eenheid}"
    return forms.IntegerField(
        min_value=soort.minimum,
        max_value=soort.maximum,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
        error_messages={"invalid": "Vul een heel getal in."},
        **gemeen,
    )
