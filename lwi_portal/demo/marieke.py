"""Marieke van der Velde, with whose account a visitor of the demonstration signs in as a client."""

import datetime

from klanten.models import Doel, Inzage
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.beroepen import BEROEPEN
from lwi_portal.demo.bouw import Bouw
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.namen import Naam
from lwi_portal.demo.persoon import JAAR, Arbeid, Fase, Persoon, Woonvorm

_KINDEREN = [6, 9]
_LEEFTIJD = 42


def marieke(vandaag: datetime.date) -> Persoon:
    """A client whose work plan waits for her yes."""
    beroep = {beroep.naam: beroep for beroep in BEROEPEN}
    return Persoon(
        naam=Naam("Marieke", "", "van der", "Velde"),
        geslacht="v",
        geboortedatum=vandaag - datetime.timedelta(days=int(_LEEFTIJD * JAAR) + 100),
        leeftijd=_LEEFTIJD,
        beroep=beroep["administratief medewerker"],
        wens=beroep["verzorgende"],
        opgeleid=beroep["administratief medewerker"],
        arbeid=Arbeid.WERKLOOS,
        zonder_werk=70,
        fase=Fase.VOORGESTELD,
        woonvorm=Woonvorm.ALLEENSTAANDE_OUDER,
        kinderen=_KINDEREN,
        regimes=["ww"],
        account=True,
        email=KLANT_EMAIL,
        gast=True,
    )


def leg_inzagen_vast(bouw: Bouw) -> None:
    """Who looked into her dossier, so that the page about it has something to show."""
    gids, intaker = bouw.gids, bouw.intaker
    for wie, dagen, onderdeel, doel in (
        (intaker, 9, "intake", Doel.AANMELDING),
        (gids, 6, "diagnose", Doel.BEGELEIDING),
        (gids, 6, "BSN getoond", Doel.BEGELEIDING),
        (gids, 2, "werkplan", Doel.BEGELEIDING),
        (intaker, 1, "dossier", Doel.WAARNEMING),
    ):
        bouw.voeg(
            Inzage,
            gebruiker_id=wie.gebruiker_id,
            partner_id=wie.partner_id,
            op=moment(open_dag(bouw.plek.vandaag - DAG * dagen), 10, 5),
            onderdeel=onderdeel,
            doel=doel,
            reden="De vaste contactpersoon is ziek." if doel == Doel.WAARNEMING else "",
        )
