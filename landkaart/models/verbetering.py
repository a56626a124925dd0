"""What a location wants to reach or do better: goals and improvements, as lines of its Landkaart."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Medewerker
from keten.tijd import vandaag
from landkaart.models.onderdeel import Onderdeel


@pghistory.track()
class Verbetervoorstel(Onderdeel):
    """Something that the MT wants better, who sees to it, and what came of it (L-41)."""

    voorstel = models.CharField(max_length=200)
    aanleiding = models.CharField(
        max_length=200, blank=True, help_text="Bijvoorbeeld een cijfer, een klantmeting of een klacht."
    )
    eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateField("besloten op", default=vandaag)
    uiterlijk = models.DateField("klaar op")
    resultaat = models.CharField(max_length=300, blank=True)
    klaar_op = models.DateField("ingevoerd op", null=True, blank=True)

    class Meta(Onderdeel.Meta):
        abstract = False
        verbose_name = "verbetervoorstel"
        verbose_name_plural = "verbetervoorstellen"
        ordering = ["uiterlijk", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(uiterlijk__gte=F("op")),
                name="landkaart_voorstel_volgorde",
                violation_error_message="De dag waarop het klaar is, ligt na het besluit.",
            ),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) ^ ~Q(resultaat=""),
                name="landkaart_voorstel_resultaat",
                violation_error_message="Vul de dag van invoeren en het resultaat samen in.",
            ),
        ]

    def __str__(self) -> str:
        return self.voorstel

    @property
    def te_laat(self) -> bool:
        """Whether it should have been done by now."""
        return self.klaar_op is None and self.uiterlijk < vandaag()


@pghistory.track()
class Landkaartdoel(Onderdeel):
    """A goal with its figures, the third of the four things that the Landkaart asks (L-06)."""

    doelstelling = models.CharField(max_length=200)
    eenheid = models.CharField(max_length=40, help_text="Bijvoorbeeld: klanten, procent, dagen.")
    nu = models.DecimalField("cijfer nu", max_digits=10, decimal_places=1, null=True, blank=True)
    streef = models.DecimalField("streefcijfer", max_digits=10, decimal_places=1)
    op = models.DateField("te halen op")

    class Meta(Onderdeel.Meta):
        abstract = False
        verbose_name = "doelstelling"
        verbose_name_plural = "doelstellingen"
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return self.doelstelling
