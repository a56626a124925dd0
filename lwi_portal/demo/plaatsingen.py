"""Placements of a location with their support and aftercare; set-based, all of it made up."""

import datetime
from random import Random

from keten.models import Medewerker
from klanten.models import Clientbeeld
from klanten.nazorg import meetdag
from lwi_portal.demo.dagen import DAG, open_dag
from lwi_portal.demo.plek import Plek
from werkgevers.models import Nazorgmoment, Plaatsing, Plaatsingssteun, Steunmaatregel, Voordracht

_STOPREDENEN = ("Het werk was te zwaar.", "De reis was te lang.", "Het contract werd niet verlengd.")
_UITKOMSTEN = ("loopt", "werk", "loopt", "opleiding", "gestopt")
_WEKEN = (1, 4, 12)
_VERSLAGEN = (
    "De nieuwe collega doet het goed en komt op tijd.",
    "Het inwerken kost meer tijd. Een jobcoach zou helpen.",
    "De werkgever wil over een vast contract praten.",
)


def plaats_kandidaten(plek: Plek, rng: Random, accountmanagers: list[Medewerker]) -> int:
    """The placements of candidates whom employers hired, some of whom stopped."""
    aangenomen = Voordracht.objects.filter(locatie=plek.locatie, stand=Voordracht.Stand.GEPLAATST)
    plaatsingen: list[Plaatsing] = []
    partners: list[list[int]] = []
    for nummer, voordracht in enumerate(aangenomen.select_related("vacature").order_by("pk")):
        gids = accountmanagers[nummer % len(accountmanagers)]
        plaatsing = _plaatsing(plek, rng, voordracht, gids, nummer)
        if plaatsing is not None:
            plaatsingen.append(plaatsing)
            verwerver = voordracht.vacature.partner_id
            partners.append(sorted({voordracht.partner_id, verwerver or voordracht.partner_id}))
    Plaatsing.objects.bulk_create(plaatsingen)
    door_tabel = Plaatsing.partners.through
    telt = [
        door_tabel(plaatsing_id=plaatsing.pk, ketenpartner_id=partner)
        for plaatsing, wie in zip(plaatsingen, partners, strict=True)
        for partner in wie
    ]
    door_tabel.objects.bulk_create(telt)
    steun = Plaatsingssteun.objects.bulk_create(_steun(plek, rng, plaatsingen))
    nazorg = Nazorgmoment.objects.bulk_create(_nazorg(plek, rng, plaatsingen))
    return len(plaatsingen) + len(telt) + len(steun) + len(nazorg)


def _plaatsing(
    plek: Plek, rng: Random, voordracht: Voordracht, gids: Medewerker, nummer: int
) -> Plaatsing | None:
    if voordracht.antwoord_op is None:
        return None
    begint = open_dag(voordracht.antwoord_op.date() + rng.randint(3, 12) * DAG)
    meting = meetdag(plek.locatie, begint)
    plaatsing = Plaatsing(
        voordracht=voordracht,
        vacature=voordracht.vacature,
        werkgever_id=voordracht.vacature.werkgever_id,
        klant_id=voordracht.klant_id,
        locatie=plek.locatie,
        begint_op=begint,
        eindigt_op=begint + 365 * DAG if nummer % 3 else None,
        uren=voordracht.vacature.uren_min,
        meetdag=meting,
        door=gids,
        vastgelegd_op=voordracht.antwoord_op,
    )
    stopt = begint + rng.randint(10, 150) * DAG
    if nummer % 5 == 2 and stopt < plek.vandaag:
        plaatsing.gestopt_op, plaatsing.stopreden = stopt, _STOPREDENEN[nummer % len(_STOPREDENEN)]
        plaatsing.duurzaam, plaatsing.gemeten_op = stopt >= meting, stopt
    elif meting <= plek.vandaag and nummer % 4:
        plaatsing.duurzaam, plaatsing.gemeten_op = True, meting
    return plaatsing


def _steun(plek: Plek, rng: Random, plaatsingen: list[Plaatsing]) -> list[Plaatsingssteun]:
    """A subsidy at every second placement, some about to end, and help at every third."""
    per_code = {maatregel.code: maatregel for maatregel in Steunmaatregel.objects.all()}
    subsidie, coach = per_code.get("loonkostensubsidie"), per_code.get("jobcoach")
    steun = []
    for nummer, plaatsing in enumerate(plaatsingen):
        if subsidie is not None and nummer % 2 == 0:
            einde = plaatsing.begint_op + 182 * DAG
            if nummer % 4 == 0 and plaatsing.gestopt_op is None:
                einde = max(plaatsing.begint_op, plek.vandaag) + rng.randint(5, 25) * DAG
            steun.append(_een_steun(plaatsing, subsidie, einde, 50))
        if coach is not None and nummer % 3 == 0:
            steun.append(_een_steun(plaatsing, coach, None, None))
    return steun


def _een_steun(
    plaatsing: Plaatsing, maatregel: Steunmaatregel, einde: datetime.date | None, percentage: int | None
) -> Plaatsingssteun:
    return Plaatsingssteun(
        plaatsing=plaatsing,
        maatregel=maatregel,
        percentage=percentage,
        begint_op=plaatsing.begint_op,
        eindigt_op=einde,
        door=plaatsing.door,
    )


def _nazorg(plek: Plek, rng: Random, plaatsingen: list[Plaatsing]) -> list[Nazorgmoment]:
    """What was said until now, and what comes; a few contacts are late."""
    klanten = [plaatsing.klant_id for plaatsing in plaatsingen]
    coaches = dict(Clientbeeld.objects.filter(klant__in=klanten).values_list("klant", "contactpersoon"))
    momenten = []
    for nummer, plaatsing in enumerate(plaatsingen):
        for week in _WEKEN:
            dag = open_dag(plaatsing.begint_op + 7 * week * DAG)
            for met, wie in (("werkgever", plaatsing.door_id), ("klant", coaches.get(plaatsing.klant_id))):
                momenten.append(_moment(plek, rng, plaatsing, met, wie, dag, laat=nummer % 6 == 1))
    return momenten


def _moment(
    plek: Plek,
    rng: Random,
    plaatsing: Plaatsing,
    met: str,
    wie: int | None,
    dag: datetime.date,
    *,
    laat: bool,
) -> Nazorgmoment:
    een = Nazorgmoment(plaatsing=plaatsing, met=met, gepland_op=dag, voor_id=wie)
    net_voorbij = laat and dag > plek.vandaag - 21 * DAG
    if plaatsing.gestopt_op is not None and dag > plaatsing.gestopt_op:
        een.vervallen_op = plaatsing.gestopt_op
    elif dag < plek.vandaag and wie is not None and not net_voorbij:
        een.gedaan_op, een.door_id = dag, wie
        een.uitkomst = "aandacht" if rng.random() < 0.2 else "goed"
        een.verslag = rng.choice(_VERSLAGEN)
    return een
