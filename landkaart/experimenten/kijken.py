"""Looking at results before the end: only with a reason, which stays (D-36)."""

from django.utils import timezone

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from landkaart.experimenten.resultaat import mag_open
from landkaart.models import Experiment, Tussenblik


def mag_zien(experiment: Experiment, medewerker: Medewerker) -> bool:
    """Whether somebody may read the results now: everybody after the end, before it who said why today."""
    if experiment.stand == Experiment.Stand.CONCEPT:
        return False
    if mag_open(experiment):
        return True
    vandaag_gekeken = experiment.tussenblikken.filter(door=medewerker, op__date=timezone.localdate())
    return vandaag_gekeken.exists()


def kijk(*, experiment: Experiment, waarom: str, door: Medewerker) -> Tussenblik:
    """Look at the results of an experiment that runs; who, when and why is kept and shown with the result.

    Raises:
        RechtOntbreekt: this person does not follow experiments at this location.
        NietToegestaan: it does not run, or everybody may read the results already.
        ValidationError: no reason was given.
    """
    eis(door, experiment.locatie, Recht.EXPERIMENTEN)
    if experiment.stand != Experiment.Stand.LOOPT or mag_open(experiment):
        raise NietToegestaan("Dit is alleen nodig zolang het experiment loopt.")
    return voeg_toe(Tussenblik(experiment=experiment, waarom=waarom.strip(), door=door))
