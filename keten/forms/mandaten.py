"""A mandate: one partner lets another decide on support for its clients at a location (X-04)."""

from typing import Any, ClassVar

from django import forms

from keten.forms.beheerbasis import TIJDVAK, TijdvakForm
from keten.models import Ketenpartner, Locatie, Mandaat
from keten.tijd import vandaag


class MandaatForm(TijdvakForm[Mandaat]):
    """Who may decide for whom, where, and in which decision that was laid down; the budgets stay apart."""

    vast = ("locatie", "van", "aan")
    groepen = (("Mandaat", ("locatie", ("van", "aan"), "besluit")), TIJDVAK)

    class Meta:
        model = Mandaat
        fields = ("locatie", "van", "aan", "besluit", "geldig_van", "geldig_tot")
        labels: ClassVar = {"van": "Wie geeft het mandaat", "aan": "Wie krijgt het mandaat"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("van", "aan"):
            veld = self.fields[naam]
            assert isinstance(veld, forms.ModelChoiceField)
            veld.queryset = Ketenpartner.objects.all() if self.instance.pk else _nu_geldig()

    def clean(self) -> dict[str, Any]:
        """Both partners work at the location."""
        gegevens = super().clean()
        locatie: Locatie | None = gegevens.get("locatie")
        for naam in ("van", "aan"):
            partner: Ketenpartner | None = gegevens.get(naam)
            if locatie and partner and not locatie.partners.filter(pk=partner.pk).exists():
                self.add_error(naam, f"{partner} werkt niet op {locatie}.")
        return gegevens


def _nu_geldig() -> Any:
    return Ketenpartner.objects.geldig_op(vandaag())
