"""The four-month report on the Landkaart, for the minister and everybody else (L-30).

Screen, PDF and spreadsheet are made from the same `Rapport`, so their figures are equal.

Source: Integrale dienstverlening (IWI 2008), 3.3: the Landkaart feeds the four-month report to the minister,
and does not claim to be exact.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format

from keten.maanden import laatste_dag
from keten.models import Locatie
from keten.tijd import vandaag
from landkaart import landelijk, landsbeeld
from landkaart.functies import Datakwaliteit, Functie, meet_kwaliteit
from landkaart.landelijk import Fasebeeld, Mijlpaalbeeld
from landkaart.landsbeeld import Totaal
from landkaart.scores import getal

FUNCTIES = (Functie.VERANTWOORDING, Functie.VOORTGANG)


@dataclass(frozen=True, order=True)
class Tertaal:
    """Four months: the first, second or third of a year."""

    jaar: int
    nummer: int

    @classmethod
    def van(cls, dag: datetime.date) -> "Tertaal":
        """The four months in which a day lies."""
        return cls(dag.year, (dag.month - 1) // 4 + 1)

    @property
    def einde(self) -> datetime.date:
        """The last day."""
        return laatste_dag(datetime.date(self.jaar, self.nummer * 4, 1))

    @property
    def stand_op(self) -> datetime.date:
        """The day whose figures count: the last one, or today when that has not come yet."""
        return min(self.einde, vandaag())

    @property
    def vorige(self) -> "Tertaal":
        """The four months before."""
        return Tertaal(self.jaar, self.nummer - 1) if self.nummer > 1 else Tertaal(self.jaar - 1, 3)

    @property
    def code(self) -> str:
        """As it stands in addresses and file names: `2026-2`."""
        return f"{self.jaar}-{self.nummer}"

    def __str__(self) -> str:
        begin = datetime.date(self.jaar, self.nummer * 4 - 3, 1)
        return f"{date_format(begin, 'F')} tot en met {date_format(self.einde, 'F Y')}"


@dataclass(frozen=True)
class Locatieregel:
    """A location in the report."""

    locatie: Locatie
    totaal: Totaal

    @property
    def punten(self) -> str:
        """The points, with one decimal."""
        return getal(self.totaal.punten) if self.totaal.ingevuld else "niet ingevuld"

    @property
    def datum(self) -> datetime.date | None:
        """The day of the last data."""
        return timezone.localdate(self.totaal.laatste) if self.totaal.laatste else None


@dataclass(frozen=True)
class Rapport:
    """What the report says.

    Attributes:
        verschillen: by the key of the milestone, the change of the mean since the report before, in percent
            points.
    """

    tertaal: Tertaal
    mijlpalen: Sequence[Mijlpaalbeeld]
    verschillen: dict[int, Decimal]
    fasen: Sequence[Fasebeeld]
    plannen: Decimal
    uitvoeren: Decimal
    locaties: Sequence[Locatieregel]
    kwaliteit: Datakwaliteit


def lijst() -> list[Tertaal]:
    """The reports that there are, newest first: every four months since the first measurement."""
    metingen = landsbeeld.metingen(stand=landsbeeld.sleutel())
    nu = Tertaal.van(vandaag())
    if not metingen:
        return [nu]
    eerste, rij = Tertaal.van(metingen[-1][0]), [nu]
    while rij[-1] > eerste:
        rij.append(rij[-1].vorige)
    return rij


def stel_op(tertaal: Tertaal) -> Rapport:
    """Put the report together; the number of queries does not depend on how much there is."""
    stand, dag = landsbeeld.sleutel(), tertaal.stand_op
    mijlpalen, locaties = landsbeeld.landelijke_mijlpalen(dag), landsbeeld.locaties(dag)
    scores = landsbeeld.scores_op(dag, stand=stand)
    eerder = landsbeeld.scores_op(tertaal.vorige.einde, stand=stand)
    sleutels = [locatie.pk for locatie in locaties]
    beelden = landelijk.per_mijlpaal(scores, sleutels, mijlpalen)
    toen = landelijk.per_mijlpaal(eerder, sleutels, mijlpalen)
    fasen = landelijk.per_fase(beelden)
    plannen, uitvoeren = landelijk.tegenstelling(fasen)
    return Rapport(
        tertaal=tertaal,
        mijlpalen=beelden,
        verschillen={
            nu.mijlpaal.pk: nu.gemiddeld - oud.gemiddeld for nu, oud in zip(beelden, toen, strict=True)
        },
        fasen=fasen,
        plannen=plannen,
        uitvoeren=uitvoeren,
        locaties=[
            Locatieregel(locatie, landsbeeld.totaal(scores.get(locatie.pk, {}), mijlpalen))
            for locatie in locaties
        ],
        kwaliteit=meet_kwaliteit(scores, sleutels, mijlpalen),
    )
