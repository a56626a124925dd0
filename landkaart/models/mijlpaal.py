"""The six phases and the milestones, and how far each location says it is (L-02 to L-16)."""

import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from keten.models import (
    Arbeidsmarktregio,
    Ketenpartner,
    Locatie,
    Medewerker,
    MetSleutel,
    MetVersie,
    SleutelQuerySet,
)

PERCENTAGE = [MinValueValidator(0), MaxValueValidator(100)]


class Fase(MetSleutel):
    """A phase of cooperation; phases follow each other, but nothing forbids being ahead (L-09)."""

    id = models.SmallAutoField(primary_key=True)
    nummer = models.PositiveSmallIntegerField(unique=True)
    naam = models.CharField(max_length=60)
    uitvoering = models.BooleanField(
        "realiseren of borgen", default=False, help_text="Anders plannen en visie (L-32)."
    )
    bron = models.CharField(max_length=200, blank=True)

    SLEUTEL: ClassVar = ("nummer",)
    objects = SleutelQuerySet["Fase"].as_manager()

    class Meta:
        verbose_name = "fase"
        verbose_name_plural = "fasen"
        ordering = ["nummer"]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.naam}"


@pghistory.track()
class Mijlpaal(MetSleutel, MetVersie):
    """A milestone: one of the fourteen, or one that a region added for itself (L-11)."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    nummer = models.PositiveSmallIntegerField(help_text="De vaste mijlpalen: 1 tot en met 14.")
    fase = models.ForeignKey(Fase, models.PROTECT, related_name="mijlpalen")
    naam = models.CharField(max_length=100)
    definitie = models.TextField(max_length=1000)
    regio = models.ForeignKey(
        Arbeidsmarktregio, models.PROTECT, null=True, blank=True, related_name="eigen_mijlpalen"
    )
    bepalend = models.BooleanField("bepalend voor de vorming van een LWI", default=False)
    norm_op = models.DateField("moet volledig zijn op", null=True, blank=True)
    norm_voorbeeld = models.BooleanField(
        "de norm is een voorbeeld", default=False, help_text="Niet uit de bronnen, maar bedacht (L-31)."
    )
    vervallen_op = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200, blank=True)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Mijlpaal"].as_manager()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ["nummer", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nummer"],
                condition=Q(regio__isnull=True),
                name="landkaart_mijlpaal_nummer",
                violation_error_message="Er is al een mijlpaal met dit nummer.",
            )
        ]

    def __str__(self) -> str:
        return self.naam if self.regio_id else f"{self.nummer}. {self.naam}"

    @property
    def kort(self) -> str:
        """What it is called where there is little room."""
        return self.naam if self.regio_id else f"Mijlpaal {self.nummer}"


class Antwoord(models.TextChoices):
    """The four answers of the Landkaart, each with its colour and points."""

    NIET = "niet", "niet gerealiseerd"
    ONTWIKKELING = "ontwikkeling", "in ontwikkeling"
    GEDEELTELIJK = "gedeeltelijk", "gedeeltelijk gerealiseerd"
    VOLLEDIG = "volledig", "volledig gerealiseerd"


def antwoordveld() -> models.GeneratedField:
    """The answer that belongs to a percentage: below 33, 33 to 66, 66 to 100, and 100 itself (L-15)."""
    return models.GeneratedField(
        expression=Case(
            When(percentage__lt=33, then=Value("niet")),
            When(percentage__lt=66, then=Value("ontwikkeling")),
            When(percentage__lt=100, then=Value("gedeeltelijk")),
            default=Value("volledig"),
        ),
        output_field=models.CharField(max_length=12, choices=Antwoord),
        db_persist=True,
    )


class MijlpaalscoreQuerySet(models.QuerySet["Mijlpaalscore"]):
    """Reads on what was submitted."""

    def op(self, moment: datetime.datetime) -> Self:
        """The score of every location and milestone at a moment: the last submitted by then."""
        return (
            self.filter(ingediend_op__lte=moment)
            .order_by("locatie_id", "mijlpaal_id", "-ingediend_op", "-pk")
            .distinct("locatie_id", "mijlpaal_id")
        )


class Mijlpaalscore(models.Model):
    """What a location submitted about one milestone. Never changed: a next answer is a next row (L-07)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="mijlpaalscores")
    mijlpaal = models.ForeignKey(Mijlpaal, models.PROTECT, related_name="scores")
    percentage = models.DecimalField(max_digits=5, decimal_places=2, validators=PERCENTAGE)
    antwoord = antwoordveld()
    notitie = models.TextField(max_length=2000, blank=True)
    gegevens = models.JSONField(
        default=dict, blank=True, help_text="Wat deze mijlpaal verder vraagt, zoals deelnemers of data."
    )
    portaalcijfer = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, help_text="Wat het portaal toen zelf mat (%)."
    )
    portaalzin = models.CharField(max_length=200, blank=True, help_text="Dat cijfer in woorden.")
    criteria_vereist = models.PositiveSmallIntegerField(default=0)
    criteria_gehaald = models.PositiveSmallIntegerField(default=0)
    voorbereid_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    ingediend_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    ingediend_naam = models.CharField(max_length=150)
    ingediend_functie = models.CharField(max_length=80)
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    ingediend_op = models.DateTimeField(default=timezone.now)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    objects = MijlpaalscoreQuerySet.as_manager()

    class Meta:
        verbose_name = "mijlpaalscore"
        verbose_name_plural = "mijlpaalscores"
        ordering = ["-ingediend_op", "-pk"]
        indexes = [
            models.Index("locatie", "mijlpaal", F("ingediend_op").desc(), name="landkaart_score_laatste"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(percentage__gte=0, percentage__lte=100),
                name="landkaart_score_percentage",
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            ),
            models.CheckConstraint(
                condition=Q(criteria_gehaald__lte=F("criteria_vereist")), name="landkaart_score_criteria"
            ),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.mijlpaal}: {self.percentage}%"
