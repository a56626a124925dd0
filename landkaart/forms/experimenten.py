"""Experiments: what is chosen above the list, what a set-up asks, and what ends or opens one."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet

from diagnose.models import Instrument
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Locatie, Regime
from keten.tijd import vandaag
from klanten.models import Clientbeeld
from landkaart.experimenten import doelgroep, opzetten
from landkaart.models import Experiment, Praktijk

_ALLE = ("", "Alle")
_UIT_REGEL = ("regimes", "kwadranten", "vanaf", "tot_en_met")


class ExperimentFilter(forms.Form):
    """The filters of the list; what makes no sense in an address is left out."""

    stand = forms.ChoiceField(label="Stand", required=False, choices=[_ALLE, *Experiment.Stand.choices])
    soort = forms.ChoiceField(label="Soort", required=False, choices=[_ALLE, *Experiment.Soort.choices])

    def pas_toe(self, experimenten: QuerySet[Experiment]) -> QuerySet[Experiment]:
        """Keep the experiments that fit the choices."""
        self.is_valid()
        return experimenten.filter(**{naam: keuze for naam, keuze in self.cleaned_data.items() if keuze})


class ExperimentForm(EenmaligForm, VersieForm[Experiment]):
    """The set-up of an experiment; only name and approach have to be known at once."""

    groepen = (
        ("Wat proberen jullie", ("naam", "soort", "aanpak", "praktijk", "instrument")),
        ("Wat verwachten jullie", ("hypothese", "controlegroep", "indicator")),
        ("Wie kan meedoen", ("regimes", ("vanaf", "tot_en_met"), "kwadranten", "instroom")),
        ("Hoe loten jullie", ("verdeling", "aandeel")),
        ("Hoeveel klanten zijn er nodig", (("uitgangswaarde", "effect"), "kracht")),
        ("Wanneer", (("start_op", "einde_op"), "evaluatie_op")),
    )
    regimes = forms.MultipleChoiceField(
        label="Met welke uitkering", required=False, widget=forms.CheckboxSelectMultiple
    )
    vanaf = forms.IntegerField(
        label="Leeftijd vanaf", required=False, min_value=doelgroep.JONGST, max_value=doelgroep.OUDST
    )
    tot_en_met = forms.IntegerField(
        label="Leeftijd tot en met", required=False, min_value=doelgroep.JONGST, max_value=doelgroep.OUDST
    )
    kwadranten = forms.MultipleChoiceField(
        label="In welk kwadrant",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=Clientbeeld.Kwadrant.choices,
    )

    class Meta:
        model = Experiment
        fields = (
            "naam",
            "soort",
            "aanpak",
            "praktijk",
            "instrument",
            "hypothese",
            "controlegroep",
            "indicator",
            "instroom",
            "verdeling",
            "aandeel",
            "uitgangswaarde",
            "effect",
            "kracht",
            "start_op",
            "einde_op",
            "evaluatie_op",
        )
        field_classes: ClassVar = {naam: Datumveld for naam in ("start_op", "einde_op", "evaluatie_op")}
        localized_fields = ("uitgangswaarde", "effect")
        widgets: ClassVar = {
            "soort": forms.RadioSelect,
            "instroom": forms.RadioSelect,
            "verdeling": forms.RadioSelect,
            "kracht": forms.RadioSelect,
            "aanpak": forms.Textarea(attrs={"rows": 3}),
            "hypothese": forms.Textarea(attrs={"rows": 3}),
            "controlegroep": forms.Textarea(attrs={"rows": 3}),
            "aandeel": forms.NumberInput(attrs={"size": 4}),
        }
        labels: ClassVar = {
            "soort": "Waarover gaat het",
            "aandeel": "Hoeveel procent komt in de experimentgroep",
            "uitgangswaarde": "Hoe hoog is het cijfer nu (procent)",
            "effect": "Welk verschil is de moeite waard (procentpunt)",
            "start_op": "Geplande start",
            "einde_op": "Gepland einde",
            "praktijk": "Hoort bij de praktijk",
            "instrument": "Met het instrument",
        }
        help_texts: ClassVar = {
            "soort": "Bij handhaving gaat het over voorlichting en controle, nooit over maatregelen.",
            "aanpak": "Klanten lezen dit ook. Schrijf het op zoals u het aan een klant vertelt.",
            "hypothese": "Bijvoorbeeld: wie binnen een week begint, heeft na drie maanden vaker werk.",
            "controlegroep": "Meestal: de gewone dienstverlening. Klanten lezen dit ook.",
            "aandeel": "Met 50 procent hebt u de minste klanten nodig.",
            "effect": "Een kleiner verschil vraagt meer klanten.",
            "verdeling": "Zo krijgen beide groepen evenveel mensen van elke soort.",
        }

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locatie = locatie
        if self.instance.pk:
            self.initial.update(doelgroep.keuzes(self.instance.wie))
        velden: Any = self.fields
        velden["regimes"].choices = Regime.objects.geldig_op(vandaag()).values_list("code", "naam")
        velden["indicator"] = forms.ChoiceField(
            label="Waaraan meten jullie het",
            required=False,
            choices=[("", "Nog niet bekend"), *((i.code, i.naam) for i in opzetten.meetbaar())],
            help_text=(
                "Alleen cijfers waarvan bij de loting al vaststaat wie meetelt. Bij handhaving kiezen wij "
                "de preventiequote als u niets kiest."
            ),
        )
        eigen = Q(locaties=locatie) | Q(overnames__locatie=locatie, overnames__gestopt_op=None)
        velden["praktijk"].queryset = Praktijk.objects.filter(eigen).distinct()
        velden["praktijk"].empty_label = velden["instrument"].empty_label = "Geen"
        velden["instrument"].queryset = self._instrumenten()
        velden["verdeling"].choices = Experiment.Verdeling.choices

    def _instrumenten(self) -> QuerySet[Instrument]:
        """What the location can use today, and what the set-up named before."""
        huidig = Q(pk=self.instance.instrument_id)
        bruikbaar = Instrument.objects.voor_locatie(self.locatie).values("pk")
        return Instrument.objects.filter(Q(pk__in=bruikbaar) | huidig)

    def clean(self) -> dict[str, Any]:
        """The ages are in order."""
        velden = super().clean() or self.cleaned_data
        vanaf, tot = velden.get("vanaf"), velden.get("tot_en_met")
        if vanaf is not None and tot is not None and vanaf > tot:
            self.add_error("tot_en_met", "Deze leeftijd ligt voor de eerste.")
        return velden

    def velden(self) -> dict[str, Any]:
        """The fields of the record, with the rule that the choices make."""
        gekozen = self.cleaned_data
        wie = doelgroep.regel(**{naam: gekozen[naam] for naam in _UIT_REGEL})
        return {naam: gekozen[naam] for naam in self._meta.fields or ()} | {"wie": wie}


class StartForm(EenmaligForm):
    """Adopt a set-up as it was read."""

    versie = forms.IntegerField(widget=forms.HiddenInput)


class EindeForm(EenmaligForm):
    """What was learned."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    slot = forms.CharField(
        label="Wat leren jullie ervan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Stopt u eerder? Schrijf dan op waarom.",
    )


class TussenblikForm(EenmaligForm):
    """Why somebody looks before the end."""

    waarom = forms.CharField(
        label="Waarom kijkt u nu al",
        max_length=300,
        help_text="Bijvoorbeeld: wij horen dat klanten last hebben van de nieuwe aanpak.",
    )


class RekenForm(forms.Form):
    """What the size of an experiment follows from."""

    nu = forms.DecimalField(
        label="Hoe hoog is het cijfer nu (procent)",
        min_value=0.1,
        max_value=99.9,
        decimal_places=1,
        localize=True,
    )
    straks = forms.DecimalField(
        label="Welk cijfer is de moeite waard (procent)",
        min_value=0.1,
        max_value=99.9,
        decimal_places=1,
        localize=True,
    )
    kracht = forms.TypedChoiceField(
        label="Hoe zeker wilt u het verschil zien", choices=Experiment.Kracht.choices, coerce=int
    )
    aandeel = forms.IntegerField(
        label="Procent in de experimentgroep", min_value=10, max_value=90, initial=50
    )

    def clean(self) -> dict[str, Any]:
        """There is a difference to look for."""
        velden = super().clean() or self.cleaned_data
        if velden.get("nu") is not None and velden.get("nu") == velden.get("straks"):
            self.add_error("straks", "Kies een ander cijfer dan het cijfer van nu.")
        return velden
