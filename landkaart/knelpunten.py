"""Bottlenecks: entered once, shared by who has them too, answered and solved (L-61, X-63)."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django_fsm import can_proceed

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from landkaart import kennis, zoekindex
from landkaart.models import (
    Knelpunt,
    KnelpuntBij,
    Mijlpaal,
    Oplossing,
    Praktijk,
    Thema,
    Zoekingang,
)


def lijst(locatie: Locatie | None = None) -> QuerySet[Knelpunt]:
    """All bottlenecks, with how many locations have each, how many solutions, and whether this one has it."""
    eigen = KnelpuntBij.objects.filter(knelpunt=OuterRef("pk"), locatie=locatie)
    return Knelpunt.objects.annotate(
        aantal_locaties=Count("bij", distinct=True),
        aantal_oplossingen=Count("oplossingen", distinct=True),
        van_ons=Exists(eigen),
    )


def lijkt_op(titel: str, omschrijving: str) -> list[Knelpunt]:
    """Bottlenecks that resemble a new one, the most alike first, with their solutions (X-63).

    Source: De lerende keten (IWI 2008), chapter 4: partnerships develop what exists elsewhere already.
    """
    ingangen = kennis.lijkt_op(f"{titel} {omschrijving}", soort=Zoekingang.Soort.KNELPUNT)
    gevonden = lijst().prefetch_related("oplossingen__praktijk").in_bulk([een.bron for een in ingangen])
    return [gevonden[een.bron] for een in ingangen if een.bron in gevonden]


@transaction.atomic
def meld(
    *,
    titel: str,
    omschrijving: str,
    categorie: str,
    themas: Iterable[Thema] = (),
    mijlpalen: Iterable[Mijlpaal] = (),
    locatie: Locatie,
    door: Medewerker,
) -> Knelpunt:
    """Enter a bottleneck that no other location entered yet; this location is the first that has it.

    Raises:
        ValidationError: with a message per field.
    """
    knelpunt = voeg_toe(
        Knelpunt(
            titel=titel, omschrijving=omschrijving, categorie=categorie, gemeld_bij=locatie, gemeld_door=door
        )
    )
    knelpunt.themas.set(themas)
    knelpunt.mijlpalen.set(mijlpalen)
    voeg_toe(KnelpuntBij(knelpunt=knelpunt, locatie=locatie, door=door))
    zoekindex.neem_op(knelpunt)
    return knelpunt


@transaction.atomic
def wij_ook(*, knelpunt: Knelpunt, locatie: Locatie, door: Medewerker) -> bool:
    """Say that a location has this bottleneck too. Returns whether that is new; twice changes nothing."""
    _bij, nieuw = KnelpuntBij.objects.get_or_create(
        knelpunt=knelpunt, locatie=locatie, defaults={"door": door}
    )
    if nieuw:
        zoekindex.neem_op(knelpunt)
    return nieuw


@transaction.atomic
def niet_meer(*, knelpunt: Knelpunt, locatie: Locatie) -> None:
    """Say that a location does not have this bottleneck (any more)."""
    KnelpuntBij.objects.filter(knelpunt=knelpunt, locatie=locatie).delete()
    zoekindex.neem_op(knelpunt)


@transaction.atomic
def los_bij(
    *, knelpunt: Knelpunt, tekst: str, praktijk: Praktijk | None = None, locatie: Locatie, door: Medewerker
) -> Oplossing:
    """Add what helped, for the other locations.

    Raises:
        ValidationError: there is no text.
    """
    oplossing = voeg_toe(
        Oplossing(knelpunt=knelpunt, tekst=tekst, praktijk=praktijk, locatie=locatie, door=door)
    )
    zoekindex.neem_op(knelpunt)
    return oplossing


@transaction.atomic
def beantwoord(
    *,
    knelpunt: Knelpunt,
    versie: int,
    aard: str,
    antwoord: str,
    antwoord_van: str,
    antwoord_op: datetime.date,
) -> Knelpunt:
    """Record the official answer: is it really so, or does it only seem so?

    Args:
        antwoord_van: which organisation or function answered.

    Raises:
        NietToegestaan: no choice, or a day that has yet to come.
        VersieConflict: somebody saved in between.

    Source: De lerende keten (IWI 2008), chapter 4: it must be worked out what the facts are.
    """
    if aard not in {Knelpunt.Aard.FEITELIJK, Knelpunt.Aard.GEPERCIPIEERD}:
        raise NietToegestaan("Kies of het echt zo is of alleen zo lijkt.", veld="aard")
    if antwoord_op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="antwoord_op")
    nieuw = wijzig(
        knelpunt,
        versie=versie,
        aard=aard,
        antwoord=antwoord,
        antwoord_van=antwoord_van,
        antwoord_op=antwoord_op,
    )
    zoekindex.neem_op(nieuw)
    return nieuw


@transaction.atomic
def zet_stand(*, knelpunt: Knelpunt, opgelost: bool, door: Medewerker) -> Knelpunt:
    """Close a bottleneck, or open it again.

    Raises:
        NietToegestaan: it is so already; it has no solution yet; or this person's locations do not have it.
    """
    knelpunt = Knelpunt.objects.select_for_update().get(pk=knelpunt.pk)
    stap = knelpunt.los_op if opgelost else knelpunt.heropen
    if not can_proceed(stap):
        raise NietToegestaan("Iemand anders deed dit al.")
    if not knelpunt.bij.filter(locatie__medewerkers=door).exists():
        raise NietToegestaan("Alleen een locatie die dit knelpunt heeft, kan het sluiten of openen.")
    if opgelost and not (knelpunt.antwoord or knelpunt.oplossingen.exists()):
        raise NietToegestaan("Zet er eerst bij wat hielp. Daar hebben andere locaties iets aan.")
    stap()
    knelpunt.versie += 1
    knelpunt.save(update_fields=["stand", "opgelost_op", "versie"])
    return knelpunt
