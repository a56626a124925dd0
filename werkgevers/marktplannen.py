"""The marktbewerkingsplan: which sectors first, what is planned, and the aims (W-33, W-39)."""

from typing import Any

from django.db import transaction
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from werkgevers.models import Marktplan, Marktplanregel, Sector, Streefcijfer


@transaction.atomic
def begin(*, locatie: Locatie, jaar: int, toelichting: str, door: Medewerker) -> Marktplan:
    """Start the plan of a year as a draft.

    Raises:
        NietToegestaan: `door` works elsewhere, or the year is more than one away.
        ValidationError: there is a plan for this year.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, conclusion 8; Landkaart, milestone 5.
    """
    _vereis_op(door, locatie)
    if abs(jaar - vandaag().year) > 1:
        raise NietToegestaan("Kies vorig jaar, dit jaar of volgend jaar.", veld="jaar")
    return voeg_toe(Marktplan(locatie=locatie, jaar=jaar, toelichting=toelichting.strip()))


@transaction.atomic
def wijzig_toelichting(*, plan: Marktplan, versie: int, toelichting: str, door: Medewerker) -> Marktplan:
    """Change what a draft is about.

    Raises:
        NietToegestaan: the plan has been adopted, or is of another location.
        VersieConflict: somebody else saved in between.
    """
    plan = _concept(plan, door)
    return wijzig(plan, versie=versie, toelichting=toelichting.strip())


@transaction.atomic
def zet_sector(*, plan: Marktplan, sector: Sector, door: Medewerker, **velden: Any) -> Marktplanregel:
    """Put a sector in a draft.

    Args:
        velden: priority, reason and number of contacts.

    Raises:
        NietToegestaan: the plan has been adopted, or is of another location.
        ValidationError: the sector stands in it already.
    """
    plan = _concept(plan, door)
    return voeg_toe(Marktplanregel(plan=plan, sector=sector, **velden))


@transaction.atomic
def wijzig_sector(*, regel: Marktplanregel, versie: int, door: Medewerker, **velden: Any) -> Marktplanregel:
    """Change a line of a draft.

    Raises:
        NietToegestaan: the plan has been adopted, or is of another location.
        VersieConflict: somebody else saved in between.
    """
    _concept(regel.plan, door)
    return wijzig(regel, versie=versie, **velden)


@transaction.atomic
def haal_sector_weg(*, regel: Marktplanregel, door: Medewerker) -> None:
    """Take a sector out of a draft; its history stays.

    Raises:
        NietToegestaan: the plan has been adopted, or is of another location.
    """
    _concept(regel.plan, door)
    regel.delete()


@transaction.atomic
def stel_vast(*, plan: Marktplan, door: Medewerker) -> Marktplan:
    """Adopt a plan; from now on its priorities order the lists of accountmanagers.

    Raises:
        NietToegestaan: it has no sectors, was adopted already, or is of another location.
    """
    plan = _slot(plan, door)
    if not plan.regels.exists():
        raise NietToegestaan("Zet eerst minstens een sector in het plan.")
    try:
        plan.stel_vast(door=door)
    except TransitionNotAllowed as fout:
        raise NietToegestaan("Dit plan is al vastgesteld.") from fout
    return _bewaar(plan)


@transaction.atomic
def heropen(*, plan: Marktplan, door: Medewerker) -> Marktplan:
    """Make a draft of an adopted plan, to change it.

    Raises:
        NietToegestaan: it is a draft, or of another location.
    """
    plan = _slot(plan, door)
    try:
        plan.heropen()
    except TransitionNotAllowed as fout:
        raise NietToegestaan("Dit plan is nog een concept.") from fout
    return _bewaar(plan)


@transaction.atomic
def zet_streefcijfer(
    *,
    locatie: Locatie,
    jaar: int,
    soort: str,
    aantal: int,
    medewerker: Medewerker | None = None,
    team: Team | None = None,
    door: Medewerker,
) -> Streefcijfer:
    """Aim at a number of vacancies or placements in a year; a second time replaces the number.

    Args:
        medewerker, team: for whom; with neither it is the aim of the location.

    Raises:
        NietToegestaan: `door`, the employee or the team belongs to another location.
        ValidationError: with a message per field.
    """
    _vereis_op(door, locatie)
    if medewerker is not None and not medewerker.werkt_op(locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {locatie}.", veld="medewerker")
    if team is not None and team.locatie_id != locatie.pk:
        raise NietToegestaan(f"{team} hoort niet bij {locatie}.", veld="team")
    van_wie = {"locatie": locatie, "jaar": jaar, "soort": soort, "medewerker": medewerker, "team": team}
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    bestaand = Streefcijfer.objects.filter(**van_wie).first()
    if bestaand is not None:
        return wijzig(bestaand, versie=bestaand.versie, aantal=aantal)
    return voeg_toe(Streefcijfer(aantal=aantal, **van_wie))


@transaction.atomic
def haal_streefcijfer_weg(*, streefcijfer: Streefcijfer, door: Medewerker) -> None:
    """Aim at nothing any more; the history stays.

    Raises:
        NietToegestaan: it is of another location.
    """
    _vereis_op(door, streefcijfer.locatie)
    streefcijfer.delete()


def _vereis_op(door: Medewerker, locatie: Locatie) -> None:
    if not door.werkt_op(locatie):
        raise NietToegestaan(f"U werkt niet op {locatie}.")


def _slot(plan: Marktplan, door: Medewerker) -> Marktplan:
    _vereis_op(door, plan.locatie)
    return Marktplan.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=plan.pk)


def _concept(plan: Marktplan, door: Medewerker) -> Marktplan:
    plan = _slot(plan, door)
    if plan.stand != Marktplan.Stand.CONCEPT:
        raise NietToegestaan("Dit plan is vastgesteld. Maak er eerst weer een concept van.")
    return plan


def _bewaar(plan: Marktplan) -> Marktplan:
    plan.versie += 1
    plan.full_clean()
    plan.save()
    return plan
