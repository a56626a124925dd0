"""The service of a youth desk: nine parts, each given by one professional (K-81, K-82, K-84)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Medewerker, MetVersie
from keten.tijd import vandaag
from klanten.models import Klant


class Vorm(models.TextChoices):
    """How a youth desk divides the work; the integrated form is preferred.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.7.
    """

    GEINTEGREERD = "geintegreerd", "geïntegreerd: één casemanager van intake tot en met nazorg"
    CONCENTRATIE = "concentratie", "concentratie: per onderdeel een eigen professional"
    MIX = "mix", "een mix: één casemanager, en voor sommige onderdelen een ander"


@pghistory.track()
class Jongerenarrangement(MetVersie):
    """What the youth desk does for one client during a period, and who stays responsible."""

    Vorm = Vorm

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="jongerenarrangementen")
    vorm = models.CharField(max_length=15, choices=Vorm)
    casemanager = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    begin = models.DateField("eerste dag", default=vandaag)
    einde = models.DateField(
        "laatste dag",
        null=True,
        blank=True,
        help_text="Daarna draagt het jongerenloket de klant over aan de casemanager.",
    )
    afgesloten_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "jongerenarrangement"
        verbose_name_plural = "jongerenarrangementen"
        ordering = ["-begin", "-pk"]
        indexes = [
            models.Index(
                fields=["einde"],
                condition=Q(einde__isnull=False, afgesloten_op__isnull=True),
                name="diagnose_jongeren_einde",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(afgesloten_op__isnull=True),
                name="diagnose_een_jongerenarrangement",
                violation_error_message="Deze klant heeft al een jongerenarrangement.",
            ),
            models.CheckConstraint(
                condition=Q(einde__isnull=True) | Q(einde__gte=F("begin")),
                name="diagnose_jongeren_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(vorm="concentratie") | Q(casemanager__isnull=False),
                name="diagnose_jongeren_casemanager",
                violation_error_message="Kies de casemanager.",
            ),
        ]

    def __str__(self) -> str:
        return "jongerenarrangement"


@pghistory.track()
class Jongerendienst(models.Model):
    """One of the nine parts, given by one professional; never by two (K-81)."""

    class Onderdeel(models.TextChoices):
        INTAKE = "intake", "intake"
        INFORMATIE = "informatie", "informatie en advies"
        DIAGNOSE = "diagnose", "diagnose"
        REGISTRATIE = "registratie", "registratie"
        BEMIDDELING = "bemiddeling", "directe bemiddeling"
        TRAJECTPLAN = "trajectplan", "trajectplan opstellen"
        CASEMANAGEMENT = "casemanagement", "casemanagement richting werk of school"
        UITKERING = "uitkering", "uitkering verstrekken"
        NAZORG = "nazorg", "nazorg"

    arrangement = models.ForeignKey(Jongerenarrangement, models.PROTECT, related_name="diensten")
    onderdeel = models.CharField(max_length=15, choices=Onderdeel)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "onderdeel van een jongerenarrangement"
        verbose_name_plural = "onderdelen van een jongerenarrangement"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement", "onderdeel"],
                name="diagnose_jongerendienst_eenmaal",
                violation_error_message="Dit onderdeel is al verdeeld.",
            )
        ]

    def __str__(self) -> str:
        return self.get_onderdeel_display()
