"""Talks of a region about what its locations learn from each other (L-11)."""

from django.db import models
from django.utils import timezone

from keten.models import Arbeidsmarktregio, Locatie, Medewerker


class Monitorgesprek(models.Model):
    """A talk of the locations of a region about solutions of other locations."""

    regio = models.ForeignKey(Arbeidsmarktregio, models.PROTECT, related_name="monitorgesprekken")
    op = models.DateField("gehouden op")
    onderwerp = models.CharField(max_length=120)
    verslag = models.TextField(max_length=4000)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    ingevoerd_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "monitorgesprek"
        verbose_name_plural = "monitorgesprekken"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return self.onderwerp


class Monitorafspraak(models.Model):
    """What one location takes home from the talk."""

    gesprek = models.ForeignKey(Monitorgesprek, models.PROTECT, related_name="afspraken")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="monitorafspraken")
    afspraak = models.CharField(max_length=300)
    uiterlijk = models.DateField("klaar op")
    gedaan_op = models.DateField(null=True, blank=True)
    gedaan_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "afspraak uit een monitorgesprek"
        verbose_name_plural = "afspraken uit monitorgesprekken"
        ordering = ["uiterlijk", "pk"]
        indexes = [models.Index(fields=["locatie", "uiterlijk"])]

    def __str__(self) -> str:
        return self.afspraak
