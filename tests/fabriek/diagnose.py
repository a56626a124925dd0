"""Plans and instruments for tests, in named situations."""

from typing import Any

from diagnose import activiteiten, werkplannen
from diagnose.models import Activiteit, Instrument, Werkplan
from keten.models import Mandaat, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant


def maak_plan(klant: Klant, door: Medewerker, *stappen: str) -> Werkplan:
    """A plan that is being written, with these steps."""
    plan = werkplannen.maak(klant=klant, door=door, doel="Werk in de zorg")
    for wat in stappen:
        zet_in_plan(plan, door, wat)
    return plan


def zet_in_plan(plan: Werkplan, door: Medewerker, wat: str, **anders: Any) -> Activiteit:
    """A step from today, by and at the cost of the own organisation."""
    gegevens = {"uitvoerder": door.partner, "financier": door.partner, "begin": vandaag(), **anders}
    return activiteiten.voeg_activiteit_toe(plan=plan, door=door, omschrijving=wat, **gegevens)


def bevestig(plan: Werkplan, door: Medewerker, **instemming: Any) -> Werkplan:
    """Coach and client agree."""
    plan = werkplannen.stel_voor(plan=plan, door=door)
    return werkplannen.bevestig(
        plan=plan, versie=plan.versie, wijze=Werkplan.Wijze.BALIE, door=door, **instemming
    )


def maak_instrument(code: str, **velden: Any) -> Instrument:
    """An instrument of today."""
    return Instrument.objects.create(**{"code": code, "naam": code.capitalize(), **velden})


def geef_mandaat(*, van: Medewerker, aan: Medewerker, **velden: Any) -> Mandaat:
    """The organisation of one employee lets that of the other decide, at the other's first location."""
    locatie = aan.locaties.all()[0]
    gegevens = {"besluit": "besluit 2026-12", "geldig_van": vandaag(), **velden}
    return Mandaat.objects.create(locatie=locatie, van=van.partner, aan=aan.partner, **gegevens)
