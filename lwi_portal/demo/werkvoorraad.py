"""What waits for somebody: messages to answer and tasks to do."""

import datetime

from klanten.models import Bericht, Taak
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.persoon import Fase

_UUR = datetime.timedelta(hours=1)

_VAN_KLANT = (
    "Goedemiddag, kan ik de afspraak van volgende week verzetten?",
    "Ik heb een vacature gevonden. Kunt u met mijn brief meekijken?",
    "Ik ben uitgenodigd voor een gesprek! Krijg ik reiskosten vergoed?",
    "Mag ik de cursus ook in de avond volgen?",
)
_AAN_KLANT = (
    "Dat is goed. Ik bel u morgen even.",
    "Wat mooi. Neem uw cv mee, dan kijken we er samen naar.",
    "Ik zoek het voor u uit en laat het deze week weten.",
    "Denkt u aan het formulier voor de training?",
)
_TAKEN = (
    "Bel de klant over de stand van het solliciteren",
    "Vraag bij de opleider na of er plek is",
    "Overleg met de collega van de uitkering",
    "Stuur de vacature door die besproken is",
)


def schrijf_berichten(bouw: Bouw) -> None:
    """A short thread with clients who use the portal; some last words have not been answered yet."""
    if bouw.gebruiker_id is None or bouw.coach is None:
        return
    gekozen = open_dag(bouw.plek.vandaag - DAG * bouw.rng.randint(1, 9))
    dag = max(gekozen, bouw.dag(Fase.CONTACTPERSOON))
    if dag == bouw.plek.vandaag:
        return
    gast, vraag = bouw.persoon.gast, moment(dag, bouw.rng.randint(9, 12), 20)
    wacht = not gast and bouw.kans(0.35)
    _bericht(bouw, bouw.gebruiker_id, bouw.rng.choice(_VAN_KLANT), vraag, van_klant=True, gelezen=not wacht)
    if wacht:
        _taak(
            bouw,
            Taak.Soort.BERICHT,
            "Lees en beantwoord het bericht van de cliënt",
            "bericht_beantwoorden",
            vraag,
        )
        return
    gelezen = not gast and bouw.kans(0.6)
    antwoord = bouw.rng.choice(_AAN_KLANT)
    _bericht(bouw, bouw.gids.gebruiker_id, antwoord, vraag + 3 * _UUR, van_klant=False, gelezen=gelezen)


def verdeel_taken(bouw: Bouw) -> None:
    """What waits for an employee: now, soon, or too long."""
    if bouw.persoon.fase == Fase.IDENTITEIT and bouw.kans(0.5):
        _losse_taak(bouw, Taak.Soort.INTAKE, "Plan de intake", voor=None)
    if bouw.persoon.fase == Fase.VOORGESTELD:
        op = moment(bouw.dag(Fase.VOORGESTELD), 16)
        _taak(bouw, Taak.Soort.WERKPLAN, "Vraag akkoord op het werkplan", "werkplan_akkoord", op)
    if bouw.coach is not None and bouw.kans(0.1):
        _losse_taak(bouw, Taak.Soort.ALGEMEEN, bouw.rng.choice(_TAKEN), voor=bouw.coach.id)
    _herdiagnose(bouw)


def _herdiagnose(bouw: Bouw) -> None:
    """What the nightly job made in the nights before; what is due since yesterday is left for tonight."""
    opnieuw = bouw.beeld.herdiagnose_op
    if opnieuw is None or opnieuw >= bouw.plek.vandaag - DAG:
        return
    op, sleutel = moment(opnieuw, 2, 15), f"herdiagnose:{bouw.klant_id}:{opnieuw.isoformat()}"
    wat = "Bekijk of het arrangement nog past"
    _taak(bouw, Taak.Soort.HERDIAGNOSE, wat, "herdiagnose", op, sleutel=sleutel)
    bouw.gebeurtenis(op, Soort.HERDIAGNOSE, "Het is tijd om samen te kijken of het plan nog past.")


def _bericht(
    bouw: Bouw, van: int, tekst: str, op: datetime.datetime, *, van_klant: bool, gelezen: bool
) -> None:
    gelezen_op = op + _UUR if gelezen else None
    bouw.voeg(
        Bericht,
        van_id=van,
        van_klant=van_klant,
        tekst=tekst,
        op=op,
        gelezen_op=gelezen_op,
        antwoord_voor=bouw.plek.vervalt("bericht_beantwoorden", op) if van_klant else None,
    )
    zin = "Bericht van de cliënt, via het portaal" if van_klant else "Bericht aan de cliënt, via het portaal"
    bouw.gebeurtenis(op, Soort.BERICHT, zin, None if van_klant else bouw.gids, door_klant=van_klant)


def _taak(
    bouw: Bouw,
    soort: Taak.Soort,
    wat: str,
    termijn: str,
    op: datetime.datetime,
    *,
    sleutel: str | None = None,
) -> None:
    """A task for the contact person, with the term that the location has set for it."""
    bouw.voeg(
        Taak,
        locatie_id=bouw.plek.locatie.pk,
        voor_id=bouw.gids.id,
        soort=soort,
        omschrijving=wat,
        gestart_op=op,
        vervalt_op=bouw.plek.vervalt(termijn, op),
        sleutel=sleutel,
    )


def _losse_taak(bouw: Bouw, soort: Taak.Soort, wat: str, *, voor: int | None) -> None:
    """A task that a colleague thought of; due last week at the earliest, next month at the latest."""
    dag = open_dag(bouw.plek.vandaag + DAG * bouw.rng.choice((-5, -1, 0, 0, 1, 2, 4, 7, 10, 20)))
    bouw.voeg(
        Taak,
        locatie_id=bouw.plek.locatie.pk,
        voor_id=voor,
        soort=soort,
        omschrijving=wat,
        gestart_op=moment(min(dag, bouw.plek.vandaag) - DAG * 3, 10),
        vervalt_op=einde_van(dag),
    )
