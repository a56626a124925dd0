"""Plans and instruments for tests, in named situations."""

import datetime
from typing import Any

from django.utils import timezone

from diagnose import activiteiten, werkplannen
from diagnose.models import (
    MAANDEN,
    Activiteit,
    Afname,
    Instrument,
    Kans,
    Kansmeting,
    Kanstabel,
    Leeftijdsgroep,
    Toets,
    Toetsversie,
    Werkplan,
)
from keten.models import Locatie, Mandaat, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from werkgevers.models import Sector


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


def maak_kanstabel(sector: Sector, *kansen: float, locatie: Locatie | None = None) -> Kanstabel:
    """A table with one group, women of 35 to 44; without chances it falls a tenth every month."""
    tabel = Kanstabel.objects.create(naam="Proeftabel", bron="een proef", versie=1, locatie=locatie)
    curve = kansen or [0.2 * 0.9**maand for maand in range(MAANDEN)]
    Kans.objects.bulk_create(
        Kans(
            tabel=tabel,
            geslacht="v",
            leeftijd=Leeftijdsgroep.TOT_45,
            sector=sector,
            maand=maand,
            kans=round(kans, 4),
        )
        for maand, kans in enumerate(curve, start=1)
    )
    return tabel


def maak_kansmeting(klant: Klant, door: Medewerker, **velden: Any) -> Kansmeting:
    """An outcome of the arbeidsmarkttoets that was kept in the first month without work."""
    op: datetime.date = velden.setdefault("op", vandaag())
    sinds = velden.setdefault("werkloos_sinds", op)
    gegevens: dict[str, Any] = {
        "klant": klant,
        "locatie": klant.locatie,
        "door": door,
        "partner": door.partner,
        "geslacht": "v",
        "leeftijd": Leeftijdsgroep.TOT_45,
        "sector": velden.get("sector") or Sector.objects.get_or_create(code="q", naam="Zorg")[0],
        "maand": 1,
        "kansen": [0.1] * MAANDEN,
        "einde_eerste_jaar": sinds + datetime.timedelta(days=365),
        "daling": 30,
    }
    return Kansmeting.objects.create(**{**gegevens, **velden})


def maak_uitslag(klant: Klant, code: str, **velden: Any) -> Afname:
    """A result of a test that the client filled in today, as `toetsen.afnemen.rond_af` leaves it."""
    toets, _ = Toets.objects.get_or_create(code=code, defaults={"naam": code.capitalize(), "soort": code})
    versie, _ = Toetsversie.objects.get_or_create(toets=toets, nummer=1, defaults={"geldig_van": vandaag()})
    uitslag = {"naam": "zoekt gericht", "professional": "De klant weet wat hij kan."}
    gegevens = {"stand": "afgerond", "afgerond_op": timezone.now(), "geldig_tot": vandaag(), "punten": 7}
    return Afname.objects.create(
        klant=klant, toets=toets, toetsversie=versie, **{"uitslag": uitslag, **gegevens, **velden}
    )
