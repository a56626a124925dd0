"""Questions of employers: taken on over any channel and answered within a term (W-05, W-09)."""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker, Team
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, termijn_of
from klanten import taaklinks, taken
from klanten.models import Taak
from werkgevers import aanspreekpunt, sectorteams
from werkgevers.mailtaken import mail_antwoord
from werkgevers.models import (
    Contactpersoon,
    Instantie,
    Vraagbericht,
    Vraagspecialist,
    Werkgever,
    Werkgeversvraag,
)

TERMIJN = "werkgeversvraag"
# Holds where nobody set a term; not from the sources.
STANDAARDTERMIJN = Duur.werkdagen(2)

_Soort = Vraagbericht.Soort


@transaction.atomic
def stel(
    *,
    locatie: Locatie,
    kanaal: str,
    soort: str,
    vraag: str,
    werkgever: Werkgever | None = None,
    contactpersoon: Contactpersoon | None = None,
    bedrijf: str = "",
    vrager: str = "",
    telefoon: str = "",
    email: str = "",
    van_instantie: Instantie | None = None,
    antwoord: str = "",
    door: Medewerker | None = None,
) -> Werkgeversvraag:
    """Take a question on; the accountmanager of the employer gets it, or else the team for employers.

    Args:
        werkgever: the employer, when we know which one; else `bedrijf` holds the name as it was said.
        van_instantie: the body that sent the question to us (W-06).
        antwoord: what was answered at once, over the same channel.
        door: who took it on; None when the employer asked in the portal.

    Raises:
        ValidationError: nobody asked, or the question is empty.

    Source: Goed bekeken! (AKO 2005), points 18 to 22.
    """
    nu = timezone.now()
    nieuw = Werkgeversvraag(
        locatie=locatie,
        kanaal=kanaal,
        soort=soort,
        vraag=vraag.strip(),
        werkgever=werkgever,
        contactpersoon=contactpersoon,
        bedrijf="" if werkgever else bedrijf.strip(),
        vrager=vrager.strip(),
        telefoon=telefoon,
        email=email,
        van_instantie=van_instantie,
        gesteld_op=nu,
        vervalt_op=termijn_of(TERMIJN, STANDAARDTERMIJN, locatie).vervalt(nu),
        aangenomen_door=door,
        partner=door.partner if door else None,
        behandelaar=_accountmanager(werkgever, locatie),
    )
    voeg_toe(nieuw)
    if antwoord.strip() and door is not None:
        return beantwoord(vraag=nieuw, tekst=antwoord, via=_via(kanaal), door=door)
    _maak_taak(nieuw)
    return nieuw


@transaction.atomic
def beantwoord(*, vraag: Werkgeversvraag, tekst: str, via: str, door: Medewerker) -> Werkgeversvraag:
    """Give the employer the answer; the task for it is done and guests cannot read along any more.

    Args:
        via: how the employer hears it (`Vraagbericht.Via`).

    Raises:
        NietToegestaan: a colleague answered in the meantime.
    """
    vraag = slot(vraag)
    _ga(vraag, lambda: vraag.beantwoord(door=door))
    _bewaar_stand(vraag)
    _laat_gasten_gaan(vraag)
    _zeg(vraag, _Soort.ANTWOORD, tekst, door=door.gebruiker, via=via)
    _sluit_taak(vraag, door)
    if via == Vraagbericht.Via.PORTAAL:
        transaction.on_commit(partial(mail_antwoord.delay, vraag.pk), robust=True)
    return vraag


@transaction.atomic
def schrijf(*, vraag: Werkgeversvraag, tekst: str, soort: str, door: Medewerker) -> Vraagbericht:
    """Write something about a question while it is open: to the employer, or a note for colleagues.

    Raises:
        NietToegestaan: the question is closed and this is meant for the employer.
    """
    vraag = slot(vraag)
    if soort == _Soort.BERICHT and not vraag.loopt:
        raise NietToegestaan("Deze vraag is afgerond. Heropen de vraag eerst.")
    if soort not in (_Soort.BERICHT, _Soort.NOTITIE):
        raise NietToegestaan("Kies voor wie dit is.", veld="soort")
    return _zeg(vraag, soort, tekst, door=door.gebruiker)


@transaction.atomic
def reageer(*, vraag: Werkgeversvraag, tekst: str, door: Gebruiker) -> Vraagbericht:
    """The employer writes on; a question that was closed opens again, without its guests."""
    vraag = slot(vraag)
    if not vraag.loopt:
        _heropen(vraag)
    return _zeg(vraag, _Soort.REACTIE, tekst, door=door)


@transaction.atomic
def trek_in(
    *, vraag: Werkgeversvraag, door: Medewerker | None, reden: str, account: Gebruiker
) -> Werkgeversvraag:
    """Close a question that needs no answer any more.

    Args:
        door: the employee; None when the employer does it.
        reden: in a few words; the employer reads it.
        account: who writes the reason down.

    Raises:
        NietToegestaan: it was closed already.
    """
    vraag = slot(vraag)
    _ga(vraag, lambda: vraag.trek_in(door=door))
    _bewaar_stand(vraag)
    _laat_gasten_gaan(vraag)
    soort = _Soort.REACTIE if door is None else _Soort.BERICHT
    _zeg(vraag, soort, f"Niet meer nodig: {reden.strip()}", door=account)
    _sluit_taak(vraag, door)
    return vraag


@transaction.atomic
def heropen(*, vraag: Werkgeversvraag, door: Medewerker, reden: str) -> Werkgeversvraag:
    """Open a question again, because the answer was not enough; the term begins anew, without the guests.

    Raises:
        NietToegestaan: the question is open.
    """
    vraag = slot(vraag)
    _heropen(vraag)
    _zeg(vraag, _Soort.NOTITIE, f"Heropend: {reden.strip()}", door=door.gebruiker)
    return vraag


@transaction.atomic
def wijs_toe(*, vraag: Werkgeversvraag, aan: Medewerker) -> Werkgeversvraag:
    """Make somebody responsible for the answer; the task moves along.

    Raises:
        NietToegestaan: the question is closed, or that person may not answer questions at the location.
    """
    vraag = slot(vraag)
    if not vraag.loopt:
        raise NietToegestaan("Deze vraag is afgerond.")
    if not _kan_behandelen(aan, vraag.locatie):
        raise NietToegestaan(f"{aan} behandelt op {vraag.locatie} geen vragen van werkgevers.", veld="aan")
    vraag.behandelaar = aan
    vraag.save(update_fields=["behandelaar"])
    if not Taak.objects.open().filter(sleutel=sleutel(vraag)).update(voor=aan, team=None):
        _maak_taak(vraag)
    return vraag


@transaction.atomic
def koppel(
    *, vraag: Werkgeversvraag, werkgever: Werkgever, contactpersoon: Contactpersoon | None = None
) -> Werkgeversvraag:
    """Say which employer asked, once that is known.

    Without a person responsible yet, the employer's accountmanager becomes it.

    Raises:
        NietToegestaan: it is known already.
    """
    vraag = slot(vraag)
    if vraag.werkgever_id is not None:
        raise NietToegestaan(f"Deze vraag hoort al bij {vraag.werkgever}.")
    vraag.werkgever, vraag.contactpersoon = werkgever, contactpersoon
    vraag.full_clean()
    vraag.save(update_fields=["werkgever", "contactpersoon"])
    wie = _accountmanager(werkgever, vraag.locatie)
    if wie is not None and vraag.behandelaar_id is None and vraag.loopt:
        wijs_toe(vraag=vraag, aan=wie)
    return vraag


def zichtbaar_voor(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Werkgeversvraag]:
    """The questions at a location, and those elsewhere with which somebody helps."""
    helpt = Vraagspecialist.objects.filter(vraag=OuterRef("pk"), medewerker=medewerker)
    return Werkgeversvraag.objects.filter(Q(locatie=locatie) | Exists(helpt))


def sleutel(vraag: Werkgeversvraag) -> str:
    """By what the task of a question is known."""
    return f"werkgeversvraag:{vraag.pk}"


def slot(vraag: Werkgeversvraag) -> Werkgeversvraag:
    """The question, locked until the transaction ends."""
    vragen = Werkgeversvraag.objects.select_for_update(of=("self",))
    return vragen.select_related("locatie", "werkgever", "behandelaar__gebruiker").get(pk=vraag.pk)


def meld_aan() -> None:
    """Where the task of a question is done: by answering it."""
    taaklinks.registreer(
        "werkgeversvraag", taaklinks.Pagina("werkgevers:vraag", antwoord=True, in_dossier=False)
    )
    taaklinks.registreer("werkgeversvraag_hulp", taaklinks.Pagina("werkgevers:vraag", in_dossier=False))


def _ga(vraag: Werkgeversvraag, overgang: Callable[[], object]) -> None:
    try:
        overgang()
    except TransitionNotAllowed as fout:
        wie = vraag.afgerond_door or "De werkgever"
        raise NietToegestaan(f"{wie} heeft deze vraag al afgerond.") from fout


def _heropen(vraag: Werkgeversvraag) -> None:
    try:
        vraag.heropen()
    except TransitionNotAllowed as fout:
        raise NietToegestaan("Deze vraag is nog open.") from fout
    vraag.vervalt_op = termijn_of(TERMIJN, STANDAARDTERMIJN, vraag.locatie).vervalt(timezone.now())
    _bewaar_stand(vraag)
    _laat_gasten_gaan(vraag)  # who was a guest of a question that closed before invitations ended with it
    gesloten = Taak.objects.filter(sleutel=sleutel(vraag))
    if not gesloten.update(gedaan_op=None, gedaan_door=None, resultaat="", vervalt_op=vraag.vervalt_op):
        _maak_taak(vraag)


def _laat_gasten_gaan(vraag: Werkgeversvraag) -> None:
    """End the invitations: a question that opens again may be about more than the guest was asked."""
    vraag.gasten.filter(gestopt_op__isnull=True).update(gestopt_op=timezone.now())


def _bewaar_stand(vraag: Werkgeversvraag) -> None:
    vraag.full_clean()
    vraag.save(update_fields=["stand", "afgerond_op", "afgerond_door", "vervalt_op"])


def _zeg(
    vraag: Werkgeversvraag, soort: str, tekst: str, *, door: Gebruiker, via: str = Vraagbericht.Via.PORTAAL
) -> Vraagbericht:
    return voeg_toe(Vraagbericht(vraag=vraag, soort=soort, tekst=tekst.strip(), via=via, door=door))


def _maak_taak(vraag: Werkgeversvraag) -> None:
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


def _sluit_taak(vraag: Werkgeversvraag, door: Medewerker | None) -> None:
    eigen = Q(sleutel=sleutel(vraag)) | Q(sleutel__startswith=f"werkgeversvraag_hulp:{vraag.pk}:")
    Taak.objects.open().filter(eigen).update(gedaan_op=timezone.now(), gedaan_door=door)


def _accountmanager(werkgever: Werkgever | None, locatie: Locatie) -> Medewerker | None:
    """The one contact of an employer, if that person works at the location."""
    wie = aanspreekpunt.accountmanager(werkgever) if werkgever else None
    return wie if wie is not None and _kan_behandelen(wie, locatie) else None


def _kan_behandelen(wie: Medewerker, locatie: Locatie) -> bool:
    return aanspreekpunt.kandidaten(locatie).filter(pk=wie.pk).exists()


def _via(kanaal: str) -> str:
    return Vraagbericht.Via.PORTAAL if kanaal == Werkgeversvraag.Kanaal.WEB else kanaal
