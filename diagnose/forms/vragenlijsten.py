"""Editing a questionnaire: questions, scoring and outcomes as rows, and from when the version holds."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import Truncator

from diagnose.regels.rijen import VERGELIJKINGEN
from diagnose.toetsen.keuren import MEESTE_REGELS, MEESTE_VRAGEN, Fout
from diagnose.toetsen.vragen import SOORTEN, Soort
from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.regels.feiten import Feit
from keten.tijd import vandaag
from klanten.models import Competentie

DELEN = ("vragen", "regels", "uitkomsten")
_KIES = ("", "Kies")
_KLEUREN = [("", "geen kleur"), ("groen", "groen"), ("oranje", "oranje"), ("rood", "rood")]
_LANGSTE_KEUZE = 45  # characters; a select with more pushes a phone's page aside
_GETAL = {"inputmode": "numeric", "size": 6}


def _getal(label: str, **velden: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, widget=forms.TextInput(_GETAL), **velden)


class VersieForm(EenmaligForm):
    """From when a version holds, how long its results count, and why it changed."""

    van = Datumveld(label="Eerste dag", help_text="Vandaag of later, bijvoorbeeld 31-01-2026")
    geldig_dagen = forms.IntegerField(
        label="Uitslag geldig (dagen)",
        min_value=1,
        max_value=3650,
        widget=forms.TextInput(_GETAL),
        help_text="Daarna is een uitslag verouderd.",
    )
    toelichting = forms.CharField(
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wat verandert er, en waarom? Iedereen op de locatie kan dit lezen.",
        error_messages={"required": "Vul in wat er verandert en waarom."},
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("van", vandaag() + datetime.timedelta(days=1))


class IntrekkenForm(forms.Form):
    """Why a version with a mistake goes out of use."""

    reden = forms.CharField(
        label="Waarom trekt u deze versie in?", max_length=300, widget=forms.Textarea({"rows": 3})
    )


class Rij(forms.Form):
    """One row of a questionnaire, laid out in lines of fields that belong together."""

    indeling: tuple[tuple[str, ...], ...] = ()

    def regels(self) -> list[list[forms.BoundField]]:
        """The fields line by line, without those that this row does not have."""
        return [[self[naam] for naam in regel if naam in self.fields] for regel in self.indeling]


class VraagForm(Rij):
    """One question, and the earlier answer that it waits for."""

    indeling = (
        ("tekst", "soort"),
        ("uitleg", "verplicht"),
        ("keuzes",),
        ("van", "tot", "eenheid"),
        ("competentie",),
        ("toon_vraag", "toon_is", "toon_waarde"),
    )

    code = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    tekst = forms.CharField(label="Vraag", max_length=200)
    soort = forms.ChoiceField(label="Soort antwoord", choices=[(s.value, SOORTEN[s]) for s in Soort])
    uitleg = forms.CharField(label="Uitleg bij de vraag", required=False, max_length=200)
    keuzes = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Elke keuze op een eigen regel. Alleen bij een vraag met keuzes.",
    )
    van = _getal("Laagste getal")
    tot = _getal("Hoogste getal")
    eenheid = forms.CharField(required=False, max_length=20, help_text="Bijvoorbeeld: uur")
    competentie = forms.ChoiceField(
        label="Meet de competentie",
        required=False,
        help_text="Alleen bij een schaal. Het antwoord komt in het competentieprofiel van de klant.",
    )
    verplicht = forms.BooleanField(label="Deze vraag moet beantwoord worden", required=False)
    toon_vraag = _getal(
        "Alleen na vraag nummer", min_value=1, help_text="Laat leeg als de vraag altijd komt."
    )
    toon_is = forms.ChoiceField(
        label="als dat antwoord", required=False, choices=[_KIES, *VERGELIJKINGEN.items()]
    )
    toon_waarde = forms.CharField(label="deze waarde", required=False, max_length=200)

    def __init__(self, *args: Any, competenties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competentie"].choices = [("", "geen"), *competenties]  # type: ignore[attr-defined]


class PuntenForm(Rij):
    """One condition of the scoring; rows with the same name hold together."""

    indeling = (("naam", "gebied", "punten"), ("feit", "vergelijking", "waarde"), ("regimes",))

    naam = forms.CharField(max_length=100, help_text="Regels met dezelfde naam gelden samen.")
    gebied = forms.CharField(label="Deel van de score", max_length=40)
    feit = forms.ChoiceField(label="Antwoord of gegeven")
    vergelijking = forms.ChoiceField(choices=[_KIES, *VERGELIJKINGEN.items()])
    waarde = forms.CharField(required=False, max_length=200)
    punten = forms.IntegerField(min_value=-100, max_value=100, widget=forms.TextInput(_GETAL))
    regimes = forms.CharField(
        label="Alleen bij deze uitkeringen", required=False, max_length=200, help_text="Bijvoorbeeld: WW, WWB"
    )

    def __init__(self, *args: Any, feiten: Mapping[str, Feit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = sorted((Truncator(feit.label).chars(_LANGSTE_KEUZE), code) for code, feit in feiten.items())
        self.fields["feit"].choices = [_KIES, *((code, label) for label, code in labels)]  # type: ignore[attr-defined]


class UitkomstForm(Rij):
    """What a score means, for the professional and for the client."""

    indeling = (("naam", "van", "tot"), ("professional", "klant"), ("evc", "kleur"))

    code = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    naam = forms.CharField(max_length=60)
    van = _getal("Laagste score", help_text="Leeg: geen ondergrens")
    tot = _getal("Hoogste score", help_text="Leeg: geen bovengrens")
    professional = forms.CharField(
        label="Tekst voor de professional", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )
    klant = forms.CharField(
        label="Tekst voor de klant",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="In gewone woorden en zonder etiket.",
    )
    evc = forms.BooleanField(label="Geeft een EVC-indicatie", required=False)
    kleur = forms.ChoiceField(label="Stelt een kleur voor", required=False, choices=_KLEUREN)


Rijenset = forms.BaseFormSet[Rij]
VraagSet = forms.formset_factory(VraagForm, formset=Rijenset, extra=0, max_num=MEESTE_VRAGEN)
PuntenSet = forms.formset_factory(PuntenForm, formset=Rijenset, extra=0, max_num=MEESTE_REGELS)
UitkomstSet = forms.formset_factory(UitkomstForm, formset=Rijenset, extra=0, max_num=20)
_SETS = {"vragen": VraagSet, "regels": PuntenSet, "uitkomsten": UitkomstSet}
_NAMEN = {"vragen": "Vraag", "regels": "Puntenregel", "uitkomsten": "Uitkomst"}


class Lijstformulier:
    """The three sets of rows of one questionnaire, with their faults together."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        rijen: Mapping[str, list[dict[str, Any]]] | None = None,
        feiten: Mapping[str, Feit],
        handhaving: bool,
    ) -> None:
        competenties = list(Competentie.objects.values_list("code", "naam"))
        extra: dict[str, dict[str, Any]] = {
            "regels": {"feiten": feiten},
            "vragen": {"competenties": competenties},
        }
        self.sets: dict[str, Any] = {
            deel: _SETS[deel](
                data, prefix=deel, initial=(rijen or {}).get(deel), form_kwargs=extra.get(deel, {})
            )
            for deel in DELEN
        }
        if not handhaving:
            for rij in self.sets["uitkomsten"]:
                del rij.fields["kleur"]
        else:
            for rij in self.sets["vragen"]:
                del rij.fields["competentie"]

    def is_valid(self) -> bool:
        """Whether each row can be read by itself."""
        return all([groep.is_valid() for groep in self.sets.values()])

    def rijen(self, deel: str) -> list[dict[str, Any]]:
        """The rows of a part, read."""
        return [{"kleur": "", "competentie": "", **rij.cleaned_data} for rij in self.sets[deel]]

    def meld(self, deel: str, nummer: int, veld: str | None, melding: str) -> None:
        """Put a message at a row."""
        rij = self.sets[deel].forms[nummer]
        rij.add_error(veld if veld in rij.fields else None, melding)

    def meld_fouten(self, fouten: list[Fout]) -> list[str]:
        """Put what is wrong at its row; gives back what is about the whole."""
        for fout in fouten:
            if fout.nummer is not None and fout.nummer < len(self.sets[fout.deel].forms):
                self.meld(fout.deel, fout.nummer, None, fout.melding)
        return [fout.melding for fout in fouten if fout.nummer is None]

    def fouten(self) -> list[tuple[str, str]]:
        """Each message with the place that it is about, for the summary: (anchor, text)."""
        gevonden: list[tuple[str, str]] = []
        for deel, groep in self.sets.items():
            for nummer, rij in enumerate(groep.forms):
                plek = f"{_NAMEN[deel]} {nummer + 1}"
                for veld, meldingen in rij.errors.items():
                    naam = f", {rij.fields[veld].label or veld}".lower() if veld in rij.fields else ""
                    gevonden += [(f"{deel}-rij-{nummer}", f"{plek}{naam}: {m}") for m in meldingen]
        return gevonden


def ruwe_rijen(data: Mapping[str, Any], deel: str) -> list[dict[str, Any]]:
    """What was typed in the rows of a part, unread, to show again with a row more or less."""
    aantal = str(data.get(f"{deel}-TOTAL_FORMS", ""))
    grens = _SETS[deel].max_num
    nummers = range(min(int(aantal), grens) if aantal.isdecimal() and len(aantal) < 4 else 0)
    velden = _SETS[deel].form.base_fields
    return [
        {
            naam: veld.widget.value_from_datadict(data, {}, f"{deel}-{n}-{naam}")
            for naam, veld in velden.items()
        }
        for n in nummers
    ]
