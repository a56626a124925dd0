"""Contacts with the client, each kept as an evaluation of the time before it."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from klanten import clientbeeld, taken, tijdlijn
from klanten.models import Clientbeeld, Contactmoment, Gebeurtenis, Klant, Taak


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    op: datetime.datetime,
    kanaal: str,
    identiteit: str,
    document_kenmerk: str,
    activiteiten: str,
    ondersteuning: str,
    resultaten: str,
    bijgesteld: bool,
    door: Medewerker,
    richting: str = Contactmoment.Richting.UIT,
    functies: Iterable[str] = (),
) -> Contactmoment:
    """Keep a contact in the dossier, with who the client proved to be and the three parts of the evaluation.

    Args:
        op: when it was; an aware moment, not in the future and not before the client registered.
        identiteit: how it was established who this is (K-10); "bekend" asks that it was established before.
        document_kenmerk: the number of the document that was seen; left empty otherwise.
        activiteiten, ondersteuning, resultaten: what the client did since the last contact, what help the
            partners gave, and what came of it.
        bijgesteld: whether the service is adjusted because of it.
        richting: who sought contact, a `Contactmoment.Richting`.
        functies: which of the three functions the conversation served, `Contactmoment.Functie` (K-59).

    Raises:
        NietToegestaan: an impossible moment, or an identity that was never established.
        ValidationError: a field is missing, or the document has no number.

    Source: Goed bekeken! (AKO Monitorgroep 2005), 3.1 (every contact begins with the identity) and 3.5 (a
    contact is an evaluation).
    """
    # Whoever else writes a contact now waits, so that the last one in the common picture is the last.
    beeld = Clientbeeld.objects.select_for_update().get(klant=klant)
    _keur_moment(klant, op)
    _keur_identiteit(beeld, identiteit)
    gezien = identiteit == Contactmoment.Identiteit.DOCUMENT
    contact = voeg_toe(
        Contactmoment(
            klant=klant,
            medewerker=door,
            partner=door.partner,
            op=op,
            kanaal=kanaal,
            richting=richting,
            functies=list(functies),
            identiteit=identiteit,
            document_kenmerk=document_kenmerk if gezien else "",
            activiteiten=activiteiten,
            ondersteuning=ondersteuning,
            resultaten=resultaten,
            bijgesteld=bijgesteld,
        )
    )
    _werk_beeld_bij(beeld, op)
    taken.sluit_voor(klant=klant, soort=Taak.Soort.CONTACT, door=door)
    _schrijf(contact)
    return contact


def _keur_moment(klant: Klant, op: datetime.datetime) -> None:
    if op > timezone.now():
        raise NietToegestaan("Dit moment moet nog komen. Leg een contact achteraf vast.", veld="datum")
    if timezone.localdate(op) < klant.aangemeld_op:
        raise NietToegestaan(
            f"Dit is voor de aanmelding van de klant op {klant.aangemeld_op:%d-%m-%Y}.", veld="datum"
        )


def _keur_identiteit(beeld: Clientbeeld, identiteit: str) -> None:
    if identiteit == Contactmoment.Identiteit.BEKEND and beeld.identiteit_op is None:
        raise NietToegestaan(
            "De identiteit is nog niet eerder vastgesteld. Kies hoe u dat nu deed.", veld="identiteit"
        )


def _werk_beeld_bij(beeld: Clientbeeld, op: datetime.datetime) -> None:
    dag = timezone.localdate(op)
    if beeld.laatste_contact is None or beeld.laatste_contact < dag:
        clientbeeld.werk_bij(beeld.klant, laatste_contact=dag)


def _schrijf(contact: Contactmoment) -> None:
    zin = f"Contact: {contact.get_kanaal_display()}"
    if contact.bijgesteld:
        zin += "; de dienstverlening wordt bijgesteld"
    tijdlijn.leg_vast(contact.klant, Gebeurtenis.Soort.CONTACT, zin, door=contact.medewerker)
