"""Questions of employers over every channel, and their answers; all of it made up."""

import datetime
from collections.abc import Iterator
from random import Random
from typing import Any

from keten.models import Medewerker
from keten.rechten import Rol
from keten.termijnen import Duur
from klanten.models import Taak
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.meehelpen import Berichtsoort, doorzendingen, nodig_gast_uit, zet_specialisten
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.tevredenheid import vraag_tevredenheid
from werkgevers.models import (
    Accountmanagerschap,
    Contactpersoon,
    Doorzending,
    Vraagbericht,
    Vraagspecialist,
    Werkgever,
    Werkgeversvraag,
)
from werkgevers.vraagwerk import sleutel

_AANTAL = {"apeldoorn": 25}
_ELDERS = 4
_TERMIJN = Duur.werkdagen(2)  # the standard setting
# Subject, what was asked, what was answered.
_VRAGEN = (
    (
        "personeel",
        "Wij zoeken in het voorjaar vier mensen. Wat kunt u voor ons doen?",
        "Ik kom langs om het te bespreken.",
    ),
    (
        "regels",
        "Krijg ik een vergoeding als ik een jongere met een leerwerkplek aanneem?",
        "Ja. Ik stuur u de voorwaarden.",
    ),
    (
        "ontslag",
        "Er verdwijnen drie banen in het magazijn. Wie helpt die mensen aan ander werk?",
        "Wij plannen een gesprek met de drie medewerkers.",
    ),
    (
        "reintegratie",
        "Een medewerker is al lang ziek. Hoe regel ik aangepast werk?",
        "De arbeidsdeskundige belt u deze week.",
    ),
    (
        "scholing",
        "Wie betaalt de cursus voor onze planners?",
        "Het opleidingsfonds van uw sector betaalt de helft.",
    ),
    (
        "personeel",
        "De proefplaatsing loopt af. Kan die een maand langer?",
        "Dat kan één keer. Ik pas het aan.",
    ),
    (
        "anders",
        "Mag ik het werkplein gebruiken voor een open dag?",
        "Ja, kies een dag met onze collega van de balie.",
    ),
    (
        "regels",
        "Moet ik een vergunning hebben voor een terras in de winter?",
        "De gemeente laat u dit zelf weten.",
    ),
)
_KANALEN = ("telefoon", "balie", "email", "telefoon")
_ONBEKEND = ("Snackbar De Hoek", "Klusbedrijf Vlug", "Kapsalon Knip")


def vul_locatie(plek: Plek) -> int:
    """Make the questions and the satisfaction of a location; returns how many rows were added."""
    rng = Random(f"vragen:{plek.locatie.code}")
    mensen = [
        medewerker
        for medewerker in plek.locatie.medewerkers.select_related("partner").order_by("gebruiker__email")
        if Rol.ACCOUNTMANAGER in medewerker.rollen
    ]
    werkgevers = list(Werkgever.objects.lopend().filter(locatie=plek.locatie).order_by("pk"))
    if not mensen or not werkgevers:
        return 0
    vragen = Werkgeversvraag.objects.bulk_create(_vragen(plek, rng, mensen, werkgevers))
    rijen = len(vragen)
    rijen += len(Vraagbericht.objects.bulk_create(_antwoorden(vragen)))
    rijen += len(Taak.objects.bulk_create(_taken(vragen)))
    rijen += len(Doorzending.objects.bulk_create(doorzendingen(vragen)))
    rijen += len(Vraagspecialist.objects.bulk_create(zet_specialisten(plek, vragen)))
    rijen += nodig_gast_uit(vragen)
    return rijen + vraag_tevredenheid(plek, rng)


def _vragen(
    plek: Plek, rng: Random, mensen: list[Medewerker], werkgevers: list[Werkgever]
) -> Iterator[Werkgeversvraag]:
    """The first is of the first employer and open; of the others one in three is, a few of them too long."""
    schappen = Accountmanagerschap.objects.filter(werkgever__in=werkgevers, tot=None)
    contact = {
        schap.werkgever_id: schap.medewerker for schap in schappen.select_related("medewerker__partner")
    }
    personen = {rij.werkgever_id: rij for rij in Contactpersoon.objects.filter(werkgever__in=werkgevers)}
    for nummer in range(_AANTAL.get(plek.locatie.code, _ELDERS)):
        werkgever = werkgevers[0] if nummer == 0 else rng.choice(werkgevers)
        wie, balie = contact.get(werkgever.pk), mensen[nummer % len(mensen)]
        is_open = nummer % 3 == 0
        terug = 1 + nummer // 6 if is_open else 1 + 9 * nummer
        gesteld = moment(open_dag(plek.vandaag - DAG * terug), 9 + nummer % 7)
        vraag = Werkgeversvraag(
            locatie=plek.locatie,
            soort=_VRAGEN[(nummer + 1) % len(_VRAGEN)][0],
            vraag=_VRAGEN[(nummer + 1) % len(_VRAGEN)][1],
            gesteld_op=gesteld,
            behandelaar=wie if is_open else wie or balie,
            vervalt_op=_TERMIJN.vervalt(gesteld),
            **_wie_vraagt(nummer, werkgever, personen.get(werkgever.pk), balie),
        )
        if not is_open:
            uren = 240 if nummer % 8 == 1 else 3 + nummer  # now and then too late
            vraag.stand = Werkgeversvraag.Stand.BEANTWOORD
            vraag.afgerond_op = gesteld + datetime.timedelta(hours=uren)
            vraag.afgerond_door = vraag.behandelaar
        elif vraag.werkgever is None:
            vraag.behandelaar = None
        yield vraag


def _wie_vraagt(
    nummer: int, werkgever: Werkgever, persoon: Contactpersoon | None, balie: Medewerker
) -> dict[str, Any]:
    """Who asked over which channel: somebody with an account in the portal, others at the desk."""
    if nummer == 0 and persoon is not None and persoon.gebruiker_id is not None:
        return {"werkgever": werkgever, "contactpersoon": persoon, "kanaal": "web"}
    aangenomen = {
        "kanaal": _KANALEN[nummer % len(_KANALEN)],
        "aangenomen_door": balie,
        "partner": balie.partner,
    }
    if nummer % 9 == 6:
        return {**aangenomen, "bedrijf": _ONBEKEND[nummer // 9 % 3], "vrager": "de eigenaar"}
    return {**aangenomen, "werkgever": werkgever, "contactpersoon": persoon}


def _taken(vragen: list[Werkgeversvraag]) -> Iterator[Taak]:
    for vraag in vragen:
        if vraag.loopt and vraag.behandelaar is not None:
            yield Taak(
                locatie=vraag.locatie,
                voor=vraag.behandelaar,
                soort=Taak.Soort.WERKGEVER,
                omschrijving=f"Beantwoord de vraag van {vraag.van_wie}",
                gestart_op=vraag.gesteld_op,
                vervalt_op=vraag.vervalt_op,
                sleutel=sleutel(vraag),
            )


def _antwoorden(vragen: list[Werkgeversvraag]) -> Iterator[Vraagbericht]:
    antwoord = {vraag: tekst for _, vraag, tekst in _VRAGEN}
    for vraag in vragen:
        if vraag.afgerond_door is not None and vraag.afgerond_op is not None:
            via = "portaal" if vraag.kanaal == "web" else vraag.kanaal
            yield Vraagbericht(
                vraag=vraag,
                soort=Berichtsoort.ANTWOORD,
                tekst=antwoord[vraag.vraag],
                via=via,
                door_id=vraag.afgerond_door.gebruiker_id,
                op=vraag.afgerond_op,
            )
