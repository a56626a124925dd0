"""What experts fill in: a judgement, the joint verdict, test questions and who is in a group."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm, VersieForm
from keten.models import Medewerker
from keten.rechten import RECHTEN, Recht
from landkaart.models import (
    Bijdrage,
    Expertgroep,
    Onderbouwing,
    Oordeel,
    Praktijk,
    Toetsantwoord,
    Toetsvraag,
)


def _bijdragen(*, verplicht: bool) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Waaraan draagt de praktijk bij",
        choices=Bijdrage.choices,
        required=verplicht,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één bijdrage."},
    )


def _bewijs(*, verplicht: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Waarop steunt het oordeel",
        choices=[("", "Kies uit de lijst"), *Onderbouwing.choices],
        required=verplicht,
        error_messages={"required": "Kies waarop het oordeel steunt."},
    )


class BeoordelingForm(EenmaligForm):
    """One expert's judgement, with an answer to every test question of the themes."""

    expertgroep = forms.ModelChoiceField(Expertgroep.objects.none(), label="Voor welke expertgroep")
    toelichting = forms.CharField(
        label="Wat werkt, en wat niet", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    oordeel = forms.ChoiceField(
        label="Uw oordeel", required=False, choices=[("", "Nog geen oordeel"), *Oordeel.choices]
    )
    bijdragen = _bijdragen(verplicht=False)
    bewijs = _bewijs(verplicht=False)

    def __init__(
        self, *args: Any, groepen: QuerySet[Expertgroep], vragen: Iterable[Toetsvraag], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = {f"vraag_{vraag.pk}": vraag for vraag in vragen}
        veld = self.fields["expertgroep"]
        veld.queryset = groepen  # type: ignore[attr-defined]
        veld.empty_label = None  # type: ignore[attr-defined]
        for naam, vraag in self.vragen.items():
            self.fields[naam] = forms.ChoiceField(
                label=vraag.vraag,
                choices=Toetsantwoord.Antwoord.choices,
                widget=forms.RadioSelect,
                error_messages={"required": "Kies een antwoord. Weet u het niet? Kies dan “niet bekend”."},
            )
        self.groepen = (
            ("Toetsvragen", tuple(self.vragen)),
            ("Uw oordeel", ("toelichting", "oordeel", "bijdragen", "bewijs", "expertgroep")),
        )

    def gegevens(self) -> dict[str, Any]:
        """What was filled in, as `landkaart.beoordelen` takes it."""
        antwoorden = {vraag: self.cleaned_data[naam] for naam, vraag in self.vragen.items()}
        overig = {naam: waarde for naam, waarde in self.waarden().items() if naam not in self.vragen}
        return {**overig, "antwoorden": antwoorden}


class OordeelForm(VersieForm[Praktijk]):
    """The joint verdict of a group."""

    expertgroep = forms.ModelChoiceField(
        Expertgroep.objects.none(), label="Welke expertgroep", empty_label=None
    )
    oordeel = forms.ChoiceField(
        label="Gezamenlijk oordeel", choices=Oordeel.choices, widget=forms.RadioSelect
    )
    bijdragen = _bijdragen(verplicht=True)
    bewijs = _bewijs(verplicht=True)
    toelichting = forms.CharField(
        label="Hoe kwam de groep tot dit oordeel",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Iedereen kan dit lezen. Noem geen namen.",
    )

    class Meta:
        model = Praktijk
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, groepen: QuerySet[Expertgroep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expertgroep"].queryset = groepen  # type: ignore[attr-defined]
        nu = self.instance
        self.initial.update(
            oordeel=nu.oordeel, bijdragen=nu.bijdragen, bewijs=nu.bewijs, toelichting=nu.oordeel_toelichting
        )


class _Vraagmeta:
    model = Toetsvraag
    fields = ("vraag", "volgorde")
    widgets: ClassVar = {"volgorde": forms.TextInput(attrs={"inputmode": "numeric", "size": 4})}


class ToetsvraagForm(EenmaligForm, forms.ModelForm[Toetsvraag]):
    """A new test question."""

    class Meta(_Vraagmeta):
        pass


class ToetsvraagWijzigenForm(VersieForm[Toetsvraag]):
    """A test question that changes or lapses."""

    vervallen = forms.BooleanField(label="Deze vraag niet meer stellen", required=False)

    class Meta(_Vraagmeta):
        pass


class _Ledenveld(forms.ModelMultipleChoiceField[Medewerker]):
    def label_from_instance(self, obj: Medewerker) -> str:
        """A name with the partner: experts come from all of them."""
        return f"{obj} ({obj.partner})"


class ExpertgroepForm(forms.Form):
    """Who is in a group: people with the right to judge practices."""

    leden = _Ledenveld(
        Medewerker.objects.none(), label="Leden", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, expertgroep: Expertgroep, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"leden": list(expertgroep.leden.all())})
        super().__init__(*args, **kwargs)
        rollen = [rol.value for rol, rechten in RECHTEN.items() if Recht.PRAKTIJK_BEOORDELEN in rechten]
        kandidaten = Medewerker.objects.filter(rollen__overlap=rollen, gebruiker__is_active=True)
        self.fields["leden"].queryset = kandidaten.select_related(  # type: ignore[attr-defined]
            "gebruiker", "partner"
        )
