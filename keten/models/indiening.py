"""The memory that makes a double submit harmless."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Indiening(models.Model):
    """One submitted form: its number can be used once, so a second click does nothing twice."""

    nummer = models.UUIDField(primary_key=True)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "indiening"
        verbose_name_plural = "indieningen"

    def __str__(self) -> str:
        return str(self.nummer)
