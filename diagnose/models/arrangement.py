"""The arrangement of a location per quadrant: its portfolio and contact frequency (D-27)."""

from typing import ClassVar, Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from diagnose.models.instrument import Instrument
from keten.models import Locatie, MetSleutel, MetVersie, SleutelQuerySet
from klanten.models import Clientbeeld


class ArrangementQuerySet(SleutelQuerySet["Ketenarrangement"]):
    """Reads on arrangements."""

    def voor_locatie(self, locatie: Locatie) -> Self:
        """The arrangements that count at a location: its own before the national ones, one per quadrant."""
        return (
            self.filter(Q(locatie=locatie) | Q(locatie__isnull=True))
            .order_by("kwadrant", F("locatie").asc(nulls_last=True))
            .distinct("kwadrant")
        )


@pghistory.track()
class Ketenarrangement(MetSleutel, MetVersie):
    """The portfolio and the contact frequency that fit a quadrant, per location (D-27)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="arrangementen")
    kwadrant = models.CharField(max_length=2, choices=Clientbeeld.Kwadrant)
    contact_om_de_dagen = models.PositiveSmallIntegerField(
        "contact om de … dagen", validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    herdiagnose_na_maanden = models.PositiveSmallIntegerField(
        "herdiagnose na … maanden", validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    portfolio = models.ManyToManyField(Instrument, related_name="arrangementen", blank=True)
    voorbeeld = models.BooleanField("voorbeeldinstelling", default=False)

    SLEUTEL: ClassVar = ("kwadrant", "locatie__code")
    objects = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = "ketenarrangement"
        verbose_name_plural = "ketenarrangementen"
        ordering = ["kwadrant"]
        constraints = [
            models.UniqueConstraint(
                fields=["kwadrant", "locatie"],
                nulls_distinct=False,
                name="diagnose_arrangement_per_kwadrant",
                violation_error_message="Deze locatie heeft al een arrangement voor dit kwadrant.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kwadrant_display()} ({self.locatie or 'landelijk'})"
