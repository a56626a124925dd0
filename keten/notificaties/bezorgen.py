"""Delivering what waits: one at a time per subject, in the order in which it happened, until it has arrived.

A try is claimed in one short transaction, sent outside any, and its outcome written in another. A worker
that is killed in between leaves a claim that lapses; the next try carries the same id, by which the receiver
knows it.
"""

import logging
import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Abonnement, Notificatie
from keten.notificaties.bericht import inhoud, koppen_bij
from keten.notificaties.uitkomst import BESTAAT_NIET, GEHEIM_ONLEESBAAR, Uitkomst, lees
from keten.notificaties.verbinden import GeenAntwoord, post

log = logging.getLogger(__name__)

PAUZES = tuple(timedelta(minutes=minuten) for minuten in (1, 5, 30, 120, 480))
"""Between one try and the next; after the last one it is given up."""
GREEP = timedelta(minutes=2)
"""How long a worker has a notification to itself; longer than connecting and answering may take."""
RUST_VANAF = 5
"""After so many tries in a row without an answer the whole address is left alone for a while."""
PAUZE_NA = 12
"""After so many, about a day, somebody has to look at it."""
_ACHTEREEN = 100  # of one subject in one task
_PER_KEER = 500
_SPREIDING = 0.2
_TE_DOEN = (Notificatie.Stand.BEZIG, Notificatie.Stand.WACHT)


def bezorg(abonnement: int, onderwerp: str) -> int:
    """Deliver what waits for a subscription about one subject, as far as it goes; gives how many arrived."""
    aangekomen = 0
    for notificatie in _beurten(abonnement, onderwerp):
        uitkomst = _verstuur(notificatie)
        _schrijf_op(notificatie, uitkomst)
        if uitkomst.fout:
            break
        aangekomen += 1
    return aangekomen


def wachtend() -> list[tuple[int, str]]:
    """Subscriptions and subjects of which something should be under way by now, the longest waiting first."""
    nu = timezone.now()
    te_laat = Notificatie.objects.filter(
        stand__in=_TE_DOEN,
        volgende_poging_op__lte=nu,
        abonnement__in=Abonnement.objects.bezorgbaar(nu).order_by().values("pk"),
    )
    rijen = te_laat.order_by("volgende_poging_op", "pk").values_list("abonnement", "onderwerp")[:_PER_KEER]
    return list(dict.fromkeys(rijen))


def _beurten(abonnement: int, onderwerp: str) -> Iterator[Notificatie]:
    for _ in range(_ACHTEREEN):
        if (notificatie := _pak(abonnement, onderwerp)) is None:
            return
        yield notificatie


@transaction.atomic
def _pak(abonnement: int, onderwerp: str) -> Notificatie | None:
    """Claim the one whose turn it is; None when nothing waits, or the first in line has to wait longer.

    The lock on the subscription lets one worker at a time choose.
    """
    nu = timezone.now()
    mag = Abonnement.objects.bezorgbaar(nu).select_for_update(of=("self",), no_key=True)
    van = mag.filter(pk=abonnement).first()
    if van is None:
        return None
    rij = van.notificaties.filter(onderwerp=onderwerp, stand__in=_TE_DOEN)
    # What was under way comes first, also when an earlier one was committed later.
    eerste = rij.select_for_update().order_by("stand", "pk").first()
    if eerste is None or eerste.volgende_poging_op > nu:
        return None
    eerste.begin(nu + GREEP)
    eerste.save(update_fields=["stand", "pogingen", "volgende_poging_op"])
    if van.mislukt_achtereen >= RUST_VANAF:  # one message tries whether the address is back; the others wait
        van.rust_tot = nu + GREEP
        van.save(update_fields=["rust_tot"])
    eerste.abonnement = van
    return eerste


def _verstuur(notificatie: Notificatie) -> Uitkomst:
    try:
        tekst = inhoud(notificatie)
        antwoord = post(notificatie.abonnement.adres, tekst, koppen_bij(notificatie, tekst))
    except KeyError:
        return Uitkomst(None, BESTAAT_NIET)
    except NietToegestaan:  # the key with which the secret was encrypted is gone: it cannot be signed
        return Uitkomst(None, GEHEIM_ONLEESBAAR, geheim_onleesbaar=True)
    except GeenAntwoord as fout:
        return Uitkomst(None, str(fout), onbereikbaar=True)
    return lees(antwoord)


@transaction.atomic
def _schrijf_op(notificatie: Notificatie, uitkomst: Uitkomst) -> None:
    """Write down how a try went, unless its claim lapsed and somebody else is at it."""
    van = Abonnement.objects.select_for_update(no_key=True).filter(pk=notificatie.abonnement_id).first()
    if van is None:
        return
    poging = {"pk": notificatie.pk, "stand": Notificatie.Stand.BEZIG, "pogingen": notificatie.pogingen}
    huidig = Notificatie.objects.select_for_update().filter(**poging).first()
    if huidig is None:
        log.warning("outcome of notification %s came after its claim had lapsed", notificatie)
        return
    nu = timezone.now()
    if uitkomst.status is not None and not uitkomst.fout:
        huidig.is_bezorgd(uitkomst.status)
        van.mislukt_achtereen, van.rust_tot, van.laatst_bezorgd_op = 0, None, nu
    elif uitkomst.status == 410:
        huidig.geef_op(status=410, fout=uitkomst.fout)
        _stop(van, uitkomst.fout, nu)
    elif uitkomst.geheim_onleesbaar:
        _wacht_op_geheim(van, huidig, nu)
    else:
        _tel(van, uitkomst, nu)
        _stel_uit(huidig, uitkomst, nu, ligt_aan_adres=van.mislukt_achtereen >= RUST_VANAF)
    huidig.save()
    van.save(update_fields=["stand", "reden", "versie", "mislukt_achtereen", "rust_tot", "laatst_bezorgd_op"])


def _wacht_op_geheim(abonnement: Abonnement, notificatie: Notificatie, nu: datetime) -> None:
    """Trying again is no use and the address is not to blame: somebody has to renew the secret."""
    notificatie.stel_uit(nu, status=None, fout=GEHEIM_ONLEESBAAR)
    if abonnement.stand == Abonnement.Stand.ACTIEF:
        abonnement.pauzeer(GEHEIM_ONLEESBAAR)
        abonnement.versie += 1


def _stel_uit(notificatie: Notificatie, uitkomst: Uitkomst, nu: datetime, *, ligt_aan_adres: bool) -> None:
    """Try it again later, or leave it to a person; while an address is out of reach nothing is given up."""
    if notificatie.pogingen > len(PAUZES) and not (uitkomst.onbereikbaar and ligt_aan_adres):
        notificatie.geef_op(status=uitkomst.status, fout=uitkomst.fout)
        return
    pauze = _ongeveer(PAUZES[min(notificatie.pogingen, len(PAUZES)) - 1])
    tot = nu + max(pauze, uitkomst.wachten)
    notificatie.stel_uit(tot, status=uitkomst.status, fout=uitkomst.fout)


def _tel(abonnement: Abonnement, uitkomst: Uitkomst, nu: datetime) -> None:
    """Leave an address alone that is out of reach again and again: for a while, then until somebody looks."""
    if not uitkomst.onbereikbaar:
        return
    abonnement.mislukt_achtereen += 1
    keren = abonnement.mislukt_achtereen
    if keren >= PAUZE_NA and abonnement.stand == Abonnement.Stand.ACTIEF:
        abonnement.pauzeer(f"Het adres gaf {keren} keer achter elkaar geen goed antwoord. {uitkomst.fout}")
        abonnement.versie += 1
    elif keren >= RUST_VANAF:
        rust = PAUZES[min(keren - RUST_VANAF, len(PAUZES) - 1)]
        abonnement.rust_tot = nu + max(_ongeveer(rust), uitkomst.wachten)


def _stop(abonnement: Abonnement, reden: str, nu: datetime) -> None:
    """Nothing more to this address; what waits for it will not be sent."""
    if abonnement.stand != Abonnement.Stand.GESTOPT:
        abonnement.stop(reden)
        abonnement.versie += 1
    abonnement.notificaties.filter(stand=Notificatie.Stand.WACHT).update(
        stand=Notificatie.Stand.VERVALLEN, laatste_fout=reden, klaar_op=nu
    )


def _ongeveer(pauze: timedelta) -> timedelta:
    """A pause a little shorter or longer, so that not everything comes back at the same moment."""
    return pauze * random.uniform(1 - _SPREIDING, 1 + _SPREIDING)
