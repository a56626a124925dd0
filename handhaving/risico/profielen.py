"""Profiles: a rule that marks, and the questions that check whether it holds for this person (H-12, H-13).

A profile gives no points and no colour. It opens its question list; only the answers count.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from diagnose.models import Jongerenarrangement
from handhaving.models import Risicoprofiel
from handhaving.models.risico import RisicoprofielQuerySet
from handhaving.risico import instellingen as eigen
from keten import instellingen
from keten.models import Locatie, Regelset, Regelversie
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import Waarde, feiten_voor
from keten.regels.toetsen import geldt
from keten.regels.uitleg import leg_uit, waarden_per
from keten.regels.valideren import OngeldigeBoom, lees
from keten.tijd import vandaag
from klanten.models import Klant


@dataclass(frozen=True)
class Treffer:
    """A profile that a client meets today.

    Attributes:
        zinnen: which conditions held, on which values.
        waarden: the values used, by code of the fact.
    """

    profiel: Risicoprofiel
    versie: Regelversie
    zinnen: list[str]
    waarden: dict[str, Any]


def van_locatie(locatie: Locatie) -> RisicoprofielQuerySet:
    """The profiles of a location, national ones and its own; also those that were stopped."""
    hier = Q(locatie=None) | Q(locatie=locatie)
    return Risicoprofiel.objects.filter(hier).select_related("toets", "locatie")


def versies_van(locatie: Locatie) -> dict[str, Regelversie]:
    """The rule of each profile that holds at a location today, by code: its own before the national one.

    A profile that was stopped has none.
    """
    codes = van_locatie(locatie).op_dag(vandaag()).values("code")
    versies = Regelversie.objects.geldig_op(vandaag()).filter(
        Q(regelset__locatie=None) | Q(regelset__locatie=locatie),
        regelset__regio=None,
        regelset__soort=Regelset.Soort.RISICO,
        regelset__code__in=codes,
    )
    gevonden: dict[str, Regelversie] = {}
    for versie in versies.select_related("regelset").order_by("regelset__locatie"):  # the nation's come last
        gevonden.setdefault(versie.regelset.code, versie)
    return gevonden


def treffers(klant: Klant) -> list[Treffer]:
    """The profiles that a client meets."""
    return treffers_van([klant.pk], klant.locatie).get(klant.pk, [])


def treffers_van(klanten: Collection[int], locatie: Locatie) -> dict[int, list[Treffer]]:
    """The profiles that each of these clients of a location meets, in a few queries for all of them.

    Nobody meets any where the location does not steer on risk, and clients of the youth desk only where the
    location chose so (H-50, D-72).

    Args:
        klanten: keys of clients.
    """
    gekozen = instellingen.waarden(locatie) if klanten else {}
    versies = versies_van(locatie) if gekozen.get(eigen.RISICO) else {}
    if not versies:
        return {}
    wie = Klant.objects.filter(pk__in=klanten)
    if not gekozen[eigen.JONGEREN]:
        wie = wie.exclude(pk__in=Jongerenarrangement.objects.filter(afgesloten_op=None).values("klant"))
    profielen = {profiel.code: profiel for profiel in van_locatie(locatie)}
    bomen = dict(_leesbaar(versies.values()))
    feiten = feiten_voor("klant")
    codes = {code for versie in bomen for code in bomen[versie]}
    waarden = waarden_per(wie, sorted(codes), feiten)
    gevonden: dict[int, list[Treffer]] = {}
    for versie in versies.values():
        if versie.pk not in bomen:
            continue
        knoop = lees(versie.boom, feiten)
        for sleutel, van_klant in waarden.items():
            if geldt(knoop, van_klant):
                treffer = _treffer(profielen[versie.regelset.code], versie, van_klant)
                gevonden.setdefault(sleutel, []).append(treffer)
    return gevonden


def _leesbaar(versies: Iterable[Regelversie]) -> Iterable[tuple[int, set[str]]]:
    """The facts of each rule that can still be read; one with a fact that is gone marks nobody."""
    for versie in versies:
        try:
            yield versie.pk, set(gebruikte_feiten(lees(versie.boom, feiten_voor("klant"))))
        except OngeldigeBoom:
            continue


def _treffer(profiel: Risicoprofiel, versie: Regelversie, waarden: dict[str, Waarde]) -> Treffer:
    uitleg = leg_uit(versie.boom, waarden, feiten_voor("klant"))
    delen = uitleg.delen or (uitleg,)
    return Treffer(profiel, versie, [deel.zin for deel in delen if deel.telt_mee], uitleg.waarden)
