"""A guest from outside who helps with one question of an employer."""

from typing import Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Medewerker
from werkgevers.models.vraag import Werkgeversvraag


class GastuitnodigingQuerySet(models.QuerySet["Gastuitnodiging"]):
    """Reads on invitations."""

    def lopend(self) -> Self:
        """Invitations that hold: not withdrawn, and the question still open."""
        return self.filter(gestopt_op__isnull=True, vraag__stand__in=Werkgeversvraag.LOPEND)


@pghistory.track()
class Gastuitnodiging(models.Model):
    """Somebody of another department who may read and answer one question, while it is open (W-07)."""

    vraag = models.ForeignKey(Werkgeversvraag, models.PROTECT, related_name="gasten")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="gastvragen")
    dienst = models.CharField("dienst of afdeling", max_length=120)
    uitgenodigd_op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gestopt_op = models.DateTimeField(null=True, blank=True)

    objects = GastuitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging van een gast"
        verbose_name_plural = "uitnodigingen van gasten"
        ordering = ["uitgenodigd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vraag", "gebruiker"],
                condition=Q(gestopt_op__isnull=True),
                name="werkgevers_een_uitnodiging",
                violation_error_message="Deze gast is al uitgenodigd.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} ({self.dienst})"
