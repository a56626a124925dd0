"""Under which schemes an instrument may be used: what was agreed, and who says what (D-31, D-32, X-71)."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from diagnose.models.instrument import Instrument
from keten.models import (
    Ketenpartner,
    Locatie,
    Medewerker,
    MetSleutel,
    MetVersie,
    Regelset,
    Regime,
    SleutelQuerySet,
)
from keten.tijd import vandaag


@pghistory.track()
class InstrumentRegime(MetSleutel, MetVersie):
    """Whether an instrument may be used under a scheme; doubt is a status of its own, not a block (D-31)."""

    class Status(models.TextChoices):
        TOEGESTAAN = "toegestaan", "toegestaan"
        VOORWAARDELIJK = "voorwaardelijk", "onder voorwaarden"
        BETWIST = "betwist", "betwist"
        NIET = "niet", "niet toegestaan"

    class Aard(models.TextChoices):
        """Whether what stands in the way is a rule, or what people take for a rule (D-32)."""

        ONBEKEND = "onbekend", "niet uitgezocht"
        FEITELIJK = "feitelijk", "een echte regel"
        GEDACHT = "gedacht", "een gedachte regel"

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="regimestatussen")
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="+")
    status = models.CharField(max_length=15, choices=Status)
    aard = models.CharField("wat houdt het tegen", max_length=10, choices=Aard, default=Aard.ONBEKEND)
    toelichting = models.CharField(max_length=400, blank=True)
    wetsartikel = models.CharField("artikel van de wet of regeling", max_length=200, blank=True)
    bron = models.CharField(max_length=200, blank=True)
    bevestigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    bevestigd_op = models.DateField(null=True, blank=True)

    SLEUTEL: ClassVar = ("instrument__code", "regime__code")
    objects = SleutelQuerySet["InstrumentRegime"].as_manager()

    class Meta:
        verbose_name = "regime van een instrument"
        verbose_name_plural = "regimes van instrumenten"
        ordering = ["regime__naam"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "regime"], name="diagnose_regime_per_instrument"),
            models.CheckConstraint(
                condition=Q(bevestigd_door__isnull=True, bevestigd_op__isnull=True)
                | Q(bevestigd_door__isnull=False, bevestigd_op__isnull=False),
                name="diagnose_regime_bevestigd",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regime}: {self.get_status_display()}"


class Standpunt(MetSleutel):
    """What somebody says about an instrument under a scheme; kept, whatever is decided later (D-31)."""

    class Mening(models.TextChoices):
        MAG = "mag", "mag"
        VOORWAARDEN = "voorwaarden", "mag onder voorwaarden"
        MAG_NIET = "mag_niet", "mag niet"
        ONDUIDELIJK = "onduidelijk", "onduidelijk"

    cel = models.ForeignKey(InstrumentRegime, models.PROTECT, related_name="standpunten")
    wie = models.CharField("wie zegt dit", max_length=120)
    kolom = models.CharField("partner", max_length=10, choices=Ketenpartner.Kolom, blank=True)
    mening = models.CharField("wat zegt deze", max_length=12, choices=Mening)
    toelichting = models.CharField(max_length=400, blank=True)
    bron = models.CharField(max_length=200, blank=True)
    op = models.DateField("sinds", null=True, blank=True)
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    SLEUTEL: ClassVar = ("cel__instrument__code", "cel__regime__code", "wie")
    objects = SleutelQuerySet["Standpunt"].as_manager()

    class Meta:
        verbose_name = "standpunt"
        verbose_name_plural = "standpunten"
        ordering = [F("op").desc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cel", "wie"],
                name="diagnose_standpunt_per_wie",
                violation_error_message="Het standpunt van deze persoon of organisatie staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.wie}: {self.get_mening_display()}"


class RegelvraagQuerySet(models.QuerySet["Regelvraag"]):
    """Reads on questions about rules."""

    def open(self) -> Self:
        """What waits for an answer, the first to answer first."""
        return self.filter(beantwoord_op__isnull=True).order_by("uiterlijk", "pk")

    def beantwoord(self) -> Self:
        """What has been answered, the latest answer first."""
        return self.filter(beantwoord_op__isnull=False).order_by("-beantwoord_op")


class Regelvraag(models.Model):
    """A question on a rule, with the official answer that then stands wherever the rule is used (X-71).

    Source: De lerende keten (IWI 2008), chapter 4: find out what the facts are, and say so clearly.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, null=True, blank=True, related_name="regelvragen"
    )
    regime = models.ForeignKey(Regime, models.PROTECT, null=True, blank=True, related_name="+")
    regelset = models.ForeignKey(Regelset, models.PROTECT, null=True, blank=True, related_name="+")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    vraag = models.TextField(max_length=600)
    gesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gesteld_op = models.DateTimeField(default=timezone.now)
    uiterlijk = models.DateField("antwoord uiterlijk")
    antwoord = models.TextField(max_length=1500, blank=True)
    bron = models.CharField(max_length=200, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = RegelvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag over een regel"
        verbose_name_plural = "vragen over regels"
        ordering = ["-gesteld_op"]
        indexes = [models.Index(fields=["instrument", "-beantwoord_op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(instrument__isnull=False, regelset__isnull=True)
                | Q(instrument__isnull=True, regelset__isnull=False, regime__isnull=True),
                name="diagnose_regelvraag_over",
                violation_error_message="Een vraag gaat over een instrument of over een regel.",
            ),
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, beantwoord_door__isnull=True, antwoord="")
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False)
                & ~Q(antwoord="")
                & ~Q(bron=""),
                name="diagnose_regelvraag_antwoord",
                violation_error_message="Een antwoord heeft een tekst en een bron.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="antwoord_ligt_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__beantwoord_op__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"vraag over {self.onderwerp}"

    @property
    def onderwerp(self) -> str:
        """What it is about, in words."""
        if self.instrument is None:
            return str(self.regelset)
        return f"{self.instrument} bij {self.regime}" if self.regime else str(self.instrument)

    @property
    def te_laat(self) -> bool:
        """Whether the answer should have been there."""
        return self.beantwoord_op is None and self.uiterlijk < vandaag()
