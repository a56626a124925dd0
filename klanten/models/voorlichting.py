"""Informing the client of rights, duties and help (K-48)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from klanten.models.klant import Klant


class Voorlichting(models.Model):
    """Once that somebody was informed, with the client's own word for it."""

    class Vorm(models.TextChoices):
        SCHRIFTELIJK = "schriftelijk", _("schriftelijk")
        WORKSHOP = "workshop", _("workshop")
        GESPREK = "gesprek", _("gesprek")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="voorlichtingen")
    op = models.DateField("wanneer", default=vandaag)
    vorm = models.CharField("hoe", max_length=15, choices=Vorm)
    onderwerp = models.TextField("waarover", max_length=1000, help_text="De klant kan dit lezen.")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    bevestigd_op = models.DateTimeField("bevestigd door de cliënt", null=True, blank=True)
    bevestigd_bij = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="De medewerker bij wie de klant bevestigde; leeg als dat online was.",
    )

    class Meta:
        verbose_name = "voorlichting"
        verbose_name_plural = "voorlichting"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(bevestigd_bij__isnull=True) | Q(bevestigd_op__isnull=False),
                name="klanten_voorlichting_bevestigd",
            )
        ]

    def __str__(self) -> str:
        return f"voorlichting op {self.op:%d-%m-%Y}"
