"""Who at a location may do something."""

from django.db.models import QuerySet

from keten.models import Locatie, Medewerker
from keten.rechten import RECHTEN, Recht


def collegas(locatie: Locatie, recht: Recht) -> QuerySet[Medewerker]:
    """The employees of a location whose roles give a right, of all partners, in order of name."""
    rollen = [rol.value for rol, rechten in RECHTEN.items() if recht in rechten]
    medewerkers = Medewerker.objects.filter(
        locaties=locatie, rollen__overlap=rollen, gebruiker__is_active=True
    )
    return medewerkers.select_related("gebruiker", "partner").order_by("gebruiker__naam")
