"""Who did the intake: one employee, or a duo of two organisations (K-37)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from klanten.models.klant import Klant


@pghistory.track()
class Intakegesprek(models.Model):
    """The intake of one client; the client can have filled it in online beforehand (K-35)."""

    class Doelgroep(models.TextChoices):
        DIRECT = "direct", "kan direct naar werk"
        JONGEREN = "jongeren", "jongeren"

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="intakegesprek")
    op = models.DateField(default=vandaag)
    door_klant = models.BooleanField("online ingevuld door de cliënt", default=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    tweede = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="in duo met"
    )
    tweede_partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    doelgroep = models.CharField(max_length=10, choices=Doelgroep, blank=True)

    class Meta:
        verbose_name = "intakegesprek"
        verbose_name_plural = "intakegesprekken"
        indexes = [models.Index(fields=["doelgroep", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(tweede__isnull=True) | Q(medewerker__isnull=False),
                name="klanten_intake_duo_van_twee",
            ),
            models.CheckConstraint(
                condition=Q(tweede_partner__isnull=True) | ~Q(tweede_partner=F("partner")),
                name="klanten_intake_duo_van_twee_partners",
                violation_error_message="Een duo bestaat uit medewerkers van twee organisaties.",
            ),
        ]

    def __str__(self) -> str:
        return f"intake op {self.op:%d-%m-%Y}"
