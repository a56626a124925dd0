"""What waits for an accountmanager today besides vacancies: contacts, promises, aftercare, support."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from werkgevers.models import Leveringsafspraak, Nazorgmoment, Plaatsingssteun, Werkgeverscontact

_WEEK = datetime.timedelta(days=7)


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


def van_accountmanager(medewerker: Medewerker, pad: str = "werkgever") -> Q:
    """Of employers whose accountmanager this is."""
    return Q(
        **{
            f"{pad}__accountmanagerschappen__medewerker": medewerker,
            f"{pad}__accountmanagerschappen__tot__isnull": True,
        }
    )


def contacten(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    """Contacts of the coming week, and those that should have been."""
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


def beloften(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    """Promises to employers that end within a week, or ended."""
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


def nazorgmomenten(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    """Aftercare with employers within a week, or overdue."""
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


def subsidies(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int], dagen: int) -> list[Zaak]:
    """Support that ends within so many days; of clients of elsewhere it is not said which."""
    rijen = (
        Plaatsingssteun.objects.lopend()
        .filter(
            van_accountmanager(medewerker, "plaatsing__werkgever") | Q(plaatsing__door=medewerker),
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
