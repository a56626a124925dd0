"""Proposals of clients for vacancies, in every state; all of it made up."""

import datetime
from dataclasses import dataclass, field
from random import Random

from keten.models import Medewerker
from klanten.models import Clientbeeld
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.werkgevers import PETRAS_BEDRIJF
from werkgevers.models import Akkoordkanaal, Vacature, Voordracht, Zoekprofiel

Stand = Voordracht.Stand
_WAAROM = (
    "Heeft ervaring met dit werk en woont dichtbij.",
    "Leert snel, is op tijd en wil graag weer onder de mensen.",
    "Deed een proefweek en kreeg daar complimenten voor.",
    "Zoekt precies deze uren en heeft het diploma.",
)
_NEE = ("ander", "ervaring", "uren", "niet_verschenen")


@dataclass
class Voordrachtbouw:
    """What is being made at one location."""

    plek: Plek
    rng: Random
    nu: datetime.datetime
    matchmaker: Medewerker
    vrij: list[Clientbeeld]
    voordrachten: list[Voordracht] = field(default_factory=list)


def draag_voor(bouw: Voordrachtbouw, vacature: Vacature, nummer: int) -> None:
    """What fits the state of a vacancy: hired, at the employer, or still in the house."""
    if vacature.stand == Vacature.Stand.VERVULD:
        standen = [Stand.GEPLAATST] * vacature.plaatsen + [Stand.AFGEWEZEN]
    elif vacature.voorgedragen_op is not None:
        gesprek = Stand.GESPREK if nummer % 3 == 0 else Stand.VOORGEDRAGEN
        standen = [gesprek, Stand.AFGEWEZEN] if nummer % 2 else [gesprek, Stand.VOORGEDRAGEN]
        standen = [Stand.AFGEWEZEN] if vacature.stand == Vacature.Stand.GESLOTEN else standen
    elif vacature.stand == Vacature.Stand.OPEN:
        standen = [Stand.VOORGESELECTEERD, Stand.GEVONDEN][: nummer % 3]
    else:
        standen = []
    if vacature.werkgever.naam == PETRAS_BEDRIJF and vacature.stand == Vacature.Stand.OPEN:
        standen = [Stand.VOORGEDRAGEN, Stand.VOORGEDRAGEN]
        vacature.voorgedragen_op = vacature.voorgedragen_op or bouw.nu - DAG / 2
    for plaats, stand in enumerate(standen):
        beeld = _wie_was_er(bouw, min(vacature.voorgedragen_op or bouw.nu, bouw.nu) - DAG)
        if beeld is not None:
            bouw.voordrachten.append(_voordracht(bouw, vacature, beeld, stand, nummer + plaats))


def _wie_was_er(bouw: Voordrachtbouw, begin: datetime.datetime) -> Clientbeeld | None:
    """Somebody who was a client by then and is no candidate yet."""
    gevonden = next((beeld for beeld in bouw.vrij if beeld.klant.aangemeld_op < begin.date()), None)
    if gevonden is not None:
        bouw.vrij.remove(gevonden)
    return gevonden


def _voordracht(
    bouw: Voordrachtbouw, vacature: Vacature, beeld: Clientbeeld, stand: Voordracht.Stand, nummer: int
) -> Voordracht:
    gestuurd = vacature.voorgedragen_op
    begin = min(gestuurd or bouw.nu, bouw.nu) - DAG
    voordracht = Voordracht(
        vacature=vacature,
        klant_id=beeld.klant_id,
        locatie=bouw.plek.locatie,
        stand=stand,
        gevonden_op=begin,
        gevonden_door=bouw.matchmaker,
        partner=bouw.matchmaker.partner,
        motivatie=bouw.rng.choice(_WAAROM),
    )
    if stand == Stand.GEVONDEN:
        return voordracht
    voordracht.voorgeselecteerd_op, voordracht.voorgeselecteerd_door = begin, bouw.matchmaker
    ja_coach, ja_klant = (True, True) if stand != Stand.VOORGESELECTEERD else _wie_zei_ja(nummer)
    if ja_coach:
        voordracht.coach_akkoord_op = begin + DAG / 3
        voordracht.coach_akkoord_door_id = beeld.contactpersoon_id
    if ja_klant:
        voordracht.klant_akkoord_op, voordracht.klant_akkoord_via = begin + DAG / 2, Akkoordkanaal.PORTAAL
    if stand != Stand.VOORGESELECTEERD:
        voordracht.voorgedragen_op, voordracht.voorgedragen_door = gestuurd, bouw.matchmaker
    if stand in (Stand.GEPLAATST, Stand.AFGEWEZEN, Stand.GESPREK) and gestuurd is not None:
        voordracht.antwoord_op = min(gestuurd + 2 * DAG, bouw.nu)
    if stand == Stand.AFGEWEZEN:
        voordracht.afwijzing = _NEE[nummer % len(_NEE)]
    return voordracht


def _wie_zei_ja(nummer: int) -> tuple[bool, bool]:
    """Coach and client: both, one of them, or nobody yet."""
    return ((True, True), (False, True), (False, False), (True, False))[nummer % 4]


def vraag_marieke(bouw: Voordrachtbouw) -> None:
    """Marieke has one proposal that waits for her yes; her coach agreed already."""
    beeld = Clientbeeld.objects.filter(klant__gebruiker__email=KLANT_EMAIL).first()
    open_ = Vacature.objects.filter(locatie=bouw.plek.locatie, stand="open", voorgedragen_op__isnull=True)
    bezet = [voordracht.vacature.pk for voordracht in bouw.voordrachten]
    vacature = open_.exclude(pk__in=bezet).select_related("werkgever").order_by("pk").first()
    if beeld is None or vacature is None or beeld.contactpersoon_id is None:
        return
    Zoekprofiel.objects.update_or_create(
        klant_id=beeld.klant_id,
        defaults={
            "locatie": bouw.plek.locatie,
            "uren_min": 20,
            "uren_max": 32,
            "toestemming_op": bouw.nu - 9 * DAG,
            "toestemming_via": Akkoordkanaal.PORTAAL,
            "beschikbaar_op": bouw.plek.vandaag - 9 * DAG,
        },
    )[0].beroepen.add(vacature.beroep_id)
    voordracht = _voordracht(bouw, vacature, beeld, Stand.VOORGESELECTEERD, 3)
    voordracht.motivatie = "Werkte twaalf jaar in de zorg en zoekt werk dicht bij huis."
    bouw.voordrachten.append(voordracht)
