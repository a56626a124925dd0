"""The second look: an outsider gives an own state and remarks; the MT answers and decides (L-22, L-23)."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from landkaart.models import Mijlpaal, Mijlpaalscore, Opmerking, Toetsing
from landkaart.scores import antwoord_bij

_BUITENSTAANDERS = frozenset({Rol.KETENAANJAGER, Rol.AKO})
"""Roles that bring somebody to a location without a part in its work."""


@transaction.atomic
def toets(*, score: Mijlpaalscore, percentage: Decimal, reden: str, door: Medewerker) -> Toetsing:
    """Give an own state about a submitted answer. Another answer also becomes a remark, which the MT answers.

    A second look is an outsider's. Everybody gets into the portal through a location, so a ketenaanjager is
    listed at some as well; who has a role in the work there besides may not assess that location. The lock on
    the location keeps a new submission (`indienen.dien_in`) waiting until this is done.

    Raises:
        NietToegestaan: a newer answer was submitted, or it is one's own.
        RechtOntbreekt: this person takes part in the work of the location.
    """
    Locatie.objects.select_for_update(no_key=True).get(pk=score.locatie_id)
    laatste = Mijlpaalscore.objects.filter(locatie=score.locatie_id, mijlpaal=score.mijlpaal_id).first()
    if laatste is None or laatste.pk != score.pk:
        raise NietToegestaan("De locatie heeft net een nieuw antwoord ingediend. Kijk daar eerst naar.")
    if score.ingediend_door_id == door.pk:
        raise NietToegestaan("U kunt uw eigen antwoord niet toetsen.")
    if set(door.rollen) - _BUITENSTAANDERS and door.werkt_op(score.locatie):
        raise RechtOntbreekt("U werkt zelf bij deze locatie. Iemand van buiten toetst het antwoord.")
    toetsing = voeg_toe(Toetsing(score=score, percentage=percentage, reden=reden.strip(), door=door))
    eigen = antwoord_bij(percentage)
    if eigen != score.antwoord:
        tekst = f"Volgens mij is dit '{eigen.label}' ({percentage:.0f}%). {reden.strip()}"[:1000]
        plaats(locatie=score.locatie, mijlpaal=score.mijlpaal, tekst=tekst, door=door)
    return toetsing


@transaction.atomic
def plaats(*, locatie: Locatie, mijlpaal: Mijlpaal, tekst: str, door: Medewerker) -> Opmerking:
    """Make a remark; it stays in sight until the MT answers."""
    return voeg_toe(Opmerking(locatie=locatie, mijlpaal=mijlpaal, tekst=tekst.strip(), door=door))


@transaction.atomic
def beantwoord(*, opmerking: Opmerking, antwoord: str, door: Medewerker) -> Opmerking:
    """Answer a remark for the management team. What the location answered stays as it is.

    Raises:
        RechtOntbreekt: this person does not work at the location.
        NietToegestaan: it has been answered already.
    """
    huidig = Opmerking.objects.select_for_update(of=("self",)).get(pk=opmerking.pk)
    if not door.werkt_op(huidig.locatie):
        raise RechtOntbreekt("Alleen het MT van de locatie beantwoordt opmerkingen.")
    if huidig.beantwoord_op is not None:
        raise NietToegestaan("Deze opmerking is al beantwoord.")
    huidig.antwoord, huidig.beantwoord_door, huidig.beantwoord_op = antwoord.strip(), door, timezone.now()
    huidig.full_clean()
    huidig.save(update_fields=["antwoord", "beantwoord_door", "beantwoord_op"])
    return huidig
