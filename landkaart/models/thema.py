"""The themes under which practices are kept, and the questions that test them (L-45, L-50)."""

from typing import ClassVar

import pghistory
from django.db import models

from keten.models import Medewerker, MetSleutel, MetVersie, SleutelQuerySet


class Thema(MetSleutel):
    """A subject of cooperation, after the chapters of the Monitorgroep."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    kort = models.CharField("naam boven een kolom", max_length=20, blank=True)
    omschrijving = models.CharField(max_length=300)
    volgorde = models.PositiveSmallIntegerField(default=0)
    bron = models.CharField(max_length=200, blank=True)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Thema"].as_manager()

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Toetsvraag(MetSleutel, MetVersie):
    """A question that an expert answers about a practice of this theme.

    Source: Goed bekeken! (AKO 2005), section 2.4: every expert group works on its own framework for testing.
    """

    thema = models.ForeignKey(Thema, models.PROTECT, related_name="toetsvragen")
    volgorde = models.PositiveSmallIntegerField("plaats in de lijst", default=1)
    vraag = models.CharField(max_length=200)
    vervallen_op = models.DateField(null=True, blank=True, editable=False)
    voorbeeld = models.BooleanField("voorbeeldvraag", default=False, editable=False)

    SLEUTEL: ClassVar = ("thema__code", "vraag")
    objects = SleutelQuerySet["Toetsvraag"].as_manager()

    class Meta:
        verbose_name = "toetsvraag"
        verbose_name_plural = "toetsvragen"
        ordering = ["thema", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["thema", "vraag"],
                name="landkaart_een_toetsvraag",
                violation_error_message="Deze vraag staat al bij dit thema.",
            )
        ]

    def __str__(self) -> str:
        return self.vraag


class Expertgroep(MetSleutel):
    """People of all partners who judge the practices of a few themes together (L-51)."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    themas = models.ManyToManyField(Thema, related_name="expertgroepen")
    leden = models.ManyToManyField(Medewerker, related_name="expertgroepen", blank=True)
    bron = models.CharField(max_length=300, blank=True)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Expertgroep"].as_manager()

    class Meta:
        verbose_name = "expertgroep"
        verbose_name_plural = "expertgroepen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam
