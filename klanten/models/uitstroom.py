"""Leaving the chain: when, where to, and whether it lasts (K-87, K-88)."""

from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Ketenpartner, Locatie, Medewerker
from klanten.models.klant import Klant

WAARHEEN = "Vul in waar de klant heen gaat."


class UitstroomQuerySet(models.QuerySet["Uitstroom"]):
    """Reads on outflow."""

    def geldend(self) -> Self:
        """The outflow that counts; at most one per client, and none after a return."""
        return self.filter(teruggekeerd_op__isnull=True)


@pghistory.track()
class Uitstroom(models.Model):
    """One time that a client left. Who comes back keeps it, with the day of return."""

    class Soort(models.TextChoices):
        REGULIER = "regulier", "regulier werk"
        SUBSIDIE = "subsidie", "werk met subsidie"
        ZELFSTANDIG = "zelfstandig", "eigen bedrijf"
        SCHOOL = "school", "school of opleiding"
        VOORKOMEN = "voorkomen", "uitkering voorkomen"
        GEEN_HULP = "geen_hulp", "wil geen hulp meer"
        VERHUISD = "verhuisd", "verhuisd"
        PENSIOEN = "pensioen", "pensioen"
        OVERLEDEN = "overleden", "overleden"
        ANDERS = "anders", "anders"

    WERK = (Soort.REGULIER, Soort.SUBSIDIE, Soort.ZELFSTANDIG)
    """The kinds after which the service goes on as aftercare."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitstromen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    op = models.DateField("sinds wanneer")
    soort = models.CharField("waarheen", max_length=15, choices=Soort)
    werkgever = models.CharField(max_length=120, blank=True)
    functie = models.CharField("functie of beroep", max_length=120, blank=True)
    uren = models.PositiveSmallIntegerField(
        "uren per week", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    verwachte_maanden = models.PositiveSmallIntegerField(
        "verwachte duur in maanden",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text="Leeg als het werk voor onbepaalde tijd is, of als u het niet weet.",
    )
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now)
    meetdag = models.DateField(null=True, blank=True, help_text="Vanaf deze dag telt het werk als duurzaam.")
    duurzaam = models.BooleanField(null=True, blank=True)
    gemeten_op = models.DateField(null=True, blank=True)
    nazorg_klaar_op = models.DateField(null=True, blank=True)
    teruggekeerd_op = models.DateField(null=True, blank=True)
    reden_terugkeer = models.CharField(max_length=300, blank=True)
    heropend_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = UitstroomQuerySet.as_manager()

    class Meta:
        verbose_name = "uitstroom"
        verbose_name_plural = "uitstroom"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["locatie", "op"]), models.Index(fields=["klant", "-op"])]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(teruggekeerd_op__isnull=True),
                name="klanten_een_geldende_uitstroom",
                violation_error_message="De uitstroom van deze klant is al vastgelegd.",
            ),
            models.CheckConstraint(
                condition=Q(teruggekeerd_op__isnull=True)
                | Q(teruggekeerd_op__gte=F("op"), heropend_door__isnull=False) & ~Q(reden_terugkeer=""),
                name="klanten_uitstroom_terugkeer",
            ),
            models.CheckConstraint(
                condition=~Q(soort="anders") | ~Q(toelichting=""),
                name="klanten_uitstroom_anders",
                violation_error_message=WAARHEEN,
            ),
            models.CheckConstraint(
                condition=Q(duurzaam__isnull=True, gemeten_op__isnull=True)
                | Q(duurzaam__isnull=False, gemeten_op__isnull=False),
                name="klanten_uitstroom_gemeten",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} sinds {self.op:%d-%m-%Y}"

    @property
    def is_werk(self) -> bool:
        """Whether the client works now, so that aftercare follows."""
        return self.soort in Uitstroom.WERK


@pghistory.track()
class Nazorgcontact(models.Model):
    """A planned moment at which somebody asks how the new work goes."""

    uitstroom = models.ForeignKey(Uitstroom, models.PROTECT, related_name="nazorgcontacten")
    gepland_op = models.DateField()
    gedaan_op = models.DateField("wanneer", null=True, blank=True)
    werkt_nog = models.BooleanField(null=True, blank=True)
    bevinding = models.TextField("hoe gaat het", max_length=1000, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    vervallen_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "nazorgcontact"
        verbose_name_plural = "nazorgcontacten"
        ordering = ["gepland_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["uitstroom", "gepland_op"], name="klanten_nazorg_een_per_dag"),
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True)
                | Q(werkt_nog__isnull=False, door__isnull=False, vervallen_op__isnull=True),
                name="klanten_nazorg_gedaan",
            ),
        ]

    def __str__(self) -> str:
        return f"nazorg op {self.gepland_op:%d-%m-%Y}"

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.gedaan_op is None and self.vervallen_op is None
