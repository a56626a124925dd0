"""The open vacancies that a location can see, for one client."""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, Case, Count, ExpressionWrapper, F, Q, QuerySet, Value, When

from klanten.models import Klant
from werkgevers import zoekprofiel
from werkgevers.matchen.eisen import gehaald_door
from werkgevers.matchen.plek import postcodecijfers
from werkgevers.matchen.ranglijst import Grenzen, Ranglijst, Telling
from werkgevers.models import Vacature, Zoekprofiel

_TELLING = Telling(
    kolommen=("vereist", "gehaald", "te_leren", "gewenst", "wensen", "gehaalde_eisen"),
    sql="vereist, gehaald, te_leren, gewenst, wensen, gehaalde_eisen AS eisen",
    params=(),
    lees=lambda sleutels: frozenset(sleutels or ()),
)


def voor_klant(
    klant: Klant,
    profiel: Zoekprofiel,
    *,
    grenzen: Grenzen | None = None,
    alleen: Vacature | None = None,
) -> Ranglijst:
    """Rank the open vacancies of the location, and those that were released to everybody, for a client.

    Vacancies for which the client was on the list before are left out.

    Args:
        profiel: what the client looks for; may be one that was not saved yet.
        alleen: rank this vacancy only, to explain one page.

    Source: De ketens voorbij? (2004), lines 725-726: show the client current vacancies (K-67).
    """
    rijen = _rijen(klant, profiel)
    return Ranglijst(
        rijen if alleen is None else rijen.filter(pk=alleen.pk),
        telling=_TELLING,
        postcode=getattr(getattr(klant, "contactgegevens", None), "postcode", ""),
        locatie=klant.locatie,
        grenzen=grenzen,
    )


def _rijen(klant: Klant, profiel: Zoekprofiel) -> QuerySet[Vacature]:
    open_ = Vacature.objects.open().zichtbaar_op(klant.locatie).order_by()
    eerder = klant.voordrachten.order_by().values("vacature")
    haalt = gehaald_door(klant)
    vereist, wens = Q(eisen__vereist=True), Q(eisen__vereist=False)
    uren = Q(uren_min__lte=profiel.uren_max, uren_max__gte=profiel.uren_min)
    kolommen: dict[str, Any] = {
        "sleutel": F("pk"),
        "cijfers": postcodecijfers("postcode"),
        "reisafstand": Value(profiel.reisafstand),
        "beroepspunten": _beroepspunten(profiel),
        "uren_passen": ExpressionWrapper(uren, BooleanField()),
        "vers": Value(not zoekprofiel.is_verlopen(profiel)),
        "vereist": Count("eisen", filter=vereist),
        "gehaald": Count("eisen", filter=vereist & haalt),
        "te_leren": Count("eisen", filter=vereist & Q(eisen__te_leren=True) & ~haalt),
        "gewenst": Count("eisen", filter=wens),
        "wensen": Count("eisen", filter=wens & haalt),
        "gehaalde_eisen": ArrayAgg("eisen", filter=haalt),
    }
    return open_.exclude(pk__in=eerder).annotate(**kolommen)


def _beroepspunten(profiel: Zoekprofiel) -> Case:
    beroepen = zoekprofiel.beroepen(profiel)
    zelfde = [beroep.pk for beroep in beroepen]
    groepen = {beroep.groep for beroep in beroepen}
    return Case(
        When(beroep__in=zelfde, then=Value(2)),
        When(beroep__groep__in=groepen, then=Value(1)),
        default=Value(0),
    )
