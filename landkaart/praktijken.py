"""Practices: reported, described, adopted by others and spread (L-45, L-46, L-48, L-49, L-52, L-53)."""

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django_fsm import can_proceed

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht, rechten_van
from keten.tijd import vandaag
from landkaart import zoekindex
from landkaart.models import Mijlpaal, Overname, Praktijk, Thema


def lijst(*, medewerker: Medewerker | None, papier: bool = False) -> QuerySet[Praktijk]:
    """The practices that somebody may see, with their themes.

    Args:
        medewerker: None for a visitor, who sees only what has been described.
        papier: also those that exist on paper only.
    """
    praktijken = Praktijk.objects.all() if medewerker else Praktijk.objects.openbaar()
    if not papier:
        praktijken = praktijken.echt()
    lopend = Count("overnames", filter=Q(overnames__gestopt_op__isnull=True), distinct=True)
    return praktijken.prefetch_related("themas").annotate(overgenomen=lopend)


def per_locatie(locaties: Iterable[int] | None = None) -> dict[int, int]:
    """How many practices each location has, by its key: its own and adopted ones; paper ones do not count."""
    eigen = Praktijk.objects.openbaar().echt().filter(locaties__isnull=False)
    over = Overname.objects.lopend().filter(praktijk__in=Praktijk.objects.openbaar().echt())
    if locaties is not None:
        gekozen = list(locaties)
        eigen, over = eigen.filter(locaties__in=gekozen), over.filter(locatie__in=gekozen)
    telling = Counter(dict(eigen.order_by().values_list("locaties").annotate(aantal=Count("pk"))))
    telling.update(dict(over.order_by().values_list("locatie").annotate(aantal=Count("pk"))))
    return dict(telling)


def van_locatie(locatie: Locatie) -> QuerySet[Praktijk]:
    """The practices of a location, and those that it adopted."""
    over = Overname.objects.lopend().filter(praktijk=OuterRef("pk"), locatie=locatie)
    eigen = Praktijk.locaties.through.objects.filter(praktijk=OuterRef("pk"), locatie=locatie)
    return (
        Praktijk.objects.openbaar()
        .echt()
        .filter(Q(Exists(over)) | Q(Exists(eigen)))
        .prefetch_related("themas")
        .order_by("naam", "pk")
    )


class Witterij(NamedTuple):
    """A location with its number of practices per theme, in the order of the themes."""

    locatie: Locatie
    aantallen: list[int]

    @property
    def leeg(self) -> bool:
        """Whether nothing goes on here on any theme."""
        return not any(self.aantallen)


def witte_vlekken(locaties: Iterable[Locatie], themas: list[Thema]) -> list[Witterij]:
    """Per location how many practices there are on each theme, adopted ones included; zero is a white spot.

    Source: Goed bekeken! (AKO 2005), annex 1: the assignment of the Monitorgroep.
    """
    telling: Counter[tuple[int, int]] = Counter()
    echt = Praktijk.objects.openbaar().echt().order_by()
    telling.update(_tel(echt.filter(locaties__isnull=False).values_list("locaties", "themas")))
    over = Overname.objects.lopend().filter(praktijk__in=echt).order_by()
    telling.update(_tel(over.values_list("locatie", "praktijk__themas")))
    return [Witterij(locatie, [telling[locatie.pk, thema.pk] for thema in themas]) for locatie in locaties]


def _tel(paren: QuerySet[Any, Any]) -> dict[tuple[int, int], int]:
    return {(locatie, thema): aantal for locatie, thema, aantal in paren.annotate(aantal=Count("pk"))}


def mag_wijzigen(praktijk: Praktijk, medewerker: Medewerker) -> bool:
    """Whether somebody may change a practice: who works at one of its locations, or keeps the Landkaart."""
    if Recht.LANDKAART_BEHEREN in rechten_van(medewerker.rollen):
        return True
    return praktijk.locaties.filter(medewerkers=medewerker).exists()


@transaction.atomic
def meld(*, locatie: Locatie, door: Medewerker, **gegevens: Any) -> Praktijk:
    """Report a practice of a location. Colleagues see it; the public only after it has been described.

    Args:
        gegevens: fields of `Praktijk`, with `themas` and `mijlpalen` as lists.

    Raises:
        NietToegestaan: it has no theme, or its evaluation lies in the past while it has yet to start.
        ValidationError: with a message per field.
    """
    themas, mijlpalen = gegevens.pop("themas"), gegevens.pop("mijlpalen")
    _keur(themas, gegevens)
    praktijk = voeg_toe(
        Praktijk(plaats=locatie.plaats, geidentificeerd_op=vandaag(), gemeld_door=door, **gegevens)
    )
    praktijk.locaties.set([locatie])
    _koppel(praktijk, themas, mijlpalen)
    return praktijk


@transaction.atomic
def pas_aan(*, praktijk: Praktijk, versie: int, door: Medewerker, **gegevens: Any) -> Praktijk:
    """Change the description of a practice.

    Raises:
        NietToegestaan: this person works elsewhere, or no theme is left.
        VersieConflict: somebody saved in between.
    """
    if not mag_wijzigen(praktijk, door):
        raise NietToegestaan("Deze praktijk is van een andere locatie. Alleen collega's daar wijzigen hem.")
    themas, mijlpalen = gegevens.pop("themas"), gegevens.pop("mijlpalen")
    _keur(themas, gegevens)
    nieuw = wijzig(praktijk, versie=versie, **gegevens)
    _koppel(nieuw, themas, mijlpalen)
    return nieuw


@transaction.atomic
def zet_stap(*, praktijk: Praktijk, stap: Praktijk.Stap, hoe: str = "", door: Medewerker) -> Praktijk:
    """Take a step that needs no verdict: make the description public, or spread what was judged.

    Args:
        stap: `BESCHREVEN` or `VERSPREID`; never another one than the person asked for.
        hoe: by what means it is spread, when that is the step.

    Raises:
        NietToegestaan: this person works elsewhere, or the step cannot be taken now.

    Source: Goed bekeken! (AKO 2005), section 1.1: identify, describe, judge, mainstream.
    """
    praktijk = Praktijk.objects.select_for_update().get(pk=praktijk.pk)
    if not mag_wijzigen(praktijk, door):
        raise NietToegestaan("Deze praktijk is van een andere locatie.")
    if stap == Praktijk.Stap.BESCHREVEN and can_proceed(praktijk.beschrijf):
        praktijk.beschrijf()
    elif stap == Praktijk.Stap.VERSPREID and can_proceed(praktijk.verspreid):
        praktijk.verspreid(hoe.strip())
    else:
        raise NietToegestaan("Deze stap kan nu niet. Kijk hoe ver de praktijk is.")
    praktijk.versie += 1
    praktijk.full_clean()
    praktijk.save()
    zoekindex.neem_op(praktijk)
    return praktijk


@transaction.atomic
def neem_over(
    *, praktijk: Praktijk, locatie: Locatie, sinds: datetime.date, aanpassingen: str, door: Medewerker
) -> Overname:
    """Say that a location works this way too, and what it changed (L-52).

    Raises:
        NietToegestaan: it is the location's own practice, nobody described it yet, or the day is to come.
        ValidationError: the location adopted it before.
    """
    if praktijk.stap == Praktijk.Stap.GEIDENTIFICEERD:
        raise NietToegestaan("Deze praktijk is nog niet beschreven.")
    if praktijk.locaties.filter(pk=locatie.pk).exists():
        raise NietToegestaan("Dit is een praktijk van jullie eigen locatie.")
    if sinds > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="sinds")
    overname = Overname(praktijk=praktijk, locatie=locatie, sinds=sinds, aanpassingen=aanpassingen, door=door)
    return voeg_toe(overname)


@transaction.atomic
def stop_overname(*, overname: Overname, door: Medewerker) -> Overname:
    """Say that a location no longer works this way.

    Raises:
        NietToegestaan: it stopped before, or this person does not work there.
    """
    overname = Overname.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=overname.pk)
    if not door.werkt_op(overname.locatie):
        raise NietToegestaan("Dit is de overname van een andere locatie.")
    if overname.gestopt_op is not None:
        raise NietToegestaan("Deze overname was al gestopt.")
    overname.gestopt_op = vandaag()
    overname.save(update_fields=["gestopt_op"])
    return overname


def _keur(themas: Iterable[Thema], gegevens: dict[str, Any]) -> None:
    if not list(themas):
        raise NietToegestaan("Kies ten minste één thema.", veld="themas")
    evaluatie = gegevens.get("evaluatie_op")
    if evaluatie and evaluatie < vandaag() and gegevens.get("fase") in {"", Praktijk.Fase.PLAN}:
        raise NietToegestaan(
            "De evaluatie is al voorbij, maar de praktijk is nog een plan.", veld="evaluatie_op"
        )


def _koppel(praktijk: Praktijk, themas: Iterable[Thema], mijlpalen: Iterable[Mijlpaal]) -> None:
    praktijk.themas.set(themas)
    praktijk.mijlpalen.set(mijlpalen)
    zoekindex.neem_op(praktijk)
