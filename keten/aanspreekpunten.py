"""The directory of fixed contacts: who to ask about a subject, at each location and partner (X-14)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from keten.afwezig import afwezigen
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Aanspreekpunt, Ketenpartner, Locatie, Medewerker, Onderwerp, Waarneming
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag

_MENSEN = ("medewerker__gebruiker", "medewerker__partner", "vervanger__gebruiker", "vervanger__partner")


@dataclass(frozen=True)
class Punt:
    """A contact as it stands today.

    Attributes:
        weg, vervanger_weg: this person has no account any more, or works elsewhere or for another partner.
        afwezig, vervanger_afwezig: this person is away today.
        waarnemer: a colleague who stands in for the contact today.
    """

    regel: Aanspreekpunt
    weg: bool
    afwezig: bool
    vervanger_weg: bool
    vervanger_afwezig: bool
    waarnemer: Medewerker | None

    @property
    def nu(self) -> Medewerker | None:
        """Who to ask today: the contact, else the deputy, else who stands in; None when there is nobody."""
        if not self.weg and not self.afwezig:
            return self.regel.medewerker
        if self.regel.vervanger and not self.vervanger_weg and not self.vervanger_afwezig:
            return self.regel.vervanger
        return self.waarnemer

    @property
    def herstellen(self) -> str:
        """What somebody has to mend, in words; empty when nothing is wrong."""
        if self.weg:
            return f"{self.regel.medewerker} werkt hier niet meer"
        return f"vervanger {self.regel.vervanger} werkt hier niet meer" if self.vervanger_weg else ""


@dataclass(frozen=True)
class Overzicht:
    """The directory of one location.

    Attributes:
        rijen: each subject with, in the order of `partners`, the partner and its contact or None.
    """

    partners: list[Ketenpartner]
    rijen: list[tuple[Onderwerp, list[tuple[Ketenpartner, Punt | None]]]]

    @property
    def open(self) -> int:
        """How many places are empty."""
        return sum(punt is None for _, cellen in self.rijen for _, punt in cellen)

    @property
    def herstellen(self) -> list[Punt]:
        """The contacts that somebody has to mend."""
        return [punt for _, cellen in self.rijen for _, punt in cellen if punt and punt.herstellen]


def partners(locatie: Locatie) -> list[Ketenpartner]:
    """The partners that work at a location now."""
    return list(locatie.partners.geldig_op(vandaag()).order_by("kolom", "naam"))


def overzicht(locatie: Locatie, *, onderwerp: str = "") -> Overzicht:
    """The directory of a location today; a fixed number of queries.

    Args:
        onderwerp: the code of a subject, to see that one alone.
    """
    punten = {
        (punt.regel.onderwerp_id, punt.regel.partner_id): punt
        for punt in beeld(geldig().filter(locatie=locatie))
    }
    hier = partners(locatie)
    onderwerpen = Onderwerp.objects.filter(code=onderwerp) if onderwerp else Onderwerp.objects.all()
    rijen = [(een, [(partner, punten.get((een.pk, partner.pk))) for partner in hier]) for een in onderwerpen]
    return Overzicht(hier, rijen)


def geldig() -> QuerySet[Aanspreekpunt]:
    """The contacts of today of all locations, with what a list shows of them."""
    rijen: QuerySet[Aanspreekpunt] = Aanspreekpunt.objects.geldig_op(vandaag())
    return rijen.select_related("locatie", "partner", "onderwerp", *_MENSEN)


def zoek(term: str, *, onderwerp: str = "", locatie: Locatie | None = None) -> QuerySet[Aanspreekpunt]:
    """Contacts in the whole country whose subject, place, partner or person contains every word.

    Args:
        onderwerp: the code of a subject; empty for all.
        locatie: only here; None for everywhere.
    """
    rijen = geldig()
    if onderwerp:
        rijen = rijen.filter(onderwerp__code=onderwerp)
    if locatie is not None:
        rijen = rijen.filter(locatie=locatie)
    for woord in term.split():
        rijen = rijen.filter(
            Q(onderwerp__naam__icontains=woord)
            | Q(onderwerp__toelichting__icontains=woord)
            | Q(locatie__naam__icontains=woord)
            | Q(locatie__plaats__icontains=woord)
            | Q(partner__naam__icontains=woord)
            | Q(medewerker__gebruiker__naam__icontains=woord)
            | Q(vervanger__gebruiker__naam__icontains=woord)
        )
    return rijen.order_by("locatie__naam", "onderwerp__volgorde", "partner__kolom", "partner__naam", "pk")


def beeld(regels: Iterable[Aanspreekpunt]) -> list[Punt]:
    """The contacts with who can be reached today; a fixed number of queries."""
    rijen = list(regels)
    wie = {pk for rij in rijen for pk in (rij.medewerker_id, rij.vervanger_id) if pk is not None}
    plekken = Medewerker.locaties.through.objects.filter(medewerker__in=wie)
    werkt = set(plekken.values_list("medewerker", "locatie"))
    weg_vandaag = afwezigen(wie, vandaag())
    waarnemers = _waarnemers(wie)
    return [
        Punt(
            regel=rij,
            weg=_is_weg(rij, rij.medewerker, werkt),
            afwezig=rij.medewerker_id in weg_vandaag or (rij.medewerker_id, rij.locatie_id) in waarnemers,
            vervanger_weg=rij.vervanger is not None and _is_weg(rij, rij.vervanger, werkt),
            vervanger_afwezig=rij.vervanger_id in weg_vandaag
            or (rij.vervanger_id, rij.locatie_id) in waarnemers,
            waarnemer=waarnemers.get((rij.medewerker_id, rij.locatie_id)),
        )
        for rij in rijen
    ]


def _is_weg(regel: Aanspreekpunt, medewerker: Medewerker, werkt: set[tuple[int, int]]) -> bool:
    hier = (medewerker.pk, regel.locatie_id) in werkt and medewerker.partner_id == regel.partner_id
    return not (hier and medewerker.gebruiker.is_active)


def _waarnemers(wie: set[int]) -> dict[tuple[int | None, int], Medewerker]:
    """Who stands in today, by the colleague who is away and the location."""
    dag = vandaag()
    rijen = Waarneming.objects.filter(Q(tot__isnull=True) | Q(tot__gte=dag), medewerker__in=wie, van__lte=dag)
    return {
        (rij.medewerker_id, rij.locatie_id): rij.waarnemer
        for rij in rijen.select_related("waarnemer__gebruiker", "waarnemer__partner")
    }


def komend(locatie: Locatie) -> list[Aanspreekpunt]:
    """What has been arranged for later, and what ended in the last year; the newest first."""
    dag = vandaag()
    grens = dag - datetime.timedelta(days=365)
    rijen = Aanspreekpunt.objects.filter(Q(geldig_van__gt=dag) | Q(geldig_tot__range=(grens, dag)))
    rijen = rijen.filter(locatie=locatie).exclude(geldig_van__lte=dag, geldig_tot=dag)
    return list(rijen.select_related("partner", "onderwerp", *_MENSEN).order_by("-geldig_van", "-pk")[:50])


def kandidaten(locatie: Locatie, *, ook: Iterable[int | None] = ()) -> QuerySet[Medewerker]:
    """Who can be a contact at a location: everybody with an account who works there.

    Args:
        ook: keys of those who are named now; they stay in the list.
    """
    hier = Medewerker.objects.filter(locaties=locatie, gebruiker__is_active=True).values("pk")
    rijen = Medewerker.objects.filter(Q(pk__in=hier) | Q(pk__in=[pk for pk in ook if pk is not None]))
    return rijen.select_related("gebruiker", "partner").order_by("partner__naam", "gebruiker__naam")


@transaction.atomic
def wijs_aan(*, locatie: Locatie, door: Medewerker, **velden: Any) -> Aanspreekpunt:
    """Name the contact of a partner for a subject, from a day.

    Raises:
        RechtOntbreekt: `door` does not keep the directory of this location.
        NietToegestaan: the partner does not work here, somebody does not work here for that partner,
            or the period ends before it begins.
        ValidationError: there is somebody for this subject in that period.
    """
    eis(door, locatie, Recht.AANSPREEKPUNTEN)
    _keur_periode(velden["geldig_van"], velden["geldig_tot"])
    _keur_partner(locatie, velden["partner"])
    _keur_mens(locatie, velden["partner"], velden["medewerker"], veld="medewerker")
    _keur_mens(locatie, velden["partner"], velden.get("vervanger"), veld="vervanger")
    return voeg_toe(Aanspreekpunt(locatie=locatie, **velden))


@transaction.atomic
def wijzig_punt(*, regel: Aanspreekpunt, versie: int, door: Medewerker, **velden: Any) -> Aanspreekpunt:
    """Change who it is or the period; ending it is filling in the last day.

    Raises:
        RechtOntbreekt, NietToegestaan, ValidationError: as for `wijs_aan`.
        VersieConflict: somebody saved in between.
    """
    eis(door, regel.locatie, Recht.AANSPREEKPUNTEN)
    _keur_periode(velden["geldig_van"], velden["geldig_tot"])
    if velden["partner"] != regel.partner:
        _keur_partner(regel.locatie, velden["partner"])
    for veld in ("medewerker", "vervanger"):
        # Who has left stays the one who it was: the last day can still be filled in.
        if (regel.partner, getattr(regel, veld)) != (velden["partner"], velden[veld]):
            _keur_mens(regel.locatie, velden["partner"], velden[veld], veld=veld)
    return wijzig(regel, versie=versie, **velden)


def _keur_periode(van: datetime.date, tot: datetime.date | None) -> None:
    """Refuse a period that ends before it begins; the constraint on overlap cannot even read one."""
    if tot is not None and tot < van:
        raise NietToegestaan("De laatste dag ligt voor de eerste.", veld="geldig_tot")


def _keur_partner(locatie: Locatie, partner: Ketenpartner) -> None:
    if partner not in partners(locatie):
        raise NietToegestaan(f"{partner} werkt niet op {locatie}.", veld="partner")


def _keur_mens(locatie: Locatie, partner: Ketenpartner, wie: Medewerker | None, *, veld: str) -> None:
    if wie is None:
        return
    if wie.partner_id != partner.pk or not wie.werkt_op(locatie):
        raise NietToegestaan(f"{wie} werkt hier niet voor {partner}.", veld=veld)
    if not wie.gebruiker.is_active:
        raise NietToegestaan(f"{wie} heeft geen account meer.", veld=veld)
