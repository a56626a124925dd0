"""Random samples: who is checked by lot, so that the risk profiles can be compared (H-30)."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from handhaving.models.controlesoort import Controlesoort
from keten.models import Locatie


class Steekproef(models.Model):
    """One drawing at one location: with the seed and the population anybody can draw the same again."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="steekproeven")
    maand = models.DateField(help_text="De eerste dag van de maand.")
    soort = models.ForeignKey(Controlesoort, models.PROTECT, related_name="steekproeven")
    zaad = models.CharField("startgetal", max_length=64)
    omvang = models.PositiveSmallIntegerField("gevraagd aantal")
    populatie = models.PositiveIntegerField("aantal klanten waaruit is getrokken")
    uit = ArrayField(models.BigIntegerField(), verbose_name="waaruit is getrokken")
    getrokken = ArrayField(models.BigIntegerField(), verbose_name="wie is getrokken")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "steekproef"
        verbose_name_plural = "steekproeven"
        ordering = ["-maand", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["locatie", "maand"], name="handhaving_steekproef_per_maand"),
            models.CheckConstraint(
                condition=Q(maand__day=1, omvang__gt=0, uit__len=F("populatie")),
                name="handhaving_steekproef_klopt",
            ),
        ]
        triggers = [pgtrigger.Protect(name="trekking_blijft", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"steekproef {self.maand:%m-%Y}"
