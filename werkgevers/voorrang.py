"""Who may propose a candidate first: one column of the chain, in the first days of a vacancy (W-17)."""

import datetime

from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Ketenpartner, Locatie
from keten.termijnen import Duur, termijn_of
from werkgevers.instellingen_vacatures import NIEMAND, VOORRANG
from werkgevers.models import Vacature

TERMIJN = "voorrang_gemeente"
_STANDAARD = Duur.dagen(2)


def geef(vacature: Vacature, locatie: Locatie) -> None:
    """Give a new vacancy the window that its location chose; saves nothing.

    The window stands on the vacancy, so another choice of the location later changes nothing about it.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.9, Zoetermeer (TAZ): the municipality, 2 days.
    """
    kolom = waarde(VOORRANG, locatie)
    if kolom == NIEMAND:
        return
    vacature.voorrang_kolom = kolom
    vacature.voorrang_tot = termijn_of(TERMIJN, _STANDAARD, locatie).vervalt(vacature.ontvangen_op)


def mag_voordragen(vacature: Vacature, partner: Ketenpartner, op: datetime.datetime) -> None:
    """Refuse a partner that has to wait until the window of another is over.

    Raises:
        NietToegestaan: with who goes first, and until when.
    """
    if vacature.voorrang_tot is None or not geldt(vacature, op) or partner.kolom == vacature.voorrang_kolom:
        return
    tot = timezone.localtime(vacature.voorrang_tot)
    raise NietToegestaan(
        f"Tot en met {tot:%d-%m-%Y %H:%M} uur draagt alleen {wie(vacature)} kandidaten voor."
    )


def geldt(vacature: Vacature, op: datetime.datetime) -> bool:
    """Whether one column still goes first at a moment."""
    return vacature.voorrang_tot is not None and op <= vacature.voorrang_tot


def wie(vacature: Vacature) -> str:
    """Who goes first, in words."""
    return {"gemeente": "de gemeente"}.get(vacature.voorrang_kolom, vacature.get_voorrang_kolom_display())
