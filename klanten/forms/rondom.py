"""People around a client, referrals to other chains, and requests to the back office."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Medewerker, Team
from keten.tijd import vandaag
from klanten.forms.overleg import Collegaveld
from klanten.models import Hulporganisatie, Leefdomein, Verwijzing


class BetrokkeneForm(EenmaligForm):
    """Somebody in the team around the client: a colleague, or by name somebody of another organisation."""

    groepen = (
        ("Wie", ("medewerker", ("naam", "organisatie"), "bereikbaar")),
        ("Wat", ("domein", "bijdrage")),
    )

    medewerker = Collegaveld(
        label="Collega", queryset=Medewerker.objects.none(), required=False, empty_label="kies een collega"
    )
    naam = forms.CharField(label="Of iemand van buiten: naam", max_length=100, required=False)
    organisatie = forms.CharField(label="Organisatie", max_length=100, required=False)
    bereikbaar = forms.CharField(
        label="Telefoon of e-mailadres",
        max_length=100,
        required=False,
        help_text="Van het werk. Bij een collega niet nodig.",
    )
    domein = forms.ChoiceField(label="Zorgt voor", choices=[("", "kies"), *Leefdomein.choices])
    bijdrage = forms.CharField(label="Wat doet deze persoon voor de klant", max_length=300)

    def __init__(self, *args: Any, collegas: QuerySet[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].queryset = collegas  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either a colleague or somebody from outside."""
        keuze = super().clean() or self.cleaned_data
        if keuze.get("medewerker") and (keuze.get("naam") or keuze.get("organisatie")):
            self.add_error("naam", "Kies een collega, of vul iemand van buiten in. Niet allebei.")
        if not keuze.get("medewerker"):
            for veld, wat in (("naam", "de naam"), ("organisatie", "de organisatie")):
                if not keuze.get(veld):
                    self.add_error(veld, f"Kies een collega, of vul {wat} in.")
        return keuze


class VerwijzingForm(EenmaligForm):
    """To whom, why, what goes along, and the client's consent."""

    klad = True
    groepen = (
        ("Waarheen", ("organisatie", "reden")),
        ("Wat geeft u mee", ("gegevens",)),
        ("Toestemming van de klant", (("toestemming_op",), "toestemming_wijze")),
    )

    organisatie = forms.ModelChoiceField(
        label="Organisatie", queryset=Hulporganisatie.objects.none(), empty_label="kies een organisatie"
    )
    reden = forms.CharField(
        label="Waarom",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De organisatie leest dit. De klant ook.",
    )
    gegevens = forms.MultipleChoiceField(
        label="Gegevens",
        choices=Verwijzing.Gegeven,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen wat de organisatie nodig heeft. De rest van het dossier blijft hier.",
    )
    toestemming_op = Datumveld(label="De klant gaf toestemming op")
    toestemming_wijze = forms.ChoiceField(
        label="Hoe", choices=Verwijzing.Toestemming, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, organisaties: QuerySet[Hulporganisatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["organisatie"]
        veld.queryset = organisaties
        veld.label_from_instance = _organisatie
        self.initial.setdefault("gegevens", [Verwijzing.Gegeven.NAAM, Verwijzing.Gegeven.TELEFOON])


def _organisatie(een: Hulporganisatie) -> str:
    return f"{een}, {een.get_soort_display()}"


class TerugkoppelingForm(EenmaligForm):
    """What the organisation let know."""

    stap = forms.ChoiceField(label="Wat is er gebeurd", widget=forms.RadioSelect)
    terugkoppeling = forms.CharField(
        label="Wat liet de organisatie weten",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen wat nodig is voor de begeleiding. Geen medische gegevens.",
    )

    def __init__(self, *args: Any, stappen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stap"].choices = stappen  # type: ignore[attr-defined]


class VerzoekForm(EenmaligForm):
    """What the back office should do, and by when."""

    team = forms.ModelChoiceField(
        label="Welke backoffice", queryset=Team.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    omschrijving = forms.CharField(
        label="Wat moet er gebeuren",
        max_length=200,
        help_text="Kort, zoals: reken de vrijlating na voor 12 uur per week.",
    )
    uiterlijk = Datumveld(label="Antwoord nodig op")

    def __init__(self, *args: Any, teams: QuerySet[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        eerste = teams.first()
        self.initial.setdefault("team", eerste.pk if eerste else None)
        self.initial.setdefault("uiterlijk", vandaag())


class ResultaatForm(EenmaligForm):
    """The answer of the back office."""

    klad = True
    resultaat = forms.CharField(
        label="Resultaat",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dit komt in het dossier. Wie het vroeg, krijgt een taak om het te lezen.",
    )
