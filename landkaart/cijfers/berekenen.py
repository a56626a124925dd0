"""Working out figures: one statement per figure and month, over all locations and groups (X-30, X-46).

A run may be killed and started again, and two may meet: each figure of a month is one transaction that holds
the row of the run, so it is worked out once per run, and the same rows give the same values.
"""

import datetime
from collections.abc import Callable, Collection

from django.db import connection, transaction
from django.utils import timezone

from keten.indicatoren import Indicator, alle
from keten.maanden import eerste_dag, laatste_dag, maanden_later, maanden_tot
from keten.tijd import vandaag
from landkaart.cijfers import opdracht, versies
from landkaart.models import Indicatorronde, Indicatorversie

NAKOMEN = 3
"""So many days of a month the one before is still worked out."""

_DAG = datetime.timedelta(days=1)


def bereken(
    maand: datetime.date,
    codes: Collection[str] | None = None,
    *,
    opnieuw: bool = False,
    na_elk: Callable[[str], object] = lambda code: None,
) -> Indicatorronde | None:
    """Work out a month and store the values over what was stored of it before.

    A run of this month that was cut off today is taken up where it stopped. A month that is closed stays as
    it is: where clients were and what roles people had then is not known any more.

    Args:
        maand: any day of it; the running month counts up to today.
        codes: only these figures; every registered one when not given.
        opnieuw: also what is closed.
        na_elk: told the code of each figure that is done.

    Returns:
        The run, or None when all of it was closed.
    """
    eerste = eerste_dag(maand)
    vast = set() if opnieuw else _vast(eerste)
    gekozen = {i.code: i for i in alle() if i.code not in vast and (codes is None or i.code in codes)}
    if not gekozen:
        return None
    versies.leg_vast(gekozen.values())
    definities = versies.geldende(gekozen.values(), eerste)
    ronde = _ronde(eerste, list(gekozen))
    for code, indicator in gekozen.items():
        if _reken(ronde.pk, indicator, definities[code]):
            na_elk(code)
    return _sluit(ronde.pk)


def werk_bij() -> None:
    """Work out the running month, and the one before until it is closed.

    What happened on the last day of a month is often written down the day after; from the fourth day of the
    next month on a month stays as it is.
    """
    for maand in maanden_tot(vandaag(), 2):
        bereken(maand)


def dagen_van(maand: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month, or today while it runs."""
    return eerste_dag(maand), min(laatste_dag(maand), max(vandaag(), eerste_dag(maand)))


def _vast(maand: datetime.date) -> set[str]:
    """The figures of a month that is closed: those of which a run since its end is finished."""
    volgende = maanden_later(maand, 1)
    rondes = Indicatorronde.objects.filter(maand=maand)
    if vandaag() < volgende + NAKOMEN * _DAG or rondes.filter(klaar_op=None).exists():
        return set()
    sinds = rondes.filter(begonnen_op__date__gte=volgende)
    return {code for codes in sinds.values_list("codes", flat=True) for code in codes}


@transaction.atomic
def _ronde(maand: datetime.date, codes: list[str]) -> Indicatorronde:
    """The run of a month that is not finished, or a new one. What an earlier day did is done again."""
    with connection.cursor() as cursor:  # two that start together must not both find no run
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"indicatorronde {maand}"])
    ronde = Indicatorronde.objects.select_for_update().filter(maand=maand, klaar_op=None).first()
    if ronde is None:
        return Indicatorronde.objects.create(maand=maand, codes=codes)
    if timezone.localdate(ronde.begonnen_op) < vandaag():
        ronde.codes, ronde.gedaan, ronde.begonnen_op = codes, [], timezone.now()
    ronde.codes = [*ronde.codes, *(code for code in codes if code not in ronde.codes)]
    ronde.save()
    return ronde


@transaction.atomic
def _reken(ronde_pk: int, indicator: Indicator, versie: Indicatorversie) -> bool:
    """Work out one figure of a run, unless another process did so; returns whether this one did."""
    ronde = Indicatorronde.objects.select_for_update().get(pk=ronde_pk)
    if indicator.code in ronde.gedaan:
        return False
    van, tot = dagen_van(ronde.maand)
    opdracht.voer_uit(indicator, versie, van, tot)
    ronde.gedaan = [*ronde.gedaan, indicator.code]
    ronde.save(update_fields=["gedaan"])
    return True


@transaction.atomic
def _sluit(ronde_pk: int) -> Indicatorronde:
    """Close a run when everything in it is done; another process may have added figures."""
    ronde = Indicatorronde.objects.select_for_update().get(pk=ronde_pk)
    if ronde.klaar_op is None and set(ronde.codes) <= set(ronde.gedaan):
        ronde.klaar_op = timezone.now()
        ronde.save(update_fields=["klaar_op"])
    return ronde
