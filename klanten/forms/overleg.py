"""Asking for an overleg, and recording what was decided."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.forms.contactpersoon import Kandidaatveld
from klanten.models import Leefdomein, Overleg, Overlegdeelnemer
from klanten.uitnodigen import Genodigde

COLLEGAS = {Overleg.Soort.DUAAL: 2, Overleg.Soort.MDT: 5}
BUITEN = 4
"""How many people of other organisations fit on the form of an MDT."""


class Collegaveld(forms.ModelChoiceField[Medewerker]):
    """A choice of colleagues, each with the partner."""

    def label_from_instance(self, obj: Medewerker) -> str:
        """One colleague in words."""
        return f"{obj} ({obj.partner})"


class OverlegForm(EenmaligForm):
    """The question, the day, and who is asked; an MDT has more people, also from outside."""

    klad = True

    vraag = forms.CharField(
        label="Wat is de vraag",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Waarover u samen wilt beslissen. De genodigden lezen dit.",
    )
    wanneer = Datumveld(label="Dag van het overleg")

    def __init__(
        self, *args: Any, soort: Overleg.Soort, collegas: QuerySet[Medewerker], **kwargs: Any
    ) -> None:
        """Make the form for one kind of overleg.

        Args:
            collegas: who can be asked; the one who asks is not among them.
        """
        super().__init__(*args, **kwargs)
        self.soort = soort
        self.initial.setdefault("wanneer", vandaag())
        mdt = soort == Overleg.Soort.MDT
        if mdt:
            self.fields["domein"] = _domeinveld("Waar zorgt u zelf voor", Leefdomein.WERK)
        for nummer in range(1, COLLEGAS[soort] + 1):
            label = "Collega" if nummer == 1 else f"Collega {nummer}"
            self.fields[f"collega_{nummer}"] = Collegaveld(
                label=label, queryset=collegas, required=nummer == 1, empty_label="kies een collega"
            )
            if mdt:
                self.fields[f"domein_{nummer}"] = _domeinveld("Zorgt voor")
        for nummer in range(1, BUITEN + 1) if mdt else ():
            self.fields[f"naam_{nummer}"] = forms.CharField(label="Naam", max_length=100, required=False)
            self.fields[f"organisatie_{nummer}"] = forms.CharField(
                label="Organisatie", max_length=100, required=False
            )
            self.fields[f"buitendomein_{nummer}"] = _domeinveld("Zorgt voor")
        self.groepen = _groepen(soort)

    def clean(self) -> dict[str, Any]:
        """Nobody is asked twice, and who comes from outside has a name and an organisation."""
        keuze = super().clean() or self.cleaned_data
        gekozen: set[int] = set()
        for nummer in range(1, COLLEGAS[self.soort] + 1):
            collega = keuze.get(f"collega_{nummer}")
            if collega is not None and collega.pk in gekozen:
                self.add_error(f"collega_{nummer}", "Deze collega heeft u al gekozen.")
            elif collega is not None:
                gekozen.add(collega.pk)
        for nummer in range(1, BUITEN + 1):
            naam, organisatie = keuze.get(f"naam_{nummer}"), keuze.get(f"organisatie_{nummer}")
            if naam and not organisatie:
                self.add_error(f"organisatie_{nummer}", "Vul de organisatie in.")
            if organisatie and not naam:
                self.add_error(f"naam_{nummer}", "Vul de naam in.")
        return keuze

    def genodigden(self) -> list[Genodigde]:
        """Who is asked, in the order of the form."""
        keuze = self.cleaned_data
        collegas = [
            Genodigde(
                medewerker=keuze[f"collega_{nummer}"],
                domein=keuze.get(f"domein_{nummer}") or Leefdomein.WERK,
            )
            for nummer in range(1, COLLEGAS[self.soort] + 1)
            if keuze.get(f"collega_{nummer}")
        ]
        buiten = [
            Genodigde(
                naam=keuze[f"naam_{nummer}"],
                organisatie=keuze[f"organisatie_{nummer}"],
                domein=keuze.get(f"buitendomein_{nummer}") or Leefdomein.OVERIG,
            )
            for nummer in range(1, BUITEN + 1)
            if keuze.get(f"naam_{nummer}")
        ]
        return [*collegas, *buiten]


def _domeinveld(label: str, begin: str = "") -> forms.ChoiceField:
    keuzes = [("", "kies"), *Leefdomein.choices]
    return forms.ChoiceField(label=label, choices=keuzes, required=False, initial=begin)


def _groepen(soort: Overleg.Soort) -> tuple[Any, ...]:
    nummers = range(1, COLLEGAS[soort] + 1)
    if soort == Overleg.Soort.DUAAL:
        return (
            ("De vraag", ("vraag", "wanneer")),
            ("Met wie", tuple(f"collega_{n}" for n in nummers)),
        )
    return (
        ("De vraag", ("vraag", "wanneer", "domein")),
        ("Collega's van de partners", tuple((f"collega_{n}", f"domein_{n}") for n in nummers)),
        (
            "Van andere organisaties",
            tuple((f"naam_{n}", f"organisatie_{n}", f"buitendomein_{n}") for n in range(1, BUITEN + 1)),
        ),
    )


class BesluitForm(EenmaligForm):
    """What was decided together, and by whom."""

    klad = True
    deelnemers = forms.ModelMultipleChoiceField(
        label="Wie deden mee",
        queryset=Overlegdeelnemer.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    besluit = forms.CharField(
        label="Wat heeft u samen besloten",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Het besluit en de reden.",
    )
    contactpersoon = Kandidaatveld(
        label="Wie wordt de contactpersoon",
        queryset=Medewerker.objects.none(),
        required=False,
        widget=forms.Select,
        empty_label="dat is niet besloten",
        help_text="Aanwijzen doet u daarna, bij Contactpersoon of met een overdracht.",
    )
    rond_de_klant = forms.BooleanField(label="Zet de deelnemers bij “Rond de klant”", required=False)

    def __init__(self, *args: Any, overleg: Overleg, kandidaten: QuerySet[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deelnemers = overleg.deelnemers.select_related("medewerker__gebruiker", "partner")
        veld: Any = self.fields["deelnemers"]
        veld.queryset = deelnemers
        veld.label_from_instance = _deelnemer
        self.fields["contactpersoon"].queryset = kandidaten  # type: ignore[attr-defined]
        self.initial.setdefault("deelnemers", [een.pk for een in deelnemers])
        self.initial.setdefault("rond_de_klant", overleg.soort == Overleg.Soort.MDT)


def _deelnemer(een: Overlegdeelnemer) -> str:
    return f"{een} ({een.van})"
