"""Tasks and terms of measures. A task always has a person: what is not assigned would be read too widely."""

import datetime

from django.db.models import Count, Q
from django.utils import timezone

from handhaving.maatregelen import bevoegd
from handhaving.models import Overtreding, Voorstel
from keten.models import Medewerker
from keten.rechten import Recht
from keten.termijnen import Duur, termijn_of
from klanten import taken
from klanten.collegas import collegas
from klanten.models import Taak

WOORD = "overtreding"
HOREN = "maatregel_horen"
OPNIEUW_HOREN = "maatregel_opnieuw_horen"
BESLUITEN = "maatregel_besluiten"
BEZWAAR_MAKEN = "bezwaar_maken"
BEZWAAR_BESLISSEN = "bezwaar_beslissen"
STANDAARD = {
    HOREN: Duur.werkdagen(10),
    OPNIEUW_HOREN: Duur.werkdagen(5),
    BESLUITEN: Duur.werkdagen(10),
    BEZWAAR_MAKEN: Duur.weken(6),
    BEZWAAR_BESLISSEN: Duur.weken(6),
}


def duur(code: str, overtreding: Overtreding) -> Duur:
    """How long a step may take at the client's location."""
    return termijn_of(code, STANDAARD[code], overtreding.klant.locatie)


def vervalt(code: str, overtreding: Overtreding) -> datetime.datetime:
    """When a step that begins now is due."""
    return duur(code, overtreding).vervalt(timezone.now())


def geef(
    overtreding: Overtreding,
    voor: Medewerker | None,
    *,
    wat: str,
    deel: str,
    vervalt_op: datetime.datetime,
) -> None:
    """Put the next step before somebody who may take it; with nobody there, only the list shows it.

    Args:
        deel: what tells tasks about one breach apart; a new round gives a new one.
    """
    if voor is None or not voor.werkt_op(overtreding.klant.locatie):
        return
    taken.maak(
        klant=overtreding.klant,
        voor=voor,
        locatie=overtreding.klant.locatie,
        soort=Taak.Soort.MAATREGEL,
        omschrijving=wat,
        vervalt_op=vervalt_op,
        sleutel=f"{WOORD}:{overtreding.pk}:{deel}",
    )


def ruim_op(overtreding: Overtreding, *, door: Medewerker | None) -> None:
    """Close the open tasks about a breach, because the step that they asked for has been taken."""
    van_deze = overtreding.klant.taken.open().filter(sleutel__startswith=f"{WOORD}:{overtreding.pk}:")
    van_deze.update(gedaan_op=timezone.now(), gedaan_door=door)


def tweede_persoon(
    overtreding: Overtreding, voorstel: Voorstel, *, behalve: int | None = None
) -> Medewerker | None:
    """Who is asked to decide: of those who may, the one with the fewest of these tasks.

    Args:
        behalve: key of an employee who wrote down that the client does not want to react.
    """
    return _eerste(overtreding, voorstel, "leg_op", behalve=behalve)


def buitenstaander(overtreding: Overtreding, voorstel: Voorstel) -> Medewerker | None:
    """Who is asked to handle an objection: of those who were not involved, the one with the fewest tasks."""
    return _eerste(overtreding, voorstel, "verklaar_gegrond")


def _eerste(
    overtreding: Overtreding, voorstel: Voorstel, stap: str, *, behalve: int | None = None
) -> Medewerker | None:
    open_ = Count("taken", filter=Q(taken__gedaan_op=None, taken__soort=Taak.Soort.MAATREGEL), distinct=True)
    mensen = collegas(overtreding.klant.locatie, Recht.MAATREGEL_BESLISSEN).annotate(druk=open_)
    for wie in mensen.order_by("druk", "gebruiker__naam", "pk"):
        if wie.pk != behalve and not bevoegd.waarom_niet(stap, overtreding, voorstel, wie):
            return wie
    return None
