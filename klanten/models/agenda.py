"""When employees receive clients, when they are away, and the address under which a calendar reads along."""

import datetime

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Locatie, Medewerker, geen_overlap


class Weekdag(models.IntegerChoices):
    """The days on which a location is open, counted as ISO does."""

    MAANDAG = 1, "maandag"
    DINSDAG = 2, "dinsdag"
    WOENSDAG = 3, "woensdag"
    DONDERDAG = 4, "donderdag"
    VRIJDAG = 5, "vrijdag"


@pghistory.track()
class Beschikbaarheid(models.Model):
    """A part of every week in which clients can book a meeting with an employee at a location."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="beschikbaarheid")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    weekdag = models.PositiveSmallIntegerField("dag", choices=Weekdag)
    van = models.TimeField()
    tot = models.TimeField()
    plek = models.CharField("waar", max_length=80, default="balie")

    class Meta:
        verbose_name = "spreekuur"
        verbose_name_plural = "spreekuren"
        ordering = ["weekdag", "van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekdag__gte=1, weekdag__lte=5), name="klanten_beschikbaarheid_weekdag"
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")),
                name="klanten_beschikbaarheid_tijdvak",
                violation_error_message="De eindtijd ligt voor de begintijd.",
            ),
            models.UniqueConstraint(
                fields=["medewerker", "weekdag", "van"],
                name="klanten_beschikbaarheid_dubbel",
                violation_error_message="Er is al een spreekuur dat op deze tijd begint.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekdag_display()} {self.van:%H:%M} tot {self.tot:%H:%M} uur"


@pghistory.track()
class Afwezigheid(models.Model):
    """Days on which an employee receives nobody. Why is nobody's business here."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="afwezigheden")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")

    class Meta:
        verbose_name = "afwezigheid"
        verbose_name_plural = "afwezigheden"
        ordering = ["van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="klanten_afwezigheid_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            geen_overlap(
                name="klanten_afwezigheid_overlap",
                per=("medewerker",),
                van="van",
                tot="tot",
                melding="Voor een deel van deze dagen is de afwezigheid al vastgelegd.",
            ),
        ]

    def __str__(self) -> str:
        return f"afwezig van {self.van:%d-%m-%Y} tot en met {self.tot:%d-%m-%Y}"

    def omvat(self, dag: datetime.date) -> bool:
        """Whether a day falls in it."""
        return self.van <= dag <= self.tot


class Agendasleutel(models.Model):
    """The secret in the address of somebody's calendar feed. Only its hash is kept (X-23)."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="agendasleutels")
    hash = models.CharField(max_length=64, unique=True, editable=False)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "agendasleutel"
        verbose_name_plural = "agendasleutels"
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker"],
                condition=Q(ingetrokken_op__isnull=True),
                name="klanten_een_agendasleutel",
                violation_error_message="Er is al een adres voor deze agenda.",
            )
        ]

    def __str__(self) -> str:
        return f"agendasleutel van {self.medewerker}"
