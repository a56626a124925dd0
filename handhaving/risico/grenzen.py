"""The limits of a location: from how many points the advice is oranje or rood."""

import datetime

from django.db import transaction

from handhaving.models import Risicogrenzen
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag

VERSTE = datetime.timedelta(days=730)


@transaction.atomic
def stel_vast(
    *,
    locatie: Locatie,
    oranje_vanaf: int,
    rood_vanaf: int,
    geldig_van: datetime.date,
    toelichting: str,
    door: Medewerker,
) -> Risicogrenzen:
    """Let other limits hold from a day on; assessments of before keep theirs.

    Raises:
        NietToegestaan: the person does not decide about the policy here, or the day is past or too far ahead.
        ValidationError: rood does not come after oranje, or other limits begin on that day.
    """
    eis(door, locatie, Recht.HANDHAVINGSBELEID)
    if not vandaag() <= geldig_van <= vandaag() + VERSTE:
        raise NietToegestaan("Kies een dag vanaf vandaag, binnen twee jaar.", veld="geldig_van")
    return voeg_toe(
        Risicogrenzen(
            locatie=locatie,
            oranje_vanaf=oranje_vanaf,
            rood_vanaf=rood_vanaf,
            geldig_van=geldig_van,
            toelichting=toelichting,
            auteur=door,
        )
    )
