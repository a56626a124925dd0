"""What the results say, in sentences; pure functions."""

from collections.abc import Sequence

from keten.getallen import met_komma
from landkaart.peilingen.rekenen import Score
from landkaart.peilingen.tijdvakken import Tijdvak
from landkaart.peilingen.uitkomsten import Verwachtingscore

_RUIS = 0.05  # points: a smaller difference is the same number when it is shown with one decimal


def samen(alles: Score, verwachtingen: Sequence[Verwachtingscore]) -> str:
    """The mean of everything, and what clients judge best and worst; empty when it is not shown."""
    if alles.gemiddelde is None:
        return ""
    zin = f"Klanten geven gemiddeld een {met_komma(alles.gemiddelde)} van 5."
    getoond = [een for een in verwachtingen if een.score.gemiddelde is not None]
    if len(getoond) < 2:
        return zin
    op_rij = sorted(getoond, key=lambda een: een.score.gemiddelde or 0)
    return f"{zin} Het hoogst scoort: {_klein(op_rij[-1])}. Het laagst scoort: {_klein(op_rij[0])}."


def verandering(trend: Sequence[tuple[Tijdvak, Score]]) -> str:
    """What changed between the last two stretches that are shown; empty when there are no two."""
    getoond = [(tijdvak, een.gemiddelde) for tijdvak, een in trend if een.gemiddelde is not None]
    if len(getoond) < 2:
        return ""
    (eerder, toen), (laatst, nu) = getoond[-2:]
    if abs(nu - toen) < _RUIS:
        return f"In het {laatst} is dat gelijk aan het {eerder}."
    woord = "hoger" if nu > toen else "lager"
    return f"In het {laatst} is dat {met_komma(abs(nu - toen))} {woord} dan in het {eerder}."


def _klein(een: Verwachtingscore) -> str:
    naam = str(een.verwachting.label)
    return f"{naam[0].lower()}{naam[1:]} ({met_komma(een.score.gemiddelde or 0)})"
