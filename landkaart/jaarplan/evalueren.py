"""Looking back on a goal: what came of it, what clients noticed, and what is learned (X-33, X-53)."""

from decimal import Decimal

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from landkaart.jaarplan import bewaken, volgen
from landkaart.jaarplan.bevoegd import eis_mt
from landkaart.models import Doelevaluatie, Jaarplan, Jaarplandoel


def kan(plan: Jaarplan, evaluatie: Doelevaluatie | None) -> bool:
    """Whether a goal of a plan can be evaluated: the plan counts, its year began, and nobody did so yet."""
    return evaluatie is None and plan.stand == Jaarplan.Stand.VASTGESTELD and plan.eerste <= vandaag()


@transaction.atomic
def evalueer(
    *,
    doel: Jaarplandoel,
    uitkomst: Doelevaluatie.Uitkomst,
    eindwaarde: Decimal | None,
    tekst: str,
    beleving: str,
    door: Medewerker,
) -> Doelevaluatie:
    """Write the evaluation of a goal; it is not changed afterwards.

    Raises:
        RechtOntbreekt: `door` is not in the management team of the location.
        NietToegestaan: the plan does not count, has yet to begin, or the goal has been evaluated.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.7, conclusion 12: a yearly evaluation that
    also looks at what clients experience.
    """
    plan = Jaarplan.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=doel.plan_id)
    eis_mt(door, plan.locatie)
    if plan.stand != Jaarplan.Stand.VASTGESTELD or plan.eerste > vandaag():
        raise NietToegestaan("Evalueren kan als het plan is vastgesteld en het jaar is begonnen.")
    if not kan(plan, volgen.bij(plan, [doel])[0].evaluatie):
        raise NietToegestaan("Dit doel is al geëvalueerd.")
    evaluatie = voeg_toe(
        Doelevaluatie(
            doel=doel,
            uitkomst=uitkomst,
            eindwaarde=eindwaarde,
            tekst=tekst.strip(),
            beleving=beleving.strip(),
            door=door,
        )
    )
    bewaken.sluit_vragen(doel)
    return evaluatie
