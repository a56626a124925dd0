"""What the gallery of components shows: invented people and states, made up on the spot."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from keten.formulieren import Bedragveld, Datumveld, Tijdveld

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAMEN = ("Yusuf Demir", "Marieke van der Velde", "Samira El Amrani", "Jan-Willem Bakker", "Fatou Diallo")
STANDEN = (("Op schema", "goed"), ("Let op", "let_op"), ("Termijn verlopen", "fout"))


class Voorbeeldformulier(forms.Form):
    """Every kind of field once."""

    groepen = (
        ("Persoon", ("naam", ("geboren", "telefoon"), "email", "gemeente")),
        ("Gesprek", ("soort", "onderwerpen", ("dag", "tijd"), "verslag", "inkomen", "bijlage", "akkoord")),
    )

    naam = forms.CharField(label="Naam", max_length=80)
    geboren = Datumveld(label="Geboortedatum", autocomplete="bday")
    telefoon = forms.CharField(
        label="Telefoonnummer",
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label="E-mailadres", required=False, help_text="Alleen voor afspraken en berichten."
    )
    gemeente = forms.ChoiceField(
        label="Gemeente", choices=[("", "Kies een gemeente"), ("1", "Apeldoorn"), ("2", "Ede"), ("3", "Tiel")]
    )
    soort = forms.ChoiceField(
        label="Soort contact",
        widget=forms.RadioSelect,
        choices=[("balie", "Gesprek op locatie"), ("bel", "Telefonisch"), ("beeld", "Videogesprek")],
    )
    onderwerpen = forms.MultipleChoiceField(
        label="Besproken",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies wat aan bod kwam.",
        choices=[("werk", "Werk zoeken"), ("school", "Scholing"), ("zorg", "Zorg en gezin")],
    )
    dag = Datumveld(label="Datum gesprek")
    tijd = Tijdveld(label="Tijd", required=False)
    verslag = forms.CharField(
        label="Verslag", widget=forms.Textarea, help_text="De klant kan dit verslag lezen."
    )
    inkomen = Bedragveld(label="Inkomen per maand", required=False)
    bijlage = forms.FileField(
        label="Bijlage", required=False, help_text="Een pdf of foto van ten hoogste 10 MB."
    )
    akkoord = forms.BooleanField(label="Ik heb het verslag met de klant doorgenomen")


def voorbeelden(request: HttpRequest) -> dict[str, Any]:
    """The context of the gallery page."""
    ingevuld = {
        "naam": "Marieke van der Velde",
        "geboren": "31-02-1984",
        "soort": "bel",
        "onderwerpen": ["werk"],
    }
    rijen = [
        {"naam": naam, "nummer": f"1002 34{17 + nr}", "bedrag": 1250 * nr, "stand": STANDEN[nr % 3]}
        for nr, naam in enumerate(NAMEN)
    ]
    nu = datetime(2026, 11, 17, 10, 30, tzinfo=AMSTERDAM)
    return {
        "basis": "basis/klant.html" if "ruim" in request.GET else "basis/medewerker.html",
        "leeg_formulier": Voorbeeldformulier(auto_id="leeg_%s"),
        "fout_formulier": Voorbeeldformulier(ingevuld, auto_id="fout_%s"),
        "rijen": rijen,
        "pagina": Paginator(range(194), 25).get_page(request.GET.get("pagina", 3)),
        "nu": nu,
        "eerder": [
            ("onvoldoende", "onvolledig", date(2026, 3, 2)),
            ("voldoende", "onvolledig", date(2026, 8, 24)),
        ],
        "verschillen": [
            ("Telefoonnummer", "055 580 1234", "06 1234 5678"),
            ("Gemeente", "Apeldoorn", "Apeldoorn"),
            ("Toelichting", "", "Alleen in de ochtend te bereiken"),
        ],
        "links": [
            ("Caseload", "?deel=1"),
            ("Tijdlijn", "?deel=2"),
            ("Documenten", "?deel=3"),
            ("Taken", "?deel=4"),
        ],
    }
