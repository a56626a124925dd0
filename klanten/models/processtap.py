"""The steps of the process: how long each may take, who does it, and what goes along (K-38)."""

from typing import ClassVar

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from keten.models import Ketenpartner, Locatie, MetSleutel, MetVersie, SleutelQuerySet
from keten.rechten import BUITENROLLEN, Rol

ROLLEN = [(rol.value, rol.label) for rol in Rol if rol not in BUITENROLLEN]


@pghistory.track()
class Processtap(MetSleutel, MetVersie):
    """The agreement on one step, for the whole country or for one location."""

    class Stap(models.TextChoices):
        IDENTITEIT = "identiteit", "Identiteit"
        INTAKE = "intake", "Intake"
        ROUTE = "route", "Route"
        CONTACTPERSOON = "contactpersoon", "Contactpersoon"
        DIAGNOSE = "diagnose", "Diagnose"
        WERKPLAN = "werkplan", "Werkplan"
        AFSPRAAK = "afspraak", "Afspraak"

    stap = models.CharField(max_length=20, choices=Stap)
    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="processtappen")
    werkdagen = models.PositiveSmallIntegerField(
        "doorlooptijd in werkdagen", validators=[MinValueValidator(1), MaxValueValidator(250)]
    )
    kolom = models.CharField(
        "welke partner doet dit",
        max_length=10,
        choices=Ketenpartner.Kolom,
        blank=True,
        help_text="Leeg: elke partner.",
    )
    rol = models.CharField("wie doet dit", max_length=20, choices=ROLLEN)
    informatie = models.TextField("welke informatie gaat mee", max_length=1000, blank=True)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)

    SLEUTEL: ClassVar = ("stap", "locatie__code")
    objects = SleutelQuerySet["Processtap"].as_manager()

    class Meta:
        verbose_name = "processtap"
        verbose_name_plural = "processtappen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stap", "locatie"],
                nulls_distinct=False,
                name="klanten_processtap_gebied",
                violation_error_message="Voor deze stap is hier al een afspraak gemaakt.",
            ),
            models.CheckConstraint(
                condition=Q(werkdagen__gte=1),
                name="klanten_processtap_werkdagen",
                violation_error_message="Een stap duurt minstens één werkdag.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_stap_display()
