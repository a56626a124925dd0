"""What is seen and used in an identity check."""

import datetime
from typing import Any, TypeAlias

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.models import Controlemiddel, Identiteitscontrole
from klanten.mrz import MrzFout, Reisdocument, lees

Middel: TypeAlias = Controlemiddel.Middel
Uitkomst: TypeAlias = Controlemiddel.Uitkomst
_RUIMTE = datetime.timedelta(days=365 * 50)  # further from today a date of validity is a slip of the keys


def _middel(label: str, *uitkomsten: Uitkomst, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", "niet gebruikt"), *((uitkomst.value, uitkomst.label) for uitkomst in uitkomsten)],
        widget=forms.RadioSelect,
        help_text=help_text,
    )


class MrzForm(forms.Form):
    """The machine readable zone as pasted; cleaned to what it says, or None (H-08)."""

    mrz = forms.CharField(
        label="Machineleesbare regels (MRZ)",
        required=False,
        help_text="Scan of plak de regels met < onderaan het document. Ze worden niet bewaard.",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 46, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Plak eerst de regels uit het document."},
    )

    def __init__(self, *args: Any, lezen: bool, **kwargs: Any) -> None:
        """With `lezen` somebody asks to read the zone, so there must be one."""
        super().__init__(*args, **kwargs)
        self.lezen = lezen

    def clean_mrz(self) -> Reisdocument | None:
        """Read and check the zone; nothing is guessed."""
        tekst = self.cleaned_data["mrz"]
        if not tekst:
            if self.lezen:
                raise forms.ValidationError(self.fields["mrz"].error_messages["required"])
            return None
        try:
            return lees(tekst)
        except MrzFout as fout:
            raise forms.ValidationError(fout.melding) from fout


class IdentiteitForm(EenmaligForm):
    """One check of one document; only look-alike and validity are mandatory (H-04)."""

    OPTIONEEL = (Middel.BLAUWE_LAMP, Middel.VIS, Middel.MRZ)

    soort = forms.ChoiceField(
        label="Soort document",
        choices=[("", "Kies een soort"), *Identiteitscontrole.Soort.choices],
        error_messages={"required": "Kies het soort document."},
    )
    documentnummer = forms.CharField(
        label="Documentnummer",
        max_length=20,
        widget=forms.TextInput(attrs={"size": 20, "autocomplete": "off"}),
        error_messages={"required": "Vul het nummer van het document in."},
    )
    geldig_tot = Datumveld(
        label="Geldig tot en met",
        error_messages={"required": "Vul in tot en met welke dag het document geldig is."},
    )
    beschadigd = forms.BooleanField(label="Het document is beschadigd", required=False)
    look_alike = forms.ChoiceField(
        label="Lijkt de klant op de foto? (look-alike-controle)",
        choices=[(Uitkomst.GOED, "ja, dit is dezelfde persoon"), (Uitkomst.TWIJFEL, "ik twijfel")],
        widget=forms.RadioSelect,
        error_messages={"required": "Vergelijk de klant met de foto op het document."},
    )
    middel_blauwe_lamp = _middel("Blauwe lamp", Uitkomst.GOED, Uitkomst.TWIJFEL)
    middel_vis = _middel(
        "VIS (Verificatie Informatie Systeem)",
        Uitkomst.GOED,
        Uitkomst.ADMINISTRATIEF,
        Uitkomst.TWIJFEL,
        help_text="Kies administratieve fout als het document door een tik- of registratiefout in VIS staat.",
    )
    middel_mrz = _middel("MRZ, gelezen met een apparaat", Uitkomst.GOED, Uitkomst.TWIJFEL)
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_documentnummer(self) -> str:
        """The number as it stands on the document: in capitals."""
        return str(self.cleaned_data["documentnummer"]).upper()

    def clean_geldig_tot(self) -> datetime.date:
        """A day that can be: an expired document can be recorded, one of the last century cannot."""
        dag: datetime.date = self.cleaned_data["geldig_tot"]
        if abs(dag - vandaag()) > _RUIMTE:
            raise forms.ValidationError("Deze datum kan niet. Kijk het jaar na.")
        return dag

    def optionele_middelen(self) -> list[Any]:
        """The fields of the means that need not be used, as the page shows them."""
        return [self[f"middel_{middel.value}"] for middel in self.OPTIONEEL]

    def controle(self, zone: Reisdocument | None) -> dict[str, Any]:
        """What was filled in, as `klanten.identiteit.controleer` takes it.

        Args:
            zone: what was read from the document; reading it is a means in itself.
        """
        waarden = self.waarden()
        gebruikt = {middel: waarden.pop(f"middel_{middel.value}") for middel in self.OPTIONEEL}
        gebruikt[Middel.MRZ] = gebruikt[Middel.MRZ] or (zone and Uitkomst.GOED)
        gebruikt[Middel.LOOK_ALIKE] = waarden.pop("look_alike")
        middelen = {middel: Uitkomst(uitkomst) for middel, uitkomst in gebruikt.items() if uitkomst}
        return {**waarden, "middelen": middelen, "mrz": zone}
