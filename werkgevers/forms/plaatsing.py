"""Placements: starting, changing, stopping and listing."""

from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.forms.volgen import Keuzefilter
from werkgevers.models import Plaatsing, Steunmaatregel

_Soort = Steunmaatregel.Soort


class KlantkeuzeForm(EenmaligForm):
    """Whom it is about: a number with the name that belongs to it."""

    klantnummer = forms.CharField(
        max_length=14,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 12, "autocomplete": "off"}),
        error_messages={"required": "Vul het klantnummer in."},
    )
    achternaam = forms.CharField(
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul de achternaam in."},
    )


class PlaatsingForm(EenmaligForm):
    """When the work begins, for how long, and with what help."""

    klad = True
    groepen: tuple[Any, ...] = (
        ("De baan", (("begint_op", "eindigt_op"), "uren")),
        ("Subsidie", ("subsidie", ("percentage", "subsidie_tot"))),
        ("Andere hulp", ("maatregelen",)),
    )

    begint_op = Datumveld(
        label="Eerste werkdag", error_messages={"required": "Vul in wanneer het werk begint."}
    )
    eindigt_op = Datumveld(
        label="Laatste werkdag van het contract", required=False, help_text="Leeg bij een vast contract."
    )
    uren = forms.IntegerField(
        label="Uren per week",
        min_value=1,
        max_value=60,
        widget=forms.NumberInput(attrs={"size": 4}),
        error_messages={"required": "Vul in voor hoeveel uur per week."},
    )
    subsidie = forms.ModelChoiceField(
        label="Subsidie of vergoeding",
        queryset=Steunmaatregel.objects.none(),
        required=False,
        empty_label="geen",
        help_text="Staat er een in het werkplan? Laat leeg, dan staat de subsidie straks klaar als voorstel.",
    )
    percentage = forms.IntegerField(
        label="Procent van het loon",
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.NumberInput(attrs={"size": 4}),
    )
    subsidie_tot = Datumveld(
        label="Laatste dag van de subsidie",
        required=False,
        help_text="De accountmanager krijgt op tijd een taak.",
    )
    maatregelen = forms.ModelMultipleChoiceField(
        label="Flankerende maatregelen",
        queryset=Steunmaatregel.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Deze lijst is een voorbeeld.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lopend = Steunmaatregel.objects.filter(vervallen=False)
        self.fields["subsidie"].queryset = lopend.filter(soort=_Soort.SUBSIDIE)  # type: ignore[attr-defined]
        self.fields["maatregelen"].queryset = lopend.filter(soort=_Soort.MAATREGEL)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A subsidy has a last day; a percentage and a last day belong to a subsidy."""
        keuze = super().clean() or self.cleaned_data
        if keuze.get("subsidie") and not keuze.get("subsidie_tot") and "subsidie_tot" not in self.errors:
            self.add_error("subsidie_tot", "Vul in tot wanneer de subsidie loopt.")
        for veld in ("percentage", "subsidie_tot"):
            if keuze.get(veld) and not keuze.get("subsidie"):
                self.add_error("subsidie", "Kies welke subsidie het is.")
                break
        return keuze

    def baan(self) -> dict[str, Any]:
        """What is said about the job itself."""
        return {naam: self.cleaned_data[naam] for naam in ("begint_op", "eindigt_op", "uren")}

    def steun(self) -> list[dict[str, Any]]:
        """The support that was chosen, as `werkgevers.steunen.ken_toe` takes it."""
        keuze = self.cleaned_data
        gekozen: list[dict[str, Any]] = [{"maatregel": maatregel} for maatregel in keuze["maatregelen"]]
        if keuze["subsidie"]:
            gekozen.append(
                {
                    "maatregel": keuze["subsidie"],
                    "percentage": keuze["percentage"],
                    "eindigt_op": keuze["subsidie_tot"],
                }
            )
        return gekozen


class DirectePlaatsingForm(KlantkeuzeForm, PlaatsingForm):
    """The same, for a client who came in another way than by a proposal."""

    groepen = (("De klant", (("klantnummer", "achternaam"),)), *PlaatsingForm.groepen)


class BaanForm(VersieForm[Plaatsing]):
    """Hours and the end of the contract."""

    eindigt_op = Datumveld(
        label="Laatste werkdag van het contract", required=False, help_text="Leeg bij een vast contract."
    )

    class Meta:
        model = Plaatsing
        fields = ("uren", "eindigt_op")


class StopForm(EenmaligForm):
    """When the work ended, and why."""

    op = Datumveld(label="Laatste dag gewerkt", initial=vandaag)
    reden = forms.CharField(
        label="Waarom stopte het werk",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Blijft bij de plaatsing. De klant kan dit opvragen.",
        error_messages={"required": "Vul in waarom het werk stopte."},
    )


class PlaatsingenFilter(Keuzefilter):
    """Which placements to show."""

    STANDEN: ClassVar = {
        "loopt": "Loopt",
        "gestopt": "Gestopt",
        "duurzaam": "Duurzaam",
        "meten": "Nu te meten",
    }

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Alle"), *((code, naam) for code, naam in STANDEN.items())],
    )
    partner = forms.ChoiceField(label="Telt voor", required=False)
    steun = forms.ChoiceField(
        label="Hulp",
        required=False,
        choices=[("", "Alle"), ("subsidie", "Met lopende subsidie"), ("geen", "Zonder hulp")],
    )
    term = forms.CharField(label="Werkgever", required=False, max_length=80)

    def __init__(self, *args: Any, partners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [("", "Alle partners"), *partners]  # type: ignore[attr-defined]
