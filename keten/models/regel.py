"""Rules as data: a rule set and its versions, each with an author and a period of validity."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.tijdvak import Tijdvak, geen_overlap


class Regelset(MetSleutel):
    """One rule by name, for the whole country, one labour market region or one location."""

    class Soort(models.TextChoices):
        ROUTERING = "routering", "routering"
        RISICO = "risico", "risico-indicator"
        HERDIAGNOSE = "herdiagnose", "aanleiding voor herdiagnose"
        INSTRUMENT = "instrument", "voorwaarde voor een instrument"
        SELECTIE = "selectie", "selectie"

    code = models.SlugField("code", max_length=60)
    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    over = models.CharField(
        "gaat over",
        max_length=30,
        default="klant",
        help_text="De soort gegevens waarvan de regel feiten gebruikt.",
    )
    locatie = models.ForeignKey(
        "keten.Locatie", models.PROTECT, null=True, blank=True, related_name="regelsets"
    )
    regio = models.ForeignKey(
        "keten.Arbeidsmarktregio", models.PROTECT, null=True, blank=True, related_name="regelsets"
    )

    SLEUTEL: ClassVar = ("code", "locatie__code", "regio__code")
    objects = SleutelQuerySet["Regelset"].as_manager()

    class Meta:
        verbose_name = "regelset"
        verbose_name_plural = "regelsets"
        ordering = ["soort", "code", "regio", "locatie"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "locatie", "regio"],
                nulls_distinct=False,
                name="keten_regelset_gebied",
                violation_error_message="Voor dit gebied bestaat deze regel al.",
            ),
            models.CheckConstraint(
                condition=Q(locatie__isnull=True) | Q(regio__isnull=True),
                name="keten_regelset_locatie_of_regio",
                violation_error_message="Kies een locatie of een regio, niet allebei.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Regelversie(MetSleutel, Tijdvak):
    """The text of a rule during a period; its text never changes afterwards, because decisions refer to it.

    Only the last day can still be set, when a newer version takes over (`keten.regels.beheer`).
    """

    regelset = models.ForeignKey(Regelset, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField("versie")
    boom = models.JSONField("voorwaarden")
    auteur = models.ForeignKey(
        "keten.Medewerker",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="regelversies",
        help_text="Leeg: meegeleverd met het portaal.",
    )
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=300, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldinhoud", default=False, help_text="De inhoud staat niet in de bronnen; stel haar zelf vast."
    )

    SLEUTEL: ClassVar = (
        "regelset__code",
        "regelset__locatie__code",
        "regelset__regio__code",
        "nummer",
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "regelversie"
        verbose_name_plural = "regelversies"
        ordering = ["regelset", "-nummer"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.UniqueConstraint(fields=["regelset", "nummer"], name="keten_regelversie_nummer"),
            geen_overlap(
                name="keten_regelversie_een_tegelijk",
                per=("regelset",),
                van="geldig_van",
                tot="geldig_tot",
                melding="Op een van deze dagen geldt al een andere versie van deze regel.",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="regelversie_ligt_vast", fields=["regelset", "nummer", "boom", "auteur", "geldig_van"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.regelset}, versie {self.nummer}"
