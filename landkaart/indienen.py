"""Submitting: only a member of the management team, with name and function kept (L-24)."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht, rechten_van
from landkaart import eisen, meten
from landkaart.models import (
    Antwoord,
    Bewijs,
    Concept,
    Criterium,
    Criteriumvink,
    Mijlpaalscore,
    Scorebewijs,
)


def klaar(locatie: Locatie) -> list[Concept]:
    """What was prepared and not yet submitted, in the order of the milestones."""
    return list(
        Concept.objects.filter(locatie=locatie, open=True, mijlpaal__vervallen_op=None).select_related(
            "mijlpaal__fase", "voorbereid_door__gebruiker"
        )
    )


def ingevuld(concept: Concept) -> eisen.Ingevuld:
    """A concept as the guards read it."""
    return eisen.Ingevuld(
        concept.locatie, concept.mijlpaal, concept.percentage, concept.antwoord, concept.gegevens
    )


def bezwaren(concept: Concept, criteria: Iterable[Criterium]) -> list[str]:
    """Why a concept cannot be submitted: the milestone's own demands, and unexplained criteria (L-13)."""
    redenen = eisen.bezwaren(ingevuld(concept))
    nodig = vereist(concept.antwoord, criteria)
    gemist = [criterium for criterium in nodig if criterium.pk not in concept.criteria]
    if gemist and len(gemist) == len(nodig):
        redenen.append(f"Vink aan welke criteria voor '{Antwoord(concept.antwoord).label}' zijn gehaald.")
    elif gemist and not concept.notitie.strip():
        redenen.append("Niet alle criteria zijn aangevinkt. Leg in de toelichting uit waarom u dit kiest.")
    return redenen


def vereist(antwoord: str, criteria: Iterable[Criterium]) -> list[Criterium]:
    """The criteria that an answer asks for: its own; 'niet gerealiseerd' asks for none."""
    return [c for c in criteria if antwoord != Antwoord.NIET and c.antwoord == antwoord]


@transaction.atomic
def dien_in(*, locatie: Locatie, versies: Mapping[int, int], door: Medewerker) -> list[Mijlpaalscore]:
    """Submit prepared answers as the state of the location; each becomes a row that never changes.

    Args:
        versies: by key of the concept, the version that the person saw.
        door: a member of the management team of this location.

    Raises:
        RechtOntbreekt: this person is not in the management team here.
        NietToegestaan: nothing was chosen, a concept changed in between, or an answer meets an objection.
    """
    if Recht.LANDKAART_INDIENEN not in rechten_van(door.rollen) or not door.werkt_op(locatie):
        raise RechtOntbreekt("Alleen een lid van het MT van deze locatie dient de Landkaart in.")
    # An assessor holds this lock too, so that a second look is never about an answer that is being replaced.
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    concepten = list(
        Concept.objects.select_for_update(of=("self",))
        .select_related("mijlpaal__fase", "locatie")
        .filter(locatie=locatie, pk__in=versies, open=True)
    )
    if not versies or len(concepten) != len(versies):
        raise NietToegestaan("Kies wat u indient. Misschien was een collega u voor: kijk de lijst na.")
    return [_dien_een_in(concept, versie=versies[concept.pk], door=door) for concept in concepten]


def _dien_een_in(concept: Concept, *, versie: int, door: Medewerker) -> Mijlpaalscore:
    if concept.versie != versie:
        raise NietToegestaan(f"Mijlpaal {concept.mijlpaal.nummer} is net gewijzigd. Kijk het antwoord na.")
    criteria = list(Criterium.objects.geldig_op(timezone.localdate()).filter(mijlpaal=concept.mijlpaal))
    if redenen := bezwaren(concept, criteria):
        raise NietToegestaan(f"Mijlpaal {concept.mijlpaal}: {' '.join(redenen)}")
    score = _schrijf(concept, criteria, door)
    concept.open = False
    concept.versie += 1
    concept.save(update_fields=["open", "versie"])
    return score


def _schrijf(concept: Concept, criteria: list[Criterium], door: Medewerker) -> Mijlpaalscore:
    meting = meten.meet(concept.mijlpaal, concept.locatie)
    nodig = vereist(concept.antwoord, criteria)
    gevinkt = [criterium for criterium in criteria if criterium.pk in concept.criteria]
    score = voeg_toe(
        Mijlpaalscore(
            locatie=concept.locatie,
            mijlpaal=concept.mijlpaal,
            percentage=concept.percentage,
            notitie=concept.notitie,
            gegevens=concept.gegevens,
            portaalcijfer=meting.percentage if meting else None,
            portaalzin=meting.zin if meting else "",
            criteria_vereist=len(nodig),
            criteria_gehaald=sum(1 for criterium in nodig if criterium in gevinkt),
            voorbereid_door=concept.voorbereid_door,
            ingediend_door=door,
            ingediend_naam=str(door),
            ingediend_functie=door.functie or "MT-lid",
            partner=door.partner,
        )
    )
    Criteriumvink.objects.bulk_create(Criteriumvink(score=score, criterium=c) for c in gevinkt)
    bewijzen = Bewijs.objects.filter(
        locatie=concept.locatie, mijlpaal=concept.mijlpaal, ingetrokken_op__isnull=True
    )
    Scorebewijs.objects.bulk_create(Scorebewijs(score=score, bewijs=bewijs) for bewijs in bewijzen)
    return score
