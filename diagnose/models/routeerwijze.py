"""How a location routes: what must be arranged first, and who switched what and why (D-21 to D-25)."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from diagnose.models.routering import Methode
from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie


@pghistory.track()
class Routeervoorwaarde(MetVersie):
    """One of the four preconditions of working with routes, as it stands at a location (D-25).

    Source: Samen doen we het zo (Monitorgroep 2005), preconditions of route A and B.
    """

    class Soort(models.TextChoices):
        SYSTEMEN = "systemen", "inzage in elkaars systemen, of één dossier"
        GEBOUW = "gebouw", "samen in één gebouw (BVG)"
        TRAINING = "training", "training, coaching en intervisie voor front- en backoffice"
        KLANTINBRENG = "klantinbreng", "meer inbreng van klanten (de cliënt als coach)"

    class Stand(models.TextChoices):
        NIET = "niet", "nog niet geregeld"
        BEZIG = "bezig", "in de maak"
        GEREGELD = "geregeld", "geregeld"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="routeervoorwaarden")
    soort = models.CharField(max_length=15, choices=Soort)
    stand = models.CharField(max_length=10, choices=Stand)
    toelichting = models.CharField(max_length=500)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    class Meta:
        verbose_name = "voorwaarde om te routeren"
        verbose_name_plural = "voorwaarden om te routeren"
        ordering = ["locatie", "soort"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "soort"],
                name="diagnose_voorwaarde_per_locatie",
                violation_error_message="Een collega vulde deze voorwaarde net in.",
            )
        ]

    def __str__(self) -> str:
        return self.get_soort_display()


class Routeerwijze(models.Model):
    """A decision of a location to route in some way, or without routes; the last one counts (D-22, D-23)."""

    GEEN = "geen"
    WIJZEN = (*Methode.choices, (GEEN, "geen routes: de diagnose leidt direct naar het arrangement"))

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="routeerwijzen")
    wijze = models.CharField("hoe kiest deze locatie een route", max_length=10, choices=WIJZEN)
    beoordelaars = models.PositiveSmallIntegerField("aantal beoordelaars", default=1)
    andere_partner = models.BooleanField("beoordelaars van verschillende partners", default=True)
    reden = models.TextField(max_length=1000)
    gezien = models.JSONField(
        default=dict, blank=True, help_text="De voorwaarden en het aanbod, zoals ze bij het besluit waren."
    )
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    class Meta:
        verbose_name = "wijze van routeren"
        verbose_name_plural = "wijzen van routeren"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["locatie", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(beoordelaars=1) | Q(beoordelaars=2, wijze="duo"),
                name="diagnose_wijze_beoordelaars",
                violation_error_message="Twee beoordelaars horen bij het duogesprek.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="diagnose_wijze_reden",
                violation_error_message="Vul in waarom.",
            ),
            models.CheckConstraint(
                condition=Q(voorbeeld=True) | Q(door__isnull=False, partner__isnull=False),
                name="diagnose_wijze_door",
            ),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.get_wijze_display()

    @property
    def met_routes(self) -> bool:
        """Whether the location tells route A and B apart."""
        return self.wijze != self.GEEN
