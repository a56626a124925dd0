"""What a location or a partner has chosen; what can be chosen stands in `keten.instellingen`."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from keten.models.partner import Ketenpartner, Locatie
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.versie import MetVersie


@pghistory.track()
class Instelling(MetSleutel, MetVersie):
    """The value of one setting at one location, or of one partner. Without a row the default counts."""

    code = models.SlugField(max_length=60)
    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="instellingen")
    partner = models.ForeignKey(
        Ketenpartner, models.PROTECT, null=True, blank=True, related_name="instellingen"
    )
    waarde = models.JSONField(blank=True)  # an empty list is a choice too

    SLEUTEL: ClassVar = ("code", "locatie__code", "partner__code")
    objects = SleutelQuerySet["Instelling"].as_manager()

    class Meta:
        verbose_name = "instelling"
        verbose_name_plural = "instellingen"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "locatie", "partner"], nulls_distinct=False, name="keten_instelling_gebied"
            ),
            models.CheckConstraint(
                condition=Q(locatie__isnull=True) ^ Q(partner__isnull=True), name="keten_instelling_van_een"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} van {self.locatie or self.partner}"
