"""The way to work as the client sees it: what has been done, what comes next, with whom and when (K-06).

The same steps as in `klanten.clientbeeld`, in the client's words; the choice of route, the kwadrant and other
labels are not shown to the client (D-07).
"""

import datetime
from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.translation import gettext as _

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
        _Stap(_("Inschrijven"), True, "", _gedaan(klant.aangemeld_op)),
        _Stap(
            _("Laten zien wie u bent"),
            beeld.identiteit_op is not None,
            _("Neem een geldig paspoort of een geldige identiteitskaart mee."),
            _gedaan(beeld.identiteit_op),
        ),
        _Stap(
            _("Uw verhaal vertellen"),
            beeld.intake_op is not None,
            _("U vertelt één keer wat uw situatie is en welk werk u zoekt."),
            _gedaan(beeld.intake_op),
        ),
        _Stap(
            _("Een vaste contactpersoon krijgen"),
            beeld.contactpersoon_id is not None,
            _("U krijgt één persoon bij wie u altijd terechtkunt."),
            _("Dat is %(wie)s.") % {"wie": beeld.contactpersoon} if beeld.contactpersoon else "",
        ),
        _Stap(
            _("Samen bekijken wat u kunt"),
            beeld.diagnose_op is not None,
            _("In een gesprek bekijkt u samen wat u goed kunt en welk werk er is."),
            _gedaan(beeld.diagnose_op),
        ),
        _plan(beeld),
        _Stap(_("Aan de slag met uw plan"), False, _("U doet de stappen uit uw plan.")),
    ]


def _plan(beeld: Clientbeeld) -> _Stap:
    bevestigd = beeld.werkplan == Clientbeeld.Werkplan.BEVESTIGD
    voorgesteld = beeld.werkplan == Clientbeeld.Werkplan.VOORGESTELD
    nu = (
        _("Uw plan is klaar. Lees het en geef uw akkoord.")
        if voorgesteld
        else _("U maakt samen een plan met stappen naar werk.")
    )
    return _Stap(_("Uw plan maken"), bevestigd, nu, _("U hebt uw akkoord gegeven."))


def _nu(stap: _Stap, klant: Klant, afspraak: Afspraak | None) -> str:
    delen = [stap.nu]
    if afspraak is not None:
        dag = _dag(timezone.localdate(afspraak.begin))
        delen.append(
            _("Uw volgende afspraak is op %(dag)s met %(wie)s.") % {"dag": dag, "wie": afspraak.medewerker}
        )
    elif klant.beeld.contactpersoon is not None:
        delen.append(_("%(wie)s helpt u hierbij.") % {"wie": klant.beeld.contactpersoon})
    return " ".join(delen)


def _gedaan(dag: datetime.date | None) -> str:
    return _("Gedaan op %(dag)s.") % {"dag": _dag(dag)}


def _dag(dag: datetime.date | None) -> str:
    return formats.date_format(dag, "j F Y") if dag else ""
