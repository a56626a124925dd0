"""The clients of a location for one vacancy, over all regimes (W-24)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable

from keten.models import Locatie
from klanten.models import Klant
from werkgevers import zoekprofiel
from werkgevers.matchen.eisen import wie_haalt
from werkgevers.matchen.plek import postcodecijfers
from werkgevers.matchen.ranglijst import Grenzen, Ranglijst, Telling
from werkgevers.models import Vacature, Vacatureeis, Voordracht, Zoekprofiel

_HOOGSTENS = 60  # requirements that fit in one number, a bit for each


def voor_vacature(
    vacature: Vacature, locatie: Locatie, *, grenzen: Grenzen | None = None, alleen: Klant | None = None
) -> Ranglijst:
    """Rank the clients of a location for a vacancy.

    Who is on the list of this vacancy already, or was refused by this employer, is left out.

    Args:
        locatie: whose clients; also for a vacancy that another location released.
        alleen: rank this client only, to explain one card.

    Source: De ketens voorbij? (2004), lines 620 and 318: match on competences and distance over the whole
    population.
    """
    eisen = list(vacature.eisen.all()[:_HOOGSTENS])
    rijen = _rijen(vacature, locatie, eisen)
    return Ranglijst(
        rijen if alleen is None else rijen.filter(klant=alleen),
        telling=_telling(eisen),
        postcode=vacature.postcode,
        locatie=locatie,
        grenzen=grenzen,
    )


def _rijen(vacature: Vacature, locatie: Locatie, eisen: Sequence[Vacatureeis]) -> QuerySet[Zoekprofiel]:
    op_de_lijst = Voordracht.objects.filter(vacature=vacature).exclude(stand=Voordracht.Stand.INGETROKKEN)
    uren = Q(uren_min__lte=vacature.uren_max, uren_max__gte=vacature.uren_min)
    kolommen: dict[str, Any] = {
        "sleutel": F("klant_id"),
        "cijfers": postcodecijfers("klant__contactgegevens__postcode"),
        "beroepspunten": _beroepspunten(vacature),
        "uren_passen": ExpressionWrapper(uren, BooleanField()),
        "vers": ExpressionWrapper(Q(beschikbaar_op__gte=zoekprofiel.grens(locatie)), BooleanField()),
        "bits": _bits(eisen),
    }
    rijen = Zoekprofiel.objects.kandidaten(locatie).exclude(klant__in=op_de_lijst.values("klant"))
    return rijen.order_by().annotate(**kolommen)


def _beroepspunten(vacature: Vacature) -> Case:
    zoekt = Zoekprofiel.beroepen.through.objects.values("zoekprofiel")
    zelfde = zoekt.filter(beroep=vacature.beroep_id)
    groep = zoekt.filter(beroep__groep=vacature.beroep.groep)
    return Case(When(pk__in=zelfde, then=Value(2)), When(pk__in=groep, then=Value(1)), default=Value(0))


def _bits(eisen: Sequence[Vacatureeis]) -> Combinable:
    """A bit for each requirement that a client meets; each is looked up once, for all clients together."""
    som: Combinable = Value(0, output_field=BigIntegerField())
    for plaats, eis in enumerate(eisen):
        wie = wie_haalt(eis)
        voorwaarde = wie if isinstance(wie, Q) else Q(klant__in=wie.values("klant"))
        som = som + Case(
            When(voorwaarde, then=Value(1 << plaats)), default=Value(0), output_field=BigIntegerField()
        )
    return som


def _telling(eisen: Sequence[Vacatureeis]) -> Telling:
    def bits(*voorwaarden: bool) -> int:
        return sum(1 << plaats for plaats, waar in enumerate(voorwaarden) if waar)

    vereist = bits(*(eis.vereist for eis in eisen))
    te_leren = bits(*(eis.vereist and eis.te_leren for eis in eisen))
    gewenst = bits(*(not eis.vereist for eis in eisen))
    sleutels = [eis.pk for eis in eisen]
    return Telling(
        kolommen=("bits",),
        sql=(
            "%s AS vereist, bit_count((bits & %s)::bit(64)) AS gehaald,"
            " bit_count((~bits & %s)::bit(64)) AS te_leren,"
            " %s AS gewenst, bit_count((bits & %s)::bit(64)) AS wensen, bits AS eisen"
        ),
        params=(vereist.bit_count(), vereist, te_leren, gewenst.bit_count(), gewenst),
        lees=lambda bits: frozenset(sleutel for plaats, sleutel in enumerate(sleutels) if bits >> plaats & 1),
    )
