"""What clients and the privacy contact type about looks, stopping and keeping."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm
from keten.models import Ketenpartner
from klanten import kijkers
from klanten.models import Bewaring, Doel, Klant, Uitschrijfverzoek


def _tekst(label: Any, *, leeg: Any, max_length: int, rijen: int = 4, **opties: Any) -> forms.CharField:
    """A box for a few sentences; `leeg` is what a person reads who leaves it empty."""
    vak = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(
        label=label, max_length=max_length, widget=vak, error_messages={"required": leeg}, **opties
    )


class InzageFilter(forms.Form):
    """Which looks a client wants to see."""

    partner = forms.ModelChoiceField(
        label=_("Organisatie"),
        queryset=Ketenpartner.objects.none(),
        required=False,
        empty_label=_("Alle organisaties"),
    )
    doel = forms.ChoiceField(
        label=_("Waarom"), required=False, choices=[("", _("Alle redenen")), *kijkers.UITLEG.items()]
    )
    zelf = forms.BooleanField(label=_("Ook wanneer ik zelf keek"), required=False)

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = kijkers.organisaties(klant)  # type: ignore[attr-defined]

    def keuze(self) -> dict[str, Any]:
        """The filter as `klanten.kijkers.per_dag` takes it; what cannot be is left out."""
        self.is_valid()
        gekozen = self.cleaned_data
        doel = gekozen.get("doel", "")
        ook_zelf = bool(gekozen.get("zelf")) or doel == Doel.EIGEN
        return {"partner": gekozen.get("partner"), "doel": doel, "ook_zelf": ook_zelf}


class InzagevraagForm(EenmaligForm):
    """What the client does not understand."""

    vraag = _tekst(
        _("Wat wilt u weten?"),
        max_length=1000,
        leeg=_("Schrijf op wat u wilt weten."),
        help_text=_("Bijvoorbeeld: waarom keek deze medewerker naar mijn gegevens?"),
    )


class AntwoordForm(EenmaligForm):
    """The answer of the privacy contact."""

    antwoord = _tekst(
        "Antwoord aan de klant",
        max_length=2000,
        leeg="Schrijf het antwoord.",
        rijen=6,
        help_text="De klant leest dit in het portaal. Noem geen namen van collega's.",
    )


class UitschrijvenForm(EenmaligForm):
    """A client asks to stop."""

    reden = forms.CharField(
        label=_("Waarom wilt u stoppen?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ook_wissen = forms.BooleanField(
        label=_("Ik wil dat mijn gegevens zo vroeg mogelijk worden gewist"), required=False
    )
    begrepen = forms.BooleanField(
        label=_("Ik heb gelezen wat er gebeurt als ik stop"),
        error_messages={"required": _("Lees eerst wat er gebeurt als u stopt.")},
    )


class UitschrijvenAfhandelenForm(EenmaligForm):
    """What came of the talk."""

    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst?",
        choices=[
            (Uitschrijfverzoek.Stand.UITGESCHREVEN, "De klant stopt en is uitgeschreven"),
            (Uitschrijfverzoek.Stand.GEBLEVEN, "De klant blijft"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de uitkomst."},
    )
    toelichting = _tekst(
        "Wat hebt u besproken?",
        max_length=500,
        rijen=3,
        leeg="Vul in wat u met de klant hebt besproken.",
        help_text="De klant kan dit lezen.",
    )


class WisvoorstelForm(EenmaligForm):
    """Why a dossier may be erased."""

    grond = forms.ChoiceField(
        label="Op welke grond?",
        choices=Bewaring.Grond,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de grond."},
    )
    reden = _tekst(
        "Wat hebt u nagegaan?",
        max_length=500,
        rijen=3,
        leeg="Vul in wat u hebt nagegaan.",
        help_text="Bijvoorbeeld: geen bezwaar, geen terugvordering. Noem geen naam; deze regel blijft.",
    )


class WissenForm(EenmaligForm):
    """The last question before everything is gone."""

    klantnummer = forms.CharField(
        label="Typ het klantnummer over",
        max_length=15,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 12, "autocomplete": "off"}),
        error_messages={"required": "Typ het klantnummer over."},
    )

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.klant = klant

    def clean_klantnummer(self) -> str:
        """It must be the number of this very dossier."""
        getypt = "".join(teken for teken in self.cleaned_data["klantnummer"] if teken.isdigit())
        if getypt != str(self.klant.klantnummer):
            raise forms.ValidationError("Dit is niet het klantnummer van dit dossier.")
        return getypt
