"""Experts judge a practice one by one, and then together (L-47, L-50, L-51)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django_fsm import can_proceed

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht, rechten_van
from landkaart import zoekindex
from landkaart.models import (
    Beoordeling,
    Expertgroep,
    Praktijk,
    Thema,
    Toetsantwoord,
    Toetsvraag,
)


def groepen_voor(praktijk: Praktijk, expert: Medewerker) -> QuerySet[Expertgroep]:
    """The groups in which somebody may judge this practice: a member, and a theme that they share."""
    return Expertgroep.objects.filter(leden=expert, themas__praktijken=praktijk).distinct()


def vragen_voor(praktijk: Praktijk) -> QuerySet[Toetsvraag]:
    """The test questions of the themes of a practice."""
    vragen = Toetsvraag.objects.filter(thema__praktijken=praktijk, vervallen_op__isnull=True)
    return vragen.select_related("thema").order_by("thema__volgorde", "volgorde", "pk")


@transaction.atomic
def beoordeel(
    *,
    praktijk: Praktijk,
    expertgroep: Expertgroep,
    antwoorden: Mapping[Toetsvraag, str],
    toelichting: str,
    oordeel: str = "",
    bijdragen: list[str] | None = None,
    bewijs: str = "",
    door: Medewerker,
) -> Beoordeling:
    """Give one's own judgement; a later one of the same person counts instead, and the earlier one stays.

    Args:
        antwoorden: `Toetsantwoord.Antwoord` per test question.
        oordeel: one of `Oordeel`, or empty when it is too early to say; with contributions and evidence.

    Raises:
        NietToegestaan: this person is not an expert on it, or the practice has yet to be described.
        ValidationError: a verdict without contribution or evidence.
    """
    _vereis_beschreven(praktijk)
    _vereis_lid(praktijk, expertgroep, door)
    beoordeling = voeg_toe(
        Beoordeling(
            praktijk=praktijk,
            expertgroep=expertgroep,
            expert=door,
            oordeel=oordeel,
            bijdragen=bijdragen or [],
            bewijs=bewijs,
            toelichting=toelichting,
        )
    )
    for vraag, antwoord in antwoorden.items():
        voeg_toe(Toetsantwoord(beoordeling=beoordeling, vraag=vraag, gevraagd=vraag.vraag, antwoord=antwoord))
    return beoordeling


@transaction.atomic
def stel_oordeel_vast(
    *,
    praktijk: Praktijk,
    versie: int,
    expertgroep: Expertgroep,
    oordeel: str,
    bijdragen: list[str],
    bewijs: str,
    toelichting: str,
    door: Medewerker,
) -> Praktijk:
    """Record the joint verdict of a group, after at least two of its members gave theirs.

    Raises:
        NietToegestaan: this person is not an expert on it, or fewer than two experts judged it.
        VersieConflict: somebody saved the practice in between.
        ValidationError: without a contribution or evidence (the database refuses it as well).

    Source: Goed bekeken! (AKO 2005), section 2.4: a shared, intersubjective judgement.
    """
    _vereis_beschreven(praktijk)
    _vereis_lid(praktijk, expertgroep, door)
    if laatste(praktijk, expertgroep).count() < 2:
        raise NietToegestaan(
            "Een gezamenlijk oordeel kan pas als twee experts van de groep hebben beoordeeld."
        )
    huidig = Praktijk.objects.select_for_update().get(pk=praktijk.pk)
    if can_proceed(huidig.beoordeel):
        huidig.beoordeel()
    nieuw = wijzig(
        huidig,
        versie=versie,
        stap=huidig.stap,
        beoordeeld_op=huidig.beoordeeld_op,
        oordeel=oordeel,
        bijdragen=bijdragen,
        bewijs=bewijs,
        oordeel_toelichting=toelichting,
        oordeel_van=expertgroep,
        oordeel_door=door,
    )
    zoekindex.neem_op(nieuw)
    return nieuw


def laatste(praktijk: Praktijk, expertgroep: Expertgroep | None = None) -> QuerySet[Beoordeling]:
    """The last judgement of each expert in each group."""
    rijen = Beoordeling.objects.filter(praktijk=praktijk)
    if expertgroep is not None:
        rijen = rijen.filter(expertgroep=expertgroep)
    return rijen.order_by("expertgroep_id", "expert_id", "-op", "-pk").distinct("expertgroep_id", "expert_id")


def mag_vragen_beheren(thema: Thema, medewerker: Medewerker) -> bool:
    """Whether somebody may change the test questions: an expert of the theme, or who keeps the Landkaart."""
    if Recht.LANDKAART_BEHEREN in rechten_van(medewerker.rollen):
        return True
    return thema.expertgroepen.filter(leden=medewerker).exists()


@transaction.atomic
def voeg_vraag_toe(*, thema: Thema, vraag: str, volgorde: int, door: Medewerker) -> Toetsvraag:
    """Add a test question to a theme.

    Raises:
        NietToegestaan: this person is no expert on the theme.
    """
    _vereis_beheer(thema, door)
    return voeg_toe(Toetsvraag(thema=thema, vraag=vraag, volgorde=volgorde))


@transaction.atomic
def wijzig_vraag(*, toetsvraag: Toetsvraag, versie: int, door: Medewerker, **velden: Any) -> Toetsvraag:
    """Change a test question, or let it lapse (`vervallen_op`); answers keep the words that were asked.

    Raises:
        NietToegestaan: this person is no expert on the theme.
        VersieConflict: somebody saved in between.
    """
    _vereis_beheer(toetsvraag.thema, door)
    return wijzig(toetsvraag, versie=versie, voorbeeld=False, **velden)


@transaction.atomic
def zet_leden(*, expertgroep: Expertgroep, leden: list[Medewerker]) -> Expertgroep:
    """Say who is in a group.

    Raises:
        NietToegestaan: somebody does not have the right to judge practices.
    """
    zonder = [lid for lid in leden if Recht.PRAKTIJK_BEOORDELEN not in rechten_van(lid.rollen)]
    if zonder:
        raise NietToegestaan(f"{zonder[0]} mag geen praktijken beoordelen.", veld="leden")
    expertgroep.leden.set(leden)
    return expertgroep


def _vereis_beschreven(praktijk: Praktijk) -> None:
    if praktijk.stap == Praktijk.Stap.GEIDENTIFICEERD:
        raise NietToegestaan("Deze praktijk is nog niet beschreven. Beoordelen kan daarna.")
    if praktijk.papier:
        raise NietToegestaan("Deze praktijk bestaat alleen op papier. Er valt nog niets te beoordelen.")


def _vereis_lid(praktijk: Praktijk, expertgroep: Expertgroep, expert: Medewerker) -> None:
    if not groepen_voor(praktijk, expert).filter(pk=expertgroep.pk).exists():
        raise NietToegestaan("U bent geen lid van een expertgroep voor dit thema.", veld="expertgroep")


def _vereis_beheer(thema: Thema, medewerker: Medewerker) -> None:
    if not mag_vragen_beheren(thema, medewerker):
        raise NietToegestaan("Alleen experts van dit thema wijzigen de toetsvragen.")
