"""Pools of employers: members, and who is lent to whom (W-44)."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from werkgevers.aanspreekpunt import slot as slot_werkgever
from werkgevers.models import Pool, Poollid, Uitlening, Werkgever


@transaction.atomic
def begin(*, locatie: Locatie, door: Medewerker, **velden: Any) -> Pool:
    """Start a pool.

    Args:
        velden: fields of `Pool`.

    Raises:
        NietToegestaan: `door` or who looks after it works elsewhere.
        ValidationError: with a message per field.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Zoetermeer.
    """
    _vereis_op(door, locatie)
    _vereis_op(velden["beheerder"], locatie, veld="beheerder")
    return voeg_toe(Pool(locatie=locatie, **velden))


@transaction.atomic
def wijzig_pool(*, pool: Pool, versie: int, door: Medewerker, **velden: Any) -> Pool:
    """Change a pool, or say that it stopped.

    Raises:
        NietToegestaan: it is of another location, or somebody is still lent after the day it stops.
        VersieConflict: somebody else saved in between.
    """
    _vereis_op(door, pool.locatie)
    _vereis_op(velden["beheerder"], pool.locatie, veld="beheerder")
    stopt = velden.get("gestopt_op")
    if stopt and pool.uitleningen.filter(Q(tot__isnull=True) | Q(tot__gt=stopt)).exists():
        raise NietToegestaan("Er loopt dan nog een uitlening. Beëindig die eerst.", veld="gestopt_op")
    return wijzig(pool, versie=versie, **velden)


@transaction.atomic
def voeg_lid_toe(*, pool: Pool, werkgever: Werkgever, van: datetime.date, door: Medewerker) -> Poollid:
    """Let a company join.

    Raises:
        NietToegestaan: the pool stopped or is of another location, or the employer was merged.
        ValidationError: the company is a member already.
    """
    pool = _lopend(pool, door)
    return voeg_toe(Poollid(pool=pool, werkgever=slot_werkgever(werkgever), van=van))


@transaction.atomic
def beeindig_lid(*, lid: Poollid, door: Medewerker) -> Poollid:
    """Let a company leave, today; doing so twice changes nothing.

    Raises:
        NietToegestaan: it lends or borrows somebody, or the pool is of another location.
    """
    _lopend(lid.pool, door)
    lid = Poollid.objects.select_for_update().get(pk=lid.pk)
    if lid.tot is None:
        bezig = lid.pool.uitleningen.filter(
            Q(van_werkgever=lid.werkgever_id) | Q(naar_werkgever=lid.werkgever_id)
        ).filter(Q(tot__isnull=True) | Q(tot__gt=vandaag()))
        if bezig.exists():
            raise NietToegestaan("Deze werkgever leent nog iemand uit of in.")
        lid.tot = max(vandaag(), lid.van)
        lid.full_clean()
        lid.save()
    return lid


@transaction.atomic
def leen_uit(
    *,
    pool: Pool,
    persoon: str,
    van_werkgever: Werkgever,
    naar_werkgever: Werkgever,
    van: datetime.date,
    tot: datetime.date | None,
    door: Medewerker,
) -> Uitlening:
    """Record that a company lends somebody to another.

    Args:
        persoon: a mark that the companies understand; no more than needed.

    Raises:
        NietToegestaan: one of them is no member on the first day, or this person is lent already then.
        ValidationError: with a message per field.
    """
    pool = _lopend(pool, door)
    for veld, werkgever in (("van_werkgever", van_werkgever), ("naar_werkgever", naar_werkgever)):
        leden = pool.leden.filter(Q(tot__isnull=True) | Q(tot__gte=van), werkgever=werkgever, van__lte=van)
        if not leden.exists():
            raise NietToegestaan(f"{werkgever} zit op die dag niet in de pool.", veld=veld)
    zelfde = pool.uitleningen.filter(persoon__iexact=persoon.strip(), van_werkgever=van_werkgever)
    overlapt = zelfde.filter(Q(tot__isnull=True) | Q(tot__gte=van))
    if tot is not None:
        overlapt = overlapt.filter(van__lte=tot)
    if overlapt.exists():
        raise NietToegestaan("Deze persoon is dan al uitgeleend.", veld="persoon")
    return voeg_toe(
        Uitlening(
            pool=pool,
            persoon=persoon.strip(),
            van_werkgever=van_werkgever,
            naar_werkgever=naar_werkgever,
            van=van,
            tot=tot,
            door=door,
        )
    )


@transaction.atomic
def beeindig_uitlening(*, uitlening: Uitlening, op: datetime.date, door: Medewerker) -> Uitlening:
    """Say on which day somebody went back.

    Raises:
        NietToegestaan: the day is before the first or in the future, or the pool is of another location.
    """
    _lopend(uitlening.pool, door)
    uitlening = Uitlening.objects.select_for_update().get(pk=uitlening.pk)
    if not uitlening.van <= op <= vandaag():
        raise NietToegestaan(f"Kies een dag tussen {uitlening.van:%d-%m-%Y} en vandaag.", veld="op")
    uitlening.tot = op
    uitlening.full_clean()
    uitlening.save()
    return uitlening


def _vereis_op(medewerker: Medewerker, locatie: Locatie, *, veld: str | None = None) -> None:
    if not medewerker.werkt_op(locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {locatie}.", veld=veld)


def _lopend(pool: Pool, door: Medewerker) -> Pool:
    pool = Pool.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=pool.pk)
    _vereis_op(door, pool.locatie)
    if pool.gestopt_op is not None and pool.gestopt_op < vandaag():
        raise NietToegestaan(f"Deze pool is gestopt op {pool.gestopt_op:%d-%m-%Y}.")
    return pool
