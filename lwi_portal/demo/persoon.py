"""Inventing one person: who, from where in life, and how far on the way to work."""

import datetime
from dataclasses import dataclass, field
from enum import IntEnum
from random import Random

from klanten.models import Situatie
from lwi_portal.demo.beroepen import BEROEPEN, STARTKWALIFICATIE, Beroep
from lwi_portal.demo.namen import Naam, verzin_naam

Arbeid = Situatie.Arbeid
Woonvorm = Situatie.Woonvorm

JAAR = 365.25


class Fase(IntEnum):
    """The last step that has been taken."""

    AANGEMELD = 0
    IDENTITEIT = 1
    INTAKE = 2
    ROUTE = 3
    CONTACTPERSOON = 4
    DIAGNOSE = 5
    CONCEPT = 6
    VOORGESTELD = 7
    BEVESTIGD = 8


_FASEN = {
    Fase.AANGEMELD: 3,
    Fase.IDENTITEIT: 3,
    Fase.INTAKE: 4,
    Fase.ROUTE: 3,
    Fase.CONTACTPERSOON: 4,
    Fase.DIAGNOSE: 5,
    Fase.CONCEPT: 5,
    Fase.VOORGESTELD: 7,
    Fase.BEVESTIGD: 66,
}
_LEEFTIJDEN = {(18, 22): 9, (23, 29): 18, (30, 44): 34, (45, 59): 30, (60, 66): 9}
# Circumstances and how often they occur, in per cents of all people.
_OMSTANDIGHEDEN = {
    "schulden": 13,
    "medisch": 10,
    "psychisch": 6,
    "echtscheiding": 4,
    "verslaving": 2,
    "ex-gedetineerd": 2,
    "thuissituatie": 2,
    "detentie": 0.3,
}


@dataclass(slots=True)
class Persoon:
    """Somebody who could be, but is not."""

    naam: Naam
    geslacht: str
    geboortedatum: datetime.date
    leeftijd: int
    beroep: Beroep
    wens: Beroep
    opgeleid: Beroep | None
    arbeid: Arbeid
    zonder_werk: int
    """Days without work at registration."""
    fase: Fase
    woonvorm: Woonvorm
    kinderen: list[int] = field(default_factory=list)
    """Ages of the children at home."""
    omstandigheden: list[str] = field(default_factory=list)
    regimes: list[str] = field(default_factory=list)
    account: bool = False
    email: str = ""
    gast: bool = False
    """Whether a visitor of the demonstration signs in as this person; then there is some of everything."""

    @property
    def startkwalificatie(self) -> bool:
        """Whether the diploma is one with which one can start."""
        return self.opgeleid is not None and self.opgeleid.niveau in STARTKWALIFICATIE


def verzin(rng: Random, *, regio: str, vandaag: datetime.date) -> Persoon:
    """Invent a person, plausible for a location in a region."""
    vrouw = rng.random() < 0.5
    geslacht = "x" if rng.random() < 0.003 else "v" if vrouw else "m"
    leeftijd = rng.randint(*rng.choices(list(_LEEFTIJDEN), list(_LEEFTIJDEN.values()))[0])
    beroep = rng.choice(BEROEPEN)
    fase = rng.choices(list(_FASEN), list(_FASEN.values()))[0]
    woonvorm = _woonvorm(rng, leeftijd)
    persoon = Persoon(
        naam=verzin_naam(rng, vrouw=vrouw, regio=regio),
        geslacht=geslacht,
        geboortedatum=vandaag - datetime.timedelta(days=int(leeftijd * JAAR) + rng.randint(1, 360)),
        leeftijd=leeftijd,
        beroep=beroep,
        wens=beroep if rng.random() < 0.7 else rng.choice(BEROEPEN),
        opgeleid=beroep if rng.random() < _diploma(leeftijd) else None,
        arbeid=rng.choices(
            [Arbeid.WERKLOOS, Arbeid.BEDREIGD, Arbeid.WERKEND, Arbeid.SCHOOL], _arbeid(leeftijd)
        )[0],
        zonder_werk=0,
        fase=fase,
        woonvorm=woonvorm,
        kinderen=_kinderen(rng, leeftijd, woonvorm),
        account=rng.random() < 0.1,
    )
    persoon.zonder_werk = _zonder_werk(rng, persoon)
    persoon.omstandigheden = _omstandigheden(rng, persoon)
    persoon.regimes = _regimes(rng, persoon)
    return persoon


def _diploma(leeftijd: int) -> float:
    return 0.45 if leeftijd < 23 else 0.75


def _arbeid(leeftijd: int) -> tuple[int, ...]:
    return (70, 2, 3, 25) if leeftijd < 23 else (86, 8, 6, 0)


def _woonvorm(rng: Random, leeftijd: int) -> Woonvorm:
    if leeftijd < 24 and rng.random() < 0.6:
        return Woonvorm.OUDERS
    soorten = (
        Woonvorm.ALLEEN,
        Woonvorm.SAMEN,
        Woonvorm.ALLEENSTAANDE_OUDER,
        Woonvorm.KAMER,
        Woonvorm.KOST,
        Woonvorm.GEEN,
    )
    return rng.choices(soorten, (38, 40, 12, 6, 3, 1))[0]


def _kinderen(rng: Random, leeftijd: int, woonvorm: Woonvorm) -> list[int]:
    ouder = woonvorm == Woonvorm.ALLEENSTAANDE_OUDER
    if leeftijd < 22 or not (ouder or (woonvorm == Woonvorm.SAMEN and rng.random() < 0.5)):
        return []
    return sorted(
        rng.randint(0, min(17, leeftijd - 20)) for _ in range(rng.choices((1, 2, 3), (45, 40, 15))[0])
    )


def _zonder_werk(rng: Random, persoon: Persoon) -> int:
    if persoon.arbeid != Arbeid.WERKLOOS:
        return 0
    return min(int(rng.expovariate(1 / 300)), int((persoon.leeftijd - 17) * JAAR))


def _omstandigheden(rng: Random, persoon: Persoon) -> list[str]:
    gekozen = [code for code, kans in _OMSTANDIGHEDEN.items() if rng.random() * 100 < kans]
    if persoon.kinderen and persoon.kinderen[0] < 4 and rng.random() < 0.5:
        gekozen.append("kleine-kinderen")
    if persoon.geslacht == "v" and 20 <= persoon.leeftijd <= 42 and rng.random() < 0.02:
        gekozen.append("zwangerschap")
    return gekozen


def _regimes(rng: Random, persoon: Persoon) -> list[str]:
    """The benefits that run today: none for who is a nugger, two for who has concurrence."""
    if persoon.arbeid in (Arbeid.BEDREIGD, Arbeid.WERKEND):
        return []
    if persoon.leeftijd < 30 and rng.random() < 0.06:
        return ["wajong"]
    if "medisch" in persoon.omstandigheden and rng.random() < 0.4:
        return ["wao"] if persoon.leeftijd > 50 and rng.random() < 0.3 else ["wia"]
    kort = persoon.arbeid == Arbeid.WERKLOOS and persoon.zonder_werk < 500
    eerste = "ww" if kort and rng.random() < 0.75 else "participatiewet"
    if eerste == "participatiewet" and persoon.leeftijd > 55 and rng.random() < 0.2:
        return ["ioaw"]
    if rng.random() < 0.12:
        return ["anw"] if rng.random() < 0.1 else []
    return (
        [eerste, "wia" if eerste == "ww" else "anw"] if rng.random() < 0.04 else _met_aanvulling(rng, eerste)
    )


def _met_aanvulling(rng: Random, eerste: str) -> list[str]:
    return ["participatiewet", "ww"] if eerste == "ww" and rng.random() < 0.05 else [eerste]
