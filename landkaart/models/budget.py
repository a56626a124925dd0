"""What the partners may spend in a year, each and together (X-55)."""

from decimal import Decimal

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from keten.models import Ketenpartner
from landkaart.models.bestuur import Bestuursregel


@pghistory.track()
class Budget(Bestuursregel):
    """The money for helping clients to work of one partner in a year, or of all together.

    Source: Ketensamenwerking op 15 Werkpleinen (2009): the budget of a gemeente is about ten times that of
    UWV, and interviewees would welcome "een gezamenlijk budget".
    """

    jaar = models.PositiveSmallIntegerField(validators=[MinValueValidator(2002), MaxValueValidator(2100)])
    partner = models.ForeignKey(
        Ketenpartner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg is het gezamenlijke budget.",
    )
    bedrag = models.DecimalField(
        "budget (euro)", max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )

    class Meta:
        verbose_name = "budget"
        verbose_name_plural = "budgetten"
        ordering = ["-jaar", "partner__kolom", "partner__naam"]
        constraints = [
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="landkaart_budget_bedrag"),
            models.UniqueConstraint(
                fields=["locatie", "jaar", "partner"],
                name="landkaart_een_budget_per_partner",
                violation_error_message="Het budget van deze partner voor dit jaar staat er al.",
            ),
            models.UniqueConstraint(
                fields=["locatie", "jaar"],
                condition=Q(partner__isnull=True),
                name="landkaart_een_gezamenlijk_budget",
                violation_error_message="Het gezamenlijke budget voor dit jaar staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"budget {self.jaar} van {self.partner or 'de partners samen'}"
