"""How many people a partner puts in, per team and period (X-10)."""

from decimal import Decimal

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from keten.models import Ketenpartner, Team, Tijdvak, geen_overlap
from landkaart.models.bestuur import Bestuursregel


@pghistory.track()
class Capaciteit(Bestuursregel, Tijdvak):
    """So many fte of a partner, in a team or in none.

    Source: De lerende keten (IWI 2008), "Ongelijke inzet personeel".
    """

    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    fte = models.DecimalField(
        "fte",
        max_digits=5,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(Decimal(2000))],
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "capaciteit"
        verbose_name_plural = "capaciteit"
        ordering = ["partner__kolom", "partner__naam", "team__naam", "-geldig_van"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.CheckConstraint(condition=Q(fte__gt=0), name="landkaart_capaciteit_fte"),
            geen_overlap(
                name="landkaart_een_capaciteit_in_team",
                per=("team", "partner"),
                van="geldig_van",
                tot="geldig_tot",
                melding="De fte van deze partner in dit team staat er in deze periode al.",
                condition=Q(team__isnull=False),
            ),
            geen_overlap(
                name="landkaart_een_capaciteit_zonder_team",
                per=("locatie", "partner"),
                van="geldig_van",
                tot="geldig_tot",
                melding="De fte van deze partner buiten de teams staat er in deze periode al.",
                condition=Q(team__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fte} fte van {self.partner}"
