"""Making a service concept together: filled section by section, confirmed by the MT as a version (L-44)."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from keten import opslaan
from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.models import Locatie, Medewerker
from landkaart.models import SECTIES, Bewijs, Conceptversie, Dienstverleningsconcept, Mijlpaal

MET_CONCEPT = (6, 7)
"""The fixed milestones that are about a service concept, by number."""


def open_tekst(locatie: Locatie, mijlpaal: Mijlpaal) -> Dienstverleningsconcept:
    """The text as it stands, or an empty one that has not been saved."""
    bestaand = Dienstverleningsconcept.objects.filter(locatie=locatie, mijlpaal=mijlpaal).first()
    return bestaand or Dienstverleningsconcept(locatie=locatie, mijlpaal=mijlpaal, versie=0)


@transaction.atomic
def schrijf(
    *, locatie: Locatie, mijlpaal: Mijlpaal, versie: int, velden: dict[str, Any]
) -> Dienstverleningsconcept:
    """Write the text of a concept; the versions that were confirmed stay as they are.

    Raises:
        VersieConflict: somebody else wrote in between.
    """
    bestaand = Dienstverleningsconcept.objects.filter(locatie=locatie, mijlpaal=mijlpaal).first()
    if bestaand is not None:
        return opslaan.wijzig(bestaand, versie=versie, **velden)
    return opslaan.voeg_toe(Dienstverleningsconcept(locatie=locatie, mijlpaal=mijlpaal, **velden))


@transaction.atomic
def bekrachtig(*, concept: Dienstverleningsconcept, versie: int, door: Medewerker) -> Conceptversie:
    """Confirm the text as it stands for the management team; the version becomes evidence.

    Raises:
        RechtOntbreekt: this person does not work at the location.
        VersieConflict: somebody changed the text after it was read.
        NietToegestaan: a section is still empty.
    """
    huidig = Dienstverleningsconcept.objects.select_for_update(of=("self",)).get(pk=concept.pk)
    if not door.werkt_op(huidig.locatie):
        raise RechtOntbreekt("Alleen het MT van deze locatie bekrachtigt het concept.")
    if huidig.versie != versie:
        raise VersieConflict(huidig)
    leeg = [naam for naam in SECTIES if not getattr(huidig, naam).strip()]
    if leeg:
        koppen = {veld.name: veld.verbose_name for veld in Dienstverleningsconcept._meta.fields}
        raise NietToegestaan(f"Deze onderdelen zijn nog leeg: {', '.join(str(koppen[n]) for n in leeg)}.")
    nummer = (huidig.versies.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1
    return opslaan.voeg_toe(
        Conceptversie(
            concept=huidig,
            nummer=nummer,
            bewijs=_bewijs(huidig, nummer, door),
            bekrachtigd_door=door,
            integraal=huidig.integraal,
            **{naam: getattr(huidig, naam) for naam in SECTIES},
        )
    )


def _bewijs(concept: Dienstverleningsconcept, nummer: int, door: Medewerker) -> Bewijs:
    """The new evidence; that of the version before is withdrawn."""
    eerder = Bewijs.objects.filter(conceptversie__concept=concept, ingetrokken_op__isnull=True)
    eerder.update(
        ingetrokken_op=timezone.now(),
        ingetrokken_door=door,
        reden_intrekken="Vervangen door een nieuwe versie",
    )
    return opslaan.voeg_toe(
        Bewijs(
            locatie=concept.locatie,
            mijlpaal=concept.mijlpaal,
            soort=Bewijs.Soort.CONCEPT,
            titel=f"{concept.mijlpaal.naam}, versie {nummer}",
            integraal=concept.integraal,
            door=door,
        )
    )
