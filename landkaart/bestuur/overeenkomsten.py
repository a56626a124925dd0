"""Service level agreements: what partners promised each other, and whether they kept it (X-58)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.indicatoren import Indicator, Stand, vind
from keten.maanden import eerste_dag, maanden_tot
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag
from landkaart.cijfers import lezen
from landkaart.models import Serviceafspraak, Serviceovereenkomst

MAANDEN = 12


@dataclass(frozen=True)
class Maandstand:
    """One promise in one month.

    Attributes:
        stand: None when the figure was not worked out.
        gehaald: None when there is nothing to judge: no figure, or so few people that it is not shown.
    """

    maand: datetime.date
    stand: Stand | None
    gehaald: bool | None


@dataclass(frozen=True)
class Afspraakbeeld:
    """A promise with its figure over the months, the earliest first."""

    afspraak: Serviceafspraak
    indicator: Indicator | None
    maanden: list[Maandstand]

    @property
    def laatste(self) -> Maandstand | None:
        """The latest month that can be judged."""
        return next((maand for maand in reversed(self.maanden) if maand.gehaald is not None), None)

    @property
    def gemeten(self) -> list[Maandstand]:
        """The months of which there is a figure, shown or not, the latest first."""
        telt = [maand for maand in self.maanden if maand.stand and maand.stand.waarde is not None]
        return telt[::-1]

    @property
    def zin(self) -> str:
        """In how many of the months that can be judged the promise was kept."""
        telbaar = [maand for maand in self.maanden if maand.gehaald is not None]
        if not telbaar:
            return "Nog geen maand te beoordelen."
        gehaald = sum(1 for maand in telbaar if maand.gehaald)
        if len(telbaar) == 1:
            return "Er is één maand te beoordelen."
        return f"Gehaald in {gehaald} van de {len(telbaar)} maanden."


def lijst(locatie: Locatie) -> QuerySet[Serviceovereenkomst]:
    """The agreements of a location with their lines, the latest first."""
    rijen = Serviceovereenkomst.objects.filter(locatie=locatie).select_related("leverancier", "afnemer")
    return rijen.prefetch_related(Prefetch("afspraken", queryset=Serviceafspraak.objects.lopend()))


def beeld(overeenkomst: Serviceovereenkomst) -> list[Afspraakbeeld]:
    """Each promise with the stored figures of its months; one query for all figures.

    Only months within the period of the agreement are judged.
    """
    afspraken = list(overeenkomst.afspraken.lopend())
    tot = lezen.laatste_maand()
    if tot is None:
        return [Afspraakbeeld(afspraak, vind(afspraak.code), []) for afspraak in afspraken]
    codes = {afspraak.code for afspraak in afspraken}
    standen = lezen.van_locatie(overeenkomst.locatie, tot, MAANDEN, codes)
    maanden = [maand for maand in maanden_tot(tot, MAANDEN) if _geldt(overeenkomst, maand)]
    return [
        Afspraakbeeld(
            afspraak, vind(afspraak.code), _maanden(afspraak, maanden, standen.get(afspraak.code, []))
        )
        for afspraak in afspraken
    ]


@transaction.atomic
def sluit(*, locatie: Locatie, door: Medewerker, **velden: Any) -> Serviceovereenkomst:
    """Record an agreement between two partners of a location.

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        NietToegestaan: a partner does not work here.
        ValidationError: both partners are the same, or the last day lies before the first.
    """
    eis(door, locatie, Recht.BESTUREN)
    _keur(locatie, velden["leverancier"], velden["afnemer"])
    return voeg_toe(Serviceovereenkomst(locatie=locatie, **velden))


@transaction.atomic
def pas_aan(
    *, overeenkomst: Serviceovereenkomst, versie: int, door: Medewerker, **velden: Any
) -> Serviceovereenkomst:
    """Change an agreement.

    Raises:
        RechtOntbreekt, NietToegestaan, ValidationError: as for `sluit`.
        VersieConflict: somebody saved in between.
    """
    eis(door, overeenkomst.locatie, Recht.BESTUREN)
    _keur(overeenkomst.locatie, velden["leverancier"], velden["afnemer"])
    return wijzig(overeenkomst, versie=versie, **velden)


@transaction.atomic
def spreek_af(*, overeenkomst: Serviceovereenkomst, door: Medewerker, **velden: Any) -> Serviceafspraak:
    """Add a promise about a figure.

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        NietToegestaan: nobody defines this figure, or a share cannot reach the norm.
        ValidationError: the agreement has a promise about this figure.
    """
    eis(door, overeenkomst.locatie, Recht.BESTUREN)
    _keur_norm(velden)
    return voeg_toe(Serviceafspraak(overeenkomst=overeenkomst, **velden))


@transaction.atomic
def wijzig_afspraak(
    *, afspraak: Serviceafspraak, versie: int, door: Medewerker, **velden: Any
) -> Serviceafspraak:
    """Change a promise.

    Raises:
        RechtOntbreekt, NietToegestaan, ValidationError: as for `spreek_af`.
        VersieConflict: somebody saved in between.
    """
    eis(door, afspraak.overeenkomst.locatie, Recht.BESTUREN)
    _keur_norm(velden)
    return wijzig(afspraak, versie=versie, **velden)


@transaction.atomic
def laat_vervallen(*, afspraak: Serviceafspraak, versie: int, door: Medewerker) -> Serviceafspraak:
    """Take a promise out of an agreement; its history stays.

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        VersieConflict: somebody saved in between.
    """
    eis(door, afspraak.overeenkomst.locatie, Recht.BESTUREN)
    return wijzig(afspraak, versie=versie, vervallen_op=vandaag())


def _geldt(overeenkomst: Serviceovereenkomst, maand: datetime.date) -> bool:
    tot = overeenkomst.geldig_tot
    return eerste_dag(overeenkomst.geldig_van) <= maand and (tot is None or maand <= tot)


def _maanden(
    afspraak: Serviceafspraak, maanden: list[datetime.date], standen: list[Stand]
) -> list[Maandstand]:
    per_maand = {stand.maand: stand for stand in standen}
    return [
        Maandstand(maand, per_maand.get(maand), _oordeel(afspraak, per_maand.get(maand))) for maand in maanden
    ]


def _oordeel(afspraak: Serviceafspraak, stand: Stand | None) -> bool | None:
    if stand is None or stand.te_klein or stand.waarde is None:
        return None
    return afspraak.gehaald(stand.waarde)


def _keur(locatie: Locatie, leverancier: Ketenpartner, afnemer: Ketenpartner) -> None:
    hier = set(locatie.partners.values_list("pk", flat=True))
    for veld, partner in (("leverancier", leverancier), ("afnemer", afnemer)):
        if partner.pk not in hier:
            raise NietToegestaan(f"{partner} werkt niet op {locatie}.", veld=veld)


def _keur_norm(velden: dict[str, Any]) -> None:
    indicator = vind(velden["code"])
    if indicator is None:
        raise NietToegestaan("Kies een cijfer uit de lijst.", veld="code")
    if indicator.eenheid == "%" and velden["norm"] > 100:
        raise NietToegestaan("Een percentage is hoogstens 100.", veld="norm")
