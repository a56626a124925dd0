"""Aggression at the desk: registered by any partner, a warning for those who may know (X-19)."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from klanten.models.klant import Klant


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Reads on incidents."""

    def waarschuwend(self) -> Self:
        """Incidents for which colleagues are warned today."""
        return self.filter(beeindigd_op__isnull=True, waarschuwen_tot__gte=vandaag())


class Incident(models.Model):
    """One incident. Colleagues are warned for a limited time, and never longer without looking again."""

    class Soort(models.TextChoices):
        SCHELDEN = "schelden", "schelden of kleineren"
        BEDREIGING = "bedreiging", "bedreiging"
        VERNIELING = "vernieling", "vernieling"
        GEWELD = "geweld", "lichamelijk geweld"
        ANDERS = "anders", "iets anders"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="incidenten")
    op = models.DateTimeField("wanneer")
    soort = models.CharField(max_length=12, choices=Soort)
    plek = models.CharField(max_length=80, blank=True)
    omschrijving = models.TextField("wat is er gebeurd", max_length=2000)
    maatregel = models.TextField("wat is er afgesproken", max_length=1000, blank=True)
    aangifte = models.BooleanField("er is aangifte gedaan", default=False)
    advies = models.CharField(
        "waar letten collega's op", max_length=200, help_text="Feitelijk en kort; dit staat bij het dossier."
    )
    waarschuwen_tot = models.DateField("waarschuwen tot en met")
    gemeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    gemeld_op = models.DateTimeField(default=timezone.now)
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden_einde = models.CharField(max_length=300, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = "incident"
        verbose_name_plural = "incidenten"
        ordering = ["-op"]
        indexes = [
            models.Index(
                fields=["klant", "waarschuwen_tot"],
                condition=Q(beeindigd_op__isnull=True),
                name="klanten_incident_waarschuwt",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(beeindigd_op__isnull=True)
                | (Q(beeindigd_door__isnull=False) & ~Q(reden_einde="")),
                name="klanten_incident_einde",
                violation_error_message="Vul in waarom de waarschuwing stopt.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {timezone.localtime(self.op):%d-%m-%Y}"

    @property
    def waarschuwt(self) -> bool:
        """Whether colleagues are warned for it today."""
        return self.beeindigd_op is None and self.waarschuwen_tot >= vandaag()
