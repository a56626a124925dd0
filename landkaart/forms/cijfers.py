"""What can be chosen on pages with figures; a choice that makes no sense is left out."""

import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format

from keten.forms.basis import EenmaligForm
from keten.indicatoren import Indicator, Parameter
from keten.models import Arbeidsmarktregio
from klanten.forms.volgen import Keuzefilter
from landkaart.overzichten import maanden


def _maandkeuze(dagen: list[datetime.date]) -> list[tuple[str, str]]:
    return [(f"{dag:%Y-%m}", date_format(dag, "F Y").capitalize()) for dag in dagen]


class MaandFilter(Keuzefilter):
    """Which month to show."""

    maand = forms.ChoiceField(label="Maand", required=False)

    def __init__(self, *args: Any, gekozen: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["maand"].choices = _maandkeuze(maanden.keuze())
        self.initial["maand"] = f"{gekozen:%Y-%m}"


class CijferFilter(MaandFilter):
    """Which month of a figure, and how to split it."""

    splits = forms.ChoiceField(label="Uitsplitsen naar", required=False)

    def __init__(self, *args: Any, uitsplitsingen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["splits"].choices = [("", "Niet uitsplitsen"), *uitsplitsingen]
        if not uitsplitsingen:
            del self.fields["splits"]


class VergelijkFilter(MaandFilter):
    """On which figures to compare locations and regions."""

    cijfer = forms.ChoiceField(label="Cijfer", required=False)

    def __init__(self, *args: Any, indicatoren: list[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        keuzes = [(een.code, een.naam) for een in indicatoren]
        velden["cijfer"].choices = [("", "Alle uitkomstcijfers"), *keuzes]


class RegioFilter(MaandFilter):
    """Which region to show beside the country."""

    regio = forms.ChoiceField(label="Regio", required=False)

    def __init__(self, *args: Any, regios: list[Arbeidsmarktregio], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["regio"].choices = [("", "Kies een regio"), *((regio.code, regio.naam) for regio in regios)]


class DefinitieForm(EenmaligForm):
    """Another number in a definition, from a month on, with the reason."""

    parameter = forms.IntegerField(label="Nieuwe waarde")
    vanaf = forms.ChoiceField(
        label="Geldt vanaf",
        help_text="Cijfers van eerdere maanden blijven staan zoals zij waren, met de oude definitie.",
    )
    reden = forms.CharField(
        label="Reden",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Iedereen die het cijfer bekijkt, kan dit lezen.",
    )

    gezien = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, parameter: Parameter, vanaf: list[datetime.date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        getal = velden["parameter"]
        getal.label = parameter.naam.capitalize()
        getal.help_text = f"Van {parameter.laagste} tot en met {parameter.hoogste} {parameter.eenheid}."
        getal.widget.attrs.update({"size": 6, "inputmode": "numeric"})
        getal.validators.append(_binnen(parameter))
        velden["vanaf"].choices = _maandkeuze(vanaf)

    def waarden(self) -> dict[str, Any]:
        """The number, the first month and the reason."""
        gekozen = super().waarden()
        jaar, maand = (int(deel) for deel in gekozen["vanaf"].split("-"))
        return {**gekozen, "vanaf": datetime.date(jaar, maand, 1)}


def _binnen(parameter: Parameter) -> Any:
    def keur(waarde: int) -> None:
        if not parameter.laagste <= waarde <= parameter.hoogste:
            raise forms.ValidationError(
                f"Kies een getal van {parameter.laagste} tot en met {parameter.hoogste}."
            )

    return keur
