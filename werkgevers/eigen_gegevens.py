"""What an employer keeps of itself: asked once, confirmed now and then, changed by the employer (W-13)."""

import datetime
from typing import Any

from django.db import transaction

from keten.models import Gebruiker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from werkgevers.aanspreekpunt import slot
from werkgevers.models import Contactpersoon, Gegevenscheck, Werkgever

# Not from the sources: how long a confirmation holds.
_GELDIG = datetime.timedelta(days=365)


@transaction.atomic
def bevestig(*, werkgever: Werkgever, door: Gebruiker) -> Gegevenscheck:
    """Say that the data are right."""
    return voeg_toe(Gegevenscheck(werkgever=werkgever, door=door))


@transaction.atomic
def wijzig_bedrijf(*, werkgever: Werkgever, versie: int, door: Gebruiker, **velden: Any) -> Werkgever:
    """Change what the employer itself knows best; name and KvK number stay with the accountmanager.

    Raises:
        VersieConflict: somebody here or there saved in between.
        ValidationError: a field cannot have this value.
    """
    nieuw = wijzig(werkgever, versie=versie, **velden)
    voeg_toe(Gegevenscheck(werkgever=werkgever, door=door, gewijzigd=True))
    return nieuw


@transaction.atomic
def wijzig_mij(*, contactpersoon: Contactpersoon, versie: int, **velden: Any) -> Contactpersoon:
    """Change how this person can be reached; the address to sign in with stays.

    Raises:
        NietToegestaan: the record was merged.
        VersieConflict: somebody saved in between.
    """
    slot(contactpersoon.werkgever)
    return wijzig(contactpersoon, versie=versie, **velden)


def moet_nagekeken(werkgever: Werkgever) -> bool:
    """Whether nobody of the employer looked at the data for a year."""
    grens = vandaag() - _GELDIG
    return not werkgever.gegevenschecks.filter(op__date__gte=grens).exists()
