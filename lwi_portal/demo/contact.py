"""Meetings and contacts of a client with the employees."""

import datetime

from klanten.models import Afspraak, Contactmoment
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, moment, open_dag, tijd
from lwi_portal.demo.persoon import Fase
from lwi_portal.demo.plek import Collega

_HALF_UUR = datetime.timedelta(minutes=30)
_HOOGSTENS = 4
_VOORUIT = DAG * 28
_KANALEN = {"balie": 40, "telefoon": 35, "email": 12, "video": 8, "portaal": 5}
_PLEKKEN = ("balie", "spreekkamer 1", "spreekkamer 2", "spreekkamer 4")

_ACTIVITEITEN = (
    "Heeft vier keer gesolliciteerd en is één keer uitgenodigd.",
    "Heeft het cv aangepast en een profiel gemaakt op een vacaturesite.",
    "Heeft weinig gezocht, omdat er thuis veel aan de hand was.",
    "Is begonnen met de training en heeft twee werkgevers gebeld.",
)
_ONDERSTEUNING = (
    "De coach las de brieven mee en gaf twee vacatures door.",
    "De gemeente regelde een gesprek over de schulden.",
    "De training is gestart en er is een oefengesprek geweest.",
    "Er is gekeken naar werk in een andere richting.",
)
_RESULTATEN = (
    "De klant weet beter welk werk past en gaat door met zoeken.",
    "Nog geen reacties. De klant verbreedt het zoeken naar de regio.",
    "Er volgt een tweede gesprek bij een werkgever.",
    "Afgesproken wat de klant voor het volgende gesprek doet.",
)


def houd_contact(bouw: Bouw) -> None:
    """Contacts since the diagnosis, meetings that have been, and the next one."""
    dagen = _contactdagen(bouw)
    for dag in dagen:
        _leg_contact_vast(bouw, dag)
    bouw.beeld.laatste_contact = max(dagen, default=None)
    if bouw.is_voorbij(Fase.INTAKE):
        op = moment(bouw.dag(Fase.INTAKE), 11, 30)
        _afspraak(bouw, bouw.intaker, Afspraak.Soort.INTAKE, op, Afspraak.Stand.GEWEEST)
    if dagen:
        op = moment(dagen[-1], 13, 30)
        _afspraak(bouw, bouw.gids, Afspraak.Soort.VOORTGANG, op, Afspraak.Stand.GEWEEST)
    if len(dagen) > 2 and bouw.kans(0.12):
        op = moment(open_dag(dagen[1] - DAG), 10)
        _afspraak(bouw, bouw.gids, Afspraak.Soort.VOORTGANG, op, Afspraak.Stand.NIET_VERSCHENEN)
    bouw.beeld.volgende_afspraak = _plan_volgende(bouw)


def _contactdagen(bouw: Bouw) -> list[datetime.date]:
    """The days of contact, latest first; a few clients have not been spoken to for too long."""
    eerste, om_de = bouw.dagen.op(Fase.DIAGNOSE), bouw.beeld.contact_om_de_dagen
    if eerste is None or om_de is None:
        return []
    dagen: list[datetime.date] = []
    dag = bouw.plek.vandaag - DAG * max(1, int(om_de * bouw.rng.triangular(0, 1.3, 0.5)))
    while open_dag(dag) >= eerste and len(dagen) < _HOOGSTENS:
        dagen.append(open_dag(dag))
        dag -= DAG * max(4, om_de + bouw.rng.randint(-3, 3))
    return dagen


def _leg_contact_vast(bouw: Bouw, dag: datetime.date) -> None:
    gids, rng, op = bouw.gids, bouw.rng, tijd(bouw.rng, dag)
    kanaal = Contactmoment.Kanaal(rng.choices(list(_KANALEN), list(_KANALEN.values()))[0])
    bijgesteld = bouw.kans(0.2)
    functies = sorted({rng.choice(Contactmoment.Functie.values) for _ in range(rng.randint(1, 2))})
    bouw.voeg(
        Contactmoment,
        medewerker_id=gids.id,
        partner_id=gids.partner_id,
        op=op,
        kanaal=kanaal,
        richting=Contactmoment.Richting.IN if bouw.kans(0.3) else Contactmoment.Richting.UIT,
        functies=functies,
        identiteit="bekend",
        activiteiten=rng.choice(_ACTIVITEITEN),
        ondersteuning=rng.choice(_ONDERSTEUNING),
        resultaten=rng.choice(_RESULTATEN),
        bijgesteld=bijgesteld,
    )
    gevolg = "; de dienstverlening wordt bijgesteld" if bijgesteld else ""
    bouw.gebeurtenis(op, Soort.CONTACT, f"Contact: {kanaal.label}{gevolg}", gids)


def _plan_volgende(bouw: Bouw) -> datetime.datetime | None:
    """The next meeting, for most people; for a few the outcome of the last one is still missing."""
    soort, kans = _wat_volgt(bouw.persoon.fase)
    if not (bouw.persoon.gast or bouw.kans(kans)):
        return None
    wie = bouw.intaker if soort == Afspraak.Soort.INTAKE else bouw.gids
    van, tot = bouw.plek.vandaag, bouw.plek.vandaag + _VOORUIT
    if bouw.is_voorbij(Fase.BEVESTIGD) and bouw.kans(0.02):
        van, tot = max(bouw.dag(Fase.BEVESTIGD), van - DAG * 6), van
    op = wie.vrij_moment(bouw.rng, van, tot)
    if op is not None:
        _afspraak(bouw, wie, soort, op, Afspraak.Stand.GEPLAND)
    return op


def _wat_volgt(fase: Fase) -> tuple[Afspraak.Soort, float]:
    """The kind of meeting that comes next, and how many people have one."""
    if fase < Fase.INTAKE:
        return Afspraak.Soort.INTAKE, 0.6
    if fase < Fase.DIAGNOSE:
        return Afspraak.Soort.DIAGNOSE, 0.7
    return (Afspraak.Soort.WERKPLAN, 0.7) if fase < Fase.BEVESTIGD else (Afspraak.Soort.VOORTGANG, 0.8)


def _afspraak(
    bouw: Bouw, wie: Collega, soort: Afspraak.Soort, op: datetime.datetime, stand: Afspraak.Stand
) -> None:
    bouw.voeg(
        Afspraak,
        medewerker_id=wie.id,
        partner_id=wie.partner_id,
        locatie_id=bouw.plek.locatie.pk,
        soort=soort,
        begin=op,
        einde=op + _HALF_UUR,
        plek=bouw.rng.choice(_PLEKKEN),
        stand=stand,
    )
    wat = f"{soort.label} op {op:%d-%m-%Y om %H:%M} uur met {wie.naam}"
    if stand == Afspraak.Stand.GEPLAND:
        gepland = min(open_dag(bouw.plek.vandaag - DAG * bouw.rng.randint(1, 5)), op.date())
        dag = max(bouw.dagen.aangemeld, gepland)
        bouw.gebeurtenis(moment(dag, 16, 45), Soort.AFSPRAAK, f"Afspraak gepland: {wat}", wie)
    elif stand == Afspraak.Stand.GEWEEST:
        bouw.gebeurtenis(op + _HALF_UUR, Soort.AFSPRAAK, f"Afspraak geweest: {wat}", wie)
    else:
        bouw.gebeurtenis(op + _HALF_UUR, Soort.AFSPRAAK, f"Niet verschenen op de afspraak: {wat}", wie)
