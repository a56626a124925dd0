"""Checks in every state, a drawn sample, and duties; Marieke has duties and a check that was done."""

import datetime
from typing import Any

from django.db.models import Q

from handhaving.controles import steekproeven
from handhaving.models import Controle, Controlesoort, Huisbezoek, Kleur, Risicostand, Verplichting
from keten.models import Medewerker
from keten.rechten import Rol
from keten.termijnen import Duur
from klanten.models import Clientbeeld, Klant, Taak
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment
from lwi_portal.demo.plek import Plek

Stand = Huisbezoek.Stand
_GROEN_ELKE = 4
_STANDEN = (Stand.VOORBEREID, Stand.VERSLAG, Stand.ONDERBOUWD, Stand.GEREAGEERD, Stand.GEWEIGERD)
_MIDDELEN = ("huisbezoek", "bankafschriften", "gegevenscontrole", "werkplek")
_UITKOMSTEN = {"bankafschriften": "treffer", "gegevenscontrole": "in_orde", "werkplek": "onbeslist"}
_WAAROM = "Een gesprek en bankafschriften maakten niet duidelijk wie er op het adres woont."
_IN_ORDE = "Alles wat wij hebben, klopt met wat u doorgaf."
_BEVINDING = {
    "in_orde": _IN_ORDE,
    "treffer": "Er kwam loon binnen dat niet was doorgegeven.",
    "onbeslist": "De werkgever was niet te bereiken.",
}
_PLICHTEN = (
    ("sollicitatie", "Elke week een sollicitatie", 4),
    ("melding", "Veranderingen binnen een week doorgeven", 1),
    ("scholing", "De cursus computervaardigheid volgen", 1),
)


def vul_locatie(plek: Plek) -> int:
    """Checks and duties at one location; returns the number of rows."""
    soorten = {soort.code: soort for soort in Controlesoort.objects.all()}
    mensen = _handhavers(plek)
    rijen = _plichten(plek)
    if not mensen:
        return rijen
    standen = Risicostand.objects.filter(klant__locatie=plek.locatie).order_by("klant__aangemeld_op", "klant")
    alle = list(standen.select_related("klant__gebruiker", "beoordeling"))
    gemaakt = _administratief(plek, [s for s in alle if s.kleur == Kleur.GROEN], soorten, mensen)
    gemaakt += _intensief(plek, [s for s in alle if s.kleur != Kleur.GROEN], soorten, mensen)
    rijen += _bewaar(plek, gemaakt, mensen)
    trekking = steekproeven.trek(locatie=plek.locatie, op=plek.vandaag, zaad=f"demo-{plek.locatie.code}")
    return rijen + (1 + len(trekking.getrokken) if trekking else 0)


def _handhavers(plek: Plek) -> list[Medewerker]:
    """Two people who go together: enforcers first."""
    rollen = [Rol.HANDHAVER, Rol.INKOMENSCONSULENT, Rol.WERKCOACH]
    rijen = Medewerker.objects.filter(
        locaties=plek.locatie, rollen__overlap=rollen, partner__in=plek.partners
    )
    allen = list(rijen.select_related("partner", "gebruiker").order_by("gebruiker__email"))
    return sorted(allen, key=lambda wie: Rol.HANDHAVER not in wie.rollen)[:2] if len(allen) > 1 else []


def _controle(
    plek: Plek, stand: Risicostand, soort: Controlesoort, door: Medewerker, **velden: Any
) -> Controle:
    dag = max(plek.vandaag - DAG * 20, stand.klant.aangemeld_op)
    return Controle(
        klant=stand.klant,
        locatie=plek.locatie,
        soort=soort,
        onderdelen=soort.onderdelen,
        beoordeling=stand.beoordeling,
        kleur=stand.kleur,
        besteld_door=door,
        partner=door.partner,
        besteld_op=moment(dag, 10),
        uiterlijk=einde_van(dag + DAG * 42),
        **velden,
    )


def _gedaan(controle: Controle, dag: datetime.date, uitkomst: str, door: Medewerker, minuten: int) -> None:
    controle.stand, controle.uitkomst = Controle.Stand.GEDAAN, uitkomst
    controle.gedaan_op, controle.gedaan_door = moment(dag, 15), door
    controle.bevinding, controle.minuten = _BEVINDING[uitkomst], minuten
    if uitkomst != "onbeslist":
        controle.geldig_tot = Duur.maanden(controle.soort.geldig_maanden).laatste_dag(dag)


def _administratief(
    plek: Plek, groen: list[Risicostand], soorten: dict[str, Controlesoort], mensen: list[Medewerker]
) -> list[Controle]:
    """Green clients: an administrative check with a decharge; Marieke always."""
    gemaakt = []
    for nummer, stand in enumerate(groen):
        gast = stand.klant.gebruiker is not None and stand.klant.gebruiker.email == KLANT_EMAIL
        if nummer % _GROEN_ELKE and not gast:
            continue
        grond = Controle.Grond.ADMINISTRATIEF
        controle = _controle(plek, stand, soorten["administratief"], mensen[1], grond=grond)
        if nummer % (3 * _GROEN_ELKE) or gast:
            dag = max(plek.vandaag - DAG * 6, stand.klant.aangemeld_op)
            _gedaan(controle, dag, "in_orde", mensen[1], 10)
            controle.decharge_op = dag
        gemaakt.append(controle)
    return gemaakt


def _intensief(
    plek: Plek, verhoogd: list[Risicostand], soorten: dict[str, Controlesoort], mensen: list[Medewerker]
) -> list[Controle]:
    """Raised risk: first house visits in each state and one called off, then other means."""
    gemaakt = []
    for nummer, stand in enumerate(verhoogd):
        code = _MIDDELEN[nummer % len(_MIDDELEN)] if nummer > len(_STANDEN) else "huisbezoek"
        controle = _controle(plek, stand, soorten[code], mensen[0], grond=Controle.Grond.PROFIEL)
        dag = max(plek.vandaag - DAG * 3, stand.klant.aangemeld_op)
        if code != "huisbezoek":
            _gedaan(controle, dag, _UITKOMSTEN[code], mensen[0], 45)
            controle.documenten, controle.vragen = 3, 4
        elif nummer == len(_STANDEN):
            controle.stand, controle.bevinding = Controle.Stand.AFGELAST, "De klant is verhuisd."
            controle.gedaan_op, controle.gedaan_door = moment(dag, 11), mensen[0]
        gemaakt.append(controle)
    return gemaakt


def _bewaar(plek: Plek, controles: list[Controle], mensen: list[Medewerker]) -> int:
    gemaakt = Controle.objects.bulk_create(controles, batch_size=1000)
    open_ = [controle for controle in gemaakt if controle.stand == Controle.Stand.GEPLAND]
    bezoeken = [
        _bezoek(plek, controle, _STANDEN[nummer % len(_STANDEN)], mensen)
        for nummer, controle in enumerate(c for c in open_ if c.soort.protocol)
    ]
    Huisbezoek.objects.bulk_create(bezoeken, batch_size=1000)
    taken = [
        Taak(
            klant=controle.klant,
            locatie=plek.locatie,
            voor=controle.besteld_door,
            soort=Taak.Soort.CONTROLE,
            omschrijving=f"Controle: {controle.soort}",
            gestart_op=controle.besteld_op,
            vervalt_op=controle.uiterlijk,
            sleutel=f"controle:{controle.pk}",
        )
        for controle in open_
    ]
    Taak.objects.bulk_create(taken, batch_size=1000)
    return len(gemaakt) + len(bezoeken) + len(taken)


def _bezoek(plek: Plek, controle: Controle, stand: Stand, mensen: list[Medewerker]) -> Huisbezoek:
    begin = controle.besteld_op
    bezoek = Huisbezoek(controle=controle, stand=stand, geen_lichter_middel=_WAAROM, begonnen_door=mensen[0])
    if stand is Stand.ONDERBOUWD:
        return bezoek
    bezoek.aangekondigd, bezoek.eerste, bezoek.tweede = True, *mensen
    bezoek.gepland_op = moment(plek.vandaag + DAG * 3, 10) if stand is Stand.VOORBEREID else begin
    if stand is Stand.VOORBEREID:
        return bezoek
    bezoek.gevraagd_op = begin
    if stand in (Stand.VERSLAG, Stand.GEREAGEERD):
        bezoek.verslag, bezoek.verslag_op = "Twee kamers, een bed, post op naam van de klant.", begin
        bezoek.reactie_tot = einde_van(plek.vandaag + DAG * 7)
    if stand is Stand.GEREAGEERD:
        bezoek.reactie, bezoek.reactie_op = "Dat klopt. Ik woon hier alleen.", begin + DAG
    return bezoek


def _plichten(plek: Plek) -> int:
    """Duties of every other client with a contact person: one that runs, and one of last month."""
    beelden = Clientbeeld.objects.filter(
        Q(contactpersoon__rollen__contains=[Rol.WERKCOACH]),
        locatie=plek.locatie,
        status=Clientbeeld.Status.ACTIEF,
    ).select_related("klant__gebruiker", "contactpersoon__partner")
    gemaakt: list[Verplichting] = []
    for nummer, beeld in enumerate(beelden.order_by("klant__aangemeld_op", "klant")):
        gast = beeld.klant.gebruiker is not None and beeld.klant.gebruiker.email == KLANT_EMAIL
        if nummer % 2 and not gast:
            continue
        gemaakt += _van_een(plek, beeld.klant, beeld.contactpersoon, nummer)
    Verplichting.objects.bulk_create(gemaakt, batch_size=1000)
    return len(gemaakt)


def _van_een(plek: Plek, klant: Klant, coach: Medewerker | None, nummer: int) -> list[Verplichting]:
    assert coach is not None  # so they were selected
    rijen = []
    for terug, (soort, wat, doel) in ((40, _PLICHTEN[1 + nummer % 2]), (10, _PLICHTEN[0])):
        van = max(plek.vandaag - DAG * terug, klant.aangemeld_op)
        plicht = Verplichting(
            klant=klant,
            locatie=plek.locatie,
            soort=soort,
            wat=wat,
            doel=doel,
            van=van,
            tot=van + DAG * 28,
            gemaakt_op=moment(van, 9),
            gemaakt_door=coach,
            partner=coach.partner,
        )
        if plicht.tot < plek.vandaag and nummer % 3:
            plicht.oordeel = Verplichting.Oordeel.VOLDAAN
            plicht.beoordeeld_op, plicht.beoordeeld_door = moment(plicht.tot + DAG, 9), coach
        rijen.append(plicht)
    return rijen
