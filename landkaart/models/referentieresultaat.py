"""What the sources report of results elsewhere, shown beside our own figures (X-34, X-35)."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from keten.models import Locatie, MetSleutel, SleutelQuerySet


class Referentieresultaat(MetSleutel):
    """Two numbers that belong together: before and after, or a result beside those it is compared with."""

    class Soort(models.TextChoices):
        VERLOOP = "verloop", "voor en na"
        VERGELIJKING = "vergelijking", "met een vergelijkingsgroep"

    code = models.SlugField(unique=True)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="referentieresultaten")
    indicator = models.SlugField("cijfer", help_text="De code van het cijfer waar dit resultaat bij hoort.")
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=12, choices=Soort)
    eerst = models.DecimalField("nulmeting of vergelijking", max_digits=10, decimal_places=1)
    eerst_naam = models.CharField(max_length=60)
    daarna = models.DecimalField("resultaat", max_digits=10, decimal_places=1)
    daarna_naam = models.CharField(max_length=60)
    eenheid = models.CharField(max_length=20)
    besparing = models.PositiveIntegerField("besparing (euro)", null=True, blank=True)
    uitkeringen = models.PositiveIntegerField(
        "aantal jaaruitkeringen", null=True, blank=True, help_text="Waaruit de besparing bestaat."
    )
    volgorde = models.PositiveSmallIntegerField()
    bron = models.CharField(max_length=200)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Referentieresultaat"].as_manager()

    class Meta:
        verbose_name = "referentieresultaat"
        verbose_name_plural = "referentieresultaten"
        ordering = ["locatie__naam", "volgorde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(besparing=None, uitkeringen=None) | Q(besparing__gt=0, uitkeringen__gt=0),
                name="landkaart_referentie_besparing",
                violation_error_message="Een besparing noemt het aantal jaaruitkeringen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.locatie}"

    @property
    def verschil(self) -> Decimal:
        """The result less the baseline or the comparison, in the same unit (percentages: in points)."""
        return self.daarna - self.eerst
