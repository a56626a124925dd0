"""Promises, a market plan and what else steers the work for employers of a location.

Set-based; all of it is made up.
"""

import datetime
from itertools import cycle
from random import Random

from keten.models import Medewerker
from keten.rechten import Rol
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plaatsingen import plaats_kandidaten
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.samenwerken import werk_samen
from lwi_portal.demo.werkgevers import PETRAS_BEDRIJF
from werkgevers.models import Leveringsafspraak, Marktplan, Marktplanregel, Sector, Streefcijfer, Werkgever

_BELOFTEN = (
    ("Twee kandidaten voor de keuken", 2),
    ("Antwoord over een proefplaatsing", None),
    ("Vijf mensen voor de drukke weken", 5),
    ("Een gesprek over subsidies", None),
    ("Drie kandidaten met rijbewijs", 3),
)
_PLAN = (
    ("q", 1, 60, "Veel klanten zoeken werk in de zorg, en de vraag groeit."),
    ("g", 1, 40, "Winkels vragen weinig ervaring. Goed voor mensen die opnieuw beginnen."),
    ("h", 2, 25, "Veel vacatures voor chauffeurs en in het magazijn."),
    ("f", 2, 20, "Tekort aan vakmensen. Leren en werken tegelijk."),
    ("i", 3, 10, "Werk in het seizoen."),
)


def vul_locatie(plek: Plek) -> int:
    """Make all of it for a location; returns how many rows were added."""
    rng = Random(f"sturen:{plek.locatie.code}")
    mensen = list(plek.locatie.medewerkers.order_by("gebruiker__email"))
    accountmanagers = [m for m in mensen if Rol.ACCOUNTMANAGER in m.rollen]
    if not accountmanagers:
        return 0
    rijen = plaats_kandidaten(plek, rng, accountmanagers)
    rijen += _beloof(plek, rng, accountmanagers)
    mt = next((m for m in mensen if Rol.MT_LID in m.rollen), None)
    if mt is not None:
        rijen += _maak_plan(plek, mt, accountmanagers[0])
    if plek.locatie.code == "apeldoorn":
        rijen += werk_samen(plek, rng, accountmanagers[0])
    return rijen


def _beloof(plek: Plek, rng: Random, accountmanagers: list[Medewerker]) -> int:
    """Promises kept, broken, running and late; Petra has one that runs."""
    werkgevers = list(Werkgever.objects.lopend().filter(locatie=plek.locatie).order_by("pk")[:15])
    beloften = []
    for nummer, (werkgever, (wat, aantal)) in enumerate(zip(werkgevers, cycle(_BELOFTEN), strict=False)):
        gids = accountmanagers[nummer % len(accountmanagers)]
        dagen = rng.randint(2, 20) if nummer % 3 == 0 else -rng.randint(3, 90)
        belofte = Leveringsafspraak(
            werkgever=werkgever,
            locatie=plek.locatie,
            wat=wat,
            aantal=aantal,
            uiterlijk=open_dag(plek.vandaag + dagen * DAG),
            verantwoordelijke=gids,
            gemaakt_door=gids,
            gemaakt_op=moment(open_dag(plek.vandaag - 100 * DAG), 11),
        )
        if dagen < 0 and nummer % 7 != 4 and werkgever.naam != PETRAS_BEDRIJF:
            _rond_af(belofte, gids, gebroken=nummer % 5 == 1)
        beloften.append(belofte)
    return len(Leveringsafspraak.objects.bulk_create(beloften))


def _rond_af(belofte: Leveringsafspraak, gids: Medewerker, *, gebroken: bool) -> None:
    belofte.stand = Leveringsafspraak.Stand.GEBROKEN if gebroken else Leveringsafspraak.Stand.NAGEKOMEN
    belofte.afgerond_op, belofte.afgerond_door = belofte.uiterlijk, gids
    belofte.geleverd = None if belofte.aantal is None else belofte.aantal - int(gebroken)
    belofte.toelichting = "Er was te weinig aanbod met de goede ervaring." if gebroken else ""


def _maak_plan(plek: Plek, mt: Medewerker, gids: Medewerker) -> int:
    """The adopted plan of this year, and what location and accountmanager aim at."""
    jaar = plek.vandaag.year
    plan = Marktplan.objects.create(
        locatie=plek.locatie,
        jaar=jaar,
        toelichting="Voorbeeld. Eerst de sectoren waar veel van onze klanten werk zoeken.",
        stand=Marktplan.Stand.VASTGESTELD,
        vastgesteld_op=datetime.date(jaar, 1, 1),
        vastgesteld_door=mt,
    )
    sectoren = {sector.code: sector for sector in Sector.objects.all()}
    regels = Marktplanregel.objects.bulk_create(
        Marktplanregel(
            plan=plan, sector=sectoren[code], prioriteit=prioriteit, contacten=contacten, waarom=waarom
        )
        for code, prioriteit, contacten, waarom in _PLAN
        if code in sectoren
    )
    doelen = Streefcijfer.objects.bulk_create(
        Streefcijfer(locatie=plek.locatie, jaar=jaar, soort=soort, aantal=aantal, medewerker=wie)
        for soort, aantal, wie in (
            ("vacatures", 120, None),
            ("plaatsingen", 60, None),
            ("vacatures", 40, gids),
            ("plaatsingen", 20, gids),
        )
    )
    return 1 + len(regels) + len(doelen)
