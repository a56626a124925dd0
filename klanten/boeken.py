"""Clients book, move and call off a meeting themselves, within the rules of their location (K-08)."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan
from keten.instellingen import waarden
from keten.models import Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import afspraken
from klanten.collegas import collegas
from klanten.instellingen_mijn import AFZEGGEN_UREN, BOEKEN, HOOGSTENS, UREN_VOORAF, WEKEN_VOORUIT
from klanten.models import Afspraak, Klant
from klanten.vrij import DUUR, Plaats, vrije_momenten

_MINUTEN = int(DUUR.total_seconds() // 60)


@dataclass(frozen=True)
class Regels:
    """What the client's location allows.

    Attributes:
        aan: whether clients book at all.
        vroegst, laatst: the first moment and the last day that can be booked.
        hoogstens: how many planned meetings a client may have and still book another.
        afzeggen_uren: until how many hours before a meeting the client moves it or calls it off.
    """

    aan: bool
    vroegst: datetime.datetime
    laatst: datetime.date
    hoogstens: int
    afzeggen_uren: int


def regels(klant: Klant) -> Regels:
    """The rules of the client's location, as they are now."""
    gekozen = waarden(klant.locatie)
    return Regels(
        aan=gekozen[BOEKEN],
        vroegst=timezone.now() + datetime.timedelta(hours=gekozen[UREN_VOORAF]),
        laatst=vandaag() + datetime.timedelta(weeks=gekozen[WEKEN_VOORUIT]),
        hoogstens=gekozen[HOOGSTENS],
        afzeggen_uren=gekozen[AFZEGGEN_UREN],
    )


def met_wie(klant: Klant) -> list[Medewerker]:
    """With whom a client can book: the contact person, or as long as there is none the people of the desk."""
    vaste = klant.beeld.contactpersoon
    if vaste is not None:
        return [vaste] if vaste.werkt_op(klant.locatie) else []
    return list(collegas(klant.locatie, Recht.AANMELDEN))


def vrij(
    klant: Klant,
    *,
    van: datetime.date,
    tot: datetime.date,
    regels: Regels,
    behalve: Afspraak | None = None,
) -> dict[datetime.datetime, list[Plaats]]:
    """The moments of some days that this client can book, each with who is free.

    Args:
        van, tot: the first and the last day to look at; the rules may leave less.
        behalve: the meeting that is to be moved; only its employee counts then.
    """
    if not regels.aan:
        return {}
    begin = max(regels.vroegst, afspraken.aanvang(van, datetime.time.min))
    wie = [behalve.medewerker] if behalve else met_wie(klant)
    einde = min(tot, regels.laatst)
    return vrije_momenten(wie, klant, van=begin, tot=einde, alleen_spreekuur=True, behalve=behalve)


@transaction.atomic
def boek(*, klant: Klant, begin: datetime.datetime, waarover: str = "") -> Afspraak:
    """Book a half hour with the contact person, or with whoever of the desk is free.

    Two clients who choose the same moment wait for each other; the second one is told that it is taken.

    Args:
        begin: one of the moments of `vrij`.
        waarover: what the client wants to talk about.

    Raises:
        NietToegestaan: booking is closed, the client has enough meetings, or the moment is taken.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    mag = regels(klant)
    if not mag.aan:
        raise NietToegestaan(_("Op deze locatie kunt u niet zelf een afspraak maken."))
    if _aantal_gepland(klant) >= mag.hoogstens:
        raise NietToegestaan(_("U hebt al genoeg afspraken staan. Verzet er een, of stuur een bericht."))
    for plaats in _op(klant, begin, mag):
        try:
            return afspraken.plan(
                klant=klant,
                medewerker=plaats.medewerker,
                soort=_soort(klant),
                begin=begin,
                duur=_MINUTEN,
                plek=plaats.plek,
                door=None,
                opmerking=waarover,
            )
        except NietToegestaan:
            continue  # taken a moment ago; somebody else of the desk may be free
    raise _bezet()


@transaction.atomic
def verzet(*, afspraak: Afspraak, gezien: datetime.datetime, begin: datetime.datetime) -> Afspraak:
    """Move an own meeting to another free moment with the same employee.

    Args:
        gezien: the moment at which the meeting stood when the client decided to move it.
        begin: one of the moments of `vrij`.

    Raises:
        NietToegestaan: it is too late for that, somebody else changed it, or the moment is taken.
    """
    klant = afspraak.klant
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    mag = regels(klant)
    _nog_op_tijd(afspraak, mag)
    if not _op(klant, begin, mag, behalve=afspraak):
        raise _bezet()
    duur = int((afspraak.einde - afspraak.begin).total_seconds() // 60)
    return afspraken.verzet(afspraak=afspraak, gezien=gezien, begin=begin, duur=duur, door=None)


@transaction.atomic
def zeg_af(*, afspraak: Afspraak, reden: str) -> Afspraak:
    """Call an own meeting off.

    Raises:
        NietToegestaan: it is too late for that, or there is no reason.
    """
    if afspraak.stand == Afspraak.Stand.GEPLAND:
        _nog_op_tijd(afspraak, regels(afspraak.klant))
    return afspraken.zeg_af(afspraak=afspraak, reden=reden, door=None)


def kan_nog(afspraak: Afspraak, mag: Regels) -> bool:
    """Whether the client may still move or call off a meeting."""
    grens = afspraak.begin - datetime.timedelta(hours=mag.afzeggen_uren)
    return afspraak.stand == Afspraak.Stand.GEPLAND and timezone.now() <= grens


def mag_erbij(klant: Klant, mag: Regels) -> bool:
    """Whether the client may book another meeting."""
    return mag.aan and _aantal_gepland(klant) < mag.hoogstens


def _op(
    klant: Klant, begin: datetime.datetime, mag: Regels, *, behalve: Afspraak | None = None
) -> list[Plaats]:
    dag = timezone.localdate(begin)
    return vrij(klant, van=dag, tot=dag, regels=mag, behalve=behalve).get(begin, [])


def _nog_op_tijd(afspraak: Afspraak, mag: Regels) -> None:
    if afspraak.stand == Afspraak.Stand.GEPLAND and not kan_nog(afspraak, mag):
        raise NietToegestaan(
            _("Dat kan tot %(uren)s uur van tevoren. Bel %(locatie)s.")
            % {"uren": mag.afzeggen_uren, "locatie": _met_telefoon(afspraak.klant)}
        )


def _met_telefoon(klant: Klant) -> str:
    locatie = klant.locatie
    return f"{locatie}: {locatie.telefoon}" if locatie.telefoon else str(locatie)


def _aantal_gepland(klant: Klant) -> int:
    return klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, begin__gte=timezone.now()).count()


def _soort(klant: Klant) -> Afspraak.Soort:
    return Afspraak.Soort.VOORTGANG if klant.beeld.intake_op else Afspraak.Soort.INTAKE


def _bezet() -> NietToegestaan:
    return NietToegestaan(_("Dit moment is net bezet. Kies een ander moment."), veld="begin")
