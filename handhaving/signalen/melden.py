"""Reporting a signal by hand (H-38)."""

import datetime

from django.db import transaction

from handhaving.models import Signaal
from handhaving.models.signaal import SignaalQuerySet
from handhaving.signalen import werk
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.models import Klant

BRONNEN = (Signaal.Bron.CONSULENT, Signaal.Bron.SUWI_INKIJK, Signaal.Bron.IB, Signaal.Bron.WERKGEVER)
"""Where a signal can come from that somebody writes down."""


@transaction.atomic
def meld(*, klant: Klant, bron: str, van: datetime.date, tekst: str, door: Medewerker) -> Signaal:
    """Report what stood out. The timeline stays silent: who guides the client need not know (H-39).

    Args:
        bron: one of `BRONNEN`.
        van: the day on which it was seen or heard; not in the future.

    Raises:
        NietToegestaan: another source, or a day in the future.
        RechtOntbreekt: another location, or no right to report signals.

    Source: Goed bekeken! (AKO Monitorgroep 2005): signals of the fraudealerte consultant, and administrative
        ones.
    """
    eis(door, klant.locatie, Recht.SIGNALEREN)
    if bron not in BRONNEN:
        raise NietToegestaan("Kies waar het signaal vandaan komt.", veld="bron")
    if van > vandaag():
        raise NietToegestaan("Deze dag ligt in de toekomst.", veld="van")
    signaal = voeg_toe(
        Signaal(
            klant=klant,
            locatie=klant.locatie,
            bron=bron,
            van=van,
            tekst=tekst,
            gemeld_door=door,
            vervalt_op=werk.vervalt(werk.BEHANDELEN, klant.locatie),
        )
    )
    werk.zet_klaar(signaal)
    return signaal


def eigen(medewerker: Medewerker, locatie: Locatie) -> SignaalQuerySet:
    """What somebody reported about clients of a location, with what came of it."""
    return Signaal.objects.van_locatie(locatie).filter(gemeld_door=medewerker).select_related("klant")
