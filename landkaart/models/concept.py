"""An answer in the making, and what the location tells besides its milestones."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker, MetSleutel, MetVersie, SleutelQuerySet
from landkaart.models.mijlpaal import PERCENTAGE, Mijlpaal, antwoordveld


@pghistory.track()
class Concept(MetVersie):
    """What somebody prepared about one milestone; it only counts once an MT member submits it (L-24)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    mijlpaal = models.ForeignKey(Mijlpaal, models.PROTECT, related_name="+")
    percentage = models.DecimalField(
        "hoe ver bent u (%)", max_digits=5, decimal_places=2, validators=PERCENTAGE
    )
    antwoord = antwoordveld()
    criteria = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        blank=True,
        help_text="Criteria die zijn aangevinkt; bij het indienen worden het rijen.",
    )
    gegevens = models.JSONField(default=dict, blank=True)
    notitie = models.TextField("toelichting", max_length=2000, blank=True)
    voorbereid_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    open = models.BooleanField(default=True, help_text="Nog niet ingediend.")

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        ordering = ["mijlpaal__nummer", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["locatie", "mijlpaal"], name="landkaart_een_concept"),
            models.CheckConstraint(
                condition=Q(percentage__gte=0, percentage__lte=100),
                name="landkaart_concept_percentage",
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"concept: {self.mijlpaal}"


@pghistory.track()
class Aanpak(MetVersie):
    """How a location goes about it, in its own words: the first of the four things asked (L-06)."""

    locatie = models.OneToOneField(Locatie, models.PROTECT, primary_key=True, related_name="aanpak")
    tekst = models.TextField("de aanpak", max_length=5000)

    class Meta:
        verbose_name = "aanpak"
        verbose_name_plural = "aanpakken"

    def __str__(self) -> str:
        return f"aanpak van {self.locatie}"


class Meetperiode(MetSleutel):
    """A named measurement: what stood on its last day stays to be found under its name (L-07)."""

    naam = models.CharField(max_length=80)
    locatie = models.ForeignKey(
        Locatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetperiodes",
        help_text="Leeg: voor het hele land.",
    )
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    bron = models.CharField(max_length=200, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    SLEUTEL: ClassVar = ("naam", "locatie__code")
    objects = SleutelQuerySet["Meetperiode"].as_manager()

    class Meta:
        verbose_name = "meetperiode"
        verbose_name_plural = "meetperiodes"
        ordering = ["-tot", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "naam"],
                nulls_distinct=False,
                name="landkaart_meetperiode_naam",
                violation_error_message="Er is al een meting met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=models.F("van")),
                name="landkaart_meetperiode_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
