"""Questions of employers: taken on over any channel and answered within a term (W-05, W-09)."""

from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import termijn_of
from klanten import taaklinks
from werkgevers import vraagwerknemers
from werkgevers.mailtaken import mail_antwoord
from werkgevers.models import (
    Contactpersoon,
    Instantie,
    Vraagbericht,
    Vraagspecialist,
    Werkgever,
    Werkgeversvraag,
)
from werkgevers.vraagwerk import (
    STANDAARDTERMIJN,
    TERMIJN,
    accountmanager_van,
    bewaar_stand,
    ga_over,
    heropen_vraag,
    laat_gasten_gaan,
    maak_taak,
    slot,
    sluit_taak,
    zeg,
)

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
        behandelaar=accountmanager_van(werkgever, locatie),
    )
    voeg_toe(nieuw)
    if antwoord.strip() and door is not None:
        return beantwoord(vraag=nieuw, tekst=antwoord, via=_via(kanaal), door=door)
    maak_taak(nieuw)
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
    ga_over(vraag, lambda: vraag.beantwoord(door=door))
    bewaar_stand(vraag)
    laat_gasten_gaan(vraag)
    vraagwerknemers.laat_gaan(vraag)
    zeg(vraag, _Soort.ANTWOORD, tekst, door=door.gebruiker, via=via)
    sluit_taak(vraag, door)
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
    return zeg(vraag, soort, tekst, door=door.gebruiker)


@transaction.atomic
def reageer(*, vraag: Werkgeversvraag, tekst: str, door: Gebruiker) -> Vraagbericht:
    """The employer writes on; a question that was closed opens again, without its guests."""
    vraag = slot(vraag)
    if not vraag.loopt:
        heropen_vraag(vraag)
    return zeg(vraag, _Soort.REACTIE, tekst, door=door)


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
    ga_over(vraag, lambda: vraag.trek_in(door=door))
    bewaar_stand(vraag)
    laat_gasten_gaan(vraag)
    vraagwerknemers.laat_gaan(vraag)
    soort = _Soort.REACTIE if door is None else _Soort.BERICHT
    zeg(vraag, soort, f"Niet meer nodig: {reden.strip()}", door=account)
    sluit_taak(vraag, door)
    return vraag


@transaction.atomic
def heropen(*, vraag: Werkgeversvraag, door: Medewerker, reden: str) -> Werkgeversvraag:
    """Open a question again, because the answer was not enough; the term begins anew, without the guests.

    Raises:
        NietToegestaan: the question is open.
    """
    vraag = slot(vraag)
    heropen_vraag(vraag)
    zeg(vraag, _Soort.NOTITIE, f"Heropend: {reden.strip()}", door=door.gebruiker)
    return vraag


def zichtbaar_voor(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Werkgeversvraag]:
    """The questions at a location, and those elsewhere with which somebody helps."""
    helpt = Vraagspecialist.objects.filter(vraag=OuterRef("pk"), medewerker=medewerker)
    return Werkgeversvraag.objects.filter(Q(locatie=locatie) | Exists(helpt))


def meld_aan() -> None:
    """Where the task of a question is done: by answering it."""
    taaklinks.registreer(
        "werkgeversvraag", taaklinks.Pagina("werkgevers:vraag", antwoord=True, in_dossier=False)
    )
    taaklinks.registreer("werkgeversvraag_hulp", taaklinks.Pagina("werkgevers:vraag", in_dossier=False))


def _via(kanaal: str) -> str:
    return Vraagbericht.Via.PORTAAL if kanaal == Werkgeversvraag.Kanaal.WEB else kanaal
