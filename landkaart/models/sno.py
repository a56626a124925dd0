"""What partners promise each other: a service level agreement with norms for figures (X-58)."""

from decimal import Decimal
from typing import Any, Self

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from keten.models import Ketenpartner, MetVersie, Tijdvak
from landkaart.models.bestuur import Bestuursregel


@pghistory.track()
class Serviceovereenkomst(Bestuursregel, Tijdvak):
    """An agreement between two partners about the service of one to the other.

    Source: Meer perspectief voor mensen (Divosa 2006), section 5.2: "SNO (service niveau overeenkomst)".
    """

    naam = models.CharField(max_length=120)
    leverancier = models.ForeignKey(
        Ketenpartner, models.PROTECT, related_name="+", verbose_name="wie levert de dienst"
    )
    afnemer = models.ForeignKey(
        Ketenpartner, models.PROTECT, related_name="+", verbose_name="voor welke partner"
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "service niveau overeenkomst"
        verbose_name_plural = "service niveau overeenkomsten"
        ordering = ["-geldig_van", "naam"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(leverancier=F("afnemer")),
                name="landkaart_sno_twee_partners",
                violation_error_message="Een overeenkomst is tussen twee partners.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class ServiceafspraakQuerySet(models.QuerySet[Any]):
    """Reads on lines of an agreement."""

    def lopend(self) -> Self:
        """Lines that were not taken out."""
        return self.filter(vervallen_op__isnull=True)


@pghistory.track()
class Serviceafspraak(MetVersie):
    """One line: a figure, known by its code, that stays above or below a norm."""

    class Richting(models.TextChoices):
        MINSTENS = "minstens", "minstens"
        HOOGSTENS = "hoogstens", "hoogstens"

    overeenkomst = models.ForeignKey(
        Serviceovereenkomst, models.PROTECT, related_name="afspraken", editable=False
    )
    code = models.SlugField("cijfer")
    richting = models.CharField(max_length=10, choices=Richting, default=Richting.MINSTENS)
    norm = models.DecimalField(max_digits=10, decimal_places=1, validators=[MinValueValidator(Decimal(0))])
    vervallen_op = models.DateField(null=True, blank=True, editable=False)

    objects = ServiceafspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak over een cijfer"
        verbose_name_plural = "afspraken over cijfers"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["overeenkomst", "code"],
                condition=Q(vervallen_op__isnull=True),
                name="landkaart_een_afspraak_per_cijfer",
                violation_error_message="Over dit cijfer staat al een afspraak in de overeenkomst.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.get_richting_display()} {self.norm}"

    def gehaald(self, waarde: float) -> bool:
        """Whether a value keeps the promise."""
        if self.richting == self.Richting.MINSTENS:
            return waarde >= float(self.norm)
        return waarde <= float(self.norm)
