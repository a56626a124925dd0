"""The budgets of the partners beside each other, and what has been committed of them (X-55)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum

from diagnose.models import Activiteit
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.getallen import zo_kort
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag
from landkaart.bestuur.vertegenwoordigers import partners
from landkaart.models import Budget

REGEL = (
    "Vastgelegd is de prijs van alles wat in dit jaar met klanten is afgesproken, zonder wat niet doorging. "
    "Betaalt een tweede partner mee, dan telt de hele prijs bij het gezamenlijke budget; anders bij de "
    "partner die betaalt."
)
"""How committed money is counted, as the page says it."""
SAMEN = "samen"
_NIETS = Decimal(0)


@dataclass(frozen=True)
class Budgetrij:
    """One partner, or all together when `partner` is None.

    Attributes:
        budget: None where nobody filled it in.
        inzetten: how many steps the committed money is for.
    """

    partner: Ketenpartner | None
    budget: Budget | None
    vastgelegd: Decimal
    inzetten: int

    @property
    def sleutel(self) -> str:
        """What the row is called in an address."""
        return self.partner.code if self.partner else SAMEN

    @property
    def vrij(self) -> Decimal | None:
        """What is left; below zero when too much was committed."""
        return self.budget.bedrag - self.vastgelegd if self.budget else None

    @property
    def deel(self) -> int | None:
        """The committed part in whole per cent of the budget, over 100 when too much was committed."""
        return _deel(self.vastgelegd, self.budget.bedrag if self.budget else _NIETS)


@dataclass(frozen=True)
class Budgetjaar:
    """Budgets and committed money of a year.

    Attributes:
        zonder_prijs: how many uses of an instrument have no price and so do not count.
    """

    jaar: int
    rijen: list[Budgetrij]
    zonder_prijs: int

    @property
    def totaal(self) -> Decimal:
        """All budgets together."""
        return sum((rij.budget.bedrag for rij in self.rijen if rij.budget), _NIETS)

    @property
    def vastgelegd(self) -> Decimal:
        """All committed money."""
        return sum((rij.vastgelegd for rij in self.rijen), _NIETS)

    @property
    def vrij(self) -> Decimal:
        """What is left of all budgets together."""
        return self.totaal - self.vastgelegd

    @property
    def deel(self) -> int | None:
        """The committed part of all budgets together, in whole per cent."""
        return _deel(self.vastgelegd, self.totaal)

    @property
    def verhouding(self) -> str:
        """The largest budget of a partner against the smallest, in words; empty with fewer than two."""
        eigen = [
            (rij.budget.bedrag, str(rij.partner))
            for rij in self.rijen
            if rij.partner and rij.budget and rij.budget.bedrag
        ]
        if len(eigen) < 2:
            return ""
        (klein, arm), (groot, rijk) = min(eigen), max(eigen)
        keer = zo_kort(groot / klein)
        if keer == "1":
            return f"De budgetten van {arm} en {rijk} zijn bijna even groot."
        return f"Het budget van {rijk} is {keer} keer zo groot als dat van {arm}."


def _deel(vastgelegd: Decimal, budget: Decimal) -> int | None:
    return int(100 * vastgelegd / budget) if budget else None


def inzet_in(locatie: Locatie, jaar: int) -> QuerySet[Activiteit]:
    """The steps with clients of a location that were agreed in a year and go on, are done, or had begun."""
    stand = Activiteit.Stand
    af = Q(stand=stand.NIET_GEKOZEN) | Q(stand=stand.GESTOPT, gestart_op__isnull=True)
    return Activiteit.objects.van_locatie(locatie).laatste_versie().filter(besloten_op__year=jaar).exclude(af)


def overzicht(locatie: Locatie, jaar: int) -> Budgetjaar:
    """Budget, committed and free money per partner and together; four queries."""
    budgetten = {
        rij.partner_id: rij
        for rij in Budget.objects.filter(locatie=locatie, jaar=jaar).select_related("partner")
    }
    besteed: dict[int | None, tuple[Decimal, int]] = {}
    zonder = 0
    for financier, samen, prijs, geprijsd, onbekend in _per_financier(locatie, jaar):
        wie = None if samen else financier
        bedrag, aantal = besteed.get(wie, (_NIETS, 0))
        besteed[wie] = (bedrag + (prijs or _NIETS), aantal + geprijsd)
        zonder += onbekend
    hier: Iterable[Ketenpartner] = partners(locatie)
    elders = Ketenpartner.objects.filter(pk__in={*budgetten, *besteed} - {None, *(p.pk for p in hier)})
    rijen = [
        Budgetrij(partner, budgetten.get(pk), *besteed.get(pk, (_NIETS, 0)))
        for partner in [*hier, *elders, None]
        for pk in [partner.pk if partner else None]
    ]
    return Budgetjaar(jaar, rijen, zonder)


def jaren(locatie: Locatie) -> list[int]:
    """The years that can be chosen: those with a budget, and from two years back to next year."""
    met = set(Budget.objects.filter(locatie=locatie).values_list("jaar", flat=True))
    nu = vandaag().year
    return sorted(met | set(range(nu - 2, nu + 2)), reverse=True)


@transaction.atomic
def zet(
    *,
    locatie: Locatie,
    jaar: int,
    partner: Ketenpartner | None,
    bedrag: Decimal,
    versie: int,
    door: Medewerker,
) -> Budget:
    """Fill in or change a budget.

    Args:
        partner: None for the joint budget.
        versie: of the amount that was on the screen; 1 when there was none.

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        NietToegestaan: the partner does not work here.
        VersieConflict: somebody saved in between.
    """
    eis(door, locatie, Recht.BESTUREN)
    if partner is not None and not locatie.partners.filter(pk=partner.pk).exists():
        raise NietToegestaan(f"{partner} werkt niet op {locatie}.")
    bestaand = Budget.objects.filter(locatie=locatie, jaar=jaar, partner=partner).first()
    if bestaand is None:
        return voeg_toe(Budget(locatie=locatie, jaar=jaar, partner=partner, bedrag=bedrag))
    return wijzig(bestaand, versie=versie, bedrag=bedrag)


def _per_financier(locatie: Locatie, jaar: int) -> QuerySet[Any, tuple[Any, ...]]:
    """Payer, whether another pays too, sum of the prices, how many have one, and instruments without."""
    return (
        inzet_in(locatie, jaar)
        .order_by()
        .annotate(samen=Q(medefinancier__isnull=False))
        .values_list("financier", "samen")
        .annotate(
            prijzen=Sum("prijs"),
            geprijsd=Count("prijs"),
            onbekend=Count("instrument", filter=Q(prijs__isnull=True)),
        )
    )
