"""What stands in the way of work, and the activity that is meant to take it away (K-63)."""

from django.db.models import Exists, OuterRef, QuerySet

from diagnose.models import Activiteit, Werkplan
from klanten.models import Belemmering, Klant

_TELT = (Activiteit.Stand.GEPLAND, Activiteit.Stand.LOOPT, Activiteit.Stand.AFGEROND)


def zonder_activiteit(klant: Klant) -> QuerySet[Belemmering]:
    """The client's present circumstances for which no activity stands in the plan that counts or is made.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.5: for every belemmering a service on measure can
    be bought.
    """
    gekoppeld = Activiteit.objects.filter(
        belemmering=OuterRef("pk"), stand__in=_TELT, werkplan__klant=klant
    ).exclude(werkplan__stand=Werkplan.Stand.VERVANGEN)
    nu = klant.belemmeringen.filter(tot__isnull=True).select_related("soort")
    return nu.filter(~Exists(gekoppeld)).order_by("soort__naam")
