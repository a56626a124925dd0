"""The regime matrix: which instrument may be used under which scheme, and who says so (D-31, D-32).

What the matrix says decides nothing by itself. "Betwist" and "onder voorwaarden" inform a coach who chooses
the instrument; "niet toegestaan" asks the coach to say knowingly that it goes into the plan all the same, and
the timeline keeps that. The portal leaves no instrument out in silence: the sources found rules that one
location took for a wall and with which another worked every day.

Source: De lerende keten (IWI 2008), chapters I and 4.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from pghistory.core import event_models

from diagnose.models import Instrument, InstrumentRegime, Regelvraag, Standpunt
from keten.bevoegd import eis_rol
from keten.models import Locatie, Medewerker, Regime
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag

Status = InstrumentRegime.Status


@dataclass(frozen=True)
class Vak:
    """One field of the matrix; without `cel` nothing has been agreed.

    Attributes:
        antwoorden, open_vragen: how many official answers there are, and how many questions wait.
    """

    regime: Regime
    cel: InstrumentRegime | None
    antwoorden: int = 0
    open_vragen: int = 0


@dataclass(frozen=True)
class Rij:
    """One instrument with its fields, in the order of the schemes."""

    instrument: Instrument
    vakken: list[Vak] = field(default_factory=list)


@dataclass(frozen=True)
class Eerder:
    """What a field said from a moment on."""

    op: datetime.datetime
    wie: str
    status: str
    toelichting: str


def regimes_van_nu() -> list[Regime]:
    """The schemes of today, and older ones under which something has been agreed; by name."""
    in_gebruik = Regime.objects.filter(pk__in=InstrumentRegime.objects.values("regime"))
    return list((Regime.objects.geldig_op(vandaag()) | in_gebruik).distinct().order_by("naam"))


def instrumenten(
    locatie: Locatie, *, status: str = "", partner: str = "", zoek: str = ""
) -> QuerySet[Instrument]:
    """The rows of the matrix at a location, by name.

    Args:
        status: only instruments with a field in this state.
        partner: only those of this column of the chain.
        zoek: part of the name.
    """
    rijen = Instrument.objects.voor_locatie(locatie)
    if status:
        rijen = rijen.filter(pk__in=InstrumentRegime.objects.filter(status=status).values("instrument"))
    if partner:
        rijen = rijen.filter(kolom=partner)
    if zoek:
        rijen = rijen.filter(naam__icontains=zoek)
    gevonden: QuerySet[Instrument] = rijen.order_by("naam").prefetch_related(
        "regimestatussen", Prefetch("regelvragen", Regelvraag.objects.filter(regime__isnull=False))
    )
    return gevonden


def rij(instrument: Instrument, regimes: list[Regime]) -> Rij:
    """The fields of an instrument that was read with `instrumenten`."""
    bekend = {cel.regime_id: cel for cel in instrument.regimestatussen.all()}
    vakken = []
    for regime in regimes:
        over = [vraag for vraag in instrument.regelvragen.all() if vraag.regime_id == regime.pk]
        open_vragen = sum(vraag.beantwoord_op is None for vraag in over)
        vakken.append(Vak(regime, bekend.get(regime.pk), len(over) - open_vragen, open_vragen))
    return Rij(instrument, vakken)


def geschiedenis(cel: InstrumentRegime) -> list[Eerder]:
    """What a field said from when on, the latest first, and who set it."""
    [model] = event_models(tracks_model=InstrumentRegime)
    rijen: Any = model._default_manager.filter(pgh_obj=cel).select_related("pgh_context").order_by("-pgh_id")
    return [
        Eerder(
            moment.pgh_created_at,
            (moment.pgh_context.metadata.get("naam") or "") if moment.pgh_context else "",
            str(Status(moment.status).label),
            moment.toelichting,
        )
        for moment in rijen
    ]


@transaction.atomic
def bevestig(
    *,
    instrument: Instrument,
    regime: Regime,
    status: str,
    aard: str,
    toelichting: str,
    wetsartikel: str,
    bron: str,
    versie: int,
    door: Medewerker,
) -> InstrumentRegime:
    """Establish whether an instrument may be used under a scheme; from then on it counts in every screen.

    Args:
        aard: whether a rule really stands in the way, or people took it for one.
        versie: of the field that the person saw; 0 when nothing had been agreed.

    Raises:
        RechtOntbreekt: this person may not establish it.
        VersieConflict: a colleague established something in between; nothing has been changed.
        ValidationError: a value is missing or too long.
    """
    eis_rol(door, Recht.REGIME_BEVESTIGEN)
    Instrument.objects.select_for_update(no_key=True).get(pk=instrument.pk)
    velden = {
        "status": status,
        "aard": aard,
        "toelichting": toelichting,
        "wetsartikel": wetsartikel,
        "bron": bron,
        "bevestigd_door": door,
        "bevestigd_op": vandaag(),
    }
    cel = InstrumentRegime.objects.filter(instrument=instrument, regime=regime).first()
    if cel is not None:
        return wijzig(cel, versie=versie, **velden)
    return voeg_toe(InstrumentRegime(instrument=instrument, regime=regime, **velden))


@transaction.atomic
def zeg(
    *, cel: InstrumentRegime, wie: str, kolom: str, mening: str, toelichting: str, bron: str, door: Medewerker
) -> Standpunt:
    """Add what somebody says about a field; what the field says stays as it is until it is established.

    Args:
        wie: a partner, a department or a person, in words.

    Raises:
        RechtOntbreekt: this person may not see instruments.
        ValidationError: this one's position is there already, or a value is missing.
    """
    eis_rol(door, Recht.INSTRUMENTEN)
    return voeg_toe(
        Standpunt(
            cel=cel,
            wie=wie,
            kolom=kolom,
            mening=mening,
            toelichting=toelichting,
            bron=bron,
            op=vandaag(),
            vastgelegd_door=door,
        )
    )
