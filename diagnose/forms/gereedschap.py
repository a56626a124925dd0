"""Forms of the gereedschapskist: an instrument, its places, what holds under a scheme, and questions."""

from typing import Any, ClassVar

from django import forms

from diagnose.models import Doel, Instrument, Instrumentplaatsen, InstrumentRegime, Standpunt
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Bedragveld, Datumveld
from keten.models import Ketenpartner, Regelset, Regime
from keten.tijd import vandaag

_KORT = {"rows": 2}


class InstrumentForm(VersieForm[Instrument]):
    """An instrument of the own organisation; for a new one the version is 0."""

    doelen = forms.MultipleChoiceField(
        label="Waarvoor is het", choices=Doel.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    kosten = Bedragveld(label="Kosten (euro)", required=False, max_digits=9)

    class Meta:
        model = Instrument
        fields = (
            "naam",
            "omschrijving",
            "doelen",
            "soort",
            "domein",
            "jongeren",
            "voorwaarden",
            "voorwaarderegel",
            "verplichtingen",
            "leverancier",
            "contact",
            "beschikbaar",
            "kosten",
            "kosten_per",
            "percentage",
            "duur_maanden",
            "opbrengst",
        )
        labels: ClassVar = {
            "contact": "Vragen aan",
            "opbrengst": "Wat het oplevert",
            "duur_maanden": "Duur in maanden",
            "percentage": "Vergoeding in procenten",
        }
        help_texts: ClassVar = {
            "percentage": "Bijvoorbeeld 50 bij een loonkostensubsidie van 50%.",
            "duur_maanden": "Het portaal rekent hiermee de laatste dag uit.",
            "voorwaarderegel": "Het portaal zegt bij elke klant of aan deze regel is voldaan.",
            "contact": "Een naam, een team of een telefoonnummer voor collega's.",
        }
        widgets: ClassVar = {
            "omschrijving": forms.Textarea(_KORT),
            "voorwaarden": forms.Textarea(_KORT),
            "verplichtingen": forms.Textarea(_KORT),
            "opbrengst": forms.Textarea(_KORT),
            "percentage": forms.TextInput({"inputmode": "numeric", "size": 5}),
            "duur_maanden": forms.TextInput({"inputmode": "numeric", "size": 5}),
        }
        error_messages: ClassVar = {"naam": {"required": "Vul de naam in."}}

    groepen = (
        ("Wat is het", ("naam", "omschrijving", "doelen", ("soort", "domein"), "jongeren")),
        ("Voorwaarden", ("voorwaarden", "voorwaarderegel", "verplichtingen")),
        ("Wie en hoe", ("leverancier", "contact", "beschikbaar")),
        (
            "Kosten en opbrengst",
            (("kosten", "kosten_per"), ("percentage", "duur_maanden"), "opbrengst"),
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regels = self.fields["voorwaarderegel"]
        assert isinstance(regels, forms.ModelChoiceField)
        regels.queryset = Regelset.objects.filter(soort=Regelset.Soort.INSTRUMENT)
        regels.empty_label = "Geen regel"
        if self.instance.pk is None:
            self.initial["versie"] = 0


class SluitenForm(forms.Form):
    """Until which day an instrument can be chosen."""

    na = Datumveld(
        label="Laatste dag",
        initial=vandaag,
        help_text="Vanaf de dag erna kan niemand het meer kiezen. Plannen waar het in staat, houden het.",
        error_messages={"required": "Vul de laatste dag in."},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class PlaatsenForm(VersieForm[Instrumentplaatsen]):
    """How many places this location has; empty is no limit."""

    aantal = forms.IntegerField(
        label="Aantal plaatsen",
        required=False,
        min_value=0,
        max_value=5000,
        help_text="Leeg: er is geen grens. Wie al een plaats heeft, houdt die.",
        widget=forms.TextInput({"inputmode": "numeric", "size": 6}),
    )

    class Meta:
        model = Instrumentplaatsen
        fields = ("aantal",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["versie"] = 0

    def _get_validation_exclusions(self) -> set[str]:
        """An empty number is no record at all, so the record is not checked here but by the domain."""
        return {field.name for field in self.instance._meta.fields}


class CelForm(VersieForm[InstrumentRegime]):
    """Whether an instrument may be used under a scheme, with the ground for it."""

    class Meta:
        model = InstrumentRegime
        fields = ("status", "aard", "toelichting", "wetsartikel", "bron")
        labels: ClassVar = {
            "status": "Mag het?",
            "aard": "Wat houdt het tegen",
            "wetsartikel": "Artikel van de wet of regeling",
        }
        help_texts: ClassVar = {
            "aard": "Een gedachte regel is een regel die mensen noemen, maar die er niet is.",
            "bron": "Bijvoorbeeld de brief of de uitspraak waarop dit rust.",
        }
        widgets: ClassVar = {
            "status": forms.RadioSelect,
            "aard": forms.RadioSelect,
            "toelichting": forms.Textarea(_KORT),
        }
        error_messages: ClassVar = {
            "status": {"required": "Kies of het mag."},
            "bron": {"required": "Vul in waarop dit rust."},
        }

    groepen = (("", ("status", "aard", "toelichting", ("wetsartikel", "bron"))),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = InstrumentRegime.Status.choices  # type: ignore[attr-defined]
        self.fields["bron"].required = True
        if self.instance.pk is None:
            self.initial["versie"] = 0


class StandpuntForm(EenmaligForm):
    """What somebody says about an instrument under a scheme."""

    wie = forms.CharField(
        label="Wie zegt dit",
        max_length=120,
        help_text="Een organisatie of een afdeling, bijvoorbeeld het hoofdkantoor van UWV.",
        error_messages={"required": "Vul in wie dit zegt."},
    )
    kolom = forms.ChoiceField(
        label="Partner", required=False, choices=[("", "Geen van de partners"), *Ketenpartner.Kolom.choices]
    )
    mening = forms.ChoiceField(
        label="Wat zegt deze",
        choices=Standpunt.Mening.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat deze zegt."},
    )
    toelichting = forms.CharField(
        label="Toelichting", max_length=400, required=False, widget=forms.Textarea(_KORT)
    )
    bron = forms.CharField(label="Bron", max_length=200, required=False)

    groepen = (("", (("wie", "kolom"), "mening", "toelichting", "bron")),)


class VraagForm(EenmaligForm):
    """A question on a rule."""

    regime = forms.ModelChoiceField(
        Regime.objects.none(),
        label="Bij welke uitkering",
        empty_label="Bij elke uitkering",
        required=False,
    )
    vraag = forms.CharField(
        label="Uw vraag",
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        help_text="Collega's van alle locaties lezen dit. Schrijf niets over een klant.",
        error_messages={"required": "Schrijf uw vraag op."},
    )

    def __init__(self, *args: Any, over_regel: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if over_regel:
            del self.fields["regime"]
            return
        keuze = self.fields["regime"]
        assert isinstance(keuze, forms.ModelChoiceField)
        keuze.queryset = Regime.objects.geldig_op(vandaag()).order_by("naam")


class AntwoordForm(EenmaligForm):
    """The official answer, with its ground, and what then holds."""

    antwoord = forms.CharField(
        label="Antwoord",
        max_length=1500,
        widget=forms.Textarea({"rows": 5}),
        help_text="Dit staat straks overal waar de regel wordt gebruikt. U kunt het daarna niet wijzigen.",
        error_messages={"required": "Schrijf het antwoord op."},
    )
    bron = forms.CharField(
        label="Bron",
        max_length=200,
        help_text="De wet, de uitspraak of de brief waarop het antwoord rust.",
        error_messages={"required": "Vul in waarop het antwoord rust."},
    )
    status = forms.ChoiceField(
        label="Mag het dus?",
        required=False,
        choices=[("", "Laat staan wat er staat"), *InstrumentRegime.Status.choices],
    )
    wetsartikel = forms.CharField(label="Artikel van de wet of regeling", max_length=200, required=False)

    groepen: tuple[tuple[str, tuple[str | tuple[str, ...], ...]], ...] = (
        ("", ("antwoord", "bron", ("status", "wetsartikel"))),
    )

    def __init__(self, *args: Any, met_status: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not met_status:
            del self.fields["status"], self.fields["wetsartikel"]
            self.groepen = (("", ("antwoord", "bron")),)
