"""A client's place on a ladder."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Locatie, Trede
from keten.tijd import vandaag
from klanten import ladder as ladders

_NIET = "niet_"


class LadderForm(EenmaligForm):
    """A rung, since when, and why."""

    trede = forms.ModelChoiceField(
        label="Trede", queryset=Trede.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    sinds = Datumveld(label="Sinds", initial=vandaag)
    reden = forms.CharField(
        label="Waarom", max_length=300, help_text="Wat is er veranderd? De klant kan dit lezen."
    )

    def __init__(self, *args: Any, ladder: str, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        treden = ladders.te_kiezen(ladder, locatie)
        self.fields["trede"].queryset = treden  # type: ignore[attr-defined]
        hogere = list(treden)[:-1] if ladder == Trede.Ladder.JONGERENLADDER else []
        for trede in hogere:
            self.fields[f"{_NIET}{trede.pk}"] = forms.CharField(
                label=f"Waarom is “{trede.naam}” niet haalbaar",
                max_length=300,
                required=False,
                help_text="Alleen als u een lagere trede kiest.",
            )
        afwegen = tuple(f"{_NIET}{trede.pk}" for trede in hogere)
        self.groepen = (
            ("", ("trede", "sinds", "reden")),
            *((("Hogere treden", afwegen),) if afwegen else ()),
        )

    def invulling(self) -> dict[str, Any]:
        """What `klanten.ladder.leg_vast` takes."""
        gegeven = self.waarden()
        redenen = {naam: gegeven.pop(naam) for naam in list(gegeven) if naam.startswith(_NIET)}
        return {
            **gegeven,
            "niet_haalbaar": {int(naam.removeprefix(_NIET)): reden for naam, reden in redenen.items()},
        }
