"""What a placement is supported with: measures and subsidies, each with its last day (W-30, W-34)."""

import datetime

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from werkgevers.models import Plaatsing, Plaatsingssteun, Steunmaatregel

_Soort = Steunmaatregel.Soort


@transaction.atomic
def ken_toe(
    *,
    plaatsing: Plaatsing,
    maatregel: Steunmaatregel,
    begint_op: datetime.date | None = None,
    eindigt_op: datetime.date | None = None,
    percentage: int | None = None,
    toelichting: str = "",
    door: Medewerker,
) -> Plaatsingssteun:
    """Give a placement a measure or a subsidy.

    Args:
        begint_op: the first working day when left out.
        eindigt_op: needed for a subsidy, whose end is announced.
        percentage: of the wage, 1 to 100; only for a subsidy.

    Raises:
        NietToegestaan: the placement stopped or is of another location, the end of a subsidy lacks, the
            measure is no longer given, or the same runs already.
        ValidationError: with a message per field.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9: temporary subsidies and wage-cost
    arrangements at placement.
    """
    plaatsing = _lopend(plaatsing, door)
    begin = begint_op or plaatsing.begint_op
    if maatregel.vervallen:
        raise NietToegestaan(f"{maatregel} wordt niet meer gegeven.", veld="maatregel")
    _keur(plaatsing, maatregel, begin, eindigt_op, percentage)
    if plaatsing.steun.filter(maatregel=maatregel).lopend().exists():
        raise NietToegestaan(f"{maatregel} loopt al bij deze plaatsing.", veld="maatregel")
    return voeg_toe(
        Plaatsingssteun(
            plaatsing=plaatsing,
            maatregel=maatregel,
            percentage=percentage,
            begint_op=begin,
            eindigt_op=eindigt_op,
            toelichting=toelichting.strip(),
            door=door,
        )
    )


@transaction.atomic
def wijzig_steun(
    *,
    steun: Plaatsingssteun,
    versie: int,
    eindigt_op: datetime.date | None,
    percentage: int | None,
    toelichting: str,
    door: Medewerker,
) -> Plaatsingssteun:
    """Change the end, the percentage or the words; another end of a subsidy is announced again.

    Raises:
        NietToegestaan: the placement stopped or is of another location, or the end of a subsidy lacks.
        VersieConflict: somebody else saved in between.
        ValidationError: with a message per field.
    """
    plaatsing = _lopend(steun.plaatsing, door)
    _keur(plaatsing, steun.maatregel, steun.begint_op, eindigt_op, percentage)
    return wijzig(
        steun, versie=versie, eindigt_op=eindigt_op, percentage=percentage, toelichting=toelichting.strip()
    )


def _lopend(plaatsing: Plaatsing, door: Medewerker) -> Plaatsing:
    rijen = Plaatsing.objects.select_for_update(of=("self",)).select_related("locatie", "vacature__locatie")
    plaatsing = rijen.get(pk=plaatsing.pk)
    if not (door.werkt_op(plaatsing.locatie) or door.werkt_op(plaatsing.vacature.locatie)):
        raise NietToegestaan("Deze plaatsing is van een andere locatie.")
    if plaatsing.gestopt_op is not None and plaatsing.gestopt_op < vandaag():
        raise NietToegestaan("Het werk is gestopt. Er loopt geen steun meer.")
    return plaatsing


def _keur(
    plaatsing: Plaatsing,
    maatregel: Steunmaatregel,
    begint_op: datetime.date,
    eindigt_op: datetime.date | None,
    percentage: int | None,
) -> None:
    if begint_op < plaatsing.begint_op:
        raise NietToegestaan("Dit is voor de eerste werkdag.", veld="begint_op")
    if maatregel.soort == _Soort.SUBSIDIE and eindigt_op is None:
        raise NietToegestaan("Vul in tot wanneer de subsidie loopt.", veld="eindigt_op")
    if eindigt_op is not None and eindigt_op < begint_op:
        raise NietToegestaan("De laatste dag ligt voor de eerste.", veld="eindigt_op")
    if maatregel.soort != _Soort.SUBSIDIE and percentage is not None:
        raise NietToegestaan("Een percentage hoort alleen bij een subsidie.", veld="percentage")
