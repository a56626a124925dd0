"""The five parts of the diagnosis on one form, to be kept as a concept or established."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from diagnose import bekend, diagnosticeren
from diagnose.diagnosewijzen import DEEL1
from diagnose.diagnosticeren import DELEN, EINDE, Deel
from diagnose.forms.filters import Filter
from diagnose.instellingen import DIAGNOSE_WIJZE
from diagnose.models import Diagnose
from keten.forms.basis import VersieForm
from keten.fouten import VersieConflict
from keten.instellingen import waarde
from keten.models import Medewerker
from keten.rechten import Recht
from klanten.collegas import collegas
from klanten.forms.overleg import Collegaveld
from klanten.models import Klant

VASTSTELLEN = "vaststellen"
DEEL1_GEREED = "deel1"


@dataclass(frozen=True)
class Formulierdeel:
    """A part of the diagnosis as the screen shows it: the fields, and what is known already."""

    nummer: int
    deel: Deel
    velden: list[BoundField]
    bekend: list[bekend.Gegeven]


def _keuze(veld: str, keuzes: type[TextChoices]) -> forms.ChoiceField:
    """Radio buttons without an empty one, for one of the answers."""
    deel = next(deel for deel in DELEN if deel.veld == veld)
    return forms.ChoiceField(
        label=deel.vraag,
        choices=[(waarde, capfirst(label)) for waarde, label in keuzes.choices],
        widget=forms.RadioSelect,
        error_messages={"required": deel.ontbreekt},
    )


class VergelijkForm(Filter):
    """Which two diagnoses to put side by side; without a choice the last two."""

    links = forms.TypedChoiceField(label="Was", required=False, coerce=int, empty_value=None)
    rechts = forms.TypedChoiceField(label="Werd", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, diagnoses: list[Diagnose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.diagnoses = {diagnose.pk: diagnose for diagnose in diagnoses}
        keuzes = [
            (
                punt.pk,
                f"{date_format(timezone.localtime(punt.vastgesteld_op), 'j F Y')}, {punt.vastgesteld_door}",
            )
            for punt in diagnoses
            if punt.vastgesteld_op
        ]
        for naam in ("links", "rechts"):
            self.fields[naam].choices = keuzes  # type: ignore[attr-defined]
        laatste = list(self.diagnoses)
        if len(laatste) > 1:
            self.initial.setdefault("rechts", laatste[0])
            self.initial.setdefault("links", laatste[1])

    def paar(self) -> tuple[Diagnose | None, Diagnose | None]:
        """The two that were chosen; None as long as there is only one diagnosis."""
        links, rechts = (self.diagnoses.get(self.initial.get(naam, 0)) for naam in ("links", "rechts"))
        return links, rechts


class DiagnoseForm(VersieForm[Diagnose]):
    """What the coach finds; a concept may have parts missing, an established diagnosis may not (D-01)."""

    klad = True
    indiening = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    vorige = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kan_zoeken = _keuze("kan_zoeken", Diagnose.KanZoeken)
    zoekgedrag = _keuze("zoekgedrag", Diagnose.Zoekgedrag)
    banenaanbod = _keuze("banenaanbod", Diagnose.Banenaanbod)
    naleving = _keuze("naleving", Diagnose.Naleving)
    afstand = forms.ChoiceField(
        label="Verwachte tijd tot werk",
        choices=[("", "Nog niet te zeggen"), *Diagnose.Afstand.choices],
        required=False,
    )

    wijze = forms.ChoiceField(
        label="Hoe stelt u de diagnose", choices=Diagnose.Wijze.choices, widget=forms.RadioSelect
    )
    tweede = Collegaveld(
        label="Bij een duogesprek: samen met",
        queryset=Medewerker.objects.none(),
        required=False,
        empty_label="niemand",
        help_text="Een collega van een andere partner.",
    )
    koers = forms.ChoiceField(
        label="Hoe gaat het verder",
        choices=[(code, capfirst(label)) for code, label in Diagnose.Koers.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het verder gaat."},
    )
    overleg_met = Collegaveld(
        label="Bij twijfel: overleg met",
        queryset=Medewerker.objects.none(),
        required=False,
        empty_label="niemand",
        help_text="Deze collega krijgt uw toelichting als vraag voor een duaal overleg.",
    )

    class Meta:
        model = Diagnose
        fields = [*(veld for deel in DELEN for veld in deel.velden), "tweede", *EINDE]
        widgets = {
            veld: forms.Textarea(attrs={"rows": 5 if veld == "mogelijkheden" else 2})
            for deel in DELEN
            for veld in deel.velden
            if veld == "mogelijkheden" or veld.endswith("_toelichting")
        } | {"koers_toelichting": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, klant: Klant, door: Medewerker, **kwargs: Any) -> None:
        open_diagnose, vorige = diagnosticeren.concept(klant), diagnosticeren.laatste(klant)
        begin: dict[str, Any] = {
            "versie": open_diagnose.versie if open_diagnose else 0,
            "vorige": vorige.pk if vorige else None,
        }
        if open_diagnose is None:
            begin["wijze"] = waarde(DIAGNOSE_WIJZE, klant.locatie)
        if open_diagnose is None and vorige is not None:
            begin["mogelijkheden"] = vorige.mogelijkheden  # what somebody can seldom gets less
        super().__init__(*args, instance=open_diagnose or Diagnose(klant=klant), initial=begin, **kwargs)
        self.klant = klant
        self.fields["mogelijkheden"].label = DELEN[1].vraag
        self.fields["mogelijkheden"].error_messages["required"] = DELEN[1].ontbreekt
        self.fields["naleving_toelichting"].help_text = "Alleen medewerkers lezen dit in het portaal."
        mensen = collegas(klant.locatie, Recht.DIAGNOSE).exclude(partner=door.partner_id)
        for veld in ("tweede", "overleg_met"):
            self.fields[veld].queryset = mensen  # type: ignore[attr-defined]
        if open_diagnose is not None and open_diagnose.wacht_op_deel2:
            for veld in ("wijze", *DEEL1, "kan_zoeken_toelichting", "zoekgedrag_toelichting"):
                self.fields[veld].disabled = True

    @property
    def vaststellen(self) -> bool:
        """Whether the form asks to establish the diagnosis, not only to keep it."""
        return self.data.get("actie") == VASTSTELLEN

    @property
    def deel1_gereed(self) -> bool:
        """Whether the form says that the first part of a split diagnosis is ready (D-04)."""
        return self.data.get("actie") == DEEL1_GEREED

    def full_clean(self) -> None:
        """Ask for all parts, except of a concept; on the screen no part is ever called optional."""
        self._verplicht(self.vaststellen)
        super().full_clean()
        self._verplicht(True)

    def _verplicht(self, ja: bool) -> None:
        for veld in (*(deel.veld for deel in DELEN), "koers"):
            self.fields[veld].required = ja

    def toon_conflict(self, conflict: VersieConflict) -> None:
        """As always; after a diagnosis that was established meanwhile, sending again begins a new one."""
        super().toon_conflict(conflict)
        if conflict.opgeslagen.vastgesteld_op is not None:
            nieuw: Any = self.data
            nieuw["versie"], nieuw["vorige"] = "0", str(conflict.opgeslagen.pk)

    def delen(self) -> list[Formulierdeel]:
        """The five parts in order, each with what is known already."""
        weten = bekend.verzamel(self.klant)
        return [
            Formulierdeel(nummer, deel, [self[veld] for veld in deel.velden], weten[deel.veld])
            for nummer, deel in enumerate(DELEN, start=1)
        ]

    def ontbreekt(self) -> list[str]:
        """The names of the parts that have no answer yet."""
        return [deel.titel for deel in DELEN if not self.cleaned_data.get(deel.veld)]

    def wijzevelden(self) -> list[BoundField]:
        """How the diagnosis is made, and with whom (D-04)."""
        return [self["wijze"], self["tweede"]]

    def koersvelden(self) -> list[BoundField]:
        """What it leads to (D-09, D-38)."""
        return [self["zelfredzaam"], self["koers"], self["koers_toelichting"], self["overleg_met"]]

    def antwoorden(self) -> dict[str, Any]:
        """What `diagnosticeren.stel_vast` takes: versions and answers."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "indiening"}

    def concept(self) -> dict[str, Any]:
        """The same without whom to consult, which only counts when the diagnosis is established."""
        return {naam: waarde for naam, waarde in self.antwoorden().items() if naam != "overleg_met"}
