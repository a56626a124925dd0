"""The arrangement of a location for one kwadrant."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms

from diagnose.models import Instrument, Ketenarrangement
from keten.forms.basis import Conflictregel, VersieForm
from keten.fouten import VersieConflict
from keten.models import Ketenpartner
from keten.tijd import vandaag


def _grenzen(hoogste: int) -> dict[str, str]:
    return dict.fromkeys(
        ("required", "invalid", "min_value", "max_value"), f"Vul een getal in van 1 tot en met {hoogste}."
    )


class ArrangementForm(VersieForm[Ketenarrangement]):
    """How often there is contact, when the diagnosis is looked at again, and which instruments fit."""

    portfolio = forms.ModelMultipleChoiceField(
        Instrument.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Welke instrumenten passen bij dit kwadrant? Een coach kan altijd een ander kiezen.",
    )

    class Meta:
        model = Ketenarrangement
        fields = ("contact_om_de_dagen", "herdiagnose_na_maanden", "portfolio")
        labels = {
            "contact_om_de_dagen": "Dagen tussen twee contacten",
            "herdiagnose_na_maanden": "Maanden tot een nieuwe diagnose",
        }
        help_texts = {
            "contact_om_de_dagen": "1 tot en met 365 dagen.",
            "herdiagnose_na_maanden": "1 tot en met 24 maanden.",
        }
        error_messages = {
            "contact_om_de_dagen": _grenzen(365),
            "herdiagnose_na_maanden": _grenzen(24),
        }
        widgets = {
            "contact_om_de_dagen": forms.TextInput(
                {"inputmode": "numeric", "size": 5, "autocomplete": "off"}
            ),
            "herdiagnose_na_maanden": forms.TextInput(
                {"inputmode": "numeric", "size": 5, "autocomplete": "off"}
            ),
        }

    groepen = (("", (("contact_om_de_dagen", "herdiagnose_na_maanden"), "portfolio")),)

    def __init__(self, *args: Any, instance: Ketenarrangement, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        veld = self.fields["portfolio"]
        veld.queryset = Instrument.objects.geldig_op(vandaag())  # type: ignore[attr-defined]
        veld.choices = _per_partner(veld.queryset)  # type: ignore[attr-defined]
        if instance.pk is None:
            self.initial["versie"] = 0

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """As for any record; the portfolio is compared by the names of its instruments."""
        eigen = _namen(self.cleaned_data["portfolio"])
        opgeslagen = _namen(conflict.opgeslagen.portfolio.all())
        super().toon_conflict(conflict)
        assert self.conflict
        label = str(self.fields["portfolio"].label)
        regels = [regel for regel in self.conflict.regels if regel.label != label]
        if eigen != opgeslagen:
            regels.append(Conflictregel(label, eigen or "leeg", opgeslagen or "leeg"))
        self.conflict = self.conflict._replace(regels=regels)


def _namen(instrumenten: Iterable[Instrument]) -> str:
    return ", ".join(sorted(instrument.naam for instrument in instrumenten))


def _per_partner(instrumenten: Iterable[Instrument]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Checkboxes in groups, one per partner; those of no partner in particular come last."""

    def partner(instrument: Instrument) -> str:
        return Ketenpartner.Kolom(instrument.kolom).label if instrument.kolom else "geen vaste partner"

    geordend = sorted(instrumenten, key=lambda rij: (not rij.kolom, partner(rij), rij.naam))
    return [
        (naam[0].upper() + naam[1:], [(rij.pk, rij.naam) for rij in groep])
        for naam, groep in groupby(geordend, key=partner)
    ]
