"""What the forms of the administration share: nobody saves over a colleague's change unseen."""

import datetime
import hashlib
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db.models import Manager, Model
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.models import model_to_dict

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag

M = TypeVar("M", bound=Model)

KIES = "Kies uit de lijst"
_LEGE_KEUZE = BLANK_CHOICE_DASH[0][1]
TIJDVAK = ("Geldigheid", (("geldig_van", "geldig_tot"),))
"""The group of fields of a period of validity."""


class BeheerForm(forms.ModelForm[M], EenmaligForm):
    """A form on a record of the administration.

    These records have no version number. A fingerprint of the record as it was opened travels along
    instead, so that nobody saves over a colleague's change unseen.
    """

    vast: ClassVar[tuple[str, ...]] = ()
    """Fields that cannot change once the record exists, because other things know it by them."""

    kan_proef = False
    """Whether there is something to be looked at before saving (`proef`)."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["gezien"] = vingerafdruk(self.instance)
        for veld in self.fields.values():
            _noem_lege_keuze(veld)
        for naam in self.vast if self.instance.pk else ():
            self.fields[naam].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refuse when the record is no longer what this person saw."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("gezien", "") != self.initial["gezien"]:
            data = self.data.copy()  # type: ignore[attr-defined]
            data[self.add_prefix("gezien")] = self.initial["gezien"]
            self.data = data
            nu = "; ".join(f"{self.fields[naam].label}: {self._opgeslagen(naam)}" for naam in self._anders())
            self.add_error(
                None,
                f"Een collega heeft dit net gewijzigd. Nu is opgeslagen: {nu}. "
                "Sla nog een keer op als uw versie moet gelden.",
            )
        return gegevens

    def _anders(self) -> list[str]:
        return [naam for naam in self.changed_data if naam not in ("gezien", "indiening")]

    def _opgeslagen(self, naam: str) -> str:
        weergave = getattr(self.instance, f"get_{naam}_display", None)
        if callable(weergave):
            return str(weergave()) or "leeg"
        return _in_woorden(getattr(self.instance, naam, self.initial.get(naam)))


class TijdvakForm(BeheerForm[M]):
    """A form on a record with a period of validity."""

    geldig_van = Datumveld(label="Geldig van", initial=vandaag)
    geldig_tot = Datumveld(
        label="Geldig tot en met", required=False, help_text="De laatste dag. Leeg: er is nog geen einde."
    )


def _noem_lege_keuze(veld: forms.Field) -> None:
    """Say what to do in place of the dashes that Django shows for no choice."""
    if isinstance(veld, forms.ModelChoiceField):
        if veld.empty_label == _LEGE_KEUZE:
            veld.empty_label = KIES
    elif isinstance(veld, forms.TypedChoiceField):
        keuzes = list(veld.widget.choices)
        veld.choices = [(code, naam if code else KIES) for code, naam in keuzes]


def vingerafdruk(record: Model, *meer: Any) -> str:
    """A short code that changes when the record does; empty for a new one."""
    if record.pk is None:
        return ""
    waarden = sorted((naam, _kaal(waarde)) for naam, waarde in model_to_dict(record).items())
    return hashlib.sha256(repr((waarden, meer)).encode()).hexdigest()[:16]


def _kaal(waarde: Any) -> Any:
    return sorted(getattr(deel, "pk", deel) for deel in waarde) if isinstance(waarde, list) else waarde


def _in_woorden(waarde: Any) -> str:
    if isinstance(waarde, Manager):
        return ", ".join(str(deel) for deel in waarde.all()) or "leeg"
    if isinstance(waarde, list):
        return ", ".join(str(deel) for deel in waarde) or "leeg"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.date):
        return f"{waarde:%d-%m-%Y}"
    return "leeg" if waarde in (None, "") else str(waarde)
