"""The second look: what an outsider thinks of an answer, and the remarks about it (L-22, L-23)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker
from landkaart.models.mijlpaal import PERCENTAGE, Mijlpaal, Mijlpaalscore, antwoordveld


class Toetsing(models.Model):
    """What an assessor thinks that a submitted answer should be, and why. It never changes the answer."""

    score = models.ForeignKey(Mijlpaalscore, models.PROTECT, related_name="toetsingen")
    percentage = models.DecimalField(
        "uw eigen stand (%)", max_digits=5, decimal_places=2, validators=PERCENTAGE
    )
    antwoord = antwoordveld()
    reden = models.TextField(max_length=1000)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "toetsing"
        verbose_name_plural = "toetsingen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index("score", models.F("op").desc(), name="landkaart_toetsing_laatste")]
        constraints = [
            models.CheckConstraint(
                condition=Q(percentage__gte=0, percentage__lte=100),
                name="landkaart_toetsing_percentage",
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="landkaart_toetsing_reden",
                violation_error_message="Vul in waarom.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"toetsing door {self.door}"


class Opmerking(models.Model):
    """A remark of an assessor; it stays in sight until the MT answers it."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="opmerkingen")
    mijlpaal = models.ForeignKey(Mijlpaal, models.PROTECT, related_name="opmerkingen")
    tekst = models.TextField("opmerking", max_length=1000)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    antwoord = models.TextField("uw antwoord", max_length=1000, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        ordering = ["-op", "-pk"]
        indexes = [
            models.Index(
                fields=["locatie", "mijlpaal"],
                condition=Q(beantwoord_op__isnull=True),
                name="landkaart_open_opmerking",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, beantwoord_door__isnull=True, antwoord="")
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False) & ~Q(antwoord=""),
                name="landkaart_opmerking_beantwoord",
                violation_error_message="Vul een antwoord in.",
            )
        ]

    def __str__(self) -> str:
        return f"opmerking van {self.door}"
