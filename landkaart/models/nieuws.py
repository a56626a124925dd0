"""News of all partners, for everybody in the region at the same moment (X-62)."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Arbeidsmarktregio, Ketenpartner, Locatie, Medewerker


class NieuwsQuerySet(models.QuerySet["Nieuwsbericht"]):
    """Reads on news."""

    def lopend(self, dag: datetime.date) -> Self:
        """What can be read on a day: not withdrawn, and not over."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag), ingetrokken_op__isnull=True)

    def voor(self, regio: Arbeidsmarktregio | int) -> Self:
        """What is meant for a region, or for the whole country."""
        return self.filter(Q(regio__isnull=True) | Q(regio=regio))


class Nieuwsbericht(models.Model):
    """An item of news; it is never changed, only withdrawn."""

    titel = models.CharField(max_length=100)
    tekst = models.TextField("bericht", max_length=3000)
    regio = models.ForeignKey(
        Arbeidsmarktregio,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nieuws",
        help_text="Leeg: voor heel Nederland.",
    )
    tot = models.DateField("te lezen tot en met", null=True, blank=True)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="nieuws")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="nieuws")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden_intrekken = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    objects = NieuwsQuerySet.as_manager()

    class Meta:
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuwsberichten"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(F("op").desc(), F("id").desc(), name="landkaart_nieuws_nieuwste")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True)
                | Q(ingetrokken_door__isnull=False) & ~Q(reden_intrekken=""),
                name="landkaart_nieuws_reden",
                violation_error_message="Vul in waarom het bericht wordt ingetrokken.",
            )
        ]

    def __str__(self) -> str:
        return self.titel
