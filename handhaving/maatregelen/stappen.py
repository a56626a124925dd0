"""Taking a step with a breach: locked, checked, kept, told. Every domain function here goes through `zet`."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from handhaving.maatregelen import bevoegd, werk
from handhaving.models import Overtreding, Voorstel
from handhaving.models.overtreding import OVERGANGEN, Wie
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant

_ZONDER_KLANT = {"leg_op"}
"""A decision can still be taken back until the letter tells the client of it; that has a line of its own."""


def slot(overtreding: Overtreding) -> Overtreding:
    """The breach as it stands now; client first, as everywhere, so that nobody waits for each other."""
    Klant.objects.select_for_update(of=("self",), no_key=True).get(pk=overtreding.klant_id)
    rijen = Overtreding.objects.select_for_update(of=("self",))
    return rijen.select_related("klant__locatie", "klant__beeld", "soort").get(pk=overtreding.pk)


def lopend_voorstel(overtreding: Overtreding) -> Voorstel | None:
    """The proposal that counts, if there is one."""
    rijen = overtreding.voorstellen.lopend().select_related(
        "partner__opvolger", "voorgesteld_door__gebruiker"
    )
    return rijen.first()


def vereis_voorstel(overtreding: Overtreding) -> Voorstel:
    """The proposal that counts.

    Raises:
        NietToegestaan: there is none, so there is nothing to hear or to decide.
    """
    voorstel = lopend_voorstel(overtreding)
    if voorstel is None:
        raise NietToegestaan("Er ligt geen voorstel.")
    return voorstel


def keur(overtreding: Overtreding, stap: str) -> None:
    """Refuse a step that the state does not allow, before anything is written.

    Raises:
        NietToegestaan: naming the state.
    """
    if overtreding.stand not in OVERGANGEN[stap].van:
        raise _kan_niet(overtreding)


def zet(overtreding: Overtreding, stap: str, *, door: Medewerker | None, **waarden: Any) -> Overtreding:
    """Take a step of the table: the state changes, tasks of the step before close, the timeline tells.

    Args:
        door: who does it; None when it is the client.

    Raises:
        NietToegestaan: the state does not allow it.
    """
    try:
        getattr(overtreding, stap)(**waarden)
    except TransitionNotAllowed as fout:
        raise _kan_niet(overtreding) from fout
    overtreding.full_clean()
    overtreding.save(update_fields=["stand", *waarden])
    werk.ruim_op(overtreding, door=door)
    schrijf(overtreding, OVERGANGEN[stap].zin, door=door, voor_klant=stap not in _ZONDER_KLANT)
    return overtreding


def vereis(stap: str, overtreding: Overtreding, door: Medewerker | None, voorstel: Voorstel | None) -> None:
    """Refuse who may not take a step; the client may take the client's own.

    Raises:
        NietToegestaan: with the reason.
    """
    if door is None:
        if OVERGANGEN[stap].wie is not Wie.KLANT_OF_VOORSTELLER:
            raise NietToegestaan("Deze stap is voor een medewerker.")
        return
    bevoegd.vereis(stap, overtreding, voorstel, door)


def schrijf(overtreding: Overtreding, zin: str, *, door: Medewerker | None, voor_klant: bool = True) -> None:
    """A line in the timeline that the client reads too, once the client knows of the breach.

    Args:
        voor_klant: False for what the client is told in another way.
    """
    tijdlijn.leg_vast(
        overtreding.klant,
        Gebeurtenis.Soort.HANDHAVING,
        f"{overtreding.soort}: {zin[0].lower()}{zin[1:]}",
        door=door,
        door_klant=door is None,
        zichtbaar_voor_klant=voor_klant and overtreding.voorstellen.exists(),
    )


def laat_vervallen(voorstel: Voorstel | None, *, op: datetime.datetime | None = None) -> None:
    """Let a proposal count no longer; what was said and decided about it stays readable."""
    if voorstel is not None:
        voorstel.vervallen_op = op or timezone.now()
        voorstel.full_clean()
        voorstel.save(update_fields=["vervallen_op"])


def _kan_niet(overtreding: Overtreding) -> NietToegestaan:
    stand = overtreding.get_stand_display()
    return NietToegestaan(_("Dit kan nu niet: de stand is “%(stand)s”.") % {"stand": stand})
