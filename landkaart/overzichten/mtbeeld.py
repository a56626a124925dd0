"""The dashboard of a location: figures of the chain first, then outcome, then those of one column (X-31)."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from keten.indicatoren import Indicator, Soort, Stand, alle, vind
from keten.maanden import laatste_dag, maanden_later
from keten.models import Ketenpartner, Locatie
from landkaart.cijfers import lezen
from landkaart.jaarplan import koers
from landkaart.jaarplan.koers import Koers
from landkaart.jaarplan.streven import Streven, streefwaarden
from landkaart.overzichten import figuren, landelijkdoel, woorden
from landkaart.overzichten.woorden import Richting, Verandering

MAANDEN = 12
VOOROP = (
    "preventiequote",
    "poortwachterquote",
    "uitstroomquote",
    "plaatsingen",
    "bestendige-plaatsingen",
    "tevredenheid-klanten",
)
"""The figures of the chain that always stand on top."""


@dataclass(frozen=True)
class Tegel:
    """One figure on the dashboard.

    Attributes:
        reeks: the months up to this one.
        botst: the figures of the chain that go wrong while this one goes well; only of a column.
    """

    indicator: Indicator
    maand: datetime.date
    reeks: list[Stand]
    streven: Streven | None
    botst: tuple[Indicator, ...] = ()

    @property
    def stand(self) -> Stand | None:
        """The figure of the month."""
        return self.reeks[-1] if self.reeks and self.reeks[-1].maand == self.maand else None

    @property
    def tekst(self) -> str:
        """The figure in words."""
        return woorden.stand(self.stand)

    @property
    def verandering(self) -> Verandering | None:
        """What changed since the month before."""
        eerder = maanden_later(self.maand, -1)
        return woorden.verandering(self.stand, next((een for een in self.reeks if een.maand == eerder), None))

    @property
    def streefzin(self) -> str:
        """Where it stands against its target."""
        streven = self.streven
        return woorden.streefzin(self.indicator, self.stand, streven.waarde, streven.op) if streven else ""

    @property
    def koers(self) -> Koers | None:
        """Whether the goal is on track; None without a goal."""
        if self.streven is None:
            return None
        doel = self.streven.doel
        return koers.beoordeel(
            woorden.toonbaar(self.stand),
            nul=float(doel.nulwaarde),
            streef=self.streven.waarde,
            van=max(doel.nul_op, doel.begin_op),
            op=doel.op,
            dag=laatste_dag(self.maand),
        )

    @property
    def kolom(self) -> str:
        """Whose column it is of; empty for figures of the whole chain."""
        return Ketenpartner.Kolom(self.indicator.kolom).label if self.indicator.kolom else ""

    @property
    def vonk(self) -> SafeString:
        """The trend as a small line."""
        return figuren.vonk(self.reeks)

    @property
    def strijdig(self) -> list[Indicator]:
        """The figures of the chain that steering on this one may hurt."""
        return [gevonden for code in self.indicator.strijdig_met if (gevonden := vind(code))]


class Mtbeeld:
    """All figures of a location in a month; the number of queries does not grow with the figures."""

    def __init__(self, locatie: Locatie, maand: datetime.date) -> None:
        self.locatie = locatie
        self.maand = maand

    @cached_property
    def tegels(self) -> list[Tegel]:
        """Every figure, those of the chain first."""
        reeksen = lezen.van_locatie(self.locatie, self.maand, MAANDEN)
        streven = streefwaarden(self.locatie, self.maand)
        kaal = [Tegel(een, self.maand, reeksen[een.code], streven.get(een.code)) for een in alle()]
        per_code = {tegel.indicator.code: tegel for tegel in kaal}
        return [
            Tegel(een.indicator, een.maand, een.reeks, een.streven, botsingen(een, per_code)) for een in kaal
        ]

    @property
    def gemeten(self) -> bool:
        """Whether anything was ever computed for this location."""
        return any(tegel.reeks for tegel in self.tegels)

    def van_soort(self, soort: Soort) -> list[Tegel]:
        """The figures of one kind; goals that lag behind first, then other goals, then the rest."""
        gevonden = [tegel for tegel in self.tegels if tegel.indicator.soort is soort]
        return sorted(gevonden, key=lambda tegel: (tegel.koers is not Koers.ACHTER, tegel.streven is None))

    @property
    def uitkomsten(self) -> list[Tegel]:
        """What it yields for people: participation with the number of benefits beside it (X-36, X-37)."""
        tegels = {tegel.indicator.code: tegel for tegel in self.van_soort(Soort.UITKOMST)}
        vooraan = [tegels.pop(code) for code in (landelijkdoel.CIJFER, "uitkeringsvolume") if code in tegels]
        return [*vooraan, *tegels.values()]

    @property
    def voorop(self) -> list[Tegel]:
        """The figures of the chain that lead: those that the sources name, and those with a goal."""
        return [een for een in self.van_soort(Soort.KETEN) if een.streven or een.indicator.code in VOOROP]

    @property
    def verder(self) -> list[Tegel]:
        """The other figures of the chain."""
        voorop = {een.indicator.code for een in self.voorop}
        return [een for een in self.van_soort(Soort.KETEN) if een.indicator.code not in voorop]

    @property
    def achter(self) -> list[Tegel]:
        """The figures whose goal lags behind."""
        return [tegel for tegel in self.tegels if tegel.koers is Koers.ACHTER]

    @property
    def landelijk(self) -> list[str]:
        """The national goals, with the part of this location (X-37)."""
        tegel = next((een for een in self.tegels if een.indicator.code == landelijkdoel.CIJFER), None)
        return landelijkdoel.zinnen(tegel.stand if tegel else None)


def botsingen(tegel: Tegel, per_code: Mapping[str, Tegel]) -> tuple[Indicator, ...]:
    """The figures of the chain that get worse or lag behind their goal while this one of a column improves.

    Source: De lerende keten (IWI 2008), on performance figures: those of the whole chain lead, and those of
    one column are used only as far as they do not go against them.
    """
    eigen = tegel.verandering
    if tegel.indicator.soort is not Soort.KOLOM or eigen is None or eigen.richting is not Richting.BETER:
        return ()
    strijdig: Iterable[Tegel] = (per_code[code] for code in tegel.indicator.strijdig_met if code in per_code)
    return tuple(ander.indicator for ander in strijdig if _lijdt(ander))


def _lijdt(tegel: Tegel) -> bool:
    verandering = tegel.verandering
    slechter = verandering is not None and verandering.richting is Richting.SLECHTER
    return slechter or tegel.koers is Koers.ACHTER
