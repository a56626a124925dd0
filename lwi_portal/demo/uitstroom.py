"""Clients who left, with the aftercare that followed; set-based, all of it made up."""

import datetime
from collections.abc import Iterator

from klanten.clientbeeld import NAZORG
from klanten.models import Clientbeeld, Gebeurtenis, Nazorgcontact, Taak, Uitkering, Uitstroom
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


def gids_van(beeld: Clientbeeld, plek: Plek) -> Collega:
    """The contact person when that is a coach of the location, else somebody of the desk."""
    coaches = [coach for groep in plek.coaches.values() for coach in groep]
    return next((coach for coach in coaches if coach.id == beeld.contactpersoon_id), plek.balie[0])


def stroom_uit(plek: Plek) -> int:
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
        soort, gids = _WAARHEEN[nummer % len(_WAARHEEN)], gids_van(beeld, plek)
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
