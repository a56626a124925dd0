"""The fields that every form for a vacancy shares."""

from typing import Any, ClassVar

from django import forms

from keten.formulieren import Bedragveld, Datumveld
from werkgevers.forms.beroep import Beroepveld
from werkgevers.forms.eisen import Eisenvelden
from werkgevers.models import Vacature, Werkgever

_VELDEN = (
    "titel",
    "beroep",
    "soort",
    "plaatsen",
    "omschrijving",
    "uren_min",
    "uren_max",
    "loon_van",
    "loon_tot",
    "loon_per",
    "begint_op",
    "vestiging",
    "postcode",
    "plaats",
    "contactpersoon",
)
_DOOR_MEDEWERKER = ("herkomst", "geschikt_wwb")
_UREN = "Vul een aantal uren van 1 tot en met 60 in."
_GETAL = {"inputmode": "numeric", "size": 4}


class Vacaturevelden(Eisenvelden):
    """What a vacancy has, whoever fills it in."""

    beroep = Beroepveld(
        label="Beroep",
        help_text="Typ een paar letters en kies uit de lijst.",
        error_messages={"required": "Vul het beroep in."},
    )
    soort = forms.ChoiceField(
        label="Soort",
        choices=[("", "kies"), *Vacature.Soort.choices],
        error_messages={"required": "Kies de soort vacature."},
    )
    herkomst = forms.ChoiceField(
        label="Hoe kwam de vacature binnen?",
        choices=[("verworven", "wij hebben de vacature verworven"), ("zelf", "de werkgever meldde hem zelf")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de vacature binnenkwam."},
    )
    loon_van = Bedragveld(label="Bruto loon vanaf", required=False, max_digits=8)
    loon_tot = Bedragveld(label="Bruto loon tot", required=False, max_digits=8)
    begint_op = Datumveld(label="Begint op", required=False)

    def stel_in(self, werkgever: Werkgever, *, zelf: bool) -> None:
        """Offer the branches and people of this employer, and the fields that belong to who fills it in."""
        velden: Any = self.fields
        velden["vestiging"].queryset = werkgever.vestigingen.filter(gesloten_op__isnull=True)
        velden["vestiging"].empty_label = "een andere plek"
        velden["contactpersoon"].queryset = werkgever.contactpersonen.filter(vertrokken_op__isnull=True)
        velden["contactpersoon"].empty_label = "nog niet bekend"
        for naam in ("postcode", "plaats"):
            velden[naam].required = False
        if zelf:
            for naam in _DOOR_MEDEWERKER:
                del velden[naam]
        self.groepen = self._groepen(zelf=zelf)

    def _groepen(self, *, zelf: bool) -> tuple[Any, ...]:
        over: tuple[Any, ...] = ("contactpersoon",)
        if not zelf:
            over = ("contactpersoon", "herkomst", "geschikt_wwb")
        return (
            ("Het werk", ("titel", "beroep", ("soort", "plaatsen"), "omschrijving")),
            (
                "Uren, loon en begin",
                (("uren_min", "uren_max"), ("loon_van", "loon_tot", "loon_per"), "begint_op"),
            ),
            ("Waar", ("vestiging", ("postcode", "plaats"))),
            ("Wat vraagt het werk", self.eisenrijen),
            ("Over de aanvraag", over),
        )

    def clean(self) -> dict[str, Any]:
        """Check what belongs together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.keur_eisen()
        if not data.get("vestiging") and not data.get("postcode") and "postcode" not in self.errors:
            self.add_error("postcode", "Kies een vestiging, of vul de postcode van het werk in.")
        if data.get("postcode") and not data.get("plaats"):
            self.add_error("plaats", "Vul de plaats in.")
        _keur_volgorde(self, "uren_min", "uren_max", "Het hoogste aantal uren ligt onder het laagste.")
        _keur_volgorde(self, "loon_van", "loon_tot", "Het hoogste loon ligt onder het laagste.")
        return data

    def gegevens(self) -> dict[str, Any]:
        """What was filled in, as `werkgevers.vacatures` takes it."""
        namen = [naam for naam in (*_VELDEN, *_DOOR_MEDEWERKER) if naam in self.fields]
        data = self.cleaned_data
        velden = {naam: data[naam] for naam in namen}
        return {**velden, "eisen": self.eisen(), "zonder_eisen": data["zonder_eisen"]}


class Vacaturemeta:
    """The words and inputs of these fields, for the `Meta` of a form."""

    model = Vacature
    fields = (*_VELDEN, *_DOOR_MEDEWERKER)
    labels: ClassVar = {"uren_min": "Uren per week, minstens", "uren_max": "Uren per week, hoogstens"}
    help_texts: ClassVar = {
        "titel": "Zoals de werkgever het werk noemt.",
        "postcode": "Alleen nodig als het werk niet op een van de vestigingen is.",
    }
    error_messages: ClassVar = {
        **dict.fromkeys(("uren_min", "uren_max"), dict.fromkeys(("min_value", "max_value"), _UREN)),
        "plaatsen": {"min_value": "Vul minstens 1 plaats in."},
    }
    widgets: ClassVar = {
        "omschrijving": forms.Textarea(attrs={"rows": 5}),
        "plaatsen": forms.TextInput(attrs=_GETAL),
        "uren_min": forms.TextInput(attrs=_GETAL),
        "uren_max": forms.TextInput(attrs=_GETAL),
        "postcode": forms.TextInput(attrs={"size": 8}),
    }


def _keur_volgorde(form: forms.BaseForm, laag: str, hoog: str, melding: str) -> None:
    van, tot = form.cleaned_data.get(laag), form.cleaned_data.get(hoog)
    if van is not None and tot is not None and tot < van:
        form.add_error(hoog, melding)
