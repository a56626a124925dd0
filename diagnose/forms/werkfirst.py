"""Forms of Work First."""

from collections.abc import Iterable
from typing import Any

from django import forms

from diagnose.forms.activiteit import Groep
from diagnose.forms.filters import Filter
from diagnose.models import (
    Activiteit,
    Betaling,
    WerkFirstModel,
    WerkFirstPlaatsing,
    WerkFirstRegels,
    Werkplek,
)
from diagnose.portfolio import Aanbod
from diagnose.werkfirst import lijst, plaatsen
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.rechten import Recht
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten.models import Klant

_DOEL = WerkFirstPlaatsing.Doel
_UREN = forms.NumberInput(attrs={"size": 3, "inputmode": "numeric"})
_LEEG_NAAST = "Nog niets"


class Stapkeuze(forms.ModelChoiceField[Activiteit]):
    """A step of the present plan."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Activiteit.objects.none(),
            label="Samen met",
            empty_label=_LEEG_NAAST,
            required=False,
            help_text="De bemiddeling of cursus uit het plan die tegelijk loopt.",
            **kwargs,
        )

    def kies_uit(self, klant: Klant) -> None:
        """Offer the steps of a client's plan."""
        sleutels = [stap.pk for stap in plaatsen.stappen_ernaast(klant)]
        self.queryset = Activiteit.objects.filter(pk__in=sleutels).select_related("werkplan")


class PlaatsingForm(EenmaligForm):
    """A placement by one model; its properties are filled in already, and may not be made to contradict."""

    werkplek = forms.ChoiceField(label="In- of uitplaatsing", choices=Werkplek.choices)
    betaling = forms.ChoiceField(label="Uitkering of loon", choices=Betaling.choices)
    doel = forms.ChoiceField(
        label="Doel",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies het doel van deze plaatsing."},
    )
    grond = forms.ChoiceField(
        label="Waarom handhaving",
        required=False,
        choices=[("", "Niet van toepassing"), *WerkFirstPlaatsing.Grond.choices],
        help_text="Alleen als handhaving het doel is. Een van deze twee gronden is dan nodig.",
    )
    bij = forms.CharField(
        label="Bij wie",
        max_length=120,
        help_text="De werkgever, werkplaats of organisatie.",
        error_messages={"required": "Vul in waar de klant gaat werken."},
    )
    uren_per_week = forms.IntegerField(label="Uren per week", min_value=1, max_value=60, widget=_UREN)
    begin = Datumveld(label="Eerste dag", error_messages={"required": "Vul de eerste dag in."})
    einde = Datumveld(label="Laatste dag", error_messages={"required": "Vul de laatste dag in."})
    naast = Stapkeuze()
    ondanks_regime = forms.BooleanField(
        label="Ik weet dat de partners dit niet toestaan, en zet het toch in het plan", required=False
    )

    groepen: tuple[Groep, ...] = (
        ("Het model", (("werkplek", "betaling"),)),
        ("Waarom Work First", ("doel", "grond")),
        ("Het werk", ("bij", "uren_per_week", ("begin", "einde"))),
        ("Verder", ("naast", "ondanks_regime")),
    )

    def __init__(
        self,
        *args: Any,
        klant: Klant,
        model: WerkFirstModel,
        regels: WerkFirstRegels | None,
        rechten: frozenset[Recht],
        aanbod: Aanbod | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"werkplek": model.werkplek, "betaling": model.betaling, **self.initial}
        minst, meest = plaatsen.grenzen(regels)
        self.fields["uren_per_week"].help_text = (
            f"Hier altijd {minst} uur." if minst == meest else f"Hier {minst} tot en met {meest} uur."
        )
        if regels is not None:
            self.initial.setdefault("uren_per_week", regels.uren_max if minst == meest else None)
        if regels is not None and regels.duur_maanden:
            self.initial.setdefault("begin", vandaag())
            self.initial.setdefault("einde", Duur.maanden(regels.duur_maanden).laatste_dag(vandaag()))
        self._stel_doelen_in(model, mag_handhaven=Recht.RISICO in rechten)
        self.fields["naast"].kies_uit(klant)  # type: ignore[attr-defined]
        if aanbod is None or not aanbod.niet_toegestaan:
            del self.fields["ondanks_regime"]
            self.groepen = (*self.groepen[:-1], ("Verder", ("naast",)))

    def _stel_doelen_in(self, model: WerkFirstModel, *, mag_handhaven: bool) -> None:
        doelen = [(code, naam) for code, naam in _DOEL.choices if mag_handhaven or code != _DOEL.HANDHAVING]
        self.fields["doel"].choices = doelen  # type: ignore[attr-defined]
        if not mag_handhaven:
            del self.fields["grond"]
            self.groepen = tuple(
                (titel, tuple(veld for veld in velden if veld != "grond")) for titel, velden in self.groepen
            )

    def waarden(self) -> dict[str, Any]:
        """What `plaatsen.plaats` takes."""
        return {"grond": "", **super().waarden()}


class PlaatsingWijzigenForm(VersieForm[WerkFirstPlaatsing]):
    """Hours, place, and what runs beside it."""

    uren_per_week = forms.IntegerField(label="Uren per week", min_value=1, max_value=60, widget=_UREN)
    naast = Stapkeuze()

    class Meta:
        model = WerkFirstPlaatsing
        fields = ("bij", "uren_per_week", "naast")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naast"].kies_uit(self.instance.klant)  # type: ignore[attr-defined]


class VerlengForm(VersieForm[WerkFirstPlaatsing]):
    """The new last day."""

    einde = Datumveld(label="Nieuwe laatste dag")

    class Meta:
        model = WerkFirstPlaatsing
        fields = ("einde",)


class BeeindigForm(VersieForm[WerkFirstPlaatsing]):
    """When and how a placement ended."""

    op = Datumveld(label="Laatste dag dat de klant werkte", initial=vandaag)
    uitkomst = forms.ChoiceField(
        label="Hoe liep het af", choices=WerkFirstPlaatsing.Uitkomst.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = WerkFirstPlaatsing
        fields = ("uitkomst", "toelichting")

    field_order = ("op", "uitkomst", "toelichting")


class VerzuimForm(EenmaligForm):
    """One day of absence."""

    dag = Datumveld(label="Dag", initial=vandaag)
    afgemeld = forms.BooleanField(
        label="Op tijd en met een geldige reden afgemeld",
        required=False,
        help_text="Leg de reden zelf niet vast.",
    )


class RegelkeuzeForm(EenmaligForm):
    """Which rule set counts from which day."""

    regels = forms.ModelChoiceField(
        WerkFirstRegels.objects.none(), label="Regels", empty_label="Geen regels", required=False
    )
    vanaf = Datumveld(
        label="Vanaf",
        initial=vandaag,
        help_text="Voor wie zich vanaf deze dag inschrijft. Wie er al is, houdt de oude stappen.",
    )
    reden = forms.CharField(
        label="Waarom", max_length=300, error_messages={"required": "Vul in waarom u dit kiest."}
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regels"].queryset = WerkFirstRegels.objects.all()  # type: ignore[attr-defined]


class PlaatsingenFilter(Filter):
    """Which placements to show."""

    stand = forms.ChoiceField(required=False, choices=[("", "Alle"), *lijst.STANDEN.items()])
    model = forms.ChoiceField(required=False, choices=[("", "Alle"), *WerkFirstModel.Code.choices])
    doel = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, rechten: frozenset[Recht], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mag = Recht.RISICO in rechten
        doelen = [(code, naam) for code, naam in _DOEL.choices if mag or code != _DOEL.HANDHAVING]
        self.fields["doel"].choices = [("", "Alle"), *doelen]  # type: ignore[attr-defined]


class ResultatenFilter(Filter):
    """Of which year, and per what."""

    jaar = forms.TypedChoiceField(label="Begonnen in", required=False, coerce=int, empty_value=None)
    per = forms.ChoiceField(label="Per", required=False, choices=[("doel", "doel"), ("model", "model")])

    def __init__(self, *args: Any, jaren: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jaar"].choices = [(jaar, str(jaar)) for jaar in jaren]  # type: ignore[attr-defined]
