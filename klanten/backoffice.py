"""Questions from the counter to the back office, whose answer comes back into the dossier (K-79)."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.termijnen import Duur, termijn_of
from keten.tijd import vandaag
from klanten import taken, tijdlijn
from klanten.afspraken import aanvang
from klanten.lopend import Lopend
from klanten.models import Gebeurtenis, Klant, Taak
from klanten.teams import stuur_naar_team

TERMIJN = "backoffice_verzoek"
STANDAARDTERMIJN = Duur.werkdagen(5)
_LEES = Duur.werkdagen(3)
_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_HOOGSTENS_VOORUIT = datetime.timedelta(days=366)


@dataclass(frozen=True)
class Stand:
    """How a request stands, and the variant of the badge that says so."""

    naam: str
    soort: str


OPEN, OPGEPAKT, GEDAAN = Stand("open", "let_op"), Stand("opgepakt", "info"), Stand("gedaan", "goed")


def teams(locatie: Locatie) -> QuerySet[Team]:
    """The back offices of a location."""
    return Team.objects.lopend().filter(locatie=locatie, soort=Team.Soort.BACKOFFICE)


def termijn_dag(locatie: Locatie) -> datetime.date:
    """The day on which an answer to a request of today is due, unless the asker chooses another."""
    return termijn_of(TERMIJN, STANDAARDTERMIJN, locatie).laatste_dag(vandaag())


@transaction.atomic
def vraag(*, klant: Klant, team: Team, omschrijving: str, uiterlijk: datetime.date, door: Medewerker) -> Taak:
    """Ask the back office to do something for a client.

    Args:
        uiterlijk: the last day on which the answer is in time.

    Raises:
        NietToegestaan: the team is no back office of the client's location, or the day cannot be.

    Source: Goed bekeken! (AKO 2005), 4.1, point 16: back office processes link up with the front office.
    """
    if not teams(klant.locatie).filter(pk=team.pk).exists():
        raise NietToegestaan(f"{team} is geen backoffice van {klant.locatie}.", veld="team")
    if not vandaag() <= uiterlijk <= vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag vanaf vandaag, binnen een jaar.", veld="uiterlijk")
    taak = stuur_naar_team(
        klant=klant,
        team=team,
        soort=Taak.Soort.BACKOFFICE,
        omschrijving=omschrijving,
        vervalt_op=aanvang(uiterlijk, _EINDE_VAN_DE_DAG),
        door=door,
    )
    taak.sleutel = f"backoffice:{taak.pk}"  # leads from the task to its page (`klanten.taaklinks`)
    taak.save(update_fields=["sleutel"])
    return taak


@transaction.atomic
def beantwoord(*, taak: Taak, resultaat: str, door: Medewerker) -> Taak:
    """Give the answer to a request: it stands in the dossier, and who asked gets a task to read it.

    Raises:
        NietToegestaan: there is no answer, `door` is not of the team, or a colleague answered first.
    """
    if not resultaat.strip():
        raise NietToegestaan("Vul het resultaat in.", veld="resultaat")
    rijen = Taak.objects.select_for_update(of=("self",))
    taak = rijen.select_related("klant", "locatie", "team", "gevraagd_door__gebruiker").get(pk=taak.pk)
    if taak.gedaan_op is not None:
        raise NietToegestaan(f"Dit verzoek is al beantwoord door {taak.gedaan_door}.")
    if not mag_beantwoorden(taak, door):
        raise NietToegestaan(f"Alleen {taak.voor or taak.team} kan dit verzoek beantwoorden.")
    taak.resultaat = resultaat
    taak.voor = taak.gedaan_door = door
    taak.gedaan_op = timezone.now()
    taak.full_clean()
    taak.save(update_fields=["resultaat", "voor", "gedaan_door", "gedaan_op"])
    assert taak.klant is not None
    tijdlijn.leg_vast(
        taak.klant,
        Gebeurtenis.Soort.TAAK,
        f"Antwoord van de backoffice op “{taak.omschrijving}”: {resultaat}",
        door=door,
        zichtbaar_voor_klant=False,
    )
    _laat_lezen(taak)
    return taak


def mag_beantwoorden(taak: Taak, medewerker: Medewerker) -> bool:
    """Whether somebody may answer: who took the request, or else any member of the team."""
    if taak.voor_id is not None:
        return taak.voor_id == medewerker.pk
    return taak.team is not None and taak.team.mag_oppakken(medewerker)


def verzoeken(klant: Klant) -> QuerySet[Taak]:
    """The requests about a client, the latest on top."""
    rijen = klant.taken.filter(soort=Taak.Soort.BACKOFFICE, team__isnull=False)
    mensen = ("team", "voor__gebruiker", "gevraagd_door__gebruiker", "gedaan_door__gebruiker")
    return rijen.select_related(*mensen).order_by("-gestart_op", "-pk")


def stand(taak: Taak) -> Stand:
    """How a request stands."""
    if taak.gedaan_op is not None:
        return GEDAAN
    return OPGEPAKT if taak.voor_id is not None else OPEN


def lopend(klant: Klant) -> list[Lopend]:
    """The requests that wait for an answer, for who asks what is going on for a client."""
    return [
        Lopend(
            sleutel=f"backoffice:{taak.pk}",
            soort="verzoek aan de backoffice",
            wat=taak.omschrijving,
            uitvoerder=str(taak.voor or taak.team),
            sinds=timezone.localtime(taak.gestart_op).date(),
            tot=timezone.localtime(taak.vervalt_op).date(),
            zichtbaar_voor_klant=False,
        )
        for taak in verzoeken(klant).filter(gedaan_op__isnull=True)
    ]


def _laat_lezen(taak: Taak) -> None:
    vrager = taak.gevraagd_door
    if vrager is None or vrager == taak.gedaan_door or not vrager.werkt_op(taak.locatie):
        return
    taken.maak(
        klant=taak.klant,
        voor=vrager,
        locatie=taak.locatie,
        soort=Taak.Soort.BACKOFFICE,
        omschrijving="Antwoord van de backoffice: lees het resultaat",
        vervalt_op=_LEES.vervalt(timezone.now()),
        sleutel=f"backoffice:{taak.pk}:antwoord",
    )
