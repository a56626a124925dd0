"""The facts that the profiles of the sources need, no wider than the sources name them (H-12)."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower

from keten.regels.feiten import Feit, Soort, registreer
from keten.tijd import vandaag
from klanten.models import Situatie, Uitkering
from werkgevers.models import Beroep

_BRON = "Goed bekeken! (AKO Monitorgroep 2005), 3.3: voorbeeld van een risicoprofiel"
_KAMER = (Situatie.Woonvorm.KAMER, Situatie.Woonvorm.KOST)
_BIJSTAND = ("wwb", "participatiewet")


def _ontvangt(*regimes: str) -> Exists:
    dag = vandaag()
    lopend = Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gte=dag))
    return Exists(Uitkering.objects.filter(lopend, klant=OuterRef("pk"), regime__code__in=regimes))


def _beroepen() -> Iterator[tuple[str, str]]:
    for naam in Beroep.objects.values_list("naam", flat=True):
        yield naam.lower(), naam


FEITEN = (
    Feit(
        "kamer_of_kost",
        "kamerbewoner of kostganger",
        Soort.JANEE,
        lambda: Exists(Situatie.objects.filter(klant=OuterRef("pk"), woonvorm__in=_KAMER)),
        bron=_BRON,
    ),
    Feit("heeft_ww", "ontvangt WW", Soort.JANEE, lambda: _ontvangt("ww"), bron=_BRON),
    Feit("heeft_bijstand", "ontvangt bijstand", Soort.JANEE, lambda: _ontvangt(*_BIJSTAND), bron=_BRON),
    Feit(
        "laatste_beroep",
        "laatste beroep",
        Soort.KEUZE,
        lambda: Lower(F("situatie__laatste_beroep")),
        keuzes=_beroepen,
        bron=_BRON,
    ),
)


def meld_aan() -> None:
    """Make the facts known to the rules engine."""
    registreer("klant", *FEITEN)
