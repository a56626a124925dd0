"""Questions of employers over every channel, a guest who helps, and what employers think; all made up."""

import datetime
from collections.abc import Iterator
from random import Random
from typing import Any

from keten.models import Gebruiker, Medewerker
from keten.rechten import Rol
from keten.termijnen import Duur
from klanten.models import Taak
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.werkgevers import PETRA
from werkgevers.models import (
    Accountmanagerschap,
    Contactpersoon,
    Doorzending,
    Gastuitnodiging,
    Instantie,
    Tevredenheid,
    Tevredenheidsscore,
    Vacature,
    Verwachting,
    Vraagbericht,
    Vraagspecialist,
    Werkgever,
    Werkgeversvraag,
)
from werkgevers.vragen import sleutel

GAST = "gast@lwi.example"
_AANTAL = {"apeldoorn": 25}
_ELDERS = 4
_TERMIJN = Duur.werkdagen(2)  # the standard setting
_Bericht = Vraagbericht.Soort
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
_OPMERKINGEN = (
    "",
    "",
    "Fijn dat er één persoon is die ik kan bellen.",
    "De kandidaten hadden sneller gemogen.",
)


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
    rijen += len(Doorzending.objects.bulk_create(_doorzendingen(vragen)))
    rijen += len(Vraagspecialist.objects.bulk_create(_specialisten(plek, vragen)))
    rijen += _nodig_gast_uit(vragen)
    return rijen + _vraag_tevredenheid(plek, rng)


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
                soort=_Bericht.ANTWOORD,
                tekst=antwoord[vraag.vraag],
                via=via,
                door_id=vraag.afgerond_door.gebruiker_id,
                op=vraag.afgerond_op,
            )


def _doorzendingen(vragen: list[Werkgeversvraag]) -> Iterator[Doorzending]:
    """Questions about rules went to the municipality; those of open questions still lie there."""
    gemeente = Instantie.objects.get(code="gemeente")
    for vraag in vragen:
        if vraag.soort != Werkgeversvraag.Soort.REGELS or vraag.behandelaar is None:
            continue
        klaar = not vraag.loopt
        yield Doorzending(
            vraag=vraag,
            instantie=gemeente,
            toelichting="Gevraagd of u hierover contact wilt opnemen met de werkgever.",
            gestuurd_op=vraag.gesteld_op,
            door=vraag.behandelaar,
            stand=Doorzending.Stand.TERUG if klaar else Doorzending.Stand.BEHANDELING,
            resultaat="De gemeente heeft de werkgever gebeld." if klaar else "",
            bijgewerkt_op=vraag.afgerond_op or vraag.gesteld_op,
            bijgewerkt_door=vraag.behandelaar,
        )
        if not klaar:
            Werkgeversvraag.objects.filter(pk=vraag.pk).update(stand=Werkgeversvraag.Stand.DOORGEZET)


def _specialisten(plek: Plek, vragen: list[Werkgeversvraag]) -> Iterator[Vraagspecialist]:
    coaches = [coach for groep in plek.coaches.values() for coach in groep]
    for nummer, vraag in enumerate(vragen):
        if coaches and vraag.behandelaar is not None and nummer % 5 == 0:
            yield Vraagspecialist(
                vraag=vraag,
                medewerker_id=coaches[nummer % len(coaches)].id,
                waarvoor="werk aanpassen en begeleiding",
                sinds=vraag.gesteld_op,
                door=vraag.behandelaar,
            )


def _nodig_gast_uit(vragen: list[Werkgeversvraag]) -> int:
    """The guest of the demonstration helps with two open questions and wrote an answer to one of them."""
    gast = Gebruiker.objects.filter(email=GAST).first()
    mogelijk = [vraag for vraag in vragen if vraag.loopt and vraag.behandelaar is not None][:2]
    if gast is None or Gastuitnodiging.objects.filter(gebruiker=gast).exists():
        return 0
    for nummer, vraag in enumerate(mogelijk):
        assert vraag.behandelaar is not None
        Gastuitnodiging.objects.create(
            vraag=vraag,
            gebruiker=gast,
            dienst="Economische Zaken, gemeente Apeldoorn",
            uitgenodigd_op=vraag.gesteld_op,
            door=vraag.behandelaar,
        )
        if nummer:
            tekst = "Dit valt onder onze regeling voor startende bedrijven. Ik stuur u de link."
            Vraagbericht.objects.create(
                vraag=vraag, soort=_Bericht.GAST, tekst=tekst, door=gast, op=vraag.gesteld_op
            )
    return len(mogelijk)


def _vraag_tevredenheid(plek: Plek, rng: Random) -> int:
    """Most employers filled the questionnaire in after a vacancy closed; Petra did not yet."""
    gesloten = (
        Vacature.objects.filter(locatie=plek.locatie, gesloten_op__isnull=False)
        .exclude(stand=Vacature.Stand.OPEN)
        .order_by("pk")
    )
    petras = set(Contactpersoon.objects.filter(gebruiker__email=PETRA).values_list("werkgever", flat=True))
    rijen = []
    for vacature in gesloten:
        assert vacature.gesloten_op is not None
        gevuld = vacature.werkgever_id not in petras and rng.random() < 0.75
        op = vacature.gesloten_op + datetime.timedelta(hours=1)
        rijen.append(
            Tevredenheid(
                vacature=vacature,
                werkgever_id=vacature.werkgever_id,
                locatie=plek.locatie,
                gevraagd_op=op,
                ingevuld_op=op if gevuld else None,
                opmerking=rng.choice(_OPMERKINGEN) if gevuld else "",
            )
        )
    Tevredenheid.objects.bulk_create(rijen)
    scores = Tevredenheidsscore.objects.bulk_create(
        Tevredenheidsscore(tevredenheid=rij, verwachting=code, score=min(5, rng.randint(2, 6)))
        for rij in rijen
        if rij.ingevuld_op
        for code in Verwachting.values
        if rng.random() < 0.8
    )
    return len(rijen) + len(scores)
