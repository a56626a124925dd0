"""Subsidies that were thought of for a client, proposed at the placement; a person grants them (D-35)."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from keten.tijd import vandaag
from klanten.models import Klant
from werkgevers.models import Plaatsing, Steunmaatregel

LOONKOSTENSUBSIDIE = "loonkostensubsidie"


@dataclass(frozen=True)
class Subsidie:
    """A subsidy of the wage for one client, as a floor above knows it.

    Attributes:
        sleutel: tells it from the others of this client.
        code: of the instrument; the measure with the same code is proposed, else the wage-cost subsidy.
        percentage: of the wage.
        eindigt_op: its last day, when it begins on the day that was asked; None when that is not known.
        herkomst: where it stands, as a sentence.
    """

    sleutel: str
    code: str
    naam: str
    percentage: int
    eindigt_op: datetime.date | None
    herkomst: str


@dataclass(frozen=True)
class Steunvoorstel:
    """A subsidy with the measure that it would be at this placement."""

    subsidie: Subsidie
    maatregel: Steunmaatregel
    begint_op: datetime.date

    def waarden(self) -> dict[str, Any]:
        """What the form of a new measure is filled in with."""
        return {
            "maatregel": self.maatregel.pk,
            "percentage": self.subsidie.percentage,
            "begint_op": self.begint_op,
            "eindigt_op": self.subsidie.eindigt_op,
            "toelichting": self.subsidie.herkomst,
        }


Bron = Callable[[Klant, datetime.date], Iterable[Subsidie]]
_BRONNEN: list[Bron] = []


def registreer(bron: Bron) -> None:
    """Say who knows subsidies of a client that begin on a day; called at start-up."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def voor(plaatsing: Plaatsing) -> list[Steunvoorstel]:
    """What can be proposed at a placement: not over yet, and of a measure that it does not have.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.6 (Alkmaar): a subsidy of 50% during 6 months.
    """
    begin = plaatsing.begint_op
    alle = {rij.code: rij for rij in Steunmaatregel.objects.filter(soort=Steunmaatregel.Soort.SUBSIDIE)}
    gehad = set(plaatsing.steun.values_list("maatregel", flat=True))
    vrij = {rij.pk for rij in alle.values() if not rij.vervallen and rij.pk not in gehad}
    if not vrij:
        return []
    voorstellen = []
    for bron in _BRONNEN:
        for subsidie in bron(plaatsing.klant, begin):
            maatregel = _maatregel(subsidie, alle)
            over = subsidie.eindigt_op is not None and subsidie.eindigt_op < vandaag()
            if maatregel is not None and maatregel.pk in vrij and not over:
                voorstellen.append(Steunvoorstel(subsidie, maatregel, begin))
    return voorstellen


def _maatregel(subsidie: Subsidie, alle: Mapping[str, Steunmaatregel]) -> Steunmaatregel | None:
    """The measure with the code of a subsidy; a share of the wage of another name is one of wage costs."""
    return alle.get(subsidie.code) or alle.get(LOONKOSTENSUBSIDIE)
