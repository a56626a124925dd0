"""Clients on their way through the chain: who left, who comes over, who gets help elsewhere, and rewards."""

import datetime
from collections.abc import Iterator

from django.db.models import Q
from django.db.models.functions import Greatest

from klanten import overkomst, volledigheid
from klanten.clientbeeld import NAZORG
from klanten.models import (
    Clientbeeld,
    Gebeurtenis,
    Nazorgcontact,
    Overkomst,
    Stimulans,
    Taak,
    Uitkering,
    Uitstroom,
)
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, laatste_dag, moment, open_dag
from lwi_portal.demo.plek import Collega, Plek

_Soort = Uitstroom.Soort
_WAARHEEN = (
    _Soort.REGULIER,
    _Soort.REGULIER,
    _Soort.SUBSIDIE,
    _Soort.REGULIER,
    _Soort.SCHOOL,
    _Soort.ZELFSTANDIG,
    _Soort.VERHUISD,
)
_WERKGEVERS = ("Bakkerij De Korenaar", "Zorgcentrum Het Hof", "Transport Van Dam", "Bouwbedrijf De Steen")
_TERUG = (20, 330, 75, 210, 150, 400)  # days since they left
_MAANDEN = 6  # the standard setting
_STIMULANSEN = (
    ("beloning", "Een cursus naar keuze", "Kwam elke week op tijd en deed alle opdrachten."),
    ("maatregel", "Voorlopig elke week een gesprek", "Kwam twee keer niet op de afspraak."),
    ("beloning", "Een fiets van de werkplaats", "Begon zelf met vrijwilligerswerk."),
)


def vul_locatie(plek: Plek) -> int:
    """Make it so at one location, set-based where there are many; returns the number of rows."""
    rijen = _stroom_uit(plek)
    _laat_ww_aflopen(plek)
    rijen += _meld_overkomsten(plek)
    rijen += _geef_stimulansen(plek)
    _verwijs_naar_gemeente(plek)
    volledigheid.herstel(plek.locatie)
    vol = Clientbeeld.objects.filter(locatie=plek.locatie, volledig=True)
    vol.update(volledig_op=Greatest("intake_op", "identiteit_op"))
    return rijen


def _gids(beeld: Clientbeeld, plek: Plek) -> Collega:
    coaches = [coach for groep in plek.coaches.values() for coach in groep]
    return next((coach for coach in coaches if coach.id == beeld.contactpersoon_id), plek.balie[0])


def _stroom_uit(plek: Plek) -> int:
    """Some of the people with a confirmed plan and no meeting before them have left."""
    beelden = Clientbeeld.objects.filter(
        locatie=plek.locatie,
        werkplan=Clientbeeld.Werkplan.BEVESTIGD,
        volgende_afspraak=None,
        klant__gebruiker=None,
    )
    beelden_uit = list(beelden.order_by("klant")[::2])
    uitstroom = Uitstroom.objects.bulk_create(_uitstroom(plek, beelden_uit))
    contacten = Nazorgcontact.objects.bulk_create(
        contact for een in uitstroom if een.is_werk for contact in _nazorg(plek, een)
    )
    regels = Gebeurtenis.objects.bulk_create(_regel_uit(een) for een in uitstroom)
    weg = [een.klant_id for een in uitstroom]
    _sluit_af(plek, weg)
    _zet_beelden(uitstroom, contacten)
    return len(uitstroom) + len(contacten) + len(regels)


def _uitstroom(plek: Plek, beelden: list[Clientbeeld]) -> Iterator[Uitstroom]:
    for nummer, beeld in enumerate(beelden):
        assert beeld.diagnose_op is not None
        soort, gids = _WAARHEEN[nummer % len(_WAARHEEN)], _gids(beeld, plek)
        if not beeld.regimes and nummer % 2:
            soort = _Soort.VOORKOMEN
        op = open_dag(max(plek.vandaag - DAG * _TERUG[nummer % len(_TERUG)], beeld.diagnose_op))
        werk = soort in Uitstroom.WERK
        meetdag = laatste_dag(op, _MAANDEN) if werk else None
        gemeten = meetdag is not None and meetdag < plek.vandaag
        yield Uitstroom(
            klant_id=beeld.klant_id,
            locatie=plek.locatie,
            op=op,
            soort=soort,
            werkgever=_WERKGEVERS[nummer % 4] if werk and soort != _Soort.ZELFSTANDIG else "",
            uren=(24, 32, 36)[nummer % 3] if werk else None,
            verwachte_maanden=(None, 12, 6)[nummer % 3] if werk else None,
            meetdag=meetdag,
            duurzaam=nummer % 4 != 3 if gemeten else None,
            gemeten_op=meetdag if gemeten else None,
            nazorg_klaar_op=meetdag if gemeten else None,
            door_id=gids.id,
            partner_id=gids.partner_id,
            vastgelegd_op=moment(op, 15),
        )


def _nazorg(plek: Plek, uitstroom: Uitstroom) -> Iterator[Nazorgcontact]:
    """The contacts of the standard setting; those in the past were held, the last one as it was measured."""
    for dag in (uitstroom.op + DAG * 28, uitstroom.op + DAG * 91, uitstroom.meetdag):
        assert dag is not None
        gedaan = dag < plek.vandaag
        yield Nazorgcontact(
            uitstroom=uitstroom,
            gepland_op=dag,
            gedaan_op=dag if gedaan else None,
            werkt_nog=(dag != uitstroom.meetdag or bool(uitstroom.duurzaam)) if gedaan else None,
            bevinding="Het werk bevalt goed." if gedaan and uitstroom.duurzaam is not False else "",
            door_id=uitstroom.door_id if gedaan else None,
        )


def _regel_uit(uitstroom: Uitstroom) -> Gebeurtenis:
    bij = f" bij {uitstroom.werkgever}" if uitstroom.werkgever else ""
    return Gebeurtenis(
        klant_id=uitstroom.klant_id,
        op=moment(uitstroom.op, 15),
        soort=Gebeurtenis.Soort.UITSTROOM,
        zin=f"Uitgestroomd op {uitstroom.op:%d-%m-%Y}: {uitstroom.get_soort_display()}{bij}.",
        medewerker_id=uitstroom.door_id,
        partner_id=uitstroom.partner_id,
        zichtbaar_voor_klant=True,
    )


def _sluit_af(plek: Plek, weg: list[int]) -> None:
    """End what ran for people who have left: tasks and benefits."""
    nu = moment(plek.vandaag, 8)
    Taak.objects.open().filter(klant__in=weg).update(gedaan_op=nu)
    gisteren = plek.vandaag - DAG
    Uitkering.objects.filter(klant__in=weg, tot=None, van__lt=plek.vandaag).update(tot=gisteren)


def _zet_beelden(uitstroom: list[Uitstroom], contacten: list[Nazorgcontact]) -> None:
    volgende: dict[int, datetime.date] = {}
    for contact in contacten:
        if contact.gedaan_op is None:
            volgende.setdefault(contact.uitstroom.klant_id, contact.gepland_op)
    weg = Clientbeeld.objects.filter(klant__in=[een.klant_id for een in uitstroom])
    weg.update(
        regimes="",
        status=Clientbeeld.Status.GESTOPT,
        herdiagnose_op=None,
        contact_om_de_dagen=None,
        volgende_stap="",
        volgende_stap_op=None,
        stap_uiterlijk=None,
    )
    for dag in sorted(set(volgende.values())):
        op_dag = [klant for klant, gepland in volgende.items() if gepland == dag]
        weg.filter(klant__in=op_dag).update(
            status=Clientbeeld.Status.NAZORG, volgende_stap=NAZORG, volgende_stap_op=dag
        )
    _vraag_nazorg(uitstroom, contacten, volgende)


def _vraag_nazorg(
    uitstroom: list[Uitstroom], contacten: list[Nazorgcontact], volgende: dict[int, datetime.date]
) -> None:
    wie = {een.klant_id: een for een in uitstroom}
    eerste = [
        contact for contact in contacten if volgende.get(contact.uitstroom.klant_id) == contact.gepland_op
    ]
    Taak.objects.bulk_create(
        Taak(
            locatie_id=wie[contact.uitstroom.klant_id].locatie_id,
            klant_id=contact.uitstroom.klant_id,
            voor_id=contact.uitstroom.door_id,
            soort=Taak.Soort.NAZORG,
            omschrijving="Nazorg: vraag hoe het werk gaat",
            gestart_op=moment(contact.uitstroom.op, 15),
            vervalt_op=einde_van(contact.gepland_op),
            sleutel=f"nazorg:{contact.pk}",
        )
        for contact in eerste
    )


def _laat_ww_aflopen(plek: Plek) -> None:
    """One WW in six has a last day, from next week to five months ahead; that of the guest, too."""
    actief = Q(klant__beeld__status=Clientbeeld.Status.ACTIEF, klant__locatie=plek.locatie)
    ww = Uitkering.objects.filter(actief, regime__code="ww", tot=None, van__lte=plek.vandaag)
    sleutels = list(ww.order_by("klant").values_list("pk", flat=True)[::6])
    per_dag: dict[int, list[int]] = {}
    for nummer, sleutel in enumerate(sleutels):
        per_dag.setdefault(70 + nummer * 37 % 145 - 63 if nummer else 70, []).append(sleutel)
    for dagen, rijen in per_dag.items():
        Uitkering.objects.filter(pk__in=rijen).update(tot=plek.vandaag + DAG * dagen)


def _meld_overkomsten(plek: Plek) -> int:
    """What the nightly job finds; an employee of the municipality has taken up one in four."""
    gemeld = overkomst.meld(op=plek.vandaag, locatie=plek.locatie)
    vannacht = moment(plek.vandaag, 1, 30)
    nieuw = Overkomst.objects.filter(locatie=plek.locatie)
    nieuw.update(gemeld_op=vannacht)
    Gebeurtenis.objects.filter(klant__overkomsten__in=nieuw, soort=Gebeurtenis.Soort.OVERKOMST).update(
        op=vannacht
    )
    Taak.objects.filter(klant__overkomsten__in=nieuw, soort=Taak.Soort.OVERKOMST).update(gestart_op=vannacht)
    for nummer, een in enumerate(list(nieuw.order_by("klant"))[3::4]):
        coaches = plek.coaches.get("gemeente", [])
        if coaches:
            een.behandelaar_id = coaches[nummer % len(coaches)].id
            een.stand, een.opgepakt_op = Overkomst.Stand.OPGEPAKT, vannacht
            een.save(update_fields=["behandelaar", "stand", "opgepakt_op"])
            Taak.objects.filter(sleutel=f"overkomst:{een.pk}").update(voor=een.behandelaar_id)
    return 3 * gemeld


def _geef_stimulansen(plek: Plek) -> int:
    """A reward or a measure now and then, and one for the guest of the demonstration."""
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie, werkplan=Clientbeeld.Werkplan.BEVESTIGD)
    gekozen = list(beelden.filter(status=Clientbeeld.Status.ACTIEF).order_by("klant")[5::40])
    gast = Clientbeeld.objects.filter(locatie=plek.locatie, klant__gebruiker__email=KLANT_EMAIL)
    rijen = []
    for nummer, beeld in enumerate([*gast, *gekozen]):
        soort, wat, reden = _STIMULANSEN[nummer % len(_STIMULANSEN)]
        gids = _gids(beeld, plek)
        op = open_dag(max(plek.vandaag - DAG * (3 + nummer % 20), beeld.diagnose_op or plek.vandaag))
        rijen.append(
            Stimulans(
                klant_id=beeld.klant_id,
                soort=soort,
                wat=wat,
                reden=reden,
                op=op,
                door_id=gids.id,
                partner_id=gids.partner_id,
                vastgelegd_op=moment(op, 14),
            )
        )
    Stimulans.objects.bulk_create(rijen)
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            klant_id=rij.klant_id,
            op=rij.vastgelegd_op,
            soort=Gebeurtenis.Soort.STIMULANS,
            zin=f"{rij.get_soort_display().capitalize()}: {rij.wat}. Reden: {rij.reden}",
            medewerker_id=rij.door_id,
            partner_id=rij.partner_id,
            zichtbaar_voor_klant=True,
        )
        for rij in rijen
    )
    return 2 * len(rijen)


def _verwijs_naar_gemeente(plek: Plek) -> None:
    """One in three of those on route B with an assistance benefit gets help at the municipality."""
    ver = Clientbeeld.objects.filter(
        locatie=plek.locatie, route="B", regimes="Participatiewet", intake_op__isnull=False
    )
    sleutels = list(ver.order_by("klant").values_list("pk", flat=True)[::3])
    Clientbeeld.objects.filter(pk__in=sleutels).update(dienstlocatie=Clientbeeld.Dienstlocatie.GEMEENTE)
