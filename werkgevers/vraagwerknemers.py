"""A question of an employer that is about a client too: somebody who works, and whose job is at risk (K-21).

The employer and guests never see who it is: what somebody told the portal is not for the boss.
"""

from collections.abc import Iterator

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from keten import opslaan
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.rechten import Recht
from klanten import tijdlijn
from klanten.lopend import Lopend
from klanten.models import Gebeurtenis, Klant, Situatie
from werkgevers.models import Vraagwerknemer, Werkgeversvraag
from werkgevers.models.vraagwerknemer import WERKEND
from werkgevers.vraagwerk import slot

_Soort = Werkgeversvraag.Soort
SOORTEN = (_Soort.SCHOLING, _Soort.ONTSLAG)
"""The questions about people who work there; not those about illness, which is not for the timeline."""


@transaction.atomic
def zet_bij(*, vraag: Werkgeversvraag, klant: Klant, akkoord: bool, door: Medewerker) -> Vraagwerknemer:
    """Say that a question is about this client too.

    Args:
        akkoord: that the client knows and agrees.

    Raises:
        RechtOntbreekt: `door` does not keep questions at the location.
        NietToegestaan: the client did not agree, has no work, or is of another location; the question is
            closed or about something else.
        ValidationError: the client stands with the question already.

    Source: Meer perspectief voor mensen (Divosa 2006), section 3.1, services to employees.
    """
    vraag = slot(vraag)
    eis(door, vraag.locatie, Recht.WERKGEVERS)
    if vraag.soort not in SOORTEN:
        raise NietToegestaan("Deze vraag gaat niet over mensen die er werken.")
    if not vraag.loopt:
        raise NietToegestaan("Deze vraag is afgerond. Heropen de vraag eerst.")
    if klant.locatie_id != vraag.locatie_id:
        raise NietToegestaan("Deze klant hoort bij een andere locatie.", veld="klantnummer")
    if not Situatie.objects.filter(klant=klant, arbeid__in=WERKEND).exists():
        raise NietToegestaan("Volgens het dossier heeft deze klant geen werk.", veld="klantnummer")
    if not akkoord:
        raise NietToegestaan("Vraag het eerst aan de klant.", veld="akkoord")
    vroeger = vraag.werknemers.filter(klant=klant, beeindigd_op__isnull=True)
    for rij in vroeger.exclude(pk__in=vroeger.lopend().values("pk")):
        _beeindig(rij, door=None)  # that consent ended by itself; this is a new one
    nieuw = opslaan.voeg_toe(Vraagwerknemer(vraag=vraag, klant=klant, door=door, partner=door.partner))
    _schrijf(nieuw, f"Hoort bij een vraag van {_waarover(vraag)}.", door=door)
    return nieuw


@transaction.atomic
def haal_weg(*, werknemer: Vraagwerknemer, door: Medewerker) -> Vraagwerknemer:
    """The question is not about this client any more; saying so twice changes nothing.

    Raises:
        RechtOntbreekt: `door` does not keep questions at the location.
    """
    vraag = slot(werknemer.vraag)
    eis(door, vraag.locatie, Recht.WERKGEVERS)
    return _haal_weg(werknemer, vraag, door=door)


@transaction.atomic
def trek_toestemming_in(*, werknemer: Vraagwerknemer, door: Medewerker | None) -> Vraagwerknemer:
    """Take back that the client agreed, which is as simple as agreeing; doing so twice changes nothing.

    Args:
        door: who keeps the dossier and does it for the client; None when the client does it in the portal.

    Raises:
        RechtOntbreekt: `door` does not keep dossiers where the client is served.
    """
    if door is not None:
        eis(door, werknemer.klant.locatie, Recht.DOSSIER_WIJZIGEN)
    return _haal_weg(werknemer, slot(werknemer.vraag), door=door, door_klant=door is None)


def laat_gaan(vraag: Werkgeversvraag) -> None:
    """End what clients agreed to with a question that closes; opened again it may be about something else."""
    for werknemer in vraag.werknemers.filter(beeindigd_op__isnull=True).select_related("klant"):
        _haal_weg(werknemer, vraag, door=None)


def lopend_bij(klant: Klant) -> Iterator[Lopend]:
    """The open questions that are about a client, for who looks at what runs."""
    rijen = klant.werkgeversvragen.lopend()
    for rij in rijen.select_related("vraag__werkgever", "vraag__behandelaar__gebruiker", "partner"):
        vraag = rij.vraag
        yield Lopend(
            sleutel=f"werkgeversvraag:{vraag.pk}",
            soort="vraag van een werkgever",
            wat=f"{vraag.get_soort_display()} bij {vraag.van_wie}",
            uitvoerder=str(vraag.behandelaar or rij.partner),
            sinds=timezone.localdate(rij.akkoord_op),
            intrekken=reverse("werkgevers:mijn_vraag_intrekken", args=[rij.pk]),
            intrekken_voor=reverse("werkgevers:klant_vraag_intrekken", args=[klant.klantnummer, rij.pk]),
        )


def _waarover(vraag: Werkgeversvraag) -> str:
    return f"{vraag.van_wie} over {vraag.get_soort_display()}"


def _haal_weg(
    werknemer: Vraagwerknemer, vraag: Werkgeversvraag, *, door: Medewerker | None, door_klant: bool = False
) -> Vraagwerknemer:
    """End it, behind the lock on the question."""
    rijen = Vraagwerknemer.objects.select_for_update(of=("self",)).select_related("klant")
    werknemer = rijen.get(pk=werknemer.pk)
    if werknemer.beeindigd_op is None:
        _beeindig(werknemer, door=door)
        zin = f"Hoort niet meer bij de vraag van {_waarover(vraag)}."
        _schrijf(werknemer, zin, door=door, door_klant=door_klant)
    return werknemer


def _beeindig(werknemer: Vraagwerknemer, *, door: Medewerker | None) -> None:
    werknemer.beeindigd_op, werknemer.beeindigd_door = timezone.now(), door
    werknemer.full_clean()
    werknemer.save()


def _schrijf(
    werknemer: Vraagwerknemer, zin: str, *, door: Medewerker | None, door_klant: bool = False
) -> None:
    soort = Gebeurtenis.Soort.BEMIDDELING
    tijdlijn.leg_vast(werknemer.klant, soort, zin, door=door, door_klant=door_klant)
