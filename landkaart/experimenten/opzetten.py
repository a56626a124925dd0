"""Setting up an experiment: what it tests, on whom, and how many that takes (D-36, L-49)."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from keten import opslaan
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.indicatoren import Indicator, alle, vind
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from landkaart.experimenten.rekenen import Omvang, omvang
from landkaart.models import Experiment

STANDAARD_HANDHAVING = "preventiequote"
"""What an experiment of enforcement is measured by, unless its maker chooses otherwise (H-53)."""


BIJ_DE_LOTING_VAST = ("preventiequote", "uitstroomquote", "binnen-een-week")
"""Figures of which the day of the draw settles who is counted: by registration, or by the benefit then.

Of other figures the treatment itself decides who is counted: of those who are still in guidance the
successful have gone, and of applications only those count who applied.
"""


def meetbaar() -> list[Indicator]:
    """The figures that can tell two groups of clients apart, in the order of all figures."""
    return [indicator for indicator in alle() if indicator.code in BIJ_DE_LOTING_VAST]


def lijst(locatie: Locatie) -> QuerySet[Experiment]:
    """The experiments of a location, those that run first."""
    return Experiment.objects.filter(locatie=locatie).select_related("praktijk", "opgezet_door__gebruiker")


def benodigd(experiment: Experiment) -> Omvang | None:
    """How many clients with an outcome each group needs; None when no difference sought was filled in."""
    indicator = vind(experiment.indicator)
    nu, effect = experiment.uitgangswaarde, experiment.effect
    if indicator is None or nu is None or effect is None:
        return None
    straks = nu + effect if indicator.hoger_is_beter else nu - effect
    if not 0 < straks < 100:
        return None
    return omvang(
        nu=float(nu) / 100, straks=float(straks) / 100, kracht=experiment.kracht, aandeel=experiment.aandeel
    )


def maak(*, locatie: Locatie, door: Medewerker, **velden: Any) -> Experiment:
    """Begin an experiment; nobody takes part yet.

    Args:
        velden: fields of `Experiment`.

    Raises:
        RechtOntbreekt: this person does not set up experiments at this location.
        NietToegestaan: the figure or the difference sought cannot be used.
        ValidationError: with a message per field.
    """
    eis(door, locatie, Recht.EXPERIMENTEN)
    if velden.get("soort") == Experiment.Soort.HANDHAVING and not velden.get("indicator"):
        velden["indicator"] = STANDAARD_HANDHAVING
    _keur(velden)
    return opslaan.voeg_toe(Experiment(locatie=locatie, opgezet_door=door, **velden))


def pas_aan(*, experiment: Experiment, versie: int, door: Medewerker, **velden: Any) -> Experiment:
    """Change the set-up, as long as it does not run.

    Raises:
        RechtOntbreekt: this person does not set up experiments at this location.
        NietToegestaan: it runs already, or the figure or the difference sought cannot be used.
        VersieConflict: somebody saved in between.
    """
    eis(door, experiment.locatie, Recht.EXPERIMENTEN)
    if experiment.stand != Experiment.Stand.CONCEPT:
        raise NietToegestaan("Dit experiment is al begonnen. De opzet ligt vast.")
    _keur(velden)
    return opslaan.wijzig(experiment, versie=versie, **velden)


@transaction.atomic
def gooi_weg(*, experiment: Experiment, door: Medewerker) -> None:
    """Throw a set-up away that never ran; what it was stays in the history of the database.

    Raises:
        RechtOntbreekt: this person does not set up experiments at this location.
        NietToegestaan: it has begun, or a survey has questions for who takes part.
    """
    eis(door, experiment.locatie, Recht.EXPERIMENTEN)
    huidig = Experiment.objects.select_for_update(of=("self",)).get(pk=experiment.pk)
    if huidig.stand != Experiment.Stand.CONCEPT:
        raise NietToegestaan("Dit experiment is al begonnen. Daarom blijft het staan.")
    if huidig.peilingvragen.exists():
        raise NietToegestaan("Bij dit experiment horen vragen van een peiling. Daarom blijft het staan.")
    huidig.delete()


def _keur(velden: dict[str, Any]) -> None:
    code = velden.get("indicator", "")
    indicator = vind(code)
    if code and (indicator is None or indicator not in meetbaar()):
        raise NietToegestaan("Met dit cijfer zijn twee groepen niet te vergelijken.", veld="indicator")
    nu, effect = velden.get("uitgangswaarde"), velden.get("effect")
    if indicator is None or nu is None or effect is None:
        return
    straks = nu + effect if indicator.hoger_is_beter else nu - effect
    if not 0 < straks < 100:
        raise NietToegestaan(
            "Met dit verschil komt het cijfer buiten de 0 en 100 procent. Kies een kleiner verschil.",
            veld="effect",
        )
