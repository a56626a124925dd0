"""What somebody typed and has not sent yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Klad(models.Model):
    """A half-written form: of one person, for one page. It is kept for days, not for ever."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kladden")
    pad = models.CharField(max_length=200)
    velden = models.JSONField()
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "klad"
        verbose_name_plural = "kladden"
        indexes = [models.Index(fields=["op"])]
        constraints = [models.UniqueConstraint(fields=["gebruiker", "pad"], name="keten_een_klad_per_pagina")]

    def __str__(self) -> str:
        return f"klad van {self.op:%d-%m-%Y}"
