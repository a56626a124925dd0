"""Circumstances that can stand in the way of work, with the days on which they hold (D-12)."""

import datetime
from collections.abc import Callable, Iterable

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Belemmering, BelemmeringSoort, Gebeurtenis, Klant

Gevolg = Callable[[Belemmering, Medewerker], None]
_GEVOLGEN: list[Gevolg] = []


def registreer(gevolg: Gevolg) -> None:
    """Say what follows when a circumstance begins or ends, in the same transaction; twice changes nothing.

    For floors above, at start-up: they cannot be imported here.
    """
    if gevolg not in _GEVOLGEN:
        _GEVOLGEN.append(gevolg)


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    soort: BelemmeringSoort,
    van: datetime.date,
    door: Medewerker,
    toelichting: str = "",
) -> Belemmering:
    """Record that a circumstance holds from a day on.

    The timeline does not say which: it can never be taken back there, and some are sensitive.

    Raises:
        NietToegestaan: the day is in the future, or this circumstance holds already.
    """
    if van > vandaag():
        raise NietToegestaan("De eerste dag ligt in de toekomst.", veld="van")
    Klant.objects.select_for_update().get(pk=klant.pk)
    if klant.belemmeringen.filter(soort=soort, tot__isnull=True).exists():
        raise NietToegestaan("Deze omstandigheid staat al in het dossier.", veld="soort")
    belemmering = voeg_toe(Belemmering(klant=klant, soort=soort, van=van, toelichting=toelichting))
    _schrijf(klant, "Omstandigheid toegevoegd.", door=door)
    _volg(belemmering, door)
    return belemmering


@transaction.atomic
def hef_op(*, belemmering: Belemmering, tot: datetime.date, door: Medewerker) -> Belemmering:
    """Record the last day on which a circumstance held.

    Raises:
        NietToegestaan: it ended before, or the day is in the future or before the first one.
    """
    belemmering = (
        Belemmering.objects.select_for_update(of=("self",)).select_related("klant").get(pk=belemmering.pk)
    )
    if belemmering.tot is not None:
        raise NietToegestaan(f"Deze omstandigheid is al voorbij sinds {belemmering.tot:%d-%m-%Y}.")
    if not belemmering.van <= tot <= vandaag():
        raise NietToegestaan(f"De laatste dag ligt tussen {belemmering.van:%d-%m-%Y} en vandaag.", veld="tot")
    belemmering.tot = tot
    belemmering.save(update_fields=["tot"])
    _schrijf(belemmering.klant, "Omstandigheid is voorbij.", door=door)
    _volg(belemmering, door)
    return belemmering


@transaction.atomic
def stel_bij(
    *,
    klant: Klant,
    erbij: Iterable[BelemmeringSoort],
    eraf: Iterable[BelemmeringSoort],
    door: Medewerker,
) -> None:
    """Add and end circumstances as of today, as ticked on one form.

    Only what the person changed is passed, so that what a colleague ticked meanwhile stays as it is.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    lopend = {
        belemmering.soort_id: belemmering for belemmering in klant.belemmeringen.filter(tot__isnull=True)
    }
    for soort in erbij:
        if soort.pk not in lopend:
            leg_vast(klant=klant, soort=soort, van=vandaag(), door=door)
    for soort in eraf:
        if soort.pk in lopend:
            hef_op(belemmering=lopend[soort.pk], tot=vandaag(), door=door)


def _volg(belemmering: Belemmering, door: Medewerker) -> None:
    for gevolg in _GEVOLGEN:
        gevolg(belemmering, door)


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.BELEMMERING, zin, door=door)
