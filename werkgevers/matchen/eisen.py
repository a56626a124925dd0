"""When a client meets a requirement of a vacancy: one definition for both directions."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from klanten.models import Klant, KlantCompetentie, Opleiding
from werkgevers.models import Vacatureeis

_N = Opleiding.Niveau
TREDEN = {_N.BASIS: 0, _N.VMBO: 1, _N.MBO: 2, _N.HAVO_VWO: 2, _N.HBO: 3, _N.WO: 4}
"""Levels of education by height; mbo 2 to 4 and havo or vwo stand beside each other."""

_Soort = Vacatureeis.Soort


def wie_haalt(eis: Vacatureeis) -> QuerySet[Any] | Q:
    """Which clients meet a requirement: rows with their keys (`klant`), or for a driving licence a condition.

    A competence counts from any source, at the level asked or higher; a diploma must have been obtained.
    """
    if eis.soort == _Soort.COMPETENTIE:
        niveau = eis.niveau or 1
        return KlantCompetentie.objects.geldig().filter(competentie=eis.competentie_id, niveau__gte=niveau)
    if eis.soort == _Soort.OPLEIDING:
        hoog_genoeg = [ander for ander, trede in TREDEN.items() if trede >= TREDEN[_N(eis.opleiding)]]
        return Opleiding.objects.filter(diploma=True, niveau__in=hoog_genoeg)
    return Q(klant__situatie__rijbewijs=True)


def gehaald_door(klant: Klant) -> Q:
    """The condition on a requirement (`eisen__…` of a vacancy) that this client meets."""
    gehaald = Q(eisen__soort="")  # no requirement is of no kind: without skills nothing is met
    for competentie, niveau in klant.competenties.geldig().values_list("competentie", "niveau"):
        gehaald |= Q(
            eisen__soort=_Soort.COMPETENTIE, eisen__competentie=competentie, eisen__niveau__lte=niveau
        )
    niveaus = _hoogstens(klant.opleidingen.filter(diploma=True).values_list("niveau", flat=True))
    if niveaus:
        gehaald |= Q(eisen__soort=_Soort.OPLEIDING, eisen__opleiding__in=niveaus)
    if getattr(getattr(klant, "situatie", None), "rijbewijs", None):
        gehaald |= Q(eisen__soort=_Soort.RIJBEWIJS)
    return gehaald


def _hoogstens(niveaus: Iterable[str]) -> list[str]:
    """The levels that somebody with these diplomas has."""
    hoogste = max((TREDEN[_N(niveau)] for niveau in niveaus), default=-1)
    return [ander for ander, trede in TREDEN.items() if trede <= hoogste]
