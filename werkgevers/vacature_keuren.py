"""What must hold before a vacancy is registered or changed (W-12)."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.tijd import vandaag
from werkgevers.models import Vacature, Werkgever
from werkgevers.vacature_eisen import Eis

_HOOGSTENS_TERUG = datetime.timedelta(days=7)
_HOOGSTENS_VOORUIT = datetime.timedelta(days=730)


def keur_vacature(
    werkgever: Werkgever, eisen: Sequence[Eis], *, zonder_eisen: bool, velden: dict[str, Any]
) -> None:
    """Refuse a merged employer, requirements left out by accident, and what belongs to another employer."""
    if werkgever.samengevoegd_in_id is not None:
        raise NietToegestaan("Deze werkgever is samengevoegd met een andere. Voer de vacature daar in.")
    if not eisen and not zonder_eisen:
        raise NietToegestaan(
            "Vul minstens één eis of wens in. Vraagt het werk niets bijzonders? Zet dan het vinkje.",
            veld="zonder_eisen",
        )
    for naam in ("vestiging", "contactpersoon"):
        record = velden.get(naam)
        if record is not None and record.werkgever_id != werkgever.pk:
            raise NietToegestaan("Dit hoort bij een andere werkgever.", veld=naam)
    begint = velden.get("begint_op")
    if begint is not None and begint > vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag binnen twee jaar.", veld="begint_op")
    if begint is not None and begint < vandaag() - _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Deze dag is te lang geleden.", veld="begint_op")


def keur_moment(vacature: Vacature) -> None:
    """Refuse a moment of coming in that is ahead, or more than a week ago."""
    nu = timezone.now()
    if vacature.ontvangen_op > nu:
        raise NietToegestaan("Dit moment moet nog komen.", veld="ontvangen_dag")
    if vacature.ontvangen_op < nu - _HOOGSTENS_TERUG:
        raise NietToegestaan("Dit is meer dan een week geleden. Kies een later moment.", veld="ontvangen_dag")
