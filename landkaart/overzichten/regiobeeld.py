"""Locations beside each other, and regions beside each other, on the same figures (X-38)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from keten.indicatoren import Indicator, Maat, Soort, Stand, alle
from keten.kleine_getallen import te_klein
from keten.maanden import maanden_later
from keten.models import Arbeidsmarktregio, Locatie
from keten.tijd import vandaag
from landkaart.cijfers import lezen
from landkaart.cijfers.afschermen import verborgen
from landkaart.overzichten import woorden

Standen = dict[str, Stand]


@dataclass(frozen=True)
class Regel:
    """A location or a region with its figures of a month, and those of a year before.

    Attributes:
        eigen: whether it is the reader's own.
    """

    naam: str
    code: str
    nu: Standen
    toen: Standen
    eigen: bool = False

    def stand(self, code: str) -> Stand | None:
        """One figure."""
        return self.nu.get(code)

    def cellen(self, codes: Sequence[str]) -> list[str]:
        """Figures in words; empty for what is not known, which would fill most of a table with words."""
        return [woorden.kort(self.nu[code]) if code in self.nu else "" for code in codes]

    def verandering(self, code: str) -> woorden.Verandering | None:
        """What changed in a year."""
        return woorden.verandering(self.nu.get(code), self.toen.get(code))


@dataclass(frozen=True)
class Vergelijking:
    """Locations and regions with the same figures.

    Attributes:
        land: the whole country.
    """

    maand: datetime.date
    indicatoren: list[Indicator]
    locaties: list[Regel]
    regios: list[Regel]
    land: Regel

    @property
    def codes(self) -> list[str]:
        """The codes of the figures, in order."""
        return [een.code for een in self.indicatoren]


def uitkomsten() -> list[Indicator]:
    """The figures on which regions are compared: outcome instead of output, and people before money."""
    return [een for een in alle() if een.soort is Soort.UITKOMST and een.eenheid != "euro"]


def vergelijk(
    maand: datetime.date,
    indicatoren: list[Indicator],
    *,
    regio: Arbeidsmarktregio | None = None,
    eigen: Locatie | None = None,
) -> Vergelijking:
    """Read the figures of all locations; as many queries for a hundred as for one.

    Args:
        regio: only the locations of this region; None for all. Regions are always all there.
        eigen: the reader's own location, marked with its region.

    Source: Meer perspectief voor mensen (Divosa 2006), on steering: regions are benchmarked.
    """
    locaties = list(Locatie.objects.geldig_op(vandaag()).select_related("regio").order_by("naam"))
    codes = [een.code for een in indicatoren]
    nu = lezen.per_locatie(codes, locaties, maand)
    toen = lezen.per_locatie(codes, locaties, maanden_later(maand, -12))
    per_regio: dict[Arbeidsmarktregio, list[Locatie]] = {}
    for locatie in locaties:
        per_regio.setdefault(locatie.regio, []).append(locatie)
    return Vergelijking(
        maand,
        indicatoren,
        [
            Regel(plek.naam, plek.code, nu[plek.pk], toen[plek.pk], eigen=plek == eigen)
            for plek in locaties
            if regio is None or plek.regio_id == regio.pk
        ],
        [
            Regel(
                een.naam,
                een.code,
                _samen(codes, plekken, nu),
                _samen(codes, plekken, toen),
                eigen=eigen is not None and een.pk == eigen.regio_id,
            )
            for een, plekken in sorted(per_regio.items(), key=lambda paar: paar[0].naam)
        ],
        Regel("Nederland", "", _samen(codes, locaties, nu), _samen(codes, locaties, toen)),
    )


def sorteer(regels: list[Regel], sleutel: str) -> list[Regel]:
    """Order by name or by the code of a figure, a minus for the reverse; without a number comes last."""
    code, andersom = sleutel.removeprefix("-"), sleutel.startswith("-")
    if code in ("", "naam"):
        return sorted(regels, key=lambda regel: regel.naam, reverse=andersom)
    met = [regel for regel in regels if woorden.toonbaar(regel.stand(code)) is not None]
    zonder = [regel for regel in regels if woorden.toonbaar(regel.stand(code)) is None]
    met.sort(key=lambda regel: (woorden.toonbaar(regel.stand(code)) or 0, regel.naam), reverse=andersom)
    return [*met, *sorted(zonder, key=lambda regel: regel.naam)]


@dataclass(frozen=True)
class Openbaar:
    """One figure as the whole world may read it, in words; `regio` is empty when none was chosen."""

    indicator: Indicator
    land: str
    regio: str


def openbare_regel(
    vergelijking: Vergelijking, indicator: Indicator, regio: Arbeidsmarktregio | None
) -> Openbaar:
    """One figure of the country and of a region, without numbers that point at somebody.

    Regions are hidden until what the country leaves over tells nothing about one of them.
    """
    standen = {regel.code: een for regel in vergelijking.regios if (een := regel.stand(indicator.code))}
    weg = verborgen(list(standen.values()), te_klein_voor_iedereen)
    geheim = {code for plek, code in enumerate(standen) if plek in weg}
    land = vergelijking.land.stand(indicator.code)
    hier = regio.code if regio else ""
    return Openbaar(
        indicator,
        _voor_iedereen(land, verborgen=bool(land and te_klein_voor_iedereen(land))),
        _voor_iedereen(standen.get(hier), verborgen=hier in geheim) if hier else "",
    )


def _voor_iedereen(een: Stand | None, *, verborgen: bool) -> str:
    return woorden.VERBORGEN if verborgen else woorden.stand(een)


def te_klein_voor_iedereen(een: Stand) -> bool:
    """Whether a number points at so few people that it does not belong on a public page."""
    if not een.indicator.over_mensen:
        return False
    rest = een.van - een.telt if een.indicator.maat is Maat.AANDEEL else 0
    return een.te_klein or te_klein(een.telt) or te_klein(rest)


def _samen(codes: Sequence[str], locaties: Sequence[Locatie], standen: dict[int, Standen]) -> Standen:
    """The figures of several locations as one."""
    uitkomst = {}
    for code in codes:
        eigen = [standen[plek.pk][code] for plek in locaties if code in standen[plek.pk]]
        if geheel := lezen.samen(eigen):
            uitkomst[code] = geheel
    return uitkomst
