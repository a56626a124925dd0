"""Filling in a questionnaire: a form that is made of its questions."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from diagnose.models import Afname
from diagnose.toetsen.invullen import MAX_TEKST, SCHAAL, getoond, in_woorden
from diagnose.toetsen.scoren import lees_versie
from diagnose.toetsen.vragen import Soort, Vraag
from keten.forms.basis import Conflict, Conflictregel, laatste_wijziging
from keten.fouten import VersieConflict

AFRONDEN = "afronden"


class AfnameForm(forms.Form):
    """The questions that apply to what was answered; with `actie` "afronden" they all ask an answer."""

    klad = True
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, afname: Afname) -> None:
        super().__init__(data)
        self.afname = afname
        self.lijst = lees_versie(afname.toetsversie)
        self.afronden = data is not None and data.get("actie") == AFRONDEN
        self.conflict: Conflict | None = None
        self.initial = {"versie": afname.versie} | {
            f"antwoord_{code}": _als_keuze(antwoord) for code, antwoord in afname.antwoorden.items()
        }
        antwoorden = afname.antwoorden if data is None else self._getypt()
        for vraag in getoond(self.lijst, antwoorden):
            gevraagd = vraag.verplicht and (data is None or self.afronden)
            self.fields[vraag.feitcode] = _veld(vraag, verplicht=gevraagd)

    def full_clean(self) -> None:
        """Check what was sent; afterwards the page says again which questions ask an answer."""
        super().full_clean()
        for vraag in self.lijst.vragen:
            if vraag.feitcode in self.fields:
                self.fields[vraag.feitcode].required = vraag.verplicht

    def antwoorden(self) -> dict[str, Any]:
        """The answers as JSON, by code of the question."""
        return {
            vraag.code: _uit_keuze(vraag, self.cleaned_data.get(vraag.feitcode))
            for vraag in self.lijst.vragen
            if vraag.feitcode in self.fields
        }

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """Put the answers of both side by side; sending again replaces those that were saved."""
        opgeslagen = conflict.opgeslagen
        data: Any = copy(self.data)
        data["versie"] = str(opgeslagen.versie)
        self.data = data
        eigen = self.antwoorden()
        regels = [
            Conflictregel(vraag.tekst, in_woorden(vraag, mijn), in_woorden(vraag, hun))
            for vraag in self.lijst.vragen
            if (mijn := eigen.get(vraag.code)) != (hun := opgeslagen.antwoorden.get(vraag.code))
            and (mijn or hun)
        ]
        self.conflict = Conflict(regels, *laatste_wijziging(opgeslagen))

    def _getypt(self) -> dict[str, Any]:
        """What was typed, as far as it can be read; the questions that hang on it follow from it."""
        gelezen: dict[str, Any] = {}
        for vraag in self.lijst.vragen:
            veld = _veld(vraag, verplicht=False)
            ruw = veld.widget.value_from_datadict(self.data, self.files, vraag.feitcode)
            try:
                gelezen[vraag.code] = _uit_keuze(vraag, veld.clean(ruw))
            except forms.ValidationError:
                continue
        return gelezen


class AfnameProfessionalForm(AfnameForm):
    """As an employee fills it in: a note may be added, and at a competence test an EVC indication (D-47)."""

    toelichting = forms.CharField(
        label="Toelichting voor collega's",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
    evc = forms.BooleanField(
        label="EVC-indicatie: deze klant kan competenties laten erkennen", required=False
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, afname: Afname) -> None:
        super().__init__(data, afname=afname)
        if afname.toets.soort != afname.toets.Soort.COMPETENTIE:
            del self.fields["evc"]
        vragen = [naam for naam in self.fields if naam.startswith("antwoord_")]
        self.order_fields(["versie", *vragen, "toelichting", "evc"])

    def erbij(self) -> dict[str, Any]:
        """What is kept beside the answers when the test is finished."""
        return {naam: self.cleaned_data[naam] for naam in ("toelichting", "evc") if naam in self.fields}


class BeginForm(forms.Form):
    """Which test, and whether the client fills it in at home."""

    toets = forms.SlugField(widget=forms.HiddenInput)
    voor_klant = forms.BooleanField(required=False, widget=forms.HiddenInput)


def _veld(vraag: Vraag, *, verplicht: bool) -> forms.Field:
    """The field of a question. A group of choices says in its legend what it asks."""
    geantwoord = _("Geef hier nog een antwoord.")
    algemeen: dict[str, Any] = {
        "label": vraag.tekst,
        "help_text": vraag.uitleg,
        "required": verplicht,
        "error_messages": {"required": geantwoord},
    }
    match vraag.soort:
        case Soort.JANEE:
            keuzes: list[tuple[str, Any]] = [("ja", _("ja")), ("nee", _("nee"))]
            return forms.ChoiceField(**algemeen, choices=keuzes, widget=forms.RadioSelect)
        case Soort.KEUZE:
            return forms.ChoiceField(**algemeen, choices=vraag.keuzes, widget=forms.RadioSelect)
        case Soort.MEERKEUZE:
            return forms.MultipleChoiceField(
                **algemeen, choices=vraag.keuzes, widget=forms.CheckboxSelectMultiple
            )
        case Soort.SCHAAL:
            cijfers = [(str(n), str(n)) for n in range(SCHAAL[0], SCHAAL[1] + 1)]
            return forms.ChoiceField(**algemeen, choices=cijfers, widget=forms.RadioSelect)
        case Soort.GETAL:
            if vraag.eenheid:
                algemeen["label"] = f"{vraag.tekst} ({vraag.eenheid})"
            widget = forms.TextInput({"inputmode": "numeric", "size": 6})
            return forms.IntegerField(**algemeen, min_value=vraag.van, max_value=vraag.tot, widget=widget)
        case Soort.TEKST:
            return forms.CharField(**algemeen, max_length=MAX_TEKST, widget=forms.Textarea({"rows": 3}))


def _als_keuze(antwoord: Any) -> Any:
    """An answer as its field shows it."""
    if isinstance(antwoord, bool):
        return "ja" if antwoord else "nee"
    return antwoord


def _uit_keuze(vraag: Vraag, waarde: Any) -> Any:
    """What a field gives, as an answer in JSON."""
    if waarde in (None, "", []):
        return None
    if vraag.soort is Soort.JANEE:
        return waarde == "ja"
    return int(waarde) if vraag.soort is Soort.SCHAAL else waarde
