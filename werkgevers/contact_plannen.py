"""Contacts with employers ahead: planned and moved with an eye on the other partners (W-03)."""

import datetime

from django.db import transaction
from django.db.models import Q

from keten import opslaan
from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from werkgevers.aanspreekpunt import slot
from werkgevers.contact_leggen import keur_persoon, slot_contact, vereis_gepland
from werkgevers.instellingen_relatie import BENADERPERIODE
from werkgevers.models import Contactpersoon, Werkgever, Werkgeverscontact

_HOOGSTENS_VOORUIT = datetime.timedelta(days=366)


class DubbeleBenadering(NietToegestaan):
    """Another partner has contact with this employer around the same time.

    Attributes:
        contact: the contact nearest to the planned day; its summary belongs in the warning.
    """

    def __init__(self, contact: Werkgeverscontact) -> None:
        super().__init__(
            f"{contact.partner} heeft rond die dag ook contact met deze werkgever. Stem het af, of zeg "
            "waarom u toch contact zoekt.",
            veld="toch_reden",
        )
        self.contact = contact


def vlakbij(
    *,
    werkgever: Werkgever,
    partner: Ketenpartner,
    op: datetime.date,
    locatie: Locatie,
    niet: Werkgeverscontact | None = None,
) -> Werkgeverscontact | None:
    """The contact of another partner that is nearest to a day, within the period of the location.

    Planned and held contacts count, before and after the day; what was called off does not.

    Args:
        locatie: whose setting says how many days the period has.
        niet: leave this one out, because it is the one being moved.
    """
    periode = datetime.timedelta(days=waarde(BENADERPERIODE, locatie))
    rond = (
        Werkgeverscontact.objects.met_dag()
        .met_mensen()
        .filter(Q(dag__range=(op - periode, op + periode)), werkgever=werkgever)
        .exclude(stand=Werkgeverscontact.Stand.AFGEZEGD)
        .exclude(partner=partner)
    )
    if niet is not None:
        rond = rond.exclude(pk=niet.pk)
    return min(rond, key=lambda contact: abs(contact.op - op), default=None)


@transaction.atomic
def plan(
    *,
    werkgever: Werkgever,
    op: datetime.date,
    om: datetime.time | None = None,
    kanaal: str,
    doel: str,
    onderwerp: str,
    contactpersoon: Contactpersoon | None = None,
    medewerker: Medewerker | None = None,
    toch_reden: str = "",
    gewaarschuwd_voor: int | None = None,
    locatie: Locatie,
    door: Medewerker,
) -> Werkgeverscontact:
    """Plan a contact. Close to a contact of another partner it takes a reason, which is kept and counted.

    Two partners who plan at the same moment wait for each other; the second sees what the first did.

    Args:
        medewerker: who is going to speak the employer; `door` when left out.
        toch_reden: why contact is sought all the same.
        gewaarschuwd_voor: key of the contact that the person was warned about. A reason only counts for the
            contact that its writer saw.
        locatie: for which location; its period counts.

    Raises:
        DubbeleBenadering: another partner is near, and there is no reason for that yet.
        NietToegestaan: the day cannot be, the record was merged, or somebody does not belong here.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9: "voorkomen wordt dat werkgevers vanuit de
    keten dubbel benaderd worden".
    """
    werkgever = slot(werkgever)
    wie = medewerker or door
    _keur_planning(werkgever, op=op, contactpersoon=contactpersoon, wie=wie, locatie=locatie)
    kort_op = _vereis_ruimte(
        vlakbij(werkgever=werkgever, partner=wie.partner, op=op, locatie=locatie),
        toch_reden=toch_reden,
        gewaarschuwd_voor=gewaarschuwd_voor,
    )
    return opslaan.voeg_toe(
        Werkgeverscontact(
            werkgever=werkgever,
            contactpersoon=contactpersoon,
            locatie=locatie,
            medewerker=wie,
            partner=wie.partner,
            kanaal=kanaal,
            doel=doel,
            onderwerp=onderwerp.strip(),
            gepland_op=op,
            gepland_om=om,
            kort_op=kort_op,
            toch_reden=toch_reden.strip() if kort_op else "",
            vastgelegd_door=door,
        )
    )


@transaction.atomic
def verzet(
    *,
    contact: Werkgeverscontact,
    op: datetime.date,
    om: datetime.time | None = None,
    toch_reden: str = "",
    gewaarschuwd_voor: int | None = None,
    door: Medewerker,
) -> Werkgeverscontact:
    """Move a planned contact to another day; the same warning counts as when it was planned.

    Raises:
        DubbeleBenadering, NietToegestaan: as in `plan`, or the contact is another partner's or not planned.
    """
    werkgever = slot(contact.werkgever)
    contact = slot_contact(contact, door=door)
    vereis_gepland(contact)
    _keur_dag(op)
    kort_op = _vereis_ruimte(
        vlakbij(werkgever=werkgever, partner=contact.partner, op=op, locatie=contact.locatie, niet=contact),
        toch_reden=toch_reden or (contact.toch_reden if op == contact.gepland_op else ""),
        gewaarschuwd_voor=gewaarschuwd_voor or (contact.kort_op_id if op == contact.gepland_op else None),
    )
    reden = (toch_reden.strip() or contact.toch_reden) if kort_op else ""
    return opslaan.wijzig(
        contact, versie=contact.versie, gepland_op=op, gepland_om=om, kort_op=kort_op, toch_reden=reden
    )


def _vereis_ruimte(
    dichtbij: Werkgeverscontact | None, *, toch_reden: str, gewaarschuwd_voor: int | None
) -> Werkgeverscontact | None:
    """The contact of another partner that a reason was given for; None when nobody is near."""
    if dichtbij is not None and (not toch_reden.strip() or gewaarschuwd_voor != dichtbij.pk):
        raise DubbeleBenadering(dichtbij)
    return dichtbij


def _keur_planning(
    werkgever: Werkgever,
    *,
    op: datetime.date,
    contactpersoon: Contactpersoon | None,
    wie: Medewerker,
    locatie: Locatie,
) -> None:
    _keur_dag(op)
    keur_persoon(werkgever, contactpersoon)
    if not wie.werkt_op(locatie):
        raise NietToegestaan(f"{wie} werkt niet op {locatie}.", veld="medewerker")


def _keur_dag(op: datetime.date) -> None:
    if op < vandaag():
        raise NietToegestaan("Deze dag is al voorbij. Leg het contact vast als gevoerd.", veld="op")
    if op > vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag binnen een jaar.", veld="op")
