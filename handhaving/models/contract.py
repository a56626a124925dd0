"""A contract on duties, for clients with a raised risk (H-37)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Ketenpartner, Medewerker
from klanten.models import Klant


class Plichtencontract(models.Model):
    """What client and organisation put on paper about duties; it ends, it is never rewritten."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="plichtencontracten")
    afspraken = models.TextField("wat spreekt u af", max_length=2000, help_text="De klant kan dit lezen.")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    ondanks_laag_risico = models.BooleanField(default=False)
    reden = models.TextField("waarom toch een contract", max_length=500, blank=True)
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "contract over plichten"
        verbose_name_plural = "contracten over plichten"
        ordering = ["-van", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="handhaving_contract_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(ondanks_laag_risico=False) | ~Q(reden=""),
                name="handhaving_contract_reden",
                violation_error_message="Vul in waarom deze klant toch een contract nodig heeft.",
            ),
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(beeindigd_op__isnull=True),
                name="handhaving_een_contract",
                violation_error_message="Er loopt al een contract.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="contract_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"contract vanaf {self.van:%d-%m-%Y}"
