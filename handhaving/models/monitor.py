"""What the monitor needs of its own: trainings in alertness, and groups that an auditor loads apart."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker
from klanten.models import Klant


class Alertheidstraining(models.Model):
    """One training in fraud alertness of one employee (H-51)."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="alertheidstrainingen")
    gevolgd_op = models.DateField("gevolgd op")
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "training in fraudealertheid"
        verbose_name_plural = "trainingen in fraudealertheid"
        ordering = ["-gevolgd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "gevolgd_op"],
                name="handhaving_training_een_per_dag",
                violation_error_message="Deze training staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"training op {self.gevolgd_op:%d-%m-%Y}"


class Auditbestand(models.Model):
    """Groups that an auditor loaded to test on unequal treatment; the rows go, this record stays."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="auditbestanden")
    naam = models.CharField("wat onderscheidt de groepen", max_length=100)
    doel = models.TextField("waarom u dit onderzoekt", max_length=1000)
    bewaren_tot = models.DateField("bewaren tot en met")
    geladen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    geladen_op = models.DateTimeField(default=timezone.now)
    gewist_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "auditbestand"
        verbose_name_plural = "auditbestanden"
        ordering = ["-geladen_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(doel=""),
                name="handhaving_audit_doel",
                violation_error_message="Vul in waarom u dit onderzoekt.",
            )
        ]
        triggers = [pgtrigger.Protect(name="auditbestand_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.naam


class Auditgroep(models.Model):
    """In which group one client is; read by the audit alone, in counts, and by no rule."""

    bestand = models.ForeignKey(Auditbestand, models.PROTECT, related_name="rijen")
    klant = models.ForeignKey(
        Klant, models.PROTECT, related_name="auditgroepen", related_query_name="auditgroep"
    )
    groep = models.CharField(max_length=60)

    class Meta:
        verbose_name = "groep van een audit"
        verbose_name_plural = "groepen van een audit"
        constraints = [
            models.UniqueConstraint(fields=["bestand", "klant"], name="handhaving_audit_een_groep"),
            models.CheckConstraint(condition=~Q(groep=""), name="handhaving_auditgroep_naam"),
        ]

    def __str__(self) -> str:
        return self.groep
