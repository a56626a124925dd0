"""Goals that are off track: their owner is asked why, and what is said is kept.

The task has the key `jaarplanafwijking:<pk>` and ends with the answer.
"""

import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Medewerker
from keten.opslaan import wijzig
from keten.rechten import Recht, rechten_van
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import taken
from klanten.afspraken import aanvang
from klanten.models import Taak
from landkaart.jaarplan import volgen
from landkaart.jaarplan.koers import Koers
from landkaart.jaarplan.volgen import Doelbeeld
from landkaart.models import Doelafwijking, Jaarplan, Jaarplandoel

WOORD = "jaarplanafwijking"
ANTWOORD_BINNEN = 10
"""Working days to answer; our choice."""
_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_RUST = datetime.timedelta(days=80)  # a quarter, measured from the first day of a month


def vraag_toelichtingen() -> int:
    """Ask the owner of each goal off track for an explanation, at most once a quarter for the same goal.

    Repeating it asks nothing twice.

    Returns:
        How many were asked.
    """
    gevraagd = 0
    for plan in Jaarplan.objects.geldend().select_related("locatie"):
        for beeld in volgen.beelden(plan):
            gevraagd += _vraag(plan, beeld)
    return gevraagd


@transaction.atomic
def licht_toe(
    *, afwijking: Doelafwijking, versie: int, oorzaak: str, aanpak: str, door: Medewerker
) -> Doelafwijking:
    """Say why a goal is off track and what is done about it; this closes the task.

    Raises:
        RechtOntbreekt: `door` neither owns the goal nor is in the management team of the location.
        NietToegestaan: somebody has answered already.
        VersieConflict: somebody answered in between.
    """
    if not mag_toelichten(afwijking, door):
        raise RechtOntbreekt("Alleen de eigenaar van het doel en het MT geven een toelichting.")
    if afwijking.oorzaak:
        raise NietToegestaan("Er is al een toelichting gegeven.")
    nieuw = wijzig(
        afwijking,
        versie=versie,
        oorzaak=oorzaak.strip(),
        aanpak=aanpak.strip(),
        door=door,
        op=timezone.now(),
    )
    open_taak = Taak.objects.open().filter(sleutel=f"{WOORD}:{afwijking.pk}")
    open_taak.update(gedaan_op=timezone.now(), gedaan_door=door, resultaat=nieuw.aanpak)
    return nieuw


def sluit_vragen(doel: Jaarplandoel) -> None:
    """Close what is still asked about a goal, because it has been evaluated."""
    open_vragen = Doelafwijking.objects.filter(doel__lijn=doel.lijn, doel__plan__locatie=doel.plan.locatie_id)
    sleutels = [f"{WOORD}:{pk}" for pk in open_vragen.filter(oorzaak="").values_list("pk", flat=True)]
    Taak.objects.open().filter(sleutel__in=sleutels).update(
        gedaan_op=timezone.now(), resultaat="Het doel is geëvalueerd."
    )


def mag_toelichten(afwijking: Doelafwijking, wie: Medewerker) -> bool:
    """Whether somebody may answer: the owner of the goal, or who is in the management team."""
    if not wie.werkt_op(afwijking.doel.plan.locatie):
        return False
    return afwijking.doel.eigenaar_id == wie.pk or Recht.JAARPLAN in rechten_van(wie.rollen)


@transaction.atomic
def _vraag(plan: Jaarplan, beeld: Doelbeeld) -> bool:
    stand = beeld.stand
    if beeld.koers is not Koers.ACHTER or stand is None or beeld.evaluatie is not None:
        return False
    if any(stand.maand - een.maand < _RUST for een in beeld.afwijkingen):
        return False
    afwijking, nieuw = Doelafwijking.objects.get_or_create(
        doel=beeld.doel,
        maand=stand.maand,
        defaults={"waarde": _decimaal(stand.waarde), "verwacht": _decimaal(beeld.lijn)},
    )
    if nieuw:
        eigenaar = beeld.doel.eigenaar
        taken.maak(
            klant=None,
            voor=eigenaar if eigenaar.werkt_op(plan.locatie) else None,
            locatie=plan.locatie,
            soort=Taak.Soort.JAARPLAN,
            omschrijving=f"Leg uit waarom dit doel achterloopt: {beeld.doel}"[:200],
            vervalt_op=aanvang(volgende_werkdag(vandaag(), ANTWOORD_BINNEN), _EINDE_VAN_DE_DAG),
            sleutel=f"{WOORD}:{afwijking.pk}",
        )
    return nieuw


def _decimaal(waarde: float | None) -> Decimal:
    return Decimal(f"{waarde or 0:.1f}")
