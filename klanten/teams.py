"""Teams of a location: which one a client belongs to, and the work that waits for one of its members."""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker, Team
from keten.regels.beheer import geldige_versie
from keten.regels.feiten import feiten_voor
from keten.regels.valideren import valideer
from keten.regels.vertalen import filter_op
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten import clientbeeld, taken, tijdlijn
from klanten.instellingen_teams import INTEGRAAL
from klanten.jongeren import is_jongere
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak

REGELSET = "integraal_team"
TERMIJN = "klant_in_team"
STANDAARDTERMIJN = Duur.werkdagen(5)


def jongerenloket(locatie: Locatie) -> Team | None:
    """The youth desk of a location, if it has one."""
    return _team(locatie, Team.Soort.JONGEREN)


def backoffice(locatie: Locatie) -> Team | None:
    """The back office of a location, if it has one."""
    return _team(locatie, Team.Soort.BACKOFFICE)


def integraal_team(locatie: Locatie) -> Team | None:
    """The integral team of a location, if it has one; the first by name when there are more."""
    return _team(locatie, Team.Soort.INTEGRAAL)


def van(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Team]:
    """The running teams at a location of which somebody is a member or a leader."""
    teams = Team.objects.lopend().filter(locatie=locatie)
    return (teams.filter(leden=medewerker) | teams.filter(leiders=medewerker)).distinct()


@transaction.atomic
def stuur_naar_team(
    *,
    klant: Klant,
    team: Team,
    soort: Taak.Soort,
    omschrijving: str,
    vervalt_op: datetime.datetime,
    door: Medewerker | None = None,
    sleutel: str | None = None,
) -> Taak:
    """Put work about a client in the inbox of a team; the member who takes it first does it.

    Args:
        vervalt_op: the last moment at which it is done in time.
        door: who asks for it; None when another rule of the portal does, which writes its own line.
        sleutel: what this work is known by; where a task has this key already, that one is returned.

    Raises:
        NietToegestaan: the team is of another location than the client, or has been ended.
    """
    return taken.maak(
        klant=klant,
        voor=None,
        team=team,
        locatie=klant.locatie,
        soort=soort,
        omschrijving=omschrijving,
        vervalt_op=vervalt_op,
        door=door,
        sleutel=sleutel,
    )


@transaction.atomic
def plaats(*, klant: Klant, team: Team | None, door: Medewerker | None, reden: str = "") -> None:
    """Say which team a client belongs to; None takes the client out of a team. Nothing happens twice.

    As long as the client has no contact person, a task in the inbox of the team asks for one.

    Args:
        door: who decides; None when it follows from a rule that the location set.
        reden: why, for the timeline.

    Raises:
        NietToegestaan: the team is of another location, or has been ended.
    """
    if team is not None:
        vereis_lopend(team, klant.locatie)
    Klant.objects.select_for_update().get(pk=klant.pk)
    klant.beeld.refresh_from_db()
    if klant.beeld.team_id == (team.pk if team else None):
        return
    taken.sluit_voor(klant=klant, soort=Taak.Soort.TEAM, door=door)
    clientbeeld.werk_bij(klant, team=team, dienstlocatie=_dienstlocatie(klant.beeld, team))
    zin = f"Valt nu onder {team}" if team else "Valt niet langer onder een team"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.TEAM, f"{zin}: {reden}." if reden else f"{zin}.", door=door)
    if team is not None:
        _vraag_om_begeleiding(klant, team)


@transaction.atomic
def deel_in(klant: Klant, *, door: Medewerker | None = None) -> Team | None:
    """Put a client in the team that the rules of the location name; a team that somebody chose stays.

    Young people go to the youth desk (K-80). Who is near to work, and young people where there is no youth
    desk, go to the integral team, as the location's rule says (K-31).

    Returns:
        The team that the client belongs to afterwards.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.3; Goed bekeken! (AKO Monitorgroep 2005),
    practices for young people, vision point b.
    """
    if klant.beeld.team is not None:
        return klant.beeld.team
    team, reden = _passend(klant)
    if team is not None:
        plaats(klant=klant, team=team, door=door, reden=reden)
    return team


def _passend(klant: Klant) -> tuple[Team | None, str]:
    """The team that the rules name for a client, and why."""
    loket = jongerenloket(klant.locatie)
    if loket is not None and is_jongere(klant.geboortedatum, klant.locatie):
        return loket, "jongeren gaan naar het jongerenloket"
    team = integraal_team(klant.locatie)
    if team is not None and waarde(INTEGRAAL, klant.locatie) and _voor_integraal_team(klant):
        return team, "de regel van de locatie voor het integrale team"
    return None, ""


def _voor_integraal_team(klant: Klant) -> bool:
    versie = geldige_versie(REGELSET, locatie=klant.locatie, op=vandaag())
    if versie is None or valideer(versie.boom, feiten_voor("klant")):  # it may ask what was removed since
        return False
    return filter_op(Klant.objects.filter(pk=klant.pk), versie.boom, feiten_voor("klant")).exists()


def _dienstlocatie(beeld: Clientbeeld, team: Team | None) -> str:
    """Who gives the service: the youth desk for its own clients; education keeps who follows it (K-85)."""
    plek = Clientbeeld.Dienstlocatie
    loket = team is not None and team.soort == Team.Soort.JONGEREN
    if loket and beeld.dienstlocatie == plek.LWI:
        return plek.JONGERENLOKET
    if not loket and beeld.dienstlocatie == plek.JONGERENLOKET:
        return plek.LWI
    return beeld.dienstlocatie


def _vraag_om_begeleiding(klant: Klant, team: Team) -> None:
    if klant.beeld.contactpersoon_id is None:
        wat = "Nieuwe klant voor het team: wijs een contactpersoon aan"
    else:
        wat = "Nieuwe klant voor het team: spreek af wie de begeleiding doet"
    stuur_naar_team(
        klant=klant,
        team=team,
        soort=Taak.Soort.TEAM,
        omschrijving=wat,
        vervalt_op=_duur(klant.locatie).vervalt(timezone.now()),
    )


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN


def vereis_lopend(team: Team, locatie: Locatie) -> None:
    """Refuse a team that does not work at a location now.

    Raises:
        NietToegestaan: it is of another location, or has been ended.
    """
    if team.locatie_id != locatie.pk:
        raise NietToegestaan(f"{team} hoort niet bij {locatie}.", veld="team")
    if team.opgeheven_op is not None:
        raise NietToegestaan(f"{team} is opgeheven.", veld="team")


def _team(locatie: Locatie, soort: Team.Soort) -> Team | None:
    return Team.objects.lopend().filter(locatie=locatie, soort=soort).order_by("naam", "pk").first()
