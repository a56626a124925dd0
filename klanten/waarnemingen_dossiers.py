"""The rows behind the figures about complete dossiers, on which partners make agreements (X-58)."""

import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from keten.indicatoren import waarnemingen
from klanten.models import Klant
from klanten.waarnemingen import in_begeleiding

_DAG = datetime.timedelta(days=1)


def compleet(_: datetime.date, tot: datetime.date, __: int) -> QuerySet[Any]:
    """Clients in guidance on the last day; counts whose dossier had been complete by then."""
    heel = Q(beeld__volledig_op__lte=tot)
    return waarnemingen(in_begeleiding(tot), locatie="locatie", klant="pk", telt=heel)


def op_tijd(van: datetime.date, tot: datetime.date, dagen: int) -> QuerySet[Any]:
    """Who registered so many days ago; counts whose dossier was complete within those days."""
    rijen = Klant.objects.filter(aangemeld_op__range=(van - dagen * _DAG, tot - dagen * _DAG))
    binnen = Q(beeld__volledig_op__lte=F("aangemeld_op") + dagen * _DAG)
    return waarnemingen(rijen, locatie="locatie", klant="pk", telt=binnen)
