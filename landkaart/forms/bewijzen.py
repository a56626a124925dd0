"""Evidence, and the texts that a location writes: its approach and its service concepts."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings

from keten.forms.basis import EenmaligForm, VersieForm
from klanten.bestandssoorten import EXTENSIES
from landkaart.models import SECTIES, Aanpak, Dienstverleningsconcept


class BewijsForm(EenmaligForm):
    """Evidence: one of a file, a link or the portal's own figure."""

    titel = forms.CharField(
        max_length=120,
        help_text="Bijvoorbeeld: ketenjaarplan 2009, vastgesteld in januari.",
        error_messages={"required": "Geef het bewijs een titel."},
    )
    bestand = forms.FileField(
        required=False,
        max_length=200,
        allow_empty_file=True,  # the domain says that it is empty, in our words
        widget=forms.FileInput(attrs={"accept": ",".join(f".{extensie}" for extensie in EXTENSIES)}),
        error_messages={"max_length": "De naam van dit bestand is te lang. Maak de naam korter."},
    )
    link = forms.URLField(
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text="Of het adres van een pagina, bijvoorbeeld https://www.gemeente.nl/plan",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": "Dit is geen adres. Een adres begint met https://"},
    )
    cijfer = forms.BooleanField(required=False, label="Of: bewaar het cijfer dat het portaal nu meet")
    integraal = forms.BooleanField(
        required=False, label="Dit gaat over integrale dienstverlening van alle partners"
    )
    delen = forms.BooleanField(
        required=False, initial=True, label="Andere locaties mogen dit lezen om ervan te leren"
    )

    def __init__(self, *args: Any, met_cijfer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].help_text = (
            f"Een {', '.join(EXTENSIES[:-1])} of {EXTENSIES[-1]}, hoogstens {settings.DOCUMENT_MAX_MB} MB. "
            "Zet er geen gegevens van klanten in."
        )
        if not met_cijfer:
            del self.fields["cijfer"]

    def clean_link(self) -> str:
        """Only addresses of pages."""
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError("Een adres begint met https://")
        return link


class IntrekkenForm(forms.Form):
    """Why evidence is taken out of use."""

    reden = forms.CharField(
        label="Waarom trekt u het bewijs in",
        max_length=300,
        error_messages={"required": "Vul in waarom het bewijs wordt ingetrokken."},
    )


class AanpakForm(VersieForm[Aanpak]):
    """How the location goes about it."""

    klad = True

    class Meta:
        model = Aanpak
        fields = ("tekst",)
        labels: ClassVar = {"tekst": "De aanpak van uw locatie"}
        widgets: ClassVar = {"tekst": forms.Textarea(attrs={"rows": 12})}
        help_texts: ClassVar = {
            "tekst": "Hoe werkt u aan integrale dienstverlening? Wie doet wat, en wat komt eerst?"
        }


class DienstconceptForm(VersieForm[Dienstverleningsconcept]):
    """The fixed sections of a service concept."""

    klad = True
    groepen = (("", SECTIES), ("", ("integraal",)))

    class Meta:
        model = Dienstverleningsconcept
        fields = (*SECTIES, "integraal")
        help_texts: ClassVar = {
            "doelgroep": "Welke klanten of werkgevers, en hoeveel ongeveer?",
            "uitgangspunten": "Wat vinden alle partners belangrijk? Wat beloven wij de klant?",
            "aanbod": "Welke diensten, van welke partner, onder welke voorwaarden?",
            "werkwijze": "Van de eerste vraag tot werk. Wie draagt wanneer over?",
            "rollen": "Wie is het aanspreekpunt, wie beslist, wie vervangt?",
            "kanalen": "Balie, telefoon, site: hoe krijgt iemand overal hetzelfde antwoord?",
            "kwaliteit": "Welke cijfers en welke klantmeting volgt het MT, en hoe vaak?",
        }
