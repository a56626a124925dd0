"""The addresses of employers' questions, guests and Petra's own pages, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from keten.models import Gebruiker
from lwi_portal.demo.meehelpen import GAST
from lwi_portal.demo.werkgevers import PETRAS_BEDRIJF
from werkgevers import tevredenheidslink
from werkgevers.models import (
    Doorzending,
    Gastuitnodiging,
    Tevredenheid,
    Vacature,
    Voordracht,
    Werkgever,
    Werkgeversvraag,
)


def maak_bedrijfswereld() -> None:
    """What the population of the demo may lack: candidates and a questionnaire for Petra."""
    petra = Werkgever.objects.get(naam=PETRAS_BEDRIJF)
    vacature = _open_vacature()
    if not vacature.voordrachten.in_beeld_van_werkgever().exists():
        rij = Voordracht.objects.filter(vacature__werkgever=petra).earliest("pk")
        nu = timezone.now()
        velden = ("voorgeselecteerd_op", "coach_akkoord_op", "klant_akkoord_op", "voorgedragen_op")
        for naam in velden:
            setattr(rij, naam, nu)
        rij.vacature, rij.stand = vacature, Voordracht.Stand.VOORGEDRAGEN
        rij.save()
    if not petra.tevredenheden.wachtend().exists():
        Tevredenheid.objects.update_or_create(
            vacature=vacature, defaults={"werkgever": petra, "locatie": vacature.locatie}
        )


def _pk(rijen: QuerySet[Any, Any]) -> dict[str, Any]:
    rij: Model = rijen.earliest("pk")
    return {"pk": rij.pk}


def _open_vacature() -> Vacature:
    return Vacature.objects.open().filter(werkgever__naam=PETRAS_BEDRIJF).earliest("pk")


def _vraag() -> dict[str, Any]:
    return _pk(Werkgeversvraag.objects.open().filter(werkgever__isnull=False))


def _doorzending() -> dict[str, Any]:
    rij = Doorzending.objects.filter(stand__in=Doorzending.LOPEND).earliest("pk")
    return {"pk": rij.vraag_id, "nummer": rij.pk}


def _kandidaat() -> dict[str, Any]:
    return _pk(Voordracht.objects.in_beeld_van_werkgever().filter(vacature=_open_vacature()))


def _mening() -> Tevredenheid:
    return Tevredenheid.objects.wachtend().filter(werkgever__naam=PETRAS_BEDRIJF).earliest("pk")


def _gastvraag() -> dict[str, Any]:
    return _pk(Gastuitnodiging.objects.lopend().filter(gebruiker=Gebruiker.objects.get(email=GAST)))


BEDRIJFSADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "werkgevers:gastvraag": _gastvraag,
    "werkgevers:mening": lambda: {"kenmerk": tevredenheidslink.kenmerk(_mening())},
    "werkgevers:mijn_bedrijf_kandidaat": _kandidaat,
    "werkgevers:mijn_bedrijf_mening": lambda: {"pk": _mening().pk},
    "werkgevers:mijn_bedrijf_vacature": lambda: {"pk": _open_vacature().pk},
    "werkgevers:mijn_bedrijf_vacature_intrekken": lambda: {"pk": _open_vacature().pk},
    "werkgevers:mijn_bedrijf_vacature_wijzigen": lambda: {"pk": _open_vacature().pk},
    "werkgevers:mijn_bedrijf_vraag": lambda: _pk(
        Werkgeversvraag.objects.filter(werkgever__naam=PETRAS_BEDRIJF)
    ),
    "werkgevers:vraag": _vraag,
    "werkgevers:vraag_actie": lambda: {**_vraag(), "soort": "toewijzen"},
    "werkgevers:vraag_doorzending": _doorzending,
}
"""By address, which record the page is about."""
