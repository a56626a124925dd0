"""Which clients a partner has a task for: nobody else is in a file, and nobody else is changed by one."""

import datetime

from django.db.models import Exists, OuterRef, Q

from keten.bevoegd import eis
from keten.models import Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Klant, Uitkering, Uitwisselkoppeling
from klanten.models.klant import KlantQuerySet
from klanten.uitwisselen.indelingen import indeling_van
from klanten.uitwisselen.velden import Indeling


def van_partner(koppeling: Uitwisselkoppeling) -> KlantQuerySet:
    """The clients of the location whom the partner pays, guides, or who live there, while they are served."""
    dag, partner = vandaag(), koppeling.partner_id
    betaald = Uitkering.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=dag), klant=OuterRef("pk"), partner=partner, van__lte=dag
    )
    taak = Q(Exists(betaald)) | Q(gemeente=partner) | Q(beeld__contactpersoon__partner=partner)
    klanten = Klant.objects.van_locatie(koppeling.locatie).filter(taak)
    klanten = klanten.exclude(beeld__status=Clientbeeld.Status.GESTOPT)
    jonger = indeling_van(koppeling).jonger_dan
    if jonger is not None:
        klanten = klanten.filter(geboortedatum__gt=_jaren_terug(dag, jonger))
    return klanten


def eis_uitwisselen(door: Medewerker, koppeling: Uitwisselkoppeling, indeling: Indeling) -> None:
    """Refuse who may not exchange here, or not see the BSN that this layout needs.

    Raises:
        RechtOntbreekt: another location, or no right.
    """
    eis(door, koppeling.locatie, Recht.UITWISSELEN)
    if indeling.met_bsn:
        eis(door, koppeling.locatie, Recht.BSN_TONEN)


def _jaren_terug(dag: datetime.date, jaren: int) -> datetime.date:
    """The same day so many years before; of 29 February the day before."""
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)
