"""The arbeidsmarkttoets: the chance of work per month for a group like this client (D-41, D-42, D-43).

Statistics about groups beside a person: nothing here changes a route, a kwadrant or a plan.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from diagnose.kansen import schatten, tabellen
from diagnose.kansen.bedrijfstak import sector_van
from diagnose.kansen.curve import eerste_dag, kans_vanaf, kantelmaand, maand_van
from diagnose.kansen.instellingen import DALING, MINSTENS
from diagnose.kansen.schatten import Schatting
from diagnose.models import MAANDEN, Kansmeting, Kansschatting, Kanstabel, Leeftijdsgroep
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.instellingen import waarden
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant
from werkgevers.models import Sector

BIJSTAND = "wwb"


@dataclass(frozen=True)
class Groep:
    """The three things that the test asks (D-41)."""

    geslacht: str
    leeftijd: str
    sector: Sector


@dataclass(frozen=True)
class Maandregel:
    """One month in both sources; None where one says nothing about it."""

    maand: int
    nu: bool
    tabel: float | None
    eigen: Kansschatting | None


@dataclass(frozen=True)
class Uitkomst:
    """What both sources say about a group.

    Attributes:
        maand: the present month without work of the client.
        kansen: the curve that counts: of the table, else the own estimate.
        kans: the chance of work from now to the end of the first year; None when a month is not known.
        kantelmaand: the month in which the chance will have fallen by `daling` percents.
    """

    groep: Groep
    sinds: datetime.date
    maand: int
    tabel: Kanstabel | None
    eigen: Schatting | None
    regels: list[Maandregel]
    kansen: list[float | None]
    kans: float | None
    daling: int
    kantelmaand: int | None

    @property
    def kantelpunt_op(self) -> datetime.date | None:
        """The day on which that month begins."""
        return eerste_dag(self.sinds, self.kantelmaand) if self.kantelmaand else None

    @property
    def onvoldoende(self) -> bool:
        """Whether neither source says anything about this group."""
        return all(kans is None for kans in self.kansen)


def sinds(klant: Klant) -> datetime.date:
    """Since when the client has no work, as far as known: else since registration."""
    situatie = getattr(klant, "situatie", None)
    return (situatie and situatie.werkloos_sinds) or klant.aangemeld_op


def in_eerste_jaar(klant: Klant) -> bool:
    """Whether the client is in the first year without work, which the test is about."""
    return 1 <= maand_van(sinds(klant), vandaag()) <= MAANDEN


def heeft_bijstand(klant: Klant) -> bool:
    """Whether a WWB benefit runs, for which the chances are harder to tell (D-43)."""
    lopend = klant.uitkeringen.filter(regime__code=BIJSTAND, van__lte=vandaag())
    return any(uitkering.tot is None or uitkering.tot >= vandaag() for uitkering in lopend)


def voorstel(klant: Klant) -> dict[str, Any]:
    """The three inputs as the dossier knows them; what it does not know is left out."""
    geboren, begin = klant.geboortedatum, sinds(klant)
    jaren = begin.year - geboren.year - ((begin.month, begin.day) < (geboren.month, geboren.day))
    sector = sector_van(klant)
    bekend = {"geslacht": klant.geslacht, "leeftijd": Leeftijdsgroep.van(jaren).value}
    return {**bekend, "sector": sector.code} if sector else bekend


def bereken(klant: Klant, groep: Groep) -> Uitkomst:
    """Both sources for a group, beside each other, and what they mean for the time of this client."""
    keuze = waarden(klant.locatie)
    begin = sinds(klant)
    nu = min(max(maand_van(begin, vandaag()), 1), MAANDEN)
    tabel = tabellen.geldende(klant.locatie)
    van_tabel: list[float | None] = [None] * MAANDEN
    if tabel is not None:
        van_tabel = tabellen.kansen(
            tabel, geslacht=groep.geslacht, leeftijd=groep.leeftijd, sector=groep.sector
        )
    eigen = schatten.lees(
        klant.locatie,
        geslacht=groep.geslacht,
        leeftijd=groep.leeftijd,
        sector=groep.sector,
        minstens=keuze[MINSTENS],
    )
    per_maand = eigen.maanden if eigen else {}
    kansen = van_tabel
    if all(kans is None for kans in van_tabel):
        tabel = None
        kansen = [per_maand[m].kans if m in per_maand else None for m in range(1, MAANDEN + 1)]
    return Uitkomst(
        groep=groep,
        sinds=begin,
        maand=nu,
        tabel=tabel,
        eigen=eigen,
        regels=[
            Maandregel(maand, maand == nu, kans, per_maand.get(maand))
            for maand, kans in enumerate(van_tabel, start=1)
        ],
        kansen=kansen,
        kans=kans_vanaf(kansen, nu),
        daling=keuze[DALING],
        kantelmaand=kantelmaand(kansen, nu=nu, daling=keuze[DALING]),
    )


@transaction.atomic
def bewaar(*, klant: Klant, groep: Groep, door: Medewerker) -> Kansmeting:
    """Keep today's outcome with the dossier, as advice; its tipping point becomes a task in its month.

    Raises:
        NietToegestaan: the client is past the first year without work, or no source says anything about this
            group.
        RechtOntbreekt: not of this location, or without the right to diagnose.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.4: one of the aids.
    """
    eis(door, klant.locatie, Recht.DIAGNOSE)
    if not in_eerste_jaar(klant):
        raise NietToegestaan("De toets gaat alleen over het eerste jaar zonder werk.")
    uitkomst = bereken(klant, groep)
    if uitkomst.onvoldoende:
        raise NietToegestaan("Er zijn onvoldoende gegevens over deze groep.", veld="sector")
    meting = voeg_toe(
        Kansmeting(
            klant=klant,
            locatie=klant.locatie,
            op=vandaag(),
            door=door,
            partner=door.partner,
            geslacht=groep.geslacht,
            leeftijd=groep.leeftijd,
            sector=groep.sector,
            werkloos_sinds=uitkomst.sinds,
            maand=uitkomst.maand,
            tabel=uitkomst.tabel,
            kansen=uitkomst.kansen,
            eigen=[_eigen(regel) for regel in uitkomst.regels if regel.eigen],
            kans_eerste_jaar=uitkomst.kans,
            einde_eerste_jaar=eerste_dag(uitkomst.sinds, MAANDEN + 1),
            daling=uitkomst.daling,
            kantelmaand=uitkomst.kantelmaand,
            kantelpunt_op=uitkomst.kantelpunt_op,
        )
    )
    zin = "De kans op werk is bekeken met de arbeidsmarkttoets."
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.TOETS, zin, door=door, zichtbaar_voor_klant=False)
    return meting


def _eigen(regel: Maandregel) -> dict[str, float | int]:
    assert regel.eigen is not None
    schatting = regel.eigen
    return {
        "maand": regel.maand,
        "kans": schatting.kans,
        "laag": schatting.laag,
        "hoog": schatting.hoog,
        "n": schatting.n,
    }
