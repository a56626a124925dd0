"""The clock of a vacancy: 72 hours to propose a candidate, and to tell the employer if it can be filled.

The clock counts hours from the moment at which the vacancy came in. It stands still while a pause lasts, and
where a location chose so also on weekends and holidays. Both deadlines are kept on the vacancy, so that lists
sort on them; `herbereken` is the one function that writes them.

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.9, Ede (candidate) and Amsterdam (told or not).
"""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.models.termijnregel import Eenheid
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, termijn_of
from werkgevers import vacatureverloop
from werkgevers.instellingen_vacatures import KLOK_TELLING
from werkgevers.klokbeeld import Pauze, in_woorden, uiterlijk
from werkgevers.models import Klokpauze, Vacature, Vacaturegebeurtenis

KANDIDAAT = "kandidaat_voorstellen"
VERVULBAAR = "vacature_vervulbaar"
STANDAARD = Duur.uren(72)
_UREN = {Eenheid.UUR: 1, Eenheid.DAG: 24, Eenheid.WERKDAG: 24, Eenheid.WEEK: 7 * 24, Eenheid.MAAND: 30 * 24}
_Soort = Vacaturegebeurtenis.Soort


def start(vacature: Vacature, locatie: Locatie) -> None:
    """Give a new vacancy the terms and the way of counting of its location; saves nothing.

    A term that a location set in days counts 24 hours a day, and in working days only the hours of those.
    """
    kandidaat = termijn_of(KANDIDAAT, STANDAARD, locatie)
    melding = termijn_of(VERVULBAAR, STANDAARD, locatie)
    vacature.klok_telling = waarde(KLOK_TELLING, locatie)
    if Eenheid.WERKDAG in (kandidaat.eenheid, melding.eenheid):
        vacature.klok_telling = Vacature.Telling.WERKDAGEN
    vacature.klok_uren = kandidaat.aantal * _UREN[kandidaat.eenheid]
    vacature.melding_uren = melding.aantal * _UREN[melding.eenheid]
    _zet(vacature, ())


@transaction.atomic
def herbereken(vacature: Vacature) -> None:
    """Bring both deadlines, and whether the clock stands still, in line with the pauses."""
    pauzes = list(vacature.pauzes.values_list("van", "tot"))
    _zet(vacature, pauzes)
    vacature.stil_sinds = next((van for van, tot in pauzes if tot is None), None)
    vacature.save(update_fields=["klok_uiterlijk", "melding_uiterlijk", "stil_sinds"])


@transaction.atomic
def pauzeer(*, vacature: Vacature, oorzaak: str, toelichting: str, door: Medewerker) -> Klokpauze:
    """Let the clock stand still from now on, with the cause of the delay.

    Args:
        oorzaak: one of `Klokpauze.Oorzaak`; "another cause" needs words.

    Raises:
        NietToegestaan: the vacancy is closed, the clock stands still already, both answers have been given,
            or the term has passed: what is late stays late.
    """
    vacature = slot(vacature)
    nu = timezone.now()
    _keur_pauze(vacature, nu)
    if oorzaak == Klokpauze.Oorzaak.ANDERS and not toelichting.strip():
        raise NietToegestaan("Schrijf op waarop u wacht.", veld="toelichting")
    pauze = voeg_toe(
        Klokpauze(vacature=vacature, van=nu, oorzaak=oorzaak, toelichting=toelichting.strip(), door=door)
    )
    herbereken(vacature)
    zin = f"De klok staat stil: {pauze.get_oorzaak_display()}"
    vacatureverloop.schrijf(
        vacature, _Soort.KLOK, ". ".join(filter(None, (zin, pauze.toelichting))), door=door
    )
    return pauze


@transaction.atomic
def hervat(*, vacature: Vacature, door: Medewerker) -> Vacature:
    """Let the clock run again; the deadlines move by the time that it stood still.

    Raises:
        NietToegestaan: the clock does not stand still.
    """
    vacature = slot(vacature)
    pauze = vacature.pauzes.filter(tot__isnull=True).first()
    if pauze is None:
        raise NietToegestaan("De klok loopt al.")
    _beeindig(pauze)
    herbereken(vacature)
    zin = f"De klok loopt weer, tot {in_woorden(vacature.klok_uiterlijk)}"
    vacatureverloop.schrijf(vacature, _Soort.KLOK, zin, door=door)
    return vacature


@transaction.atomic
def meld_werkgever(
    *, vacature: Vacature, vervulbaar: bool, op: datetime.datetime, toelichting: str, door: Medewerker
) -> Vacature:
    """Record that the employer was told whether the vacancy can be filled (W-16).

    The first answer is the one that is measured; a later one changes what was said and not when.

    Args:
        op: when the employer heard it; between the moment at which the vacancy came in and now.

    Raises:
        NietToegestaan: the vacancy is closed, or the moment cannot be.
    """
    vacature = slot(vacature)
    if vacature.stand != Vacature.Stand.OPEN:
        raise NietToegestaan("Deze vacature is gesloten.")
    if op > timezone.now():
        raise NietToegestaan("Dit moment moet nog komen.", veld="dag")
    if op < vacature.ontvangen_op:
        raise NietToegestaan("Toen was de vacature er nog niet.", veld="dag")
    vacature.vervulbaar, vacature.gemeld_op = vervulbaar, vacature.gemeld_op or op
    vacature.save(update_fields=["vervulbaar", "gemeld_op"])
    wat = "wel" if vervulbaar else "niet"
    zin = f"De werkgever weet sinds {in_woorden(op)} dat de vacature {wat} te vervullen is"
    vacatureverloop.schrijf(
        vacature, _Soort.GEMELD, ". ".join(filter(None, (zin, toelichting.strip()))), door=door
    )
    return vacature


@transaction.atomic
def noteer_voordracht(vacature: Vacature, op: datetime.datetime, *, door: Medewerker | None = None) -> None:
    """Stop the clock for a candidate: the first one has been proposed to the employer (W-15).

    Called by whoever sends candidates, in the same transaction; a second candidate changes nothing. A pause
    that lasts ends here.
    """
    vacature = slot(vacature)
    if vacature.voorgedragen_op is not None:
        return
    vacature.voorgedragen_op = op
    vacature.save(update_fields=["voorgedragen_op"])
    pauze = vacature.pauzes.filter(tot__isnull=True).first()
    if pauze is not None:
        _beeindig(pauze)
        herbereken(vacature)
    zin = "De eerste kandidaat is voorgedragen."
    vacatureverloop.schrijf(
        vacature, _Soort.VOORGEDRAGEN, zin, door=door, namens="" if door else vacatureverloop.PORTAAL
    )


def slot(vacature: Vacature) -> Vacature:
    """The vacancy as it stands now; whoever changes it waits for the one before."""
    rijen = Vacature.objects.select_for_update(of=("self",)).select_related("locatie", "werkgever")
    return rijen.get(pk=vacature.pk)


def stop(vacature: Vacature) -> None:
    """End a pause that lasts, because the vacancy closes."""
    for pauze in vacature.pauzes.filter(tot__isnull=True):
        _beeindig(pauze)
        herbereken(vacature)


def _zet(vacature: Vacature, pauzes: Sequence[Pauze]) -> None:
    telling = vacature.klok_telling
    ontvangen = vacature.ontvangen_op
    vacature.klok_uiterlijk = uiterlijk(ontvangen, vacature.klok_uren, pauzes=pauzes, telling=telling)
    vacature.melding_uiterlijk = uiterlijk(ontvangen, vacature.melding_uren, pauzes=pauzes, telling=telling)


def _keur_pauze(vacature: Vacature, nu: datetime.datetime) -> None:
    if vacature.stand != Vacature.Stand.OPEN:
        raise NietToegestaan("Deze vacature is gesloten.")
    if vacature.stil_sinds is not None:
        raise NietToegestaan("De klok staat al stil.")
    lopend = [
        einde
        for einde, klaar in (
            (vacature.klok_uiterlijk, vacature.voorgedragen_op),
            (vacature.melding_uiterlijk, vacature.gemeld_op),
        )
        if klaar is None
    ]
    if not lopend:
        raise NietToegestaan("De klok is al klaar: er is een kandidaat en de werkgever weet het.")
    if max(lopend) < nu:
        raise NietToegestaan("De termijn is al voorbij. Stilzetten verandert daar niets meer aan.")


def _beeindig(pauze: Klokpauze) -> None:
    pauze.tot = max(timezone.now(), pauze.van + datetime.timedelta(microseconds=1))
    pauze.save(update_fields=["tot"])
