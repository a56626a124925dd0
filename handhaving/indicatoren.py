"""The figure of this floor for the whole chain: who of the staff is trained to notice fraud (H-51)."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from handhaving.models import Alertheidstraining
from keten.indicatoren import Indicator, Maat, Optelling, Parameter, Soort, registreer, waarnemingen
from keten.models import Medewerker
from keten.rechten import RECHTEN, Recht

_MAAND = datetime.timedelta(days=365) / 12
_MELDERS = [rol.value for rol, rechten in RECHTEN.items() if Recht.SIGNALEREN in rechten]


def _getraind(_: datetime.date, tot: datetime.date, maanden: int) -> QuerySet[Any]:
    """Employees who can report a signal, at each of their locations; counts who was trained recently."""
    training = Alertheidstraining.objects.filter(
        medewerker=OuterRef("pk"), gevolgd_op__gt=tot - maanden * _MAAND, gevolgd_op__lte=tot
    )
    rijen = Medewerker.objects.filter(
        rollen__overlap=_MELDERS, gebruiker__is_active=True, locaties__isnull=False
    )
    return waarnemingen(rijen, locatie="locaties", telt=Q(Exists(training)))


INDICATOREN = (
    Indicator(
        "fraudealert",
        "Fraudealert",
        Soort.KETEN,
        "Van de medewerkers die een signaal kunnen melden: het deel dat in de laatste {parameter} maanden "
        "een training in fraudealertheid volgde.",
        Maat.AANDEEL,
        _getraind,
        "Goed bekeken! (AKO Monitorgroep 2005), paragraaf 3.3: medewerkers in de keten zijn getraind op "
        "fraudealertheid; de definitie is van ons",
        parameter=Parameter("maanden sinds de training", 24, 6, 60, "maanden"),
        zonder_namen=True,
        optelling=Optelling.LAATSTE,
    ),
)


def meld_aan() -> None:
    """Declare this figure."""
    registreer(*INDICATOREN)
