"""The days by which the country wanted to be somewhere (L-10)."""

from typing import ClassVar

from django.db import models

from keten.models import MetSleutel, SleutelQuerySet


class Ijkdatum(MetSleutel):
    """A day that was agreed for all locations together."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    dag = models.DateField()
    bron = models.CharField(max_length=200, blank=True)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Ijkdatum"].as_manager()

    class Meta:
        verbose_name = "ijkdatum"
        verbose_name_plural = "ijkdata"
        ordering = ["dag"]

    def __str__(self) -> str:
        return self.naam
