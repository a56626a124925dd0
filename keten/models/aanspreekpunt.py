"""Who to ask about a subject at a location, for each partner (X-14)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models.gebruiker import Medewerker
from keten.models.partner import Ketenpartner, Locatie
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.tijdvak import Tijdvak, geen_overlap
from keten.models.versie import MetVersie


class Onderwerp(MetSleutel):
    """A subject on which colleagues look for each other, as data."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=60, unique=True)
    toelichting = models.CharField(max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    objects = SleutelQuerySet["Onderwerp"].as_manager()

    class Meta:
        verbose_name = "onderwerp van een aanspreekpunt"
        verbose_name_plural = "onderwerpen van aanspreekpunten"
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Aanspreekpunt(MetVersie, Tijdvak):
    """The fixed contact of a partner on one subject at one location, with a deputy, in a period.

    Source: Goed bekeken! (AKO 2005), section 2.2: "vaste aanspreekpunten in alle reko's".
    """

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="aanspreekpunten", editable=False)
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    onderwerp = models.ForeignKey(Onderwerp, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(
        Medewerker, models.PROTECT, related_name="aanspreekpunten", verbose_name="aanspreekpunt"
    )
    vervanger = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vervangt_bij",
        verbose_name="vervanger",
    )
    opmerking = models.CharField(
        max_length=200, blank=True, help_text="Bijvoorbeeld wanneer of waarvoor u het beste kunt bellen."
    )
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "aanspreekpunt"
        verbose_name_plural = "aanspreekpunten"
        ordering: ClassVar = ["onderwerp__volgorde", "partner__kolom", "-geldig_van"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.CheckConstraint(
                condition=Q(vervanger__isnull=True) | ~Q(vervanger=F("medewerker")),
                name="keten_aanspreekpunt_ander",
                violation_error_message="Kies een collega als vervanger.",
            ),
            geen_overlap(
                name="keten_een_aanspreekpunt",
                per=("locatie", "partner", "onderwerp"),
                van="geldig_van",
                tot="geldig_tot",
                melding="Deze partner heeft in deze periode al een aanspreekpunt voor dit onderwerp.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.onderwerp}, {self.partner}"
