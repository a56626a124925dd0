"""What every step of a question leaves behind: its state, its messages, and work for who answers."""

from collections.abc import Callable

from django.db.models import Q
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker, Team
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, termijn_of
from klanten import taken
from klanten.models import Taak
from werkgevers import aanspreekpunt, sectorteams
from werkgevers.models import Vraagbericht, Werkgever, Werkgeversvraag

TERMIJN = "werkgeversvraag"
# Holds where nobody set a term; not from the sources.
STANDAARDTERMIJN = Duur.werkdagen(2)


def sleutel(vraag: Werkgeversvraag) -> str:
    """By what the task of a question is known."""
    return f"werkgeversvraag:{vraag.pk}"


def slot(vraag: Werkgeversvraag) -> Werkgeversvraag:
    """The question, locked until the transaction ends."""
    vragen = Werkgeversvraag.objects.select_for_update(of=("self",))
    return vragen.select_related("locatie", "werkgever", "behandelaar__gebruiker").get(pk=vraag.pk)


def ga_over(vraag: Werkgeversvraag, overgang: Callable[[], object]) -> None:
    """Make a transition of the state machine; its refusal says who was first."""
    try:
        overgang()
    except TransitionNotAllowed as fout:
        wie = vraag.afgerond_door or "De werkgever"
        raise NietToegestaan(f"{wie} heeft deze vraag al afgerond.") from fout


def heropen_vraag(vraag: Werkgeversvraag) -> None:
    """Open a question again, with a new term and its task back."""
    try:
        vraag.heropen()
    except TransitionNotAllowed as fout:
        raise NietToegestaan("Deze vraag is nog open.") from fout
    vraag.vervalt_op = termijn_of(TERMIJN, STANDAARDTERMIJN, vraag.locatie).vervalt(timezone.now())
    bewaar_stand(vraag)
    laat_gasten_gaan(vraag)  # who was a guest of a question that closed before invitations ended with it
    gesloten = Taak.objects.filter(sleutel=sleutel(vraag))
    if not gesloten.update(gedaan_op=None, gedaan_door=None, resultaat="", vervalt_op=vraag.vervalt_op):
        maak_taak(vraag)


def laat_gasten_gaan(vraag: Werkgeversvraag) -> None:
    """End the invitations: a question that opens again may be about more than the guest was asked."""
    vraag.gasten.filter(gestopt_op__isnull=True).update(gestopt_op=timezone.now())


def bewaar_stand(vraag: Werkgeversvraag) -> None:
    """Keep the state of a question."""
    vraag.full_clean()
    vraag.save(update_fields=["stand", "afgerond_op", "afgerond_door", "vervalt_op"])


def zeg(
    vraag: Werkgeversvraag, soort: str, tekst: str, *, door: Gebruiker, via: str = Vraagbericht.Via.PORTAAL
) -> Vraagbericht:
    """Add a message to the question."""
    return voeg_toe(Vraagbericht(vraag=vraag, soort=soort, tekst=tekst.strip(), via=via, door=door))


def maak_taak(vraag: Werkgeversvraag) -> None:
    """A task for who is responsible, else for the team for employers; without either the inbox shows it."""
    team = None if vraag.behandelaar else _team(vraag)
    if vraag.behandelaar is None and team is None:
        return
    taken.maak(
        klant=None,
        voor=vraag.behandelaar,
        team=team,
        locatie=vraag.locatie,
        soort=Taak.Soort.WERKGEVER,
        omschrijving=f"Beantwoord de vraag van {vraag.van_wie}",
        vervalt_op=vraag.vervalt_op,
        sleutel=sleutel(vraag),
    )


def _team(vraag: Werkgeversvraag) -> Team | None:
    """The team that serves the sector of the employer, else the first team for employers."""
    sector = vraag.werkgever.sector if vraag.werkgever else None
    team = sectorteams.team_van(vraag.locatie, sector)
    return team or sectorteams.teams(vraag.locatie).order_by("pk").first()


def sluit_taak(vraag: Werkgeversvraag, door: Medewerker | None) -> None:
    """Nobody has to answer any more, and nobody has to help."""
    eigen = Q(sleutel=sleutel(vraag)) | Q(sleutel__startswith=f"werkgeversvraag_hulp:{vraag.pk}:")
    Taak.objects.open().filter(eigen).update(gedaan_op=timezone.now(), gedaan_door=door)


def accountmanager_van(werkgever: Werkgever | None, locatie: Locatie) -> Medewerker | None:
    """The one contact of an employer, if that person works at the location."""
    wie = aanspreekpunt.accountmanager(werkgever) if werkgever else None
    return wie if wie is not None and kan_behandelen(wie, locatie) else None


def kan_behandelen(wie: Medewerker, locatie: Locatie) -> bool:
    """Whether somebody can answer questions of employers at a location."""
    return aanspreekpunt.kandidaten(locatie).filter(pk=wie.pk).exists()
