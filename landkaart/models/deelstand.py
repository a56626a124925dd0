"""Finer states inside the four answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keten.models import MetSleutel, SleutelQuerySet
from landkaart.models.mijlpaal import PERCENTAGE


class Deelstand(MetSleutel):
    """A finer state inside an answer; it says more and leaves colour and points as they are (L-14)."""

    id = models.SmallAutoField(primary_key=True)
    vanaf = models.DecimalField(
        "vanaf (%)",
        max_digits=5,
        decimal_places=2,
        unique=True,
        validators=PERCENTAGE,
        error_messages={"unique": "Er begint al een deelstand bij dit percentage."},
    )
    naam = models.CharField(max_length=60)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    SLEUTEL: ClassVar = ("vanaf",)
    objects = SleutelQuerySet["Deelstand"].as_manager()

    class Meta:
        verbose_name = "deelstand"
        verbose_name_plural = "deelstanden"
        ordering = ["vanaf"]
        constraints = [
            models.CheckConstraint(
                condition=Q(vanaf__gte=0, vanaf__lte=100),
                name="landkaart_deelstand_percentage",
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
