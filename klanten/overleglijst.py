"""Consultations as they are read: those of a client, and those that chose a contact person."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Medewerker
from klanten.instellingen_overdragen import ALLEEN_NA_OVERLEG
from klanten.models import Klant, Overleg, Overlegdeelnemer

GELDIG = datetime.timedelta(days=90)
"""How long a decision about the contact person counts."""


def voor_contactpersoon(klant: Klant, *, medewerker: Medewerker, eerder: Medewerker) -> Overleg | None:
    """The decision with which two partners agreed on a contact person; None within one partner.

    Args:
        eerder: the contact person until now, or who appoints the first one.

    Raises:
        NietToegestaan: there is none, and the location asks for one.

    Source: Goed bekeken! (AKO 2005), 4.1, point 11: while the division of tasks is not definitive, contact
    persons are divided on the basis of duaal overleg between partners.
    """
    if eerder.partner_id == medewerker.partner_id:
        return None
    besluiten = klant.overleggen.filter(
        stand=Overleg.Stand.BESLOTEN,
        contactpersoon=medewerker,
        beslist_op__gte=timezone.now() - GELDIG,
    )
    for partner in (eerder.partner_id, medewerker.partner_id):
        met = Overlegdeelnemer.objects.filter(partner=partner, deed_mee=True)
        besluiten = besluiten.filter(deelnemers__in=met)
    gevonden = besluiten.first()
    if gevonden is None and waarde(ALLEEN_NA_OVERLEG, klant.locatie):
        raise NietToegestaan(
            f"Deze locatie vraagt eerst een duaal overleg van {eerder.partner} en {medewerker.partner} "
            f"waarin {medewerker} als contactpersoon is gekozen.",
            veld="medewerker",
        )
    return gevonden


def lijst(klant: Klant) -> QuerySet[Overleg]:
    """What has been asked and decided, the latest on top, with the people, in two queries."""
    met_mensen = klant.overleggen.select_related("gevraagd_door__gebruiker", "contactpersoon__gebruiker")
    return met_mensen.prefetch_related("deelnemers__medewerker__gebruiker", "deelnemers__partner")
