"""Vacancies that wait for an accountmanager today: clocks, answers, and those that fell silent."""

import datetime

from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker
from werkgevers.dagzaken import Zaak, van_accountmanager
from werkgevers.models import Vacature, Voordracht
from werkgevers.models.vacature import VacatureQuerySet

_ANTWOORD = datetime.timedelta(days=3)


def klokken(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
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
        .filter(van_accountmanager(medewerker) | Q(ingevoerd_door=medewerker), locatie=locatie)
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


def antwoorden(medewerker: Medewerker, locatie: Locatie, rang: dict[int, int]) -> list[Zaak]:
    """Candidates of whom the employer said nothing for some days."""
    grens = timezone.now() - _ANTWOORD
    rijen = (
        Voordracht.objects.filter(
            van_accountmanager(medewerker, "vacature__werkgever") | Q(voorgedragen_door=medewerker),
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


def stille_vacatures(
    medewerker: Medewerker, locatie: Locatie, rang: dict[int, int], dagen: int
) -> list[Zaak]:
    """Open vacancies for which nobody was found in so many days."""
    grens = timezone.now() - datetime.timedelta(days=dagen)
    rijen = (
        _eigen_vacatures(medewerker, locatie)
        .filter(ontvangen_op__lte=grens)
        .exclude(voordrachten__gevonden_op__gt=grens)
    )
    return [_vacature(rij, rij.titel, rij.ontvangen_op, False, rang) for rij in rijen]
