"""Which locations an inspector may read, and until when (L-12)."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Gebruiker, Locatie, Medewerker


class InspectietoegangQuerySet(models.QuerySet["Inspectietoegang"]):
    """Reads on what inspectors may see."""

    def geldig_op(self, dag: datetime.date) -> Self:
        """What holds on a day."""
        return self.filter(van__lte=dag, tot__gte=dag)


class Inspectietoegang(models.Model):
    """One location that an inspector may read for a time. Taking it back shortens it; the row stays."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="inspectietoegangen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="inspectietoegangen")
    van = models.DateField("vanaf")
    tot = models.DateField("tot en met")
    reden = models.CharField("waarvoor", max_length=200)
    verleend_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    verleend_op = models.DateTimeField(default=timezone.now)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = InspectietoegangQuerySet.as_manager()

    class Meta:
        verbose_name = "inspectietoegang"
        verbose_name_plural = "inspectietoegangen"
        ordering = ["-tot", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")) | Q(ingetrokken_door__isnull=False),
                name="landkaart_inspectie_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} bij {self.locatie}"
