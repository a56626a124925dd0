"""What a location chooses about its enforcement: how it steers, limits, measures per colour, profiles."""

import datetime
from typing import Any

from django import forms

from diagnose.models import Toets
from diagnose.regels.rijen import OPBOUW, Opbouw
from handhaving.models import Aanpakmaatregel, Handhavingsaanpak, Kleuraanpak, Risicoprofiel
from handhaving.models.risico import Kleur
from handhaving.risico import aanpakken
from handhaving.risico import instellingen as eigen
from keten import instellingen
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Locatie
from keten.tijd import vandaag


class SturingForm(EenmaligForm):
    """The switches of a location (H-50, D-72)."""

    gezien = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = instellingen.waarden(locatie)
        self.initial["gezien"] = eigen.kenmerk(locatie)
        soorten = {soort.code: soort for soort in instellingen.soorten(instellingen.Gebied.LOCATIE)}
        for code in eigen.STURING:
            soort = soorten[code]
            self.fields[code] = _veld(soort)
            self.initial[code] = nu[code]


def _veld(soort: instellingen.Instelsoort) -> forms.Field:
    vast: dict[str, Any] = {"label": soort.naam, "help_text": soort.uitleg}
    if isinstance(soort.standaard, list):
        return forms.MultipleChoiceField(
            choices=soort.keuzes,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Kies minstens één vragenlijst."},
            **vast,
        )
    if isinstance(soort.standaard, bool):
        return forms.BooleanField(required=False, **vast)
    return forms.IntegerField(min_value=soort.minimum, max_value=soort.maximum, **vast)


class GrenzenForm(EenmaligForm):
    """Other limits, from a day on."""

    oranje_vanaf = forms.IntegerField(label="Oranje vanaf (punten)", min_value=1, max_value=200)
    rood_vanaf = forms.IntegerField(label="Rood vanaf (punten)", min_value=2, max_value=400)
    geldig_van = Datumveld(label="Eerste dag")
    toelichting = forms.CharField(
        label="Waarom",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Vul in waarom de grenzen veranderen."},
    )
    groepen = (("", (("oranje_vanaf", "rood_vanaf"), "geldig_van", "toelichting")),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("geldig_van", vandaag() + datetime.timedelta(days=1))


class OvernemenForm(EenmaligForm):
    """Which set the location makes its own."""

    van = forms.ModelChoiceField(
        Handhavingsaanpak.objects.none(),
        label="Welke aanpak neemt u over?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Kies een aanpak."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["van"].queryset = aanpakken.voorbeelden()  # type: ignore[attr-defined]


class KleurForm(VersieForm[Kleuraanpak]):
    """The intake at one colour."""

    class Meta:
        model = Kleuraanpak
        fields = ("intakevorm", "alleen_route_a", "gesprek")
        widgets = {"intakevorm": forms.RadioSelect, "gesprek": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kleur != Kleur.GROEN:
            del self.fields["intakevorm"], self.fields["alleen_route_a"]


_MAATREGEL = ("wat", "factor", "binnen_dagen", "uitvoerder", "bij_intake")


class MaatregelNieuwForm(EenmaligForm, forms.ModelForm[Aanpakmaatregel]):
    """A measure that the location adds."""

    class Meta:
        model = Aanpakmaatregel
        fields = _MAATREGEL
        widgets = {"factor": forms.RadioSelect, "uitvoerder": forms.RadioSelect}

    def _post_clean(self) -> None:
        """The domain function makes the record; whether it prevents follows from what it works on."""


class MaatregelForm(VersieForm[Aanpakmaatregel]):
    """A measure that is changed."""

    class Meta:
        model = Aanpakmaatregel
        fields = _MAATREGEL
        widgets = {"factor": forms.RadioSelect, "uitvoerder": forms.RadioSelect}

    def _post_clean(self) -> None:
        """Whether it prevents follows from what it works on; the domain function checks the whole."""


class ProfielForm(EenmaligForm):
    """A profile of the location."""

    naam = forms.CharField(max_length=60, help_text="Zo heet het profiel bij een klant.")
    uitleg = forms.CharField(
        label="Waarom dit profiel?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Vul in waarom dit profiel nodig is."},
        help_text="Welk onderzoek of welke ervaring laat zien dat hier vaker iets misgaat? "
        "Iedere medewerker kan dit lezen.",
    )
    toets = forms.ModelChoiceField(
        Toets.objects.filter(handhaving=True),
        label="Welke vragenlijst gaat open?",
        widget=forms.RadioSelect,
        empty_label=None,
        help_text="De vragen gaan na of het ook voor deze klant geldt. Het profiel zelf geeft geen punten.",
        error_messages={"required": "Kies een vragenlijst."},
    )


class ProfielWijzigForm(VersieForm[Risicoprofiel]):
    """Another name or reason, or the last day of a profile of the location."""

    tot = Datumveld(
        label="Laatste dag",
        required=False,
        help_text="Leeg zolang het profiel meedoet. Daarna krijgt niemand er nog vragen door.",
    )

    class Meta:
        model = Risicoprofiel
        fields = ("naam", "uitleg", "tot")
        widgets = {"uitleg": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "naam": "Zo heet het profiel bij een klant.",
            "uitleg": "Iedere medewerker kan dit lezen.",
        }

    def _post_clean(self) -> None:
        """The domain function checks the whole."""


class ProfielregelForm(EenmaligForm):
    """From when a rule marks clients, and why."""

    opbouw = forms.ChoiceField(
        label="Wanneer voldoet een klant?",
        widget=forms.RadioSelect,
        choices=list(OPBOUW.items()),
        initial=Opbouw.EEN.value,
    )
    van = Datumveld(label="Eerste dag", help_text="Vandaag of later, bijvoorbeeld 31-01-2027")
    toelichting = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat verandert er, en waarom? Iedereen op de locatie kan dit lezen.",
        error_messages={"required": "Vul in wat er verandert en waarom."},
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("van", vandaag() + datetime.timedelta(days=1))
