"""What the management of a location fills in."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Bedragveld, Datumveld
from keten.indicatoren import alle
from keten.models import Ketenpartner, Locatie, Medewerker, Team
from landkaart.bestuur import vertegenwoordigers
from landkaart.models import (
    Beslisruimte,
    Besluitregel,
    Budget,
    Capaciteit,
    Mtoverleg,
    Serviceafspraak,
    Serviceovereenkomst,
    Vertegenwoordiging,
)


class Bestuursform(EenmaligForm, VersieForm[Any]):
    """A line that the management keeps; the choices are those of the location."""

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locatie = locatie
        self.beperk()

    def beperk(self) -> None:
        """Offer only what belongs to the location."""

    def velden(self) -> dict[str, Any]:
        """The fields of the line, without version and number."""
        return {naam: w for naam, w in self.cleaned_data.items() if naam not in ("versie", "indiening")}

    def _kies_partner(self, *namen: str) -> None:
        hier = Q(pk__in=[partner.pk for partner in vertegenwoordigers.partners(self.locatie)])
        for naam in namen:
            veld: Any = self.fields[naam]
            huidig = Q(pk=getattr(self.instance, f"{naam}_id"))
            veld.queryset = Ketenpartner.objects.filter(hier | huidig).order_by("kolom", "naam")
            veld.empty_label = "kies"

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the location."""


class BenoemingForm(Bestuursform):
    """Who speaks for a partner, from when to when."""

    groepen = (("", ("partner", "medewerker", "functie", ("geldig_van", "geldig_tot"))),)
    geldig_van = Datumveld(label="Vanaf")
    geldig_tot = Datumveld(label="Tot en met", required=False)

    class Meta:
        model = Vertegenwoordiging
        fields = ("partner", "medewerker", "functie", "geldig_van", "geldig_tot")
        widgets: ClassVar = {"functie": forms.RadioSelect}
        help_texts: ClassVar = {
            "medewerker": "Iemand die hier voor deze partner werkt en het ketenjaarplan kan tekenen."
        }

    def __init__(self, *args: Any, partners: list[Ketenpartner], **kwargs: Any) -> None:
        self.partners = partners
        super().__init__(*args, **kwargs)

    def beperk(self) -> None:
        """The partners whose seat one keeps, and their people; who it is now stays a choice."""
        self._kies_partner("partner")
        keuze: Any = self.fields["partner"]
        keuze.queryset = Ketenpartner.objects.filter(pk__in=[een.pk for een in self.partners])
        wie: Any = self.fields["medewerker"]
        huidig = self.instance.medewerker_id
        wie.queryset = vertegenwoordigers.kandidaten(self.locatie, self.partners, huidig)
        wie.empty_label = "kies"
        wie.label_from_instance = lambda medewerker: f"{medewerker} ({medewerker.partner})"
        self.fields["functie"].choices = Vertegenwoordiging.Functie.choices  # type: ignore[attr-defined]


class BeslisruimteForm(Bestuursform):
    """What a representative may decide."""

    vastgelegd_op = Datumveld(label="Afgesproken op")

    class Meta:
        model = Beslisruimte
        fields = ("zelf", "hoger", "vastgelegd_op")
        help_texts: ClassVar = {
            "zelf": "Bijvoorbeeld: roosters, werkafspraken, uitgaven tot een bedrag.",
            "hoger": "Schrijf erbij wie dat is.",
        }


class OverlegForm(Bestuursform):
    """A meeting, with who was there."""

    op = Datumveld(label="Gehouden op")
    aanwezigen = forms.ModelMultipleChoiceField(
        label="Wie was er", queryset=Medewerker.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Mtoverleg
        fields = ("op", "besproken")
        widgets: ClassVar = {"besproken": forms.Textarea(attrs={"rows": 3})}

    def beperk(self) -> None:
        """The members of the management, the representatives, and who was there already."""
        veld: Any = self.fields["aanwezigen"]
        veld.queryset = vertegenwoordigers.voor_overleg(
            self.locatie, self.instance if self.instance.pk else None
        )
        veld.label_from_instance = lambda medewerker: f"{medewerker} ({medewerker.partner})"
        if self.instance.pk:
            self.initial["aanwezigen"] = list(
                self.instance.aanwezigheden.values_list("medewerker", flat=True)
            )


class VoorstelForm(EenmaligForm):
    """A proposal, with for each partner who must agree."""

    titel = forms.CharField(label="Waarover", max_length=120)
    tekst = forms.CharField(
        label="Wat besluiten wij", max_length=3000, widget=forms.Textarea(attrs={"rows": 6})
    )
    antwoord_voor = Datumveld(label="Antwoord graag voor")

    def __init__(self, *args: Any, partners: list[Ketenpartner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partners = partners
        for partner in partners:
            self.fields[f"niveau_{partner.pk}"] = forms.ChoiceField(
                label=f"Wie geeft akkoord voor {partner}",
                choices=[*Besluitregel.Niveau.choices, ("", "beslist niet mee")],
                initial=Besluitregel.Niveau.LOKAAL,
                required=False,
                widget=forms.RadioSelect,
            )
        niveaus = tuple(f"niveau_{partner.pk}" for partner in partners)
        self.groepen = (("", ("titel", "tekst", "antwoord_voor")), ("Wie beslist mee", niveaus))

    def niveaus(self) -> dict[Ketenpartner, str]:
        """The chosen level of each partner that takes part."""
        gekozen = {partner: self.cleaned_data[f"niveau_{partner.pk}"] for partner in self.partners}
        return {partner: niveau for partner, niveau in gekozen.items() if niveau}


class AntwoordForm(EenmaligForm):
    """What the own partner says."""

    status = forms.ChoiceField(label="Wat is het antwoord", widget=forms.RadioSelect)
    toelichting = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als uw organisatie niet akkoord is.",
    )

    def __init__(self, *args: Any, regel: Besluitregel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status = Besluitregel.Status
        keuzes = [(status.AKKOORD.value, "akkoord")]
        if regel.niveau != Besluitregel.Niveau.LOKAAL:
            keuzes.append((status.WACHT.value, f"wacht op {regel.get_niveau_display()}"))
        keuzes.append((status.NIET_AKKOORD.value, "niet akkoord"))
        self.fields["status"].choices = keuzes  # type: ignore[attr-defined]
        if regel.status != status.OPEN:
            self.initial["status"], self.initial["toelichting"] = regel.status, regel.toelichting


class IntrekkenForm(EenmaligForm):
    """Why a proposal goes back."""

    reden = forms.CharField(label="Waarom trekt het MT dit voorstel in", max_length=300)


class CapaciteitForm(Bestuursform):
    """So many fte in a period."""

    groepen = (("", (("partner", "team"), "fte", ("geldig_van", "geldig_tot"))),)
    geldig_van = Datumveld(label="Vanaf")
    geldig_tot = Datumveld(label="Tot en met", required=False)
    fte = forms.DecimalField(label="Aantal fte", localize=True, max_digits=5, decimal_places=1, min_value=0)

    class Meta:
        model = Capaciteit
        fields = ("partner", "team", "fte", "geldig_van", "geldig_tot")

    def beperk(self) -> None:
        """Partners and teams of this location."""
        self._kies_partner("partner")
        team: Any = self.fields["team"]
        lopend = Q(opgeheven_op=None) | Q(pk=self.instance.team_id)
        team.queryset = Team.objects.filter(lopend, locatie=self.locatie)
        team.empty_label = "buiten de teams"
        team.label_from_instance = lambda team: team.naam


class BudgetForm(Bestuursform):
    """The amount of one budget."""

    bedrag = Bedragveld(label="Budget (euro)", max_digits=12)

    class Meta:
        model = Budget
        fields = ("bedrag",)


class OvereenkomstForm(Bestuursform):
    """Between which partners, and for how long."""

    groepen = (("", ("naam", ("leverancier", "afnemer"), ("geldig_van", "geldig_tot"))),)
    geldig_van = Datumveld(label="Vanaf")
    geldig_tot = Datumveld(label="Tot en met", required=False)

    class Meta:
        model = Serviceovereenkomst
        fields = ("naam", "leverancier", "afnemer", "geldig_van", "geldig_tot")

    def beperk(self) -> None:
        """Partners of this location."""
        self._kies_partner("leverancier", "afnemer")


class AfspraakForm(Bestuursform):
    """A figure with its norm."""

    groepen = (("", ("code", ("richting", "norm"))),)
    code = forms.ChoiceField(label="Over welk cijfer")
    norm = forms.DecimalField(localize=True, max_digits=10, decimal_places=1, min_value=0)

    class Meta:
        model = Serviceafspraak
        fields = ("code", "richting", "norm")

    def beperk(self) -> None:
        """The figures that the portal works out."""
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            ("", "kies"),
            *((i.code, f"{i.naam} ({i.eenheid})") for i in alle()),
        ]
