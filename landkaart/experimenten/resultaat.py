"""What came of an experiment: each group as the lot made it, and whether the difference means something.

Everybody stays in the group of the lot, also who said no (intention to treat); leaving those out would make
the groups unlike each other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any

from django.db.models import Count, Q, QuerySet

from diagnose.kansen.curve import Interval, wilson
from keten.indicatoren import Indicator, vind
from keten.kleine_getallen import te_klein
from keten.tijd import vandaag
from landkaart.cijfers import versies
from landkaart.experimenten.opzetten import benodigd
from landkaart.experimenten.rekenen import Omvang, Verschil, scheef, verschil
from landkaart.models import Experiment, Experimentdeelname

MINSTENS = 20
"""With fewer outcomes in a group nothing is said; a choice of the portal, as in `diagnose.kansen`."""
_DAGEN_PER_VRAAG = 50


class Uitslag(StrEnum):
    """What can be said."""

    TE_VROEG = "te_vroeg"
    GESTOPT = "gestopt"
    TE_WEINIG = "te_weinig"
    SCHEEF = "scheef"
    TOEVAL = "toeval"
    BETER = "beter"
    SLECHTER = "slechter"


@dataclass(frozen=True)
class Groepsuitkomst:
    """One group, or the part of it in one stratum.

    Attributes:
        geloot: how many the lot put in it.
        n: how many of them have an outcome.
        telt: how many of those reached it.
        afgemeld: how many said no; they count in the group all the same.
        dicht: not shown, because it would point at somebody.
    """

    groep: Experimentdeelname.Groep
    geloot: int
    n: int
    telt: int
    afgemeld: int
    dicht: bool = False

    @property
    def deel(self) -> float | None:
        """The share that reached the outcome, as a percentage; None when it may not or cannot be said."""
        return None if self.dicht or not self.n else 100 * self.telt / self.n

    @property
    def interval(self) -> Interval | None:
        """Between which two percentages the truth lies, as 95 of 100 such intervals do."""
        if self.dicht or not self.n:
            return None
        zeker = wilson(self.telt, self.n)
        return Interval(100 * zeker.laag, 100 * zeker.hoog)


@dataclass(frozen=True)
class Vergelijking:
    """Both groups beside each other: of everybody, or of one stratum (`laag`)."""

    laag: str
    experiment: Groepsuitkomst
    controle: Groepsuitkomst

    @property
    def groepen(self) -> tuple[Groepsuitkomst, Groepsuitkomst]:
        """The experiment group, then the control group."""
        return (self.experiment, self.controle)

    @property
    def verschil(self) -> Verschil | None:
        """How much higher the experiment group is, in percentage points; None when it may not be said."""
        if any(groep.dicht or not groep.n for groep in self.groepen):
            return None
        ruw = verschil(self.experiment.telt, self.experiment.n, self.controle.telt, self.controle.n)
        return Verschil(100 * ruw.waarde, 100 * ruw.laag, 100 * ruw.hoog)

    @property
    def scheef(self) -> bool:
        """Whether one group lacks outcomes clearly more often; then the groups are no longer alike."""
        een, twee = self.groepen
        return bool(een.geloot and twee.geloot) and scheef(een.n, een.geloot, twee.n, twee.geloot)


@dataclass(frozen=True)
class Resultaat:
    """All that the page tells."""

    experiment: Experiment
    indicator: Indicator
    geheel: Vergelijking
    lagen: tuple[Vergelijking, ...]
    nodig: Omvang | None
    uitslag: Uitslag

    @property
    def alles(self) -> tuple[Vergelijking, ...]:
        """Everybody first, then the strata."""
        return (self.geheel, *self.lagen)


def mag_open(experiment: Experiment) -> bool:
    """Whether the results may be read without saying why: after the planned end, or once it has ended."""
    if experiment.stand in (Experiment.Stand.AFGEROND, Experiment.Stand.GESTOPT):
        return True
    return experiment.stand == Experiment.Stand.LOOPT and _voorbij(experiment)


def bereken(experiment: Experiment) -> Resultaat | None:
    """Count the outcome of every participant.

    Returns:
        None for a set-up that does not run yet, or when nobody defines the figure any more.
    """
    indicator = vind(experiment.indicator)
    if indicator is None or experiment.gestart_op is None:
        return None
    deelnames = list(experiment.deelnames.order_by().values_list("klant_id", "groep", "laag", "afgemeld_op"))
    uitkomsten = _uitkomsten(experiment, indicator)
    bakken: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for klant, groep, laag, afgemeld_op in deelnames:
        for bak in (bakken["", groep], *([bakken[laag, groep]] if laag else [])):
            bak["geloot"] += 1
            bak["afgemeld"] += afgemeld_op is not None
            bak["n"] += klant in uitkomsten
            bak["telt"] += uitkomsten.get(klant, False)
    lagen = sorted({laag for laag, _ in bakken if laag})
    geheel, nodig = _vergelijk("", bakken), benodigd(experiment)
    return Resultaat(
        experiment,
        indicator,
        geheel,
        tuple(verberg(_vergelijk(laag, bakken) for laag in lagen)),
        nodig,
        oordeel(experiment, geheel, nodig, hoger_is_beter=bool(indicator.hoger_is_beter)),
    )


def verdeling(experiment: Experiment) -> dict[str, tuple[int, int]]:
    """How many the lot put in each group, and how many of those said no; by the name of the group."""
    geteld = experiment.deelnames.order_by().values_list("groep")
    aantallen = {
        groep: (allen, weg)
        for groep, allen, weg in geteld.annotate(
            allen=Count("pk"), weg=Count("pk", filter=Q(afgemeld_op__isnull=False))
        )
    }
    return {str(groep.label): aantallen.get(groep, (0, 0)) for groep in Experimentdeelname.Groep}


def oordeel(
    experiment: Experiment, geheel: Vergelijking, nodig: Omvang | None, *, hoger_is_beter: bool
) -> Uitslag:
    """What may be concluded; nothing before the planned end, or with fewer outcomes than were planned."""
    if experiment.stand == Experiment.Stand.GESTOPT:
        return Uitslag.GESTOPT
    if experiment.stand != Experiment.Stand.AFGEROND and not _voorbij(experiment):
        return Uitslag.TE_VROEG
    gevraagd = (max(MINSTENS, nodig.experiment), max(MINSTENS, nodig.controle)) if nodig else (MINSTENS,) * 2
    gehaald = all(groep.n >= n for groep, n in zip(geheel.groepen, gevraagd, strict=True))
    uitkomst = geheel.verschil
    if not gehaald or uitkomst is None:
        return Uitslag.TE_WEINIG
    if geheel.scheef:
        return Uitslag.SCHEEF
    if uitkomst.kan_toeval_zijn:
        return Uitslag.TOEVAL
    return Uitslag.BETER if (uitkomst.waarde > 0) == hoger_is_beter else Uitslag.SLECHTER


def verberg(lagen: Iterable[Vergelijking]) -> list[Vergelijking]:
    """Hide a second stratum where one is hidden: with the total, one alone could be worked out."""
    alle = list(lagen)
    for naam in ("experiment", "controle"):
        dicht = [een for een in alle if getattr(een, naam).dicht]
        if len(dicht) == 1 and len(alle) > 1:
            open_ = [plaats for plaats, een in enumerate(alle) if not getattr(een, naam).dicht]
            kleinste = min(open_, key=lambda plaats: getattr(alle[plaats], naam).n)
            groep: Groepsuitkomst = getattr(alle[kleinste], naam)
            verborgen: dict[str, Any] = {naam: replace(groep, dicht=True)}
            alle[kleinste] = replace(alle[kleinste], **verborgen)
    return alle


def _voorbij(experiment: Experiment) -> bool:
    return experiment.einde_op is not None and experiment.einde_op <= vandaag()


def _uitkomsten(experiment: Experiment, indicator: Indicator) -> dict[int, bool]:
    """Of each participant with an outcome, whether it was reached; a figure has one row per client."""
    telt: dict[int, bool] = {}
    per_dag = _per_dag(experiment, indicator)
    while dagen := list(islice(per_dag, _DAGEN_PER_VRAAG)):
        telt.update((klant, bool(deel)) for klant, deel in dagen[0].union(*dagen[1:], all=True))
    return telt


def _per_dag(experiment: Experiment, indicator: Indicator) -> Iterator[QuerySet[Any, tuple[int, int]]]:
    """The rows of who was drawn on each day, from that day on: what went before is no effect."""
    assert experiment.gestart_op is not None  # whoever asks for results has a start
    definitie = versies.geldend(indicator, experiment.gestart_op)  # as it was when the set-up was adopted
    geloot = experiment.deelnames.filter(ingedeeld_op__lte=experiment.tot).order_by()
    for dag in geloot.values_list("ingedeeld_op", flat=True).distinct():
        rijen = indicator.waarnemingen(dag, experiment.tot, definitie.parameter)
        van_die_dag = rijen.filter(w_klant__in=geloot.filter(ingedeeld_op=dag).values("klant_id"))
        yield van_die_dag.filter(w_van__gt=0).values_list("w_klant", "w_telt")


def _vergelijk(laag: str, bakken: dict[tuple[str, str], Counter[str]]) -> Vergelijking:
    def groep(soort: Experimentdeelname.Groep) -> Groepsuitkomst:
        bak = bakken[laag, soort]
        n, telt = bak["n"], bak["telt"]
        geheim = te_klein(bak["geloot"]) or te_klein(n) or te_klein(telt) or te_klein(n - telt)
        return Groepsuitkomst(soort, bak["geloot"], n, telt, bak["afgemeld"], dicht=geheim)

    soorten = Experimentdeelname.Groep
    return Vergelijking(laag, groep(soorten.EXPERIMENT), groep(soorten.CONTROLE))
