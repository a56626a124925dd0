"""What a placement is supported with: flanking measures and subsidies (W-30, W-34)."""

from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from keten.models import Medewerker, MetSleutel, MetVersie, SleutelQuerySet
from keten.tijd import vandaag
from werkgevers.models.plaatsing import Plaatsing


class Steunmaatregel(MetSleutel):
    """A way to make a placement easier for client or employer, in a list that locations choose from."""

    class Soort(models.TextChoices):
        SUBSIDIE = "subsidie", "subsidie of vergoeding"
        MAATREGEL = "maatregel", "flankerende maatregel"

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    soort = models.CharField(max_length=10, choices=Soort)
    uitleg = models.CharField(max_length=200, blank=True)
    percentage = models.PositiveSmallIntegerField(
        "gewoonlijk (procent van het loon)", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    maanden = models.PositiveSmallIntegerField(
        "gewoonlijk (maanden)", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )
    vervallen = models.BooleanField("wordt niet meer gegeven", default=False)

    objects = SleutelQuerySet["Steunmaatregel"].as_manager()

    class Meta:
        verbose_name = "steunmaatregel"
        verbose_name_plural = "steunmaatregelen"
        ordering = ["-soort", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percentage__isnull=True) | Q(percentage__lte=100),
                name="werkgevers_maatregel_percentage",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class PlaatsingssteunQuerySet(models.QuerySet["Plaatsingssteun"]):
    """Reads on what placements are supported with."""

    def lopend(self) -> Self:
        """What has not ended, of placements that have not stopped."""
        dag = vandaag()
        return self.filter(Q(eindigt_op__isnull=True) | Q(eindigt_op__gte=dag)).filter(
            Q(plaatsing__gestopt_op__isnull=True) | Q(plaatsing__gestopt_op__gt=dag)
        )


@pghistory.track()
class Plaatsingssteun(MetVersie):
    """A measure or subsidy at one placement, with percentage and last day; its end is announced."""

    plaatsing = models.ForeignKey(Plaatsing, models.PROTECT, related_name="steun")
    maatregel = models.ForeignKey(Steunmaatregel, models.PROTECT, related_name="+")
    percentage = models.PositiveSmallIntegerField(
        "procent van het loon",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    begint_op = models.DateField("eerste dag")
    eindigt_op = models.DateField("laatste dag", null=True, blank=True)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)

    objects = PlaatsingssteunQuerySet.as_manager()

    class Meta:
        verbose_name = "steun bij een plaatsing"
        verbose_name_plural = "steun bij plaatsingen"
        ordering = ["begint_op", "pk"]
        indexes = [models.Index(fields=["eindigt_op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(percentage__isnull=True) | Q(percentage__gte=1, percentage__lte=100),
                name="werkgevers_steun_percentage",
                violation_error_message="Het percentage ligt tussen 1 en 100.",
            ),
            models.CheckConstraint(
                condition=Q(eindigt_op__isnull=True) | Q(eindigt_op__gte=F("begint_op")),
                name="werkgevers_steun_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.maatregel} {self.percentage}%" if self.percentage else str(self.maatregel)
