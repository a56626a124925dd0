"""Benefits: several at once, each with its own period (K-15)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Ketenpartner, Regime, geen_overlap
from klanten.models.klant import Klant


@pghistory.track()
class Uitkering(models.Model):
    """A benefit of one scheme during one period."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitkeringen")
    regime = models.ForeignKey(Regime, models.PROTECT)
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, verbose_name="wie betaalt")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag", null=True, blank=True)

    class Meta:
        verbose_name = "uitkering"
        verbose_name_plural = "uitkeringen"
        ordering = ["-van"]
        indexes = [
            models.Index(fields=["klant", "regime"]),
            models.Index(fields=["tot"], condition=Q(tot__isnull=False), name="klanten_uitkering_einde"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="klanten_uitkering_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            geen_overlap(
                name="klanten_uitkering_overlap",
                per=("klant", "regime"),
                van="van",
                tot="tot",
                melding="De klant heeft in deze periode al een uitkering van dit regime.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regime} vanaf {self.van:%d-%m-%Y}"
