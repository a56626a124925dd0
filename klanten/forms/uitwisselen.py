"""Forms of the exchange with systems of partners."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from keten.forms.basis import EenmaligForm
from keten.models import Ketenpartner, Locatie
from klanten.models import Uitwisselkoppeling, Verschil
from klanten.uitwisselen import instellen


class KoppelingForm(EenmaligForm):
    """With whose system to exchange."""

    systeem = forms.ChoiceField(
        label="Systeem", choices=[("", "Kies een systeem"), *Uitwisselkoppeling.Systeem.choices]
    )
    partner = forms.ModelChoiceField(
        label="Van welke partner", queryset=Ketenpartner.objects.none(), empty_label="Kies een partner"
    )
    actief = forms.BooleanField(label="Elke week uitwisselen", required=False, initial=True)

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["partner"].queryset = instellen.partners(locatie)


class PartnerbestandForm(EenmaligForm):
    """The file of a partner, by hand."""

    bestand = forms.FileField(
        label="Bestand van de partner",
        help_text="CSV in UTF-8, hoogstens 5 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )


class KeuzeForm(EenmaligForm):
    """Whose value holds."""

    keuze = forms.ChoiceField(
        label="Wat geldt?", widget=forms.RadioSelect, error_messages={"required": "Kies welke waarde geldt."}
    )
    reden = forms.CharField(
        label="Hoe u dat weet",
        required=False,
        max_length=300,
        error_messages={"required": "Schrijf op hoe u weet welk adres klopt."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, ons: str, hun: str, systeem: str, vraagt_reden: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = vraagt_reden
        keuzes = [("ons", f"Het portaal: {ons}"), ("hun", f"{systeem}: {hun}")]
        veld = self.fields["keuze"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes


class VerschillenFilter(forms.Form):
    """Which differences to show."""

    stand = forms.ChoiceField(
        required=False,
        choices=[("", "Alle"), *((stand.value, capfirst(stand.label)) for stand in Verschil.Stand)],
    )
    systeem = forms.ChoiceField(required=False, choices=[("", "Alle"), *Uitwisselkoppeling.Systeem.choices])

    def gekozen(self) -> dict[str, str]:
        """What was chosen, as lookups, without what makes no sense."""
        self.is_valid()
        paden = {"stand": "stand", "systeem": "koppeling__systeem"}
        return {paden[naam]: waarde for naam, waarde in self.cleaned_data.items() if waarde}
