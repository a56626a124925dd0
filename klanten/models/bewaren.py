"""How long a dossier is kept after the service ended, and the proof that it was erased."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from keten.models import Ketenpartner, Locatie, Medewerker, MetSleutel
from keten.models.sleutel import SleutelQuerySet
from klanten.models.klant import Klant


class Bewaartermijn(MetSleutel):
    """How long the organisations of one kolom keep a dossier after the service ended, and on what ground."""

    kolom = models.CharField(max_length=10, choices=Ketenpartner.Kolom, unique=True)
    maanden = models.PositiveSmallIntegerField(help_text="Vanaf de dag waarop de dienstverlening stopt.")
    grondslag = models.CharField(max_length=300, help_text="Waarom zo lang; de klant kan dit lezen.")
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)

    SLEUTEL: ClassVar = ("kolom",)
    objects = SleutelQuerySet["Bewaartermijn"].as_manager()

    class Meta:
        verbose_name = "bewaartermijn"
        verbose_name_plural = "bewaartermijnen"
        ordering = ["kolom"]
        constraints = [
            models.CheckConstraint(
                condition=Q(maanden__gte=1),
                name="klanten_bewaartermijn_maanden",
                violation_error_message="Een bewaartermijn duurt minstens 1 maand.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kolom_display()}: {self.duur}"

    @property
    def duur(self) -> str:
        """The length in words: whole years where it can be."""
        jaren, rest = divmod(self.maanden, 12)
        if rest == 0:
            return ngettext("%(aantal)d jaar", "%(aantal)d jaar", jaren) % {"aantal": jaren}
        return ngettext("%(aantal)d maand", "%(aantal)d maanden", self.maanden) % {"aantal": self.maanden}


class Bewaring(models.Model):
    """The clock of a dossier whose service ended; gone again when the service is resumed."""

    class Grond(models.TextChoices):
        TERMIJN = "termijn", "de bewaartermijn is voorbij"
        VERZOEK = "verzoek", "de klant vraagt het en niets verplicht tot bewaren"

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="bewaring")
    gestopt_op = models.DateField()
    kolom = models.CharField(
        max_length=10, choices=Ketenpartner.Kolom, help_text="De kolom met de langste bewaartermijn."
    )
    tot = models.DateField("bewaren tot en met")
    aangekondigd_op = models.DateField(null=True, blank=True, help_text="De klant heeft bericht gekregen.")
    grond = models.CharField(max_length=10, choices=Grond, blank=True)
    reden = models.CharField(max_length=500, blank=True)
    voorgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    voorgesteld_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "bewaring"
        verbose_name_plural = "bewaringen"
        ordering = ["tot", "klant"]
        indexes = [models.Index(fields=["tot"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=models.F("gestopt_op")), name="klanten_bewaring_tijdvak"
            ),
            models.CheckConstraint(
                condition=Q(voorgesteld_door__isnull=True, grond="", reden="")
                | (Q(voorgesteld_door__isnull=False) & ~Q(grond="") & ~Q(reden="")),
                name="klanten_bewaring_voorstel",
                violation_error_message="Bij een voorstel om te wissen horen een grond en een reden.",
            ),
        ]

    def __str__(self) -> str:
        return f"bewaren tot en met {self.tot:%d-%m-%Y}"


class Wisbewijs(models.Model):
    """What remains of an erased dossier: that it was there, until when, who erased it and why (AVG 5.2).

    It holds the number that the dossier had and nothing about the person.
    """

    klantnummer = models.BigIntegerField(unique=True)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    gestopt_op = models.DateField()
    bewaard_tot = models.DateField()
    grond = models.CharField(max_length=10, choices=Bewaring.Grond)
    reden = models.CharField(max_length=500)
    voorgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gewist_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gewist_op = models.DateTimeField(default=timezone.now)
    rijen = models.JSONField(default=dict, help_text="Hoeveel er van elke soort is gewist.")

    class Meta:
        verbose_name = "bewijs van wissen"
        verbose_name_plural = "bewijzen van wissen"
        ordering = ["-gewist_op"]

    def __str__(self) -> str:
        return f"dossier {self.klantnummer}, gewist op {timezone.localtime(self.gewist_op):%d-%m-%Y}"
