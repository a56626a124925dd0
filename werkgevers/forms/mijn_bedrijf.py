"""What an employer fills in on the own page."""

from typing import Any, ClassVar

from django import forms
from phonenumber_field.formfields import PhoneNumberField

from keten.forms.basis import EenmaligForm, VersieForm
from werkgevers.models import Contactpersoon, Vacature, Verwachting, Voordracht, Werkgever, Werkgeversvraag
from werkgevers.vacature_afsluiten import DOOR_WERKGEVER, uitkomsten

_WAAROM_DICHT = {
    Vacature.Uitkomst.ELDERS: "wij vonden zelf iemand",
    Vacature.Uitkomst.INGETROKKEN: "wij zoeken niemand meer via u",
}


class BedrijfForm(VersieForm[Werkgever]):
    """What the employer knows best of itself."""

    website = forms.URLField(label="Website", required=False, assume_scheme="https")

    class Meta:
        model = Werkgever
        fields = ("medewerkers", "aandeel_55plus", "stadium", "website")
        labels: ClassVar = {
            "medewerkers": "Aantal medewerkers",
            "aandeel_55plus": "Deel van hen dat 55 jaar of ouder is, in procenten",
            "stadium": "Hoe gaat het met het bedrijf",
        }
        widgets: ClassVar = {
            "medewerkers": forms.TextInput(attrs={"inputmode": "numeric", "size": 8}),
            "aandeel_55plus": forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        }


class IkForm(VersieForm[Contactpersoon]):
    """How the person who is signed in can be reached."""

    telefoon = PhoneNumberField(label="Uw telefoonnummer", required=False)

    class Meta:
        model = Contactpersoon
        fields = ("functie", "telefoon")
        labels: ClassVar = {"functie": "Uw functie"}


class EigenVraagForm(EenmaligForm):
    """A question of the employer."""

    klad = True

    soort = forms.ChoiceField(
        label="Waar gaat uw vraag over",
        choices=Werkgeversvraag.Soort,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar uw vraag over gaat."},
    )
    vraag = forms.CharField(
        label="Uw vraag",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Vul uw vraag in."},
    )


class BerichtForm(EenmaligForm):
    """Something more about a question."""

    klad = True

    tekst = forms.CharField(
        label="Uw bericht",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul uw bericht in."},
    )


class VacatureIntrekkenForm(EenmaligForm):
    """Why the employer withdraws a vacancy."""

    uitkomst = forms.ChoiceField(
        label="Waarom sluit u de vacature",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom u de vacature sluit."},
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Vul een korte toelichting in."},
    )

    def __init__(self, *args: Any, vacature: Vacature, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mogelijk = [een for een in uitkomsten(vacature) if een in DOOR_WERKGEVER]
        keuzes = [(een.value, _WAAROM_DICHT[een]) for een in mogelijk]
        self.fields["uitkomst"].choices = keuzes  # type: ignore[attr-defined]
        if len(keuzes) == 1:
            self.initial["uitkomst"] = keuzes[0][0]


class KandidaatForm(EenmaligForm):
    """What the employer answers on a candidate."""

    antwoord = forms.ChoiceField(
        label="Wat wilt u doen", widget=forms.RadioSelect, error_messages={"required": "Kies uw antwoord."}
    )
    afwijzing = forms.ChoiceField(
        label="Als u de kandidaat afwijst: waarom",
        required=False,
        choices=[("", "kies een reden"), *Voordracht.Afwijzing.choices],
    )
    toelichting = forms.CharField(
        label="Toelichting", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, stand: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [
            (Voordracht.Stand.GESPREK.value, "uitnodigen voor een gesprek"),
            (Voordracht.Stand.GEPLAATST.value, "aannemen"),
            (Voordracht.Stand.AFGEWEZEN.value, "afwijzen"),
        ]
        if stand == Voordracht.Stand.GESPREK:
            keuzes = keuzes[1:]
        self.fields["antwoord"].choices = keuzes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A reason goes with a refusal, and only with one."""
        gegevens = super().clean() or self.cleaned_data
        afgewezen = gegevens.get("antwoord") == Voordracht.Stand.AFGEWEZEN
        if afgewezen and not gegevens.get("afwijzing"):
            self.add_error("afwijzing", "Kies waarom de kandidaat niet past.")
        if gegevens.get("antwoord") and not afgewezen and gegevens.get("afwijzing"):
            self.add_error("afwijzing", "Kies afwijzen, of haal deze reden weg.")
        return gegevens


class TevredenheidForm(EenmaligForm):
    """One item per expectation (W-08)."""

    _NIET = "nvt"

    _SCHAAL = (
        ("", "kies"),
        ("5", "helemaal waar"),
        ("4", "grotendeels waar"),
        ("3", "half waar"),
        ("2", "nauwelijks waar"),
        ("1", "niet waar"),
        (_NIET, "niet van toepassing"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, zin in Verwachting.choices:
            self.fields[code] = forms.ChoiceField(label=zin, choices=self._SCHAAL, required=False)
        self.fields["opmerking"] = forms.CharField(
            label="Wat wilt u ons nog zeggen",
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    def scores(self) -> dict[str, int]:
        """What was filled in, by expectation."""
        data = self.cleaned_data
        return {
            code: int(data[code]) for code in Verwachting.values if data.get(code) not in ("", self._NIET)
        }
