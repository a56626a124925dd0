"""The portfolio of a client: diagnosis, guidance, agreements and evaluation moments on one page (K-74).

It goes along at a hand-over and takes the place of a separate re-integration advice. The client reads the
same without labels (no route, kwadrant or judgement, D-07), and of a contact only when and with whom.

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.5 (De Uitdaging): with the portfolio the
re-integration advice lapses.
"""

import datetime
from dataclasses import dataclass

from diagnose import diagnosticeren, jongeren, planblad, portfolio, werkplannen
from diagnose.diagnosticeren import DELEN
from diagnose.models import Diagnose, Herdiagnoseaanleiding
from diagnose.planblad import Planblad
from keten.models import Medewerker
from klanten.models import Afspraak, Contactmoment, Contactpersoonschap, Klant

LAATSTE = 10
"""How many contacts the page shows; the timeline has them all."""


@dataclass(frozen=True)
class Oordeel:
    """One part of the diagnosis, for professionals."""

    naam: str
    antwoord: str
    toelichting: str


@dataclass(frozen=True)
class Clientportfolio:
    """What stands in the portfolio of one client.

    Attributes:
        oordelen: the parts of the diagnosis with their answers; empty in the client's own version.
        begeleid_door: who have been contact person, the present one first.
        blad: the plan that counts.
        contacten: the latest contacts, each an evaluation.
        volgend_contact, opnieuw: the last day for the next contact, and the day to diagnose anew.
    """

    klant: Klant
    voor_klant: bool
    diagnose: Diagnose | None
    oordelen: list[Oordeel]
    begeleid_door: list[Contactpersoonschap]
    jongeren: list[jongeren.Deel]
    blad: Planblad | None
    contacten: list[Contactmoment]
    afspraken: list[Afspraak]
    volgend_contact: datetime.date | None
    opnieuw: datetime.date | None
    aanleidingen: list[Herdiagnoseaanleiding]

    @property
    def loket(self) -> list[tuple[Medewerker, str]]:
        """Who of the youth desk does what, each person once."""
        per_persoon: dict[Medewerker, list[str]] = {}
        for deel in self.jongeren:
            if deel.medewerker is not None:
                per_persoon.setdefault(deel.medewerker, []).append(deel.naam)
        return [(wie, ", ".join(namen)) for wie, namen in per_persoon.items()]


def lees(klant: Klant, *, voor_klant: bool) -> Clientportfolio:
    """Read the portfolio in a fixed number of queries.

    Args:
        voor_klant: the client's own version, without labels.
    """
    diagnose = diagnosticeren.laatste(klant)
    plan = werkplannen.geldend(klant)
    loket = jongeren.lopend(klant)
    namen = ("medewerker__gebruiker", "medewerker__partner")
    gepland = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND).select_related("medewerker__gebruiker")
    return Clientportfolio(
        klant=klant,
        voor_klant=voor_klant,
        diagnose=diagnose,
        oordelen=[] if voor_klant or diagnose is None else _oordelen(diagnose),
        begeleid_door=list(klant.contactpersonen.select_related(*namen).order_by("-van", "-pk")),
        jongeren=jongeren.delen(loket) if loket else [],
        blad=planblad.lees(plan, klant) if plan else None,
        contacten=list(klant.contactmomenten.select_related("medewerker__gebruiker", "partner")[:LAATSTE]),
        afspraken=list(gepland.order_by("begin")),
        volgend_contact=portfolio.volgend_contact(klant, portfolio.arrangement(klant)),
        opnieuw=klant.beeld.herdiagnose_op,
        aanleidingen=list(klant.aanleidingen.select_related("diagnose")[:LAATSTE]),
    )


def _oordelen(diagnose: Diagnose) -> list[Oordeel]:
    delen = [
        Oordeel(
            deel.titel,
            diagnosticeren.in_woorden(diagnose, deel.veld),
            getattr(diagnose, f"{deel.veld}_toelichting", ""),
        )
        for deel in DELEN
        if deel.veld != "mogelijkheden"
    ]
    vak = Oordeel("Kwadrant", f"{diagnose.kwadrant}: {diagnose.kwadrant_in_woorden}", "")
    afstand = Oordeel("Verwachte tijd tot werk", diagnose.get_afstand_display(), "")
    return [*delen, vak, afstand] if diagnose.afstand else [*delen, vak]
