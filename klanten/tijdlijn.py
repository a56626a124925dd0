"""The timeline of a dossier: every domain function leaves one line, and everybody reads the same lines."""

from django.db.models import QuerySet

from keten.models import Medewerker
from keten.rechten import Recht
from klanten.models import Gebeurtenis, Klant

_ALLEEN_MET = {
    Gebeurtenis.Soort.INCIDENT: Recht.INCIDENT,
    Gebeurtenis.Soort.HANDHAVING: Recht.RISICO,
}


def leg_vast(
    klant: Klant,
    soort: Gebeurtenis.Soort,
    zin: str,
    *,
    door: Medewerker | None = None,
    door_klant: bool = False,
    zichtbaar_voor_klant: bool = True,
) -> Gebeurtenis:
    """Add a line to the dossier's timeline (K-03).

    Args:
        zin: what happened, in one sentence that the client could read.
        door: the employee who did it; with neither `door` nor `door_klant` it was the portal itself.
    """
    return Gebeurtenis.objects.create(
        klant=klant,
        soort=soort,
        zin=zin[:400],
        medewerker=door,
        partner=door.partner if door else None,
        door_klant=door_klant,
        zichtbaar_voor_klant=zichtbaar_voor_klant,
    )


def lees(klant: Klant, *, rechten: frozenset[Recht] = frozenset()) -> QuerySet[Gebeurtenis]:
    """The lines of a dossier, newest first, with who wrote them and for which organisation (K-03).

    Args:
        rechten: of the one who reads; lines about incidents and enforcement are left out without the right
            to those (X-19, H-55).
    """
    dicht = [soort for soort, recht in _ALLEEN_MET.items() if recht not in rechten]
    regels = klant.gebeurtenissen.select_related("medewerker__gebruiker", "partner")
    return regels.exclude(soort__in=dicht) if dicht else regels


def lees_als_klant(klant: Klant) -> QuerySet[Gebeurtenis]:
    """The lines that the client may read (X-18), also about decisions of enforcement."""
    return lees(klant, rechten=frozenset(_ALLEEN_MET.values())).filter(zichtbaar_voor_klant=True)
