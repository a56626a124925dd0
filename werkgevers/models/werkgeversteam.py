"""Organisations outside the chain that take part in an employer team (W-38)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Medewerker, Team
from keten.tijd import vandaag


@pghistory.track()
class Teamdeelnemer(models.Model):
    """An organisation of employers, a school or another that works along with an employer team.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Tiel and Zoetermeer.
    """

    class Soort(models.TextChoices):
        WERKGEVERS = "werkgevers", "organisatie van werkgevers"
        ONDERWIJS = "onderwijs", "school of opleider"
        SW = "sw", "sociale werkvoorziening"
        UITZEND = "uitzend", "uitzend- of re-integratiebedrijf"
        ANDERS = "anders", "andere organisatie"

    team = models.ForeignKey(Team, models.PROTECT, related_name="deelnemers")
    organisatie = models.CharField(max_length=100)
    soort = models.CharField("wat voor organisatie", max_length=12, choices=Soort)
    bijdrage = models.CharField("wat zij bijdraagt", max_length=200, blank=True)
    van = models.DateField("doet mee sinds", default=vandaag)
    tot = models.DateField("doet mee tot en met", null=True, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "deelnemer aan een werkgeversteam"
        verbose_name_plural = "deelnemers aan werkgeversteams"
        ordering = ["organisatie"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "organisatie"],
                condition=Q(tot__isnull=True),
                name="werkgevers_deelnemer_een_keer",
                violation_error_message="Deze organisatie doet al mee.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_deelnemer_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.organisatie
