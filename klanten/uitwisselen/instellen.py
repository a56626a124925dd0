"""With which systems a location exchanges, and on whose authority."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as sla_op
from keten.rechten import Recht, Rol
from keten.termijnen import Duur
from keten.tijd import vandaag
from keten.toelating import is_toegelaten
from klanten import taken
from klanten.collegas import collegas
from klanten.models import Taak, Uitwisselkoppeling
from klanten.uitwisselen.bereik import eis_uitwisselen
from klanten.uitwisselen.indelingen import indeling_van

TERMIJN = Duur.werkdagen(5)
"""To find somebody else who answers for it: before the exchange of the week after. Not from the sources."""


def partners(locatie: Locatie) -> QuerySet[Ketenpartner]:
    """With whom a location can exchange: its own partners."""
    return Ketenpartner.objects.geldig_op(vandaag()).filter(locaties=locatie)


def van_locatie(locatie: Locatie) -> QuerySet[Uitwisselkoppeling]:
    """The couplings of a location, each with how much waits for a choice (`open`)."""
    open_ = Count("verschillen", filter=Q(verschillen__stand="open"))
    koppelingen = Uitwisselkoppeling.objects.filter(locatie=locatie).annotate(open=open_)
    return koppelingen.select_related("locatie", "partner", "verantwoordelijk__gebruiker")


@transaction.atomic
def stel_in(
    *, locatie: Locatie, systeem: str, partner: Ketenpartner, actief: bool, door: Medewerker
) -> Uitwisselkoppeling:
    """Begin to exchange with a system of a partner; who does this answers for it.

    Raises:
        NietToegestaan: this partner does not work at the location.
        RechtOntbreekt: another location, or no right.
        ValidationError: the coupling exists.
    """
    koppeling = Uitwisselkoppeling(
        locatie=locatie, systeem=systeem, partner=partner, actief=actief, verantwoordelijk=door
    )
    eis_uitwisselen(door, koppeling, indeling_van(koppeling))
    if not partners(locatie).filter(pk=partner.pk).exists():
        raise NietToegestaan(f"{partner} werkt niet op {locatie}.", veld="partner")
    return voeg_toe(koppeling)


@transaction.atomic
def wijzig(
    *, koppeling: Uitwisselkoppeling, versie: int, door: Medewerker, **velden: Any
) -> Uitwisselkoppeling:
    """Stop, go on or take it over; who does this answers for it from now on.

    Raises:
        VersieConflict: a colleague saved in between.
        RechtOntbreekt: another location, or no right.
    """
    eis_uitwisselen(door, koppeling, indeling_van(koppeling))
    gewijzigd = sla_op(koppeling, versie=versie, verantwoordelijk=door, **velden)
    gevraagd = Taak.objects.open().filter(sleutel__startswith=f"{_sleutel(koppeling)}:")
    gevraagd.update(gedaan_op=timezone.now(), gedaan_door=door)
    return gewijzigd


def heeft_verantwoordelijke(koppeling: Uitwisselkoppeling) -> bool:
    """Whether who answers for it still has access to the portal; nothing is done in the name of who left."""
    return Medewerker.objects.filter(is_toegelaten(), pk=koppeling.verantwoordelijk_id).exists()


@transaction.atomic
def vraag_ander(koppeling: Uitwisselkoppeling) -> None:
    """Ask the team leaders of the location to take it over, once for each person who left."""
    leiders = collegas(koppeling.locatie, Recht.UITWISSELEN).filter(rollen__contains=[Rol.TEAMLEIDER])
    for leider in leiders.filter(is_toegelaten()):
        taken.maak(
            klant=None,
            voor=leider,
            locatie=koppeling.locatie,
            soort=Taak.Soort.ALGEMEEN,
            omschrijving=f"Neem de uitwisseling met {koppeling} over of stop die"[:200],
            vervalt_op=TERMIJN.vervalt(timezone.now()),
            sleutel=f"{_sleutel(koppeling)}:{koppeling.versie}:{leider.pk}",
        )


def _sleutel(koppeling: Uitwisselkoppeling) -> str:
    return f"uitwisselkoppeling:{koppeling.pk}"
