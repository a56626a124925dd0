"""Figures on vacancies: in time or not, released, hard to fill, and filled from social assistance."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from keten.aandeel import Aandeel
from keten.instellingen import waarde
from keten.maanden import maanden_later, maanden_tot
from keten.models import Ketenpartner, Locatie
from keten.termijnen import NEDERLAND
from keten.tijd import vandaag
from klanten import wettelijketaken
from klanten.models import Uitkering
from klanten.wettelijketaken import WettelijkeTaak
from werkgevers.instellingen_vacatures import MOEILIJK
from werkgevers.models import Klokpauze, Plaatsing, Vacature

MAANDEN = 12


@dataclass(frozen=True)
class Klokcijfer:
    """What became of the vacancies that came in during a month, or that a partner or location entered.

    Attributes:
        wat: the month, partner or location.
        kandidaat: with a candidate in time, of those whose clock for a candidate has ended (W-15).
        gemeld: told to the employer in time, of those whose clock for the answer has ended (W-16).
        vrijgegeven: released to everybody, of all (W-21).
    """

    wat: Any
    kandidaat: Aandeel
    gemeld: Aandeel
    vrijgegeven: Aandeel


def meld_aan() -> None:
    """Count the registration of vacancies among the statutory tasks (K-39); called at start-up."""
    wettelijketaken.registreer(WettelijkeTaak.VACATUREREGISTRATIE, per_organisatie)


def per_organisatie(
    locatie: Locatie, begin: datetime.datetime, einde: datetime.datetime
) -> Iterable[tuple[int, int]]:
    """How many vacancies each organisation registered; what employers entered themselves is nobody's work."""
    rijen = Vacature.objects.filter(
        locatie=locatie, ontvangen_op__gte=begin, ontvangen_op__lt=einde, partner__isnull=False
    )
    return rijen.order_by().values_list("partner").annotate(aantal=Count("pk"))


def per_maand(locatie: Locatie) -> list[Klokcijfer]:
    """The figures of a location by month of arrival, the last first; a month without any is left out."""
    rijen = _sinds(Vacature.objects.filter(locatie=locatie)).annotate(wat=TruncMonth("ontvangen_op"))
    return [_cijfer(rij) for rij in _tel(rijen).order_by("-wat")]


def per_partner(locatie: Locatie) -> list[Klokcijfer]:
    """The figures of a location by the partner that entered the vacancy; without one the employer did."""
    rijen = _sinds(Vacature.objects.filter(locatie=locatie)).annotate(wat=F("partner__naam"))
    return [_cijfer(rij) for rij in _tel(rijen).order_by(F("wat").asc(nulls_last=True))]


def per_locatie() -> list[Klokcijfer]:
    """The figures of every location, for who compares them."""
    rijen = _sinds(Vacature.objects.all()).annotate(wat=F("locatie__naam"))
    return [_cijfer(rij) for rij in _tel(rijen).order_by("wat")]


def oorzaken(locatie: Locatie) -> list[tuple[str, int]]:
    """Why clocks stood still in the last twelve months, the most frequent cause first."""
    namen = dict(Klokpauze.Oorzaak.choices)
    rijen = Klokpauze.objects.filter(vacature__locatie=locatie, van__gte=_eerste_dag())
    geteld = rijen.values_list("oorzaak").annotate(aantal=Count("pk")).order_by("-aantal", "oorzaak")
    return [(namen[code], aantal) for code, aantal in geteld]


def moeilijk_vervulbaar(locatie: Locatie) -> list[tuple[datetime.date, int]]:
    """How many vacancies were hard to fill at the end of each month, the last month first (W-53).

    Hard to fill is a vacancy that was open for longer than the location's setting; the present month counts
    up to now. A vacancy that was opened again counts as open all the time.

    Source: paper on 15 Werkpleinen (2009), outcome "daling van het aantal moeilijk vervulbare vacatures".
    """
    lang = datetime.timedelta(days=waarde(MOEILIJK, locatie))
    momenten = {maand: min(_einde_van(maand), timezone.now()) for maand in _maanden()}
    tellers = {
        f"m{maand:%Y%m}": Count(
            "pk",
            filter=Q(ontvangen_op__lt=moment - lang)
            & (Q(gesloten_op__isnull=True) | Q(gesloten_op__gt=moment)),
        )
        for maand, moment in momenten.items()
    }
    geteld = Vacature.objects.filter(locatie=locatie).aggregate(**tellers)
    return [(maand, geteld[f"m{maand:%Y%m}"]) for maand in momenten]


def bijstand(locatie: Locatie) -> tuple[int, int]:
    """How many open vacancies suit people on social assistance, and how many they filled (W-19).

    Returns:
        The number marked as suitable now, and of placements in the last twelve months by who had a
        benefit of a municipality on the first working day. Below `kleine_getallen.ONDER` the second number
        is not meant for a screen.
    """
    gemerkt = Vacature.objects.open().filter(locatie=locatie, geschikt_wwb=True).count()
    uitkering = Uitkering.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=OuterRef("begint_op")),
        klant=OuterRef("klant"),
        regime__kolom=Ketenpartner.Kolom.GEMEENTE,
        van__lte=OuterRef("begint_op"),
    )
    geplaatst = Plaatsing.objects.filter(
        Exists(uitkering), vacature__locatie=locatie, begint_op__gte=_eerste_dag().date()
    )
    return gemerkt, geplaatst.count()


def _tel(rijen: Any) -> Any:
    """The counts of each group (`wat`)."""
    nu = timezone.now()
    kandidaat = beslist("voorgedragen_op", "klok_uiterlijk", nu)
    gemeld = beslist("gemeld_op", "melding_uiterlijk", nu)
    return rijen.values("wat").annotate(
        aantal=Count("pk"),
        kandidaat=Count("pk", filter=kandidaat),
        kandidaat_op_tijd=Count("pk", filter=Q(voorgedragen_op__lte=F("klok_uiterlijk"))),
        gemeld=Count("pk", filter=gemeld),
        gemeld_op_tijd=Count("pk", filter=Q(gemeld_op__lte=F("melding_uiterlijk"))),
        vrijgegeven=Count("pk", filter=Q(vrijgegeven_op__isnull=False)),
    )


def beslist(klaar: str, uiterlijk: str, nu: datetime.datetime) -> Q:
    """Vacancies of which a clock has ended: the answer came, or its last moment passed while it ran.

    What the employer withdrew before that moment does not count.
    """
    staat_stil = Q(stand=Vacature.Stand.OPEN, stil_sinds__isnull=False, stil_sinds__lte=F(uiterlijk))
    voorbij = Q(**{f"{uiterlijk}__lt": nu}) & ~staat_stil
    ingetrokken = Q(uitkomst=Vacature.Uitkomst.INGETROKKEN, gesloten_op__lte=F(uiterlijk))
    return Q(**{f"{klaar}__isnull": False}) | (voorbij & ~ingetrokken)


def _cijfer(rij: dict[str, Any]) -> Klokcijfer:
    return Klokcijfer(
        wat=rij["wat"],
        kandidaat=Aandeel(rij["kandidaat_op_tijd"], rij["kandidaat"]),
        gemeld=Aandeel(rij["gemeld_op_tijd"], rij["gemeld"]),
        vrijgegeven=Aandeel(rij["vrijgegeven"], rij["aantal"]),
    )


def _sinds(rijen: QuerySet[Vacature]) -> QuerySet[Vacature]:
    return rijen.filter(ontvangen_op__gte=_eerste_dag())


def _maanden() -> list[datetime.date]:
    """The first days of the last twelve months, the present one first."""
    return maanden_tot(vandaag(), MAANDEN)[::-1]


def _eerste_dag() -> datetime.datetime:
    return datetime.datetime.combine(_maanden()[-1], datetime.time(), NEDERLAND)


def _einde_van(maand: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(maanden_later(maand, 1), datetime.time(), NEDERLAND)
