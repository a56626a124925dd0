"""What this floor gives a client to take along: the plans and their steps, not how they were arrived at.

Route, diagnosis and kwadrant stay behind (D-07), and so do chances of groups and what the kansverkenner
proposed; on request they are explained in words.
"""

from collections.abc import Iterable

from diagnose.models import Activiteit, Werkplan
from klanten.meenemen import Deel, Rij, registreer, velden
from klanten.models import Klant

_plan = velden("nummer", "stand", "doel", "afspraken", "wens_klant", "akkoord_klant_op")
_stap = velden("omschrijving", "uitvoerder", "begin", "einde", "stand")


def meld_aan() -> None:
    """Add the parts of this floor; called at start-up."""
    registreer(
        Deel("werkplannen", "Uw plannen", _plannen, (Werkplan,)),
        Deel("activiteiten", "De stappen van uw plannen", _stappen, (Activiteit,)),
    )


def _plannen(klant: Klant) -> Iterable[Rij]:
    getoond = klant.werkplannen.exclude(stand=Werkplan.Stand.CONCEPT)
    return [_plan(plan) for plan in getoond.order_by("nummer")]


def _stappen(klant: Klant) -> Iterable[Rij]:
    stappen = Activiteit.objects.filter(werkplan__klant=klant).exclude(werkplan__stand=Werkplan.Stand.CONCEPT)
    stappen = stappen.select_related("werkplan", "uitvoerder").order_by("werkplan__nummer", "volgorde")
    return [{"plan": stap.werkplan.nummer, **_stap(stap)} for stap in stappen]
