"""Chances of work: tables and estimates about groups, and what a professional kept about one client."""

import datetime
from typing import ClassVar, Self

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from diagnose.models.diagnose import Diagnose
from keten.models import Ketenpartner, Locatie, Medewerker
from klanten.models import Klant
from werkgevers.models import Beroep, Sector

MAANDEN = 12
"""The test is about the first year without work (D-41)."""


class Leeftijdsgroep(models.TextChoices):
    """Age in the groups of the tables; the sources do not give any."""

    TOT_25 = "15-24", "jonger dan 25"
    TOT_35 = "25-34", "25 tot en met 34"
    TOT_45 = "35-44", "35 tot en met 44"
    TOT_55 = "45-54", "45 tot en met 54"
    VANAF_55 = "55-plus", "55 of ouder"

    @classmethod
    def van(cls, leeftijd: int) -> "Leeftijdsgroep":
        """The group of an age in years."""
        for grens, groep in zip((25, 35, 45, 55), cls, strict=False):
            if leeftijd < grens:
                return groep
        return cls.VANAF_55


class KanstabelQuerySet(models.QuerySet["Kanstabel"]):
    """Reads on tables."""

    def geldend(self) -> Self:
        """Tables that have not been withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)

    def van_locatie(self, locatie: Locatie) -> Self:
        """The tables of a location and those of the whole country; which counts stands first."""
        rijen = self.filter(Q(locatie=locatie) | Q(locatie__isnull=True))
        return rijen.order_by(F("locatie").asc(nulls_last=True), "-versie")


class Kanstabel(models.Model):
    """A version of the table of the arbeidsmarkttoets: of one location, or of the whole country.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.4, arbeidsmarkttoets (ANKER); the parameters
    themselves are not in the sources.
    """

    locatie = models.ForeignKey(
        Locatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kanstabellen",
        help_text="Leeg: de tabel geldt voor het hele land.",
    )
    versie = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=120)
    bron = models.CharField(max_length=200, help_text="Wie de cijfers maakte, en waar ze staan.")
    geladen_op = models.DateTimeField(default=timezone.now)
    geladen_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit een echte bron, maar bedacht."
    )

    objects = KanstabelQuerySet.as_manager()

    class Meta:
        verbose_name = "kanstabel"
        verbose_name_plural = "kanstabellen"
        ordering = ["-geladen_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "versie"],
                nulls_distinct=False,
                name="diagnose_kanstabel_versie",
                violation_error_message="Iemand anders laadde net een tabel. Probeer het opnieuw.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="diagnose_kanstabel_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, versie {self.versie}"

    @property
    def waar(self) -> str:
        """For whom it counts, in words."""
        return str(self.locatie) if self.locatie else "het hele land"


class Kans(models.Model):
    """The chance of work in one month for one group, for who is still without work when the month begins."""

    tabel = models.ForeignKey(Kanstabel, models.PROTECT, related_name="kansen")
    geslacht = models.CharField(max_length=1, choices=Klant.Geslacht)
    leeftijd = models.CharField(max_length=7, choices=Leeftijdsgroep)
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+")
    maand = models.PositiveSmallIntegerField(
        "maand zonder werk", validators=[MinValueValidator(1), MaxValueValidator(MAANDEN)]
    )
    kans = models.DecimalField(max_digits=5, decimal_places=4)

    class Meta:
        verbose_name = "kans"
        verbose_name_plural = "kansen"
        ordering = ["sector", "geslacht", "leeftijd", "maand"]
        constraints = [
            models.UniqueConstraint(
                fields=["tabel", "geslacht", "leeftijd", "sector", "maand"], name="diagnose_kans_een_keer"
            ),
            models.CheckConstraint(
                condition=Q(kans__gte=0, kans__lte=1, maand__gte=1, maand__lte=MAANDEN),
                name="diagnose_kans_bereik",
            ),
        ]

    def __str__(self) -> str:
        return f"maand {self.maand}: {self.kans}"


class Kansschatting(models.Model):
    """What the dossiers themselves say about one month of one group, on one day.

    An empty gender, age or sector stands for everybody; an empty location for the whole country. Written by
    one statement (`diagnose.kansen.schatten`).
    """

    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, related_name="+")
    peildatum = models.DateField()
    geslacht = models.CharField(max_length=1, blank=True)
    leeftijd = models.CharField(max_length=7, blank=True)
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, related_name="+")
    maand = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField(help_text="Wie in deze maand nog zonder werk was.")
    aan_het_werk = models.PositiveIntegerField()
    kans = models.FloatField()
    laag = models.FloatField(help_text="De ondergrens van het interval van 95 procent (Wilson).")
    hoog = models.FloatField()

    class Meta:
        verbose_name = "kansschatting"
        verbose_name_plural = "kansschattingen"
        ordering = ["peildatum", "maand"]
        constraints = [
            models.UniqueConstraint(
                fields=["peildatum", "locatie", "geslacht", "leeftijd", "sector", "maand"],
                nulls_distinct=False,
                name="diagnose_schatting_een_keer",
            ),
            models.CheckConstraint(
                condition=Q(n__gte=1, aan_het_werk__lte=F("n")), name="diagnose_schatting_aantallen"
            ),
        ]

    def __str__(self) -> str:
        return f"maand {self.maand}: {self.aan_het_werk} van {self.n}"


class Kansmeting(models.Model):
    """The outcome of the arbeidsmarkttoets for a client, as a professional kept it; it decides nothing.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.4: one of the aids, for another arrangement
    and not for routing (D-42).
    """

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="kansmetingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    op = models.DateField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    geslacht = models.CharField(max_length=1, choices=Klant.Geslacht)
    leeftijd = models.CharField(max_length=7, choices=Leeftijdsgroep)
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+")
    werkloos_sinds = models.DateField("zonder werk sinds")
    maand = models.PositiveSmallIntegerField(help_text="De maand zonder werk op de dag van de toets.")
    tabel = models.ForeignKey(Kanstabel, models.PROTECT, null=True, blank=True, related_name="+")
    kansen = models.JSONField(help_text="De twaalf kansen die golden; null waar gegevens ontbraken.")
    eigen = models.JSONField(
        default=list, blank=True, help_text="De eigen schatting van dat moment, per maand."
    )
    kans_eerste_jaar = models.FloatField(
        null=True, blank=True, help_text="De kans op werk vanaf de toets tot het eind van het eerste jaar."
    )
    einde_eerste_jaar = models.DateField()
    daling = models.PositiveSmallIntegerField(help_text="De instelling van dat moment, in procenten.")
    kantelmaand = models.PositiveSmallIntegerField(null=True, blank=True)
    kantelpunt_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "kansmeting"
        verbose_name_plural = "kansmetingen"
        ordering = ["-op", "-pk"]
        indexes = [
            models.Index(fields=["klant", "-op", "-id"]),
            models.Index(
                fields=["kantelpunt_op"], condition=Q(kantelpunt_op__isnull=False), name="diagnose_kantelpunt"
            ),
            models.Index(fields=["locatie", "op"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kantelmaand__isnull=True, kantelpunt_op__isnull=True)
                | Q(
                    kantelmaand__isnull=False,
                    kantelpunt_op__isnull=False,
                    kantelmaand__gt=F("maand"),
                    kantelpunt_op__gt=F("werkloos_sinds"),
                ),
                name="diagnose_kantelpunt_ligt_later",
            ),
            models.CheckConstraint(
                condition=Q(maand__gte=1, maand__lte=MAANDEN, einde_eerste_jaar__gt=F("werkloos_sinds")),
                name="diagnose_kansmeting_eerste_jaar",
                violation_error_message="De toets gaat over het eerste jaar zonder werk.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="kansmeting_ligt_vast", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"arbeidsmarkttoets van {self.op:%d-%m-%Y}"


class Banenverkenning(models.Model):
    """What the kansverkenner said about an occupation, and what the professional made of it (D-40)."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="banenverkenningen")
    op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    beroep = models.ForeignKey(
        Beroep,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: al het werk waarvoor geen diploma nodig is.",
    )
    plaatsen = models.PositiveIntegerField()
    zoekers = models.PositiveIntegerField()
    extern_vacatures = models.PositiveIntegerField(null=True, blank=True)
    extern_zoekers = models.PositiveIntegerField(null=True, blank=True)
    minimum = models.PositiveSmallIntegerField()
    per_honderd = models.PositiveSmallIntegerField()
    advies = models.CharField(
        max_length=12, choices=Diagnose.Banenaanbod, blank=True, help_text="Leeg: onvoldoende gegevens."
    )
    besluit = models.CharField("banenaanbod", max_length=12, choices=Diagnose.Banenaanbod)
    reden = models.CharField("waarom", max_length=500, blank=True)

    class Meta:
        verbose_name = "verkenning van het banenaanbod"
        verbose_name_plural = "verkenningen van het banenaanbod"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(besluit=F("advies")) | ~Q(reden=""),
                name="diagnose_verkenning_reden",
                violation_error_message="Schrijf waarom u iets anders kiest dan het voorstel.",
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="verkenning_ligt_vast", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"kansverkenner: {self.get_besluit_display()}"

    @property
    def wat(self) -> str:
        """What it was about, in words."""
        return str(self.beroep) if self.beroep else "werk zonder diploma"

    @property
    def dag(self) -> datetime.date:
        """The day on the clock of the counter."""
        return timezone.localdate(self.op)
