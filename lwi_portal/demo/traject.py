"""Diagnoses, and the work plan that follows from them."""

import datetime
from dataclasses import dataclass

from diagnose.models import Activiteit, Diagnose, Werkplan
from klanten.models import Clientbeeld
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, laatste_dag, moment, tijd, werkdag_na
from lwi_portal.demo.persoon import Fase
from lwi_portal.demo.plek import Middel

Stand = Werkplan.Stand

_KWADRANTEN = {(True, True): "Q1", (True, False): "Q2", (False, True): "Q3", (False, False): "Q4"}
_AFSTANDEN = {"Q1": "kort", "Q2": "midden", "Q3": "midden", "Q4": "lang"}
_KOERSEN = {"Q1": "zelf", "Q2": "zelf", "Q3": "uwv", "Q4": "gemeente"}
_MOGELIJKHEDEN = (
    "Heeft ervaring als {beroep} en werkt graag met mensen.",
    "Werkt zelfstandig, leert snel en heeft als {beroep} goede referenties.",
    "Is handig en wil werken als {wens}. Heeft nog weinig ervaring met computers.",
    "Spreekt meer talen en heeft als {beroep} laten zien te kunnen aanpakken.",
)
_EIGEN = (
    "Elke week twee keer solliciteren en bijhouden waarop.",
    "Het cv bijwerken en meenemen naar het volgende gesprek.",
    "Werkgevers in de buurt bellen en vragen naar open plekken.",
    "Een dag meelopen bij een werkgever om te zien of het werk past.",
)


@dataclass(frozen=True, slots=True)
class Gesteld:
    """A diagnosis that has been established."""

    id: int
    dag: datetime.date
    kwadrant: str


def stel_diagnoses(bouw: Bouw) -> list[Gesteld]:
    """The first diagnosis, and one for each interval that passed since; of some the last is overdue."""
    if not bouw.is_voorbij(Fase.DIAGNOSE):
        return []
    dag, banen, zoekt = bouw.dag(Fase.DIAGNOSE), bouw.kans(bouw.persoon.wens.banen), bouw.kans(0.5)
    diagnoses: list[Gesteld] = []
    while True:
        gesteld = _stel(bouw, dag, banen=banen, zoekt=zoekt)
        diagnoses.append(gesteld)
        arrangement = bouw.plek.arrangementen[gesteld.kwadrant]
        opnieuw = laatste_dag(dag, arrangement.herdiagnose_na_maanden)
        volgende = werkdag_na(opnieuw, bouw.rng.randint(1, 9))
        blijft_liggen = (bouw.plek.vandaag - opnieuw).days < 30 and bouw.kans(0.25)
        if not bouw.is_voorbij(Fase.BEVESTIGD) or volgende >= bouw.plek.vandaag or blijft_liggen:
            break
        dag, zoekt, banen = volgende, zoekt or bouw.kans(0.4), banen == bouw.kans(0.85)
    bouw.beeld.diagnose_op, bouw.beeld.kwadrant = dag, gesteld.kwadrant
    bouw.beeld.contact_om_de_dagen = arrangement.contact_om_de_dagen
    bouw.beeld.herdiagnose_op = opnieuw
    return diagnoses


def _stel(bouw: Bouw, dag: datetime.date, *, banen: bool, zoekt: bool) -> Gesteld:
    zelfde_dag = dag == bouw.dag(Fase.CONTACTPERSOON)
    op = moment(dag, 15, 10) if zelfde_dag else tijd(bouw.rng, dag, tot=14)
    gids = bouw.gids
    gesteld = Gesteld(bouw.partij.nummer(Diagnose), dag, _KWADRANTEN[banen, zoekt])
    gewichten = (10, 60, 30) if bouw.beeld.route == "B" else (80, 20, 0)
    mogelijkheden = bouw.rng.choice(_MOGELIJKHEDEN)
    bouw.voeg(
        Diagnose,
        id=gesteld.id,
        kan_zoeken=bouw.rng.choices(("ja", "met_hulp", "nee"), gewichten)[0],
        mogelijkheden=mogelijkheden.format(beroep=bouw.persoon.beroep.naam, wens=bouw.persoon.wens.naam),
        zoekgedrag="optimaal" if zoekt else "onvolledig",
        banenaanbod="voldoende" if banen else "onvoldoende",
        afstand=_AFSTANDEN[gesteld.kwadrant],
        naleving=bouw.rng.choices(("goed", "wisselend", "zorg"), (78, 18, 4))[0],
        koers=_KOERSEN[gesteld.kwadrant],
        begonnen_door_id=gids.id,
        begonnen_op=op,
        vastgesteld_door_id=gids.id,
        partner_id=gids.partner_id,
        vastgesteld_op=op,
    )
    bouw.gebeurtenis(op, Soort.DIAGNOSE, "De diagnose is vastgesteld.", gids)
    return gesteld


def maak_werkplannen(bouw: Bouw, diagnoses: list[Gesteld]) -> None:
    """The plan as far as it is; now and then a second version after a later diagnosis."""
    if not bouw.is_voorbij(Fase.CONCEPT):
        return
    eerste, stap = diagnoses[0], bouw.dagen.stap
    begin, voorgesteld, bevestigd = (
        stap.get(fase) for fase in (Fase.CONCEPT, Fase.VOORGESTELD, Fase.BEVESTIGD)
    )
    stand = Stand.BEVESTIGD if bevestigd else Stand.VOORGESTELD if voorgesteld else Stand.CONCEPT
    bouw.beeld.werkplan = Clientbeeld.Werkplan(stand.value)
    later = diagnoses[1] if len(diagnoses) > 1 and bouw.kans(0.5) else None
    if later is not None:
        stand = Stand.VERVANGEN
    _maak_plan(bouw, 1, eerste, stand, (begin or eerste.dag, voorgesteld, bevestigd))
    if later is not None:
        _maak_plan(bouw, 2, later, Stand.BEVESTIGD, (later.dag, later.dag, later.dag))


def _maak_plan(
    bouw: Bouw,
    nummer: int,
    diagnose: Gesteld,
    stand: Werkplan.Stand,
    dagen: tuple[datetime.date, datetime.date | None, datetime.date | None],
) -> None:
    """One version: begun, put before the client, confirmed, each on its day."""
    begin, voorgesteld, bevestigd = dagen
    plan, gids = bouw.partij.nummer(Werkplan), bouw.gids
    wijze = Werkplan.Wijze.PORTAAL if bouw.persoon.account else Werkplan.Wijze.BALIE
    bouw.voeg(
        Werkplan,
        id=plan,
        nummer=nummer,
        diagnose_id=diagnose.id,
        doel=f"Werk als {bouw.persoon.wens.naam}, binnen {bouw.rng.choice((3, 6, 6, 9, 12))} maanden.",
        afspraken=bouw.rng.choice(_EIGEN),
        stand=stand,
        gemaakt_door_id=gids.id,
        gemaakt_op=moment(begin, 15, 30),
        akkoord_coach_id=gids.id if voorgesteld else None,
        akkoord_coach_op=moment(voorgesteld, 16) if voorgesteld else None,
        akkoord_klant_op=moment(bevestigd, 16, 30) if bevestigd else None,
        akkoord_klant_wijze=wijze if bevestigd else "",
    )
    _activiteiten(bouw, plan, diagnose.kwadrant, begin, begonnen=bevestigd is not None)
    versie = f"Versie {nummer} van het werkplan"
    bouw.gebeurtenis(moment(begin, 15, 30), Soort.WERKPLAN, f"{versie} is begonnen.", gids, zichtbaar=False)
    if voorgesteld:
        zin = f"{versie} ligt bij de klant voor akkoord."
        bouw.gebeurtenis(moment(voorgesteld, 16), Soort.WERKPLAN, zin, gids)
    if bevestigd:
        zelf = wijze == Werkplan.Wijze.PORTAAL
        zin = f"{versie} is bevestigd, {wijze.label}."
        bouw.gebeurtenis(
            moment(bevestigd, 16, 30), Soort.WERKPLAN, zin, None if zelf else gids, door_klant=zelf
        )


def _activiteiten(bouw: Bouw, plan: int, kwadrant: str, begin: datetime.date, *, begonnen: bool) -> None:
    """Searching oneself, and one to three steps from the portfolio of the quadrant."""
    portfolio = bouw.plek.middelen[kwadrant]
    aantal = min(len(portfolio), bouw.rng.randint(1, 3))
    middelen: list[Middel | None] = [None, *bouw.rng.sample(portfolio, aantal)]
    betaalt = bouw.plek.betaler(bouw.persoon.regimes).pk
    for volgorde, middel in enumerate(middelen, start=1):
        van = begin + DAG * (14 * volgorde - 7)
        tot = van + DAG * bouw.rng.choice((28, 56, 84))
        bouw.partij.voeg(
            Activiteit,
            werkplan_id=plan,
            volgorde=volgorde,
            instrument_id=middel.id if middel else None,
            omschrijving=middel.naam if middel else "Zelf zoeken en solliciteren",
            uitvoerder_id=_uitvoerder(bouw, middel),
            financier_id=betaalt if middel else bouw.gids.partner_id,
            begin=van,
            einde=tot,
            stand=_stand(bouw, van, tot) if begonnen else Activiteit.Stand.GEPLAND,
        )


def _uitvoerder(bouw: Bouw, middel: Middel | None) -> int:
    """The partner whose instrument it is, else that of the contact person."""
    if middel is None or not middel.kolom:
        return bouw.gids.partner_id
    return bouw.plek.partner(middel.kolom, bouw.plek.vandaag).pk


def _stand(bouw: Bouw, van: datetime.date, tot: datetime.date) -> Activiteit.Stand:
    if van > bouw.plek.vandaag:
        return Activiteit.Stand.GEPLAND
    if tot >= bouw.plek.vandaag:
        return Activiteit.Stand.LOOPT
    return Activiteit.Stand.GESTOPT if bouw.kans(0.15) else Activiteit.Stand.AFGEROND
