"""What AKO keeps up: criteria, norms, finer states, milestones of a region and named measurements."""

import datetime
import uuid
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from keten.fouten import NietToegestaan
from keten.models import Arbeidsmarktregio, Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from landkaart.models import (
    Criterium,
    Deelstand,
    Fase,
    Meetperiode,
    Mijlpaal,
)


@transaction.atomic
def nieuw_criterium(*, mijlpaal: Mijlpaal, antwoord: str, tekst: str) -> Criterium:
    """Add a criterion to an answer; it holds from today."""
    laatste = mijlpaal.criteria.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    return voeg_toe(
        Criterium(
            mijlpaal=mijlpaal,
            antwoord=antwoord,
            code=f"{mijlpaal.code[:36]}-{uuid.uuid4().hex[:10]}",
            volgorde=laatste + 1,
            tekst=tekst,
            geldig_van=vandaag(),
            bron="Toegevoegd in het portaal",
        )
    )


@transaction.atomic
def wijzig_criterium(*, criterium: Criterium, tekst: str) -> Criterium:
    """Give a criterion other words: a next version from today; scores keep the version they were given on.

    Raises:
        NietToegestaan: somebody else was first, or the words are the same.
    """
    huidig = _geldig(criterium)
    if tekst.strip() == huidig.tekst:
        raise NietToegestaan("De tekst is niet veranderd.", veld="tekst")
    _sluit(huidig)
    return voeg_toe(
        Criterium(
            mijlpaal=huidig.mijlpaal,
            antwoord=huidig.antwoord,
            code=huidig.code,
            nummer=huidig.nummer + 1,
            volgorde=huidig.volgorde,
            tekst=tekst.strip(),
            geldig_van=vandaag(),
            bron="Gewijzigd in het portaal",
        )
    )


@transaction.atomic
def laat_criterium_vervallen(*, criterium: Criterium) -> Criterium:
    """Let a criterion no longer hold; scores keep it.

    Raises:
        NietToegestaan: somebody else was first.
    """
    huidig = _geldig(criterium)
    _sluit(huidig)
    return huidig


def _geldig(criterium: Criterium) -> Criterium:
    huidig: Criterium = Criterium.objects.select_for_update(of=("self",)).get(pk=criterium.pk)
    if huidig.geldig_tot is not None:
        raise NietToegestaan("Iemand anders heeft dit criterium net gewijzigd.")
    return huidig


def _sluit(criterium: Criterium) -> None:
    """Let it hold until yesterday; one of today never held."""
    gisteren = vandaag() - datetime.timedelta(days=1)
    criterium.geldig_van = min(criterium.geldig_van, gisteren)
    criterium.geldig_tot = gisteren
    criterium.save(update_fields=["geldig_van", "geldig_tot"])


def zet_norm(*, mijlpaal: Mijlpaal, versie: int, bepalend: bool, norm_op: datetime.date | None) -> Mijlpaal:
    """Say whether a milestone decides that there is an LWI, and when it must be complete (L-31).

    Raises:
        VersieConflict: somebody else changed the milestone in between.
        NietToegestaan: a decisive milestone without a date.
    """
    if bepalend and norm_op is None:
        raise NietToegestaan("Een bepalende mijlpaal heeft een datum nodig.", veld="norm_op")
    return wijzig(mijlpaal, versie=versie, bepalend=bepalend, norm_op=norm_op, norm_voorbeeld=False)


@transaction.atomic
def nieuwe_mijlpaal(
    *, regio: Arbeidsmarktregio, fase: Fase, naam: str, definitie: str, norm_op: datetime.date | None
) -> Mijlpaal:
    """Add a milestone that the locations of one region answer besides the fourteen (L-11).

    It gets the next number after the region's own; its points stay out of the total.
    """
    Arbeidsmarktregio.objects.select_for_update().get(pk=regio.pk)
    laatste = Mijlpaal.objects.filter(regio=regio).aggregate(hoogste=Max("nummer"))["hoogste"] or 100
    return voeg_toe(
        Mijlpaal(
            code=f"eigen-{regio.code[:30]}-{laatste + 1}",
            nummer=laatste + 1,
            fase=fase,
            naam=naam,
            definitie=definitie,
            regio=regio,
            norm_op=norm_op,
            bron="Toegevoegd door de regio",
        )
    )


def beeindig_mijlpaal(*, mijlpaal: Mijlpaal, versie: int) -> Mijlpaal:
    """Stop asking for a milestone of a region; what was submitted stays.

    Raises:
        NietToegestaan: it is one of the fixed fourteen.
    """
    if mijlpaal.regio_id is None:
        raise NietToegestaan("De veertien vaste mijlpalen blijven.")
    return wijzig(mijlpaal, versie=versie, vervallen_op=vandaag())


@transaction.atomic
def zet_deelstanden(*, deelstanden: list[tuple[Decimal, str]]) -> list[Deelstand]:
    """Replace the finer states; colour and points follow from the percentage and stay as they are (L-14).

    Raises:
        NietToegestaan: two begin at the same percentage.
    """
    if len({vanaf for vanaf, _naam in deelstanden}) != len(deelstanden):
        raise NietToegestaan("Twee deelstanden beginnen bij hetzelfde percentage.")
    Deelstand.objects.all().delete()
    return [voeg_toe(Deelstand(vanaf=vanaf, naam=naam)) for vanaf, naam in sorted(deelstanden)]


@transaction.atomic
def bevries(
    *, naam: str, locatie: Locatie | None, van: datetime.date, tot: datetime.date, door: Medewerker
) -> Meetperiode:
    """Give a period a name, so that what stood on its last day stays to be found (L-07).

    Args:
        locatie: None for the whole country.

    Raises:
        NietToegestaan: the last day is still to come, so answers could still change.
    """
    if tot >= vandaag():
        raise NietToegestaan("Een periode bevriest u als de laatste dag voorbij is.", veld="tot")
    return voeg_toe(Meetperiode(naam=naam, locatie=locatie, van=van, tot=tot, door=door))
