"""One step of a plan: the fields that its kind asks, in groups (K-51 to K-54, K-57, K-61, K-70)."""

from collections.abc import Container
from copy import copy
from typing import Any, ClassVar

from django import forms

from diagnose import mandateren, portfolio
from diagnose.activiteitkeuring import BIJZONDER, VAN_SOORT, VERPLICHT
from diagnose.gereedschap import inzetten
from diagnose.models import Activiteit, Soort, Werkplan
from diagnose.portfolio import Aanbod
from keten.forms.basis import EenmaligForm
from keten.formulieren import Bedragveld, Datumveld
from keten.models import Ketenpartner, Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.collegas import collegas
from klanten.models import Belemmering, Klant

Groep = tuple[str, tuple[str | tuple[str, ...], ...]]


def over_van(groepen: tuple[Groep, ...], velden: Container[str]) -> list[Groep]:
    """The groups of a form with only the fields that this form has; groups and rows that are empty go."""
    over: list[Groep] = []
    for titel, rijen in groepen:
        paren = [(rij,) if isinstance(rij, str) else rij for rij in rijen]
        gevuld = (tuple(naam for naam in paar if naam in velden) for paar in paren)
        if blijft := tuple(rij for rij in gevuld if rij):
            over.append((titel, blijft))
    return over


class Collegakeuze(forms.ModelChoiceField[Medewerker]):
    """An employee of the location, with the organisation."""

    def label_from_instance(self, obj: Medewerker) -> str:
        """Name and organisation."""
        return f"{obj}, {obj.partner}"


class ActiviteitForm(EenmaligForm):
    """One step: what, who carries it out, who pays, when, and what its kind asks.

    `aanbod` is the instrument that was chosen; its kind counts. Without one, `soort` is what was chosen.
    """

    omschrijving = forms.CharField(
        label="Wat gaat de klant doen",
        max_length=200,
        help_text="Zo staat het in het plan van de klant.",
        error_messages={"required": "Vul in wat de klant gaat doen."},
    )
    begin = Datumveld(label="Eerste dag", error_messages={"required": "Vul de eerste dag in."})
    einde = Datumveld(label="Laatste dag", required=False)
    gekozen_door_klant = forms.BooleanField(label="De klant heeft dit zelf gekozen", required=False)
    belemmering = forms.ModelChoiceField(
        Belemmering.objects.none(),
        label="Welke belemmering neemt dit weg",
        empty_label="Geen",
        required=False,
    )
    alternatief_voor = forms.ModelChoiceField(
        Activiteit.objects.none(),
        label="Als keuze naast",
        empty_label="Geen keuze: deze stap komt erbij",
        required=False,
        help_text="De klant kiest dan een van beide.",
    )
    uitvoerder = forms.ModelChoiceField(
        Ketenpartner.objects.none(),
        label="Wie voert het uit",
        empty_label="Kies een partner",
        error_messages={"required": "Kies wie het uitvoert."},
    )
    medewerker = Collegakeuze(
        Medewerker.objects.none(), label="Welke medewerker", empty_label="Nog niet bekend", required=False
    )
    leverancier = forms.CharField(
        label="Leverancier",
        max_length=120,
        required=False,
        help_text="Het bedrijf of de instelling waar het is ingekocht.",
    )
    financier = forms.ModelChoiceField(
        Ketenpartner.objects.none(),
        label="Wie betaalt het",
        empty_label="Kies een partner",
        error_messages={"required": "Kies wie het betaalt."},
    )
    medefinancier = forms.ModelChoiceField(
        Ketenpartner.objects.none(), label="Wie betaalt mee", empty_label="Niemand", required=False
    )
    prijs = Bedragveld(label="Prijs", required=False, max_digits=9)
    aangevraagd_op = Datumveld(label="Aangevraagd op", required=False)
    leerdoel = forms.CharField(
        label="Wat leert de klant",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    opbrengst = forms.CharField(
        label="Waarom dit, en wat levert het op",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Vul in waarom dit nodig is en wat u ervan verwacht."},
    )
    ondanks_regime = forms.BooleanField(
        label="Ik weet dat de partners dit niet toestaan, en zet het toch in het plan", required=False
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    indeling: ClassVar[tuple[Groep, ...]] = (
        ("Wat en wanneer", ("omschrijving", ("begin", "einde"), "leerdoel")),
        ("Wie", (("uitvoerder", "medewerker"), "leverancier")),
        ("Geld", (("financier", "medefinancier"), ("prijs", "aangevraagd_op"), "opbrengst")),
        ("Met de klant", ("belemmering", "alternatief_voor", "gekozen_door_klant")),
    )

    def __init__(
        self,
        *args: Any,
        klant: Klant,
        door: Medewerker,
        plan: Werkplan,
        aanbod: Aanbod | None,
        soort: str = Soort.DIENST,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.soort = aanbod.instrument.soort if aanbod else soort
        self._vul_keuzes(klant, plan)
        self._vraag_wat_de_soort_vraagt()
        self._vraag_afweging(klant, aanbod)
        self.vastgelegd = _vastgelegd(aanbod)
        self.initial["gezien"] = self.vastgelegd
        if aanbod is None or not aanbod.niet_toegestaan:
            del self.fields["ondanks_regime"]
        self.groepen = over_van(self.indeling, self.fields)
        if aanbod is not None:
            eigen = klant.locatie.partners.geldig_op(vandaag()).filter(kolom=aanbod.instrument.kolom).first()
            self.initial["omschrijving"] = aanbod.instrument.naam
            self.initial["uitvoerder"] = eigen
            self.initial["financier"] = _betaler(klant, door)
            if aanbod.instrument.duur_maanden:
                duur = f"{aanbod.instrument.duur_maanden} maanden"
                self.fields["einde"].help_text = f"Laat u dit leeg, dan duurt het {duur}."

    def clean(self) -> dict[str, Any]:
        """Refuse once when somebody established something else about the instrument in the meantime."""
        gegevens = super().clean() or self.cleaned_data
        gezien = gegevens.pop("gezien", "")
        if gezien and gezien != self.vastgelegd:
            data: Any = copy(self.data)
            data[self.add_prefix("gezien")] = self.vastgelegd
            self.data = data
            self.add_error(None, "Er is net iets anders vastgesteld over dit instrument. Lees het eerst na.")
        return gegevens

    def waarden(self) -> dict[str, Any]:
        """What the domain function takes: the fields, and the kind."""
        return {**super().waarden(), "soort": self.soort}

    def _vraag_afweging(self, klant: Klant, aanbod: Aanbod | None) -> None:
        """Costs and benefits are asked where the instrument is dear, or where a price is typed (D-34)."""
        duur = aanbod is not None and inzetten.is_duur(aanbod.instrument, klant.locatie)
        if not duur and "prijs" not in self.fields:
            del self.fields["opbrengst"]
            return
        veld = self.fields["opbrengst"]
        grens = f"{inzetten.grens(klant.locatie):.0f}"
        veld.required = duur and "prijs" not in self.fields
        veld.help_text = f"Uw locatie vraagt dit als het meer kost dan € {grens}."

    def _vul_keuzes(self, klant: Klant, plan: Werkplan) -> None:
        partners = klant.locatie.partners.geldig_op(vandaag())
        nieuw = plan.activiteiten.filter(
            stand=Activiteit.Stand.GEPLAND, kopie_van__isnull=True, alternatief_voor__isnull=True
        )
        keuzes: dict[str, Any] = {
            "uitvoerder": partners,
            "financier": partners,
            "medefinancier": partners,
            "medewerker": collegas(klant.locatie, Recht.DOSSIER_INZIEN),
            "belemmering": klant.belemmeringen.filter(tot__isnull=True).select_related("soort"),
            "alternatief_voor": nieuw if plan.stand == Werkplan.Stand.CONCEPT else nieuw.none(),
        }
        for naam, keuze in keuzes.items():
            veld = self.fields[naam]
            assert isinstance(veld, forms.ModelChoiceField)
            veld.queryset = keuze
        for naam in ("belemmering", "alternatief_voor"):
            if naam not in VERPLICHT.get(self.soort, ()) and not keuzes[naam].exists():
                del self.fields[naam]

    def _vraag_wat_de_soort_vraagt(self) -> None:
        for naam in BIJZONDER - set(VAN_SOORT.get(self.soort, ())):
            del self.fields[naam]
        for naam, melding in VERPLICHT.get(self.soort, {}).items():
            veld = self.fields[naam]
            veld.required, veld.error_messages["required"] = True, melding
            if isinstance(veld, forms.ModelChoiceField):
                veld.empty_label = "Kies een belemmering"


def _vastgelegd(aanbod: Aanbod | None) -> str:
    """What holds for an instrument under the client's regimes, to compare with when the form comes back."""
    if aanbod is None:
        return ""
    return ",".join(f"{noot.regime.code}:{noot.status or 'geen'}" for noot in aanbod.kanttekeningen)


def _betaler(klant: Klant, door: Medewerker) -> Ketenpartner:
    """Who pays the client's benefit, where this person may spend its budget; else the own organisation."""
    uitkering = portfolio.lopende_uitkeringen(klant).select_related("partner").first()
    if uitkering and mandateren.mag_betalen(van=uitkering.partner, locatie=klant.locatie, door=door):
        return uitkering.partner
    return door.partner
