"""The client's own way in: a one-time code from the counter, with which an account is linked to a dossier."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Medewerker
from klanten.models.klant import Klant


class ActiveringscodeQuerySet(models.QuerySet["Activeringscode"]):
    """Reads on codes."""

    def open(self) -> Self:
        """Codes that have been neither used nor withdrawn; one of these may have expired."""
        return self.filter(gebruikt_op__isnull=True, ingetrokken_op__isnull=True)


class Activeringscode(models.Model):
    """A code that an employee gave to a client whose identity had been established (K-07).

    Only a keyed hash is kept. What the client chose on the way (address, hash of a password) waits here until
    the address has been confirmed, and is wiped when the code is spent or withdrawn.
    """

    MAX_POGINGEN = 5

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="activeringscodes")
    sleutel = models.CharField(
        max_length=64, editable=False, help_text="HMAC van de code; de code zelf niet."
    )
    gemaakt_op = models.DateTimeField(default=timezone.now)
    geldig_tot = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    pogingen = models.PositiveSmallIntegerField(default=0)
    gekozen_email = models.EmailField(blank=True)
    gekozen_wachtwoord = models.CharField(
        max_length=128, blank=True, help_text="De hash, nooit het wachtwoord."
    )
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = ActiveringscodeQuerySet.as_manager()

    class Meta:
        verbose_name = "activeringscode"
        verbose_name_plural = "activeringscodes"
        ordering = ["-gemaakt_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(gebruikt_op__isnull=True, ingetrokken_op__isnull=True),
                name="klanten_een_open_activeringscode",
                violation_error_message="Deze klant heeft al een code.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__gt=F("gemaakt_op")), name="klanten_activeringscode_geldig"
            ),
            models.CheckConstraint(
                condition=Q(gebruikt_op__isnull=True, ingetrokken_op__isnull=True)
                | Q(gekozen_email="", gekozen_wachtwoord=""),
                name="klanten_activeringscode_leeg_na_gebruik",
            ),
        ]

    def __str__(self) -> str:
        return f"activeringscode van {timezone.localtime(self.gemaakt_op):%d-%m-%Y}"

    @property
    def is_verlopen(self) -> bool:
        """Whether the term has passed."""
        return self.geldig_tot <= timezone.now()

    @property
    def is_geblokkeerd(self) -> bool:
        """Whether it was tried too often with something that was not right."""
        return self.pogingen >= self.MAX_POGINGEN
