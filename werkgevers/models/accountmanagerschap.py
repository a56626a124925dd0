"""Who is the one accountmanager of an employer, and since when (W-02)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Medewerker
from keten.tijd import vandaag
from werkgevers.models.werkgever import Werkgever


@pghistory.track()
class Accountmanagerschap(models.Model):
    """Who is the one contact of an employer, and since when; never two at once (W-02).

    On the day of a transfer the one who goes and the one who comes both have it in their history.
    """

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="accountmanagerschappen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="accounts")
    van = models.DateField(default=vandaag)
    tot = models.DateField("tot en met", null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "accountmanagerschap"
        verbose_name_plural = "accountmanagerschappen"
        ordering = ["-van", "-pk"]
        indexes = [
            models.Index(fields=["medewerker"], condition=Q(tot__isnull=True), name="werkgevers_accounts_nu")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["werkgever"],
                condition=Q(tot__isnull=True),
                name="werkgevers_een_accountmanager",
                violation_error_message="Deze werkgever heeft al een accountmanager.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_accountmanager_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker} sinds {self.van:%d-%m-%Y}"
