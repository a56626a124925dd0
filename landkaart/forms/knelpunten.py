"""Entering, answering and solving a bottleneck."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from landkaart.forms.praktijken import zet_keuzes
from landkaart.models import Knelpunt, Praktijk, Thema


class KnelpuntFilter(forms.Form):
    """The filters above the register."""

    categorie = forms.ChoiceField(
        label="Soort", required=False, choices=[("", "Alle"), *Knelpunt.Categorie.choices]
    )
    aard = forms.ChoiceField(
        label="Feit of indruk",
        required=False,
        choices=[
            ("", "Alle"),
            *((keuze.value or "onbekend", keuze.label) for keuze in Knelpunt.Aard),
        ],
    )
    stand = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "Open"), ("opgelost", "Opgelost"), ("alle", "Alle")]
    )
    thema = forms.ModelChoiceField(Thema.objects.all(), label="Thema", required=False, empty_label="Alle")
    van = forms.ChoiceField(
        label="Waar", required=False, choices=[("", "Alle locaties"), ("ons", "Onze locatie")]
    )

    def filters(self) -> dict[str, Any]:
        """The choices as filters on `knelpunten.lijst`."""
        self.is_valid()
        gekozen = self.cleaned_data
        keuzes: dict[str, Any] = {
            "categorie": gekozen.get("categorie"),
            "themas": gekozen.get("thema"),
            "van_ons": gekozen.get("van") == "ons",
            "stand": {"": "open", "opgelost": "opgelost"}.get(gekozen.get("stand", "")),
        }
        filters = {naam: waarde for naam, waarde in keuzes.items() if waarde}
        if aard := gekozen.get("aard"):
            filters["aard"] = "" if aard == "onbekend" else aard
        return filters


class KnelpuntForm(EenmaligForm, forms.ModelForm[Knelpunt]):
    """A bottleneck of one's own location."""

    groepen = (
        ("Het knelpunt", ("titel", "omschrijving", "categorie")),
        ("Waar hoort het bij", ("themas", "mijlpalen")),
    )

    class Meta:
        model = Knelpunt
        fields = ("titel", "omschrijving", "categorie", "themas", "mijlpalen")
        widgets: ClassVar = {
            "omschrijving": forms.Textarea(attrs={"rows": 4}),
            "categorie": forms.RadioSelect,
            "themas": forms.CheckboxSelectMultiple,
            "mijlpalen": forms.CheckboxSelectMultiple,
        }
        labels: ClassVar = {"categorie": "Wat voor knelpunt is het"}
        help_texts: ClassVar = {"omschrijving": "Noem geen namen van klanten of collega's."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self)
        self.fields["categorie"].choices = Knelpunt.Categorie.choices  # type: ignore[attr-defined]


class OplossingForm(EenmaligForm):
    """What helped."""

    tekst = forms.CharField(label="Wat helpt", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    praktijk = forms.ModelChoiceField(
        Praktijk.objects.none(),
        label="Staat dit bij een praktijk",
        required=False,
        empty_label="Nee",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["praktijk"].queryset = Praktijk.objects.openbaar().echt()  # type: ignore[attr-defined]


class AntwoordForm(VersieForm[Knelpunt]):
    """The official answer: fact or impression."""

    aard = forms.ChoiceField(
        label="Is het echt zo",
        choices=[keuze for keuze in Knelpunt.Aard.choices if keuze[0]],
        widget=forms.RadioSelect,
    )
    antwoord = forms.CharField(
        label="Het officiële antwoord", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    antwoord_van = forms.CharField(
        label="Van wie komt het antwoord",
        max_length=150,
        help_text="De organisatie en de functie, bijvoorbeeld: UWV, juridische zaken.",
    )
    antwoord_op = Datumveld(label="Wanneer is het gegeven")

    class Meta:
        model = Knelpunt
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = self.instance
        self.initial.update(
            aard=nu.aard, antwoord=nu.antwoord, antwoord_van=nu.antwoord_van, antwoord_op=nu.antwoord_op
        )
