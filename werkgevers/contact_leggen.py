"""Contacts with employers: held, finished, called off, and read by all partners (W-04)."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django_fsm import TransitionNotAllowed

from keten import opslaan
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from werkgevers.aanspreekpunt import slot
from werkgevers.models import Contactpersoon, Werkgever, Werkgeverscontact

_HOOGSTENS_TERUG = datetime.timedelta(days=366)
_PLEKKEN = ("plekken_leren", "plekken_kans", "banen_behouden")


@transaction.atomic
def leg_vast(
    *,
    werkgever: Werkgever,
    op: datetime.date,
    kanaal: str,
    doel: str,
    onderwerp: str,
    verslag: str,
    contactpersoon: Contactpersoon | None = None,
    locatie: Locatie,
    door: Medewerker,
    **uitkomst: Any,
) -> Werkgeverscontact:
    """Record a contact that was not planned, such as a call that came in.

    Args:
        uitkomst: `resultaat`, and at vraagbeïnvloeding the places that it created (W-42).

    Raises:
        NietToegestaan: the day cannot be, or the record was merged.
    """
    werkgever = slot(werkgever)
    _keur_gevoerd(op)
    keur_persoon(werkgever, contactpersoon)
    return opslaan.voeg_toe(
        Werkgeverscontact(
            werkgever=werkgever,
            contactpersoon=contactpersoon,
            locatie=locatie,
            medewerker=door,
            partner=door.partner,
            kanaal=kanaal,
            doel=doel,
            onderwerp=onderwerp.strip(),
            stand=Werkgeverscontact.Stand.GEVOERD,
            gevoerd_op=op,
            verslag=verslag.strip(),
            vastgelegd_door=door,
            **_zonder_plekken(doel, uitkomst),
        )
    )


@transaction.atomic
def rond_af(
    *,
    contact: Werkgeverscontact,
    versie: int,
    op: datetime.date,
    verslag: str,
    contactpersoon: Contactpersoon | None = None,
    door: Medewerker,
    **uitkomst: Any,
) -> Werkgeverscontact:
    """Say that a planned contact took place and what came of it, or correct what was said about it.

    Raises:
        NietToegestaan: the contact is another partner's, was called off, or the day cannot be.
        VersieConflict: somebody saved it in between.
    """
    slot(contact.werkgever)
    contact = slot_contact(contact, door=door)
    _keur_gevoerd(op)
    keur_persoon(contact.werkgever, contactpersoon)
    if contact.stand == Werkgeverscontact.Stand.GEPLAND:
        _zet(contact, "voer", op=op, verslag=verslag.strip())
    elif contact.stand == Werkgeverscontact.Stand.AFGEZEGD:
        raise NietToegestaan("Dit contact is afgezegd. Leg een nieuw contact vast.")
    return opslaan.wijzig(
        contact,
        versie=versie,
        stand=contact.stand,
        gevoerd_op=op,
        verslag=verslag.strip(),
        contactpersoon=contactpersoon,
        **_zonder_plekken(contact.doel, uitkomst),
    )


@transaction.atomic
def zeg_af(*, contact: Werkgeverscontact, reden: str, door: Medewerker) -> Werkgeverscontact:
    """Call a planned contact off, with a reason.

    Raises:
        NietToegestaan: there is no reason, the contact is another partner's, or it is not planned any more.
    """
    slot(contact.werkgever)
    contact = slot_contact(contact, door=door)
    if not reden.strip():
        raise NietToegestaan("Zeg waarom het contact niet doorgaat.", veld="reden")
    _zet(contact, "zeg_af", reden=reden.strip())
    return opslaan.wijzig(contact, versie=contact.versie, stand=contact.stand, afzegreden=contact.afzegreden)


def register(werkgever: Werkgever) -> QuerySet[Werkgeverscontact]:
    """All contacts with an employer, of every partner and location, the latest day first."""
    return werkgever.contacten.met_dag().met_mensen().order_by("-dag", "-pk")


def mag_bijhouden(contact: Werkgeverscontact, medewerker: Medewerker) -> bool:
    """Whether somebody may move, finish or correct a contact: its own partner, at its location."""
    return contact.partner_id == medewerker.partner_id and medewerker.werkt_op(contact.locatie)


def slot_contact(contact: Werkgeverscontact, *, door: Medewerker) -> Werkgeverscontact:
    """The contact, locked; only its own partner at its location changes it."""
    contact = (
        Werkgeverscontact.objects.select_for_update(of=("self",))
        .select_related("werkgever", "locatie", "partner")
        .get(pk=contact.pk)
    )
    if not mag_bijhouden(contact, door):
        raise NietToegestaan(f"Dit contact is van {contact.partner}, {contact.locatie}.")
    return contact


def _zet(contact: Werkgeverscontact, stap: str, **gegevens: Any) -> None:
    try:
        getattr(contact, stap)(**gegevens)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Dit contact is al {contact.get_stand_display()}.") from fout


def vereis_gepland(contact: Werkgeverscontact) -> None:
    """Refuse what can only be done while a contact still has to happen."""
    if contact.stand != Werkgeverscontact.Stand.GEPLAND:
        raise NietToegestaan(f"Dit contact is al {contact.get_stand_display()}.")


def _keur_gevoerd(op: datetime.date) -> None:
    if op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="op")
    if op < vandaag() - _HOOGSTENS_TERUG:
        raise NietToegestaan("Deze dag is meer dan een jaar geleden.", veld="op")


def keur_persoon(werkgever: Werkgever, contactpersoon: Contactpersoon | None) -> None:
    """Refuse a contact person of another employer."""
    if contactpersoon is not None and contactpersoon.werkgever_id != werkgever.pk:
        raise NietToegestaan(f"{contactpersoon} hoort niet bij {werkgever}.", veld="contactpersoon")


def _zonder_plekken(doel: str, uitkomst: dict[str, Any]) -> dict[str, Any]:
    """What came of a contact; places count at vraagbeïnvloeding only."""
    if doel == Werkgeverscontact.Doel.VRAAGBEINVLOEDING:
        return uitkomst
    return {**uitkomst, **dict.fromkeys(_PLEKKEN, 0)}
