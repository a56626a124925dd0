"""The joint report: drafted, laid before the partners, signed by each, and then never changed (X-40).

Source: Ketensamenwerking op 15 Werkpleinen (2009), phase 5: beside the separate accounts to the own column
the management team sometimes reports together on the results.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_fsm import can_proceed

from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from landkaart.bestuur.vertegenwoordigers import partners
from landkaart.models import HOOFDSTUKKEN, Handtekening, Ketenverslag, Periodesoort
from landkaart.verantwoorden import hoofdstukken
from landkaart.verantwoorden.bevoegd import eis, tekent_voor
from landkaart.verantwoorden.perioden import Periode, met_einde, vind

Stand = Ketenverslag.Stand


@dataclass(frozen=True)
class Plek:
    """Where one partner signs; without a `handtekening` it has not."""

    partner: Ketenpartner
    handtekening: Handtekening | None


@transaction.atomic
def begin(*, locatie: Locatie, periode: str, door: Medewerker, voorbeeld: bool = False) -> Ketenverslag:
    """Begin a draft about a period that is over.

    Args:
        periode: the code of the period.

    Raises:
        RechtOntbreekt: no right to account for this location.
        NietToegestaan: the period is not over, or there is no such one.
        ValidationError: there is a report about it already.
    """
    eis(door, locatie)
    gekozen = vind(periode)
    if gekozen is None:
        raise NietToegestaan("Kies een periode die voorbij is.", veld="periode")
    return voeg_toe(
        Ketenverslag(
            locatie=locatie,
            periode=gekozen.soort,
            van=gekozen.van,
            tot=gekozen.tot,
            opgesteld_door=door,
            voorbeeld=voorbeeld,
        )
    )


@transaction.atomic
def licht_toe(*, verslag: Ketenverslag, versie: int, door: Medewerker, **teksten: str) -> Ketenverslag:
    """Write the explanations of a draft.

    Args:
        teksten: by chapter.

    Raises:
        RechtOntbreekt: no right to account for this location.
        NietToegestaan: it lies before the partners, or was signed.
        VersieConflict: somebody saved in between.
    """
    eis(door, verslag.locatie)
    if _slot(verslag).stand != Stand.CONCEPT:
        raise NietToegestaan("Dit verslag ligt ter tekening. Haal het eerst terug om het te wijzigen.")
    return wijzig(verslag, versie=versie, **teksten)


@transaction.atomic
def leg_voor(*, verslag: Ketenverslag, versie: int, door: Medewerker) -> Ketenverslag:
    """Lay a draft before the partners: from now on its figures and texts stay as they are.

    Raises:
        RechtOntbreekt: no right to account for this location.
        NietToegestaan: it lies there already, or no figure of the period is known.
        VersieConflict: somebody changed a text after it was read.
    """
    eis(door, verslag.locatie)
    huidig = _slot(verslag)
    if huidig.versie != versie:
        raise VersieConflict(huidig)
    if not can_proceed(huidig.leg_voor):
        raise NietToegestaan(f"Dit kan niet meer: het verslag {huidig.get_stand_display()}.")
    cijfers = hoofdstukken.stel_samen(huidig.locatie, periode_van(huidig))
    if not any(regel["getal"] is not None for deel in cijfers for regel in deel["regels"]):
        raise NietToegestaan("Van deze periode zijn nog geen cijfers berekend.")
    huidig.leg_voor(cijfers=cijfers, kenmerk=kenmerk_van(huidig, cijfers))
    return _bewaar(huidig)


@transaction.atomic
def haal_terug(*, verslag: Ketenverslag, door: Medewerker) -> Ketenverslag:
    """Make it a draft again, as long as no signature stands under it.

    Raises:
        RechtOntbreekt: no right to account for this location.
        NietToegestaan: somebody signed.
    """
    eis(door, verslag.locatie)
    huidig = _slot(verslag)
    if not can_proceed(huidig.haal_terug):
        raise NietToegestaan(f"Dit kan niet: het verslag is {huidig.get_stand_display()}.")
    if _gezet(huidig):
        raise NietToegestaan("Er staat al een handtekening onder. Die moet eerst worden ingetrokken.")
    huidig.haal_terug()
    return _bewaar(huidig)


@transaction.atomic
def onderteken(*, verslag: Ketenverslag, kenmerk: str, door: Medewerker) -> Ketenverslag:
    """Sign for the own partner; the last signature closes the report.

    Args:
        kenmerk: of the report that was read; when it was taken back and laid down anew, that is another one.

    Raises:
        RechtOntbreekt: no right here, or somebody else represents the partner.
        NietToegestaan: it does not lie there, it is not what was read, or the partner signed already.
    """
    partner = tekent_voor(door, verslag.locatie)
    huidig = _slot(verslag)
    if huidig.stand != Stand.TER_TEKENING:
        raise NietToegestaan(f"U kunt nu niet tekenen: het verslag is {huidig.get_stand_display()}.")
    if huidig.kenmerk != kenmerk:
        raise NietToegestaan("Het verslag is veranderd nadat u het las. Lees het opnieuw.")
    if partner.pk in _gezet(huidig):
        raise NietToegestaan(f"{partner} heeft al getekend.")
    voeg_toe(Handtekening(verslag=huidig, partner=partner, door=door, kenmerk=kenmerk))
    if _gezet(huidig).keys() >= {nodig.pk for nodig in partners(huidig.locatie)}:
        huidig.rond_af()
        _bewaar(huidig)
    return huidig


@transaction.atomic
def trek_in(*, handtekening: Handtekening, reden: str, door: Medewerker) -> Handtekening:
    """Take the signature of the own partner back, while another one is still missing.

    Raises:
        RechtOntbreekt: no right here, or it is the signature of another partner.
        NietToegestaan: no reason, everybody signed, or it was taken back already.
    """
    huidig = _slot(handtekening.verslag)
    if tekent_voor(door, huidig.locatie).pk != handtekening.partner_id:
        raise RechtOntbreekt("Deze handtekening is van een andere partner.")
    if not reden.strip():
        raise NietToegestaan("Vul in waarom u de handtekening intrekt.", veld="reden")
    if huidig.stand != Stand.TER_TEKENING:
        raise NietToegestaan("Alle partners hebben getekend. Dit verslag verandert niet meer.")
    actueel = Handtekening.objects.get(pk=handtekening.pk)
    if actueel.ingetrokken_op is not None:
        raise NietToegestaan("Deze handtekening is al ingetrokken.")
    actueel.ingetrokken_op, actueel.ingetrokken_door = timezone.now(), door
    actueel.reden = reden.strip()
    actueel.full_clean()
    actueel.save()
    return actueel


def inhoud(verslag: Ketenverslag) -> list[dict[str, Any]]:
    """The chapters: of a draft as they are now, else as they were laid down; each with its explanation."""
    delen = verslag.cijfers or hoofdstukken.stel_samen(verslag.locatie, periode_van(verslag))
    return [{**deel, "toelichting": getattr(verslag, deel["code"])} for deel in delen]


def plekken(verslag: Ketenverslag) -> list[Plek]:
    """Where each partner signs: who works here now, and then who signed and left; by kind of partner."""
    gezet = _gezet(verslag)
    hier = [Plek(partner, gezet.pop(partner.pk, None)) for partner in partners(verslag.locatie)]
    return hier + [Plek(een.partner, een) for een in gezet.values()]


def zichtbaar(locatie: Locatie, rechten: frozenset[Recht]) -> QuerySet[Ketenverslag]:
    """The reports of a location that somebody may read: drafts only with the right to account."""
    rijen = Ketenverslag.objects.van_locatie(locatie)
    return rijen if Recht.VERANTWOORDEN in rechten else rijen.exclude(stand=Stand.CONCEPT)


def met_handtekeningen(
    locatie: Locatie, rijen: Iterable[Ketenverslag]
) -> list[tuple[Ketenverslag, Periode, list[str]]]:
    """Reports, each with its period and the partners that still have to sign; three queries."""
    lijst = list(rijen)
    nodig = partners(locatie)
    gezet: defaultdict[int, set[int]] = defaultdict(set)
    geldig = Handtekening.objects.filter(verslag__in=lijst, ingetrokken_op=None)
    for verslag, partner in geldig.values_list("verslag", "partner"):
        gezet[verslag].add(partner)
    return [(v, periode_van(v), [str(een) for een in nodig if een.pk not in gezet[v.pk]]) for v in lijst]


def ingetrokken(verslag: Ketenverslag) -> QuerySet[Handtekening]:
    """The signatures that were taken back, with why."""
    weg = verslag.handtekeningen.filter(ingetrokken_op__isnull=False)
    return weg.select_related("partner", "ingetrokken_door__gebruiker")


def mag_tekenen(verslag: Ketenverslag, door: Medewerker) -> bool:
    """Whether this person can sign now."""
    if verslag.stand != Stand.TER_TEKENING:
        return False
    try:
        return tekent_voor(door, verslag.locatie).pk not in _gezet(verslag)
    except RechtOntbreekt:
        return False


def periode_van(verslag: Ketenverslag) -> Periode:
    """The period that a report is about."""
    return met_einde(Periodesoort(verslag.periode), verslag.tot)


def kenmerk_van(verslag: Ketenverslag, cijfers: list[dict[str, Any]]) -> str:
    """The mark over all that is signed: period, explanations and figures, as a SHA-256."""
    alles = {
        "locatie": verslag.locatie.code,
        "van": verslag.van.isoformat(),
        "tot": verslag.tot.isoformat(),
        "toelichting": {naam: getattr(verslag, naam) for naam in HOOFDSTUKKEN},
        "cijfers": cijfers,
    }
    return hashlib.sha256(json.dumps(alles, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def klopt(verslag: Ketenverslag) -> bool:
    """Whether a report still is what the signatures stand under."""
    return verslag.kenmerk == kenmerk_van(verslag, verslag.cijfers)


def _gezet(verslag: Ketenverslag) -> dict[int, Handtekening]:
    """The signatures that stand, by key of the partner."""
    rijen = verslag.handtekeningen.filter(ingetrokken_op=None).select_related("door__gebruiker", "partner")
    return {rij.partner_id: rij for rij in rijen}


def _slot(verslag: Ketenverslag) -> Ketenverslag:
    rijen = Ketenverslag.objects.select_for_update(of=("self",)).select_related("locatie")
    return rijen.get(pk=verslag.pk)


def _bewaar(verslag: Ketenverslag) -> Ketenverslag:
    verslag.versie += 1
    verslag.full_clean()
    verslag.save()
    return verslag
