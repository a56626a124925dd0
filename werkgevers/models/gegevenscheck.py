"""When an employer said that the data we keep are right: asked once, and confirmed now and then (W-13)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkgevers.models.werkgever import Werkgever


class Gegevenscheck(models.Model):
    """Somebody of the employer looked at the company's data and confirmed or changed them."""

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="gegevenschecks")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    gewijzigd = models.BooleanField(default=False)

    class Meta:
        verbose_name = "controle van gegevens"
        verbose_name_plural = "controles van gegevens"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["werkgever", "-op"])]

    def __str__(self) -> str:
        return f"controle op {timezone.localtime(self.op):%d-%m-%Y}"
