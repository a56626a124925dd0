"""A partner keeps its own instruments in the gereedschapskist: added, changed, closed (D-29, D-30)."""

import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from diagnose.models import Instrument, InstrumentRegime
from keten.bevoegd import eis_rol
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht, rechten_van
from keten.tijd import vandaag

_LANGSTE_CODE = 50


def mag_bijhouden(instrument: Instrument, door: Medewerker) -> bool:
    """Whether somebody may change an instrument: only one of the own organisation.

    What came with the portal is the same for the whole country; a partner makes a version of its own of it.
    """
    return instrument.partner_id == door.partner_id and Recht.REGELS_BEHEREN in rechten_van(door.rollen)


@transaction.atomic
def voeg_instrument_toe(*, door: Medewerker, naar: Instrument | None = None, **velden: Any) -> Instrument:
    """Add an instrument of the own organisation; at its locations it can be chosen from now on.

    Args:
        naar: the instrument after which it was made; what has been agreed on that one under the schemes holds
            for this one as well, until somebody establishes something else.
        velden: the fields of `Instrument`, without code, partner and column.

    Raises:
        RechtOntbreekt: this person does not keep instruments.
        ValidationError: a field is missing or cannot be.
    """
    eis_rol(door, Recht.REGELS_BEHEREN)
    partner = door.partner
    instrument = voeg_toe(
        Instrument(
            **velden,
            code=_code(velden["naam"], partner),
            partner=partner,
            kolom=partner.kolom,
            geldig_van=vandaag(),
        )
    )
    if naar is not None:
        for cel in naar.regimestatussen.all():
            voeg_toe(
                InstrumentRegime(
                    instrument=instrument,
                    regime=cel.regime,
                    status=cel.status,
                    aard=cel.aard,
                    toelichting=cel.toelichting,
                    wetsartikel=cel.wetsartikel,
                    bron=cel.bron,
                )
            )
    return instrument


@transaction.atomic
def wijzig_instrument(*, instrument: Instrument, versie: int, door: Medewerker, **velden: Any) -> Instrument:
    """Change an instrument of the own organisation; steps that stand in plans keep what was agreed.

    Raises:
        RechtOntbreekt: it is not of the own organisation.
        VersieConflict: a colleague changed it in between.
        ValidationError: a field cannot be.
    """
    _eis(instrument, door)
    return wijzig(instrument, versie=versie, **velden)


@transaction.atomic
def sluit(*, instrument: Instrument, versie: int, na: datetime.date, door: Medewerker) -> Instrument:
    """Close an instrument after a day; it is never deleted, and plans that hold it keep it.

    Raises:
        RechtOntbreekt: it is not of the own organisation.
        NietToegestaan: the day lies in the past, or before the first day of the instrument.
        VersieConflict: a colleague changed it in between.
    """
    _eis(instrument, door)
    if na < vandaag():
        raise NietToegestaan("De laatste dag kan niet in het verleden liggen.", veld="na")
    if na < instrument.geldig_van:
        raise NietToegestaan("De laatste dag ligt voor de eerste dag van dit instrument.", veld="na")
    return wijzig(instrument, versie=versie, geldig_tot=na)


@transaction.atomic
def open_weer(*, instrument: Instrument, door: Medewerker) -> Instrument:
    """Take back that an instrument closes or was closed.

    Raises:
        RechtOntbreekt: it is not of the own organisation.
    """
    _eis(instrument, door)
    return wijzig(instrument, versie=instrument.versie, geldig_tot=None)


def _eis(instrument: Instrument, door: Medewerker) -> None:
    if not mag_bijhouden(instrument, door):
        raise RechtOntbreekt(f"{instrument} wordt niet door {door.partner} bijgehouden.")


def _code(naam: str, partner: Ketenpartner) -> str:
    """An address for an instrument: its name and its partner, with a number when that is taken."""
    achter = f"-{slugify(partner.code)}"[:25]
    kern = slugify(naam)[: _LANGSTE_CODE - len(achter) - 4] or "instrument"
    bezet = set(Instrument.objects.filter(code__startswith=kern).values_list("code", flat=True))
    keuzes = (f"{kern}{achter}{f'-{nummer}' if nummer > 1 else ''}" for nummer in range(1, 1000))
    return next(code for code in keuzes if code not in bezet)
