"""Keeping vacancies fresh: a warning before the last day, and closing after it. Both can run twice."""

import datetime

from django.db import transaction
from django.utils import timezone

from keten.instellingen import waarde
from keten.models import Locatie
from werkgevers import klok, vacaturetaken, voordracht_beantwoorden
from werkgevers.instellingen_vacatures import WAARSCHUWEN
from werkgevers.models import Vacature, Vacaturegebeurtenis, Voordracht
from werkgevers.vacatureverloop import PORTAAL

_PER_KEER = 500


def waarschuw(*, op: datetime.date) -> int:
    """Ask of vacancies that close soon whether they are still current; returns how many tasks are new."""
    aantal = 0
    for locatie in Locatie.objects.filter(vacatures__stand=Vacature.Stand.OPEN).distinct():
        tot = op + datetime.timedelta(days=waarde(WAARSCHUWEN, locatie))
        bijna = Vacature.objects.open().filter(locatie=locatie, actueel_tot__range=(op, tot))
        aantal += vacaturetaken.vraag_verlenging(
            vacaturetaken.met_wie(bijna).select_related("werkgever").iterator(chunk_size=_PER_KEER)
        )
    return aantal


def sluit_verlopen(*, op: datetime.date) -> int:
    """Close vacancies whose last day has passed, in batches; returns how many closed.

    A vacancy without a candidate asks its accountmanager how it ended: closing by itself is no talk with the
    employer (W-29).
    """
    aantal = 0
    while gedaan := _sluit_groep(op):
        aantal += gedaan
    return aantal


@transaction.atomic
def _sluit_groep(op: datetime.date) -> int:
    oud = Vacature.objects.open().filter(actueel_tot__lt=op).order_by("pk").values_list("pk", flat=True)
    voordracht_beantwoorden.slot_kandidaten(gekozen := list(oud[:_PER_KEER]))
    nummers = list(oud.filter(pk__in=gekozen).select_for_update(of=("self",), skip_locked=True))
    if not nummers:
        return 0
    nu = timezone.now()
    groep = Vacature.objects.filter(pk__in=nummers)
    groep.update(stand=Vacature.Stand.GESLOTEN, uitkomst=Vacature.Uitkomst.VERLOPEN, gesloten_op=nu)
    Vacaturegebeurtenis.objects.bulk_create(
        Vacaturegebeurtenis(
            vacature_id=nummer,
            soort=Vacaturegebeurtenis.Soort.GESLOTEN,
            zin="Gesloten: niet meer actueel. Niemand heeft de vacature verlengd.",
            op=nu,
            namens=PORTAAL,
        )
        for nummer in nummers
    )
    for vacature in groep.filter(stil_sinds__isnull=False):
        klok.stop(vacature)
    for vacature in groep.filter(voordrachten__stand__in=Voordracht.IN_HUIS).distinct():
        voordracht_beantwoorden.trek_in_bij_sluiten(vacature=vacature, door=None)
    zonder = groep.filter(voorgedragen_op__isnull=True)
    vacaturetaken.vraag_uitkomst(vacaturetaken.met_wie(zonder).select_related("werkgever"), nu=nu)
    return len(nummers)
