"""Aftercare: contacts with the employer and with the client after a placement (W-31)."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import taken, tijdlijn
from klanten.afspraken import aanvang
from klanten.models import Gebeurtenis, Nazorgcontact, Taak
from werkgevers import contact_leggen, plaatsingswerk
from werkgevers.aanspreekpunt import accountmanager
from werkgevers.instellingen_sturen import NAZORGWEKEN
from werkgevers.models import Nazorgmoment, Plaatsing, Werkgeverscontact

_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_Met = Nazorgmoment.Met


@transaction.atomic
def plan(plaatsing: Plaatsing) -> list[Nazorgmoment]:
    """Plan the contacts after a placement, as the location chose, and ask for the first with each.

    A moment that has passed already, because the placement was recorded late, is left out; the last one
    never is.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Ede: the team "maakt ook werk van nazorg".
    """
    weken = [int(aantal) for aantal in waarde(NAZORGWEKEN, plaatsing.locatie)]
    dagen = {plaatsing.begint_op + datetime.timedelta(weeks=aantal) for aantal in weken}
    if dagen:
        dagen = {dag for dag in dagen if dag >= vandaag()} | {max(*dagen, vandaag())}
    gids, coach = beller(plaatsing), plaatsingswerk.coach_van(plaatsing.klant)
    momenten = Nazorgmoment.objects.bulk_create(
        Nazorgmoment(plaatsing=plaatsing, met=met, gepland_op=dag, voor=wie)
        for dag in sorted(dagen)
        for met, wie in ((_Met.WERKGEVER, gids), (_Met.KLANT, coach))
    )
    for met in _Met:
        _vraag_volgende(plaatsing, met)
    return momenten


@transaction.atomic
def leg_vast(
    *,
    moment: Nazorgmoment,
    op: datetime.date,
    uitkomst: str,
    verslag: str,
    kanaal: str = Werkgeverscontact.Kanaal.TELEFOON,
    door: Medewerker,
) -> Nazorgmoment:
    """Record a contact; the next one with the same party is asked for.

    A contact with the employer stands in the register of contacts too, without what was said about a person.
    That the work ended is only noted here: stopping a placement asks for a day and a reason.

    Args:
        op: the day of the contact; between the first day of work and today.
        uitkomst: one of `Nazorgmoment.Uitkomst`.
        verslag: what was said; needed unless all goes well.
        kanaal: how the employer was spoken to.

    Raises:
        NietToegestaan: it was done or lapsed already, is of another location, or the day cannot be.
    """
    plaatsing = _slot(moment)
    moment = Nazorgmoment.objects.select_for_update().get(pk=moment.pk)
    if not (door.werkt_op(plaatsing.locatie) or door.werkt_op(plaatsing.vacature.locatie)):
        raise NietToegestaan("Deze plaatsing is van een andere locatie.")
    if not moment.is_open:
        raise NietToegestaan("Dit nazorgmoment is al afgehandeld.")
    if not plaatsing.begint_op <= op <= vandaag():
        raise NietToegestaan(
            f"Kies een dag tussen {plaatsing.begint_op:%d-%m-%Y}, de eerste werkdag, en vandaag.", veld="op"
        )
    if uitkomst != Nazorgmoment.Uitkomst.GOED and not verslag.strip():
        raise NietToegestaan("Schrijf op wat er aan de hand is.", veld="verslag")
    moment.gedaan_op, moment.door = op, door
    moment.uitkomst, moment.verslag = uitkomst, verslag.strip()
    moment.full_clean()
    moment.save()
    _sluit_taak(moment, door=door)
    if moment.met == _Met.KLANT:
        zin = f"Nazorg over het werk bij {plaatsing.werkgever}: {moment.get_uitkomst_display()}."
        tijdlijn.leg_vast(plaatsing.klant, Gebeurtenis.Soort.BEMIDDELING, zin, door=door)
    else:
        _noteer_contact(plaatsing, op, kanaal, door=door)
    _vraag_volgende(plaatsing, moment.met)
    return moment


@transaction.atomic
def breek_af(plaatsing: Plaatsing, *, door: Medewerker) -> None:
    """Let the contacts that were still planned lapse, because the work ended."""
    open_momenten = plaatsing.nazorgmomenten.open()
    for moment in open_momenten:
        _sluit_taak(moment, door=door)
    open_momenten.update(vervallen_op=vandaag())


@transaction.atomic
def laat_over_aan_uitstroom(*, op: datetime.date) -> int:
    """Let contacts with clients lapse whose aftercare runs with their outflow, so that nobody calls twice.

    Returns:
        How many contacts lapsed.
    """
    bij_uitstroom = Nazorgcontact.objects.filter(
        uitstroom__klant=OuterRef("plaatsing__klant"),
        uitstroom__teruggekeerd_op__isnull=True,
        gedaan_op__isnull=True,
        vervallen_op__isnull=True,
    )
    dubbel = Nazorgmoment.objects.open().filter(Exists(bij_uitstroom), met=_Met.KLANT)
    sleutels = [_sleutel(moment) for moment in dubbel]
    Taak.objects.open().filter(sleutel__in=sleutels).update(gedaan_op=timezone.now())
    return dubbel.update(vervallen_op=op)


def beller(plaatsing: Plaatsing) -> Medewerker:
    """Who speaks the employer: the accountmanager, or else who recorded the placement."""
    gids = accountmanager(plaatsing.werkgever)
    return gids if gids is not None and gids.werkt_op(plaatsing.vacature.locatie) else plaatsing.door


def _slot(moment: Nazorgmoment) -> Plaatsing:
    rijen = Plaatsing.objects.select_for_update(of=("self",))
    return rijen.select_related("klant__locatie", "werkgever", "vacature__locatie", "locatie").get(
        pk=moment.plaatsing_id
    )


def _noteer_contact(plaatsing: Plaatsing, op: datetime.date, kanaal: str, *, door: Medewerker) -> None:
    contact_leggen.leg_vast(
        werkgever=plaatsing.werkgever,
        op=op,
        kanaal=kanaal,
        doel=Werkgeverscontact.Doel.NAZORG,
        onderwerp="Nazorg na een plaatsing",
        verslag="Het verslag staat bij de plaatsing.",
        locatie=plaatsing.vacature.locatie,
        door=door,
    )


def _vraag_volgende(plaatsing: Plaatsing, met: str) -> None:
    """Put the next contact in a werkvoorraad; the one with the client is about a dossier."""
    moment = plaatsing.nazorgmomenten.open().filter(met=met).first()
    if moment is None:
        return
    met_klant = met == _Met.KLANT
    locatie = plaatsing.locatie if met_klant else plaatsing.vacature.locatie
    voor = moment.voor if moment.voor is not None and moment.voor.werkt_op(locatie) else None
    taken.maak(
        klant=plaatsing.klant if met_klant else None,
        voor=voor,
        locatie=locatie,
        soort=Taak.Soort.NAZORG,
        omschrijving=f"Nazorg: vraag {'de klant' if met_klant else plaatsing.werkgever} hoe het werk gaat"[
            :200
        ],
        vervalt_op=aanvang(moment.gepland_op, _EINDE_VAN_DE_DAG),
        sleutel=_sleutel(moment),
    )


def _sluit_taak(moment: Nazorgmoment, *, door: Medewerker) -> None:
    Taak.objects.open().filter(sleutel=_sleutel(moment)).update(gedaan_op=timezone.now(), gedaan_door=door)


def _sleutel(moment: Nazorgmoment) -> str:
    woord = "klantnazorg" if moment.met == _Met.KLANT else "plaatsingsnazorg"
    return f"{woord}:{moment.pk}"
