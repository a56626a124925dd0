"""How the clock of a vacancy stands: its due moment, with pauses and days that do not count."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from keten.termijnen import NEDERLAND, Termijn
from keten.werkdagen import is_werkdag
from werkgevers.models import Vacature

_DAG = datetime.timedelta(days=1)
_BIJNA = datetime.timedelta(hours=24)
_NIETS = datetime.timedelta()
Pauze = tuple[datetime.datetime, datetime.datetime | None]


def uiterlijk(
    ontvangen: datetime.datetime,
    uren: int,
    *,
    pauzes: Sequence[Pauze] = (),
    telling: str = Vacature.Telling.DOOR,
) -> datetime.datetime:
    """The last moment that is in time, in Dutch time.

    Args:
        ontvangen: the aware moment at which the clock starts.
        uren: real hours that count, whatever the wall clock does when it changes.
        pauzes: beginning and end of each time that the clock stood still, in any order. One without an end
            lasts still; the answer is then as if the clock went on at its beginning.
        telling: with `WERKDAGEN` the hours of weekends and holidays do not count.

    Raises:
        ValueError: `ontvangen` has no time zone, or there are no hours.
    """
    if ontvangen.tzinfo is None or uren < 1:
        raise ValueError("A clock starts at an aware moment and takes at least an hour.")
    nu, over = ontvangen.astimezone(datetime.UTC), datetime.timedelta(hours=uren)
    stil = sorted(
        (van.astimezone(datetime.UTC), tot.astimezone(datetime.UTC)) for van, tot in pauzes if tot is not None
    )
    while True:
        nu = _eerste_tellende(nu, stil, telling)
        grens = _volgende_grens(nu, stil, telling)
        if grens is None or over <= grens - nu:
            return (nu + over).astimezone(NEDERLAND)
        over -= grens - nu
        nu = grens


class Klokstand(StrEnum):
    """How the clock of a vacancy stands."""

    STIL = "stil"
    LOOPT = "loopt"
    BIJNA = "bijna"
    TE_LAAT = "te_laat"
    GEHAALD = "gehaald"
    GEMIST = "gemist"
    GESTOPT = "gestopt"


@dataclass(frozen=True)
class Klokbeeld:
    """One of the two clocks in words.

    Attributes:
        soort: the variant of the badge that shows it.
    """

    stand: Klokstand
    tekst: str
    soort: str
    uiterlijk: datetime.datetime


def beeld(vacature: Vacature, *, nu: datetime.datetime | None = None) -> Klokbeeld:
    """How the clock stands that waits for a candidate (W-15)."""
    klaar, einde = vacature.voorgedragen_op, vacature.klok_uiterlijk
    return _beeld(vacature, einde, klaar, "kandidaat", nu or timezone.now())


def meldbeeld(vacature: Vacature, *, nu: datetime.datetime | None = None) -> Klokbeeld:
    """How the clock stands that waits for an answer to the employer (W-16)."""
    klaar, einde = vacature.gemeld_op, vacature.melding_uiterlijk
    return _beeld(vacature, einde, klaar, "antwoord", nu or timezone.now())


def _beeld(
    vacature: Vacature,
    einde: datetime.datetime,
    klaar: datetime.datetime | None,
    wat: str,
    nu: datetime.datetime,
) -> Klokbeeld:
    if klaar is not None:
        if klaar <= einde:
            return Klokbeeld(Klokstand.GEHAALD, f"{wat} op tijd", "goed", einde)
        return Klokbeeld(Klokstand.GEMIST, f"{wat} te laat", "neutraal", einde)
    if vacature.stand != Vacature.Stand.OPEN:
        return Klokbeeld(Klokstand.GESTOPT, f"geen {wat}", "neutraal", einde)
    if vacature.stil_sinds is not None and vacature.stil_sinds <= einde:
        return Klokbeeld(Klokstand.STIL, "klok staat stil", "info", einde)
    over = einde.astimezone(datetime.UTC) - nu.astimezone(datetime.UTC)
    tekst = Termijn(einde).tekst(nu)
    if over < _NIETS:
        return Klokbeeld(Klokstand.TE_LAAT, tekst, "fout", einde)
    if over <= _BIJNA:
        return Klokbeeld(Klokstand.BIJNA, tekst, "let_op", einde)
    return Klokbeeld(Klokstand.LOOPT, tekst, "neutraal", einde)


def _eerste_tellende(
    nu: datetime.datetime, stil: Sequence[tuple[datetime.datetime, datetime.datetime]], telling: str
) -> datetime.datetime:
    """This moment, or the first one after it on which the clock counts."""
    while True:
        pauze = next((tot for van, tot in stil if van <= nu < tot), None)
        if pauze is not None:
            nu = pauze
        elif telling == Vacature.Telling.WERKDAGEN and not is_werkdag(nu.astimezone(NEDERLAND).date()):
            nu = _middernacht_na(nu)
        else:
            return nu


def _volgende_grens(
    nu: datetime.datetime, stil: Sequence[tuple[datetime.datetime, datetime.datetime]], telling: str
) -> datetime.datetime | None:
    """Where the clock may stop counting: at the next pause, or at the end of the day; None when never."""
    grenzen = [van for van, _ in stil if van > nu][:1]
    if telling == Vacature.Telling.WERKDAGEN:
        grenzen.append(_middernacht_na(nu))
    return min(grenzen, default=None)


def _middernacht_na(nu: datetime.datetime) -> datetime.datetime:
    morgen = nu.astimezone(NEDERLAND).date() + _DAG
    return datetime.datetime.combine(morgen, datetime.time(), NEDERLAND).astimezone(datetime.UTC)


def in_woorden(moment: datetime.datetime) -> str:
    """A moment as a person reads it."""
    return f"{timezone.localtime(moment):%d-%m-%Y %H:%M} uur"
