"""What clients answer, and how a location sets up its own questions and codes."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Locatie
from landkaart.models import Antwoordcode, Moment, Peiling, Peilingantwoord, Peilingvraag
from landkaart.peilingen import vragen
from landkaart.peilingen.instellingen import naam_van
from landkaart.peilingen.invullen import NVT
from landkaart.peilingen.tijdvakken import Tijdvak

_SCHAAL = (
    ("5", _("helemaal waar")),
    ("4", _("grotendeels waar")),
    ("3", _("half waar")),
    ("2", _("nauwelijks waar")),
    ("1", _("niet waar")),
    (NVT, _("niet van toepassing")),
)

_LANGSTE_SLEUTEL = 19  # digits: more do not fit in a key of the database


class MijnPeilingForm(EenmaligForm):
    """The questions of one invitation; each may be left open."""

    def __init__(self, *args: Any, gesteld: Iterable[Peilingantwoord], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rij in gesteld:
            self.fields[f"vraag_{rij.vraag_id}"] = _veld(rij.vraag)

    def antwoorden(self) -> dict[int, str]:
        """What was filled in, by the key of the question."""
        return {
            int(naam.removeprefix("vraag_")): waarde
            for naam, waarde in self.cleaned_data.items()
            if naam.startswith("vraag_")
        }


def _veld(vraag: Peilingvraag) -> forms.Field:
    if vraag.soort == Peilingvraag.Soort.OPEN:
        return forms.CharField(
            label=vraag.zin,
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("Schrijf hier geen namen of nummers op."),
        )
    return forms.ChoiceField(label=vraag.zin, choices=_SCHAAL, required=False, widget=forms.RadioSelect)


class _Momentkeuze(forms.ModelMultipleChoiceField[Peiling]):
    def label_from_instance(self, obj: Any) -> str:
        return naam_van(obj.moment)


class PeilingvraagForm(EenmaligForm, VersieForm[Peilingvraag]):
    """A question of the location itself."""

    van = Datumveld(label="Vanaf")
    tot = Datumveld(label="Tot en met", required=False)
    peilingen = _Momentkeuze(
        label="Na welk moment",
        queryset=Peiling.objects.exclude(moment=Moment.EXPERIMENT),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Hoort de vraag bij een experiment, dan krijgen beide groepen hem even lang na de loting. "
        "Laat dit dan leeg.",
    )

    class Meta:
        model = Peilingvraag
        fields = ("soort", "tekst", "experiment", "peilingen", "van", "tot")
        labels: ClassVar = {"tekst": "Vraag of zin", "experiment": "Alleen voor deelnemers aan"}
        widgets: ClassVar = {"soort": forms.RadioSelect}
        help_texts: ClassVar = {
            "tekst": "Bij een zin: iets dat waar of niet waar kan zijn, zoals “De uitleg was duidelijk”."
        }

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].required = True
        self.fields["tekst"].error_messages["required"] = "Vul de vraag of zin in."
        self.fields["soort"].choices = Peilingvraag.Soort.choices  # type: ignore[attr-defined]
        self.fields["soort"].error_messages["required"] = "Kies wat voor vraag het is."
        keuze: Any = self.fields["experiment"]
        keuze.queryset = vragen.experimenten(locatie)
        keuze.empty_label = "iedereen"

    def velden(self) -> dict[str, Any]:
        """The fields of the question, its moments apart."""
        return {naam: self.cleaned_data[naam] for naam in ("soort", "tekst", "experiment", "van", "tot")}


class AntwoordcodeForm(EenmaligForm, VersieForm[Antwoordcode]):
    """The name of a code."""

    class Meta:
        model = Antwoordcode
        fields = ("naam",)
        labels: ClassVar = {"naam": "Naam van de code"}
        help_texts: ClassVar = {"naam": "Kort, in woorden van klanten: “sneller antwoord”."}
        error_messages: ClassVar = {"naam": {"required": "Vul de naam van de code in."}}


class IndelenForm(forms.Form):
    """The codes of one answer."""

    codes = forms.ModelMultipleChoiceField(
        label="Codes",
        queryset=Antwoordcode.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Deze code bestaat hier niet meer."},
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, antwoord: Peilingantwoord, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["codes"].queryset = Antwoordcode.objects.filter(locatie=locatie)  # type: ignore[attr-defined]
        nu = [indeling.code_id for indeling in antwoord.indelingen.all()]
        self.initial.update(codes=nu, gezien=",".join(map(str, nu)))

    def clean_gezien(self) -> list[int]:
        """The keys of the codes that the answer had when the page was made."""
        delen = self.cleaned_data["gezien"].split(",")
        return [int(deel) for deel in delen if deel.isdecimal() and len(deel) < _LANGSTE_SLEUTEL]


class TijdvakForm(forms.Form):
    """Over which stretch of time the results go."""

    tijdvak = forms.ChoiceField(label="Periode", required=False)

    def __init__(self, *args: Any, tijdvakken: Sequence[Tijdvak], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tijdvakken = tijdvakken
        self.fields["tijdvak"].choices = [(een.code, str(een)) for een in tijdvakken]  # type: ignore[attr-defined]

    def gekozen(self) -> Tijdvak | None:
        """What was chosen; the latest when the address makes no sense, None when there is nothing to show."""
        code = self.cleaned_data["tijdvak"] if self.is_valid() else ""
        return next((een for een in self._tijdvakken if een.code == code), next(iter(self._tijdvakken), None))
