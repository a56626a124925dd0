"""Registering a werkzoekende once: first search, then at most one dossier per BSN (K-11, K-14)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from klanten import clientbeeld, jongeren, teams, tijdlijn
from klanten.bsn import bewaar, heeft_bsn
from klanten.keuring import geldig_bsn
from klanten.models import (
    Clientbeeld,
    Contactgegevens,
    Gebeurtenis,
    Klant,
    Situatie,
)
from klanten.models import zoeknaam as maak_zoeknaam
from klanten.namen import splits_achternaam
from klanten.persoonsgegevens import vereis_bereikbaar, vereis_leeftijd

ZELFDE_BSN = "zelfde BSN"
ZELFDE_NAAM = "zelfde achternaam en geboortedatum"
LIJKT_OP = "lijkt op: zelfde geboortedatum en beginletters"
_BEGINLETTERS = 3


@dataclass(frozen=True)
class Treffer:
    """A dossier of the own location that may be the same person's, with the rule that found it."""

    klant: Klant
    regel: str


@dataclass(frozen=True)
class Zoekresultaat:
    """What is known already about the person at the counter.

    Attributes:
        elders: the location that has a dossier with this BSN; nothing else of it is told (X-17).
    """

    treffers: list[Treffer]
    elders: Locatie | None = None

    @property
    def bestaat(self) -> bool:
        """Whether there is a dossier with this BSN, so that no second one can be made."""
        return self.elders is not None or any(treffer.regel == ZELFDE_BSN for treffer in self.treffers)


class DossierBestaat(NietToegestaan):
    """There is a dossier with this BSN already, here or elsewhere."""

    def __init__(self, klant: Klant) -> None:
        super().__init__("Er is al een dossier met dit BSN.", veld="bsn")
        self.klant = klant


def zoek(
    *, locatie: Locatie, bsn: str = "", achternaam: str = "", geboortedatum: datetime.date | None = None
) -> Zoekresultaat:
    """Search for a dossier before making one: on BSN everywhere, on name and birth date at the location."""
    bestaand = _met_bsn(bsn) if bsn else None
    if bestaand and bestaand.locatie_id != locatie.pk:
        return Zoekresultaat([], elders=bestaand.locatie)
    treffers = [Treffer(bestaand, ZELFDE_BSN)] if bestaand else []
    lijkt = lijkt_op(locatie=locatie, achternaam=achternaam, geboortedatum=geboortedatum)
    return Zoekresultaat([*treffers, *(treffer for treffer in lijkt if treffer.klant != bestaand)])


def lijkt_op(*, locatie: Locatie, achternaam: str, geboortedatum: datetime.date | None) -> list[Treffer]:
    """Dossiers at the location with this birth date and nearly this surname, the likeliest first.

    Args:
        achternaam: with or without its prefix.
    """
    naam = normaliseer(splits_achternaam(achternaam)[1])
    if not naam or geboortedatum is None:
        return []
    klanten = Klant.objects.van_locatie(locatie).filter(
        geboortedatum=geboortedatum, zoeknaam__startswith=naam[:_BEGINLETTERS]
    )
    treffers = [
        Treffer(klant, ZELFDE_NAAM if normaliseer(klant.achternaam) == naam else LIJKT_OP)
        for klant in klanten.order_by("zoeknaam", "pk")
    ]
    return sorted(treffers, key=lambda treffer: treffer.regel != ZELFDE_NAAM)


@transaction.atomic
def meld_aan(
    *,
    locatie: Locatie,
    bsn: str,
    voornamen: str,
    achternaam: str,
    geboortedatum: datetime.date,
    geslacht: Klant.Geslacht,
    arbeid: Situatie.Arbeid,
    contactgegevens: Mapping[str, Any],
    door: Medewerker,
    roepnaam: str = "",
    tussenvoegsel: str = "",
    is_een_ander: bool = False,
    team: Team | None = None,
    zonder_team: bool = False,
) -> Klant:
    """Make the dossier of a werkzoekende; no benefit is needed for it (K-14).

    Args:
        bsn: nine digits, with or without spaces.
        contactgegevens: fields of `Contactgegevens`.
        is_een_ander: somebody has seen the dossiers that look like it, and this is another person.
        team: the team that somebody chose; left out, the rules of the location name one (K-31, K-80).
        zonder_team: somebody chose that the client belongs to no team.

    Raises:
        DossierBestaat: this BSN has a dossier, also when a colleague made it a moment ago.
        NietToegestaan: the person is too young, cannot be reached as preferred, or looks like somebody known.
        ValidationError: with a message per field.
    """
    bsn = geldig_bsn(bsn)
    vereis_leeftijd(geboortedatum)
    vereis_bereikbaar(dict(contactgegevens))
    if bestaand := _met_bsn(bsn):
        raise DossierBestaat(bestaand)
    if not is_een_ander and lijkt_op(locatie=locatie, achternaam=achternaam, geboortedatum=geboortedatum):
        raise NietToegestaan("Kijk of dit echt een ander is.", veld="is_een_ander")
    namen = {
        "voornamen": voornamen,
        "roepnaam": roepnaam,
        "tussenvoegsel": tussenvoegsel,
        "achternaam": achternaam,
    }
    zoeknaam = maak_zoeknaam(**namen)
    klant = Klant(locatie=locatie, zoeknaam=zoeknaam, geboortedatum=geboortedatum, geslacht=geslacht, **namen)
    voeg_toe(klant)
    _geef_bsn(klant, bsn)
    voeg_toe(Contactgegevens(klant=klant, **contactgegevens))
    voeg_toe(Situatie(klant=klant, arbeid=arbeid))
    voeg_toe(Clientbeeld(klant=klant, locatie=locatie, zoeknaam=zoeknaam))
    clientbeeld.werk_bij(klant)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.AANMELDING, f"Ingeschreven bij {locatie}.", door=door)
    jongeren.bepaal_dienstlocatie(klant)
    if team is not None:
        teams.plaats(klant=klant, team=team, door=door)
    elif not zonder_team:
        teams.deel_in(klant)
    return klant


def signaleer_elders(*, bsn: str, locatie: Locatie, door: Medewerker) -> None:
    """Report that somebody with a dossier at another location asks to be registered at this one."""
    klant = _met_bsn(bsn)
    if klant is not None and klant.locatie_id != locatie.pk:
        signaleer(klant=klant, locatie=locatie, door=door)


@transaction.atomic
def signaleer(*, klant: Klant, locatie: Locatie, door: Medewerker) -> None:
    """Write in a dossier, for staff, that a second one on its BSN was refused; once a day per location.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.1, fraud with identity numbers.
    """
    zin = f"Een tweede inschrijving met dit BSN is geweigerd bij {locatie}."
    if klant.gebeurtenissen.filter(zin=zin, op__date=vandaag()).exists():
        return
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.AANMELDING, zin, door=door, zichtbaar_voor_klant=False)


def _met_bsn(bsn: str) -> Klant | None:
    return Klant.objects.select_related("locatie").filter(heeft_bsn(bsn)).first()


def _geef_bsn(klant: Klant, bsn: str) -> None:
    """Tie the BSN to the client; of two counters at the same moment the database lets one through."""
    try:
        with transaction.atomic():
            bewaar(klant, bsn)
    except IntegrityError:
        bestaand = _met_bsn(bsn)
        if bestaand is None:
            raise
        raise DossierBestaat(bestaand) from None
