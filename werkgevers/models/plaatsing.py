"""A client who started in a job, what it was supported with, and whether it lasts (W-30 to W-34)."""

import datetime
from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from klanten.models import Klant
from werkgevers.models.vacature import Vacature
from werkgevers.models.voordracht import Voordracht
from werkgevers.models.werkgever import Werkgever


class PlaatsingQuerySet(models.QuerySet["Plaatsing"]):
    """Reads on placements."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """Placements of the clients of a location, and those at the vacancies that it looks after."""
        return self.filter(Q(locatie=locatie) | Q(vacature__locatie=locatie))

    def lopend(self) -> Self:
        """Placements that have not stopped."""
        return self.filter(gestopt_op__isnull=True)

    def te_meten(self, op: datetime.date) -> Self:
        """Placements of which it is time to say whether they last."""
        return self.lopend().filter(duurzaam__isnull=True, meetdag__lte=op)


@pghistory.track()
class Plaatsing(MetVersie):
    """Work that began; counted for every partner that the rule of the location credits (W-18)."""

    voordracht = models.OneToOneField(
        Voordracht, models.PROTECT, null=True, blank=True, related_name="plaatsing"
    )
    vacature = models.ForeignKey(Vacature, models.PROTECT, related_name="plaatsingen")
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="plaatsingen")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="plaatsingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="plaatsingen")
    begint_op = models.DateField("eerste werkdag")
    eindigt_op = models.DateField("laatste werkdag van het contract", null=True, blank=True)
    uren = models.PositiveSmallIntegerField(
        "uren per week", validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    gestopt_op = models.DateField("werkelijk gestopt op", null=True, blank=True)
    stopreden = models.CharField("waarom gestopt", max_length=300, blank=True)
    meetdag = models.DateField(help_text="Werkt de klant dan nog, dan is de plaatsing duurzaam.")
    duurzaam = models.BooleanField(null=True, blank=True)
    gemeten_op = models.DateField(null=True, blank=True)
    partners = models.ManyToManyField(Ketenpartner, related_name="+", help_text="Voor wie de plaatsing telt.")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now)

    objects = PlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        ordering = ["-begint_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "-begint_op"]),
            models.Index(fields=["klant", "-begint_op"]),
            models.Index(fields=["meetdag"], condition=Q(duurzaam__isnull=True), name="werkgevers_te_meten"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(eindigt_op__isnull=True) | Q(eindigt_op__gte=F("begint_op")),
                name="werkgevers_plaatsing_contract",
                violation_error_message="De laatste werkdag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_op__isnull=True) | Q(gestopt_op__gte=F("begint_op")),
                name="werkgevers_plaatsing_gestopt",
                violation_error_message="Deze dag ligt voor de eerste werkdag.",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_op__isnull=True) | ~Q(stopreden=""),
                name="werkgevers_plaatsing_stopreden",
                violation_error_message="Zeg waarom het werk stopte.",
            ),
            models.CheckConstraint(
                condition=Q(duurzaam__isnull=True, gemeten_op__isnull=True)
                | Q(duurzaam__isnull=False, gemeten_op__isnull=False),
                name="werkgevers_plaatsing_gemeten",
            ),
            models.CheckConstraint(
                condition=~Q(duurzaam=True) | Q(gestopt_op__isnull=True) | Q(gestopt_op__gte=F("meetdag")),
                name="werkgevers_plaatsing_duurzaam",
                violation_error_message="Het werk stopte voor de dag waarop het telt als duurzaam.",
            ),
            models.UniqueConstraint(
                fields=["vacature", "klant"],
                condition=Q(gestopt_op__isnull=True),
                name="werkgevers_een_plaatsing",
                violation_error_message="Deze klant werkt al op deze vacature.",
            ),
        ]

    def __str__(self) -> str:
        return f"plaatsing {self.pk}"

    @property
    def loopt(self) -> bool:
        """Whether the client works there still, as far as is known."""
        return self.gestopt_op is None
