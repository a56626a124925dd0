"""The way to work as the client sees it: what has been done, what comes next, with whom and when (K-06).

The same steps as in `klanten.clientbeeld`, in the client's words; the choice of route, the kwadrant and other
labels are not shown to the client (D-07).
"""

import datetime
from dataclasses import dataclass

from django.utils import formats, timezone

from klanten.models import Afspraak, Clientbeeld, Klant


@dataclass(frozen=True)
class Wegstap:
    """A step with its state (klaar, bezig, komt) and a sentence about it."""

    naam: str
    stand: str
    uitleg: str


@dataclass(frozen=True)
class _Stap:
    naam: str
    gedaan: bool
    nu: str
    klaar: str = ""


def stappen(klant: Klant, *, afspraak: Afspraak | None) -> list[Wegstap]:
    """The client's steps; at the one that is going on stands who helps and when that is.

    Args:
        afspraak: the next meeting, when there is one.
    """
    lijst = _stappen(klant, klant.beeld)
    bezig = next((stap for stap in lijst if not stap.gedaan), None)
    return [
        Wegstap(
            stap.naam,
            "klaar" if stap.gedaan else "bezig" if stap is bezig else "komt",
            stap.klaar if stap.gedaan else _nu(stap, klant, afspraak) if stap is bezig else "",
        )
        for stap in lijst
    ]


def _stappen(klant: Klant, beeld: Clientbeeld) -> list[_Stap]:
    return [
        _Stap("Inschrijven", True, "", f"Gedaan op {_dag(klant.aangemeld_op)}."),
        _Stap(
            "Laten zien wie u bent",
            beeld.identiteit_op is not None,
            "Neem een geldig paspoort of een geldige identiteitskaart mee.",
            f"Gedaan op {_dag(beeld.identiteit_op)}.",
        ),
        _Stap(
            "Uw verhaal vertellen",
            beeld.intake_op is not None,
            "U vertelt één keer wat uw situatie is en welk werk u zoekt.",
            f"Gedaan op {_dag(beeld.intake_op)}.",
        ),
        _Stap(
            "Een vaste contactpersoon krijgen",
            beeld.contactpersoon_id is not None,
            "U krijgt één persoon bij wie u altijd terechtkunt.",
            f"Dat is {beeld.contactpersoon}." if beeld.contactpersoon else "",
        ),
        _Stap(
            "Samen bekijken wat u kunt",
            beeld.diagnose_op is not None,
            "In een gesprek bekijkt u samen wat u goed kunt en welk werk er is.",
            f"Gedaan op {_dag(beeld.diagnose_op)}.",
        ),
        _plan(beeld),
        _Stap("Aan de slag met uw plan", False, "U doet de stappen uit uw plan."),
    ]


def _plan(beeld: Clientbeeld) -> _Stap:
    bevestigd = beeld.werkplan == Clientbeeld.Werkplan.BEVESTIGD
    voorgesteld = beeld.werkplan == Clientbeeld.Werkplan.VOORGESTELD
    nu = (
        "Uw plan is klaar. Lees het en geef uw akkoord."
        if voorgesteld
        else "U maakt samen een plan met stappen naar werk."
    )
    return _Stap("Uw plan maken", bevestigd, nu, "U hebt uw akkoord gegeven.")


def _nu(stap: _Stap, klant: Klant, afspraak: Afspraak | None) -> str:
    delen = [stap.nu]
    if afspraak is not None:
        dag = _dag(timezone.localdate(afspraak.begin))
        delen.append(f"Uw volgende afspraak is op {dag} met {afspraak.medewerker}.")
    elif klant.beeld.contactpersoon is not None:
        delen.append(f"{klant.beeld.contactpersoon} helpt u hierbij.")
    return " ".join(delen)


def _dag(dag: datetime.date | None) -> str:
    return formats.date_format(dag, "j F Y") if dag else ""
