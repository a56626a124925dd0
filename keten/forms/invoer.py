"""Forms of the one way in for files: the file itself, its list, and one row to repair."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst

from keten.forms.basis import EenmaligForm
from keten.invoer.bestand import GROOTSTE
from keten.invoer.soorten import Invoersoort, Kolom
from keten.invoer.waarden import keuze
from keten.models import Invoerbestand

HELE_RIJ = "rij"
"""In the filter on faults: those about the row as a whole."""

_LANGST = 4000
_KORT = 12
"""An example of so many characters asks for a narrow box."""


class InvoerForm(EenmaligForm):
    """A file of a kind."""

    bestand = forms.FileField(
        label="Bestand",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
        max_length=200,
    )

    def __init__(self, *args: Any, soort: Invoersoort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vorm = "CSV of XML" if soort.xml else "CSV"
        self.fields[
            "bestand"
        ].help_text = (
            f"{vorm} in UTF-8, hoogstens {GROOTSTE // 1_000_000} MB en {soort.tel(soort.meeste_rijen)}."
        )
        soorten = ".csv,text/csv" + (",.xml,text/xml,application/xml" if soort.xml else "")
        self.fields["bestand"].widget.attrs["accept"] = soorten


class InvoerFilter(forms.Form):
    """Which earlier files to show."""

    soort = forms.ChoiceField(required=False)
    stand = forms.ChoiceField(
        required=False,
        choices=[("", "Alle"), *((stand.value, capfirst(stand.label)) for stand in Invoerbestand.Stand)],
    )

    def __init__(self, *args: Any, soorten: Sequence[Invoersoort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        namen = [(soort.code, capfirst(soort.naam)) for soort in soorten]
        self.fields["soort"] = forms.ChoiceField(required=False, choices=[("", "Alle"), *namen])

    def gekozen(self) -> dict[str, str]:
        """What was chosen, without what makes no sense."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}


class FoutenFilter(forms.Form):
    """Faults in which column to show."""

    kolom = forms.ChoiceField(label="Fout in", required=False)

    def __init__(self, *args: Any, soort: Invoersoort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        namen = [(kolom.naam, kolom.naam) for kolom in soort.kolommen]
        keuzes = [("", "Alle kolommen"), *namen, (HELE_RIJ, "de hele rij")]
        self.fields["kolom"] = forms.ChoiceField(label="Fout in", required=False, choices=keuzes)

    def gekozen(self) -> str:
        """The column; empty for all."""
        return str(self.cleaned_data["kolom"]) if self.is_valid() else ""


class InvoerrijForm(EenmaligForm):
    """One row of a file, to repair. What is sensitive and right stays out of sight."""

    def __init__(
        self,
        *args: Any,
        soort: Invoersoort,
        waarden: Mapping[str, str],
        fouten: Sequence[Sequence[str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        met_fout = {kolom for kolom, _melding in fouten}
        for kolom in soort.kolommen:
            if kolom.gevoelig and not met_fout & {kolom.naam, ""}:
                continue
            self.fields[kolom.naam] = _veld(kolom)
            self.initial[kolom.naam] = _keuze(kolom, waarden.get(kolom.naam, ""))


def _veld(kolom: Kolom) -> forms.Field:
    label = "BSN" if kolom.naam == "bsn" else capfirst(kolom.naam.replace("-", " "))
    if kolom.keuzes:
        keuzes = [("", "Kies"), *kolom.keuzes]
        return forms.ChoiceField(label=label, choices=keuzes, required=kolom.verplicht)
    breed = {"size": max(len(kolom.voorbeeld), 8) + 4} if len(kolom.voorbeeld) <= _KORT else {}
    widget: forms.Widget = forms.Textarea(attrs={"rows": 4}) if kolom.lang else forms.TextInput(attrs=breed)
    return forms.CharField(
        label=label, help_text=kolom.uitleg, max_length=_LANGST, required=kolom.verplicht, widget=widget
    )


def _keuze(kolom: Kolom, waarde: str) -> str:
    """The value in the file as one of the choices, when it is one by its code or its words."""
    return keuze(waarde, kolom.keuzes) if kolom.keuzes else waarde
