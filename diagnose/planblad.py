"""What a page or a sheet of paper shows of one version of the work plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from django_fsm import can_proceed

from diagnose import portfolio
from diagnose.models import Activiteit, Werkplan
from diagnose.portfolio import Kanttekening
from diagnose.voortgang import Stap
from keten.models import Ketenpartner
from klanten.models import Klant

_WOORDEN = {Stap.START: "Start", Stap.AFRONDEN: "Rond af", Stap.STOPPEN: "Stop"}
_NAMEN = (
    "instrument",
    "uitvoerder",
    "medewerker__gebruiker",
    "financier",
    "medefinancier",
    "belemmering__soort",
    "alternatief_voor",
)
_ICONEN = {Stap.START: "play", Stap.AFRONDEN: "check", Stap.STOPPEN: "square"}


@dataclass(frozen=True)
class Knop:
    """Something that can be done with an activity now."""

    actie: str
    tekst: str
    icoon: str


@dataclass(frozen=True)
class Regel:
    """One activity with what a coach must know and can do.

    Attributes:
        te_kiezen: whether the client still chooses between this step and another one (K-54).
    """

    activiteit: Activiteit
    opvallend: list[Kanttekening]
    knoppen: list[Knop]
    te_kiezen: bool


@dataclass(frozen=True)
class Planblad:
    """One version of the plan, read in a fixed number of queries."""

    plan: Werkplan
    regels: list[Regel]

    @property
    def bijschrift(self) -> str:
        """What the table of activities is called; a page may hold two versions."""
        return f"Activiteiten van versie {self.plan.nummer}"

    @property
    def partners(self) -> list[Ketenpartner]:
        """Who carry out something in this plan, in the order of the plan."""
        return list(dict.fromkeys(regel.activiteit.uitvoerder for regel in self.regels))


def lees(plan: Werkplan, klant: Klant) -> Planblad:
    """Read a version with its activities, and what has been agreed on them under the client's regimes."""
    activiteiten = plan.activiteiten.select_related(*_NAMEN).prefetch_related("instrument__regimestatussen")
    regimes, regels = portfolio.regimes_van(klant), list(activiteiten)
    te_kiezen = _te_kiezen(plan, regels)
    return Planblad(
        plan,
        [
            Regel(
                activiteit,
                portfolio.opvallend(activiteit.instrument, regimes) if activiteit.instrument else [],
                _knoppen(
                    plan,
                    activiteit,
                    eerste=activiteit == regels[0],
                    laatste=activiteit == regels[-1],
                    mag_beginnen=activiteit.pk not in te_kiezen and not activiteit.verplichtingen_open,
                ),
                activiteit.pk in te_kiezen,
            )
            for activiteit in regels
        ],
    )


def _te_kiezen(plan: Werkplan, stappen: list[Activiteit]) -> set[int]:
    """Keys of the steps between which the client still chooses; after the yes there are none."""
    if plan.stand in (Werkplan.Stand.BEVESTIGD, Werkplan.Stand.VERVANGEN):
        return set()
    anders = [stap for stap in stappen if stap.alternatief_voor_id is not None]
    return {sleutel for stap in anders for sleutel in (stap.pk, stap.alternatief_voor_id) if sleutel}


def _knoppen(
    plan: Werkplan, activiteit: Activiteit, *, eerste: bool, laatste: bool, mag_beginnen: bool
) -> list[Knop]:
    """In the version that counts: its state. Before: its place, and the state only of what is new in it.

    What the client has not chosen or agreed with yet cannot begin.
    """
    if plan.stand == Werkplan.Stand.VERVANGEN:
        return []
    if plan.stand == Werkplan.Stand.BEVESTIGD:
        stappen = list(Stap)
    else:  # what nobody agreed on yet cannot stop: it can be taken out
        stappen = [] if activiteit.kopie_van_id else [Stap.START, Stap.AFRONDEN]
    stappen = stappen if mag_beginnen else [stap for stap in stappen if stap is not Stap.START]
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
