"""Searching before registering, and registering."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.instellingen import waarde
from keten.models import Locatie, Team
from klanten.aanmelden import Treffer, lijkt_op
from klanten.forms.gegevens import CONTACT_FOUTEN, CONTACT_WIDGETS
from klanten.instellingen_teams import JONGEREN_TOT
from klanten.jongeren import is_jongere
from klanten.keuring import geldig_bsn
from klanten.models import Contactgegevens, Klant, Situatie
from klanten.namen import splits_achternaam

_GEEN_TEAM = "geen"
_CONTACT = ("straat", "postcode", "woonplaats", "telefoon", "email", "voorkeurskanaal")


class Bsnveld(forms.CharField):
    """A BSN: nine digits that pass the eleven-test; spaces and points between them do no harm."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 12, "autocomplete": "off"})
    default_error_messages: ClassVar = {"required": "Vul het BSN in."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": "BSN", "max_length": 20, **kwargs})

    def clean(self, value: Any) -> str:
        """The nine digits, or nothing."""
        tekst: str = super().clean(value)
        return geldig_bsn(tekst) if tekst else ""


class ZoekEerstForm(forms.Form):
    """Who stands at the counter: a BSN, or a surname with a birth date, or all three."""

    groepen = (("", ("bsn", ("achternaam", "geboortedatum"))),)

    bsn = Bsnveld(required=False, help_text="Negen cijfers.")
    achternaam = forms.CharField(
        label="Achternaam", required=False, max_length=100, help_text="Met of zonder tussenvoegsel."
    )
    geboortedatum = Datumveld(label="Geboortedatum", required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two ways to search is complete."""
        gegevens = super().clean() or self.cleaned_data
        if self.errors:
            return gegevens
        achternaam, geboortedatum = gegevens["achternaam"], gegevens["geboortedatum"]
        if achternaam and not geboortedatum:
            self.add_error("geboortedatum", "Vul ook de geboortedatum in.")
        elif geboortedatum and not achternaam:
            self.add_error("achternaam", "Vul ook de achternaam in.")
        elif not achternaam and not gegevens["bsn"]:
            raise forms.ValidationError("Vul het BSN in, of de achternaam met de geboortedatum.")
        return gegevens


class AanmeldForm(EenmaligForm, forms.ModelForm[Klant]):
    """A new registration; the checkbox appears when a dossier looks like it."""

    groepen: tuple[Any, ...] = (
        (
            "Persoon",
            (
                "bsn",
                ("voornamen", "roepnaam"),
                ("tussenvoegsel", "achternaam"),
                "geboortedatum",
                "geslacht",
            ),
        ),
        ("Werk", ("arbeid",)),
        ("Team", ("team",)),
        ("Contact", ("straat", ("postcode", "woonplaats"), ("telefoon", "email"), "voorkeurskanaal")),
    )

    bsn = Bsnveld()
    geboortedatum = Datumveld(label="Geboortedatum")
    geslacht = forms.ChoiceField(label="Geslacht", choices=Klant.Geslacht, widget=forms.RadioSelect)
    arbeid = forms.ChoiceField(
        label="Situatie",
        choices=Situatie.Arbeid,
        widget=forms.RadioSelect,
        help_text="Een uitkering is niet nodig om ingeschreven te worden.",
        error_messages={"required": "Kies de situatie van de klant."},
    )
    team = forms.ChoiceField(label="Team", required=False)
    is_een_ander = forms.BooleanField(
        label="Ik heb de dossiers hierboven bekeken: dit is een ander", required=False
    )

    class Meta:
        model = Klant
        fields = ("voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht")

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(
            Contactgegevens, _CONTACT, widgets=CONTACT_WIDGETS, error_messages=CONTACT_FOUTEN
        )
        self.locatie = locatie
        self._bied_teams_aan()
        self.bestaand: Klant | None = None
        self.lijkt_op: list[Treffer] = []
        if not self.is_bound:
            self._zoek_wie_erop_lijkt(self.initial)

    def clean(self) -> dict[str, Any]:
        """Look again for dossiers of the same person, now that the name is complete."""
        gegevens = super().clean() or self.cleaned_data
        tussenvoegsel, achternaam = splits_achternaam(gegevens.get("achternaam", ""))
        if tussenvoegsel and not gegevens.get("tussenvoegsel"):
            gegevens |= {"tussenvoegsel": tussenvoegsel, "achternaam": achternaam}
        self._zoek_wie_erop_lijkt(gegevens)
        return gegevens

    def aanmelding(self) -> dict[str, Any]:
        """What was filled in, as `klanten.aanmelden.meld_aan` takes it."""
        waarden = self.waarden()
        contactgegevens = {naam: waarden.pop(naam) for naam in _CONTACT}
        keuze = waarden.pop("team", "")
        team = Team.objects.get(pk=keuze) if keuze.isdecimal() else None
        return {
            **waarden, "contactgegevens": contactgegevens, "team": team, "zonder_team": keuze == _GEEN_TEAM
        }  # fmt: skip

    def _bied_teams_aan(self) -> None:
        """Offer the teams of the location, with the youth desk chosen for who is young (K-80)."""
        lopend = Team.objects.lopend().filter(locatie=self.locatie).exclude(soort=Team.Soort.BACKOFFICE)
        teams = {str(team.pk): team for team in lopend.order_by("naam")}
        soorten = {team.soort: pk for pk, team in teams.items()}
        if not soorten.keys() & {Team.Soort.JONGEREN, Team.Soort.INTEGRAAL}:
            del self.fields["team"]
            self.groepen = tuple(groep for groep in self.groepen if groep[0] != "Team")
            return
        tot = waarde(JONGEREN_TOT, self.locatie)
        veld = self.fields["team"]
        veld.choices = [  # type: ignore[attr-defined]
            ("", "Volgens de regels van de locatie"),
            *((pk, str(team)) for pk, team in teams.items()),
            (_GEEN_TEAM, "Geen team"),
        ]
        if Team.Soort.JONGEREN not in soorten:
            return
        loket = teams[soorten[Team.Soort.JONGEREN]]
        veld.help_text = f"Volgens de regels gaan jongeren tot en met {tot} jaar naar {loket}."
        geboren = self.initial.get("geboortedatum")
        if geboren and is_jongere(geboren, self.locatie):
            self.initial.setdefault("team", str(loket.pk))

    def _zoek_wie_erop_lijkt(self, gegevens: Mapping[str, Any]) -> None:
        self.lijkt_op = lijkt_op(
            locatie=self.locatie,
            achternaam=gegevens.get("achternaam", ""),
            geboortedatum=gegevens.get("geboortedatum"),
        )
        if not self.lijkt_op:
            self.fields["is_een_ander"].widget = forms.HiddenInput()
