"""Goals of a region."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Arbeidsmarktregio
from keten.tijd import vandaag
from landkaart.forms.jaarplandoel import cijferkeuzes, getalveld
from landkaart.models import Regiodoel


class RegiodoelForm(EenmaligForm, VersieForm[Regiodoel]):
    """A goal of a region; it can be measured, or it is refused."""

    indicator = forms.ChoiceField(label="Aan welk cijfer ziet de regio dat")
    streefwaarde = getalveld("Streefcijfer", help_text="Aantallen: per maand.")
    groepen = (("", ("jaar", "doelstelling", "indicator", ("streefwaarde", "op"))),)

    class Meta:
        model = Regiodoel
        fields = ("jaar", "doelstelling", "indicator", "streefwaarde", "op")
        field_classes: ClassVar = {"op": Datumveld}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = cijferkeuzes()  # type: ignore[attr-defined]

    def velden(self) -> dict[str, Any]:
        """The fields of the goal."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields or ()}


class RegioFilter(forms.Form):
    """Which region and which year; what makes no sense in an address that somebody changed is left out."""

    regio = forms.ModelChoiceField(Arbeidsmarktregio.objects.all(), label="Regio", required=False)
    jaar = forms.TypedChoiceField(label="Jaar", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, overal: bool, eigen: Arbeidsmarktregio) -> None:
        nu = vandaag().year
        super().__init__(data or None, initial={"regio": eigen.pk, "jaar": nu})
        self.eigen, self.nu = eigen, nu
        self.fields["jaar"].choices = [(jaar, str(jaar)) for jaar in range(nu + 1, nu - 3, -1)]  # type: ignore[attr-defined]
        if not overal:
            del self.fields["regio"]

    def keuze(self) -> tuple[Arbeidsmarktregio, int]:
        """The region and the year; those of the reader unless others were asked for."""
        gekozen = self.cleaned_data if self.is_valid() else {}
        return gekozen.get("regio") or self.eigen, gekozen.get("jaar") or self.nu
