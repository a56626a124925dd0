"""The rungs of the ladders on which a client's position is followed."""

from typing import ClassVar

from django.db import models

from keten.models.partner import Locatie
from keten.models.sleutel import MetSleutel, SleutelQuerySet


class Trede(MetSleutel):
    """A rung; a higher number is nearer to independence (K-71).

    A location that has rungs of its own on a ladder works with those instead of the national ones (D-68).
    """

    class Ladder(models.TextChoices):
        WERKLADDER = "werkladder", "werkladder"
        JONGERENLADDER = "jongerenladder", "jongerenladder"

    class Soort(models.TextChoices):
        STARTKWALIFICATIE = "startkwalificatie", "startkwalificatie"
        LEERWERK = "leerwerk", "leren en werken"
        REGULIER = "regulier", "gewoon werk"
        GESUBSIDIEERD = "gesubsidieerd", "werk met subsidie"
        ZORG = "zorg", "zorg"

    ladder = models.CharField(max_length=15, choices=Ladder)
    locatie = models.ForeignKey(
        Locatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: voor elke locatie zonder eigen treden.",
    )
    nummer = models.PositiveSmallIntegerField(help_text="De onderste trede is 1.")
    naam = models.CharField(max_length=80)
    uitleg = models.CharField(max_length=300, blank=True)
    soort = models.CharField(
        "wat voor trede",
        max_length=20,
        choices=Soort,
        blank=True,
        help_text="Voor de jongerenladder: het eerste voorstel en de teller van BBL-plaatsen letten hierop.",
    )
    vervallen = models.BooleanField(
        "niet meer te kiezen", default=False, help_text="Wat er al mee is vastgelegd, blijft staan."
    )
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldinhoud", default=False, help_text="De inhoud staat niet in de bronnen; stel haar zelf vast."
    )

    SLEUTEL: ClassVar = ("ladder", "nummer", "locatie__code")
    objects = SleutelQuerySet["Trede"].as_manager()

    class Meta:
        verbose_name = "trede"
        verbose_name_plural = "treden"
        ordering = ["ladder", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["ladder", "nummer", "locatie"],
                nulls_distinct=False,
                name="keten_trede_nummer",
                violation_error_message="Deze ladder heeft al een trede met dit nummer.",
            ),
            models.CheckConstraint(
                condition=models.Q(nummer__range=(1, 20)),
                name="keten_trede_bereik",
                violation_error_message="Een trede heeft een nummer van 1 tot en met 20.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.naam}"
