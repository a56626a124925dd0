"""What followed on information of each form, and how often each kind of measure was used (H-35, H-49)."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from handhaving.models import AARD_VAN, Besluit, Factor, Overtreding, Vervolgmaatregel
from keten.kleine_getallen import te_klein, verberg
from keten.models import Locatie
from klanten.models import Voorlichting


@dataclass(frozen=True)
class Vormregel:
    """How it went with clients who were informed in one form.

    Attributes:
        klanten: how many clients; None when so few that they could be recognised.
        later: how many of them have a breach with a measure in force after it; None when either is so small.
        procent: of `klanten`, rounded.
    """

    vorm: str
    klanten: int | None
    later: int | None
    procent: int | None


@dataclass(frozen=True)
class Factorregel:
    """How often measures that work on one factor were used.

    Attributes:
        aantal: None when so few that somebody could be recognised.
    """

    aard: str
    factor: str
    aantal: int | None


def per_vorm(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Vormregel]:
    """Later breaches per form of information; a client informed in two forms counts in both.

    Source: Goed bekeken! (AKO Monitorgroep 2005): try different forms of information and compare.
    """
    overtredingen = Overtreding.objects.vastgesteld().filter(klant=OuterRef("klant"), op__gt=OuterRef("op"))
    gegeven = _voorlichtingen(locatie, van, tot).annotate(later=Exists(overtredingen))
    geteld = (
        gegeven.order_by()
        .values("vorm")
        .annotate(
            klanten=Count("klant", distinct=True),
            fout=Count("klant", filter=Q(later=True), distinct=True),
        )
    )
    per_code = {rij["vorm"]: rij for rij in geteld}
    return [_regel(str(vorm.label), **_getallen(per_code.get(vorm.value, {}))) for vorm in Voorlichting.Vorm]


def per_factor(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Factorregel]:
    """How often each factor of prevention and repression was used: information, decisions, letters, plans.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3.
    """
    gedaan = Vervolgmaatregel.objects.filter(
        klant__locatie=locatie, stand="gedaan", afgerond_op__date__range=(van, tot)
    )
    aantallen = dict(gedaan.order_by().values_list("factor").annotate(aantal=Count("pk")))
    besluiten = Besluit.objects.filter(
        voorstel__overtreding__klant__locatie=locatie, uitkomst="opgelegd", op__date__range=(van, tot)
    )
    erbij = {
        Factor.VOORLICHTING: _voorlichtingen(locatie, van, tot).count(),
        Factor.SANCTIEKANS: besluiten.count(),
        Factor.UITVOERINGSKANS: besluiten.filter(kennisgeving__isnull=False).count(),
    }
    return [
        Factorregel(
            AARD_VAN[factor].label,
            factor.label,
            verberg(aantallen.get(factor.value, 0) + erbij.get(factor, 0)),
        )
        for factor in Factor
    ]


def _voorlichtingen(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Voorlichting]:
    return Voorlichting.objects.filter(klant__locatie=locatie, op__range=(van, tot))


def _getallen(rij: dict[str, int]) -> dict[str, int]:
    return {"klanten": rij.get("klanten", 0), "later": rij.get("fout", 0)}


def _regel(vorm: str, *, klanten: int, later: int) -> Vormregel:
    if te_klein(klanten):
        return Vormregel(vorm, None, None, None)
    if te_klein(later) or te_klein(klanten - later):
        return Vormregel(vorm, klanten, None, None)
    return Vormregel(vorm, klanten, later, round(100 * later / klanten) if klanten else None)
