"""An organisation to which a question of an employer can be passed on."""

from typing import ClassVar

from django.db import models

from keten.models import MetSleutel, SleutelQuerySet


class Instantie(MetSleutel):
    """A body outside the chain that a question can go to or come from."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Instantie"].as_manager()

    class Meta:
        verbose_name = "instantie"
        verbose_name_plural = "instanties"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam
