"""A location where an experiment can be set up: members of the MT, and clients who fit."""

import datetime
from typing import Any

from keten.models import Ketenpartner, Locatie, Medewerker, Regime
from keten.tijd import vandaag
from klanten.models import Klant, Uitkering
from landkaart.experimenten import opzetten, uitvoeren
from landkaart.models import Experiment
from tests.fabriek import KetenpartnerFabriek, RegimeFabriek, maak_klanten

DAG = datetime.timedelta(days=1)
EINDE = vandaag() + 90 * DAG
ZAAD = "gelijk"
"""A seed that happens to give groups of the same size for the numbers of clients in these tests."""


def maak(locatie: Locatie, door: Medewerker, **velden: Any) -> Experiment:
    """A set-up that can start."""
    gegevens = {
        "naam": "Workshop in week één",
        "aanpak": "een workshop in de eerste week",
        "hypothese": "Wie de workshop doet, vraagt minder vaak een uitkering aan.",
        "controlegroep": "de gewone intake",
        "indicator": "preventiequote",
        "einde_op": EINDE,
        "evaluatie_op": EINDE + 30 * DAG,
    }
    return opzetten.maak(locatie=locatie, door=door, **gegevens | velden)


def start(experiment: Experiment, door: Medewerker, **keuzes: Any) -> Experiment:
    """The same, running."""
    return uitvoeren.start(experiment=experiment, versie=experiment.versie, door=door, **keuzes)


def klanten_met_uitkomst(locatie: Locatie, aantal: int) -> list[Klant]:
    """Clients who registered so long ago that the preventiequote counts them today."""
    klanten = maak_klanten(aantal, locatie=locatie)
    Klant.objects.filter(pk__in=[klant.pk for klant in klanten]).update(aangemeld_op=vandaag() - 95 * DAG)
    return klanten


def geef_uitkering(klanten: list[int]) -> None:
    """A benefit since the registration, so that the preventiequote does not count these clients."""
    regime: Regime = RegimeFabriek()
    partner: Ketenpartner = KetenpartnerFabriek()
    Uitkering.objects.bulk_create(
        Uitkering(klant_id=pk, regime=regime, partner=partner, van=vandaag() - 95 * DAG) for pk in klanten
    )


def afgerond(locatie: Locatie, door: Medewerker, *, per_groep: int = 24) -> Experiment:
    """An experiment of which the end has passed: three in four of E without a benefit, one in four of C."""
    klanten_met_uitkomst(locatie, 2 * per_groep)
    opzet = maak(
        locatie, door, soort=Experiment.Soort.HANDHAVING, einde_op=vandaag() - DAG, evaluatie_op=None
    )
    experiment = start(opzet, door, op=vandaag() - 60 * DAG, zaad=ZAAD)
    for groep, deel in (("E", 4), ("C", 1)):
        leden = list(experiment.deelnames.filter(groep=groep).values_list("klant_id", flat=True))
        geef_uitkering(leden[::deel] if groep == "E" else leden[: len(leden) * 3 // 4])
    return experiment
