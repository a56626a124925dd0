"""The five parts of the diagnosis on one form, to be kept as a concept or established."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.forms.boundfield import BoundField
from django.utils.text import capfirst

from diagnose import bekend, diagnosticeren
from diagnose.diagnosticeren import DELEN, Deel
from diagnose.models import Diagnose
from keten.forms.basis import VersieForm
from keten.fouten import VersieConflict
from klanten.models import Klant

VASTSTELLEN = "vaststellen"


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

    class Meta:
        model = Diagnose
        fields = [veld for deel in DELEN for veld in deel.velden]
        widgets = {
            veld: forms.Textarea(attrs={"rows": 5 if veld == "mogelijkheden" else 2})
            for deel in DELEN
            for veld in deel.velden
            if veld == "mogelijkheden" or veld.endswith("_toelichting")
        }

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        open_diagnose, vorige = diagnosticeren.concept(klant), diagnosticeren.laatste(klant)
        begin: dict[str, Any] = {
            "versie": open_diagnose.versie if open_diagnose else 0,
            "vorige": vorige.pk if vorige else None,
        }
        if open_diagnose is None and vorige is not None:
            begin["mogelijkheden"] = vorige.mogelijkheden  # what somebody can seldom gets less
        super().__init__(*args, instance=open_diagnose or Diagnose(klant=klant), initial=begin, **kwargs)
        self.klant = klant
        self.fields["mogelijkheden"].label = DELEN[1].vraag
        self.fields["mogelijkheden"].error_messages["required"] = DELEN[1].ontbreekt
        self.fields["naleving_toelichting"].help_text = "Alleen medewerkers lezen dit in het portaal."

    @property
    def vaststellen(self) -> bool:
        """Whether the form asks to establish the diagnosis, not only to keep it."""
        return self.data.get("actie") == VASTSTELLEN

    def full_clean(self) -> None:
        """Ask for all parts, except of a concept; on the screen no part is ever called optional."""
        self._verplicht(self.vaststellen)
        super().full_clean()
        self._verplicht(True)

    def _verplicht(self, ja: bool) -> None:
        for deel in DELEN:
            self.fields[deel.veld].required = ja

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

    def antwoorden(self) -> dict[str, Any]:
        """What the domain function takes: versions and answers."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "indiening"}
