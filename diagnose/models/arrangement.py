"""What the partners can offer, and what fits each quadrant (D-27, D-30)."""

from typing import ClassVar, Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from keten.models import (
    Ketenpartner,
    Locatie,
    Medewerker,
    MetSleutel,
    MetVersie,
    Regime,
    SleutelQuerySet,
    Tijdvak,
)
from klanten.models import Clientbeeld


class Soort(models.TextChoices):
    """The kinds of activities that the sources tell apart (K-57, K-60 to K-62, K-69, K-70)."""

    DIENST = "dienst", "dienst van een partner"
    OPSTAPJE = "opstapje", "opstapje"
    INKOOP = "inkoop", "ingekochte dienst op maat"
    LEERWERK = "leerwerk", "leer-werktraject"
    PARTICIPATIE = "participatie", "participatie"
    ADDITIONEEL = "additioneel", "additioneel werk (leerbaan)"
    ADVISEUR = "adviseur", "arbeidsadviseur"
    IRO = "iro", "individuele re-integratieovereenkomst (IRO)"
    PGB = "pgb", "persoonsgebonden budget (PGB)"


class Domein(models.TextChoices):
    """The terrain of a service; a municipality keeps to work and income, or goes wider (K-23)."""

    WERK = "werk", "werk"
    INKOMEN = "inkomen", "inkomen"
    SCHOLING = "scholing", "scholing"
    ZORG = "zorg", "zorg"
    PARTICIPATIE = "participatie", "participatie"


class Instrument(MetSleutel, Tijdvak):
    """A service, method or means, whoever delivers it."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)
    omschrijving = models.TextField(max_length=1000, blank=True)
    soort = models.CharField("soort activiteit", max_length=15, choices=Soort, default=Soort.DIENST)
    domein = models.CharField("terrein", max_length=15, choices=Domein, default=Domein.WERK)
    jongeren = models.BooleanField("voor het jongerenloket", default=False)
    verplichtingen = models.TextField(
        max_length=1000,
        blank=True,
        help_text="Waartoe de klant zich verplicht; de klant gaat er apart mee akkoord.",
    )
    verplichtingen_voorbeeld = models.BooleanField(
        "voorbeeldtekst", default=False, help_text="De verplichtingen staan niet in de bronnen."
    )
    kolom = models.CharField("partner", max_length=10, choices=Ketenpartner.Kolom, blank=True)
    leverancier = models.CharField(max_length=120, blank=True)
    voorwaarden = models.TextField(max_length=600, blank=True)
    kosten = models.DecimalField(
        "kosten per inzet (euro)",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    beschikbaar = models.CharField("beschikbaarheid", max_length=200, blank=True)
    contact = models.CharField("vragen aan", max_length=120, blank=True)
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)
    regimes: "models.ManyToManyField[Regime, InstrumentRegime]" = models.ManyToManyField(
        Regime, through="InstrumentRegime", related_name="instrumenten"
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Instrumentbeperking(Tijdvak):
    """An instrument that a location cannot use for a while, for everybody or at the youth desk (K-84)."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="beperkingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    alleen_jongeren = models.BooleanField("alleen bij het jongerenloket", default=False)
    reden = models.CharField("waarom niet", max_length=200)
    gemeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "beperking van een instrument"
        verbose_name_plural = "beperkingen van instrumenten"
        ordering = ["-geldig_van", "-pk"]

    def __str__(self) -> str:
        return self.reden


class InstrumentRegime(MetSleutel):
    """Whether an instrument may be used under a scheme; doubt is a status of its own, not a block (D-31)."""

    class Status(models.TextChoices):
        TOEGESTAAN = "toegestaan", "toegestaan"
        VOORWAARDELIJK = "voorwaardelijk", "onder voorwaarden"
        BETWIST = "betwist", "betwist"
        NIET = "niet", "niet toegestaan"

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="regimestatussen")
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="+")
    status = models.CharField(max_length=15, choices=Status)
    toelichting = models.CharField(max_length=400, blank=True)
    bron = models.CharField(max_length=200, blank=True)

    SLEUTEL: ClassVar = ("instrument__code", "regime__code")
    objects = SleutelQuerySet["InstrumentRegime"].as_manager()

    class Meta:
        verbose_name = "regime van een instrument"
        verbose_name_plural = "regimes van instrumenten"
        ordering = ["regime__naam"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "regime"], name="diagnose_regime_per_instrument")
        ]

    def __str__(self) -> str:
        return f"{self.regime}: {self.get_status_display()}"


class ArrangementQuerySet(SleutelQuerySet["Ketenarrangement"]):
    """Reads on arrangements."""

    def voor_locatie(self, locatie: Locatie) -> Self:
        """The arrangements that count at a location: its own before the national ones, one per quadrant."""
        return (
            self.filter(Q(locatie=locatie) | Q(locatie__isnull=True))
            .order_by("kwadrant", F("locatie").asc(nulls_last=True))
            .distinct("kwadrant")
        )


@pghistory.track()
class Ketenarrangement(MetSleutel, MetVersie):
    """The portfolio and the contact frequency that fit a quadrant, per location (D-27)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="arrangementen")
    kwadrant = models.CharField(max_length=2, choices=Clientbeeld.Kwadrant)
    contact_om_de_dagen = models.PositiveSmallIntegerField(
        "contact om de … dagen", validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    herdiagnose_na_maanden = models.PositiveSmallIntegerField(
        "herdiagnose na … maanden", validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    portfolio = models.ManyToManyField(Instrument, related_name="arrangementen", blank=True)
    voorbeeld = models.BooleanField("voorbeeldinstelling", default=False)

    SLEUTEL: ClassVar = ("kwadrant", "locatie__code")
    objects = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = "ketenarrangement"
        verbose_name_plural = "ketenarrangementen"
        ordering = ["kwadrant"]
        constraints = [
            models.UniqueConstraint(
                fields=["kwadrant", "locatie"],
                nulls_distinct=False,
                name="diagnose_arrangement_per_kwadrant",
                violation_error_message="Deze locatie heeft al een arrangement voor dit kwadrant.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kwadrant_display()} ({self.locatie or 'landelijk'})"
