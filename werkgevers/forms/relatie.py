"""Who is the contact of an employer, who helps, which team serves which sector, and merging two records."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Medewerker, Team
from keten.tijd import vandaag
from werkgevers.models import Sector, Werkgever
from werkgevers.samenvoegen import VELDEN

VAN, NAAR = "van", "naar"


class Accountmanagerveld(forms.ModelChoiceField[Medewerker]):
    """A choice of candidates (`aanspreekpunt.kandidaten`), with partner and number of employers."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Any) -> str:
        """One candidate in words."""
        werkgevers = "1 werkgever" if obj.aantal == 1 else f"{obj.aantal} werkgevers"
        return f"{obj} ({obj.partner}), {werkgevers}"


class AccountmanagerForm(EenmaligForm):
    """A candidate, and why when somebody is replaced."""

    medewerker = Accountmanagerveld(
        label="Wie wordt de accountmanager",
        queryset=Medewerker.objects.none(),
        empty_label=None,
        help_text="Wie nu de minste werkgevers heeft, staat bovenaan.",
        error_messages={"required": "Kies wie de accountmanager wordt."},
    )
    reden = forms.CharField(label="Reden", required=False, max_length=300)

    def __init__(
        self, *args: Any, kandidaten: QuerySet[Medewerker], huidig: Medewerker | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        reden = self.fields["reden"]
        if huidig is None:
            reden.help_text = "Bijvoorbeeld: kent deze sector."
        else:
            kandidaten = kandidaten.exclude(pk=huidig.pk)
            reden.required = True
            reden.help_text = f"Waarom {huidig} niet langer de accountmanager is."
            reden.error_messages["required"] = "Vul in waarom de accountmanager wisselt."
        self.fields["medewerker"].queryset = kandidaten  # type: ignore[attr-defined]


class Collegaveld(forms.ModelChoiceField[Medewerker]):
    """A choice of colleagues, each with the partner."""

    def label_from_instance(self, obj: Medewerker) -> str:
        """One colleague in words."""
        return f"{obj} ({obj.partner})"


class SpecialistForm(EenmaligForm):
    """A colleague who helps with a subject."""

    medewerker = Collegaveld(label="Wie", queryset=Medewerker.objects.none(), empty_label="Kies een collega")
    onderwerp = forms.CharField(
        label="Waarvoor", max_length=120, help_text="Bijvoorbeeld: subsidies, aangepast werk, ontslag."
    )

    def __init__(self, *args: Any, collegas: QuerySet[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].queryset = collegas  # type: ignore[attr-defined]


class ZoekAnderForm(forms.Form):
    """The record into which another may go."""

    zoek = forms.CharField(label="Zoek de andere werkgever op naam, plaats of KvK-nummer", max_length=100)


class SamenvoegenForm(EenmaligForm):
    """Of each field that differs, which value is right; and how it is known that they are the same."""

    reden = forms.CharField(
        label="Hoe weet u dat dit dezelfde werkgever is",
        max_length=300,
        error_messages={"required": "Vul in hoe u dat weet."},
    )

    def __init__(self, *args: Any, van: Werkgever, naar: Werkgever, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reden = self.fields.pop("reden")
        for veld in VELDEN:
            eigen, ander = getattr(naar, veld), getattr(van, veld)
            if eigen != ander:
                self.fields[veld] = forms.ChoiceField(
                    label=_label(veld),
                    choices=[(NAAR, _woorden(naar, veld)), (VAN, _woorden(van, veld))],
                    widget=forms.RadioSelect,
                    initial=VAN if eigen in (None, "") else NAAR,
                )
        self.fields["reden"] = reden

    def neem_over(self) -> set[str]:
        """The fields of which the record that goes away has the right value."""
        return {veld for veld in VELDEN if self.cleaned_data.get(veld) == VAN}


class SectorteamForm(EenmaligForm):
    """Which sectors a team serves, and since when."""

    begonnen_op = Datumveld(
        label="Werkt voor werkgevers sinds",
        help_text="Vanaf deze dag tellen de contacten, tot een jaar later.",
        error_messages={"required": "Vul in sinds wanneer het team werkt."},
    )
    sectoren = forms.ModelMultipleChoiceField(
        label="Sectoren",
        queryset=Sector.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rij = getattr(team, "sectorteam", None)
        self.initial.setdefault("begonnen_op", rij.begonnen_op if rij else vandaag())
        self.initial.setdefault("sectoren", [s.sector_id for s in rij.sectoren.all()] if rij else [])


def _label(veld: str) -> str:
    return capfirst(str(Werkgever._meta.get_field(veld).verbose_name))  # type: ignore[union-attr]


def _woorden(werkgever: Werkgever, veld: str) -> str:
    if veld == "stadium":
        return werkgever.get_stadium_display() or "niet ingevuld"
    waarde = getattr(werkgever, veld)
    return "niet ingevuld" if waarde in (None, "") else str(waarde)
