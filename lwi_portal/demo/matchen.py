"""What clients look for, who may be matched, and proposals in every state."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Clientbeeld, Gebeurtenis, Situatie, Taak
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment, werkdag_na
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.werkgevers import PETRAS_BEDRIJF
from werkgevers.models import (
    Akkoordkanaal,
    Beroep,
    Leverancier,
    Motivatiesignaal,
    Vacature,
    Voordracht,
    Zoekprofiel,
)

PER_KEER = 2000
_HOOGSTENS = 400  # candidates at a location who are proposed somewhere
_Stand = Voordracht.Stand
_LEVERANCIERS = ("Re-integratie Voorbeeld", "Leerwerkbedrijf De Springplank")
_WAAROM = (
    "Heeft ervaring met dit werk en woont dichtbij.",
    "Leert snel, is op tijd en wil graag weer onder de mensen.",
    "Deed een proefweek en kreeg daar complimenten voor.",
    "Zoekt precies deze uren en heeft het diploma.",
)
_NEE = ("ander", "ervaring", "uren", "niet_verschenen")


@dataclass
class _Bouw:
    """What is being made at one location."""

    plek: Plek
    rng: Random
    nu: datetime.datetime
    matchmaker: Medewerker
    vrij: list[Clientbeeld]
    voordrachten: list[Voordracht] = field(default_factory=list)


def vul_locatie(plek: Plek) -> int:
    """Make it so at one location; returns the number of rows."""
    rijen = _vul_profielen(plek)
    matchmaker = _matchmaker(plek)
    if matchmaker is None:
        return rijen
    kandidaten = Clientbeeld.objects.filter(
        locatie=plek.locatie,
        klant__zoekprofiel__toestemming_op__isnull=False,
        klant__zoekprofiel__beschikbaar=True,
        contactpersoon__isnull=False,
        status=Clientbeeld.Status.ACTIEF,
    )
    anderen = kandidaten.exclude(klant__gebruiker__email=KLANT_EMAIL).select_related("klant")
    vrij = list(anderen.order_by("klant__aangemeld_op", "klant")[:_HOOGSTENS])
    rng = Random(f"matchen:{plek.locatie.code}")
    bouw = _Bouw(plek, rng, moment(plek.vandaag, 8), matchmaker, vrij)
    vacatures = Vacature.objects.filter(locatie=plek.locatie).select_related("werkgever").order_by("pk")
    for nummer, vacature in enumerate(vacatures):
        _draag_voor(bouw, vacature, nummer)
    if plek.locatie.code == "apeldoorn":
        _vraag_marieke(bouw)
    return rijen + _schrijf(bouw)


def _vul_profielen(plek: Plek) -> int:
    """Most people said what they look for; of those nine in ten gave consent."""
    beroepen = {beroep.naam.lower(): beroep.pk for beroep in Beroep.objects.filter(voorbeeld=True)}
    leveranciers = Leverancier.objects.bulk_create(
        Leverancier(locatie=plek.locatie, naam=naam, voorbeeld=True) for naam in _LEVERANCIERS
    )
    if not beroepen:
        return len(leveranciers)
    rijen = Situatie.objects.filter(
        klant__locatie=plek.locatie, klant__beeld__status="actief", klant__beeld__intake_op__isnull=False
    )
    stroom = rijen.order_by("klant").values_list("klant", "gewenst_beroep", "uren_per_week").iterator()
    aantal, rng = len(leveranciers), Random(f"zoekprofielen:{plek.locatie.code}")
    while groep := list(islice(stroom, PER_KEER)):
        profielen, wensen = [], []
        for klant, beroep, uren in groep:
            profiel = _profiel(plek, rng, klant, uren, leveranciers)
            gekozen = beroepen.get(beroep.lower())
            if gekozen is not None and profiel is not None:
                profielen.append(profiel)
                wensen.append(Zoekprofiel.beroepen.through(zoekprofiel_id=klant, beroep_id=gekozen))
        aantal += len(Zoekprofiel.objects.bulk_create(profielen))
        aantal += len(Zoekprofiel.beroepen.through._base_manager.bulk_create(wensen))
    return aantal


def _profiel(
    plek: Plek, rng: Random, klant: int, uren: int | None, leveranciers: list[Leverancier]
) -> Zoekprofiel | None:
    if rng.random() < 0.15:
        return None
    dag = plek.vandaag - rng.randint(1, 60) * DAG
    profiel = Zoekprofiel(
        klant_id=klant,
        locatie=plek.locatie,
        uren_min=max(1, (uren or 32) - 8),
        uren_max=uren or 32,
        reisafstand=rng.choice((10, 15, 25, 25, 40)),
        beschikbaar=rng.random() > 0.05,
        beschikbaar_op=dag,
        leverancier=rng.choice(leveranciers) if rng.random() < 0.06 else None,
    )
    if rng.random() < 0.9:
        profiel.toestemming_op = moment(dag, 10)
        profiel.toestemming_via = Akkoordkanaal.BALIE if rng.random() < 0.4 else Akkoordkanaal.PORTAAL
    return profiel


def _matchmaker(plek: Plek) -> Medewerker | None:
    mensen = plek.locatie.medewerkers.select_related("partner").order_by("gebruiker__email")
    rollen = [{Rol.MATCHMAKER}, {Rol.ACCOUNTMANAGER}]
    return next((m for rol in rollen for m in mensen if rol & set(m.rollen)), None)


def _draag_voor(bouw: _Bouw, vacature: Vacature, nummer: int) -> None:
    """What fits the state of a vacancy: hired, at the employer, or still in the house."""
    if vacature.stand == Vacature.Stand.VERVULD:
        standen = [_Stand.GEPLAATST] * vacature.plaatsen + [_Stand.AFGEWEZEN]
    elif vacature.voorgedragen_op is not None:
        gesprek = _Stand.GESPREK if nummer % 3 == 0 else _Stand.VOORGEDRAGEN
        standen = [gesprek, _Stand.AFGEWEZEN] if nummer % 2 else [gesprek, _Stand.VOORGEDRAGEN]
        standen = [_Stand.AFGEWEZEN] if vacature.stand == Vacature.Stand.GESLOTEN else standen
    elif vacature.stand == Vacature.Stand.OPEN:
        standen = [_Stand.VOORGESELECTEERD, _Stand.GEVONDEN][: nummer % 3]
    else:
        standen = []
    if vacature.werkgever.naam == PETRAS_BEDRIJF and vacature.stand == Vacature.Stand.OPEN:
        standen = [_Stand.VOORGEDRAGEN, _Stand.VOORGEDRAGEN]
        vacature.voorgedragen_op = vacature.voorgedragen_op or bouw.nu - DAG / 2
    for plaats, stand in enumerate(standen):
        beeld = _wie_was_er(bouw, min(vacature.voorgedragen_op or bouw.nu, bouw.nu) - DAG)
        if beeld is not None:
            bouw.voordrachten.append(_voordracht(bouw, vacature, beeld, stand, nummer + plaats))


def _wie_was_er(bouw: _Bouw, begin: datetime.datetime) -> Clientbeeld | None:
    """Somebody who was a client by then and is no candidate yet."""
    gevonden = next((beeld for beeld in bouw.vrij if beeld.klant.aangemeld_op < begin.date()), None)
    if gevonden is not None:
        bouw.vrij.remove(gevonden)
    return gevonden


def _voordracht(
    bouw: _Bouw, vacature: Vacature, beeld: Clientbeeld, stand: Voordracht.Stand, nummer: int
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
    if stand == _Stand.GEVONDEN:
        return voordracht
    voordracht.voorgeselecteerd_op, voordracht.voorgeselecteerd_door = begin, bouw.matchmaker
    ja_coach, ja_klant = (True, True) if stand != _Stand.VOORGESELECTEERD else _wie_zei_ja(nummer)
    if ja_coach:
        voordracht.coach_akkoord_op = begin + DAG / 3
        voordracht.coach_akkoord_door_id = beeld.contactpersoon_id
    if ja_klant:
        voordracht.klant_akkoord_op, voordracht.klant_akkoord_via = begin + DAG / 2, Akkoordkanaal.PORTAAL
    if stand != _Stand.VOORGESELECTEERD:
        voordracht.voorgedragen_op, voordracht.voorgedragen_door = gestuurd, bouw.matchmaker
    if stand in (_Stand.GEPLAATST, _Stand.AFGEWEZEN, _Stand.GESPREK) and gestuurd is not None:
        voordracht.antwoord_op = min(gestuurd + 2 * DAG, bouw.nu)
    if stand == _Stand.AFGEWEZEN:
        voordracht.afwijzing = _NEE[nummer % len(_NEE)]
    return voordracht


def _wie_zei_ja(nummer: int) -> tuple[bool, bool]:
    """Coach and client: both, one of them, or nobody yet."""
    return ((True, True), (False, True), (False, False), (True, False))[nummer % 4]


def _vraag_marieke(bouw: _Bouw) -> None:
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
    voordracht = _voordracht(bouw, vacature, beeld, _Stand.VOORGESELECTEERD, 3)
    voordracht.motivatie = "Werkte twaalf jaar in de zorg en zoekt werk dicht bij huis."
    bouw.voordrachten.append(voordracht)


def _schrijf(bouw: _Bouw) -> int:
    rijen = Voordracht.objects.bulk_create(bouw.voordrachten)
    signalen = Motivatiesignaal.objects.bulk_create(
        Motivatiesignaal(
            voordracht=rij,
            klant_id=rij.klant_id,
            locatie=rij.locatie,
            reden=rij.afwijzing,
            gemeld_op=rij.antwoord_op or bouw.nu,
            reactie_tot=einde_van(werkdag_na(bouw.plek.vandaag, 7)),
        )
        for rij in rijen
        if rij.afwijzing in Voordracht.OM_TE_BEOORDELEN
    )
    taken = Taak.objects.bulk_create([*_coachtaken(bouw, rijen), *_signaaltaken(bouw, signalen)])
    regels = Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            klant_id=rij.klant_id,
            op=rij.voorgeselecteerd_op or rij.gevonden_op,
            soort=Gebeurtenis.Soort.BEMIDDELING,
            zin=f"Voorgeselecteerd voor {rij.vacature.titel} bij {rij.vacature.werkgever}",
            medewerker=bouw.matchmaker,
            partner=bouw.matchmaker.partner,
            zichtbaar_voor_klant=True,
        )
        for rij in rijen
        if rij.voorgeselecteerd_op is not None
    )
    gestuurd = {rij.vacature.pk: rij.vacature for rij in rijen if rij.voorgedragen_op is not None}
    Vacature.objects.bulk_update(gestuurd.values(), ["voorgedragen_op"])
    return len(rijen) + len(signalen) + len(taken) + len(regels)


def _coachtaken(bouw: _Bouw, rijen: list[Voordracht]) -> Iterator[Taak]:
    coaches = dict(_contactpersonen(rij.klant_id for rij in rijen))
    for rij in rijen:
        if rij.stand == _Stand.VOORGESELECTEERD and rij.coach_akkoord_op is None:
            yield Taak(
                locatie=bouw.plek.locatie,
                voor_id=coaches.get(rij.klant_id),
                klant_id=rij.klant_id,
                soort=Taak.Soort.KANDIDAAT,
                omschrijving=f"Kandidaat voor {rij.vacature.titel}: geef akkoord of niet"[:200],
                gestart_op=rij.voorgeselecteerd_op or bouw.nu,
                vervalt_op=einde_van(werkdag_na(bouw.plek.vandaag, 1)),
                sleutel=f"voordracht:{rij.pk}",
            )


def _signaaltaken(bouw: _Bouw, signalen: list[Motivatiesignaal]) -> Iterator[Taak]:
    coaches = dict(_contactpersonen(signaal.klant_id for signaal in signalen))
    for signaal in signalen:
        yield Taak(
            locatie=bouw.plek.locatie,
            voor_id=coaches.get(signaal.klant_id),
            klant_id=signaal.klant_id,
            soort=Taak.Soort.KANDIDAAT,
            omschrijving="Opmerking van een werkgever: hoor de klant en beoordeel",
            gestart_op=signaal.gemeld_op,
            vervalt_op=signaal.reactie_tot,
            sleutel=f"motivatie:{signaal.pk}",
        )


def _contactpersonen(klanten: Iterator[int]) -> Iterator[tuple[int, int]]:
    rijen = Clientbeeld.objects.filter(klant__in=list(klanten), contactpersoon__isnull=False)
    yield from rijen.values_list("klant", "contactpersoon")
