"""A file with signals between upload and import: its rows live encrypted, and no longer than needed."""

import datetime

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker


class Signaalimport(models.Model):
    """One file that somebody uploaded. What it did stays known; its rows go when it is finished."""

    class Stand(models.TextChoices):
        NAKIJKEN = "nakijken", "wacht op nakijken"
        INGELEZEN = "ingelezen", "ingelezen"
        VERVALLEN = "vervallen", "niet ingelezen"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    bestandsnaam = models.CharField(max_length=120)
    vingerafdruk = models.CharField(max_length=64, editable=False)
    geladen_op = models.DateTimeField(default=timezone.now)
    geladen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    stand = FSMField(max_length=10, choices=Stand, default=Stand.NAKIJKEN, protected=False)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    afgerond_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: opgeruimd door het portaal.",
    )
    aantal_rijen = models.PositiveIntegerField()
    aantal_ingelezen = models.PositiveIntegerField(default=0)
    aantal_bekend = models.PositiveIntegerField("al bekend", default=0)

    class Meta:
        verbose_name = "bestand met signalen"
        verbose_name_plural = "bestanden met signalen"
        ordering = ["-geladen_op", "-pk"]
        indexes = [models.Index(fields=["locatie", "-geladen_op"])]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "vingerafdruk"],
                condition=~Q(stand="vervallen"),
                name="handhaving_signaalbestand_eenmaal",
                violation_error_message="Dit bestand is al geladen.",
            ),
            models.CheckConstraint(
                condition=Q(stand="nakijken", afgerond_op__isnull=True)
                | ~Q(stand="nakijken") & Q(afgerond_op__isnull=False),
                name="handhaving_signaalbestand_afgerond",
            ),
        ]
        triggers = [pgtrigger.Protect(name="signaalimport_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.bestandsnaam

    @property
    def aantal_niet(self) -> int:
        """How many rows were left out because of their faults, or on request."""
        return self.aantal_rijen - self.aantal_ingelezen - self.aantal_bekend

    @transition(field=stand, source=Stand.NAKIJKEN, target=Stand.INGELEZEN)
    def lees_in(self, *, ingelezen: int, bekend: int, door: Medewerker) -> None:
        """Its good rows became signals."""
        self.aantal_ingelezen, self.aantal_bekend = ingelezen, bekend
        self.afgerond_op, self.afgerond_door = timezone.now(), door

    @transition(field=stand, source=Stand.NAKIJKEN, target=Stand.VERVALLEN)
    def verval(self, *, op: datetime.datetime, door: Medewerker | None) -> None:
        """Nothing of it is taken over."""
        self.afgerond_op, self.afgerond_door = op, door


class Signaalrij(models.Model):
    """One row of a file that waits: its content can only be read with the keys of the portal."""

    class Stand(models.TextChoices):
        GOED = "goed", "goed"
        FOUT = "fout", "fout"
        BEKEND = "bekend", "al bekend"
        WEG = "weg", "weggelaten"

    bestand = models.ForeignKey(Signaalimport, models.PROTECT, related_name="rijen")
    nummer = models.PositiveIntegerField()
    inhoud = models.BinaryField()
    stand = models.CharField(max_length=6, choices=Stand)
    fouten = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = "rij van een bestand"
        verbose_name_plural = "rijen van een bestand"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["bestand", "nummer"], name="handhaving_signaalrij_eenmaal")
        ]

    def __str__(self) -> str:
        return f"rij {self.nummer}"
