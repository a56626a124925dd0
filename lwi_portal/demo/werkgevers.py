"""Employers of a location, their branches, their people and the teams for their sectors."""

import datetime
from random import Random

from keten.models import Gebruiker, Postcodegebied, Team
from keten.zoekterm import normaliseer
from lwi_portal.demo.accountmanagers import lees_team, wijs_toe
from lwi_portal.demo.bedrijven import Bedrijf, verzin_bedrijven
from lwi_portal.demo.dagen import DAG, open_dag
from lwi_portal.demo.namen import verzin_naam
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.werkgeverscontact import houd_contact
from werkgevers.dubbelen import kernnaam
from werkgevers.models import Contactpersoon, Sector, Sectorteam, Teamsector, Vestiging, Werkgever

_AANTAL = {"apeldoorn": 60}
_ELDERS = 10
_ZORG = ("q", "p", "r")
_BEGIN = datetime.date(2026, 2, 2)  # since when the employer teams of the demonstration work
PETRA = "werkgever@lwi.example"
PETRAS_BEDRIJF = "Zorggroep Veluwezoom"
_FUNCTIES = ("hoofd personeelszaken", "eigenaar", "bedrijfsleider", "planner")


def vul_locatie(plek: Plek) -> int:
    """Make the employers of a location; returns how many rows were added."""
    rng = Random(f"werkgevers:{plek.locatie.code}")
    team = lees_team(plek)
    werkgevers = _maak_werkgevers(plek, rng)
    rijen = len(werkgevers) + _maak_sectorteams(plek)
    rijen += _maak_vestigingen(plek, rng, werkgevers)
    personen = _maak_contactpersonen(plek, rng, werkgevers)
    rijen += len(personen) + wijs_toe(plek, rng, werkgevers, team)
    rijen += houd_contact(plek, rng, werkgevers, personen, team)
    return rijen


def _maak_werkgevers(plek: Plek, rng: Random) -> list[Werkgever]:
    bedrijven = list(verzin_bedrijven(rng, _AANTAL.get(plek.locatie.code, _ELDERS)))
    if plek.locatie.code == "apeldoorn":
        bedrijven[0] = Bedrijf(PETRAS_BEDRIJF, "q", 420, 34, "groei")
        bedrijven[-2:] = _dubbelen(bedrijven)
    sectoren = {sector.code: sector for sector in Sector.objects.all()}
    return Werkgever.objects.bulk_create(
        Werkgever(
            naam=bedrijf.naam,
            zoeknaam=normaliseer(bedrijf.naam),
            kernnaam=kernnaam(bedrijf.naam),
            kvk_nummer=_kvk(plek, nummer) if bedrijf.medewerkers else "",
            locatie=plek.locatie,
            sector=sectoren.get(bedrijf.sector),
            medewerkers=bedrijf.medewerkers,
            stadium=bedrijf.stadium,
            aandeel_55plus=bedrijf.ouder,
            voorbeeld=True,
            aangemaakt_op=open_dag(plek.vandaag - rng.randint(30, 600) * DAG),
        )
        for nummer, bedrijf in enumerate(bedrijven)
    )


def _dubbelen(bedrijven: list[Bedrijf]) -> list[Bedrijf]:
    """Two that somebody entered a second time, without KvK number and spelled in another way."""
    return [
        Bedrijf(een.naam.replace(" B.V.", "").replace("De ", "de ") + " BV", een.sector, None, None, "")
        for een in bedrijven[1:3]
    ]


def _kvk(plek: Plek, nummer: int) -> str:
    """A number that the Chamber of Commerce does not give: they do not begin with two noughts."""
    return f"00{(plek.locatie.pk * 100 + nummer + 1) % 1_000_000:06}"


def _maak_sectorteams(plek: Plek) -> int:
    """Two teams by sector in Apeldoorn, elsewhere one for everything."""
    locatie = plek.locatie
    team = Team.objects.lopend().filter(locatie=locatie, soort=Team.Soort.WERKGEVERS).first()
    if team is None:
        return 0
    sectoren = list(Sector.objects.all())
    begonnen = min(_BEGIN, plek.vandaag)
    algemeen = Sectorteam.objects.create(team=team, locatie=locatie, begonnen_op=begonnen)
    verdeling = dict.fromkeys((sector.code for sector in sectoren), algemeen)
    if locatie.code == "apeldoorn":
        zorg = Team.objects.create(
            naam="Team zorg en onderwijs", locatie=locatie, soort=Team.Soort.WERKGEVERS
        )
        zorg.leden.set(team.leden.all())
        verdeling |= dict.fromkeys(
            _ZORG, Sectorteam.objects.create(team=zorg, locatie=locatie, begonnen_op=begonnen)
        )
    return len(
        Teamsector.objects.bulk_create(
            Teamsector(sectorteam=verdeling[sector.code], locatie=locatie, sector=sector)
            for sector in sectoren
        )
    )


def _maak_vestigingen(plek: Plek, rng: Random, werkgevers: list[Werkgever]) -> int:
    gebieden = list(Postcodegebied.objects.filter(plaats=plek.locatie.plaats).order_by("cijfers"))
    vestigingen: list[Vestiging] = []
    for nummer, werkgever in enumerate(werkgevers):
        dubbel = werkgever.kvk_nummer == "" and plek.locatie.code == "apeldoorn"
        if dubbel:  # the one before it of this name has the same address
            eerder = next(v for v in vestigingen if v.werkgever.kernnaam == werkgever.kernnaam)
            vestigingen.append(_vestiging(werkgever, eerder.straat, eerder.postcode, eerder.plaats, True))
            continue
        vestigingen.append(_vestiging(werkgever, *_adres(plek, rng, gebieden), hoofd=True))
        if nummer % 9 == 0:
            vestigingen.append(_vestiging(werkgever, *_adres(plek, rng, gebieden), hoofd=False))
    return len(Vestiging.objects.bulk_create(vestigingen))


def _adres(plek: Plek, rng: Random, gebieden: list[Postcodegebied]) -> tuple[str, str, str]:
    cijfers = rng.choice(gebieden).cijfers if gebieden else 7311
    straat = rng.choice(("Industrieweg", "Kanaalstraat", "Stationsplein", "Laan van Zuid"))
    postcode = f"{cijfers} {rng.choice('ABDEGHK')}{rng.choice('ABDEGHK')}"
    return f"{straat} {rng.randint(1, 180)}", postcode, plek.locatie.plaats


def _vestiging(werkgever: Werkgever, straat: str, postcode: str, plaats: str, hoofd: bool) -> Vestiging:
    return Vestiging(
        werkgever=werkgever, straat=straat, postcode=postcode, plaats=plaats, hoofdvestiging=hoofd
    )


def _maak_contactpersonen(plek: Plek, rng: Random, werkgevers: list[Werkgever]) -> list[Contactpersoon]:
    petra = Gebruiker.objects.filter(email=PETRA).first()
    personen = []
    for nummer, werkgever in enumerate(werkgevers):
        met_account = nummer == 0 and plek.locatie.code == "apeldoorn" and petra is not None
        wie = verzin_naam(rng, vrouw=rng.random() < 0.5, regio=plek.regio)
        kaal = "".join(t for t in normaliseer(wie.achternaam) if t.isascii() and t.isalnum())
        personen.append(
            Contactpersoon(
                werkgever=werkgever,
                naam=petra.naam if met_account and petra else str(wie),
                gebruiker=petra if met_account else None,
                functie="hoofd personeelszaken" if met_account else rng.choice(_FUNCTIES),
                telefoon=f"+3197010{rng.randint(100000, 999999)}",
                email=PETRA if met_account else f"{kaal}.{nummer}@{plek.locatie.code}.bedrijf.example",
            )
        )
    return Contactpersoon.objects.bulk_create(personen)
