"""What clients look for, who may be matched, and the tasks that proposals give."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Clientbeeld, Gebeurtenis, Situatie, Taak
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment, werkdag_na
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.voordrachten import Stand, Voordrachtbouw, draag_voor, vraag_marieke
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
_LEVERANCIERS = ("Re-integratie Voorbeeld", "Leerwerkbedrijf De Springplank")


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
    bouw = Voordrachtbouw(plek, rng, moment(plek.vandaag, 8), matchmaker, vrij)
    vacatures = Vacature.objects.filter(locatie=plek.locatie).select_related("werkgever").order_by("pk")
    for nummer, vacature in enumerate(vacatures):
        draag_voor(bouw, vacature, nummer)
    if plek.locatie.code == "apeldoorn":
        vraag_marieke(bouw)
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


def _schrijf(bouw: Voordrachtbouw) -> int:
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


def _coachtaken(bouw: Voordrachtbouw, rijen: list[Voordracht]) -> Iterator[Taak]:
    coaches = dict(_contactpersonen(rij.klant_id for rij in rijen))
    for rij in rijen:
        if rij.stand == Stand.VOORGESELECTEERD and rij.coach_akkoord_op is None:
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


def _signaaltaken(bouw: Voordrachtbouw, signalen: list[Motivatiesignaal]) -> Iterator[Taak]:
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
