"""A practice that another location takes over, and the practices that a study looked at (L-52)."""

from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker, MetSleutel, SleutelQuerySet
from landkaart.models.praktijk import Praktijk


class OvernameQuerySet(models.QuerySet["Overname"]):
    """Reads on adoptions."""

    def lopend(self) -> Self:
        """Adoptions that still count."""
        return self.filter(gestopt_op__isnull=True)


@pghistory.track()
class Overname(models.Model):
    """Another location that works this way too, with what it changed (L-52)."""

    praktijk = models.ForeignKey(Praktijk, models.PROTECT, related_name="overnames")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="overnames")
    sinds = models.DateField("sinds wanneer")
    aanpassingen = models.TextField("wat hebben jullie veranderd", max_length=1000)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    gestopt_op = models.DateField(null=True, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    objects = OvernameQuerySet.as_manager()

    class Meta:
        verbose_name = "overname"
        verbose_name_plural = "overnames"
        ordering = ["sinds", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["praktijk", "locatie"],
                condition=Q(gestopt_op__isnull=True),
                name="landkaart_een_overname",
                violation_error_message="Jullie locatie heeft deze praktijk al overgenomen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.praktijk} bij {self.locatie}"


class OnderzochtePraktijk(MetSleutel):
    """A row of the Monitorgroep's list of researched practices, as it stands there."""

    id = models.SmallAutoField(primary_key=True)
    volgorde = models.PositiveSmallIntegerField(unique=True)
    plaats = models.CharField("regio of locatie", max_length=80)
    relatie = models.CharField("relatie met de gemeenschappelijke cliëntbenadering", max_length=80)
    project = models.CharField(max_length=100)
    praktijk = models.ForeignKey(Praktijk, models.PROTECT, null=True, blank=True, related_name="onderzocht")
    bron = models.CharField(max_length=200)

    SLEUTEL: ClassVar = ("volgorde",)
    objects = SleutelQuerySet["OnderzochtePraktijk"].as_manager()

    class Meta:
        verbose_name = "onderzochte praktijk"
        verbose_name_plural = "onderzochte praktijken"
        ordering = ["volgorde"]

    def __str__(self) -> str:
        return f"{self.plaats}: {self.project}"
