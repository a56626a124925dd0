"""Searching the knowledge base, and what is asked of who shares something."""

from typing import Any

from django import forms
from django.conf import settings

from keten.forms.basis import EenmaligForm
from klanten.bestandssoorten import EXTENSIES
from landkaart.forms.praktijken import zet_keuzes
from landkaart.kennis import Facet, Zoekvraag
from landkaart.models import Kennisstuk, Mijlpaal, Thema, Zoekingang


def _nummer(label: str, hoogste: int) -> forms.IntegerField:
    """A choice by its key; what there is to choose depends on what was found."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=hoogste, widget=forms.Select
    )


class ZoekForm(forms.Form):
    """A search in one's own words, with choices to narrow it; all of it stands in the address."""

    term = forms.CharField(
        label="Waar zoekt u naar",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=Zoekingang.Soort.choices)
    thema = _nummer("Thema", 32_767)
    mijlpaal = _nummer("Mijlpaal", 32_767)
    locatie = _nummer("Locatie", 2**31)

    def vraag(self) -> Zoekvraag:
        """What was asked; what makes no sense in an address that somebody changed is left out."""
        self.is_valid()
        return Zoekvraag(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})

    def bied_aan(self, facetten: dict[str, list[Facet]], vraag: Zoekvraag) -> None:
        """Turn the choices into lists, each with how many there are; what is chosen stays in its list."""
        for naam, keuzes in facetten.items():
            lijst: list[tuple[Any, str]] = [
                (keuze.waarde, f"{keuze.naam} ({keuze.aantal})") for keuze in keuzes
            ]
            gekozen = getattr(vraag, naam)
            if gekozen and gekozen not in {waarde for waarde, _ in lijst}:
                lijst.append((gekozen, "Uw keuze (0)"))
            self.fields[naam].widget.choices = [("", "Alle"), *lijst]


class KennisstukForm(EenmaligForm):
    """A document, a link or a lesson for the other locations."""

    groepen = (
        ("Wat deelt u", ("soort", "titel", "tekst")),
        ("Document", ("bestand", "link")),
        ("Waar hoort het bij", ("themas", "mijlpalen")),
    )
    soort = forms.ChoiceField(
        label="Soort", choices=Kennisstuk.Soort.choices, widget=forms.RadioSelect, initial="document"
    )
    titel = forms.CharField(label="Titel", max_length=120)
    tekst = forms.CharField(
        label="Waar gaat het over",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Op deze woorden wordt gezocht. Noem geen namen van klanten.",
    )
    bestand = forms.FileField(
        label="Bestand",
        required=False,
        max_length=200,
        allow_empty_file=True,  # the domain says that it is empty, in our words
        widget=forms.FileInput(attrs={"accept": ",".join(f".{extensie}" for extensie in EXTENSIES)}),
    )
    link = forms.URLField(
        label="Of een link", required=False, assume_scheme="https", widget=forms.URLInput(attrs={"size": 40})
    )
    themas = forms.ModelMultipleChoiceField(
        Thema.objects.all(), label="Thema's", required=False, widget=forms.CheckboxSelectMultiple
    )
    mijlpalen = forms.ModelMultipleChoiceField(
        Mijlpaal.objects.none(),
        label="Helpt bij mijlpaal",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self)
        self.fields[
            "bestand"
        ].help_text = (
            f"Een {', '.join(EXTENSIES[:-1])} of {EXTENSIES[-1]}, hoogstens {settings.DOCUMENT_MAX_MB} MB."
        )


class RedenForm(EenmaligForm):
    """Why something is withdrawn."""

    reden = forms.CharField(
        label="Waarom trekt u het in",
        max_length=300,
        error_messages={"required": "Vul in waarom u het intrekt."},
    )
