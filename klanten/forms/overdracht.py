"""Offering a dossier, and answering an offer."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Medewerker, Team
from keten.tijd import vandaag
from klanten.forms.contactpersoon import Kandidaatveld
from klanten.lopend import Lopend
from klanten.models import Overdracht

_GESPREK = "Het gesprek, bij een warme overdracht"


class OverdrachtForm(EenmaligForm):
    """Why, to whom, what was discussed, what goes along, and from when: one page, read from top to bottom."""

    klad = True
    groepen: tuple[Any, ...] = (
        ("Waarom", ("reden", "bevinding_op")),
        ("Naar wie", ("naar", "naar_team", "ingang_op")),
        ("Hoe", ("wijze",)),
        (_GESPREK, (("besproken_op", "besproken_met"), "besproken", "strategie")),
        ("Wat gaat mee", ("gaat_mee",)),
    )

    reden = forms.CharField(
        label="Waarom draagt u de klant over",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat de nieuwe contactpersoon beter kan. De ontvanger leest dit.",
        error_messages={"required": "Vul in waarom u de klant overdraagt."},
    )
    bevinding_op = Datumveld(
        label="Wanneer bleek dat",
        help_text="Vanaf deze dag telt hoe lang de overdracht duurt.",
        error_messages={"required": "Vul in wanneer dat bleek."},
    )
    naar = Kandidaatveld(
        label="Collega",
        queryset=Medewerker.objects.none(),
        widget=forms.Select,
        empty_label="kies een collega",
        error_messages={"required": "Kies een collega of een team."},
    )
    naar_team = forms.ModelChoiceField(
        label="Of een team",
        queryset=Team.objects.none(),
        required=False,
        empty_label="geen team",
        help_text="Wie van het team het eerst aanneemt, wordt de contactpersoon.",
    )
    ingang_op = Datumveld(
        label="Uiterlijk over op",
        help_text="De klant gaat over zodra de ontvanger aanneemt. Tot dan verandert er niets.",
        error_messages={"required": "Vul in wanneer de klant uiterlijk over is."},
    )
    wijze = forms.ChoiceField(label="Hoe", choices=Overdracht.Wijze, widget=forms.RadioSelect)
    besproken_op = Datumveld(
        label="Besproken op", error_messages={"required": "Vul in wanneer u de klant besprak."}
    )
    besproken_met = forms.ModelChoiceField(
        label="Besproken met",
        queryset=Medewerker.objects.none(),
        required=False,
        empty_label="kies",
        help_text="Alleen nodig bij een team.",
    )
    besproken = forms.CharField(
        label="Wat is besproken",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul in wat u besprak."},
    )
    strategie = forms.CharField(
        label="Strategie",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat u samen afsprak over de begeleiding.",
        error_messages={"required": "Vul in wat u samen afsprak."},
    )
    gaat_mee = forms.MultipleChoiceField(
        label="Loopt en gaat mee", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        kandidaten: QuerySet[Medewerker],
        teams: QuerySet[Team],
        lopend: list[Lopend],
        **kwargs: Any,
    ) -> None:
        """Make the form for one client.

        Args:
            lopend: what is going on for the client; all of it is ticked to begin with.
        """
        super().__init__(*args, **kwargs)
        self.fields["naar"].queryset = kandidaten  # type: ignore[attr-defined]
        self.fields["naar_team"].queryset = teams  # type: ignore[attr-defined]
        self.fields["besproken_met"].queryset = kandidaten  # type: ignore[attr-defined]
        self.initial.setdefault("bevinding_op", vandaag())
        self.initial.setdefault("wijze", Overdracht.Wijze.WARM)
        if lopend:
            keuzes = [(zaak.sleutel, f"{zaak.wat} ({zaak.soort}, {zaak.uitvoerder})") for zaak in lopend]
            self.fields["gaat_mee"].choices = keuzes  # type: ignore[attr-defined]
            self.initial.setdefault("gaat_mee", [sleutel for sleutel, _ in keuzes])
        else:
            del self.fields["gaat_mee"]
            self.groepen = self.groepen[:-1]
        if not teams.exists():
            del self.fields["naar_team"], self.fields["besproken_met"]
            self.groepen = tuple(_zonder(groep, {"naar_team", "besproken_met"}) for groep in self.groepen)
        self._vraag_wat_nodig_is()

    def _vraag_wat_nodig_is(self) -> None:
        """A team may stand in the place of a colleague, and without a conversation nothing was discussed."""
        if self.is_bound:
            self.fields["naar"].required = not self.data.get("naar_team")
            warm = self.data.get("wijze") == Overdracht.Wijze.WARM
            for veld in ("besproken_op", "besproken", "strategie"):
                self.fields[veld].required = warm

    def clean(self) -> dict[str, Any]:
        """After a conversation with a team it is known with whom."""
        keuze = super().clean() or self.cleaned_data
        warm = keuze.get("wijze") == Overdracht.Wijze.WARM
        if warm and keuze.get("naar_team") and not (keuze.get("naar") or keuze.get("besproken_met")):
            self.add_error("besproken_met", "Kies met wie van het team u sprak.")
        return keuze


def _zonder(groep: tuple[str, tuple[Any, ...]], weg: set[str]) -> tuple[str, tuple[Any, ...]]:
    """A group of fields without some of them; what stood beside such a field gets a row of its own."""
    titel, velden = groep
    vlak = (veld if isinstance(veld, tuple) else (veld,) for veld in velden)
    rijen = (tuple(veld for veld in rij if veld not in weg) for rij in vlak)
    return titel, tuple(rij for rij in rijen if rij)


class RedenForm(EenmaligForm):
    """Why an offer is returned or withdrawn, or why something does not take place."""

    reden = forms.CharField(
        label="Waarom",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Vul in waarom."},
    )

    def __init__(self, *args: Any, verplicht: bool = True, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = verplicht
        self.fields["reden"].help_text = hint


class OverdrachtenFilter(forms.Form):
    """Which handovers of the location somebody wants to see."""

    wiens = forms.ChoiceField(
        label="Van wie", required=False, choices=[("", "de hele locatie"), ("mij", "van of aan mij")]
    )
    stand = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "alle"), *Overdracht.Stand.choices]
    )
