"""What a location fills in about one milestone, and what goes with it."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from keten.forms.basis import VersieForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from landkaart.forms.percentage import Percentageveld
from landkaart.gegevens import DATUM, GETAL, JA, KEUZE, MEER, VRAGEN, Vraag, bewaarvorm
from landkaart.models import Antwoord, Concept, Criterium
from landkaart.scores import BEGIN, antwoord_bij

BEREIK = {
    Antwoord.NIET: "rood, minder dan 33%",
    Antwoord.ONTWIKKELING: "oranje, van 33 tot 66%",
    Antwoord.GEDEELTELIJK: "blauw, van 66 tot 100%",
    Antwoord.VOLLEDIG: "groen, 100%",
}


class ConceptForm(VersieForm[Concept]):
    """One milestone on one screen: answer, exact percentage, criteria, its own questions and a note."""

    klad = True

    antwoord = forms.ChoiceField(
        label="Hoe ver bent u",
        choices=[(a.value, f"{a.label.capitalize()} ({bereik})") for a, bereik in BEREIK.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe ver uw locatie is."},
    )
    percentage = Percentageveld(
        label="Precies percentage",
        required=False,
        help_text="Leeg: het begin van uw antwoord. Met het percentage ziet u ook kleine stappen.",
    )

    class Meta:
        model = Concept
        fields = ("percentage", "notitie")
        widgets: ClassVar = {"notitie": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar = {"notitie": "Verplicht als u niet alle criteria van uw antwoord aanvinkt."}

    def __init__(self, *args: Any, criteria: Sequence[Criterium], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        concept = self.instance
        self.vragen = VRAGEN.get(concept.mijlpaal.nummer, ()) if concept.mijlpaal.regio_id is None else ()
        if concept.percentage is not None:
            self.initial.setdefault("antwoord", antwoord_bij(concept.percentage).value)
        self._voeg_criteria_toe(criteria, concept)
        for vraag in self.vragen:
            self.fields[f"g_{vraag.naam}"] = _veld(vraag)
            self.initial.setdefault(f"g_{vraag.naam}", _begin(vraag, concept.gegevens.get(vraag.naam)))
        self.groepen = self._groepen()

    def _voeg_criteria_toe(self, criteria: Sequence[Criterium], concept: Concept) -> None:
        self._criteria: list[str] = []
        for antwoord in (Antwoord.ONTWIKKELING, Antwoord.GEDEELTELIJK, Antwoord.VOLLEDIG):
            eigen = [(c.pk, c.tekst) for c in criteria if c.antwoord == antwoord]
            if eigen:
                naam = f"criteria_{antwoord.value}"
                self.fields[naam] = forms.TypedMultipleChoiceField(
                    label=f"Voor '{antwoord.label}'",
                    choices=eigen,
                    coerce=int,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
                self.initial.setdefault(naam, concept.criteria)
                self._criteria.append(naam)

    def _groepen(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        groepen: list[tuple[str, tuple[str, ...]]] = [("", ("antwoord", "percentage"))]
        if self._criteria:
            groepen.append(("Welke criteria zijn gehaald", tuple(self._criteria)))
        if self.vragen:
            groepen.append(("Over deze mijlpaal", tuple(f"g_{vraag.naam}" for vraag in self.vragen)))
        return (*groepen, ("", ("notitie",)))

    def clean(self) -> dict[str, Any]:
        """The percentage is that of the answer, or its beginning when it was left out."""
        gegevens = super().clean() or self.cleaned_data
        antwoord = gegevens.get("antwoord")
        if antwoord is None or "percentage" in self.errors:
            return gegevens
        if gegevens.get("percentage") is None:
            gegevens["percentage"] = Decimal(BEGIN[antwoord])
        hoort_bij = antwoord_bij(gegevens["percentage"])
        if hoort_bij != antwoord:
            self.add_error(
                "percentage",
                f"Dit percentage hoort bij '{hoort_bij.label}' ({BEREIK[hoort_bij]}). "
                "Verander het percentage of het antwoord.",
            )
        return gegevens

    def inhoud(self) -> dict[str, Any]:
        """What `voorbereiden.bewaar` keeps."""
        gekozen: list[int] = []
        for naam in self._criteria:
            gekozen.extend(self.cleaned_data[naam])
        antwoorden = {vraag.naam: self.cleaned_data[f"g_{vraag.naam}"] for vraag in self.vragen}
        return {
            "versie": self.cleaned_data["versie"],
            "percentage": self.cleaned_data["percentage"],
            "notitie": self.cleaned_data["notitie"],
            "criteria": gekozen,
            "gegevens": {
                naam: bewaarvorm(waarde)
                for naam, waarde in antwoorden.items()
                if waarde not in (None, "", [])
            },
        }


class _VerledenDatum(Datumveld):
    """A day that has been; nothing of a milestone happened tomorrow."""

    def clean(self, value: Any) -> Any:
        """Refuse a day to come."""
        dag = super().clean(value)
        if dag is not None and dag > vandaag():
            raise forms.ValidationError("Deze dag is nog niet geweest.")
        return dag


def _veld(vraag: Vraag) -> forms.Field:
    algemeen: dict[str, Any] = {"label": vraag.label, "required": False}
    if vraag.hulp:
        algemeen["help_text"] = vraag.hulp
    if vraag.soort == DATUM:
        return _VerledenDatum(**algemeen)
    if vraag.soort == GETAL:
        return forms.IntegerField(
            min_value=0,
            max_value=1_000_000,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 8}),
            **algemeen,
        )
    if vraag.soort == MEER:
        return forms.MultipleChoiceField(
            choices=vraag.keuzes, widget=forms.CheckboxSelectMultiple, **algemeen
        )
    keuzes = (("ja", "Ja"), ("nee", "Nee")) if vraag.soort == JA else vraag.keuzes
    widget = forms.RadioSelect if vraag.soort in (JA, KEUZE) else forms.Select
    return forms.ChoiceField(choices=keuzes, widget=widget, **algemeen)


def _begin(vraag: Vraag, waarde: Any) -> Any:
    return datetime.date.fromisoformat(waarde) if vraag.soort == DATUM and waarde else waarde
