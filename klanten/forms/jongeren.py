"""Young people: the check by the RMC, and a report by a school."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Locatie, School
from keten.tijd import vandaag
from klanten.forms.taken import Klantnummerveld
from klanten.models import Kwalificatiecheck, Schoolmelding


class CheckForm(EenmaligForm):
    """What the RMC found."""

    uitkomst = forms.ChoiceField(
        label="Wat is er gevonden",
        choices=[(keuze.value, keuze.label.capitalize()) for keuze in Kwalificatiecheck.Uitkomst],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is gevonden."},
    )
    op = Datumveld(label="Nagekeken op", initial=vandaag)
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=300,
        help_text="Bijvoorbeeld: diploma vmbo, laatste school. De klant kan dit lezen.",
    )


class SchoolmeldingForm(EenmaligForm, forms.ModelForm[Schoolmelding]):
    """A threatening dropout, with no more data than needed to reach the young person."""

    groepen: tuple[Any, ...] = (
        ("De jongere", (("voornaam", "achternaam"), "geboortedatum", ("telefoon", "email"))),
        ("De zorg", ("school", "zorg", "besproken_op", "is_besproken")),
    )

    school = forms.ModelChoiceField(
        label="School", queryset=School.objects.none(), required=False, empty_label="geen school of onbekend"
    )
    geboortedatum = Datumveld(label="Geboortedatum")
    besproken_op = Datumveld(label="Met de jongere besproken op")
    is_besproken = forms.BooleanField(
        label="De jongere weet dat ik dit meld, en aan wie",
        error_messages={"required": "Vertel de jongere eerst over de melding. Daarna kunt u melden."},
    )

    class Meta:
        model = Schoolmelding
        fields = (
            "voornaam",
            "achternaam",
            "geboortedatum",
            "telefoon",
            "email",
            "school",
            "zorg",
            "besproken_op",
        )
        widgets: ClassVar = {
            "zorg": forms.Textarea(attrs={"rows": 4}),
            "telefoon": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
        }
        error_messages: ClassVar = {"zorg": {"required": "Vul in waarom er kans op uitval is."}}

    def __init__(self, *args: Any, locatie: Locatie, met_school: bool, **kwargs: Any) -> None:
        """Make the form.

        Args:
            met_school: the reporter belongs to a school, so that it need not be chosen.
        """
        super().__init__(*args, **kwargs)
        if met_school:
            del self.fields["school"]
            self.groepen = (self.groepen[0], ("De zorg", ("zorg", "besproken_op", "is_besproken")))
        else:
            self.fields["school"].queryset = School.objects.filter(locatie=locatie)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """There is a way to reach the young person."""
        gegevens = super().clean() or self.cleaned_data
        if not gegevens.get("telefoon") and not gegevens.get("email") and "email" not in self.errors:
            self.add_error("telefoon", "Vul een telefoonnummer of een e-mailadres van de jongere in.")
        return gegevens

    def melding(self) -> dict[str, Any]:
        """What was filled in, as `klanten.schoolmeldingen.meld` takes it."""
        return {naam: waarde for naam, waarde in self.waarden().items() if naam != "is_besproken"}

    def _get_validation_exclusions(self) -> set[str]:
        """The record is made and checked by the domain function, not by the form."""
        return {veld.name for veld in Schoolmelding._meta.fields}


class KoppelForm(EenmaligForm):
    """The dossier that belongs to a report."""

    klantnummer = Klantnummerveld(label="Klantnummer", help_text="Het dossier van deze jongere.")


class SluitForm(EenmaligForm):
    """Why a report leads to no dossier."""

    reden = forms.CharField(
        label="Waarom is er geen dossier nodig", max_length=300, help_text="Wie de melding deed, leest dit."
    )
