"""What is filled in about a vacancy."""

import datetime
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Bedragveld, Datumveld, Tijdveld
from klanten.afspraken import aanvang
from werkgevers.forms.beroep import Beroepveld
from werkgevers.forms.eisen import Eisenvelden
from werkgevers.models import Klokpauze, Vacature, Werkgever
from werkgevers.vacatures import uitkomsten

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


class _Vacaturevelden(Eisenvelden):
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

    def validate_constraints(self) -> None:
        """The record is checked as a whole by the domain function, which knows its clock."""

    def gegevens(self) -> dict[str, Any]:
        """What was filled in, as `werkgevers.vacatures` takes it."""
        namen = [naam for naam in (*_VELDEN, *_DOOR_MEDEWERKER) if naam in self.fields]
        data = self.cleaned_data
        velden = {naam: data[naam] for naam in namen}
        return {**velden, "eisen": self.eisen(), "zonder_eisen": data["zonder_eisen"]}


class _Vacaturemeta:
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


class VacatureForm(_Vacaturevelden, EenmaligForm, forms.ModelForm[Vacature]):
    """A new vacancy. It opens with what is known of the employer (W-13)."""

    klad = True

    ontvangen_dag = Datumveld(
        label="Binnengekomen op", required=False, help_text="Leeg: nu. Vanaf dan loopt de klok van 72 uur."
    )
    ontvangen_tijd = Tijdveld(label="Om", required=False)
    toch = forms.BooleanField(
        label="Dit is een andere vacature, voer hem toch in", required=False, widget=forms.HiddenInput
    )

    class Meta(_Vacaturemeta):
        pass

    def __init__(self, *args: Any, werkgever: Werkgever, zelf: bool = False, **kwargs: Any) -> None:
        """Args:
        zelf: the employer fills it in, and not an employee.
        """
        super().__init__(*args, **kwargs)
        self.bestaand: Sequence[Vacature] = ()
        if zelf:
            del self.fields["ontvangen_dag"], self.fields["ontvangen_tijd"]
        self.stel_in(werkgever, zelf=zelf)
        if not self.is_bound:
            self._vul_voor(werkgever)
        elif self.data.get(self.add_prefix("toch")):
            self._toon_vinkje()

    def vraag_bevestiging(self, bestaand: Sequence[Vacature]) -> None:
        """Show which vacancies look the same, with a tick to go on."""
        self.bestaand = bestaand
        self._toon_vinkje()

    def gegevens(self) -> dict[str, Any]:
        """Also whether this is another vacancy than one that looks the same, and when it came in."""
        gegevens = {**super().gegevens(), "toch": self.cleaned_data["toch"]}
        moment = self._ontvangen()
        return {**gegevens, "ontvangen_op": moment} if moment else gegevens

    def clean(self) -> dict[str, Any]:
        """A time of day needs its day."""
        data = super().clean()
        if data.get("ontvangen_tijd") and not data.get("ontvangen_dag"):
            self.add_error("ontvangen_dag", "Vul ook de dag in.")
        return data

    def _groepen(self, *, zelf: bool) -> tuple[Any, ...]:
        *eerder, (titel, over) = super()._groepen(zelf=zelf)
        moment = () if zelf else (("ontvangen_dag", "ontvangen_tijd"),)
        return (*eerder, (titel, (*over, *moment)))

    def _toon_vinkje(self) -> None:
        self.fields["toch"].widget = forms.CheckboxInput()

    def _vul_voor(self, werkgever: Werkgever) -> None:
        """What the employer said before: branch, person, and the way of paying of the last vacancy."""
        vorige = werkgever.vacatures.order_by("-ontvangen_op").first()
        hoofd = self.fields["vestiging"].queryset.first()  # type: ignore[attr-defined]
        mensen = list(self.fields["contactpersoon"].queryset[:2])  # type: ignore[attr-defined]
        eerder = {
            "vestiging": vorige.vestiging_id if vorige else None,
            "contactpersoon": vorige.contactpersoon_id if vorige else None,
            "loon_per": vorige.loon_per if vorige else None,
        }
        bekend = {
            "vestiging": hoofd.pk if hoofd else None,
            "contactpersoon": mensen[0].pk if len(mensen) == 1 else None,
            "herkomst": Vacature.Herkomst.VERWORVEN,
        }
        gevuld = {naam: waarde for naam, waarde in eerder.items() if waarde}
        self.initial = {**self.initial, **bekend, **gevuld, **(self.initial if self.instance.pk else {})}

    def _ontvangen(self) -> datetime.datetime | None:
        dag = self.cleaned_data.get("ontvangen_dag")
        return aanvang(dag, self.cleaned_data.get("ontvangen_tijd") or datetime.time(9)) if dag else None


class VacatureWijzigenForm(_Vacaturevelden, VersieForm[Vacature]):
    """An open vacancy that changes."""

    class Meta(_Vacaturemeta):
        pass

    def __init__(self, *args: Any, zelf: bool = False, **kwargs: Any) -> None:
        vacature: Vacature = kwargs["instance"]
        eisen = list(vacature.eisen.select_related("competentie"))
        super().__init__(*args, eisen=eisen, **kwargs)
        self.initial["beroep"] = vacature.beroep
        self.initial.setdefault("zonder_eisen", not eisen)
        self.stel_in(vacature.werkgever, zelf=zelf)


class PauzeForm(EenmaligForm):
    """Why the clock stands still."""

    oorzaak = forms.ChoiceField(
        label="Waarop wacht u?",
        choices=Klokpauze.Oorzaak,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarop u wacht."},
    )
    toelichting = forms.CharField(
        label="Toelichting", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class MeldenForm(EenmaligForm):
    """What the employer was told, and when."""

    vervulbaar = forms.TypedChoiceField(
        label="Wat weet de werkgever nu?",
        choices=[("ja", "de vacature is te vervullen"), ("nee", "de vacature is niet te vervullen")],
        coerce=lambda keuze: keuze == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u de werkgever hebt verteld."},
    )
    dag = Datumveld(label="Op welke dag")
    tijd = Tijdveld(label="Hoe laat")
    toelichting = forms.CharField(
        label="Toelichting", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    groepen = (("", ("vervulbaar", ("dag", "tijd"), "toelichting")),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        nu = timezone.localtime()
        super().__init__(*args, **{"initial": {"dag": nu.date(), "tijd": nu.time()}, **kwargs})

    def moment(self) -> datetime.datetime:
        """When the employer heard it."""
        return aanvang(self.cleaned_data["dag"], self.cleaned_data["tijd"])


class SluitenForm(EenmaligForm):
    """How a vacancy ended."""

    uitkomst = forms.ChoiceField(
        label="Hoe is het afgelopen?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het is afgelopen."},
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld welk traject u besprak, of wat de werkgever zei.",
    )

    def __init__(self, *args: Any, vacature: Vacature, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(een.value, een.label) for een in uitkomsten(vacature)]
        self.fields["uitkomst"].choices = keuzes  # type: ignore[attr-defined]


def _keur_volgorde(form: forms.BaseForm, laag: str, hoog: str, melding: str) -> None:
    van, tot = form.cleaned_data.get(laag), form.cleaned_data.get(hoog)
    if van is not None and tot is not None and tot < van:
        form.add_error(hoog, melding)
