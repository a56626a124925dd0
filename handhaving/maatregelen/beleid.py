"""The policy tables of the organisations: adopted from a day, never rewritten, laid side by side (H-46)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from handhaving.maatregelen import bevoegd
from handhaving.models import Beleid, Beleidsregel, Overtredingsoort
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag

_DAG = datetime.timedelta(days=1)
_HOOGSTENS_VOORUIT = datetime.timedelta(days=366)


@dataclass(frozen=True)
class Naast:
    """One kind of breach across organisations: for each table its rule, or none."""

    soort: Overtredingsoort
    regels: list[Beleidsregel | None]


@transaction.atomic
def stel_vast(
    *,
    partner: Ketenpartner,
    geldig_van: datetime.date,
    recidive_maanden: int,
    contact: str,
    bron: str,
    regels: Iterable[dict[str, Any]],
    door: Medewerker,
) -> Beleid:
    """Adopt a new table; the one before it ends on the day before. What was decided with it stays.

    Args:
        geldig_van: first day; today or later, because nobody is judged by a rule that was not there yet.
        regels: for each kind of breach the fields of `Beleidsregel`.

    Raises:
        NietToegestaan: the day cannot be, or a later table waits already.
        RechtOntbreekt: `door` is of another organisation.
    """
    bevoegd.vereis_beleid(partner, door)
    if not vandaag() <= geldig_van <= vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag vanaf vandaag, binnen een jaar.", veld="geldig_van")
    Ketenpartner.objects.select_for_update().get(pk=partner.pk)
    vorige = Beleid.objects.van(partner).first()
    if vorige is not None and vorige.geldig_van >= geldig_van:
        raise NietToegestaan(
            f"Er is al een tabel vanaf {vorige.geldig_van:%d-%m-%Y}. Kies een latere dag.", veld="geldig_van"
        )
    if vorige is not None:
        _sluit(vorige, geldig_van - _DAG)
    beleid = voeg_toe(
        Beleid(
            partner=partner,
            geldig_van=geldig_van,
            recidive_maanden=recidive_maanden,
            contact=contact,
            bron=bron,
            vastgesteld_door=door,
            vastgesteld_op=timezone.now(),
        )
    )
    for regel in regels:
        voeg_toe(Beleidsregel(beleid=beleid, **regel))
    return beleid


@transaction.atomic
def trek_in(*, beleid: Beleid, door: Medewerker) -> Beleid:
    """Take back a table that does not count yet; the one before it goes on.

    Raises:
        NietToegestaan: the table counts already, or was taken back.
        RechtOntbreekt: `door` is of another organisation.
    """
    bevoegd.vereis_beleid(beleid.partner, door)
    Ketenpartner.objects.select_for_update().get(pk=beleid.partner_id)  # adopting a table waits for this
    beleid = Beleid.objects.select_for_update(of=("self",)).select_related("partner").get(pk=beleid.pk)
    if beleid.geldig_van <= vandaag() or beleid.ingetrokken_op is not None:
        raise NietToegestaan("Deze tabel geldt al, of is al ingetrokken.")
    beleid.ingetrokken_op, beleid.ingetrokken_door = timezone.now(), door
    beleid.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    vorige = Beleid.objects.van(beleid.partner).filter(geldig_tot=beleid.geldig_van - _DAG).first()
    if vorige is not None:
        _sluit(vorige, None)
    return beleid


def tabellen(locatie: Locatie, dag: datetime.date) -> list[Beleid]:
    """The tables that the organisations of a location have on a day, in order of name."""
    rijen = Beleid.objects.filter(partner__in=locatie.partners.all(), ingetrokken_op__isnull=True)
    return list(rijen.geldig_op(dag).select_related("partner").order_by("partner__naam"))


def naast_elkaar(tabellen: list[Beleid]) -> list[Naast]:
    """Each kind of breach with what every table says of it; two queries, however many tables."""
    regels = {
        (regel.beleid_id, regel.soort_id): regel for regel in Beleidsregel.objects.filter(beleid__in=tabellen)
    }
    return [
        Naast(soort, [regels.get((tabel.pk, soort.pk)) for tabel in tabellen])
        for soort in Overtredingsoort.objects.all()
    ]


def _sluit(beleid: Beleid, tot: datetime.date | None) -> None:
    beleid.geldig_tot = tot
    beleid.full_clean()
    beleid.save(update_fields=["geldig_tot"])
