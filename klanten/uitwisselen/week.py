"""One coupling at a time: the lock behind which everything happens, and the record of this week."""

import datetime

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.models import Uitwisseling, Uitwisselkoppeling
from klanten.uitwisselen.bereik import eis_uitwisselen
from klanten.uitwisselen.indelingen import indeling_van


def houd_vast(koppeling: Uitwisselkoppeling, door: Medewerker) -> Uitwisselkoppeling:
    """The coupling as it is now, held until the transaction is over.

    Raises:
        NietToegestaan: the coupling was stopped.
        RechtOntbreekt: another location, or no right to exchange or to see a BSN that the layout needs.
    """
    wachtrij = Uitwisselkoppeling.objects.select_for_update(of=("self",)).select_related("locatie", "partner")
    koppeling = wachtrij.get(pk=koppeling.pk)
    eis_uitwisselen(door, koppeling, indeling_van(koppeling))
    if not koppeling.actief:
        raise NietToegestaan("Deze koppeling is gestopt.")
    return koppeling


def uitwisseling_van(koppeling: Uitwisselkoppeling) -> Uitwisseling:
    """The exchange of this week; the first who asks begins it."""
    week = maandag(vandaag())
    uitwisseling, _nieuw = Uitwisseling.objects.get_or_create(koppeling=koppeling, week=week)
    uitwisseling.koppeling = koppeling
    return uitwisseling


def maandag(dag: datetime.date) -> datetime.date:
    """The Monday of the week of a day."""
    return dag - datetime.timedelta(days=dag.weekday())
