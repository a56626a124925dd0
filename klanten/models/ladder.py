"""Where a client stands on a ladder, and stood before (K-71)."""

import pghistory
from django.db import models
from django.utils import timezone

from keten.models import Medewerker, Trede
from keten.tijd import vandaag
from klanten.models.klant import Klant


@pghistory.track()
class Ladderpositie(models.Model):
    """From a day on the client stands on a rung, until the next position on the same ladder."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="ladderposities")
    trede = models.ForeignKey(Trede, models.PROTECT, related_name="+")
    ladder = models.CharField(
        max_length=15, choices=Trede.Ladder, editable=False, help_text="De ladder van de trede."
    )
    sinds = models.DateField(default=vandaag)
    reden = models.CharField("waarom", max_length=300)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "positie op een ladder"
        verbose_name_plural = "posities op een ladder"
        ordering = ["ladder", "sinds"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "ladder", "sinds"],
                name="klanten_ladder_een_per_dag",
                violation_error_message="Op deze dag is al een trede vastgelegd.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.trede} sinds {self.sinds:%d-%m-%Y}"


@pghistory.track()
class Ladderafweging(models.Model):
    """Why a rung above the chosen one is not attainable for this client now (D-68)."""

    positie = models.ForeignKey(Ladderpositie, models.PROTECT, related_name="afwegingen")
    trede = models.ForeignKey(Trede, models.PROTECT, related_name="+")
    reden = models.CharField("waarom niet haalbaar", max_length=300)

    class Meta:
        verbose_name = "afweging bij een ladder"
        verbose_name_plural = "afwegingen bij een ladder"
        ordering = ["-trede__nummer"]
        constraints = [
            models.UniqueConstraint(fields=["positie", "trede"], name="klanten_ladder_een_afweging"),
            models.CheckConstraint(condition=~models.Q(reden=""), name="klanten_ladder_afweging_reden"),
        ]

    def __str__(self) -> str:
        return f"{self.trede}: {self.reden}"
