"""Keeping rules: a set for the whole country, a region or a location, and its versions through time."""

import datetime

from django.db import transaction
from django.db.models import Case, IntegerField, Max, Q, Value, When

from keten.fouten import NietToegestaan
from keten.models import Arbeidsmarktregio, Locatie, Medewerker, Regelset, Regelversie
from keten.regels.feiten import feiten_voor
from keten.regels.valideren import valideer


@transaction.atomic
def nieuwe_versie(
    *,
    regelset: Regelset,
    boom: object,
    van: datetime.date,
    toelichting: str,
    door: Medewerker | None,
    bron: str = "",
    voorbeeld: bool = False,
) -> Regelversie:
    """Let a new version of a rule take effect; the version before it ends the day before.

    Args:
        boom: the rule as JSON (see `keten.regels.boom`).
        van: first day of the new version; after the first day of every version before it.
        door: its author; None for reference data that comes with the portal.
        voorbeeld: the content is an example of ours, not from the sources.

    Raises:
        NietToegestaan: the rule has mistakes, or starts before an existing version has.
    """
    fouten = valideer(boom, feiten_voor(regelset.over))
    if fouten:
        raise NietToegestaan(" ".join(str(fout) for fout in fouten), veld="boom")
    Regelset.objects.select_for_update().get(pk=regelset.pk)  # two authors at once take turns
    vorige = regelset.versies.order_by("-geldig_van").first()
    if vorige:
        _sluit(vorige, voor=van)
    nummer = regelset.versies.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    return Regelversie.objects.create(
        regelset=regelset,
        nummer=nummer + 1,
        boom=boom,
        geldig_van=van,
        toelichting=toelichting,
        auteur=door,
        bron=bron,
        voorbeeld=voorbeeld,
    )


def _sluit(vorige: Regelversie, *, voor: datetime.date) -> None:
    if voor <= vorige.geldig_van:
        raise NietToegestaan(
            f"Versie {vorige.nummer} geldt vanaf {vorige.geldig_van:%d-%m-%Y}. Kies een latere datum.",
            veld="van",
        )
    if vorige.geldig_tot is None or vorige.geldig_tot >= voor:
        vorige.geldig_tot = voor - datetime.timedelta(days=1)
        vorige.save(update_fields=["geldig_tot"])


@transaction.atomic
def eigen_regelset(
    *, code: str, locatie: Locatie | None = None, regio: Arbeidsmarktregio | None = None
) -> Regelset:
    """Give a location or region a set of its own beside the national one, or find the one it has (D-11).

    It has no effect until it gets a version.

    Raises:
        NietToegestaan: there is no national rule with this code, or not exactly one of location and region
            is given.
    """
    if (locatie is None) is (regio is None):
        raise NietToegestaan("Kies een locatie of een regio.")
    landelijk = Regelset.objects.filter(code=code, locatie=None, regio=None).first()
    if landelijk is None:
        raise NietToegestaan(f"De regel {code} bestaat niet.")
    eigen, _ = Regelset.objects.get_or_create(
        code=code,
        locatie=locatie,
        regio=regio,
        defaults={"naam": landelijk.naam, "soort": landelijk.soort, "over": landelijk.over},
    )
    return eigen


def geldige_versie(code: str, *, locatie: Locatie | None, op: datetime.date) -> Regelversie | None:
    """The version of a rule that holds at a location on a day; None when there is none.

    The location's own rule goes before that of its region, and that before the national one (D-11). A set
    without a version on that day does not count.

    Args:
        locatie: None for the national rule.
    """
    gebied = Q(regelset__locatie=None, regelset__regio=None)
    if locatie:
        gebied |= Q(regelset__locatie=locatie) | Q(regelset__regio=locatie.regio_id)
    voorrang = Case(
        When(regelset__locatie__isnull=False, then=Value(0)),
        When(regelset__regio__isnull=False, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    versie: Regelversie | None = (
        Regelversie.objects.geldig_op(op)
        .filter(gebied, regelset__code=code)
        .select_related("regelset")
        .order_by(voorrang)
        .first()
    )
    return versie
