"""Schools that work with a youth desk, and the people there who report to it."""

from typing import ClassVar

from django.db import models

from keten.models.gebruiker import Gebruiker
from keten.models.partner import Locatie
from keten.models.sleutel import MetSleutel, SleutelQuerySet


class School(MetSleutel):
    """A school in the area of a location."""

    naam = models.CharField(max_length=120)
    plaats = models.CharField(max_length=80, blank=True)
    locatie = models.ForeignKey(
        Locatie, models.PROTECT, related_name="scholen", help_text="De locatie die de meldingen krijgt."
    )
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)

    SLEUTEL: ClassVar = ("locatie__code", "naam")
    objects = SleutelQuerySet["School"].as_manager()

    class Meta:
        verbose_name = "school"
        verbose_name_plural = "scholen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "naam"],
                name="keten_school_naam",
                violation_error_message="Deze school staat al bij deze locatie.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Schoolcontact(models.Model):
    """Somebody at a school with an account of the role `school`."""

    gebruiker = models.OneToOneField(Gebruiker, models.PROTECT, related_name="schoolcontact")
    school = models.ForeignKey(School, models.PROTECT, related_name="contacten")
    functie = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = "contact bij een school"
        verbose_name_plural = "contacten bij scholen"
        ordering = ["gebruiker__naam"]

    def __str__(self) -> str:
        return self.gebruiker.naam
