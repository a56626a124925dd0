"""Who answers questions about privacy at a location."""

from django.db.models import Count, Q

from keten.models import Locatie, Medewerker
from keten.rechten import Rol


def van(locatie: Locatie) -> Medewerker | None:
    """The privacy contact of a location with the least work; None where nobody has the role."""
    return (
        Medewerker.objects.filter(
            locaties=locatie, rollen__contains=[Rol.PRIVACYCONTACT], gebruiker__is_active=True
        )
        .annotate(werk=Count("taken", filter=Q(taken__gedaan_op__isnull=True)))
        .order_by("werk", "pk")
        .first()
    )
