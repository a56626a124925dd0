"""How long a duty may take: data with a source, national or per location."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keten.models.sleutel import MetSleutel, SleutelQuerySet


class Eenheid(models.TextChoices):
    """The unit in which a term is counted."""

    UUR = "uur", "uren"
    WERKDAG = "werkdag", "werkdagen"
    DAG = "dag", "dagen"
    WEEK = "week", "weken"
    MAAND = "maand", "maanden"


class Termijnregel(MetSleutel):
    """The length of one kind of term, for the whole country or for one location."""

    code = models.SlugField("code", max_length=60)
    naam = models.CharField("naam", max_length=120)
    aantal = models.PositiveSmallIntegerField("aantal")
    eenheid = models.CharField("eenheid", max_length=10, choices=Eenheid)
    locatie = models.ForeignKey(
        "keten.Locatie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="termijnregels",
        help_text="Leeg: de termijn geldt voor het hele land.",
    )
    bron = models.CharField("bron", max_length=300, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldinhoud", default=False, help_text="De termijn staat niet in de bronnen; stel hem zelf vast."
    )

    SLEUTEL: ClassVar = ("code", "locatie__code")
    objects = SleutelQuerySet["Termijnregel"].as_manager()

    class Meta:
        verbose_name = "termijnregel"
        verbose_name_plural = "termijnregels"
        ordering = ["code", "locatie"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "locatie"],
                nulls_distinct=False,
                name="keten_termijnregel_gebied",
                violation_error_message="Deze termijn is voor deze locatie al vastgesteld.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__gte=1),
                name="keten_termijnregel_aantal",
                violation_error_message="Een termijn duurt minstens 1.",
            ),
            models.CheckConstraint(
                condition=Q(eenheid__in=Eenheid.values), name="keten_termijnregel_eenheid"
            ),
        ]

    def __str__(self) -> str:
        return self.naam
