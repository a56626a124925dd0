"""What is typed at each step of a question of an employer: passed on, helped with, assigned."""

from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm
from keten.models import Medewerker
from werkgevers import aanspreekpunt
from werkgevers.forms.plaatsing import KlantkeuzeForm
from werkgevers.forms.vragen import zoek_werkgevers
from werkgevers.models import Doorzending, Instantie, Werkgever, Werkgeversvraag

_TEKST = forms.Textarea(attrs={"rows": 4})


class VraagactieForm(EenmaligForm):
    """A step with a question; what can be chosen depends on the question."""

    def __init__(self, *args: Any, vraag: Werkgeversvraag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vraag = vraag


class DoorzetForm(VraagactieForm):
    """To which body, and with what request."""

    instantie = forms.ModelChoiceField(
        label="Naar welke instantie",
        queryset=Instantie.objects.all(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Kies een instantie."},
    )
    toelichting = forms.CharField(
        label="Wat hebt u gevraagd, en aan wie",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op wat u hebt gevraagd."},
    )


class DoorzendingForm(VraagactieForm):
    """How the question stands at the other body."""

    stand = forms.ChoiceField(
        label="Hoe staat het",
        choices=[keuze for keuze in Doorzending.Stand.choices if keuze[0] != "gestuurd"],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het staat."},
    )
    resultaat = forms.CharField(
        label="Wat zei de instantie",
        help_text="Nodig als de instantie antwoord gaf of de vraag niet aanneemt.",
        required=False,
        max_length=2000,
        widget=_TEKST,
    )


class WerknemerForm(VraagactieForm, KlantkeuzeForm):
    """Which client it is about too; never without asking."""

    groepen = (("", (("klantnummer", "achternaam"), "akkoord")),)

    akkoord = forms.BooleanField(
        label="De klant weet dit en vindt het goed",
        error_messages={"required": "Vraag het eerst aan de klant."},
    )


class SpecialistForm(VraagactieForm):
    """Which colleague helps, and with what."""

    medewerker = forms.ModelChoiceField(
        label="Collega",
        queryset=Medewerker.objects.none(),
        error_messages={"required": "Kies een collega."},
    )
    waarvoor = forms.CharField(
        label="Waarbij kan de collega helpen",
        max_length=200,
        error_messages={"required": "Vul in waarbij de collega helpt."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        collegas = Medewerker.objects.filter(locaties=self.vraag.locatie, gebruiker__is_active=True)
        if self.vraag.behandelaar is not None:
            collegas = collegas.exclude(pk=self.vraag.behandelaar.pk)
        collegas = collegas.select_related("gebruiker").order_by("gebruiker__naam")
        self.fields["medewerker"].queryset = collegas  # type: ignore[attr-defined]


class GastForm(VraagactieForm):
    """Who is invited, and of which department."""

    naam = forms.CharField(label="Naam", max_length=150, error_messages={"required": "Vul de naam in."})
    email = forms.EmailField(
        label="E-mailadres", error_messages={"required": "Vul het e-mailadres van de gast in."}
    )
    dienst = forms.CharField(
        label="Dienst of afdeling",
        help_text="Bijvoorbeeld: Economische Zaken, gemeente Apeldoorn",
        max_length=120,
        error_messages={"required": "Vul de dienst of afdeling in."},
    )


class ToewijzenForm(VraagactieForm):
    """Who is responsible for the answer."""

    aan = forms.ModelChoiceField(
        label="Wie zorgt voor het antwoord",
        queryset=Medewerker.objects.none(),
        error_messages={"required": "Kies wie voor het antwoord zorgt."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mensen = aanspreekpunt.kandidaten(self.vraag.locatie)
        self.fields["aan"].queryset = mensen  # type: ignore[attr-defined]
        self.initial.setdefault("aan", self.vraag.behandelaar_id)


class KoppelForm(VraagactieForm):
    """Which employer asked; what is searched for gives the choice."""

    zoekterm = forms.CharField(
        label="Zoek op naam of KvK-nummer",
        max_length=120,
        required=False,
        help_text="Staat het bedrijf er niet bij? Verander de naam en kies Zoeken.",
    )
    werkgever = forms.ModelChoiceField(
        label="Welke werkgever is het",
        queryset=Werkgever.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("zoekterm", self.vraag.bedrijf)
        term = self.data.get("zoekterm", "") if self.is_bound else self.initial["zoekterm"]
        gevonden = [werkgever.pk for werkgever in zoek_werkgevers(term)]
        veld = self.fields["werkgever"]
        veld.queryset = Werkgever.objects.filter(pk__in=gevonden)  # type: ignore[attr-defined]
        if not gevonden:
            veld.help_text = "Geen werkgever gevonden met deze naam of dit nummer."

    def clean(self) -> dict[str, Any]:
        """Searching again is no choice yet."""
        gegevens = super().clean() or self.cleaned_data
        if not gegevens.get("werkgever") and "werkgever" not in self.errors:
            self.add_error("werkgever", "Kies een werkgever uit de lijst.")
        return gegevens


class RedenForm(VraagactieForm):
    """Why a question opens again, or needs no answer."""

    reden = forms.CharField(
        label="Waarom",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Vul in waarom."},
    )
