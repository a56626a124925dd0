"""Why an arrangement was looked at again: the log of re-diagnosis (K-56, D-54)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from diagnose.models.diagnose import Diagnose
from keten.models import Medewerker
from klanten.models import Klant, Taak


class Herdiagnoseaanleiding(models.Model):
    """One trigger. A request of the client gets an answer, whether a new diagnosis follows or not."""

    class Soort(models.TextChoices):
        PERIODIEK = "periodiek", "de periode is voorbij"
        VERZOEK = "verzoek", "verzoek van de klant"

    class Over(models.TextChoices):
        PLAN = "plan", "het plan"
        BEELD = "beeld", "wat er over mij staat"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="aanleidingen")
    soort = models.CharField(max_length=10, choices=Soort)
    over = models.CharField("waarover", max_length=10, choices=Over, blank=True)
    tekst = models.TextField(max_length=1000, blank=True)
    op = models.DateTimeField(default=timezone.now)
    taak = models.OneToOneField(Taak, models.PROTECT, null=True, blank=True, related_name="+")
    antwoord = models.TextField(max_length=1000, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    diagnose = models.ForeignKey(
        Diagnose,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanleidingen",
        help_text="De diagnose die erop volgde.",
    )

    class Meta:
        verbose_name = "aanleiding voor herdiagnose"
        verbose_name_plural = "aanleidingen voor herdiagnose"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(soort="verzoek") | ~Q(tekst="") & ~Q(over=""),
                name="diagnose_verzoek_met_tekst",
                violation_error_message="Schrijf wat u anders wilt.",
            ),
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, beantwoord_door__isnull=True, antwoord="")
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False) & ~Q(antwoord=""),
                name="diagnose_verzoek_antwoord",
                violation_error_message="Schrijf een antwoord.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
