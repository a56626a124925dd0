"""Tests of clients for tests: a small questionnaire, and somebody who filled one in."""

import datetime
from typing import Any

from django.core.management import call_command

from diagnose.models import Afname, Toets, Toetsversie
from diagnose.toetsen import afnemen
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.models import Klant

MOTIVATIE_HOOG = {"zin_in_werk": 5, "belang": 5, "vertrouwen": 4, "bereid": ["leren"], "hindernis": False}
MOTIVATIE_LAAG = {
    "zin_in_werk": 1,
    "belang": 2,
    "vertrouwen": 2,
    "hindernis": True,
    "welke_hindernis": "zorg",
}

VRAGEN = [
    {"code": "cv", "tekst": "Hebt u een cv?", "soort": "janee"},
    {
        "code": "waarom",
        "tekst": "Waarom nog niet?",
        "soort": "keuze",
        "keuzes": [{"code": "tijd", "tekst": "geen tijd"}, {"code": "hulp", "tekst": "hulp nodig"}],
        "toon": {"feit": "antwoord_cv", "is": "gelijk", "waarde": False},
    },
]
REGELS = [
    {
        "naam": "Heeft een cv",
        "gebied": "zoeken",
        "boom": {"feit": "antwoord_cv", "is": "gelijk", "waarde": True},
        "punten": 2,
    }
]
UITKOMSTEN = [
    {"code": "nee", "naam": "nog niet klaar", "van": None, "tot": 1, "klant": "Maak eerst een cv."},
    {"code": "ja", "naam": "klaar om te zoeken", "van": 2, "tot": None, "klant": "U kunt op zoek."},
]


def laad_toetsen() -> None:
    """The tests that come along with the portal."""
    call_command("loaddata", "regimes", "toetsen", "toetsversies", "tegenstrijdigheden", verbosity=0)


def maak_toets(code: str = "cv", **velden: Any) -> Toets:
    """A test of two questions, of which the second comes after "nee"."""
    inhoud = {
        naam: velden.pop(naam, waarde)
        for naam, waarde in (("vragen", VRAGEN), ("regels", REGELS), ("uitkomsten", UITKOMSTEN))
    }
    toets = Toets.objects.create(**{"code": code, "naam": "Cv-toets", "soort": "checklist", **velden})
    Toetsversie.objects.create(toets=toets, nummer=1, **inhoud)
    return toets


def neem_af(
    klant: Klant, code: str, antwoorden: dict[str, Any], *, door: Medewerker, als_klant: bool = False
) -> Afname:
    """A test that was begun and finished today."""
    toets = Toets.objects.get(code=code)
    afname = afnemen.begin(klant=klant, toets=toets, door=door, voor_klant=als_klant)
    wie = None if als_klant else door
    return afnemen.rond_af(afname=afname, versie=afname.versie, antwoorden=antwoorden, door=wie)


def oude_uitslag(klant: Klant, code: str, uitkomst: str, *, dagen: int, punten: int = 0) -> Afname:
    """A result from so many days ago, valid for half a year."""
    toets = Toets.objects.get(code=code)
    dag = vandaag() - datetime.timedelta(days=dagen)
    op = datetime.datetime.combine(dag, datetime.time(12), tzinfo=datetime.UTC)
    return Afname.objects.create(
        klant=klant,
        toets=toets,
        toetsversie=toets.versies.get(),
        stand=Afname.Stand.AFGEROND,
        begonnen_op=op,
        afgerond_op=op,
        punten=punten,
        uitkomst=uitkomst,
        uitslag={"naam": f"uitkomst {uitkomst}", "gebieden": []},
        geldig_tot=dag + datetime.timedelta(days=183),
    )
