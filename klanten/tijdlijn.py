"""The timeline of a dossier: every domain function leaves one line, and everybody reads the same lines."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable

from keten.bulk import voeg_in_uit
from keten.models import Medewerker
from keten.rechten import Recht
from klanten import notificaties
from klanten.models import Clientbeeld, Gebeurtenis, Klant

_ALLEEN_MET = {
    Gebeurtenis.Soort.INCIDENT: Recht.INCIDENT,
    Gebeurtenis.Soort.HANDHAVING: Recht.RISICO,
}


def leg_vast(
    klant: Klant,
    soort: Gebeurtenis.Soort,
    zin: str,
    *,
    door: Medewerker | None = None,
    door_klant: bool = False,
    zichtbaar_voor_klant: bool = True,
) -> Gebeurtenis:
    """Add a line to the dossier's timeline (K-03).

    Args:
        zin: what happened, in one sentence that the client could read.
        door: the employee who did it; with neither `door` nor `door_klant` it was the portal itself.
    """
    with transaction.atomic(savepoint=False):
        gebeurtenis = Gebeurtenis.objects.create(
            klant=klant,
            soort=soort,
            zin=zin[:400],
            medewerker=door,
            partner=door.partner if door else None,
            door_klant=door_klant,
            zichtbaar_voor_klant=zichtbaar_voor_klant,
        )
        if notificaties.is_open(gebeurtenis):
            notificaties.meld(Gebeurtenis.objects.filter(pk=gebeurtenis.pk))
    return gebeurtenis


@transaction.atomic(savepoint=False)
def leg_vast_bij_veel(regels: QuerySet[Any], velden: Mapping[str, Combinable]) -> int:
    """Add a line for every row of a queryset, inside the database; returns how many.

    Args:
        velden: for each field of the line an expression on the queryset (see `keten.bulk.voeg_in_uit`).
    """
    gemaakt = voeg_in_uit(Gebeurtenis, regels, velden)
    notificaties.meld(Gebeurtenis.objects.filter(pk__in=gemaakt))
    return len(gemaakt)


@transaction.atomic(savepoint=False)
def leg_alle_vast(regels: Collection[Gebeurtenis], *, per_keer: int = 2000) -> int:
    """Add lines that were made in Python, in batches; returns how many."""
    gemaakt = Gebeurtenis.objects.bulk_create(regels, batch_size=per_keer)
    if te_melden := [regel.pk for regel in gemaakt if notificaties.is_open(regel)]:
        notificaties.meld(Gebeurtenis.objects.filter(pk__in=te_melden))
    return len(gemaakt)


def lees(klant: Klant, *, rechten: frozenset[Recht] = frozenset()) -> QuerySet[Gebeurtenis]:
    """The lines of a dossier, newest first, with who wrote them and for which organisation (K-03).

    Args:
        rechten: of the one who reads; lines about incidents and enforcement are left out without the right
            to those (X-19, H-55).
    """
    return _leesbaar(klant.gebeurtenissen.select_related("medewerker__gebruiker", "partner"), rechten)


def met_nieuws(
    beelden: QuerySet[Clientbeeld], *, sinds: datetime.datetime, rechten: frozenset[Recht]
) -> QuerySet[Clientbeeld]:
    """The pictures of clients with a line since a moment that somebody with these rights may read."""
    regels = _leesbaar(Gebeurtenis.objects.filter(klant=OuterRef("klant"), op__gte=sinds), rechten)
    return beelden.filter(Exists(regels))


def lees_als_klant(klant: Klant) -> QuerySet[Gebeurtenis]:
    """The lines that the client may read (X-18), also about decisions of enforcement."""
    return lees(klant, rechten=frozenset(_ALLEEN_MET.values())).filter(zichtbaar_voor_klant=True)


def _leesbaar(regels: QuerySet[Gebeurtenis], rechten: frozenset[Recht]) -> QuerySet[Gebeurtenis]:
    dicht = [soort for soort, recht in _ALLEEN_MET.items() if recht not in rechten]
    return regels.exclude(soort__in=dicht) if dicht else regels
