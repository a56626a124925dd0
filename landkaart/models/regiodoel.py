"""What a region aims at, which locations translate into goals of their own (X-52)."""

from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Arbeidsmarktregio, Medewerker, MetVersie

EERSTE_JAAR, LAATSTE_JAAR = 2005, 2100


class RegiodoelQuerySet(models.QuerySet["Regiodoel"]):
    """Reads on goals of regions."""

    def lopend(self) -> Self:
        """Goals that were not withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)


@pghistory.track()
class Regiodoel(MetVersie):
    """A measurable goal of a labour market region for a year.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 6.2: most regions have no measurable goals, so
    that those of the Werkplein cannot follow from them.
    """

    regio = models.ForeignKey(Arbeidsmarktregio, models.PROTECT, related_name="doelen", editable=False)
    jaar = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(EERSTE_JAAR), MaxValueValidator(LAATSTE_JAAR)]
    )
    doelstelling = models.CharField("wat wil de regio bereiken", max_length=200)
    indicator = models.SlugField("cijfer", max_length=60)
    streefwaarde = models.DecimalField(max_digits=10, decimal_places=1)
    op = models.DateField("te halen op")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)
    ingevoerd_op = models.DateTimeField(default=timezone.now, editable=False)
    ingetrokken_op = models.DateTimeField(null=True, blank=True, editable=False)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    objects = RegiodoelQuerySet.as_manager()

    class Meta:
        verbose_name = "doel van de regio"
        verbose_name_plural = "doelen van de regio"
        ordering = ["-jaar", "op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "jaar", "doelstelling"],
                condition=Q(ingetrokken_op__isnull=True),
                name="landkaart_regiodoel_eens",
                violation_error_message="Dit doel staat al in de lijst.",
            ),
            models.CheckConstraint(
                condition=Q(op__year=F("jaar")),
                name="landkaart_regiodoel_in_jaar",
                violation_error_message="Kies een dag in het jaar van het doel.",
            ),
            models.CheckConstraint(condition=~Q(indicator=""), name="landkaart_regiodoel_cijfer"),
        ]

    def __str__(self) -> str:
        return self.doelstelling
