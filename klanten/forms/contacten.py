"""What is typed about a contact, and the filter on the list."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld, Tijdveld
from keten.models import Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import contactdelen
from klanten.draad import KANALEN, Keuze
from klanten.models import Contactmoment, Klant


def _vak(label: str, leeg: str) -> forms.CharField:
    """A part of the evaluation; `leeg` is what a person reads who leaves it empty."""
    vak = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=2000, widget=vak, error_messages={"required": leeg})


def _nu() -> datetime.time:
    return timezone.localtime().time().replace(second=0, microsecond=0)


class ContactForm(EenmaligForm):
    """One contact: when and how, who it was, the three parts of the evaluation, and what follows."""

    klad = True
    groepen: tuple[Any, ...] = (
        ("Het contact", (("datum", "tijd"), "kanaal", "richting", "functies")),
        ("Identiteit", ("identiteit", "document_kenmerk")),
        ("Evaluatie van de afgelopen periode", ("activiteiten", "ondersteuning", "resultaten")),
        ("Hoe verder", ("bijgesteld",)),
    )

    datum = Datumveld(label="Datum", initial=vandaag)
    tijd = Tijdveld(label="Tijd", initial=_nu)
    kanaal = forms.ChoiceField(
        label="Hoe was het contact",
        choices=Contactmoment.Kanaal,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het contact was."},
    )
    richting = forms.ChoiceField(
        label="Van wie ging het contact uit",
        choices=Contactmoment.Richting,
        initial=Contactmoment.Richting.UIT,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies van wie het contact uitging."},
    )
    functies = forms.MultipleChoiceField(
        label="Waarvoor was het gesprek",
        help_text="Meer dan één mag.",
        choices=Contactmoment.Functie,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    identiteit = forms.ChoiceField(
        label="Hoe weet u dat dit de klant is",
        choices=Contactmoment.Identiteit,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe u de identiteit hebt vastgesteld."},
    )
    document_kenmerk = forms.CharField(
        label="Nummer van het document",
        help_text="Alleen als u een document hebt gezien.",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"size": 20, "autocomplete": "off"}),
    )
    activiteiten = _vak("Wat heeft de klant gedaan", "Vul in wat de klant heeft gedaan.")
    ondersteuning = _vak("Welke hulp gaven de partners", "Vul in welke hulp de partners gaven.")
    resultaten = _vak("Wat heeft het opgeleverd", "Vul in wat het heeft opgeleverd.")
    bijgesteld = forms.TypedChoiceField(
        label="Wordt de dienstverlening bijgesteld",
        help_text="Bij ja gaat u na het opslaan naar het werkplan.",
        choices=[("nee", "nee"), ("ja", "ja")],
        coerce=lambda keuze: keuze == "ja",
        error_messages={"required": "Kies ja of nee."},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, klant: Klant, rechten: frozenset[Recht], **kwargs: Any) -> None:
        """Make the form.

        Args:
            rechten: of the one who fills it in; some questions of other floors are for some only.
        """
        super().__init__(*args, **kwargs)
        self.delen = contactdelen.velden(klant, rechten)
        for deel, velden in self.delen:
            self.fields.update(velden)
            zichtbaar = tuple(naam for naam, veld in velden.items() if not veld.widget.is_hidden)
            self.groepen = (*self.groepen, (deel.titel, zichtbaar))
        if klant.beeld.identiteit_op is None:
            veld = self.fields["identiteit"]
            veld.help_text = "De identiteit van deze klant is nog niet eerder vastgesteld."
            veld.choices = [  # type: ignore[attr-defined]
                keuze
                for keuze in Contactmoment.Identiteit.choices
                if keuze[0] != Contactmoment.Identiteit.BEKEND
            ]

    def clean(self) -> dict[str, Any]:
        """A document that was seen has a number."""
        gegevens = super().clean() or self.cleaned_data
        gezien = gegevens.get("identiteit") == Contactmoment.Identiteit.DOCUMENT
        if gezien and not gegevens.get("document_kenmerk"):
            self.add_error("document_kenmerk", "Vul het nummer in van het document dat u hebt gezien.")
        return gegevens

    def contact(self) -> dict[str, Any]:
        """What was typed, as `klanten.contacten.leg_vast` takes it."""
        elders = {naam for _, velden in self.delen for naam in velden}
        gegevens = {naam: waarde for naam, waarde in self.waarden().items() if naam not in elders}
        moment = datetime.datetime.combine(gegevens.pop("datum"), gegevens.pop("tijd"))
        return {**gegevens, "op": timezone.make_aware(moment)}

    def bewaar_delen(self, contact: Contactmoment, *, door: Medewerker) -> None:
        """Let the floors above do what was answered to their questions, with the contact."""
        for deel, velden in self.delen:
            deel.bewaar(contact, {naam: self.cleaned_data[naam] for naam in velden}, door)


class DraadFilter(forms.Form):
    """Which part of the thread to show."""

    kanaal = forms.ChoiceField(label="Kanaal", required=False, choices=[("", "Alle kanalen"), *KANALEN])
    richting = forms.ChoiceField(
        label="Richting", required=False, choices=[("", "Beide"), *Contactmoment.Richting.choices]
    )
    functie = forms.ChoiceField(
        label="Functie van het gesprek",
        required=False,
        choices=[("", "Alle"), *Contactmoment.Functie.choices],
    )

    def keuze(self) -> Keuze:
        """What was chosen; what cannot be chosen filters nothing."""
        self.is_valid()
        return Keuze(**{naam: self.cleaned_data.get(naam, "") for naam in self.fields})
