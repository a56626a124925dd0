"""Which rule set a location works by, from which day (D-63 to D-65)."""

import datetime

from django.db import transaction

from diagnose.models import WerkFirstKeuze, WerkFirstRegels
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.models import Klant

_DAG = datetime.timedelta(days=1)


def geldend(locatie: Locatie, *, op: datetime.date) -> WerkFirstRegels | None:
    """The rule set of a location on a day; None when it chose none."""
    keuze = locatie.werkfirstkeuzes.geldig_op(op).select_related("regels").first()
    return keuze.regels if keuze else None


def voor(klant: Klant) -> WerkFirstRegels | None:
    """The rule set that counts for a client: the one of the day on which the client registered."""
    return geldend(klant.locatie, op=klant.aangemeld_op)


@transaction.atomic
def kies(
    *,
    locatie: Locatie,
    regels: WerkFirstRegels | None,
    vanaf: datetime.date,
    reden: str,
    door: Medewerker,
    gezien: int | None,
) -> WerkFirstKeuze | None:
    """Let a location work by a rule set from a day on, or by none any more.

    It counts for who registers from that day; who registered before keeps the steps that were planned.

    Args:
        regels: None to stop working by rules.
        vanaf: today or later.
        gezien: the key of the choice that the person saw, if there was one.

    Raises:
        NietToegestaan: the day cannot be, somebody else chose in between, another choice is planned after
            this day, or nothing changes.
        RechtOntbreekt: not of this location, or without the right to its rules.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    laatste = locatie.werkfirstkeuzes.filter(geldig_tot__isnull=True).first()
    if (laatste.pk if laatste else None) != gezien:
        raise NietToegestaan("Een collega koos intussen andere regels. Kijk het na en kies opnieuw.")
    if vanaf < vandaag():
        raise NietToegestaan("Kies vandaag of een latere dag.", veld="vanaf")
    if (laatste.regels_id if laatste else None) == (regels.pk if regels else None):
        raise NietToegestaan("Deze regels gelden al.", veld="regels")
    if laatste is not None:
        _sluit(laatste, vanaf=vanaf)
    if regels is None:
        return None
    return voeg_toe(
        WerkFirstKeuze(locatie=locatie, regels=regels, geldig_van=vanaf, reden=reden, gekozen_door=door)
    )


def _sluit(keuze: WerkFirstKeuze, *, vanaf: datetime.date) -> None:
    """End a choice on the day before; one that would not have begun yet goes."""
    if keuze.geldig_van > vanaf:
        raise NietToegestaan(
            f"Er staat al een keuze klaar vanaf {keuze.geldig_van:%d-%m-%Y}. Kies die dag of later.",
            veld="vanaf",
        )
    if keuze.geldig_van == vanaf:
        keuze.delete()
        return
    keuze.geldig_tot = vanaf - _DAG
    keuze.full_clean()
    keuze.save(update_fields=["geldig_tot"])
