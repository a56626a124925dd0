"""The route, and the one who is there for the client."""

import datetime

from diagnose.models import Routering
from klanten.models import Contactpersoonschap
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, moment, tijd
from lwi_portal.demo.persoon import Fase
from lwi_portal.demo.plek import Collega

_AFWIJKEN = (
    "De klant heeft hulp geregeld en kan nu werk zoeken.",
    "In het gesprek bleek meer aan de hand dan in het dossier staat.",
    "De klant wil eerst zelf zoeken; we kijken over een maand opnieuw.",
)
_EERSTE = "eerste contactpersoon"


def kies_route(bouw: Bouw) -> None:
    """The advice of the decision tree and what the intaker made of it."""
    if not bouw.is_voorbij(Fase.ROUTE):
        return
    persoon = bouw.persoon
    verklaring = bouw.plek.verklaar(
        persoon.omstandigheden, len(persoon.regimes), persoon.leeftijd, persoon.startkwalificatie
    )
    advies = "B" if verklaring.uitkomst else "A"
    wijkt_af = bouw.kans(0.25 if verklaring.uitkomst else 0.03)
    besluit = {"A": "B", "B": "A"}[advies] if wijkt_af else advies
    op = tijd(bouw.rng, bouw.dag(Fase.ROUTE), van=13, tot=14)
    bouw.voeg(
        Routering,
        regelversie_id=verklaring.versie,
        advies=advies,
        uitleg=verklaring.uitleg,
        besluit=besluit,
        reden=bouw.rng.choice(_AFWIJKEN) if wijkt_af else "",
        voorlopig=True,
        door_id=bouw.intaker.id,
        partner_id=bouw.intaker.partner_id,
        op=op,
    )
    bouw.beeld.route = besluit
    bouw.gebeurtenis(op, Soort.ROUTERING, f"Route {besluit} gekozen.", bouw.intaker, zichtbaar=False)


def wijs_contactpersoon_aan(bouw: Bouw) -> None:
    """The one contact person, now and then after another one."""
    if not bouw.is_voorbij(Fase.CONTACTPERSOON):
        return
    dag = bouw.dag(Fase.CONTACTPERSOON)
    bouw.coach = coach = bouw.plek.coach_voor(bouw.rng, bouw.persoon.regimes)
    wissel, reden = dag + DAG * 45, _EERSTE
    if bouw.is_voorbij(Fase.BEVESTIGD) and wissel < bouw.plek.vandaag and bouw.kans(0.06):
        vorige = bouw.plek.andere_coach(bouw.rng, coach)
        _wijs_aan(bouw, vorige, dag, wissel, _EERSTE)
        dag, reden = wissel, "De vorige contactpersoon heeft ander werk gekregen."
    _wijs_aan(bouw, coach, dag, None, reden)
    bouw.beeld.contactpersoon_id = coach.id


def _wijs_aan(bouw: Bouw, wie: Collega, van: datetime.date, tot: datetime.date | None, reden: str) -> None:
    bouw.voeg(
        Contactpersoonschap,
        medewerker_id=wie.id,
        van=van,
        tot=tot,
        reden=reden,
        aangewezen_door_id=bouw.intaker.id,
    )
    zin = f"{wie.naam} ({wie.partner}) is de contactpersoon"
    bouw.gebeurtenis(moment(van, 15), Soort.CONTACTPERSOON, zin, bouw.intaker)
