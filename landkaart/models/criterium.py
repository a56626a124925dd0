"""When an answer on a milestone is justified (L-13), and which of it a location ticked."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from keten.models import MetSleutel
from keten.models.tijdvak import Tijdvak
from landkaart.models.mijlpaal import Antwoord, Mijlpaal, Mijlpaalscore


class Criterium(MetSleutel, Tijdvak):
    """One thing that must be so before an answer is justified; a change is a next version."""

    mijlpaal = models.ForeignKey(Mijlpaal, models.PROTECT, related_name="criteria")
    antwoord = models.CharField(max_length=12, choices=Antwoord)
    code = models.SlugField()
    nummer = models.PositiveSmallIntegerField("versie", default=1)
    volgorde = models.PositiveSmallIntegerField(default=1)
    tekst = models.CharField(max_length=300)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    SLEUTEL: ClassVar = ("code", "nummer")

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "criterium"
        verbose_name_plural = "criteria"
        ordering = ["mijlpaal", "volgorde", "pk"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.UniqueConstraint(
                fields=["code", "nummer"],
                name="landkaart_criterium_versie",
                violation_error_message="Iemand anders heeft dit criterium net gewijzigd.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(geldig_tot__isnull=True),
                name="landkaart_een_geldig_criterium",
                violation_error_message="Van dit criterium geldt al een versie.",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst


class Criteriumvink(models.Model):
    """A criterion that was met according to who submitted a score."""

    score = models.ForeignKey(Mijlpaalscore, models.PROTECT, related_name="vinken")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "aangevinkt criterium"
        verbose_name_plural = "aangevinkte criteria"
        ordering = ["score", F("criterium__volgorde")]
        constraints = [
            models.UniqueConstraint(fields=["score", "criterium"], name="landkaart_een_vink_per_criterium")
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.criterium)
