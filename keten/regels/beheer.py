"""Keeping rules: a set for the whole country, a region or a location, and its versions through time."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Case, IntegerField, Max, Q, QuerySet, Value, When
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Arbeidsmarktregio, Locatie, Medewerker, Regelset, Regelversie
from keten.regels.feiten import feiten_voor
from keten.regels.valideren import valideer
from keten.regels.verboden import fouten_in


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
        NietToegestaan: the rule has mistakes or uses what a risk rule may not, or it starts before an
            existing version has.
    """
    fouten = valideer(boom, feiten_voor(regelset.over))
    if fouten:
        raise NietToegestaan(" ".join(str(fout) for fout in fouten), veld="boom")
    if verboden := fouten_in(regelset, boom):
        raise NietToegestaan(" ".join(verboden), veld="boom")
    Regelset.objects.select_for_update().get(pk=regelset.pk)  # two authors at once take turns
    vorige = regelset.versies.niet_ingetrokken().order_by("-geldig_van").first()
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
def trek_in(*, versie: Regelversie, reden: str, door: Medewerker, op: datetime.date) -> Regelversie:
    """Withdraw a version that has not begun; the version before it goes on as if it had never been planned.

    Args:
        op: the day that counts as today.

    Raises:
        NietToegestaan: the version is in force or was, a colleague withdrew it before, or there is no reason.
    """
    Regelset.objects.select_for_update().get(pk=versie.regelset_id)
    versie = Regelversie.objects.select_related("regelset").get(pk=versie.pk)
    if versie.ingetrokken_op is not None:
        raise NietToegestaan("Een collega heeft deze versie al ingetrokken.")
    if versie.geldig_van <= op:
        raise NietToegestaan("Deze versie geldt al. Maak een nieuwe versie in plaats van haar in te trekken.")
    if not reden.strip():
        raise NietToegestaan("Schrijf op waarom deze versie wordt ingetrokken.", veld="reden")
    versie.ingetrokken_op, versie.ingetrokken_door, versie.intrekreden = timezone.now(), door, reden.strip()
    versie.save(update_fields=["ingetrokken_op", "ingetrokken_door", "intrekreden"])
    _laat_doorlopen(versie)
    return versie


def _laat_doorlopen(ingetrokken: Regelversie) -> None:
    """The version that would have ended goes on until the next one that is planned, if there is one."""
    andere = Regelversie.objects.niet_ingetrokken().filter(regelset=ingetrokken.regelset_id)
    dag_ervoor = ingetrokken.geldig_van - datetime.timedelta(days=1)
    volgende = andere.filter(geldig_van__gt=ingetrokken.geldig_van).order_by("geldig_van").first()
    tot = volgende.geldig_van - datetime.timedelta(days=1) if volgende else None
    andere.filter(geldig_tot=dag_ervoor).update(geldig_tot=tot)


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
    versie: Regelversie | None = _van_dichtbij([code], op).filter(gebied).first()
    return versie


def geldige_versies(
    codes: Iterable[str], *, locaties: Iterable[Locatie], op: datetime.date
) -> dict[tuple[str, int], Regelversie]:
    """The versions of several rules that hold at many locations on a day, in one query.

    Returns:
        By code and key of the location; a rule without a version that holds there is left out.
    """
    per_gebied: dict[tuple[str, int | None, int | None], Regelversie] = {}
    for versie in _van_dichtbij(codes, op):
        regelset = versie.regelset
        per_gebied[regelset.code, regelset.locatie_id, regelset.regio_id] = versie
    gevonden: dict[tuple[str, int], Regelversie] = {}
    for locatie in locaties:
        for code in codes:
            for gebied in ((locatie.pk, None), (None, locatie.regio_id), (None, None)):
                if (code, *gebied) in per_gebied:
                    gevonden[code, locatie.pk] = per_gebied[code, *gebied]
                    break
    return gevonden


def _van_dichtbij(codes: Iterable[str], op: datetime.date) -> QuerySet[Regelversie]:
    """The versions in force of some rules, those of a location first, then of a region, then national."""
    voorrang = Case(
        When(regelset__locatie__isnull=False, then=Value(0)),
        When(regelset__regio__isnull=False, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    versies = Regelversie.objects.geldig_op(op).filter(regelset__code__in=codes)
    return versies.select_related("regelset").order_by(voorrang)
