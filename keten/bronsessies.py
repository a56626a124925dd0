"""Sessions that began at an identity provider: begin one, ask how it stands, end it, forget it."""

import datetime
import enum
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone

from keten.models import Aanmeldbron, Bronsessie, Gebruiker
from keten.systemen import trek_tokens_in_van
from keten.uitlogbericht import Uitlogbericht, is_naam

_SESSIE = "bronsessie"
_BEWAAR = datetime.timedelta(days=7)
"""Longer than somebody stays signed in: a session without its row is over."""
_ONDERWEG = datetime.timedelta(minutes=10)
"""Longer than it takes to come from the provider to here."""


class Stand(enum.Enum):
    """How a session stands that began at a source.

    Attributes:
        GEEINDIGD: the provider said that it is over.
        VERVALLEN: nothing is known of it any more, so it is over; the provider said nothing.
    """

    LOOPT = enum.auto()
    GEEINDIGD = enum.auto()
    VERVALLEN = enum.auto()
    BRON_DICHT = enum.auto()


def begin(
    request: HttpRequest, *, bron: Aanmeldbron, gebruiker: Gebruiker, bewijs: Mapping[str, Any]
) -> None:
    """Remember that somebody came in through a source, with the name that the provider gives the session.

    A session that the provider ended while somebody was on the way here is over at once.

    Args:
        bewijs: the claims of the id token; its `sid` counts when the provider names sessions.
    """
    sid = bewijs.get("sid")
    sessie = Bronsessie.objects.create(bron=bron, gebruiker=gebruiker, sid=str(sid) if is_naam(sid) else "")
    request.session[_SESSIE] = sessie.pk
    # After the row is there: a message that comes from now on finds it.
    if _kwam_einde_eerder(bron, bewijs):
        bron.sessies.filter(pk=sessie.pk).update(geeindigd_op=timezone.now())


def stand(request: HttpRequest, code: str) -> Stand:
    """How the session of this request stands, which began at the source with this code."""
    nummer: int = request.session.get(_SESSIE, 0)
    sessie = Bronsessie.objects.filter(pk=nummer, bron=OuterRef("pk"), gebruiker=request.user.pk)
    bron = Aanmeldbron.objects.open().filter(code=code)
    bron = bron.annotate(bekend=Exists(sessie), loopt=Exists(sessie.filter(geeindigd_op=None)))
    match bron.values_list("bekend", "loopt").first():
        case None:
            return Stand.BRON_DICHT
        case (_, True):
            return Stand.LOOPT
        case (True, _):
            return Stand.GEEINDIGD
    return Stand.VERVALLEN


def beeindig(*, bron: Aanmeldbron, gebruikers: Iterable[Gebruiker]) -> None:
    """End the sessions of people that came in through a source, and revoke the keys of their systems.

    The portal does this itself, so nobody is told that the provider did: their sessions are forgotten.
    """
    gebruikers = list(gebruikers)
    bron.sessies.filter(gebruiker__in=gebruikers).delete()
    trek_tokens_in_van(gebruikers)


def onthoud_einde(*, bron: Aanmeldbron, bericht: Uitlogbericht) -> None:
    """Remember for a while what a message ends, for who is on the way and has no session here yet."""
    naam = ("sid", bericht.sid) if bericht.sid else ("sub", bericht.sub)
    sleutel = _einde_van(bron, *naam)
    laatste = max(bericht.iat, cache.get(sleutel, 0))  # an older message may come again
    cache.set(sleutel, laatste, timeout=_ONDERWEG.total_seconds())


def ruim_op() -> int:
    """Forget sessions that nobody can still have; returns how many."""
    oud = Bronsessie.objects.filter(begonnen_op__lt=timezone.now() - _BEWAAR)
    return oud.delete()[0]


def _kwam_einde_eerder(bron: Aanmeldbron, bewijs: Mapping[str, Any]) -> bool:
    """Whether a message ended this session already; both moments are by the clock of the provider."""
    sleutels = [_einde_van(bron, soort, str(bewijs.get(soort))) for soort in ("sid", "sub")]
    begonnen = bewijs.get("iat")
    begonnen = begonnen if isinstance(begonnen, int | float) else 0
    return any(begonnen <= geeindigd for geeindigd in cache.get_many(sleutels).values())


def _einde_van(bron: Aanmeldbron, soort: str, naam: str) -> str:
    return f"bronsessie-einde:{bron.pk}:{soort}:{hashlib.sha256(naam.encode()).hexdigest()}"
