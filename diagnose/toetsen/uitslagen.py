"""Reading results: the latest of a test, whether it is too old, and what to warn of before a decision."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format

from diagnose.models import Afname
from keten.tijd import vandaag
from klanten.models import Klant

MOTIVATIE = "motivatie"


@dataclass(frozen=True)
class Waarschuwing:
    """Something about tests to say before a decision.

    Attributes:
        afname: the result that it is about; None when there is none.
        zin: in one sentence, for whoever is about to decide.
    """

    afname: Afname | None
    zin: str


def laatste(klant: Klant, code: str) -> Afname | None:
    """The newest result of a test of a client; None when it was never finished.

    Args:
        code: of the test ("motivatie").
    """
    return klant.afnames.afgerond().filter(toets__code=code).select_related("toets", "toetsversie").first()


def verouderd(afname: Afname, op: datetime.date) -> bool:
    """Whether a result is too old on a day: past the days that its version gives it."""
    return afname.geldig_tot is not None and afname.geldig_tot < op


def laatste_uitslagen(klant: Klant, *, handhaving: bool) -> QuerySet[Afname]:
    """The newest result of each test of a client.

    Args:
        handhaving: whether the reader may assess risks; else the tests of enforcement are left out (H-10).
    """
    namen = ("toets", "toetsversie", "door__gebruiker", "partner")
    return klant.afnames.zichtbaar(handhaving=handhaving).laatste_per_toets().select_related(*namen)


def waarschuwingen(klant: Klant, *, handhaving: bool = False) -> list[Waarschuwing]:
    """What to say about tests before routing or a diagnosis: results that are too old, and motivation (D-58).

    Args:
        handhaving: whether the reader may assess risks.
    """
    dag = vandaag()
    uitslagen = list(laatste_uitslagen(klant, handhaving=handhaving))
    oud = [Waarschuwing(afname, _zin(afname)) for afname in uitslagen if verouderd(afname, dag)]
    motivatie = next((afname for afname in uitslagen if afname.toets.code == MOTIVATIE), None)
    if motivatie is None or not verouderd(motivatie, dag):
        oud += _motivatie_opnieuw(klant, motivatie)
    return oud


def _motivatie_opnieuw(klant: Klant, laatste_keer: Afname | None) -> list[Waarschuwing]:
    """After a diagnosis the motivation is asked again before the next one.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3: keep monitoring motivation, also later on.
    """
    diagnoses = klant.diagnoses.filter(vastgesteld_op__isnull=False)
    vorige = diagnoses.order_by("-vastgesteld_op").values_list("vastgesteld_op", flat=True).first()
    if vorige is None or (laatste_keer and laatste_keer.afgerond_op and laatste_keer.afgerond_op > vorige):
        return []
    zin = "Vraag de motivatie opnieuw: dat is na de vorige diagnose nog niet gedaan."
    return [Waarschuwing(laatste_keer, zin)]


def _zin(afname: Afname) -> str:
    tot = date_format(afname.geldig_tot or vandaag(), "j F Y")
    return f"De uitslag van de {afname.toets.in_zin} is verouderd: hij gold tot en met {tot}."
