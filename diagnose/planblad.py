"""What a page or a sheet of paper shows of one version of the work plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from django_fsm import can_proceed

from diagnose import portfolio
from diagnose.activiteiten import Stap
from diagnose.models import Activiteit, Werkplan
from diagnose.portfolio import Kanttekening
from keten.models import Ketenpartner
from klanten.models import Klant

_WOORDEN = {Stap.START: "Start", Stap.AFRONDEN: "Rond af", Stap.STOPPEN: "Stop"}
_ICONEN = {Stap.START: "play", Stap.AFRONDEN: "check", Stap.STOPPEN: "square"}


@dataclass(frozen=True)
class Knop:
    """Something that can be done with an activity now."""

    actie: str
    tekst: str
    icoon: str


@dataclass(frozen=True)
class Regel:
    """One activity with what a coach must know and can do."""

    activiteit: Activiteit
    opvallend: list[Kanttekening]
    knoppen: list[Knop]


@dataclass(frozen=True)
class Planblad:
    """One version of the plan, read in a fixed number of queries."""

    plan: Werkplan
    regels: list[Regel]

    @property
    def partners(self) -> list[Ketenpartner]:
        """Who carry out something in this plan, in the order of the plan."""
        return list(dict.fromkeys(regel.activiteit.uitvoerder for regel in self.regels))


def lees(plan: Werkplan, klant: Klant) -> Planblad:
    """Read a version with its activities, and what has been agreed on them under the client's regimes."""
    namen = ("instrument", "uitvoerder", "financier")
    activiteiten = plan.activiteiten.select_related(*namen).prefetch_related("instrument__regimestatussen")
    regimes = portfolio.regimes_van(klant)
    regels = list(activiteiten)
    return Planblad(
        plan,
        [
            Regel(
                activiteit,
                portfolio.opvallend(activiteit.instrument, regimes) if activiteit.instrument else [],
                _knoppen(plan, activiteit, eerste=activiteit == regels[0], laatste=activiteit == regels[-1]),
            )
            for activiteit in regels
        ],
    )


def _knoppen(plan: Werkplan, activiteit: Activiteit, *, eerste: bool, laatste: bool) -> list[Knop]:
    """In the version that counts: its state. Before: its place, and the state only of what is new in it."""
    if plan.stand == Werkplan.Stand.VERVANGEN:
        return []
    if plan.stand == Werkplan.Stand.BEVESTIGD:
        stappen = list(Stap)
    else:  # what nobody agreed on yet cannot stop: it can be taken out
        stappen = [] if activiteit.kopie_van_id else [Stap.START, Stap.AFRONDEN]
    mogelijk = [stap for stap in stappen if can_proceed(getattr(activiteit, stap.value))]
    knoppen = [Knop(stap.value, _WOORDEN[stap], _ICONEN[stap]) for stap in mogelijk]
    return knoppen + _volgorde(eerste, laatste) if plan.stand == Werkplan.Stand.CONCEPT else knoppen


def _volgorde(eerste: bool, laatste: bool) -> list[Knop]:
    mogelijk: Iterable[tuple[bool, Knop]] = (
        (not eerste, Knop("omhoog", "Omhoog", "arrow-up")),
        (not laatste, Knop("omlaag", "Omlaag", "arrow-down")),
        (True, Knop("verwijder", "Verwijder", "trash-2")),
    )
    return [knop for kan, knop in mogelijk if kan]
