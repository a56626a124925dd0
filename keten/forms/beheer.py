"""The forms of the administration: one per kind of record."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm
from keten.forms.beheerbasis import TIJDVAK, BeheerForm, TijdvakForm, vingerafdruk
from keten.formulieren import Datumveld
from keten.fouten import NietToegestaan
from keten.medewerkers import ROLLEN
from keten.models import Arbeidsmarktregio, Ketenpartner, Locatie, Medewerker, Regime, Team, Termijnregel
from keten.partners import controleer_einde
from keten.rechten import Rol
from keten.tijd import vandaag

MEESTE_LEIDERS = 2


def _telefoon() -> forms.TextInput:
    return forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})


class PartnerForm(TijdvakForm[Ketenpartner]):
    """A partner. Its name stays: another name is another partner, into which this one is merged."""

    vast = ("code", "naam", "kolom")
    groepen = (("Partner", ("naam", ("code", "kolom"), "bron")), TIJDVAK)

    class Meta:
        model = Ketenpartner
        fields = ("naam", "code", "kolom", "geldig_van", "geldig_tot", "bron")
        help_texts: ClassVar = {"code": "Kleine letters, cijfers en streepjes. Staat daarna vast."}

    def clean_geldig_tot(self) -> datetime.date | None:
        """Refuse to end a partner for which people still work."""
        geldig_tot: datetime.date | None = self.cleaned_data["geldig_tot"]
        if self.instance.pk and geldig_tot != self.instance.geldig_tot:
            try:
                controleer_einde(partner=self.instance, geldig_tot=geldig_tot)
            except NietToegestaan as fout:
                raise forms.ValidationError(fout.melding) from fout
        return geldig_tot


class RegioForm(TijdvakForm[Arbeidsmarktregio]):
    """A labour market region."""

    vast = ("code",)
    groepen = (("Regio", ("naam", "code", "bron")), TIJDVAK)

    class Meta:
        model = Arbeidsmarktregio
        fields = ("naam", "code", "geldig_van", "geldig_tot", "bron")


class LocatieForm(TijdvakForm[Locatie]):
    """A location, with the partners that work there."""

    vast = ("code",)
    groepen = (
        ("Locatie", ("naam", ("code", "plaats"), "regio", "partners")),
        ("Landkaart", (("benaming", "grootte"), "ouder", ("breedtegraad", "lengtegraad"))),
        ("Bereikbaar", ("adres", ("telefoon", "email"))),
        TIJDVAK,
        ("Herkomst", ("bron", "voorbeeld")),
    )

    class Meta:
        model = Locatie
        fields = (
            "naam", "code", "plaats", "regio", "partners", "benaming", "grootte", "ouder",
            "breedtegraad", "lengtegraad", "adres", "telefoon", "email",
            "geldig_van", "geldig_tot", "bron", "voorbeeld",
        )  # fmt: skip
        widgets: ClassVar = {"partners": forms.CheckboxSelectMultiple, "telefoon": _telefoon()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = Ketenpartner.objects.geldig_op(vandaag())
        if self.instance.pk:
            nu |= Ketenpartner.objects.filter(locaties=self.instance)
        else:
            self.instance.met_routes = False  # switched on when the preconditions are met (D-25)
        self.fields["partners"].queryset = nu.distinct()  # type: ignore[attr-defined]


class RegimeForm(TijdvakForm[Regime]):
    """A benefit scheme."""

    vast = ("code",)
    groepen = (("Regime", (("naam", "code"), "omschrijving", "kolom", "bron")), TIJDVAK)

    class Meta:
        model = Regime
        fields = ("naam", "code", "omschrijving", "kolom", "geldig_van", "geldig_tot", "bron")


class TeamForm(BeheerForm[Team]):
    """A team; its members and leaders come once the location is known."""

    vast = ("locatie",)
    groepen: tuple[Any, ...] = (
        ("Team", (("naam", "locatie"), "soort", "verdeling")),
        ("Mensen", ("leiders", "leden")),
        ("Einde", ("opgeheven_op",)),
    )

    opgeheven_op = Datumveld(
        label="Opgeheven op",
        required=False,
        help_text="Leeg: het team werkt. Open werk van een opgeheven team is voor iedereen van de locatie.",
    )

    class Meta:
        model = Team
        fields = ("naam", "locatie", "soort", "verdeling", "leiders", "leden", "opgeheven_op")
        widgets: ClassVar = {
            "soort": forms.RadioSelect,
            "verdeling": forms.RadioSelect,
            "leden": forms.CheckboxSelectMultiple,
            "leiders": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar = {
            "verdeling": "Wie de klanten van dit team kan begeleiden.",
            "leiders": f"Een of twee, met de rol {Rol.TEAMLEIDER.label}.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            for naam in ("leden", "leiders", "opgeheven_op"):
                del self.fields[naam]
            self.groepen = self.groepen[:1]
            return
        hier = Medewerker.objects.filter(locaties=self.instance.locatie, gebruiker__is_active=True)
        mensen = hier | Medewerker.objects.filter(teams=self.instance)
        self.fields["leden"].queryset = mensen.select_related("gebruiker").distinct()  # type: ignore[attr-defined]
        leiders = hier.filter(rollen__contains=[Rol.TEAMLEIDER])
        leiders |= Medewerker.objects.filter(geleide_teams=self.instance)
        self.fields["leiders"].queryset = leiders.select_related("gebruiker").distinct()  # type: ignore[attr-defined]

    def clean_leiders(self) -> QuerySet[Medewerker]:
        """At most two leaders: one of each organisation, or one for both (X-07)."""
        leiders: QuerySet[Medewerker] = self.cleaned_data["leiders"]
        if leiders.count() > MEESTE_LEIDERS:
            raise forms.ValidationError("Een team heeft hoogstens twee leiders.")
        return leiders

    def clean_opgeheven_op(self) -> datetime.date | None:
        """A team ends today or before."""
        dag: datetime.date | None = self.cleaned_data["opgeheven_op"]
        if dag is not None and dag > vandaag():
            raise forms.ValidationError("Deze datum ligt in de toekomst.")
        return dag


class TermijnForm(BeheerForm[Termijnregel]):
    """The length of a term: of the country, or a location's own beside it."""

    vast = ("code", "locatie")
    groepen = (("Termijn", ("code", "locatie", ("aantal", "eenheid"), "bron", "voorbeeld")),)

    code = forms.ChoiceField(label="Termijn")
    locatie = forms.ModelChoiceField(
        Locatie.objects.all(),
        label="Locatie",
        empty_label="Kies een locatie",
        help_text="Voor wie deze lengte geldt.",
    )

    class Meta:
        model = Termijnregel
        fields = ("code", "locatie", "aantal", "eenheid", "bron", "voorbeeld")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.namen = dict(Termijnregel.objects.order_by("naam").values_list("code", "naam"))
        self.fields["code"].choices = list(self.namen.items())  # type: ignore[attr-defined]
        if self.instance.pk and self.instance.locatie is None:
            locatie = self.fields["locatie"]
            locatie.required, locatie.empty_label = False, "Het hele land"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A location's own term has the name of the term it replaces."""
        gegevens = super().clean()
        if self.instance.pk is None:
            self.instance.naam = self.namen.get(gegevens.get("code", ""), "")
        return gegevens


class MedewerkerForm(BeheerForm[Medewerker]):
    """An employee with the account; there is no password here, the employee chooses it."""

    groepen: tuple[Any, ...] = (
        ("Account", (("naam", "email"),)),
        ("Werk", ("partner", "rollen", "locaties")),
        ("Wat klanten zien", ("functie", ("telefoon", "bereikbaar"), "bereikbaar_via")),
    )

    naam = forms.CharField(label="Naam", max_length=150)
    email = forms.EmailField(label="E-mailadres", help_text="Hiermee logt de medewerker in.")
    actief = forms.BooleanField(
        label="Kan inloggen",
        required=False,
        help_text="Zet uit als iemand weggaat. Er wordt niets verwijderd.",
    )
    rollen = forms.MultipleChoiceField(
        label="Rollen",
        choices=[(rol.value, rol.label) for rol in ROLLEN],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één rol."},
    )

    class Meta:
        model = Medewerker
        fields = ("partner", "rollen", "locaties", "functie", "telefoon", "bereikbaar", "bereikbaar_via")
        widgets: ClassVar = {"locaties": forms.CheckboxSelectMultiple, "telefoon": _telefoon()}
        error_messages: ClassVar = {"locaties": {"required": "Kies minstens één locatie."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partners = Ketenpartner.objects.geldig_op(vandaag())
        locaties = Locatie.objects.geldig_op(vandaag())
        if self.instance.pk is None:
            del self.fields["actief"]
        else:
            self.groepen = (("Account", (("naam", "email"), "actief")), *self.groepen[1:])
            gebruiker = self.instance.gebruiker
            self.initial.update(naam=gebruiker.naam, email=gebruiker.email, actief=gebruiker.is_active)
            self.initial["gezien"] = vingerafdruk(
                self.instance, gebruiker.naam, gebruiker.email, gebruiker.is_active
            )
            partners |= Ketenpartner.objects.filter(pk=self.instance.partner_id)
            locaties |= Locatie.objects.filter(medewerkers=self.instance)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]
        self.fields["locaties"].queryset = locaties.distinct()  # type: ignore[attr-defined]

    def waarden(self) -> dict[str, Any]:
        """What `keten.medewerkers` asks."""
        return {
            naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in ("gezien", "indiening")
        }


class SamenvoegenForm(EenmaligForm):
    """Into which partner another goes, and from when."""

    opvolger = forms.ModelChoiceField(
        Ketenpartner.objects.none(), label="Opvolger", empty_label="Kies een partner"
    )
    per = Datumveld(label="Eerste dag van de nieuwe situatie", initial=vandaag)

    def __init__(self, *args: Any, van: Ketenpartner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = Ketenpartner.objects.geldig_op(vandaag()).exclude(pk=van.pk)
        self.fields["opvolger"].queryset = keuzes  # type: ignore[attr-defined]
