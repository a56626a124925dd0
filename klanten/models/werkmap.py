"""What the client has learned and done."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from klanten.models.klant import Klant


@pghistory.track()
class Opleiding(models.Model):
    """A course of study; a diploma can be checked (D-49)."""

    class Niveau(models.TextChoices):
        BASIS = "basis", _("basisonderwijs")
        VMBO = "vmbo", _("vmbo of mbo 1")
        MBO = "mbo", _("mbo 2 tot en met 4")
        HAVO_VWO = "havo_vwo", _("havo of vwo")
        HBO = "hbo", _("hbo")
        WO = "wo", _("universiteit")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="opleidingen")
    naam = models.CharField("opleiding", max_length=120)
    niveau = models.CharField(max_length=10, choices=Niveau)
    jaar = models.PositiveSmallIntegerField("jaar van afronden", null=True, blank=True)
    diploma = models.BooleanField("diploma behaald", default=False)
    diploma_gezien_op = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "opleiding"
        verbose_name_plural = "opleidingen"
        ordering = ["-jaar", "naam"]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Werkervaring(models.Model):
    """A job the client has had."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="werkervaringen")
    functie = models.CharField(max_length=120)
    werkgever = models.CharField(max_length=120, blank=True)
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag", null=True, blank=True)

    class Meta:
        verbose_name = "werkervaring"
        verbose_name_plural = "werkervaringen"
        ordering = ["-van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="klanten_werkervaring_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            )
        ]

    def __str__(self) -> str:
        return self.functie
