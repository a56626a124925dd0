"""Duties of a client: recorded, counted where the client counts, and judged by a person (H-32)."""

import datetime

from django.db import transaction
from django.utils import timezone

from handhaving.models import Verplichting
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant

_HOOGSTENS = datetime.timedelta(days=366)


@transaction.atomic
def leg_op(
    *,
    klant: Klant,
    soort: str,
    wat: str,
    doel: int,
    van: datetime.date,
    tot: datetime.date,
    door: Medewerker,
) -> Verplichting:
    """Record what a client has to do in a period; the client reads it.

    Raises:
        NietToegestaan: another location, no right, or a period that cannot be.
    """
    eis(door, klant.locatie, Recht.MAATREGEL_VOORSTELLEN)
    if tot < vandaag():
        raise NietToegestaan("Deze periode is al voorbij. Kies een latere dag.", veld="tot")
    if tot - van > _HOOGSTENS:
        raise NietToegestaan("Kies een periode van hoogstens een jaar.", veld="tot")
    verplichting = voeg_toe(
        Verplichting(
            klant=klant,
            locatie=klant.locatie,
            soort=soort,
            wat=wat.strip(),
            doel=doel,
            van=van,
            tot=tot,
            gemaakt_door=door,
            partner=door.partner,
        )
    )
    _schrijf(klant, f"Plicht vastgelegd: {verplichting.wat}", door=door)
    return verplichting


@transaction.atomic
def beoordeel(
    *, verplichting: Verplichting, oordeel: str, reden: str, versie: int, door: Medewerker
) -> Verplichting:
    """Say whether a duty was met; nothing follows by itself.

    Args:
        oordeel: a value of `Verplichting.Oordeel`.
        reden: obligatory unless the duty was met; the client reads it.

    Raises:
        NietToegestaan: another location, no right, no reason, or the period still runs.
        VersieConflict: a colleague judged it meanwhile.
    """
    eis(door, verplichting.klant.locatie, Recht.MAATREGEL_VOORSTELLEN)
    if oordeel == Verplichting.Oordeel.NIET_VOLDAAN and not verplichting.is_voorbij:
        raise NietToegestaan(
            f"De klant heeft nog tijd tot en met {verplichting.tot:%d-%m-%Y}.", veld="oordeel"
        )
    gewijzigd = wijzig(
        verplichting,
        versie=versie,
        oordeel=oordeel,
        reden=reden.strip(),
        beoordeeld_op=timezone.now(),
        beoordeeld_door=door,
    )
    _schrijf(verplichting.klant, f"Plicht {gewijzigd.get_oordeel_display()}: {verplichting.wat}", door=door)
    return gewijzigd


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HANDHAVING, zin, door=door, zichtbaar_voor_klant=True)
