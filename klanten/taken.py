"""Tasks: work that waits for somebody, with the last moment at which it is in time (K-04)."""

import datetime

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.opslaan import voeg_toe
from keten.rechten import Recht, rechten_van
from klanten import taaklinks, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak

_BEDENKTIJD = datetime.timedelta(days=1)
_VEREIST: dict[str, Recht] = {  # work that only some may do
    Taak.Soort.REKENING.value: Recht.CLAIM,
    **{soort.value: Recht.RISICO for soort in Taak.HANDHAVING},
}


@transaction.atomic
def maak(
    *,
    klant: Klant | None,
    voor: Medewerker | None,
    locatie: Locatie,
    soort: Taak.Soort,
    omschrijving: str,
    vervalt_op: datetime.datetime,
    door: Medewerker | None = None,
    sleutel: str | None = None,
    team: Team | None = None,
) -> Taak:
    """Put a task in somebody's werkvoorraad.

    Args:
        klant: the client whom it is about, if any.
        voor: who must do it; None puts it before everybody at the location, until somebody takes it.
        team: with nobody in `voor`, only the members of this team see it and can take it.
        vervalt_op: the last moment at which it is done in time.
        door: who asks for it; None when another rule of the portal does, which writes its own line.
        sleutel: what this work is known by; where a task has this key already, that one is returned.

    Raises:
        NietToegestaan: the employee or the client does not belong to the location, or the task is about a
            client and the employee may not open dossiers.
    """
    _hoort_bij_locatie(locatie, klant=klant, voor=voor, team=team)
    if sleutel and (bestaand := Taak.objects.filter(sleutel=sleutel).first()):
        return bestaand
    taak = Taak(
        klant=klant,
        voor=voor,
        team=team,
        gevraagd_door=door,
        locatie=locatie,
        soort=soort,
        omschrijving=omschrijving,
        vervalt_op=vervalt_op,
        sleutel=sleutel,
    )
    taak = _voeg_eenmaal_toe(taak) if sleutel else voeg_toe(taak)
    if door is not None:
        _schrijf(taak, f"Taak voor {voor or team or 'de locatie'}: {omschrijving}", door=door)
    return taak


@transaction.atomic
def rond_af(*, taak: Taak, door: Medewerker) -> Taak:
    """Say that a task has been done; saying so twice changes nothing.

    Raises:
        NietToegestaan: the task is a colleague's, of another location, or asks for an answer on its page.
    """
    taak = _slot(taak)
    _mag_aan(taak, door)
    if taak.gedaan_op is not None:
        return taak
    if taaklinks.vraagt_antwoord(taak):
        raise NietToegestaan("Deze taak vraagt een antwoord. Open de taak en geef het antwoord daar.")
    taak.gedaan_op, taak.gedaan_door = timezone.now(), door
    taak.save(update_fields=["gedaan_op", "gedaan_door"])
    _schrijf(taak, f"Taak gedaan: {taak.omschrijving}", door=door)
    return taak


@transaction.atomic
def heropen(*, taak: Taak, door: Medewerker) -> Taak:
    """Take back that a task has been done; on an open task this changes nothing.

    Raises:
        NietToegestaan: a colleague did the task, it is of another location, it was done over a day ago, or
            an answer closed it.
    """
    taak = _slot(taak)
    if taak.gedaan_op is None:
        return taak
    if taak.gedaan_door_id != door.pk:
        _mag_aan(taak, door)
    te_lang = taak.gedaan_op < timezone.now() - _BEDENKTIJD
    if te_lang or taaklinks.vraagt_antwoord(taak) or not door.werkt_op(taak.locatie):
        raise NietToegestaan("Deze taak kan niet meer open. Maak een nieuwe taak.")
    taak.gedaan_op = taak.gedaan_door = None
    taak.save(update_fields=["gedaan_op", "gedaan_door"])
    _schrijf(taak, f"Taak weer open: {taak.omschrijving}", door=door)
    return taak


@transaction.atomic
def pak_op(*, taak: Taak, door: Medewerker) -> Taak:
    """Take a task that waits for anybody at the location; the first one to take it has it.

    Raises:
        NietToegestaan: a colleague took it first, it has been done, or it is of another location.
    """
    taak = _slot(taak)
    if taak.voor_id == door.pk:
        return taak
    _mag_aan(taak, door)
    if taak.gedaan_op is not None:
        raise NietToegestaan("Deze taak is al gedaan.")
    taak.voor = door
    taak.save(update_fields=["voor"])
    _schrijf(taak, f"Taak opgepakt: {taak.omschrijving}", door=door)
    return taak


@transaction.atomic
def wijs_toe(*, taak: Taak, aan: Medewerker, door: Medewerker) -> Taak:
    """Give a task of a team to one of its members; a leader of the team does this (X-07).

    Args:
        aan: who gets it; also when a colleague in the team had it.

    Raises:
        NietToegestaan: `door` does not lead the team, the other is no member or may not open dossiers, or the
            task has been done.
    """
    taak = _slot(taak)
    if taak.team is None or not taak.team.leiders.filter(pk=door.pk).exists():
        raise NietToegestaan("Alleen een leider van het team kan deze taak toewijzen.")
    if taak.gedaan_op is not None:
        raise NietToegestaan("Deze taak is al gedaan.")
    if not taak.team.leden.filter(pk=aan.pk, gebruiker__is_active=True).exists():
        raise NietToegestaan(f"{aan} is geen lid van {taak.team}.", veld="aan")
    if taak.voor_id == aan.pk:
        return taak
    _hoort_bij_locatie(taak.locatie, klant=taak.klant, voor=aan, team=None)
    taak.voor = aan
    taak.save(update_fields=["voor"])
    _schrijf(taak, f"Taak voor {aan}: {taak.omschrijving}", door=door)
    return taak


@transaction.atomic
def sluit_voor(*, klant: Klant, soort: Taak.Soort, door: Medewerker | None) -> int:
    """Close a client's open tasks of one kind, because the work that they ask for has just been done.

    The work itself writes the line in the timeline.

    Args:
        door: who did the work; None when it was the client or the portal.

    Returns:
        How many tasks were open.
    """
    return klant.taken.open().filter(soort=soort).update(gedaan_op=timezone.now(), gedaan_door=door)


@transaction.atomic
def geef_door(*, klant: Klant, van: Medewerker, naar: Medewerker) -> int:
    """Move what one employee still had to do for a client to another; returns how many tasks moved."""
    return klant.taken.open().filter(voor=van).update(voor=naar)


def _voeg_eenmaal_toe(taak: Taak) -> Taak:
    """Insert, unless somebody else inserts the same work at this very moment."""
    taak.full_clean(validate_unique=False)
    Taak.objects.bulk_create([taak], ignore_conflicts=True)
    return Taak.objects.get(sleutel=taak.sleutel)


def _hoort_bij_locatie(
    locatie: Locatie, *, klant: Klant | None, voor: Medewerker | None, team: Team | None
) -> None:
    if team is not None and team.locatie_id != locatie.pk:
        raise NietToegestaan(f"{team} hoort niet bij {locatie}.", veld="team")
    if team is not None and team.opgeheven_op is not None:
        raise NietToegestaan(f"{team} is opgeheven.", veld="team")
    if klant is not None and klant.locatie_id != locatie.pk:
        raise NietToegestaan(f"Deze klant hoort niet bij {locatie}.", veld="klantnummer")
    if voor is not None and not voor.werkt_op(locatie):
        raise NietToegestaan(f"{voor} werkt niet op {locatie}.", veld="voor")
    if klant is not None and voor is not None and Recht.DOSSIER_INZIEN not in rechten_van(voor.rollen):
        raise NietToegestaan(f"{voor} mag geen dossiers openen.", veld="voor")


def _slot(taak: Taak) -> Taak:
    return (
        Taak.objects.select_for_update(of=("self",))
        .select_related("klant", "locatie", "team")
        .get(pk=taak.pk)
    )


def _mag_aan(taak: Taak, door: Medewerker) -> None:
    if not door.werkt_op(taak.locatie):
        raise NietToegestaan(f"Deze taak hoort bij {taak.locatie}.")
    if taak.voor_id not in (None, door.pk):
        raise NietToegestaan(f"Deze taak is van {taak.voor}.")
    if taak.voor_id is None and taak.team is not None and not taak.team.mag_oppakken(door):
        raise NietToegestaan(f"Deze taak wacht op een lid van {taak.team}.")
    rechten = rechten_van(door.rollen)
    if taak.voor_id is None and taak.klant_id and Recht.DOSSIER_INZIEN not in rechten:
        raise NietToegestaan("Deze taak gaat over een dossier. Uw rol geeft daar geen toegang toe.")
    if _VEREIST.get(taak.soort, Recht.WERKVOORRAAD) not in rechten | {Recht.WERKVOORRAAD}:
        raise NietToegestaan("Uw rol geeft geen toegang tot deze taak. Laat hem aan een collega.")


def _schrijf(taak: Taak, zin: str, *, door: Medewerker) -> None:
    """A line in the dossier, for staff: tasks are how colleagues organise their work."""
    if taak.klant is not None:
        dicht = taak.soort in Taak.HANDHAVING
        soort = Gebeurtenis.Soort.HANDHAVING if dicht else Gebeurtenis.Soort.TAAK
        tijdlijn.leg_vast(taak.klant, soort, zin, door=door, zichtbaar_voor_klant=False)
