"""Others who help with one question: a specialist beside the accountmanager, a guest of another department.

Source: Goed bekeken! (AKO 2005), points 22 and 23 (W-03, W-07).
"""

from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from keten.uitnodigen import geef_account
from klanten import taken
from klanten.models import Taak
from werkgevers.mailtaken import mail_gast
from werkgevers.models import Gastuitnodiging, Vraagbericht, Vraagspecialist, Werkgeversvraag
from werkgevers.vraagwerk import slot


@transaction.atomic
def vraag_specialist(
    *, vraag: Werkgeversvraag, medewerker: Medewerker, waarvoor: str, door: Medewerker
) -> Vraagspecialist:
    """Ask a colleague to help; the contact of the employer stays who it was.

    Raises:
        NietToegestaan: the question is closed, or the colleague works elsewhere.
        ValidationError: this colleague helps already.
    """
    vraag = slot(vraag)
    if not vraag.loopt:
        raise NietToegestaan("Deze vraag is afgerond.")
    if not medewerker.werkt_op(vraag.locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {vraag.locatie}.", veld="medewerker")
    nieuw = voeg_toe(
        Vraagspecialist(vraag=vraag, medewerker=medewerker, waarvoor=waarvoor.strip(), door=door)
    )
    taken.maak(
        klant=None,
        voor=medewerker,
        locatie=vraag.locatie,
        soort=Taak.Soort.WERKGEVER,
        omschrijving=f"Help bij de vraag van {vraag.van_wie}: {waarvoor.strip()}"[:200],
        vervalt_op=vraag.vervalt_op,
        sleutel=f"werkgeversvraag_hulp:{vraag.pk}:{medewerker.pk}",
    )
    return nieuw


@transaction.atomic
def nodig_uit(
    *, vraag: Werkgeversvraag, naam: str, email: str, dienst: str, door: Medewerker
) -> Gastuitnodiging:
    """Invite somebody of another department to one question; a mail with only a link goes out.

    Who has a guest's account already keeps it, and the name that goes with it.

    Raises:
        NietToegestaan: the question is closed, or the address belongs to another kind of account.
        ValidationError: this guest has been invited already.
    """
    vraag = slot(vraag)
    if not vraag.loopt:
        raise NietToegestaan("Deze vraag is afgerond.")
    gast = geef_account(email=email, naam=naam, rol=Rol.GAST)
    nieuw = voeg_toe(Gastuitnodiging(vraag=vraag, gebruiker=gast, dienst=dienst.strip(), door=door))
    transaction.on_commit(partial(mail_gast.delay, nieuw.pk), robust=True)
    return nieuw


@transaction.atomic
def stop_uitnodiging(*, uitnodiging: Gastuitnodiging) -> Gastuitnodiging:
    """Take an invitation back: from now on the guest sees nothing of the question.

    Raises:
        NietToegestaan: it has ended already.
    """
    uitnodiging = Gastuitnodiging.objects.select_for_update().get(pk=uitnodiging.pk)
    if uitnodiging.gestopt_op is not None:
        raise NietToegestaan("Deze uitnodiging is al gestopt.")
    uitnodiging.gestopt_op = timezone.now()
    uitnodiging.save(update_fields=["gestopt_op"])
    return uitnodiging


@transaction.atomic
def antwoord_als_gast(*, uitnodiging: Gastuitnodiging, tekst: str) -> Vraagbericht:
    """The guest answers; who is responsible passes it on to the employer.

    Raises:
        NietToegestaan: the invitation ended, or the question was closed in the meantime.
    """
    vraag = slot(uitnodiging.vraag)
    if not Gastuitnodiging.objects.lopend().filter(pk=uitnodiging.pk).exists():
        raise NietToegestaan("Deze vraag is intussen afgerond, of uw uitnodiging is gestopt.")
    bericht = voeg_toe(
        Vraagbericht(
            vraag=vraag, soort=Vraagbericht.Soort.GAST, tekst=tekst.strip(), door=uitnodiging.gebruiker
        )
    )
    return bericht


def voor_gast(gebruiker: Gebruiker) -> QuerySet[Gastuitnodiging]:
    """The invitations of a guest that hold today, the most urgent first."""
    eigen = Gastuitnodiging.objects.lopend().filter(gebruiker=gebruiker)
    return eigen.select_related(
        "vraag__werkgever", "vraag__behandelaar__gebruiker", "vraag__locatie", "door__gebruiker"
    ).order_by("vraag__vervalt_op", "pk")
