"""Who was trained in fraud alertness, and when (H-51)."""

import datetime
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.formats import date_format

from handhaving.models import Alertheidstraining
from keten import accountdelen
from keten.accountdelen import Regel
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import RECHTEN, Recht, rechten_van
from keten.tijd import vandaag


def melders(locatie: Locatie) -> QuerySet[Medewerker]:
    """The staff of a location who can report a signal, by name."""
    rollen = [rol.value for rol, rechten in RECHTEN.items() if Recht.SIGNALEREN in rechten]
    return (
        Medewerker.objects.filter(locaties=locatie, rollen__overlap=rollen, gebruiker__is_active=True)
        .select_related("gebruiker", "partner")
        .order_by("gebruiker__naam")
    )


def met_training(locatie: Locatie) -> QuerySet[Medewerker]:
    """The same, each with the day of the last training as `laatst`."""
    return melders(locatie).annotate(laatst=Max("alertheidstrainingen__gevolgd_op"))


@transaction.atomic
def leg_vast(
    *, medewerkers: QuerySet[Medewerker], gevolgd_op: datetime.date, locatie: Locatie, door: Medewerker
) -> list[Alertheidstraining]:
    """Record that employees followed a training on a day; who has it already is left as it is.

    Raises:
        NietToegestaan: the day has yet to come, an employee does not work there, or the person may not.
    """
    eis(door, locatie, Recht.TRAININGEN)
    if gevolgd_op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="gevolgd_op")
    hier = set(melders(locatie).values_list("pk", flat=True))
    gekozen = list(medewerkers.select_for_update(of=("self",), no_key=True).order_by("pk"))
    if any(een.pk not in hier for een in gekozen):
        raise NietToegestaan("Kies medewerkers van deze locatie.", veld="medewerkers")
    al = set(
        Alertheidstraining.objects.filter(medewerker__in=gekozen, gevolgd_op=gevolgd_op).values_list(
            "medewerker", flat=True
        )
    )
    return [
        voeg_toe(Alertheidstraining(medewerker=een, gevolgd_op=gevolgd_op, vastgelegd_door=door))
        for een in gekozen
        if een.pk not in al
    ]


def op_account(medewerker: Medewerker) -> Iterator[Regel]:
    """The last training, for who can report a signal; on the page of the own account."""
    if Recht.SIGNALEREN not in rechten_van(medewerker.rollen):
        return
    laatst = medewerker.alertheidstrainingen.aggregate(dag=Max("gevolgd_op"))["dag"]
    yield "Training in fraudealertheid", date_format(laatst, "j F Y") if laatst else "nog niet gevolgd"


def meld_aan() -> None:
    """Show the last training on the page of the own account."""
    accountdelen.registreer(op_account)
