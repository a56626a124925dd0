"""What waits for an accountmanager today, the sectors of the market plan first."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from keten.instellingen import waarden
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from werkgevers import marktplannen
from werkgevers.instellingen_sturen import STEUN_WAARSCHUWEN, STIL
from werkgevers.models import (
    Leveringsafspraak,
    Nazorgmoment,
    Plaatsingssteun,
    Vacature,
    Voordracht,
    Werkgeverscontact,
)
from werkgevers.models.vacature import VacatureQuerySet

_PER_BLOK = 10
_WEEK = datetime.timedelta(days=7)
_ANTWOORD = datetime.timedelta(days=3)
_GEEN_PRIORITEIT = 9


@dataclass(frozen=True)
class Zaak:
    """One thing to do.

    Attributes:
        urlnaam, pk: the page where it is done.
        wanneer: the day or moment that counts; None without one.
        prioriteit: of the employer's sector in the market plan, 1 to 3; None when it is not in it.
    """

    wat: str
    werkgever: str
    urlnaam: str
    pk: int
    wanneer: datetime.date | datetime.datetime | None
    te_laat: bool
    prioriteit: int | None


@dataclass(frozen=True)
class Blok:
    """Things of one kind; `meer` counts those that are not shown."""

    titel: str
    leeg: str
    zaken: list[Zaak]
    meer: int


def lees(medewerker: Medewerker, locatie: Locatie) -> list[Blok]:
    """The day of an accountmanager, in a fixed number of queries."""
    rang = marktplannen.prioriteiten(locatie)
    keuze = waarden(locatie)
    return [
        _blok("Klokken", "Er loopt geen klok af.", _klokken(medewerker, locatie, rang)),
        _blok("Antwoord van de werkgever", "Er wacht geen antwoord.", _antwoorden(medewerker, locatie, rang)),
        _blok("Contacten", "Deze week staan er geen contacten.", _contacten(medewerker, locatie, rang)),
        _blok("Beloften", "Deze week loopt er geen afspraak af.", _beloften(medewerker, locatie, rang)),
        _blok("Nazorg", "Deze week is er geen nazorg te doen.", _nazorg(medewerker, locatie, rang)),
        _blok(
            "Subsidies die eindigen",
            "Er eindigt binnenkort geen subsidie.",
            _subsidies(medewerker, locatie, rang, keuze[STEUN_WAARSCHUWEN]),
        ),
        _blok(
            "Vacatures die stil liggen",
            "Er ligt geen vacature stil.",
            _stil(medewerker, locatie, rang, keuze[STIL]),
        ),
    ]


def _blok(titel: str, leeg: str, zaken: list[Zaak]) -> Blok:
    """Late first, then by priority of the sector, then by day."""
    gesorteerd = sorted(
        zaken, key=lambda een: (not een.te_laat, een.prioriteit or _GEEN_PRIORITEIT, str(een.wanneer))
    )
    return Blok(titel, leeg, gesorteerd[:_PER_BLOK], max(0, len(gesorteerd) - _PER_BLOK))


def _van(medewerker: Medewerker, pad: str = "werkgever") -> Q:
    """Of employers whose accountmanager this is."""
    return Q(
        **{
            f"{pad}__accountmanagerschappen__medewerker": medewerker,
            f"{pad}__accountmanagerschappen__tot__isnull": True,
        }
    )


def _klokken(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    """Both clocks: a candidate within the term, and word to the employer within the term."""
    nu = timezone.now()
    eigen = _eigen_vacatures(medewerker, locatie)
    kandidaat = [
        _vacature(rij, f"Nog geen kandidaat: {rij.titel}", rij.klok_uiterlijk, rij.klok_uiterlijk < nu, rang)
        for rij in eigen.klok_loopt()
    ]
    bericht = [
        _vacature(
            rij, f"Nog geen bericht: {rij.titel}", rij.melding_uiterlijk, rij.melding_uiterlijk < nu, rang
        )
        for rij in eigen.filter(gemeld_op__isnull=True, stil_sinds__isnull=True)
    ]
    return kandidaat + bericht


def _eigen_vacatures(medewerker: Medewerker, locatie: Locatie) -> VacatureQuerySet:
    """Open vacancies of this accountmanager's employers, or entered by this person."""
    return (
        Vacature.objects.open()
        .filter(_van(medewerker) | Q(ingevoerd_door=medewerker), locatie=locatie)
        .select_related("werkgever")
        .distinct()
    )


def _vacature(
    rij: Vacature, wat: str, wanneer: datetime.datetime, te_laat: bool, rang: dict[int, int]
) -> Zaak:
    return Zaak(
        wat,
        rij.werkgever.naam,
        "werkgevers:vacature",
        rij.pk,
        wanneer,
        te_laat,
        rang.get(rij.werkgever.sector_id or 0),
    )


def _antwoorden(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    grens = timezone.now() - _ANTWOORD
    rijen = (
        Voordracht.objects.filter(
            _van(medewerker, "vacature__werkgever") | Q(voorgedragen_door=medewerker),
            stand=Voordracht.Stand.VOORGEDRAGEN,
            vacature__locatie=locatie,
            voorgedragen_op__lte=grens,
        )
        .select_related("vacature__werkgever")
        .distinct()
    )
    return [
        Zaak(
            f"Kandidaat voor {rij.vacature.titel}",
            rij.vacature.werkgever.naam,
            "werkgevers:voordracht",
            rij.pk,
            rij.voorgedragen_op,
            True,
            rang.get(rij.vacature.werkgever.sector_id or 0),
        )
        for rij in rijen
    ]


def _contacten(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    rijen = (
        Werkgeverscontact.objects.gepland()
        .filter(medewerker=medewerker, locatie=locatie, gepland_op__lte=vandaag() + _WEEK)
        .select_related("werkgever")
    )
    return [
        Zaak(
            rij.onderwerp,
            rij.werkgever.naam,
            "werkgevers:werkgever",
            rij.werkgever_id,
            rij.gepland_op,
            rij.gepland_op is not None and rij.gepland_op < vandaag(),
            rang.get(rij.werkgever.sector_id or 0),
        )
        for rij in rijen
    ]


def _beloften(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    rijen = (
        Leveringsafspraak.objects.lopend()
        .filter(verantwoordelijke=medewerker, locatie=locatie, uiterlijk__lte=vandaag() + _WEEK)
        .select_related("werkgever")
    )
    return [
        Zaak(
            rij.wat,
            rij.werkgever.naam,
            "werkgevers:leveringsafspraak",
            rij.pk,
            rij.uiterlijk,
            rij.uiterlijk < vandaag(),
            rang.get(rij.werkgever.sector_id or 0),
        )
        for rij in rijen
    ]


def _nazorg(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    rijen = (
        Nazorgmoment.objects.open()
        .filter(
            voor=medewerker,
            met=Nazorgmoment.Met.WERKGEVER,
            plaatsing__vacature__locatie=locatie,
            gepland_op__lte=vandaag() + _WEEK,
        )
        .select_related("plaatsing__werkgever", "plaatsing__vacature")
    )
    return [
        Zaak(
            f"Nazorg: {rij.plaatsing.vacature.titel}",
            rij.plaatsing.werkgever.naam,
            "werkgevers:nazorgmoment",
            rij.pk,
            rij.gepland_op,
            rij.gepland_op < vandaag(),
            rang.get(rij.plaatsing.werkgever.sector_id or 0),
        )
        for rij in rijen
    ]


def _subsidies(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int], dagen: int) -> list[Zaak]:
    rijen = (
        Plaatsingssteun.objects.lopend()
        .filter(
            _van(medewerker, "plaatsing__werkgever") | Q(plaatsing__door=medewerker),
            plaatsing__vacature__locatie=locatie,
            eindigt_op__lte=vandaag() + datetime.timedelta(days=dagen),
        )
        .select_related("plaatsing__werkgever", "plaatsing__klant", "maatregel")
        .distinct()
    )
    return [
        Zaak(
            str(rij.maatregel) if rij.plaatsing.klant.locatie_id == locatie.pk else "Hulp of subsidie",
            rij.plaatsing.werkgever.naam,
            "werkgevers:plaatsing",
            rij.plaatsing_id,
            rij.eindigt_op,
            False,
            rang.get(rij.plaatsing.werkgever.sector_id or 0),
        )
        for rij in rijen
    ]


def _stil(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int], dagen: int) -> list[Zaak]:
    grens = timezone.now() - datetime.timedelta(days=dagen)
    rijen = (
        _eigen_vacatures(medewerker, locatie)
        .filter(ontvangen_op__lte=grens)
        .exclude(voordrachten__gevonden_op__gt=grens)
    )
    return [_vacature(rij, rij.titel, rij.ontvangen_op, False, rang) for rij in rijen]
