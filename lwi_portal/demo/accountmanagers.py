"""Who works for the employers of a location, and who is whose accountmanager; all of it made up."""

import datetime
from dataclasses import dataclass
from random import Random

from keten.models import Medewerker
from keten.rechten import Rol
from lwi_portal.demo.dagen import DAG
from lwi_portal.demo.plek import Plek
from werkgevers.models import Accountmanagerschap, Specialist, Werkgever


@dataclass(frozen=True)
class Werkgeversteam:
    """Who speaks employers at a location: accountmanagers first, and others of other partners."""

    accountmanagers: list[Medewerker]
    anderen: list[Medewerker]


def lees_team(plek: Plek) -> Werkgeversteam:
    """Who speaks employers at this location."""
    mensen = list(plek.locatie.medewerkers.select_related("partner").order_by("gebruiker__email"))
    accountmanagers = [m for m in mensen if Rol.ACCOUNTMANAGER in m.rollen]
    anderen = [m for m in mensen if {Rol.MATCHMAKER, Rol.WERKCOACH} & set(m.rollen)][:6]
    return Werkgeversteam(accountmanagers, anderen)


def wijs_toe(plek: Plek, rng: Random, werkgevers: list[Werkgever], team: Werkgeversteam) -> int:
    """Most employers have one contact; of a few another was it before, and a few have a specialist."""
    if not team.accountmanagers:
        return 0
    schappen = []
    for nummer, werkgever in enumerate(werkgevers):
        if nummer % 7 == 5 or not werkgever.kvk_nummer:
            continue
        wie = team.accountmanagers[nummer % len(team.accountmanagers)]
        van = max(werkgever.aangemaakt_op, plek.vandaag - rng.randint(20, 300) * DAG)
        if nummer % 11 == 3:
            eerder = team.accountmanagers[(nummer + 1) % len(team.accountmanagers)]
            schappen.append(_schap(werkgever, eerder, van - 90 * DAG, "eerste accountmanager", tot=van))
        schappen.append(_schap(werkgever, wie, van, "kent deze sector"))
    specialisten = [
        Specialist(
            werkgever=werkgever,
            medewerker=team.anderen[nummer % len(team.anderen)],
            onderwerp=rng.choice(("subsidies en vergoedingen", "aangepast werk", "leerwerkplekken")),
            van=plek.vandaag - 30 * DAG,
            door=team.accountmanagers[0],
        )
        for nummer, werkgever in enumerate(werkgevers[::8])
        if team.anderen
    ]
    return len(Accountmanagerschap.objects.bulk_create(schappen)) + len(
        Specialist.objects.bulk_create(specialisten)
    )


def _schap(
    werkgever: Werkgever,
    wie: Medewerker,
    van: datetime.date,
    reden: str,
    tot: datetime.date | None = None,
) -> Accountmanagerschap:
    return Accountmanagerschap(werkgever=werkgever, medewerker=wie, van=van, tot=tot, reden=reden, door=wie)
