"""How far somebody is with the guided tour (X-81)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Rondleiding(models.Model):
    """Which steps of the tour somebody ticked off, and whether the invitation was put away."""

    gebruiker = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="rondleiding")
    gedaan = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    weggezet = models.BooleanField("uitnodiging weggezet", default=False)

    class Meta:
        verbose_name = "rondleiding"
        verbose_name_plural = "rondleidingen"

    def __str__(self) -> str:
        return f"rondleiding: {len(self.gedaan)} stappen gedaan"
