"""What the experts said of a practice, question by question (L-50, L-51)."""

from django.db import models
from django.utils import timezone

from keten.models import Medewerker
from landkaart.models.oordeel import Onderbouwing, Oordeel, bijdragen_veld, onderbouwd
from landkaart.models.praktijk import Praktijk
from landkaart.models.thema import Expertgroep, Toetsvraag


class Beoordeling(models.Model):
    """What one expert finds of a practice, before the group agrees on one verdict (L-51)."""

    praktijk = models.ForeignKey(Praktijk, models.PROTECT, related_name="beoordelingen")
    expertgroep = models.ForeignKey(Expertgroep, models.PROTECT, related_name="+")
    expert = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    oordeel = models.CharField(
        max_length=12, choices=Oordeel, blank=True, help_text="Leeg: (nog) geen oordeel."
    )
    bijdragen = bijdragen_veld()
    bewijs = models.CharField("steunt op", max_length=15, choices=Onderbouwing, blank=True)
    toelichting = models.TextField(max_length=2000)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "beoordeling"
        verbose_name_plural = "beoordelingen"
        ordering = ["-op", "-pk"]
        constraints = [onderbouwd("landkaart_beoordeling")]

    def __str__(self) -> str:
        return f"{self.get_oordeel_display() or 'nog geen oordeel'}, {self.expertgroep}"


class Toetsantwoord(models.Model):
    """An expert's answer to one test question of the theme."""

    class Antwoord(models.TextChoices):
        JA = "ja", "ja"
        DEELS = "deels", "voor een deel"
        NEE = "nee", "nee"
        ONBEKEND = "onbekend", "niet bekend"

    beoordeling = models.ForeignKey(Beoordeling, models.PROTECT, related_name="antwoorden")
    vraag = models.ForeignKey(Toetsvraag, models.PROTECT, related_name="+")
    gevraagd = models.CharField(max_length=200, help_text="De vraag zoals die toen was.")
    antwoord = models.CharField(max_length=10, choices=Antwoord)

    class Meta:
        verbose_name = "antwoord op een toetsvraag"
        verbose_name_plural = "antwoorden op toetsvragen"
        ordering = ["beoordeling", "vraag"]
        constraints = [
            models.UniqueConstraint(fields=["beoordeling", "vraag"], name="landkaart_een_antwoord_per_vraag")
        ]

    def __str__(self) -> str:
        return f"{self.gevraagd} {self.get_antwoord_display()}"
