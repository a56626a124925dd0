"""Everything that the page of one figure tells, read from stored values (X-30, X-32, X-48)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from keten.indicatoren import Indicator, Maat, Stand, vind
from keten.kleine_getallen import te_klein
from keten.maanden import maanden_later, maanden_tot
from keten.models import Locatie
from klanten.models import Clientbeeld, Klant
from landkaart.cijfers import lezen, versies
from landkaart.cijfers.afschermen import verborgen
from landkaart.cijfers.uitsplitsen import UITSPLITSINGEN
from landkaart.figuren import Figuur
from landkaart.jaarplan.streven import Streven, streefwaarden
from landkaart.models import Indicatorronde, Indicatorversie, Referentieresultaat
from landkaart.overzichten import figuren, woorden
from landkaart.overzichten.woorden import Verandering

MAANDEN = 12
_WOORDEN: dict[str, dict[str, Any]] = {
    "kwadrant": {code: f"{code}: {naam}" for code, naam in Clientbeeld.Kwadrant.choices},
    "beginafstand": dict(Clientbeeld.Afstand.choices),
    "geslacht": dict(Klant.Geslacht.choices),
}
"""Groups that are stored as a code, in words."""

SAMEN = ("preventiequote", "uitstroomquote")
"""Two figures that are read together: what prevention kept out cannot flow out (X-48)."""

INSTROOM = {"route": "route", "beginafstand": "afstand tot werk"}
"""What the inflow is divided by, beside those two."""


@dataclass(frozen=True)
class Groepregel:
    """One group of a breakdown; without a `stand` it is hidden (`verborgen`)."""

    naam: str
    stand: Stand | None
    verandering: Verandering | None

    @property
    def tekst(self) -> str:
        """Its value in words."""
        return woorden.stand(self.stand) if self.stand else woorden.VERBORGEN


@dataclass(frozen=True)
class Cijferbeeld:
    """A figure of a location in a month, with what surrounds it.

    Attributes:
        uitsplitsing: the breakdown that is shown; empty for none.
    """

    indicator: Indicator
    locatie: Locatie
    maand: datetime.date
    uitsplitsing: str = ""

    @cached_property
    def reeks(self) -> list[Stand]:
        """The months up to this one, with one more, so that a year ago is there too."""
        alle = lezen.reeks(self.indicator.code, [self.locatie], self.maand, maanden=MAANDEN + 1)
        return alle[self.locatie.pk]

    @property
    def verloop(self) -> list[Stand]:
        """The months of the picture and its table."""
        begin = maanden_tot(self.maand, MAANDEN)[0]
        return [een for een in self.reeks if een.maand >= begin]

    def van(self, maand: datetime.date) -> Stand | None:
        """The figure of one of the months."""
        return next((een for een in self.reeks if een.maand == maand), None)

    @property
    def stand(self) -> Stand | None:
        """The figure of this month."""
        return self.van(self.maand)

    @property
    def tekst(self) -> str:
        """The figure in words."""
        return woorden.stand(self.stand)

    @property
    def veranderingen(self) -> list[Verandering]:
        """What changed since last month and since a year ago."""
        eerder = (maanden_later(self.maand, -1), maanden_later(self.maand, -12))
        gevonden = [woorden.verandering(self.stand, self.van(dag)) for dag in eerder]
        return [een for een in gevonden if een]

    @cached_property
    def streven(self) -> Streven | None:
        """The target in the adopted plan, if there is one."""
        return streefwaarden(self.locatie, self.maand).get(self.indicator.code)

    @property
    def streefzin(self) -> str:
        """Where the figure stands against its target."""
        streven = self.streven
        return woorden.streefzin(self.indicator, self.stand, streven.waarde, streven.op) if streven else ""

    @cached_property
    def versies(self) -> list[Indicatorversie]:
        """Every definition that it had or will have, the latest first."""
        return versies.versies(self.indicator.code)

    @property
    def parameter(self) -> int:
        """The number in the definition under which the value was computed."""
        nummer = self.stand.versie if self.stand else 0
        gevonden = [een.parameter for een in self.versies if een.nummer == nummer]
        standaard = self.indicator.parameter.standaard if self.indicator.parameter else 0
        return gevonden[0] if gevonden else standaard

    @property
    def zin(self) -> str:
        """What the figure is, with the set number."""
        return self.indicator.in_woorden(self.parameter)

    @cached_property
    def figuur(self) -> Figuur | None:
        """The trend as a picture."""
        return figuren.verloop(self.indicator, self.verloop, self.streven.waarde if self.streven else None)

    @property
    def rijen(self) -> list[tuple[datetime.date, Stand, str, bool]]:
        """The table of the trend, the latest month first: month, figure, in words, other definition."""
        versie = self.stand.versie if self.stand else 0
        return [(een.maand, een, woorden.stand(een), een.versie != versie) for een in reversed(self.verloop)]

    @cached_property
    def uitsplitsingen(self) -> list[tuple[str, str]]:
        """The breakdowns that this figure has, by code and name."""
        heeft = set(lezen.uitsplitsingen(self.indicator.code, self.locatie, self.maand))
        return [(code, naam) for code, naam in UITSPLITSINGEN.items() if code in heeft]

    @cached_property
    def groepen(self) -> list[Groepregel]:
        """The groups of the chosen breakdown, with what changed in a year."""
        nu = self._groepen_in(self.maand)
        toen = self._groepen_in(maanden_later(self.maand, -12)) if nu else []
        # What that year's page does not show must not follow from a change either.
        stil = verborgen(toen)
        eerder = {een.groep: een for plek, een in enumerate(toen) if plek not in stil}
        geheim = verborgen(nu)
        return [
            Groepregel(self._groepnaam(een), None, None)
            if plek in geheim
            else Groepregel(self._groepnaam(een), een, woorden.verandering(een, eerder.get(een.groep)))
            for plek, een in enumerate(nu)
        ]

    @property
    def ronde(self) -> Indicatorronde | None:
        """The last run over this month."""
        return Indicatorronde.objects.filter(maand=self.maand).first()

    @property
    def elders(self) -> QuerySet[Referentieresultaat]:
        """What the sources report of this figure elsewhere."""
        return Referentieresultaat.objects.filter(indicator=self.indicator.code).select_related("locatie")

    @property
    def met_breuk(self) -> bool:
        """Whether the figure is one number out of another."""
        return self.indicator.maat is not Maat.AANTAL

    def _groepnaam(self, een: Stand) -> str:
        return groepnaam(self.uitsplitsing, een.groep)

    def _groepen_in(self, maand: datetime.date) -> list[Stand]:
        return lezen.uitgesplitst(self.indicator.code, self.locatie, maand, self.uitsplitsing)


@dataclass(frozen=True)
class Samenbeeld:
    """The preventiequote and the uitstroomquote over the composition of the inflow (X-48).

    Attributes:
        delen: by month, the share in percents of each group in the inflow.
    """

    figuur: Figuur
    lijnen: list[tuple[Indicator, list[Stand]]]
    delen: dict[datetime.date, dict[str, float]]

    @property
    def groepen(self) -> list[str]:
        """The groups in the inflow."""
        return sorted({groep for rij in self.delen.values() for groep in rij})

    @property
    def rijen(self) -> list[tuple[datetime.date, list[str], list[str]]]:
        """The table under the picture: month, the figures, and the shares of the inflow."""
        standen = [{een.maand: een for een in reeks} for _, reeks in self.lijnen]
        dagen = sorted({dag for rij in standen for dag in rij}, reverse=True)
        return [
            (
                dag,
                [woorden.stand(rij.get(dag)) for rij in standen],
                [self._deel(dag, groep) for groep in self.groepen],
            )
            for dag in dagen
        ]

    def _deel(self, dag: datetime.date, groep: str) -> str:
        deel = self.delen.get(dag, {}).get(groep)
        return "" if deel is None else woorden.getal(deel, "%")


def samen(locatie: Locatie, maand: datetime.date, naar: str) -> Samenbeeld | None:
    """Both quotes of a year in one picture; None when there is nothing to draw.

    Args:
        naar: a key of `INSTROOM`.
    """
    gelezen = lezen.van_locatie(locatie, maand, MAANDEN, codes=SAMEN)
    lijnen = [(indicator, gelezen[code]) for code in SAMEN if (indicator := vind(code))]
    delen = _delen(lezen.uitgesplitst("instroom", locatie, maand, naar, MAANDEN), naar)
    figuur = figuren.samen(lijnen, delen, INSTROOM[naar])
    return Samenbeeld(figuur, lijnen, delen) if figuur else None


def groepnaam(uitsplitsing: str, groep: str) -> str:
    """A group as people call it."""
    return str(_WOORDEN.get(uitsplitsing, {}).get(groep, groep))


def _delen(standen: Sequence[Stand], naar: str) -> dict[datetime.date, dict[str, float]]:
    """The share of each group by month; a month with a small group is left out."""
    per_maand: dict[datetime.date, list[Stand]] = {}
    for een in standen:
        per_maand.setdefault(een.maand, []).append(een)
    delen = {}
    for dag, groepen in per_maand.items():
        geheel = sum(een.telt for een in groepen)
        if geheel and not any(te_klein(een.mensen) for een in groepen):
            delen[dag] = {groepnaam(naar, een.groep): round(100 * een.telt / geheel, 1) for een in groepen}
    return delen
