"""Support in a group: a meeting for several clients, and who takes part (K-72)."""

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, MetVersie
from klanten.models.klant import Klant


@pghistory.track()
class Groepsbijeenkomst(MetVersie):
    """One meeting with a number of places."""

    class Soort(models.TextChoices):
        RECHTEN_PLICHTEN = "rechten_plichten", "workshop rechten en plichten"
        SOLLICITEREN = "solliciteren", "sollicitatietraining"
        INTERNET = "internet", "hulp bij internet"
        BEROEP = "beroep", "kennismaken met een beroep of branche"
        ANDERS = "anders", "andere bijeenkomst"

    class Stand(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        GEWEEST = "geweest", "geweest"
        AFGEZEGD = "afgezegd", "afgezegd"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="groepsbijeenkomsten")
    soort = models.CharField(max_length=20, choices=Soort)
    naam = models.CharField(max_length=100, help_text="Zoals klanten die zien.")
    uitleg = models.TextField(
        max_length=1000, blank=True, help_text="Wat gaan we doen, en wat neemt de klant mee?"
    )
    begin = models.DateTimeField()
    einde = models.DateTimeField()
    plek = models.CharField("waar", max_length=120)
    plaatsen = models.PositiveSmallIntegerField(
        "aantal plaatsen", validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    begeleider = models.ForeignKey(Medewerker, models.PROTECT, related_name="groepsbijeenkomsten")
    zelf_aanmelden = models.BooleanField(
        "klanten kunnen zich zelf aanmelden",
        default=True,
        help_text="Anders meldt een medewerker hen aan.",
    )
    stand = FSMField(max_length=10, choices=Stand, default=Stand.GEPLAND, protected=False)
    reden = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "groepsbijeenkomst"
        verbose_name_plural = "groepsbijeenkomsten"
        ordering = ["begin", "pk"]
        indexes = [models.Index(fields=["locatie", "begin"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(einde__gt=F("begin")),
                name="klanten_groep_duur",
                violation_error_message="De bijeenkomst eindigt voordat hij begint.",
            ),
            models.CheckConstraint(
                condition=Q(plaatsen__range=(1, 200)),
                name="klanten_groep_plaatsen",
                violation_error_message="Kies 1 tot en met 200 plaatsen.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="afgezegd") | ~Q(reden=""),
                name="klanten_groep_reden",
                violation_error_message="Vul in waarom de bijeenkomst niet doorgaat.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.GEWEEST)
    def is_geweest(self) -> None:
        """The meeting took place."""
        if self.begin > timezone.now():
            raise ValidationError("Deze bijeenkomst moet nog komen.")

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.AFGEZEGD)
    def zeg_af(self, reden: str) -> None:
        """The meeting is called off."""
        self.reden = reden


class Groepsdeelname(models.Model):
    """A client's place in a meeting, or on its waiting list."""

    class Stand(models.TextChoices):
        AANGEMELD = "aangemeld", "aangemeld"
        WACHTLIJST = "wachtlijst", "wachtlijst"
        AFGEMELD = "afgemeld", "afgemeld"
        AANWEZIG = "aanwezig", "aanwezig"
        AFWEZIG = "afwezig", "niet geweest"

    bijeenkomst = models.ForeignKey(Groepsbijeenkomst, models.PROTECT, related_name="deelnames")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="groepsdeelnames")
    stand = models.CharField(max_length=10, choices=Stand)
    op = models.DateTimeField(
        "aangemeld op", default=timezone.now, help_text="Wie het eerst komt, krijgt het eerst een plaats."
    )
    door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: de klant zelf.",
    )

    class Meta:
        verbose_name = "deelname aan een groep"
        verbose_name_plural = "deelnames aan groepen"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bijeenkomst", "klant"],
                name="klanten_groep_een_plaats",
                violation_error_message="Deze klant staat al op de lijst.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.klant} bij {self.bijeenkomst}"
