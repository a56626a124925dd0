"""Choosing candidates, sending them, and keeping what the employer answers."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from werkgevers.matchen.ranglijst import Grenzen
from werkgevers.models import Leverancier, Motivatiesignaal, Voordracht

_KM = (5, 10, 15, 25, 50)
_Stand = Voordracht.Stand


class Kandidatenfilter(forms.Form):
    """How near, and whether everything must fit."""

    km = forms.TypedChoiceField(
        label="Afstand",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "zover de klant wil reizen"), *((km, f"tot {km} km") for km in _KM)],
    )
    volledig = forms.BooleanField(label="Alleen wie aan alles voldoet", required=False)

    def grenzen(self) -> Grenzen:
        """What was chosen; nothing when the address makes no sense."""
        if not self.is_valid():
            return Grenzen()
        return Grenzen(km=self.cleaned_data["km"], volledig=self.cleaned_data["volledig"])


class OpDeLijstForm(EenmaligForm):
    """Why this candidate; the employer reads it when both agree."""

    klad = True

    motivatie = forms.CharField(
        label="Waarom past deze kandidaat?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De klant en de werkgever lezen dit. Schrijf niets over uitkering of gezondheid.",
        error_messages={"required": "Schrijf op waarom deze kandidaat past."},
    )


class SturenForm(EenmaligForm):
    """Which candidates go to the employer now, as one list."""

    voordrachten: forms.ModelMultipleChoiceField[Voordracht] = forms.ModelMultipleChoiceField(
        queryset=Voordracht.objects.none(),
        label="Wie gaan op de lijst?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens een kandidaat."},
    )

    def __init__(self, data: Any = None, *, klaar: QuerySet[Voordracht]) -> None:
        super().__init__(data)
        veld: Any = self.fields["voordrachten"]
        veld.queryset = klaar
        veld.label_from_instance = lambda voordracht: voordracht.klant.naam
        self.initial["voordrachten"] = list(klaar)


class AntwoordForm(EenmaligForm):
    """What the employer says about a candidate."""

    antwoord = forms.ChoiceField(
        label="Wat zegt de werkgever?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat de werkgever zegt."},
    )
    afwijzing = forms.ChoiceField(
        label="Waarom niet?",
        required=False,
        choices=[("", "niet van toepassing"), *Voordracht.Afwijzing.choices],
        help_text="Alleen bij een afwijzing. Niet gemotiveerd of niet verschenen heeft geen gevolg vanzelf: "
        "de klant wordt eerst gehoord, daarna oordeelt een mens.",
    )
    toelichting = forms.CharField(label="Toelichting", max_length=500, required=False)

    def __init__(self, data: Any = None, *, voordracht: Voordracht) -> None:
        super().__init__(data)
        keuzes = {
            _Stand.GESPREK: "Nodigt uit voor een gesprek",
            _Stand.GEPLAATST: "Neemt de kandidaat aan",
            _Stand.AFGEWEZEN: "Gaat niet verder met de kandidaat",
        }
        if voordracht.stand == _Stand.GESPREK:
            del keuzes[_Stand.GESPREK]
        antwoord: Any = self.fields["antwoord"]
        antwoord.choices = [(stand.value, woord) for stand, woord in keuzes.items()]

    def clean(self) -> dict[str, Any]:
        """A no has a reason."""
        velden = super().clean() or self.cleaned_data
        if velden.get("antwoord") == _Stand.AFGEWEZEN and not velden.get("afwijzing"):
            self.add_error("afwijzing", "Kies waarom de kandidaat niet past.")
        return velden


class IntrekForm(EenmaligForm):
    """Why a proposal stops."""

    reden = forms.ChoiceField(
        label="Waarom?",
        widget=forms.RadioSelect,
        choices=[
            (reden.value, capfirst(str(reden.label)))
            for reden in (
                Voordracht.Intrekking.KLANT,
                Voordracht.Intrekking.COACH,
                Voordracht.Intrekking.ANDERS,
            )
        ],
        error_messages={"required": "Kies waarom de voordracht stopt."},
    )
    toelichting = forms.CharField(label="Toelichting", max_length=500, required=False)


class OordeelForm(EenmaligForm):
    """Whether what the employer said is right."""

    oordeel = forms.ChoiceField(
        label="Klopt wat de werkgever zegt?",
        widget=forms.RadioSelect,
        choices=[(oordeel.value, capfirst(oordeel.label)) for oordeel in Motivatiesignaal.Oordeel],
        error_messages={"required": "Kies of de opmerking terecht is."},
    )
    waarom = forms.CharField(
        label="Waarom vindt u dat?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Zeg waarom u dit vindt."},
    )


class LeverancierForm(VersieForm[Leverancier]):
    """An organisation that brings candidates."""

    gestopt_op = Datumveld(label="Levert niet meer sinds", required=False)

    class Meta:
        model = Leverancier
        fields = ("naam", "contact", "gestopt_op")
