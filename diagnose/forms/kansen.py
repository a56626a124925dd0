"""Forms about chances of work: the three inputs, the table, the kansverkenner, and the year of a report."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from diagnose.forms.filters import Filter
from diagnose.kansen.arbeidsmarkttoets import Groep
from diagnose.kansen.verkennen import Banenbeeld
from diagnose.kansen.voorspelkracht import jaren
from diagnose.models import Diagnose, Leeftijdsgroep
from keten.forms.basis import EenmaligForm
from klanten.models import Klant
from werkgevers.forms.beroep import Beroepveld
from werkgevers.models import Beroep, Sector

_LANDELIJK, _LOCATIE = "land", "locatie"


def _sectoren() -> list[tuple[str, str]]:
    return [(sector.code, str(sector)) for sector in Sector.objects.order_by("naam")]


class GroepForm(Filter):
    """The three inputs of the test (D-41)."""

    geslacht = forms.ChoiceField(
        label="Geslacht", choices=[(w, capfirst(n)) for w, n in Klant.Geslacht.choices], required=False
    )
    leeftijd = forms.ChoiceField(
        label="Leeftijd", choices=[(w, capfirst(n)) for w, n in Leeftijdsgroep.choices], required=False
    )
    sector = forms.ChoiceField(label="Bedrijfstak waarin de klant werkte", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", "Niet bekend"), *_sectoren()]  # type: ignore[attr-defined]

    def groep(self) -> Groep | None:
        """The group that was chosen; None while a part is missing."""
        sector = Sector.objects.filter(code=self.initial.get("sector", "")).first()
        if sector is None or not {"geslacht", "leeftijd"} <= set(self.initial):
            return None
        return Groep(self.initial["geslacht"], self.initial["leeftijd"], sector)


class KansBewarenForm(EenmaligForm):
    """Keep the outcome that stands on the page; the group goes along unseen."""

    geslacht = forms.ChoiceField(choices=Klant.Geslacht.choices, widget=forms.HiddenInput)
    leeftijd = forms.ChoiceField(choices=Leeftijdsgroep.choices, widget=forms.HiddenInput)
    sector = forms.ModelChoiceField(
        queryset=Sector.objects.all(), to_field_name="code", widget=forms.HiddenInput
    )

    def groep(self) -> Groep:
        """The group of the outcome."""
        velden = self.waarden()
        return Groep(velden["geslacht"], velden["leeftijd"], velden["sector"])


class KanstabelForm(EenmaligForm):
    """A file with chances, and where it comes from."""

    naam = forms.CharField(label="Naam", max_length=120)
    bron = forms.CharField(label="Bron", max_length=200, help_text="Wie de cijfers maakte, en waar ze staan.")
    gebied = forms.ChoiceField(label="Geldt voor", widget=forms.RadioSelect)
    voorbeeld = forms.BooleanField(label="De cijfers zijn bedacht, om te oefenen", required=False)
    bestand = forms.FileField(
        label="CSV-bestand",
        help_text="Kolommen: geslacht (v, m of x), leeftijdsgroep (15-24, 25-34, 35-44, 45-54 of 55-plus), "
        "bedrijfstak (letter van de SBI), maand (1 tot 12) en kans (in procenten). Hoogstens 1 MB.",
        error_messages={"required": "Kies een bestand."},
    )

    def __init__(self, *args: Any, locatie: str, landelijk: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(_LOCATIE, locatie)] + ([(_LANDELIJK, "Het hele land")] if landelijk else [])
        self.fields["gebied"].choices = keuzes  # type: ignore[attr-defined]
        self.fields["gebied"].initial = _LOCATIE

    @property
    def is_landelijk(self) -> bool:
        """Whether the table is for the whole country."""
        return bool(self.cleaned_data["gebied"] == _LANDELIJK)


class TabelFilter(GroepForm):
    """Which curve of a table to show."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].label = "Bedrijfstak"
        self.fields["sector"].choices = [("", "Alle"), *_sectoren()]  # type: ignore[attr-defined]
        for naam in ("geslacht", "leeftijd"):
            veld = self.fields[naam]
            veld.choices = [("", "Alle"), *veld.choices]  # type: ignore[attr-defined]


class BeroepFilter(forms.Form):
    """For which occupation to look around; empty with the tick for all work without a diploma."""

    beroep = Beroepveld(label="Beroep", required=False, help_text="Typ een paar letters.")
    ruim = forms.BooleanField(label="Al het werk waarvoor geen diploma nodig is", required=False)


class VerkenningForm(EenmaligForm):
    """What the professional makes of the proposal (D-40)."""

    beroep = forms.ModelChoiceField(
        queryset=Beroep.objects.all(), to_field_name="code", widget=forms.HiddenInput, required=False
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    besluit = forms.ChoiceField(
        label="Het banenaanbod is",
        choices=[(w, capfirst(n)) for w, n in Diagnose.Banenaanbod.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het banenaanbod is."},
    )
    reden = forms.CharField(
        label="Waarom kiest u iets anders dan het voorstel",
        help_text="Alleen nodig als u afwijkt, of als er onvoldoende gegevens zijn.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    in_diagnose = forms.BooleanField(label="Zet het ook in de diagnose", required=False, initial=True)

    @staticmethod
    def begin(beeld: Banenbeeld) -> dict[str, Any]:
        """What the form opens with: the proposal."""
        beroep = beeld.beroep.code if beeld.beroep else ""
        return {"beroep": beroep, "gezien": beeld.advies, "besluit": beeld.advies}


class JaarFilter(Filter):
    """Of which year to compare predictions with what happened."""

    jaar = forms.ChoiceField(label="Voorspeld in", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", "Alle jaren"), *((str(jaar), str(jaar)) for jaar in jaren())]
        self.fields["jaar"].choices = keuzes  # type: ignore[attr-defined]
