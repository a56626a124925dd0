"""Preparing answers: anybody with the right may, and it counts for nothing yet (L-24)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from keten import opslaan
from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart.models import Aanpak, Concept, Criterium, Mijlpaal, Mijlpaalscore


def geldige_criteria(mijlpaal: Mijlpaal) -> list[Criterium]:
    """The criteria of a milestone that hold today, in order."""
    return list(Criterium.objects.geldig_op(vandaag()).filter(mijlpaal=mijlpaal))


def open_concept(locatie: Locatie, mijlpaal: Mijlpaal) -> Concept:
    """What was prepared; else a new one, filled with the answer that holds now. Nothing is saved."""
    bestaand = Concept.objects.filter(locatie=locatie, mijlpaal=mijlpaal).first()
    if bestaand is not None:
        return bestaand
    concept = Concept(locatie=locatie, mijlpaal=mijlpaal, versie=0)
    laatste = Mijlpaalscore.objects.filter(locatie=locatie, mijlpaal=mijlpaal).first()
    if laatste is not None:
        concept.percentage, concept.notitie = laatste.percentage, laatste.notitie
        concept.gegevens = laatste.gegevens
        concept.criteria = list(laatste.vinken.values_list("criterium", flat=True))
    return concept


@transaction.atomic
def bewaar(
    *,
    locatie: Locatie,
    mijlpaal: Mijlpaal,
    versie: int,
    percentage: Decimal,
    criteria: Iterable[int],
    gegevens: dict[str, Any],
    notitie: str,
    door: Medewerker,
) -> Concept:
    """Keep an answer that is being prepared.

    Args:
        versie: the version that the person saw; 0 when there was none.
        criteria: keys of the criteria that are met.

    Raises:
        RechtOntbreekt: this person does not work at the location.
        VersieConflict: somebody else prepared this milestone in between.
        NietToegestaan: the milestone is of another region.
    """
    if not door.werkt_op(locatie):
        raise RechtOntbreekt("Alleen medewerkers van deze locatie bereiden haar antwoorden voor.")
    hoort_bij(locatie, mijlpaal)
    velden = {
        "percentage": percentage,
        "criteria": sorted(criteria),
        "gegevens": gegevens,
        "notitie": notitie,
        "voorbereid_door": door,
        "op": timezone.now(),
        "open": True,
    }
    bestaand = Concept.objects.filter(locatie=locatie, mijlpaal=mijlpaal).first()
    if bestaand is not None:
        return opslaan.wijzig(bestaand, versie=versie, **velden)
    concept = Concept(locatie=locatie, mijlpaal=mijlpaal, **velden)
    concept.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            concept.save(force_insert=True)
    except IntegrityError:
        raise VersieConflict(Concept.objects.get(locatie=locatie, mijlpaal=mijlpaal)) from None
    return concept


def hoort_bij(locatie: Locatie, mijlpaal: Mijlpaal) -> None:
    """Refuse a milestone that this location does not answer.

    Raises:
        NietToegestaan: it belongs to another region, or is no longer in use.
    """
    if mijlpaal.vervallen_op is not None or mijlpaal.regio_id not in (None, locatie.regio_id):
        raise NietToegestaan("Deze mijlpaal hoort niet bij uw locatie.")


@transaction.atomic
def schrijf_aanpak(*, locatie: Locatie, tekst: str, versie: int) -> Aanpak:
    """Write how the location goes about it.

    Raises:
        VersieConflict: somebody else changed the text in between.
    """
    bestaand = Aanpak.objects.filter(locatie=locatie).first()
    if bestaand is None:
        return opslaan.voeg_toe(Aanpak(locatie=locatie, tekst=tekst))
    return opslaan.wijzig(bestaand, versie=versie, tekst=tekst)
