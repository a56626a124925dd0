"""A new version of a rule, as rows that people fill in."""

import datetime
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from diagnose.regels.bewerken import Gebied
from diagnose.regels.rijen import OPBOUW, VERGELIJKINGEN, Opbouw, Rij, als_boom, lees_rij, vergelijkingen
from diagnose.regels.waarden import Onleesbaar, hint
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld, Veld
from keten.fouten import VersieConflict
from keten.models import Locatie, Regelconcept
from keten.regels.boom import Operator
from keten.regels.feiten import Feit
from keten.tijd import vandaag

MEESTE_RIJEN = 100
_KIES = ("", "Kies")


class VaststellenForm(EenmaligForm):
    """For whom a new version counts, from when, and why."""

    gebied = forms.ChoiceField(
        label="Voor wie geldt deze versie?", widget=forms.RadioSelect, choices=Gebied.choices
    )
    van = Datumveld(label="Eerste dag", help_text="Vandaag of later, bijvoorbeeld 31-01-2026")
    toelichting = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat verandert er, en waarom? Iedereen op de locatie kan dit lezen.",
        error_messages={"required": "Vul in wat er verandert en waarom."},
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gebied"].choices = [  # type: ignore[attr-defined]
            (Gebied.LOCATIE, f"alleen {locatie}"),
            (Gebied.REGIO, f"alle locaties van de regio {locatie.regio} zonder eigen regel"),
        ]
        self.initial.setdefault("van", vandaag() + datetime.timedelta(days=1))


class RegelversieForm(VaststellenForm):
    """A new version as a whole: how its criteria hang together, and how it is kept or established.

    What is only asked to keep a concept or to establish the rule is asked by the button that does so.
    """

    opbouw = forms.ChoiceField(
        label="Wanneer geldt de regel?",
        widget=forms.RadioSelect,
        choices=list(OPBOUW.items()),
        initial=Opbouw.EEN,
    )
    naam = forms.CharField(
        label="Naam van het concept",
        max_length=120,
        required=False,
        help_text="Alleen nodig om het concept te bewaren, bijvoorbeeld: strenger voor jongeren",
        error_messages={"required": "Geef het concept een naam om het terug te vinden."},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("opbouw", "naam", "gebied", "van", "toelichting")
    opgeslagen: Regelconcept | None = None

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """Keep what a colleague saved, to show it; sending the form again now replaces that version."""
        self.opgeslagen = conflict.opgeslagen
        data: Any = copy(self.data)
        data["versie"] = str(conflict.opgeslagen.versie)
        self.data = data

    def vraag_voor(self, actie: str) -> None:
        """Ask only what a button needs: "concept" a name, "bewaar" the reason, "controleer" neither."""
        self.fields["naam"].required = actie == "concept"
        for naam in ("gebied", "van", "toelichting"):
            self.fields[naam].required = actie == "bewaar"


class IntrekkenForm(EenmaligForm):
    """Why a planned version is withdrawn."""

    reden = forms.CharField(
        label="Waarom trekt u deze versie in?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De versie blijft te lezen, met uw naam en deze reden.",
        error_messages={"required": "Schrijf op waarom deze versie wordt ingetrokken."},
    )


class SimulatieForm(EenmaligForm):
    """On which day to try a rule."""

    op = Datumveld(
        label="Dag",
        help_text="Vandaag, of een dag die voorbij is: dan tellen de gegevens van toen, voor zover bekend.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", vandaag())


class RijForm(forms.Form):
    """One condition. Its value is text; what it must be depends on the fact (`diagnose.regels.waarden`)."""

    criterium = forms.CharField(
        max_length=120,
        error_messages={"required": "Geef het criterium een naam; die komt in de uitleg te staan."},
    )
    feit = forms.ChoiceField(
        error_messages={
            "required": "Kies een feit.",
            "invalid_choice": "Dit feit bestaat niet. Kies er een uit de lijst.",
        }
    )
    vergelijking = forms.ChoiceField(
        error_messages={
            "required": "Kies een vergelijking.",
            "invalid_choice": "Kies een vergelijking uit de lijst.",
        }
    )
    waarde = forms.CharField(max_length=500, required=False, widget=forms.TextInput({"autocomplete": "off"}))
    niet = forms.BooleanField(label="Juist niet", required=False)

    def __init__(self, *args: Any, feiten: Mapping[str, Feit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.feiten = feiten
        self.conditie: dict[str, Any] | None = None
        self.fields["feit"].choices = [_KIES, *((feit.code, feit.label) for feit in feiten.values())]  # type: ignore[attr-defined]
        self.fields["vergelijking"].choices = [_KIES, *VERGELIJKINGEN.items()]  # type: ignore[attr-defined]
        feit = feiten.get(str(self["feit"].value() or ""))
        if feit is not None:
            self._stem_af_op(feit)

    def clean(self) -> dict[str, Any]:
        """Read the row as a condition, once every part of it has been filled in."""
        gegevens = self.cleaned_data
        if not self.errors and self.has_changed():
            try:
                self.conditie = lees_rij(Rij(**gegevens), self.feiten)
            except Onleesbaar as fout:
                self.add_error(None, fout)
        return gegevens

    def _stem_af_op(self, feit: Feit) -> None:
        """Offer only comparisons that fit the fact, and say what its value can be."""
        keuzes = vergelijkingen(feit)
        gekozen = self["vergelijking"].value()
        if gekozen in VERGELIJKINGEN and gekozen not in keuzes:
            keuzes[gekozen] = VERGELIJKINGEN[gekozen]  # refused with an explanation, not as an unknown choice
        self.fields["vergelijking"].choices = [_KIES, *keuzes.items()]  # type: ignore[attr-defined]
        waarde = self.fields["waarde"]
        waarde.required = gekozen not in (Operator.BEKEND, Operator.ONBEKEND)
        waarde.error_messages["required"] = f"Vul in: {hint(feit)}."
        if feit.keuzelijst():
            waarde.widget.attrs["list"] = f"keuzes-{feit.code}"
        else:
            waarde.help_text = hint(feit).capitalize()


class RijFormSet(forms.BaseFormSet[RijForm]):
    """The rows of a rule. A row that was left empty does not count."""

    def initial_form_count(self) -> int:
        """None when sent back, so that a row emptied by hand counts as empty whichever it was."""
        return 0 if self.is_bound else super().initial_form_count()

    def clean(self) -> None:
        """A rule has at least one criterion.

        Raises:
            ValidationError: no row has been filled in.
        """
        if not any(form.has_changed() for form in self.forms):
            raise ValidationError("Voeg minstens één voorwaarde toe.")

    def boom(self, *, naam: str, opbouw: str) -> dict[str, Any]:
        """The rule that the rows make together (after `is_valid`)."""
        criteria = [(form.cleaned_data["criterium"], form.conditie) for form in self.forms if form.conditie]
        return als_boom(criteria, naam=naam, opbouw=Opbouw(opbouw))


Rijen = cast(
    type[RijFormSet],
    forms.formset_factory(
        RijForm,
        formset=RijFormSet,
        extra=0,
        max_num=MEESTE_RIJEN,
        absolute_max=MEESTE_RIJEN,
        validate_max=True,
    ),
)


def ruwe_rijen(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was typed in the rows, unread, to show again with a row more or less."""
    aantal = str(data.get("rij-TOTAL_FORMS", ""))
    nummers = range(min(int(aantal), MEESTE_RIJEN) if aantal.isdecimal() and len(aantal) < 4 else 0)
    return [{naam: str(data.get(f"rij-{n}-{naam}", "")) for naam in RijForm.base_fields} for n in nummers]


@dataclass(frozen=True)
class Foutveld:
    """A field with faults, as the error summary shows it."""

    label: str
    errors: list[str]
    anker: str


class Fouten:
    """The faults of a form and its rows together, for one error summary."""

    def __init__(self, form: forms.Form, rijen: RijFormSet) -> None:
        self.non_field_errors = [*form.non_field_errors(), *rijen.non_form_errors()]
        self.hidden_fields = [veld for veld in form.hidden_fields() if veld.errors]
        self.visible_fields = [*_met_fouten(form), *self._van(rijen)]
        self.errors = [*self.non_field_errors, *self.hidden_fields, *self.visible_fields]

    @staticmethod
    def _van(rijen: RijFormSet) -> Iterable[Foutveld]:
        for nummer, rij in enumerate(rijen.forms, start=1):
            yield from _met_fouten(rij, f"Voorwaarde {nummer}, ")


def _met_fouten(form: forms.Form, voor: str = "") -> Iterable[Foutveld]:
    for veld in cast(list[Veld], form.visible_fields()):
        if veld.errors:
            label = str(veld.label)
            fouten = [str(fout) for fout in veld.errors]
            yield Foutveld(f"{voor}{label.lower()}" if voor else label, fouten, veld.anker)
