"""The page "Mijn gegevens": what is known of a client, each field with source, date and any dispute."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keten.tijd import vandaag
from klanten import betwisten
from klanten.bekend import VELDEN, Bekend, bekend
from klanten.bijgewerkt import per_onderdeel
from klanten.models import Betwisting, Klant, Situatie

_TITELS: dict[str, str | Promise] = {"klant": _("Wie u bent"), "situatie": _("Uw situatie")}
_RECENT = 5  # disputes that have been answered


@dataclass(frozen=True)
class Regel:
    """A field as the client reads it.

    Attributes:
        gemeld: whether the client said that it is wrong, and waits for an answer.
    """

    veld: str
    gegeven: Bekend
    gemeld: bool


@dataclass(frozen=True)
class Groep:
    """Fields under one heading."""

    titel: str | Promise
    regels: list[Regel]


@dataclass(frozen=True)
class Melding:
    """Something that the client reported, and what came of it."""

    naam: str
    betwisting: Betwisting


def lees(klant: Klant) -> dict[str, Any]:
    """Everything that the page shows, besides the form with the contact data."""
    velden = bekend(klant)
    meldingen = list(klant.betwistingen.select_related("behandeld_door__partner")[: _RECENT * 2])
    gemeld = {melding.veld for melding in meldingen if melding.stand == Betwisting.Stand.OPEN}
    return {
        "groepen": [
            Groep(_TITELS[str(model._meta.model_name)], _regels(VELDEN[model], velden, gemeld))
            for model in (Klant, Situatie)
        ],
        "gemeld": {veld: veld in gemeld for veld in betwisten.LIJSTEN},
        "meldingen": [Melding(betwisten.naam(melding.veld), melding) for melding in meldingen[:_RECENT]],
        "bevestigd": klant.gegevensbevestigingen.first(),
        "bijgewerkt": per_onderdeel(klant),
        "uitkeringen": klant.uitkeringen.select_related("regime", "partner"),
        "opleidingen": klant.opleidingen.all(),
        "werkervaringen": klant.werkervaringen.all(),
        "belemmeringen": klant.belemmeringen.filter(Q(tot=None) | Q(tot__gte=vandaag())).select_related(
            "soort"
        ),
    }


def open_meldingen(klant: Klant) -> list[Melding]:
    """What the client reported as wrong and waits for an answer."""
    wachtend = klant.betwistingen.filter(stand=Betwisting.Stand.OPEN)
    return [Melding(betwisten.naam(betwisting.veld), betwisting) for betwisting in wachtend]


def _regels(namen: tuple[str, ...], velden: dict[str, Bekend], gemeld: set[str]) -> list[Regel]:
    return [Regel(naam, velden[naam], naam in gemeld) for naam in namen if naam in velden]
