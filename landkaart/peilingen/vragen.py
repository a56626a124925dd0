"""The questions that a location asks beside the delivered ones, also those of an experiment (H-52)."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from keten import bevoegd, opslaan
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from landkaart.models import Experiment, Moment, Peiling, Peilingantwoord, Peilingvraag


def lijst(locatie: Locatie) -> list[Peilingvraag]:
    """The own questions of a location, those that are asked now first."""
    vragen = Peilingvraag.objects.filter(locatie=locatie).select_related("experiment")
    op_volgorde = vragen.prefetch_related("peilingen").order_by("-van", "-pk")
    return sorted(op_volgorde, key=lambda vraag: not gesteld(vraag, vandaag()))


def gesteld(vraag: Peilingvraag, dag: datetime.date) -> bool:
    """Whether a question is asked on a day."""
    return vraag.van <= dag and (vraag.tot is None or vraag.tot >= dag)


def gevraagd(vraag: Peilingvraag) -> bool:
    """Whether anybody was asked it; from then on its words stay as they are."""
    return Peilingantwoord.objects.filter(vraag=vraag).exists()


def experimenten(locatie: Locatie) -> Any:
    """The experiments of a location to which a question can be attached."""
    stand = Experiment.Stand
    return Experiment.objects.filter(locatie=locatie, stand__in=[stand.CONCEPT, stand.LOOPT])


@transaction.atomic
def voeg_toe(
    *, locatie: Locatie, peilingen: Iterable[Peiling], door: Medewerker, **velden: Any
) -> Peilingvraag:
    """Ask something of one's own; of an experiment at one moment, the same for both groups.

    Args:
        peilingen: after which moments; left out for a question of an experiment.
        velden: `soort`, `tekst`, `experiment`, `van`, `tot`.

    Raises:
        RechtOntbreekt: this person does not set up surveys here.
        NietToegestaan: no moment, an experiment of another location, or one that has ended.
        ValidationError: with a message per field.
    """
    bevoegd.eis(door, locatie, Recht.PEILINGEN)
    gekozen = _momenten(locatie, list(peilingen), velden.get("experiment"))
    vraag = opslaan.voeg_toe(Peilingvraag(locatie=locatie, door=door, **velden))
    vraag.peilingen.set(gekozen)
    return vraag


@transaction.atomic
def wijzig(
    *, vraag: Peilingvraag, versie: int, peilingen: Iterable[Peiling], door: Medewerker, **velden: Any
) -> Peilingvraag:
    """Change a question; once somebody was asked it, only when and until when it is asked.

    Raises:
        RechtOntbreekt: this person does not set up surveys here.
        NietToegestaan: its words, kind or experiment would change after it was asked, or there is no moment.
        VersieConflict: somebody saved in between.
    """
    locatie = vraag.locatie
    if locatie is None:
        raise NietToegestaan("Deze vraag hoort bij het portaal.")
    bevoegd.eis(door, locatie, Recht.PEILINGEN)
    huidig = Peilingvraag.objects.get(pk=vraag.pk)
    vast = ("soort", "tekst", "experiment")
    anders = [naam for naam in vast if naam in velden and velden[naam] != getattr(huidig, naam)]
    if anders and gevraagd(vraag):
        raise NietToegestaan(
            "Klanten hebben deze vraag al gekregen. Stop deze vraag en maak een nieuwe.", veld=anders[0]
        )
    gekozen = _momenten(locatie, list(peilingen), velden.get("experiment", huidig.experiment))
    nieuw = opslaan.wijzig(vraag, versie=versie, **velden)
    nieuw.peilingen.set(gekozen)
    return nieuw


def stop(*, vraag: Peilingvraag, versie: int, door: Medewerker) -> Peilingvraag:
    """Ask it for the last time today, or never when it had yet to begin. Its answers stay.

    Raises:
        RechtOntbreekt: this person does not set up surveys here.
        VersieConflict: somebody saved in between.
    """
    if vraag.locatie is None:
        raise NietToegestaan("Deze vraag hoort bij het portaal.")
    bevoegd.eis(door, vraag.locatie, Recht.PEILINGEN)
    gisteren = vandaag() - datetime.timedelta(days=1)
    return opslaan.wijzig(vraag, versie=versie, tot=gisteren, van=min(vraag.van, gisteren))


def _momenten(locatie: Locatie, peilingen: list[Peiling], experiment: Experiment | None) -> list[Peiling]:
    if experiment is None:
        gewoon = [peiling for peiling in peilingen if peiling.moment != Moment.EXPERIMENT]
        if not gewoon:
            raise NietToegestaan("Kies minstens één moment.", veld="peilingen")
        return gewoon
    if experiment.locatie_id != locatie.pk or experiment.beeindigd_op is not None:
        raise NietToegestaan("Dit experiment kan hier niet.", veld="experiment")
    return list(Peiling.objects.filter(moment=Moment.EXPERIMENT))
