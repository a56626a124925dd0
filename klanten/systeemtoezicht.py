"""Nobody attaches a system unseen: somebody else at each of its locations is asked to look at it (X-82)."""

from django.db.models import Count, Q
from django.utils import timezone

from keten import systemen
from keten.models import Locatie, Medewerker, Systeem
from keten.rechten import Rol
from keten.termijnen import Duur
from klanten import taken
from klanten.models import Taak

_WIE = (Rol.PRIVACYCONTACT, Rol.TEAMLEIDER)
_TERMIJN = Duur.werkdagen(5)
_LANGST = 200  # of the description of a task


def vraag_na(systeem: Systeem, wat: str, door: Medewerker) -> None:
    """Ask to check that an attached system was agreed on: it can ask in the name of every colleague there.

    The privacy contact is asked, or else a team leader, and never who did it; where there is nobody, the task
    stands before everybody at the location.

    Args:
        wat: what was done, as a participle: `aangesloten`.
    """
    zin = (
        f"Systeem {systeem} van {systeem.partner}: {wat} door {door}. Het vraagt namens collega's. Klopt dat?"
    )
    for locatie in systeem.locaties.all():
        taken.maak(
            klant=None,
            voor=_toezichthouder(locatie, door),
            locatie=locatie,
            soort=Taak.Soort.PRIVACY,
            omschrijving=zin if len(zin) <= _LANGST else f"{zin[: _LANGST - 1]}…",
            vervalt_op=_TERMIJN.vervalt(timezone.now()),
        )


def meld_aan() -> None:
    """Let the floor below tell it."""
    systemen.registreer(vraag_na)


def _toezichthouder(locatie: Locatie, door: Medewerker) -> Medewerker | None:
    anderen = Medewerker.objects.filter(locaties=locatie, gebruiker__is_active=True).exclude(pk=door.pk)
    werk = Count("taken", filter=Q(taken__gedaan_op__isnull=True))
    for rol in _WIE:
        wie = anderen.filter(rollen__contains=[rol]).annotate(werk=werk).order_by("werk", "pk").first()
        if wie is not None:
            return wie
    return None
