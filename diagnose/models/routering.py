"""Routing: the portal advises, a person decides, both are kept (D-10 to D-18, D-45)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Ketenpartner, Medewerker, Regelversie
from klanten.models import Clientbeeld, Klant


class Routering(models.Model):
    """One choice of route, with the rule version and the facts behind the advice; never changed again."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="routeringen")
    regelversie = models.ForeignKey(Regelversie, models.PROTECT, null=True, blank=True, related_name="+")
    advies = models.CharField(max_length=1, choices=Clientbeeld.Route)
    uitleg = models.JSONField(default=dict)
    besluit = models.CharField(max_length=1, choices=Clientbeeld.Route)
    reden = models.TextField(max_length=1000, blank=True)
    voorlopig = models.BooleanField(default=False)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "routering"
        verbose_name_plural = "routeringen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"]), models.Index(fields=["-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(advies=F("besluit")) | ~Q(reden=""),
                name="diagnose_routering_reden",
                violation_error_message="U wijkt af van het advies. Vul in waarom.",
            )
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"route {self.besluit}"

    @property
    def wijkt_af(self) -> bool:
        """Whether the professional decided otherwise than the portal advised."""
        return self.advies != self.besluit
