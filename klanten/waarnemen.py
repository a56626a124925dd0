"""Standing in for a colleague: the clients keep their contact person, the deputy may help them (K-73)."""

import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Waarneming
from keten.rechten import rechten_van
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak, Verdeling


def neemt_waar(medewerker: Medewerker, klant: Klant) -> bool:
    """Whether somebody stands in today for the contact person of a client."""
    gever = klant.beeld.contactpersoon_id
    return gever is not None and vandaag_van(medewerker, klant.locatie).filter(medewerker=gever).exists()


def vandaag_van(waarnemer: Medewerker, locatie: Locatie) -> QuerySet[Waarneming]:
    """For whom somebody stands in today at a location."""
    lopend = Waarneming.objects.filter(op_dag(vandaag()), waarnemer=waarnemer, locatie=locatie)
    return lopend.select_related("medewerker__gebruiker", "medewerker__partner").order_by("van", "pk")


def nog_niet_voorbij(locatie: Locatie) -> QuerySet[Waarneming]:
    """The deputies of a location, now and later, the first to begin on top."""
    komend = Waarneming.objects.filter(Q(tot__isnull=True) | Q(tot__gte=vandaag()), locatie=locatie)
    return komend.select_related(
        "medewerker__gebruiker", "waarnemer__gebruiker", "waarnemer__partner"
    ).order_by("van", "pk")


def op_dag(dag: datetime.date) -> Q:
    """Deputies who stand in on a day."""
    return Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gte=dag))


@transaction.atomic
def beeindig(*, waarneming: Waarneming, door: Medewerker) -> None:
    """End a deputy's time: what runs ends with yesterday, what has yet to begin is called off.

    The last day of one that began today is today; it has been used.

    Raises:
        NietToegestaan: it has ended already, or `door` does not work there.
    """
    waarneming = (
        Waarneming.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=waarneming.pk)
    )
    if not door.werkt_op(waarneming.locatie):
        raise NietToegestaan(f"Deze waarneming hoort bij {waarneming.locatie}.")
    if waarneming.tot is not None and waarneming.tot < vandaag():
        raise NietToegestaan("Deze waarneming is al voorbij.")
    if waarneming.van > vandaag():
        Verdeling.objects.filter(waarneming=waarneming).update(waarneming=None)
        waarneming.delete()  # its history stays, with who planned it
        return
    waarneming.tot = max(waarneming.van, vandaag() - datetime.timedelta(days=1))
    waarneming.save(update_fields=["tot"])


@transaction.atomic
def neem_taak_over(*, taak: Taak, door: Medewerker) -> Taak:
    """Take a task of the colleague for whom one stands in; doing so twice changes nothing.

    Raises:
        NietToegestaan: the task has been done, or `door` does not stand in for whose task it is.
    """
    taken = Taak.objects.select_for_update(of=("self",)).select_related("klant", "locatie", "voor__gebruiker")
    taak = taken.get(pk=taak.pk)
    if taak.voor_id == door.pk:
        return taak
    if taak.gedaan_op is not None:
        raise NietToegestaan("Deze taak is al gedaan.")
    if taak.voor is None or not vandaag_van(door, taak.locatie).filter(medewerker=taak.voor).exists():
        raise NietToegestaan("U neemt vandaag niet waar voor de collega van wie deze taak is.")
    zin = f"Taak van {taak.voor} overgenomen bij het waarnemen: {taak.omschrijving}"
    taak.voor = door
    taak.save(update_fields=["voor"])
    if taak.klant is not None:
        dicht = taak.soort in Taak.HANDHAVING
        soort = Gebeurtenis.Soort.HANDHAVING if dicht else Gebeurtenis.Soort.TAAK
        tijdlijn.leg_vast(taak.klant, soort, zin, door=door, zichtbaar_voor_klant=False)
    return taak


def taken_van_afwezigen(waarnemer: Medewerker, locatie: Locatie) -> QuerySet[Taak]:
    """The open tasks of everybody for whom somebody stands in today, the first to be done first."""
    afwezig = vandaag_van(waarnemer, locatie).values("medewerker")
    mag = rechten_van(waarnemer.rollen)
    taken = Taak.objects.open().leesbaar(mag).filter(voor__in=afwezig, locatie=locatie)
    return taken.select_related("klant", "voor__gebruiker")
