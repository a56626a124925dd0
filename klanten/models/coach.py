"""A coach from the network beside the client (K-68)."""

from typing import Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Locatie, Medewerker, geen_overlap
from keten.tijd import vandaag
from klanten.models.clientbeeld import Clientbeeld
from klanten.models.klant import Klant


class Coach(models.Model):
    """A person outside the chain who helps clients of one location, with an account for that alone."""

    class Achtergrond(models.TextChoices):
        PROFESSIONAL = "professional", "professional"
        ERVARINGSDESKUNDIGE = "ervaring", "ervaringsdeskundige"
        VRIJWILLIGER = "vrijwilliger", "vrijwilliger"
        ONDERNEMER = "ondernemer", "ondernemer"
        OUD_ONDERNEMER = "oud_ondernemer", "oud-ondernemer"

    gebruiker = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="coach")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="coaches")
    achtergrond = models.CharField(max_length=15, choices=Achtergrond)
    telefoon = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = "coach"
        verbose_name_plural = "coaches"
        ordering = ["gebruiker__naam"]

    def __str__(self) -> str:
        return self.gebruiker.naam


class KoppelingQuerySet(models.QuerySet["Coachkoppeling"]):
    """Reads on links."""

    def lopend(self) -> Self:
        """Links that hold today: of clients who are guided, at the location of their coach."""
        return self.filter(
            beeindigd_op__isnull=True,
            van__lte=vandaag(),
            tot__gte=vandaag(),
            coach__locatie=F("klant__locatie"),
        ).exclude(klant__beeld__status=Clientbeeld.Status.GESTOPT)


@pghistory.track()
class Coachkoppeling(models.Model):
    """A coach and a client for a limited time, with the client's yes."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="coachkoppelingen")
    coach = models.ForeignKey(Coach, models.PROTECT, related_name="koppelingen")
    naam_voor_coach = models.CharField(
        "hoe de coach de klant noemt",
        max_length=80,
        help_text="Zoals de klant het wil, bijvoorbeeld alleen de voornaam.",
    )
    toestemming_op = models.DateField("de klant gaf toestemming op")
    van = models.DateField(default=vandaag)
    tot = models.DateField("tot en met")
    gekoppeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    beeindigd_op = models.DateTimeField(null=True, blank=True, help_text="Eerder dan afgesproken.")
    reden_einde = models.CharField(max_length=300, blank=True)

    objects = KoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = "koppeling met een coach"
        verbose_name_plural = "koppelingen met coaches"
        ordering = ["-van", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")) & Q(toestemming_op__lte=F("van")),
                name="klanten_coachkoppeling_tijdvak",
                violation_error_message="De koppeling begint na de toestemming en eindigt na het begin.",
            ),
            geen_overlap(
                name="klanten_coachkoppeling_dubbel",
                per=("klant",),
                van="van",
                tot="tot",
                condition=Q(beeindigd_op__isnull=True),
                melding="Deze klant heeft in die tijd al een coach.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coach} voor {self.naam_voor_coach}"


class Coachnotitie(models.Model):
    """What a coach writes after a contact; the client and the employees read it too."""

    koppeling = models.ForeignKey(Coachkoppeling, models.PROTECT, related_name="notities")
    tekst = models.TextField(max_length=2000)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "notitie van de coach"
        verbose_name_plural = "notities van de coach"
        ordering = ["-op"]
        indexes = [models.Index(fields=["koppeling", "-op"])]

    def __str__(self) -> str:
        return f"notitie van {timezone.localtime(self.op):%d-%m-%Y}"
