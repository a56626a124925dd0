"""Finding an employer that is already there: by KvK number, and by name plus postcode."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Replace, Upper
from stdnum.nl import postcode as postcodes

from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.zoekterm import normaliseer
from werkgevers.bediening import bedient, vereis_bediening
from werkgevers.models import GeenDubbel, Vestiging, Werkgever

_RECHTSVORM = re.compile(r"\b(b v|n v|v o f|c v|bv|nv|vof|cv|stichting|st|vereniging|cooperatie|u a|ua)\b")
_HOOGSTENS = 10


@dataclass(frozen=True)
class Gelijkenis:
    """An employer that may be the one somebody is typing, and why."""

    werkgever: Werkgever
    waarom: str


def kernnaam(naam: str) -> str:
    """A name without legal form, capitals and punctuation: how two spellings of one company meet.

    A name that is nothing but a legal form stays as it is.
    """
    kaal = re.sub(r"[^\w]+", " ", normaliseer(naam)).strip()
    kern = " ".join(_RECHTSVORM.sub(" ", kaal).split())
    return (kern or kaal)[:200]


def nette_postcode(waarde: str) -> str:
    """A valid postcode as it is stored: `7311 KZ`."""
    return str(postcodes.validate(waarde))


def lijkt_op(*, naam: str, postcode: str, niet: Werkgever | None = None) -> list[Gelijkenis]:
    """Employers with the same name, those at the same postcode first.

    Args:
        niet: leave this one out, because it is the one being changed.
    """
    gelijk = Werkgever.objects.lopend().filter(kernnaam=kernnaam(naam)).select_related("locatie")
    if niet is not None:
        gelijk = gelijk.exclude(pk=niet.pk)
    daar = _op_postcode(postcode).filter(werkgever=OuterRef("pk"))
    gevonden = gelijk.annotate(_daar=Exists(daar)).order_by("-_daar", "zoeknaam", "pk")[:_HOOGSTENS]
    return [
        Gelijkenis(
            w,
            "zelfde naam en postcode"
            if w._daar  # type: ignore[attr-defined]
            else "zelfde naam, andere postcode",
        )
        for w in gevonden
    ]


def met_kvk(nummer: str) -> Werkgever | None:
    """The employer with a KvK number, if there is one."""
    return Werkgever.objects.lopend().filter(kvk_nummer=nummer).first() if nummer else None


def paren(locatie: Locatie) -> list[tuple[Werkgever, Werkgever]]:
    """Employers that share name and postcode and that nobody said are different, two by two.

    Args:
        locatie: only pairs of which it serves at least one.

    Source: the issue's duplicates "by KvK and by name plus postcode"; two with the same KvK cannot exist.
    """
    hier = Werkgever.objects.lopend().filter(locatie=locatie).values("kernnaam")
    rijen = (
        Vestiging.objects.filter(werkgever__samengevoegd_in=None, werkgever__kernnaam__in=hier)
        .annotate(_code=_kaal("postcode"))
        .order_by("werkgever__kernnaam", "_code", "werkgever_id")
    )
    zelfde = rijen.filter(
        Exists(
            Vestiging.objects.annotate(_code=_kaal("postcode"))
            .filter(
                werkgever__samengevoegd_in=None,
                werkgever__kernnaam=OuterRef("werkgever__kernnaam"),
                _code=OuterRef("_code"),
            )
            .exclude(werkgever=OuterRef("werkgever"))
        )
    )
    groepen: dict[tuple[str, str], list[int]] = {}
    for kern, code, werkgever in zelfde.values_list("werkgever__kernnaam", "_code", "werkgever_id"):
        groep = groepen.setdefault((kern, code), [])
        if werkgever not in groep:
            groep.append(werkgever)
    gevonden = {(groep[0], ander) for groep in groepen.values() for ander in groep[1:]}
    gevonden -= set(GeenDubbel.objects.values_list("een", "ander"))
    namen = Werkgever.objects.select_related("locatie", "sector").in_bulk(
        {nummer for paar in gevonden for nummer in paar}
    )
    alle = [(namen[een], namen[ander]) for een, ander in sorted(gevonden)]
    return [paar for paar in alle if locatie.pk in {werkgever.locatie_id for werkgever in paar}]


@transaction.atomic
def zeg_verschillend(*, een: Werkgever, ander: Werkgever, door: Medewerker) -> None:
    """Say that two employers that look the same are not; saying so twice changes nothing.

    Raises:
        NietToegestaan: `door` serves neither of them.
    """
    if not bedient(een, door):
        vereis_bediening(ander, door)
    eerst, dan = sorted((een, ander), key=lambda werkgever: werkgever.pk)
    if not GeenDubbel.objects.filter(een=eerst, ander=dan).exists():
        voeg_toe(GeenDubbel(een=eerst, ander=dan, door=door))


def _op_postcode(postcode: str) -> QuerySet[Vestiging]:
    kaal = postcode.replace(" ", "").upper()
    return Vestiging.objects.annotate(_code=_kaal("postcode")).filter(Q(_code=kaal) & ~Q(_code=""))


def _kaal(veld: str) -> Upper:
    return Upper(Replace(veld, Value(" "), Value("")))
