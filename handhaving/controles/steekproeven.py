"""Random samples: the lot chooses who is checked, once a month at each location (H-30).

Who is drawn follows from the seed and the population alone: anybody can draw again and see the same people.
"""

import datetime
import logging
import secrets

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from handhaving.controles import werk
from handhaving.controles.bestellen import schrijf
from handhaving.controles.instellingen import OMVANG
from handhaving.models import Controle, Controlesoort, Risicostand, Steekproef
from handhaving.risico import instellingen as sturing
from keten import instellingen
from keten.maanden import eerste_dag
from keten.models import Locatie
from klanten.models import Clientbeeld, Klant

log = logging.getLogger(__name__)

MIDDEL = "administratief"
REDEN = "Getrokken door het lot."
_TREK = """
    SELECT k FROM unnest(%s::bigint[]) WITH ORDINALITY AS uit (k, plaats)
    ORDER BY md5(%s || ':' || plaats), plaats LIMIT %s
"""


def trek_overal(*, op: datetime.date) -> int:
    """Draw at every location that works with samples and has not drawn this month; returns how many did."""
    return sum(
        trek(locatie=locatie, op=op) is not None
        for locatie in Locatie.objects.order_by("pk")
        if instellingen.waarde(sturing.STEEKPROEF, locatie)
    )


def trek(*, locatie: Locatie, op: datetime.date, zaad: str = "") -> Steekproef | None:
    """Draw at one location and plan a check for each client drawn; once a month, however often it is called.

    Args:
        op: a day in the month.
        zaad: the seed; a secret random one when empty.

    Returns:
        The drawing, or None when there was one this month, or nobody to draw from.
    """
    maand = eerste_dag(op)
    if Steekproef.objects.filter(locatie=locatie, maand=maand).exists():
        return None
    try:
        return _trek(locatie, op, maand, zaad or secrets.token_hex(16))
    except IntegrityError:
        log.warning("a sample of location %s was drawn or a check ordered at this moment", locatie.pk)
        return None


def trek_opnieuw(steekproef: Steekproef) -> list[int]:
    """Whom this seed draws from this population; the same people as then."""
    return _loot(steekproef.uit, steekproef.zaad, steekproef.omvang)


def populatie(locatie: Locatie, soort: Controlesoort, op: datetime.date) -> QuerySet[Klant]:
    """Clients in guidance, of all colours, of whom the same was not checked lately."""
    telt = Q(stand=Controle.Stand.GEPLAND) | Q(geldig_tot__gte=op)
    zelfde = Controle.objects.filter(telt, klant=OuterRef("pk"), onderdelen__overlap=soort.onderdelen)
    actief = Klant.objects.van_locatie(locatie).filter(beeld__status=Clientbeeld.Status.ACTIEF)
    return actief.filter(~Exists(zelfde)).order_by("pk")


@transaction.atomic
def _trek(locatie: Locatie, op: datetime.date, maand: datetime.date, zaad: str) -> Steekproef | None:
    soort = Controlesoort.objects.get(code=MIDDEL)
    omvang = instellingen.waarde(OMVANG, locatie)
    uit = list(populatie(locatie, soort, op).values_list("pk", flat=True))
    if not uit:
        return None
    getrokken = _loot(uit, zaad, omvang)
    steekproef = Steekproef.objects.create(
        locatie=locatie,
        maand=maand,
        soort=soort,
        zaad=zaad,
        omvang=omvang,
        populatie=len(uit),
        uit=uit,
        getrokken=getrokken,
    )
    _plan(steekproef, getrokken)
    return steekproef


def _plan(steekproef: Steekproef, getrokken: list[int]) -> None:
    klanten = Klant.objects.select_related("locatie").in_bulk(getrokken)
    standen = Risicostand.objects.select_related("beoordeling").in_bulk(getrokken)
    for pk in getrokken:
        klant, stand = klanten[pk], standen.get(pk)
        controle = Controle.objects.create(
            klant=klant,
            locatie=steekproef.locatie,
            soort=steekproef.soort,
            onderdelen=steekproef.soort.onderdelen,
            grond=Controle.Grond.STEEKPROEF,
            steekproef=steekproef,
            beoordeling=stand.beoordeling if stand else None,
            kleur=stand.kleur if stand else "",
            reden=REDEN,
            uiterlijk=werk.termijn(klant).vervalt(timezone.now()),
        )
        werk.zet_klaar(controle, voor=None)
        schrijf(controle, f"Controle gepland: {steekproef.soort}, door het lot gekozen.", door=None)


def _loot(uit: list[int], zaad: str, aantal: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_TREK, [uit, zaad, aantal])
        return [rij[0] for rij in cursor.fetchall()]
