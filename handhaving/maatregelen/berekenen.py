"""What the policy of the paying organisation says about a breach (H-46)."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from handhaving.models import Beleid, Beleidsregel, Overtreding
from keten.fouten import NietToegestaan
from keten.maanden import maanden_later
from klanten.models import Klant, Uitkering, Voorlichting


@dataclass(frozen=True)
class Berekening:
    """A measure by the table.

    Attributes:
        keer: 1 for the first time, 2 for a repetition within the period of the policy.
        percentage, maanden: 0 and 0 is a warning.
    """

    uitkering: Uitkering
    regel: Beleidsregel
    keer: int
    percentage: int
    maanden: int


def uitkeringen_op(klant: Klant, dag: datetime.date) -> QuerySet[Uitkering]:
    """The benefits that a client had on a day; without one there is nothing to lower."""
    loopt = Q(tot__isnull=True) | Q(tot__gte=dag)
    return klant.uitkeringen.filter(loopt, van__lte=dag).select_related("regime", "partner__opvolger")


def eerdere_voorlichting(klant: Klant, dag: datetime.date) -> QuerySet[Voorlichting]:
    """What the client was told about rights and duties before a day, the latest first (H-44)."""
    rijen = klant.voorlichtingen.filter(op__lt=dag)
    return rijen.select_related("medewerker__gebruiker", "partner").order_by("-op", "-pk")


def bereken(overtreding: Overtreding, uitkering: Uitkering) -> Berekening:
    """Calculate a measure with the table that the paying organisation had on the day of the breach.

    Raises:
        NietToegestaan: the organisation had no table then, or it does not name this kind of breach.

    Source: Goed bekeken! (AKO Monitorgroep 2005) on differences in sanction policy between organisations.
    """
    tabellen = Beleid.objects.van(uitkering.partner).geldig_op(overtreding.op)
    regels = Beleidsregel.objects.filter(beleid__in=tabellen, soort=overtreding.soort)
    regel = regels.select_related("beleid__partner").first()
    if regel is None:
        raise NietToegestaan(
            f"{uitkering.partner} had op {overtreding.op:%d-%m-%Y} geen beleid voor “{overtreding.soort}”. "
            "Zonder beleid is er geen maatregel."
        )
    if _is_herhaling(overtreding, regel.beleid):
        return Berekening(uitkering, regel, 2, regel.herhaling_percentage, regel.herhaling_maanden)
    return Berekening(uitkering, regel, 1, regel.eerste_percentage, regel.eerste_maanden)


def _is_herhaling(overtreding: Overtreding, beleid: Beleid) -> bool:
    """Whether a measure for the same kind is in force that was imposed before, within the period."""
    eerder = overtreding.klant.overtredingen.vastgesteld().filter(soort=overtreding.soort)
    sinds = maanden_later(overtreding.op, -beleid.recidive_maanden)
    return (
        eerder.exclude(pk=overtreding.pk)
        .filter(
            voorstellen__vervallen_op__isnull=True,
            voorstellen__besluit__op__date__gte=sinds,
            voorstellen__besluit__op__date__lte=overtreding.op,
        )
        .exists()
    )
