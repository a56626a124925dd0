"""Where the service is given, rewards and measures, and the filters of the lists that follow clients."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Ketenpartner, Locatie
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Overkomst, Stimulans, Uitstroom
from klanten.overkomst import OPEN
from klanten.overkomstlijst import SORTERINGEN
from klanten.uitstroomcijfers import DUURZAAM, perioden
from klanten.wettelijketaken import WettelijkeTaak

_ALLE = ("", "Alle")


class DienstlocatieForm(EenmaligForm):
    """Who gives the service, and why."""

    dienstlocatie = forms.ChoiceField(label="De klant krijgt hulp van", widget=forms.RadioSelect)
    reden = forms.CharField(label="Reden", max_length=300, help_text="De klant kan dit lezen.")

    def __init__(self, *args: Any, nu: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dienstlocatie"].choices = [  # type: ignore[attr-defined]
            (plek.value, plek.label.capitalize()) for plek in Clientbeeld.Dienstlocatie if plek != nu
        ]


class StimulansForm(EenmaligForm, forms.ModelForm[Stimulans]):
    """A reward or a measure."""

    op = Datumveld(label="Wanneer", initial=vandaag)

    class Meta:
        model = Stimulans
        fields = ("soort", "wat", "reden", "op")
        labels: ClassVar = {"soort": "Wat is het", "wat": "Wat krijgt of merkt de klant"}
        widgets: ClassVar = {"soort": forms.RadioSelect, "reden": forms.Textarea(attrs={"rows": 2})}
        help_texts: ClassVar = {
            "wat": "Bijvoorbeeld: een cursus naar keuze, of elke week een gesprek.",
            "reden": "De klant kan dit lezen.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(soort.value, soort.label.capitalize()) for soort in Stimulans.Soort]
        self.fields["soort"].choices = keuzes  # type: ignore[attr-defined]


class Keuzefilter(forms.Form):
    """A filter in the address; what makes no sense there is left out."""

    @classmethod
    def gekozen(cls, vraag: Mapping[str, Any], **opties: Any) -> Self:
        """A form that shows the valid choices of an address; they stand in `initial`."""
        gevraagd = cls(vraag, **opties)
        gevraagd.is_valid()
        keuze = {naam: waarde for naam, waarde in gevraagd.cleaned_data.items() if waarde}
        return cls(initial=keuze, **opties)


class OverkomstFilter(Keuzefilter):
    """Which clients who come over to show."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Nog niet afgerond"), *Overkomst.Stand.choices, ("alle", "Alle")],
    )
    gemeente = forms.ModelChoiceField(
        label="Gemeente", required=False, queryset=Ketenpartner.objects.none(), empty_label="Alle"
    )
    sorteer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(s, s) for s in (*SORTERINGEN, *(f"-{sleutel}" for sleutel in SORTERINGEN))],
    )

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gemeenten = locatie.partners.filter(kolom=Ketenpartner.Kolom.GEMEENTE)
        self.fields["gemeente"].queryset = gemeenten  # type: ignore[attr-defined]

    @property
    def standen(self) -> tuple[str, ...]:
        """The states to show; what is open when nothing was chosen."""
        gekozen = self.initial.get("stand", "")
        return {"": tuple(OPEN), "alle": tuple(Overkomst.Stand)}.get(gekozen, (gekozen,))


class UitstroomFilter(Keuzefilter):
    """Which outflow to show."""

    periode = forms.ChoiceField(label="Periode", required=False)
    soort = forms.ChoiceField(label="Waarheen", required=False, choices=[_ALLE, *Uitstroom.Soort.choices])
    duurzaam = forms.ChoiceField(
        label="Nog aan het werk",
        required=False,
        choices=[_ALLE, *zip(DUURZAAM, ("ja", "nee", "nog niet gemeten"), strict=True)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(punt.code, punt.naam.capitalize()) for punt in perioden()]
        self.fields["periode"].choices = keuzes  # type: ignore[attr-defined]


class TaakFilter(Keuzefilter):
    """Which statutory task, by which organisation, in which period."""

    periode = forms.ChoiceField(label="Periode", required=False)
    taak = forms.ChoiceField(label="Taak", required=False, choices=[_ALLE, *WettelijkeTaak.choices])
    partner = forms.ModelChoiceField(
        label="Organisatie", required=False, queryset=Ketenpartner.objects.none(), empty_label="Alle"
    )

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(punt.code, punt.naam.capitalize()) for punt in perioden()]
        self.fields["periode"].choices = keuzes  # type: ignore[attr-defined]
        self.fields["partner"].queryset = locatie.partners.all()  # type: ignore[attr-defined]
