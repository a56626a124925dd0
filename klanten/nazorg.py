"""Aftercare: planned contacts after a placement, and whether the work lasts (K-87, K-88)."""

import datetime

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import clientbeeld, taken, tijdlijn
from klanten.afspraken import aanvang
from klanten.instellingen_volgen import DUURZAAM, NAZORG
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Nazorgcontact, Taak, Uitstroom

_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)


def meetdag(locatie: Locatie, op: datetime.date) -> datetime.date:
    """The day from which on work that began on `op` counts as lasting, as the location has chosen."""
    return Duur.maanden(waarde(DUURZAAM, locatie)).laatste_dag(op)


@transaction.atomic
def begin(uitstroom: Uitstroom) -> None:
    """Plan the contacts after a placement, and ask for the first one.

    A moment that has passed already, because the placement was recorded late, is left out; the last one,
    which measures, never is.
    """
    weken = [uitstroom.op + datetime.timedelta(weeks=int(aantal)) for aantal in _weken(uitstroom.locatie)]
    meting = uitstroom.meetdag or uitstroom.op
    dagen = {dag for dag in weken if vandaag() <= dag < meting} | {max(meting, vandaag())}
    Nazorgcontact.objects.bulk_create(
        Nazorgcontact(uitstroom=uitstroom, gepland_op=dag) for dag in sorted(dagen)
    )
    _vraag_volgende(uitstroom)


@transaction.atomic
def leg_vast(
    *, contact: Nazorgcontact, op: datetime.date, werkt_nog: bool, bevinding: str, door: Medewerker
) -> Uitstroom:
    """Record how the work goes.

    From the measuring day on it says whether the work lasted. Who no longer works needs no further aftercare;
    after the last contact the aftercare is done. Both close the dossier, which can be opened again.

    Args:
        op: the day of the contact; between the first day of work and today.

    Raises:
        NietToegestaan: a colleague did this contact already, it lapsed, the day cannot be, or it is too
            early to say that the work lasts.
        ValidationError: with a message per field.
    """
    uitstroom = _slot(contact.uitstroom)
    contact = uitstroom.nazorgcontacten.get(pk=contact.pk)
    if not contact.is_open:
        raise NietToegestaan("Dit nazorgcontact is al afgehandeld.")
    if not uitstroom.op <= op <= vandaag():
        raise NietToegestaan(
            f"Kies een dag tussen {uitstroom.op:%d-%m-%Y}, de eerste werkdag, en vandaag.", veld="op"
        )
    if werkt_nog and uitstroom.meetdag and op < uitstroom.meetdag <= contact.gepland_op:
        raise NietToegestaan(
            f"Dit contact meet of het werk duurt. Dat kan vanaf {uitstroom.meetdag:%d-%m-%Y}.", veld="op"
        )
    contact.gedaan_op, contact.werkt_nog, contact.bevinding, contact.door = op, werkt_nog, bevinding, door
    contact.full_clean()
    contact.save()
    _meet(uitstroom, op, werkt_nog=werkt_nog)
    taken.sluit_voor(klant=uitstroom.klant, soort=Taak.Soort.NAZORG, door=door)
    hoe = "de klant werkt nog" if werkt_nog else "de klant werkt niet meer"
    _schrijf(uitstroom.klant, f"Nazorg: {hoe}.", door=door)
    _noteer_contact(uitstroom.klant, op)
    if werkt_nog and uitstroom.nazorgcontacten.filter(gedaan_op=None, vervallen_op=None).exists():
        _vraag_volgende(uitstroom)
    else:
        _rond_af(uitstroom, door=door)
    return uitstroom


@transaction.atomic
def beeindig(*, uitstroom: Uitstroom, reden: str, door: Medewerker) -> Uitstroom:
    """Stop the aftercare before the last contact; the dossier closes.

    Raises:
        NietToegestaan: there is no reason, or the aftercare was over already.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom de nazorg stopt.", veld="reden")
    uitstroom = _slot(uitstroom)
    if uitstroom.nazorg_klaar_op or uitstroom.teruggekeerd_op or not uitstroom.is_werk:
        raise NietToegestaan("De nazorg is al afgerond.")
    taken.sluit_voor(klant=uitstroom.klant, soort=Taak.Soort.NAZORG, door=door)
    _schrijf(uitstroom.klant, f"De nazorg stopt eerder: {reden.strip()}", door=door)
    _rond_af(uitstroom, door=door)
    return uitstroom


def breek_af(uitstroom: Uitstroom, *, door: Medewerker) -> None:
    """Let the contacts that were still planned lapse, because the client came back."""
    uitstroom.nazorgcontacten.filter(gedaan_op=None, vervallen_op=None).update(vervallen_op=vandaag())
    taken.sluit_voor(klant=uitstroom.klant, soort=Taak.Soort.NAZORG, door=door)


def volgende(uitstroom: Uitstroom) -> Nazorgcontact | None:
    """The contact that comes first."""
    return uitstroom.nazorgcontacten.filter(gedaan_op=None, vervallen_op=None).first()


def _weken(locatie: Locatie) -> list[str]:
    gekozen: list[str] = waarde(NAZORG, locatie)
    return gekozen


def _slot(uitstroom: Uitstroom) -> Uitstroom:
    rijen = Uitstroom.objects.select_for_update(of=("self",)).select_related("klant__locatie", "locatie")
    return rijen.get(pk=uitstroom.pk)


def _meet(uitstroom: Uitstroom, op: datetime.date, *, werkt_nog: bool) -> None:
    """Say whether the work lasted, once: it did on the measuring day, or it ended before."""
    if uitstroom.duurzaam is not None or uitstroom.meetdag is None:
        return
    if werkt_nog and op < uitstroom.meetdag:
        return
    uitstroom.duurzaam, uitstroom.gemeten_op = werkt_nog, op
    uitstroom.save(update_fields=["duurzaam", "gemeten_op"])


def _noteer_contact(klant: Klant, op: datetime.date) -> None:
    beeld = Clientbeeld.objects.select_for_update().get(klant=klant)
    if beeld.laatste_contact is None or beeld.laatste_contact < op:
        clientbeeld.werk_bij(klant, laatste_contact=op)


def _vraag_volgende(uitstroom: Uitstroom) -> None:
    contact = volgende(uitstroom)
    if contact is None:
        return
    klant = uitstroom.klant
    clientbeeld.werk_bij(klant, volgende_stap_op=contact.gepland_op)
    gids = klant.beeld.contactpersoon
    taken.maak(
        klant=klant,
        voor=gids if gids and gids.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.NAZORG,
        omschrijving="Nazorg: vraag hoe het werk gaat",
        vervalt_op=aanvang(contact.gepland_op, _EINDE_VAN_DE_DAG),
        sleutel=f"nazorg:{contact.pk}",
    )


def _rond_af(uitstroom: Uitstroom, *, door: Medewerker) -> None:
    breek_af(uitstroom, door=door)
    uitstroom.nazorg_klaar_op = vandaag()
    uitstroom.save(update_fields=["nazorg_klaar_op"])
    clientbeeld.werk_bij(uitstroom.klant, status=Clientbeeld.Status.GESTOPT, volgende_stap_op=None)
    _schrijf(uitstroom.klant, "De nazorg is afgerond.", door=door)


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.UITSTROOM, zin, door=door)
