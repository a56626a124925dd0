"""Finding a client by what somebody types: a BSN, a klantnummer or a name."""

from stdnum.nl import bsn as bsn_nummer

from keten.models import Locatie
from klanten.bsn import heeft_bsn
from klanten.models import Klant

_CIJFERS_BSN = 9
_CIJFERS_KLANTNUMMER = 8


def is_nummer(term: str) -> bool:
    """Whether a term is meant as a number and not as a name; spaces and points between digits do no harm."""
    return _cijfers(term).isdecimal()


def met_nummer(term: str, *, locatie: Locatie) -> Klant | None:
    """The client at the location with this BSN or klantnummer; the whole number counts, not a part of it."""
    cijfers = _cijfers(term)
    klanten = Klant.objects.van_locatie(locatie)
    if len(cijfers) == _CIJFERS_BSN and bsn_nummer.is_valid(cijfers):
        return klanten.filter(heeft_bsn(cijfers)).first()
    if len(cijfers) == _CIJFERS_KLANTNUMMER:
        return klanten.filter(klantnummer=int(cijfers)).first()
    return None


def _cijfers(term: str) -> str:
    return "".join(term.split()).replace(".", "")
