"""Accounts that were closed because a partner said that people left."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models.gebruiker import Medewerker
from keten.models.partner import Ketenpartner


class Uitdienstlijst(models.Model):
    """One list of a partner with which accounts were closed, and who loaded it."""

    class Soort(models.TextChoices):
        VERTROKKEN = "vertrokken", "wie er weg is"
        AANWEZIG = "aanwezig", "wie er nog werkt"

    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=10, choices=Soort)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lijst van vertrokken medewerkers"
        verbose_name_plural = "lijsten van vertrokken medewerkers"

    def __str__(self) -> str:
        return f"{self.partner}, {timezone.localtime(self.op):%d-%m-%Y}"


class Uitdienst(models.Model):
    """An account that was closed with a list, and when somebody opened it again."""

    lijst = models.ForeignKey(Uitdienstlijst, models.PROTECT, related_name="mensen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="uitdienst")
    heropend_op = models.DateTimeField(null=True, blank=True)
    heropend_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "gesloten account"
        verbose_name_plural = "gesloten accounts"
        constraints = [
            models.UniqueConstraint(fields=["lijst", "medewerker"], name="keten_uitdienst_een_keer"),
            models.CheckConstraint(
                condition=Q(heropend_op__isnull=True, heropend_door__isnull=True)
                | Q(heropend_op__isnull=False, heropend_door__isnull=False),
                name="keten_uitdienst_heropend",
            ),
        ]

    def __str__(self) -> str:
        return str(self.medewerker)

    @property
    def is_terug_te_draaien(self) -> bool:
        """Whether the account is still closed by this list, and by nothing after it."""
        gebruiker = self.medewerker.gebruiker
        return not gebruiker.is_active and gebruiker.gesloten_met_id == self.lijst_id
