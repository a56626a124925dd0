"""What an outside partner sees of a client: the name, and the parts that were ticked (X-13).

Never the BSN, never enforcement, incidents or notes: what is not named here does not leave the dossier.
"""

from dataclasses import dataclass

from klanten import competenties, doelen, lopend
from klanten.lopend import Lopend
from klanten.models import (
    Belemmering,
    Contactgegevens,
    Document,
    Klant,
    KlantCompetentie,
    Opleiding,
    Partnerverwijzing,
    Werkervaring,
)

Deel = Partnerverwijzing.Deel
STAP = "activiteit"  # the kind by which the floor of the work plans lists its steps


@dataclass(frozen=True)
class Werkmap:
    """What a client has learned and done."""

    opleidingen: list[Opleiding]
    werkervaring: list[Werkervaring]
    competenties: list[KlantCompetentie]
    cv: Document | None


@dataclass(frozen=True)
class Plan:
    """Where a client works towards."""

    doelen: list[str]
    stappen: list[Lopend]


@dataclass(frozen=True)
class Gedeeld:
    """The parts of one referral; None is what was not shared."""

    contact: Contactgegevens | None
    werkmap: Werkmap | None
    plan: Plan | None
    belemmeringen: list[Belemmering] | None


def van(verwijzing: Partnerverwijzing) -> Gedeeld:
    """Read the shared parts as they are today."""
    klant, delen = verwijzing.klant, set(verwijzing.delen)
    return Gedeeld(
        contact=klant.contactgegevens if Deel.CONTACT in delen else None,
        werkmap=_werkmap(klant) if Deel.WERKMAP in delen else None,
        plan=_plan(klant) if Deel.PLAN in delen else None,
        belemmeringen=_belemmeringen(klant) if Deel.BELEMMERINGEN in delen else None,
    )


def cv(klant: Klant) -> Document | None:
    """The latest cv that the client can see as well."""
    rijen = klant.documenten.filter(soort=Document.Soort.CV, ingetrokken_op=None, zichtbaar_voor_klant=True)
    return rijen.first()


def _werkmap(klant: Klant) -> Werkmap:
    return Werkmap(
        opleidingen=list(klant.opleidingen.all()),
        werkervaring=list(klant.werkervaringen.all()),
        competenties=list(competenties.profiel(klant)),
        cv=cv(klant),
    )


def _plan(klant: Klant) -> Plan:
    stappen = [zaak for zaak in lopend.van(klant) if zaak.soort == STAP and zaak.zichtbaar_voor_klant]
    return Plan(doelen=doelen.van(klant), stappen=stappen)


def _belemmeringen(klant: Klant) -> list[Belemmering]:
    return list(klant.belemmeringen.filter(tot=None).select_related("soort"))
