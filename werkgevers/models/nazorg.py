"""Contacts after a placement, with the employer and with the client (W-31)."""

from typing import Self

from django.db import models
from django.db.models import Q

from keten.models import Medewerker
from keten.tijd import vandaag
from werkgevers.models.plaatsing import Plaatsing


class NazorgmomentQuerySet(models.QuerySet["Nazorgmoment"]):
    """Reads on aftercare contacts."""

    def open(self) -> Self:
        """Contacts that still have to take place."""
        return self.filter(gedaan_op__isnull=True, vervallen_op__isnull=True)

    def te_laat(self) -> Self:
        """Contacts whose day has passed."""
        return self.open().filter(gepland_op__lt=vandaag())


class Nazorgmoment(models.Model):
    """One planned contact: with whom, when, and how the work goes."""

    class Met(models.TextChoices):
        WERKGEVER = "werkgever", "werkgever"
        KLANT = "klant", "klant"

    class Uitkomst(models.TextChoices):
        GOED = "goed", "het gaat goed"
        AANDACHT = "aandacht", "er is iets nodig"
        GESTOPT = "gestopt", "het werk is gestopt"

    plaatsing = models.ForeignKey(Plaatsing, models.PROTECT, related_name="nazorgmomenten")
    met = models.CharField(max_length=10, choices=Met)
    gepland_op = models.DateField()
    voor = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie belt"
    )
    gedaan_op = models.DateField("gesproken op", null=True, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    uitkomst = models.CharField("hoe gaat het", max_length=10, choices=Uitkomst, blank=True)
    verslag = models.CharField("wat is besproken", max_length=500, blank=True)
    vervallen_op = models.DateField(null=True, blank=True)

    objects = NazorgmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "nazorgmoment"
        verbose_name_plural = "nazorgmomenten"
        ordering = ["gepland_op", "met", "pk"]
        indexes = [
            models.Index(
                fields=["voor", "gepland_op"],
                condition=Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
                name="werkgevers_nazorg_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plaatsing", "met", "gepland_op"], name="werkgevers_nazorg_een_keer"
            ),
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True, door__isnull=True, uitkomst="")
                | Q(gedaan_op__isnull=False, door__isnull=False, vervallen_op__isnull=True) & ~Q(uitkomst=""),
                name="werkgevers_nazorg_volledig",
                violation_error_message="Zeg hoe het gaat.",
            ),
        ]

    def __str__(self) -> str:
        return f"nazorg met {self.get_met_display()} op {self.gepland_op:%d-%m-%Y}"

    @property
    def is_open(self) -> bool:
        """Whether it still has to take place."""
        return self.gedaan_op is None and self.vervallen_op is None
