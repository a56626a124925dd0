"""Sending what waits: claimed by one worker at a time, tried again with ever longer pauses, then given up."""

import logging
import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from klanten import onbereikbaar, tijdlijn
from klanten.kanalen import Geweigerd, Stand, Tijdelijk, verzender
from klanten.kanalen.notify import Notify
from klanten.models import Gebeurtenis, Zending

log = logging.getLogger(__name__)

PAUZES = (1, 5, 15, 60, 240, 720, 1440)
"""Minutes between one try and the next; after the last one it is given up."""
GREEP = timedelta(minutes=5)
"""How long a worker has a message to itself; longer than a mail server or API may take."""
NAVRAGEN_TOT = timedelta(hours=72)
"""How long NotifyNL keeps trying; afterwards its last word stands."""
_PER_KEER = 500
_GENOEG_STILTE = 3  # answers that stay away before the rest waits for the next time


def verstuur(nummer: uuid.UUID) -> bool:
    """Hand over one message, if it waits and nobody else is at it; returns whether it was tried.

    The message is claimed in one statement and sent outside any transaction. A worker that is killed in
    between leaves the claim to lapse; the second try carries the same mark, by which it is recognised.
    """
    nu = timezone.now()
    wacht = Zending.objects.filter(pk=nummer, stand=Zending.Stand.KLAAR, volgende_poging__lte=nu)
    if not wacht.update(pogingen=F("pogingen") + 1, volgende_poging=nu + GREEP):
        return False
    zending = Zending.objects.select_related("klant__locatie").get(pk=nummer)
    try:
        dienst = verzender(zending.kanaal)
        kenmerk = dienst.verstuur(zending)
    except Tijdelijk as fout:
        _stel_uit(zending, str(fout))
    except Geweigerd as fout:
        werk_stand_bij(zending.pk, Stand(Zending.Stand.MISLUKT, str(fout), adres_fout=fout.adres_fout))
    else:
        _leg_verzonden_vast(zending, dienst=dienst.naam, kenmerk=kenmerk)
    return True


def wachtend() -> list[uuid.UUID]:
    """What should have been sent by now, the longest waiting first."""
    wacht = Zending.objects.filter(stand=Zending.Stand.KLAAR, volgende_poging__lte=timezone.now())
    return list(wacht.order_by("volgende_poging").values_list("pk", flat=True)[:_PER_KEER])


def vraag_na() -> int:
    """Ask NotifyNL how it is with what it has not reported on; returns how many came to an end."""
    nu = timezone.now()
    onderweg = Zending.objects.filter(
        stand=Zending.Stand.VERZONDEN,
        dienst=Notify.naam,
        verzonden_op__range=(nu - NAVRAGEN_TOT, nu - GREEP),
    )
    klaar = stil = 0
    for nummer, kenmerk in onderweg.order_by("verzonden_op").values_list("pk", "kenmerk")[:_PER_KEER]:
        try:
            klaar += werk_stand_bij(nummer, Notify().stand(kenmerk))
        except Tijdelijk as fout:
            log.warning("status of message %s not known yet: %s", nummer, fout)
            stil += 1
            if stil == _GENOEG_STILTE:
                break
    return klaar


@transaction.atomic
def werk_stand_bij(nummer: uuid.UUID, stand: Stand) -> bool:
    """Record what a service reports; the same report twice changes nothing.

    Returns:
        Whether the state changed.
    """
    zending = _slot(nummer)
    if stand.stand == Zending.Stand.AFGELEVERD and zending.stand == Zending.Stand.VERZONDEN:
        zending.is_afgeleverd()
    elif stand.stand == Zending.Stand.MISLUKT and zending.stand != Zending.Stand.MISLUKT:
        zending.is_mislukt(stand.fout)
        _schrijf_mislukt(zending)
    else:
        return False
    _bewaar(zending)
    if stand.adres_fout:
        onbereikbaar.markeer(zending)
    return True


@transaction.atomic
def _leg_verzonden_vast(zending: Zending, *, dienst: str, kenmerk: str) -> None:
    zending = _slot(zending.pk)
    if zending.stand == Zending.Stand.KLAAR:
        zending.is_verzonden(dienst=dienst, kenmerk=kenmerk)
        _bewaar(zending)


@transaction.atomic
def _stel_uit(zending: Zending, fout: str) -> None:
    zending = _slot(zending.pk)
    if zending.pogingen > len(PAUZES):
        werk_stand_bij(
            zending.pk, Stand(Zending.Stand.MISLUKT, f"{fout} Na {zending.pogingen} keer gestopt.")
        )
        return
    zending.volgende_poging = timezone.now() + timedelta(minutes=PAUZES[zending.pogingen - 1])
    zending.fout = fout
    _bewaar(zending)


def _slot(nummer: uuid.UUID) -> Zending:
    zendingen = Zending.objects.select_for_update(of=("self",))
    return zendingen.select_related("klant__locatie").get(pk=nummer)


def _bewaar(zending: Zending) -> None:
    zending.full_clean(validate_unique=False)
    zending.save(
        update_fields=[
            "stand",
            "dienst",
            "kenmerk",
            "verzonden_op",
            "afgerond_op",
            "volgende_poging",
            "fout",
        ]
    )


def _schrijf_mislukt(zending: Zending) -> None:
    zin = f"Een {zending.get_kanaal_display()} aan de cliënt is niet aangekomen"
    tijdlijn.leg_vast(zending.klant, Gebeurtenis.Soort.BERICHT, zin)
