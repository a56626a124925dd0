"""What the portal itself measures about a milestone, beside what the location says (L-21, L-38).

A figure is worked out from dossiers, employers, rights and the lists that the location keeps; nothing of a
person leaves it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q

from keten.models import Ketenpartner, Locatie, Medewerker, Team
from keten.rechten import Rol, rechten_van
from keten.tijd import vandaag
from klanten.models import Clientbeeld
from landkaart import werkplekken
from landkaart.models import Deelname, Mijlpaal, Portefeuille, Verbetervoorstel
from werkgevers.aanspreekpunt import aandeel_met_accountmanager

AFWIJKING = Decimal(10)
"""From how many percentage points between answer and figure the portal says so; a choice of the portal."""


@dataclass(frozen=True)
class Meting:
    """A share of something, with the sentence that says of what.

    Attributes:
        teller, noemer: so many of so many; without anything to count there is no percentage.
    """

    teller: int
    noemer: int
    wat: str

    @property
    def percentage(self) -> Decimal | None:
        """The share in percent, in two decimals and rounded down, so that 100 means all."""
        return Decimal(self.teller * 10_000 // self.noemer) / 100 if self.noemer else None

    @property
    def zin(self) -> str:
        """The figure in words."""
        if not self.noemer:
            return f"Nog niets te tellen: {self.wat}."
        return f"{self.teller} van de {self.noemer} {self.wat}."

    def afwijking(self, percentage: Decimal) -> Decimal | None:
        """How many points an answer lies above the figure; below it is negative."""
        return None if self.percentage is None else percentage - self.percentage


def meet(mijlpaal: Mijlpaal, locatie: Locatie) -> Meting | None:
    """The portal's own figure for a milestone, or None when it cannot measure that."""
    meter = METERS.get(mijlpaal.nummer) if mijlpaal.regio_id is None else None
    return meter(locatie) if meter else None


def meet_alles(locatie: Locatie) -> dict[int, Meting]:
    """All figures of a location, by number of the milestone; a fixed number of queries."""
    return {nummer: meter(locatie) for nummer, meter in METERS.items()}


def gemeenten(locatie: Locatie) -> list[Ketenpartner]:
    """The municipalities of a location: its partners, and the others that it keeps in its list."""
    genoemd = Deelname.objects.lopend().filter(locatie=locatie).values("gemeente")
    return list(
        Ketenpartner.objects.geldig_op(vandaag())
        .filter(Q(locaties=locatie) | Q(pk__in=genoemd), kolom=Ketenpartner.Kolom.GEMEENTE)
        .distinct()
        .order_by("naam")
    )


def deelnemers(locatie: Locatie) -> dict[int, Deelname]:
    """What was recorded per municipality, by its key."""
    rijen = Deelname.objects.lopend().filter(locatie=locatie).select_related("gemeente")
    return {rij.gemeente_id: rij for rij in rijen}


def instroom(locatie: Locatie) -> Meting:
    """Clients who live in a municipality that takes part: the coverage beside milestone 1 (L-17)."""
    doet_mee = [pk for pk, rij in deelnemers(locatie).items() if rij.vorm != Deelname.Vorm.NIET]
    telling = Clientbeeld.objects.filter(
        locatie=locatie, status=Clientbeeld.Status.ACTIEF, klant__gemeente__isnull=False
    ).aggregate(alle=Count("pk"), mee=Count("pk", filter=Q(klant__gemeente__in=doet_mee)))
    return Meting(telling["mee"], telling["alle"], "klanten wonen in een gemeente die meedoet")


def _gemeenten(locatie: Locatie) -> Meting:
    alle, bekend = gemeenten(locatie), deelnemers(locatie)
    mee = sum(1 for g in alle if g.pk in bekend and bekend[g.pk].vorm != Deelname.Vorm.NIET)
    return Meting(mee, len(alle), "gemeenten doen mee")


def mt_leden(locatie: Locatie) -> list[Medewerker]:
    """The members of the management team of a location."""
    return list(
        Medewerker.objects.filter(
            locaties=locatie, rollen__contains=[Rol.MT_LID], gebruiker__is_active=True
        ).select_related("gebruiker", "partner")
    )


def _portefeuilles(locatie: Locatie) -> Meting:
    leden = {lid.pk for lid in mt_leden(locatie)}
    rijen = Portefeuille.objects.lopend().filter(locatie=locatie, mt_lid__in=leden)
    return Meting(rijen.values("mt_lid").distinct().count(), len(leden), "MT-leden hebben een portefeuille")


def _contactpersonen(locatie: Locatie) -> Meting:
    telling = Clientbeeld.objects.filter(locatie=locatie, status=Clientbeeld.Status.ACTIEF).aggregate(
        alle=Count("pk"), met=Count("contactpersoon")
    )
    return Meting(telling["met"], telling["alle"], "klanten hebben één vaste contactpersoon")


def _accountmanagers(locatie: Locatie) -> Meting:
    met, alle = aandeel_met_accountmanager(locatie)
    return Meting(met, alle, "werkgevers hebben één vaste accountmanager")


def klanten_in_teams(locatie: Locatie) -> Meting:
    """Clients in the care of an integral team (L-19)."""
    telling = Clientbeeld.objects.filter(locatie=locatie, status=Clientbeeld.Status.ACTIEF).aggregate(
        alle=Count("pk"), in_team=Count("pk", filter=Q(team__soort=Team.Soort.INTEGRAAL))
    )
    return Meting(telling["in_team"], telling["alle"], "klanten zitten bij een integraal team")


def medewerkers_in_teams(locatie: Locatie) -> Meting:
    """Employees of the location who are in an integral team (L-19)."""
    teams = Team.objects.lopend().filter(locatie=locatie, soort=Team.Soort.INTEGRAAL, leden=OuterRef("pk"))
    telling = Medewerker.objects.filter(locaties=locatie, gebruiker__is_active=True).aggregate(
        alle=Count("pk"), in_team=Count("pk", filter=Exists(teams))
    )
    return Meting(telling["in_team"], telling["alle"], "medewerkers werken in een integraal team")


def _integrale_teams(locatie: Locatie) -> Meting:
    """The smaller of the two shares: a large team without clients is not integral work, nor the reverse."""
    return min(
        klanten_in_teams(locatie), medewerkers_in_teams(locatie), key=lambda m: m.percentage or Decimal(0)
    )


def _werkplekken(locatie: Locatie) -> Meting:
    nodig = {recht for _naam, recht in werkplekken.VIER_RECHTEN}
    alle = werkplekken.rollen(locatie)
    mag_alles = sum(1 for rollen in alle if nodig <= rechten_van(rollen))
    return Meting(mag_alles, len(alle), "medewerkers met klanten hebben alle vier de rechten")


def _verbetercyclus(locatie: Locatie) -> Meting:
    telling = (
        Verbetervoorstel.objects.lopend()
        .filter(locatie=locatie)
        .aggregate(
            alle=Count("pk"),
            geborgd=Count("pk", filter=Q(klaar_op__isnull=False) | Q(uiterlijk__gte=vandaag())),
        )
    )
    return Meting(telling["geborgd"], telling["alle"], "verbetervoorstellen zijn ingevoerd of op tijd")


METERS: dict[int, Callable[[Locatie], Meting]] = {
    1: _gemeenten,
    8: _portefeuilles,
    9: _contactpersonen,
    10: _accountmanagers,
    12: _integrale_teams,
    13: _werkplekken,
    14: _verbetercyclus,
}
"""The milestones of which the portal can measure something itself, by number."""
