"""Texts for clients, kept once and used in portal, mail and letter (X-24)."""

from typing import ClassVar

import pghistory
from django.db import models

from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.versie import MetVersie


@pghistory.track()
class Tekstblok(MetSleutel, MetVersie):
    """One text in one language; it may differ by target group, never by channel."""

    class Taal(models.TextChoices):
        NL = "nl", "Nederlands"
        EN = "en", "Engels"

    class Doelgroep(models.TextChoices):
        IEDEREEN = "", "iedereen"
        JONGEREN = "jongeren", "jongeren"

    code = models.SlugField(max_length=60)
    taal = models.CharField(max_length=2, choices=Taal, default=Taal.NL)
    doelgroep = models.CharField(max_length=20, choices=Doelgroep, blank=True)
    onderwerp = models.CharField(max_length=120)
    tekst = models.TextField(
        max_length=4000, help_text="Tussen accolades staat wat het portaal invult, zoals {locatie}."
    )
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)

    SLEUTEL: ClassVar = ("code", "taal", "doelgroep")
    objects = SleutelQuerySet["Tekstblok"].as_manager()

    class Meta:
        verbose_name = "standaardtekst"
        verbose_name_plural = "standaardteksten"
        ordering = ["code", "taal", "doelgroep"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "taal", "doelgroep"],
                name="keten_tekstblok_uniek",
                violation_error_message="Deze tekst bestaat al voor deze taal en doelgroep.",
            )
        ]

    def __str__(self) -> str:
        return self.onderwerp
