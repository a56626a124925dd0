"""What employers think of the service, asked once after a vacancy closed (W-08, W-52)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie
from werkgevers.models.vacature import Vacature
from werkgevers.models.werkgever import Werkgever


class TevredenheidQuerySet(models.QuerySet["Tevredenheid"]):
    """Reads on satisfaction."""

    def wachtend(self) -> Self:
        """Questions that the employer has not answered."""
        return self.filter(ingevuld_op__isnull=True)


class Tevredenheid(models.Model):
    """The short questionnaire after one vacancy."""

    vacature = models.OneToOneField(Vacature, models.PROTECT, related_name="tevredenheid")
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="tevredenheden")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(default=timezone.now)
    ingevuld_op = models.DateTimeField(null=True, blank=True)
    ingevuld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg bij een ingevulde lijst: wie de link uit de e-mail had.",
    )
    opmerking = models.TextField("wat wilt u ons nog zeggen", max_length=1000, blank=True)

    objects = TevredenheidQuerySet.as_manager()

    class Meta:
        verbose_name = "tevredenheid na een vacature"
        verbose_name_plural = "tevredenheid na vacatures"
        ordering = ["-gevraagd_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "ingevuld_op"]),
            models.Index(
                fields=["werkgever"], condition=Q(ingevuld_op__isnull=True), name="werkgevers_tevreden_open"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ingevuld_op__isnull=False) | Q(ingevuld_door__isnull=True, opmerking=""),
                name="werkgevers_tevreden_ingevuld",
            )
        ]

    def __str__(self) -> str:
        return f"tevredenheid over vacature {self.vacature_id}"


class Verwachting(models.TextChoices):
    """What employers expect of the service, one item each.

    Source: Goed bekeken! (AKO 2005), section on the approach of employers, p. 42.
    """

    VERVULLING = "vervulling", "We kregen snel gemotiveerde mensen"
    AANSPREEKPUNT = "aanspreekpunt", "We hadden één aanspreekpunt"
    AANPAK = "aanpak", "Wie niet gemotiveerd was, werd daarop aangesproken"
    VERGOEDING = "vergoeding", "We kregen hulp met vergoedingen voor loon of scholing"
    POOL = "pool", "We konden personeel delen met andere bedrijven (poolvorming)"
    MVO = "mvo", "We kregen hulp bij maatschappelijk verantwoord ondernemen"
    VOORSELECTIE = "voorselectie", "De kandidaten waren snel en goed voorgeselecteerd"
    NAZORG = "nazorg", "Er was persoonlijk contact, met begeleiding en nazorg"


class Tevredenheidsscore(models.Model):
    """How one expectation was met: 1 (not at all) to 5 (entirely). What did not apply has no row."""

    tevredenheid = models.ForeignKey(Tevredenheid, models.PROTECT, related_name="scores")
    verwachting = models.CharField(max_length=15, choices=Verwachting)
    score = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "score"
        verbose_name_plural = "scores"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["tevredenheid", "verwachting"], name="werkgevers_score_een_keer"),
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="werkgevers_score_1_tot_5"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verwachting_display()}: {self.score}"
