"""The form for a new policy table: one row for each kind of breach."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.forms import BaseFormSet, formset_factory

from handhaving.models import Beleidsregel, Ernst, Overtredingsoort
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld

VELDEN = ("ernst", "eerste_percentage", "eerste_maanden", "herhaling_percentage", "herhaling_maanden")


class BeleidForm(EenmaligForm):
    """From when the new table counts, and on what it rests."""

    geldig_van = Datumveld(label="Geldt vanaf")
    recidive_maanden = forms.IntegerField(
        label="Herhaling binnen (maanden)",
        min_value=1,
        max_value=60,
        help_text="Binnen zoveel maanden na een maatregel voor hetzelfde geldt het als herhaling.",
    )
    bron = forms.CharField(label="Besluit of verordening", max_length=200)
    contact = forms.CharField(
        label="Wie helpt collega's bij vragen?", max_length=200, help_text="Naam of team, met telefoonnummer."
    )


def _getal(label: str, hoogste: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=hoogste, widget=forms.NumberInput(attrs={"size": 4})
    )


class RegelForm(forms.Form):
    """What follows one kind of breach."""

    ernst = forms.ChoiceField(label="Ernst", choices=Ernst.choices)
    eerste_percentage = _getal("Eerste keer, procent", 100)
    eerste_maanden = _getal("Eerste keer, maanden", 12)
    herhaling_percentage = _getal("Herhaling, procent", 100)
    herhaling_maanden = _getal("Herhaling, maanden", 12)

    groepen = (
        (
            "",
            (
                "ernst",
                ("eerste_percentage", "eerste_maanden"),
                ("herhaling_percentage", "herhaling_maanden"),
            ),
        ),
    )

    def clean(self) -> dict[str, Any]:
        """A lowering has months, a warning has none."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        for keer in ("eerste", "herhaling"):
            procent, maanden = gegevens.get(f"{keer}_percentage"), gegevens.get(f"{keer}_maanden")
            if procent is not None and maanden is not None and (procent == 0) != (maanden == 0):
                self.add_error(
                    f"{keer}_maanden",
                    "Vul bij een verlaging ook maanden in; bij een waarschuwing twee keer 0.",
                )
        return gegevens


class Regels(BaseFormSet[RegelForm]):
    """One form for each kind of breach, in the order of the kinds."""

    def __init__(
        self, *args: Any, soorten: list[Overtredingsoort], nu: Mapping[int, Beleidsregel], **kwargs: Any
    ) -> None:
        self.soorten = soorten
        begin = [{veld: getattr(nu.get(soort.pk), veld, None) for veld in VELDEN} for soort in soorten]
        kwargs.update(initial=begin, prefix="regel")
        super().__init__(*args, **kwargs)

    def total_form_count(self) -> int:
        """As many as there are kinds, whatever was sent."""
        return len(self.soorten)

    def waarden(self) -> list[dict[str, Any]]:
        """The rows, each with its kind."""
        return [
            {"soort": soort, **form.cleaned_data}
            for soort, form in zip(self.soorten, self.forms, strict=True)
        ]


RegelsForm = cast("type[Regels]", formset_factory(RegelForm, formset=Regels, extra=0))
