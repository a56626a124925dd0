"""Arrangements: per kwadrant the portfolio and the contact frequency of a location (D-27)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Prefetch

from diagnose.models import Instrument, Ketenarrangement
from keten.bevoegd import eis
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.models import Clientbeeld

Kwadrant = Clientbeeld.Kwadrant


@dataclass(frozen=True)
class Vak:
    """One of the four fields of the 2x2, with what a location does there; None when nothing has been set."""

    kwadrant: str
    naam: str
    arrangement: Ketenarrangement | None


def overzicht(locatie: Locatie) -> list[Vak]:
    """The four kwadranten in order, each with the arrangement that counts at a location."""
    nog = Prefetch("portfolio", Instrument.objects.geldig_op(vandaag()), to_attr="instrumenten")
    gevonden = {
        rij.kwadrant: rij for rij in Ketenarrangement.objects.voor_locatie(locatie).prefetch_related(nog)
    }
    return [Vak(code, naam, gevonden.get(code)) for code, naam in Kwadrant.choices]


def geldend(locatie: Locatie, kwadrant: str) -> Ketenarrangement | None:
    """The arrangement that counts at a location: its own, or else the national one."""
    return Ketenarrangement.objects.voor_locatie(locatie).filter(kwadrant=kwadrant).first()


@transaction.atomic
def stel_in(
    *,
    locatie: Locatie,
    kwadrant: str,
    contact_om_de_dagen: int,
    herdiagnose_na_maanden: int,
    portfolio: Iterable[Instrument],
    versie: int,
    door: Medewerker,
) -> Ketenarrangement:
    """Set the arrangement of a location for a kwadrant; the national one stays as it is for the others.

    Diagnoses that have been established keep their frequency; a new diagnosis takes the new one.

    Args:
        versie: of the location's own arrangement that the person saw; 0 when it had none.

    Raises:
        RechtOntbreekt: not of this location, or without the right to its rules.
        VersieConflict: a colleague changed or made it in between; nothing has been changed.
        ValidationError: a number is out of range.

    Source: Samen doen we het zo (Monitorgroep 2005), the four dienstverleningskwadranten.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    Locatie.objects.select_for_update().get(pk=locatie.pk)  # two who both make the first one take turns
    eigen = Ketenarrangement.objects.filter(locatie=locatie, kwadrant=kwadrant).first()
    velden = {
        "contact_om_de_dagen": contact_om_de_dagen,
        "herdiagnose_na_maanden": herdiagnose_na_maanden,
        "voorbeeld": False,
    }
    if eigen is None:
        arrangement = voeg_toe(Ketenarrangement(locatie=locatie, kwadrant=kwadrant, **velden))
    else:
        arrangement = wijzig(eigen, versie=versie, **velden)
    arrangement.portfolio.set(portfolio)
    return arrangement
