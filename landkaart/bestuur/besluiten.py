"""Deciding together: tabled, answered by each partner, taken when all agree (X-05)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from keten.bevoegd import eis
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import taken
from klanten.models import Taak
from landkaart.bestuur.vertegenwoordigers import partners, spreekt_voor, vertegenwoordigers
from landkaart.models import Besluit, Besluitregel

Niveau = Besluitregel.Niveau
Status = Besluitregel.Status
_EINDE = datetime.time(23, 59)


@dataclass(frozen=True)
class Wachtregel:
    """A partner that has not agreed yet.

    Attributes:
        wie: who answers for it; None where nobody has been named.
    """

    regel: Besluitregel
    wie: Medewerker | None

    @property
    def te_laat(self) -> bool:
        """Whether the answer should have been there."""
        return self.regel.besluit.antwoord_voor < vandaag()


def lijst(locatie: Locatie) -> QuerySet[Besluit]:
    """The decisions of a location, the latest first, with the line of each partner."""
    regels = Besluitregel.objects.select_related("partner", "door__gebruiker")
    rijen = Besluit.objects.filter(locatie=locatie).select_related("voorgelegd_door__gebruiker")
    return rijen.prefetch_related(Prefetch("regels", queryset=regels))


def wachtend(locatie: Locatie) -> list[Wachtregel]:
    """On whom decisions wait and how long, the longest first; two queries."""
    rijen = (
        Besluitregel.objects.filter(besluit__locatie=locatie, besluit__stand=Besluit.Stand.VOORGELEGD)
        .exclude(status=Status.AKKOORD)
        .select_related("besluit", "partner")
    )
    wie = vertegenwoordigers(locatie)
    wacht = [Wachtregel(rij, wie.get(rij.partner_id)) for rij in rijen]
    return sorted(wacht, key=lambda een: (-een.regel.sinds, een.regel.pk))


@transaction.atomic
def leg_voor(
    *,
    locatie: Locatie,
    titel: str,
    tekst: str,
    antwoord_voor: datetime.date,
    niveaus: Mapping[Ketenpartner, str],
    door: Medewerker,
) -> Besluit:
    """Table a proposal; each partner's representative gets a task to answer.

    Args:
        niveaus: for every partner that must agree the level that gives its agreement (`Besluitregel.Niveau`).

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        NietToegestaan: fewer than two partners, one that does not work here, or the day has been.
    """
    eis(door, locatie, Recht.BESTUREN)
    if antwoord_voor < vandaag():
        raise NietToegestaan("Deze dag is al geweest.", veld="antwoord_voor")
    if len(niveaus) < 2:
        raise NietToegestaan("Een gezamenlijk besluit is van ten minste twee partners.")
    hier = {partner.pk for partner in partners(locatie)}
    if any(partner.pk not in hier for partner in niveaus):
        raise NietToegestaan("Kies alleen partners van deze locatie.")
    besluit = voeg_toe(
        Besluit(locatie=locatie, titel=titel, tekst=tekst, antwoord_voor=antwoord_voor, voorgelegd_door=door)
    )
    wie = vertegenwoordigers(locatie)
    for partner, niveau in niveaus.items():
        regel = voeg_toe(Besluitregel(besluit=besluit, partner=partner, niveau=niveau))
        if partner.pk in wie:
            _vraag(regel, besluit, wie[partner.pk])
    return besluit


@transaction.atomic
def antwoord(*, regel: Besluitregel, status: str, toelichting: str, door: Medewerker) -> Besluit:
    """Say for one's own partner what it thinks of a proposal; the last agreement makes it a decision.

    An answer may change as long as the proposal is open. Two partners who answer at the same moment do so one
    after the other.

    Returns:
        The proposal, perhaps taken now.

    Raises:
        RechtOntbreekt: somebody else speaks for this partner.
        NietToegestaan: the proposal is closed, or no answer was chosen.
        ValidationError: a refusal without a reason, or waiting for a level that this partner does not need.
    """
    besluit = _slot(regel.besluit_id)
    regel = besluit.regels.select_related("partner").get(pk=regel.pk)
    if regel.partner_id not in spreekt_voor(door, besluit.locatie) or not door.werkt_op(besluit.locatie):
        raise RechtOntbreekt(
            f"Alleen de vertegenwoordiger of de plaatsvervanger antwoordt voor {regel.partner}."
        )
    _nog_open(besluit)
    if status not in (Status.AKKOORD, Status.WACHT, Status.NIET_AKKOORD):
        raise NietToegestaan("Kies een antwoord.", veld="status")
    regel.status, regel.toelichting, regel.door, regel.op = status, toelichting, door, timezone.now()
    regel.full_clean()
    regel.save(update_fields=["status", "toelichting", "door", "op"])
    if status != Status.WACHT:
        _sluit_taken([regel], door)
    if not besluit.regels.exclude(status=Status.AKKOORD).exists():
        besluit.neem()
        _bewaar(besluit)
    return besluit


@transaction.atomic
def trek_in(*, besluit: Besluit, reden: str, door: Medewerker) -> Besluit:
    """Take a proposal back; what the partners said stays readable.

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        NietToegestaan: it was taken or withdrawn, or there is no reason.
    """
    besluit = _slot(besluit.pk)
    eis(door, besluit.locatie, Recht.BESTUREN)
    _nog_open(besluit)
    if not reden.strip():
        raise NietToegestaan("Vul in waarom het voorstel wordt ingetrokken.", veld="reden")
    besluit.trek_in(reden=reden.strip(), door=door)
    _bewaar(besluit)
    _sluit_taken(list(besluit.regels.all()), door)
    return besluit


def _slot(pk: int) -> Besluit:
    return Besluit.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=pk)


def _nog_open(besluit: Besluit) -> None:
    if besluit.stand != Besluit.Stand.VOORGELEGD:
        raise NietToegestaan(f"Dit voorstel is al {besluit.get_stand_display()}.")


def _bewaar(besluit: Besluit) -> None:
    besluit.versie += 1
    besluit.full_clean()
    besluit.save()


def _vraag(regel: Besluitregel, besluit: Besluit, wie: Medewerker) -> None:
    if not wie.werkt_op(besluit.locatie):
        return
    taken.maak(
        klant=None,
        voor=wie,
        locatie=besluit.locatie,
        soort=Taak.Soort.BESTUUR,
        omschrijving=f"Antwoord voor {regel.partner} op het voorstel “{besluit.titel}”"[:200],
        vervalt_op=timezone.make_aware(datetime.datetime.combine(besluit.antwoord_voor, _EINDE)),
        sleutel=f"besluitregel:{regel.pk}",
    )


def _sluit_taken(regels: list[Besluitregel], door: Medewerker) -> None:
    sleutels = [f"besluitregel:{regel.pk}" for regel in regels]
    Taak.objects.open().filter(sleutel__in=sleutels).update(gedaan_op=timezone.now(), gedaan_door=door)
