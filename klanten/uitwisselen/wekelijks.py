"""The weekly job: every coupling that runs, one after the other; one that stops does not stop the others."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction

from keten.fouten import NietToegestaan
from keten.tijd import vandaag
from klanten.models import Uitwisseling, Uitwisselkoppeling
from klanten.uitwisselen import bestanden, instellen
from klanten.uitwisselen.uitgeven import geef_uit
from klanten.uitwisselen.uitvoeren import neem_in
from klanten.uitwisselen.week import maandag

log = logging.getLogger(__name__)

_NIEMAND = (
    "Wie de uitwisseling op naam heeft, kan niet meer in het portaal. Een teamleider moet die overnemen. "
    "Er is niets verwerkt en niets verstuurd."
)


def doe_alle() -> int:
    """Exchange with every system; returns with how many that went well. Safe to run again."""
    if not bestanden.staat_aan():
        return 0
    actief = Uitwisselkoppeling.objects.filter(actief=True).order_by("pk")
    return sum(_doe(pk) for pk in list(actief.values_list("pk", flat=True)))


def _doe(pk: int) -> bool:
    namen = ("locatie", "partner", "verantwoordelijk")
    koppeling = Uitwisselkoppeling.objects.select_related(*namen).get(pk=pk)
    if not instellen.heeft_verantwoordelijke(koppeling):
        _schrijf_op(koppeling, NietToegestaan(_NIEMAND))
        instellen.vraag_ander(koppeling)
        return False
    inhoud = bestanden.lees(koppeling)
    try:
        with transaction.atomic():
            neem_in(koppeling=koppeling, inhoud=inhoud, door=koppeling.verantwoordelijk)
            bestand = geef_uit(koppeling=koppeling, door=koppeling.verantwoordelijk)
            if bestand.rijen:
                bestanden.schrijf(koppeling, bestand)
    except (NietToegestaan, ValidationError, OSError) as fout:
        _schrijf_op(koppeling, fout)
        return False
    if inhoud is not None:
        bestanden.ruim_op(koppeling, inhoud)
    return True


def _schrijf_op(koppeling: Uitwisselkoppeling, fout: Exception) -> None:
    """Why it stopped, on the report of the week; nothing else happened."""
    log.warning("exchange %s stopped: %s", koppeling.pk, type(fout).__name__)
    zinnen = fout.messages if isinstance(fout, ValidationError) else [getattr(fout, "melding", "")]
    melding = " ".join(zinnen).strip() or "De map met bestanden is niet bereikbaar."
    Uitwisseling.objects.update_or_create(
        koppeling=koppeling, week=maandag(vandaag()), defaults={"melding": melding[:300]}
    )
