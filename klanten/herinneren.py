"""The reminder on the day before a meeting."""

import datetime

from django.utils import timezone

from klanten import meldingen
from klanten.afspraken import aanvang
from klanten.models import Afspraak

_PER_KEER = 500


def herinner(*, op: datetime.date) -> int:
    """Remind every client who has a meeting tomorrow; a meeting is reminded of once, however often this runs.

    Args:
        op: the day on which the reminder goes out.

    Returns:
        How many clients were reminded over a channel outside the portal.
    """
    begin = aanvang(op + datetime.timedelta(days=1), datetime.time.min)
    afspraken = (
        Afspraak.objects.filter(stand=Afspraak.Stand.GEPLAND)
        .filter(begin__gte=begin, begin__lt=begin + datetime.timedelta(days=1))
        .select_related("klant__locatie", "klant__contactgegevens")
        .order_by("pk")
    )
    return sum(_herinner(afspraak) for afspraak in afspraken.iterator(chunk_size=_PER_KEER))


def _herinner(afspraak: Afspraak) -> bool:
    """The moment is part of the key: a meeting that was moved is reminded of again."""
    sleutel = f"afspraak_herinnering:{afspraak.pk}:{timezone.localtime(afspraak.begin):%Y%m%d%H%M}"
    zending = meldingen.meld(
        klant=afspraak.klant, code="afspraak_herinnering", sleutel=sleutel, pagina="klanten:mijn_afspraken"
    )
    return zending is not None
