"""The lists of enforcement at a location: who must still be assessed, who has no follow-up (H-09, H-19)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from diagnose.models import Jongerenarrangement
from handhaving.models import VERHOOGD, Risicostand, Vervolgmaatregel
from handhaving.risico import instellingen as eigen
from keten import instellingen
from keten.models import Locatie
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Klant

SORTERINGEN = {
    "naam": "achternaam",
    "intake": "beeld__intake_op",
    "kleur": "risicostand__kleur",
    "beoordeeld": "risicostand__op",
    "opnieuw": "risicostand__opnieuw_op",
}
"""What a list can be sorted by."""


@dataclass(frozen=True)
class Deel:
    """A part of the work, with a number above the list.

    Attributes:
        uitleg: what stands in it, and what to do.
        leeg: what the page says when nobody does.
        soort: the look of the number when it is not zero.
        sortering: by what it is sorted at first.
    """

    naam: str
    uitleg: str
    leeg: str
    soort: str
    sortering: str
    waar: Callable[[], Q]


def _zonder() -> Q:
    return Q(risicostand=None, beeld__intake_op__isnull=False, jongerenloket=False)


DELEN: dict[str, Deel] = {
    "zonder": Deel(
        "Zonder beoordeling",
        "De intake is gedaan, het risico is nog niet beoordeeld. Het dossier is nog niet volledig.",
        "Na elke intake is het risico beoordeeld",
        "let_op",
        "intake",
        _zonder,
    ),
    "zonder_vervolg": Deel(
        "Verhoogd, zonder vervolg",
        "Oranje of rood, en er staat geen maatregel open. Hier hoort niemand te staan: plan een maatregel of "
        "beoordeel opnieuw.",
        "Bij elk verhoogd risico loopt een maatregel",
        "fout",
        "beoordeeld",
        lambda: Q(risicostand__kleur__in=VERHOOGD, vervolg_open=False),
    ),
    "opnieuw": Deel(
        "Opnieuw beoordelen",
        "De dag waarop opnieuw naar het risico gekeken zou worden, is er.",
        "Niemand hoeft nu opnieuw beoordeeld te worden",
        "let_op",
        "opnieuw",
        lambda: Q(risicostand__opnieuw_op__lte=vandaag()),
    ),
    "alle": Deel(
        "Alle beoordelingen",
        "De laatste beoordeling van elke klant die nu begeleid wordt.",
        "Nog niemand is beoordeeld",
        "neutraal",
        "naam",
        lambda: Q(risicostand__isnull=False),
    ),
}


def klanten_van(locatie: Locatie) -> QuerySet[Klant]:
    """The clients in guidance at a location, with what these lists ask of them."""
    lopend = Vervolgmaatregel.objects.filter(klant=OuterRef("pk"), stand=Vervolgmaatregel.Stand.OPEN)
    jongeren = Jongerenarrangement.objects.filter(klant=OuterRef("pk"), afgesloten_op=None)
    klanten = Klant.objects.van_locatie(locatie).filter(beeld__status=Clientbeeld.Status.ACTIEF)
    buiten = Exists(jongeren) if not instellingen.waarde(eigen.JONGEREN, locatie) else Q(pk__isnull=True)
    return klanten.annotate(vervolg_open=Exists(lopend)).alias(jongerenloket=buiten)


def kies(locatie: Locatie, deel: str, *, kleur: str = "") -> QuerySet[Klant]:
    """The clients of one part.

    Args:
        deel: a key of `DELEN`.
        kleur: only those with this colour; empty for all.
    """
    klanten = (
        klanten_van(locatie).filter(DELEN[deel].waar()).select_related("beeld", "risicostand__beoordeling")
    )
    return klanten.filter(risicostand__kleur=kleur) if kleur else klanten


def tel(locatie: Locatie) -> dict[str, int]:
    """How many clients each part holds."""
    klanten = klanten_van(locatie)
    return {code: klanten.filter(deel.waar()).count() for code, deel in DELEN.items()}


def stand_van(klant: Klant) -> Risicostand | None:
    """How a client stands now; None before the first assessment."""
    return Risicostand.objects.select_related("beoordeling__door__gebruiker").filter(klant=klant).first()
