"""A vacancy ends with an outcome, and may open again when that was a mistake (W-29)."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Medewerker
from keten.tijd import vandaag
from werkgevers import klok, vacaturetaken, voordracht_beantwoorden
from werkgevers.instellingen_vacatures import ACTUEEL, HEROPENEN
from werkgevers.models import Vacature, Vacaturegebeurtenis
from werkgevers.vacatureverloop import PORTAAL
from werkgevers.vacaturewerk import houd_vast, schrijf_regel

_Soort = Vacaturegebeurtenis.Soort
_Uitkomst = Vacature.Uitkomst
_DAG = datetime.timedelta(days=1)
DOOR_WERKGEVER = (_Uitkomst.ELDERS, _Uitkomst.INGETROKKEN)
"""Outcomes that an employer may choose for an own vacancy."""


@transaction.atomic
def vervul(*, vacature: Vacature, door: Medewerker | None) -> Vacature:
    """Close a vacancy because every place has been taken.

    Raises:
        NietToegestaan: it is closed already, or nobody was proposed and nobody started.
    """
    voordracht_beantwoorden.slot_kandidaten([vacature.pk])
    huidig = klok.slot(vacature)
    if huidig.voorgedragen_op is None and not huidig.plaatsingen.exists():
        raise NietToegestaan("Er is nog niemand voorgedragen of begonnen.", veld="uitkomst")
    _ga(huidig, "vervul", op=timezone.now())
    _rond_af(huidig, door)
    schrijf_regel(huidig, _Soort.GESLOTEN, "De vacature is vervuld.", door=door, namens=PORTAAL)
    return huidig


@transaction.atomic
def sluit(*, vacature: Vacature, uitkomst: str, toelichting: str, door: Medewerker | None) -> Vacature:
    """Close a vacancy that was not filled, with how it ended.

    Without a candidate the employer was spoken to: a course towards the work was discussed, or the vacancy
    cannot be filled (W-29). Only when the employer withdraws it, with words, there is no such talk.

    Args:
        uitkomst: one of `uitkomsten(vacature)`.
        door: the employee; None when the employer withdraws an own vacancy.

    Raises:
        NietToegestaan: the outcome does not fit, its words are missing, or the vacancy is closed already.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.9, Ede.
    """
    voordracht_beantwoorden.slot_kandidaten([vacature.pk])
    huidig = houd_vast(vacature, door)
    _keur_uitkomst(huidig, uitkomst, toelichting, zelf=door is None)
    _ga(huidig, "sluit", uitkomst=uitkomst, toelichting=toelichting.strip(), op=timezone.now())
    _rond_af(huidig, door)
    zin = f"Gesloten: {huidig.get_uitkomst_display()}"
    schrijf_regel(huidig, _Soort.GESLOTEN, zin, door=door, uitleg=huidig.toelichting)
    return huidig


@transaction.atomic
def bepaal_uitkomst(*, vacature: Vacature, uitkomst: str, toelichting: str, door: Medewerker) -> Vacature:
    """Say how a vacancy ended that closed by itself because nobody renewed it.

    Raises:
        NietToegestaan: it did not close by itself, or the outcome does not fit.
    """
    huidig = houd_vast(vacature, door)
    if huidig.uitkomst != _Uitkomst.VERLOPEN:
        raise NietToegestaan("Van deze vacature is al bekend hoe het afliep.")
    _keur_uitkomst(huidig, uitkomst, toelichting, zelf=False)
    huidig.uitkomst, huidig.toelichting = uitkomst, toelichting.strip()
    huidig.full_clean()
    huidig.save(update_fields=["uitkomst", "toelichting"])
    vacaturetaken.ruim_op(huidig, door=door)
    zin = f"Uitkomst: {huidig.get_uitkomst_display()}"
    schrijf_regel(huidig, _Soort.GESLOTEN, zin, door=door, uitleg=huidig.toelichting)
    return huidig


@transaction.atomic
def heropen(*, vacature: Vacature, door: Medewerker) -> Vacature:
    """Open a vacancy again that closed a short time ago; its clocks and deadlines stay what they were.

    Raises:
        NietToegestaan: it is open, every place has been taken, it closed too long ago, or it is of another
            location.
    """
    huidig = houd_vast(vacature, door)
    if not mag_heropenen(huidig):
        raise NietToegestaan("Deze vacature kan niet meer open. Voer hem opnieuw in.")
    if huidig.plaatsingen.filter(gestopt_op__isnull=True).count() >= huidig.plaatsen:
        raise NietToegestaan("Alle plaatsen zijn bezet. Voer een nieuwe vacature in.")
    _ga(huidig, "heropen")
    huidig.actueel_tot = vandaag() + _DAG * waarde(ACTUEEL, huidig.locatie)
    huidig.save(update_fields=["actueel_tot"])
    schrijf_regel(huidig, _Soort.HEROPEND, "De vacature is weer open.", door=door)
    return huidig


def mag_heropenen(vacature: Vacature) -> bool:
    """Whether a vacancy closed so recently that it can be opened again."""
    if vacature.gesloten_op is None:
        return False
    dagen: int = waarde(HEROPENEN, vacature.locatie)
    return timezone.now() - vacature.gesloten_op <= _DAG * dagen


def uitkomsten(vacature: Vacature) -> list[Vacature.Uitkomst]:
    """How a vacancy can end, as an employee chooses."""
    zonder = vacature.voorgedragen_op is None
    return [
        u for u in _Uitkomst if u != _Uitkomst.VERLOPEN and (not zonder or u in Vacature.ZONDER_KANDIDAAT)
    ]


def _keur_uitkomst(vacature: Vacature, uitkomst: str, toelichting: str, *, zelf: bool) -> None:
    mogelijk = uitkomsten(vacature)
    if zelf:
        mogelijk = [een for een in mogelijk if een in DOOR_WERKGEVER]
    if uitkomst not in mogelijk:
        if vacature.voorgedragen_op is None:
            raise NietToegestaan(
                "Er is nog geen kandidaat voorgedragen. Kies “traject besproken” of “niet vervulbaar”, of "
                "zeg dat de werkgever de vacature introk.",
                veld="uitkomst",
            )
        raise NietToegestaan("Deze uitkomst past niet.", veld="uitkomst")
    zonder_woorden = not toelichting.strip()
    if uitkomst == _Uitkomst.INGETROKKEN and vacature.voorgedragen_op is None and zonder_woorden:
        raise NietToegestaan("Schrijf op waarom de vacature niet meer hoeft.", veld="toelichting")


def _ga(vacature: Vacature, overgang: str, **waarden: Any) -> None:
    """Make a transition of the state machine and keep it; its refusal becomes ours."""
    try:
        getattr(vacature, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Deze vacature is al {vacature.get_stand_display()}.") from fout
    vacature.full_clean()
    vacature.save(update_fields=["stand", "uitkomst", "toelichting", "gesloten_op"])


def _rond_af(vacature: Vacature, door: Medewerker | None) -> None:
    """What still ran for a vacancy ends with it: the clock, tasks, and candidates nobody was told about."""
    klok.stop(vacature)
    vacaturetaken.ruim_op(vacature, door=door)
    voordracht_beantwoorden.trek_in_bij_sluiten(vacature=vacature, door=door)
