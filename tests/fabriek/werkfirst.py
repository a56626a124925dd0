"""Work First and medical advice for tests: the reference data, an adviser, and a placement."""

import datetime
from typing import Any

from django.core.management import call_command

from diagnose.models import WerkFirstKeuze, WerkFirstModel, WerkFirstPlaatsing, WerkFirstRegels
from diagnose.werkfirst import plaatsen
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from tests.fabriek.diagnose import maak_plan
from tests.fabriek.keten import KetenpartnerFabriek, MedewerkerFabriek

DAG = datetime.timedelta(days=1)


def laad_werkfirst() -> None:
    """The four models and the rule sets of three places."""
    call_command("loaddata", "werkfirst", verbosity=0)


def laat_gelden(code: str, locatie: Locatie, door: Medewerker, *, vanaf: datetime.date) -> WerkFirstKeuze:
    """A location works by a rule set for who registered from a day on, also one in the past."""
    regels = WerkFirstRegels.objects.get(code=code)
    return WerkFirstKeuze.objects.create(
        locatie=locatie, regels=regels, geldig_van=vanaf, reden="Afgesproken in het MT.", gekozen_door=door
    )


def plaats(klant: Klant, door: Medewerker, model: str = "werkplaats", **anders: Any) -> WerkFirstPlaatsing:
    """A placement from today, in a plan that is begun for it."""
    if not klant.werkplannen.exists():
        maak_plan(klant, door)
    soort = WerkFirstModel.objects.get(code=model)
    gegevens = {
        "werkplek": soort.werkplek,
        "betaling": soort.betaling,
        "doel": "competenties",
        "grond": "",
        "bij": "De Werkplaats",
        "uren_per_week": 24,
        "begin": vandaag(),
        "einde": vandaag() + 60 * DAG,
        **anders,
    }
    return plaatsen.plaats(klant=klant, model=soort, door=door, **gegevens)


def maak_adviseur(locatie: Locatie, naam: str = "Marleen Adviseur") -> Medewerker:
    """A medical adviser of the municipality."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    rollen = ["medisch_adviseur"]
    return MedewerkerFabriek(naam=naam, partner=partner, rollen=rollen, locaties=[locatie])
