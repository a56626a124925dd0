"""The file with locations: chosen first, looked at, and then confirmed."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from keten.csvbestand import GROOTSTE, BestandFout, als_tekst
from keten.forms.basis import EenmaligForm


class LocatiebestandForm(EenmaligForm):
    """A CSV file; the text travels along from the preview to the confirmation, and is checked again there."""

    bestand = forms.FileField(
        label="Bestand",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
        help_text="CSV, zoals Excel die bewaart. De eerste rij bevat de kolomnamen.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    # A browser sends every line end as two characters, so the text may grow.
    tekst = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2 * GROOTSTE, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].required = not self.data.get("tekst")

    def clean(self) -> dict[str, Any]:
        """Put the content of the file in `tekst`; without a file the text of the preview counts."""
        gegevens = super().clean() or self.cleaned_data
        bestand: UploadedFile | None = gegevens.get("bestand")
        if bestand is not None:
            try:
                gegevens["tekst"] = als_tekst(bestand)
            except BestandFout as fout:
                self.add_error(None, fout)
        return gegevens
