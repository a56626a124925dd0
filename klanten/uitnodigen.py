"""Who is asked to a consultation, and the task that each finds in the work list (K-75, K-78)."""

import datetime
from dataclasses import dataclass

from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import taken
from klanten.afspraken import aanvang
from klanten.models import Leefdomein, Overleg, Overlegdeelnemer, Taak

_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)


@dataclass(frozen=True)
class Genodigde:
    """Somebody who is asked: a colleague, or by name somebody of an organisation outside the chain."""

    medewerker: Medewerker | None = None
    naam: str = ""
    organisatie: str = ""
    domein: str = Leefdomein.WERK


def nodig_uit(overleg: Overleg, wie: Genodigde) -> None:
    """Add a participant; a colleague finds the question in the work list."""
    voeg_deelnemer_toe(overleg, wie)
    if wie.medewerker is None or wie.medewerker.pk == overleg.gevraagd_door_id:
        return
    taken.maak(
        klant=overleg.klant,
        voor=wie.medewerker,
        locatie=overleg.klant.locatie,
        soort=Taak.Soort.OVERLEG,
        omschrijving=f"{soort_in_woorden(overleg)} met {overleg.gevraagd_door}: lees de vraag",
        vervalt_op=aanvang(max(overleg.wanneer, vandaag()), _EINDE_VAN_DE_DAG),
        sleutel=f"overleg:{overleg.pk}:{wie.medewerker.pk}",
    )


def voeg_deelnemer_toe(overleg: Overleg, wie: Genodigde, *, deed_mee: bool | None = None) -> None:
    """Add a participant; `deed_mee` says whether this person was there, None while that is open."""
    voeg_toe(
        Overlegdeelnemer(
            overleg=overleg,
            medewerker=wie.medewerker,
            partner=wie.medewerker.partner if wie.medewerker else None,
            naam=wie.naam,
            organisatie=wie.organisatie,
            domein=wie.domein,
            deed_mee=deed_mee,
        )
    )


def soort_in_woorden(overleg: Overleg) -> str:
    """The kind of consultation, with a capital to begin a sentence with."""
    naam = overleg.get_soort_display()
    return naam[0].upper() + naam[1:]
