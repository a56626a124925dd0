"""Rewards and measures that the werkcoach uses to keep somebody going (K-64)."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Ketenpartner, Medewerker
from klanten.models.klant import Klant


@pghistory.track()
class Stimulans(models.Model):
    """A reward or a measure, with the reason; the client reads both."""

    class Soort(models.TextChoices):
        BELONING = "beloning", "beloning"
        MAATREGEL = "maatregel", "maatregel"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="stimulansen")
    soort = models.CharField(max_length=10, choices=Soort)
    wat = models.CharField("wat krijgt of merkt de klant", max_length=200)
    reden = models.CharField(max_length=300)
    op = models.DateField("wanneer")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    reden_intrekken = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "beloning of maatregel"
        verbose_name_plural = "beloningen en maatregelen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | ~Q(reden_intrekken=""),
                name="klanten_stimulans_reden",
                violation_error_message="Vul in waarom dit wordt ingetrokken.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.wat}"
