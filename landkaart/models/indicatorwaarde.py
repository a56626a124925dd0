"""What the figures of the chain were, month by month, and under which definition (X-30, X-46)."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker


class Indicatorversie(models.Model):
    """A definition as it holds from a month on, with the number that was set; it is never changed.

    A figure is known by its code: `keten.indicatoren` says what is counted.
    """

    code = models.SlugField(max_length=60)
    nummer = models.PositiveSmallIntegerField()
    telling = models.PositiveSmallIntegerField(
        default=1, help_text="De versie van de telling zelf, los van de parameter."
    )
    parameter = models.PositiveSmallIntegerField(default=0)
    zin = models.CharField("wat het is", max_length=500)
    van = models.DateField("geldt vanaf de maand")
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden = models.CharField(max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "versie van een cijfer"
        verbose_name_plural = "versies van cijfers"
        ordering = ["code", "-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "nummer"],
                name="landkaart_indicatorversie_nummer",
                violation_error_message="Iemand anders legde net een nieuwe definitie vast.",
            ),
            models.CheckConstraint(condition=Q(van__day=1), name="landkaart_indicatorversie_maand"),
            models.CheckConstraint(
                condition=Q(door__isnull=True) | ~Q(reden=""),
                name="landkaart_indicatorversie_reden",
                violation_error_message="Vul in waarom de definitie verandert.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.code}, versie {self.nummer}"


class Indicatorwaarde(models.Model):
    """One figure of one month at one location, of everybody or of one group; written in bulk.

    The group stands here in words, so that a value keeps saying what it said when teams get another name.
    """

    indicator = models.SlugField(max_length=60, db_index=False)
    versie = models.PositiveSmallIntegerField(default=1)
    maand = models.DateField()
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+", db_index=False)
    uitsplitsing = models.SlugField(max_length=20, blank=True, default="", db_index=False)
    groep = models.CharField(max_length=120, blank=True, default="")
    telt = models.BigIntegerField()
    van = models.BigIntegerField()
    mensen = models.PositiveIntegerField("klanten of werkgevers")
    berekend_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "waarde van een cijfer"
        verbose_name_plural = "waarden van cijfers"
        ordering = ["indicator", "maand", "locatie", "uitsplitsing", "groep"]
        indexes = [
            models.Index("indicator", "maand", name="landkaart_indicatorwaarde_mnd"),
            models.Index("maand", name="landkaart_indicatorwaarde_laat", condition=Q(uitsplitsing="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "indicator", "maand", "uitsplitsing", "groep"],
                name="landkaart_indicatorwaarde_een",
            ),
            models.CheckConstraint(condition=Q(maand__day=1), name="landkaart_indicatorwaarde_maand"),
            models.CheckConstraint(
                condition=Q(uitsplitsing="", groep="") | ~Q(uitsplitsing="") & ~Q(groep=""),
                name="landkaart_indicatorwaarde_groep",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.maand:%Y-%m}"


class Indicatorronde(models.Model):
    """One run over the figures of a month, with how far it is; a run that was cut off is taken up again."""

    maand = models.DateField()
    codes = ArrayField(models.SlugField(max_length=60))
    gedaan = ArrayField(models.SlugField(max_length=60), default=list, blank=True)
    begonnen_op = models.DateTimeField(default=timezone.now)
    klaar_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "berekening van cijfers"
        verbose_name_plural = "berekeningen van cijfers"
        ordering = ["-begonnen_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["maand"], condition=Q(klaar_op__isnull=True), name="landkaart_indicatorronde_een"
            ),
            models.CheckConstraint(condition=Q(maand__day=1), name="landkaart_indicatorronde_maand"),
            models.CheckConstraint(
                condition=Q(gedaan__contained_by=models.F("codes")), name="landkaart_indicatorronde_deel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.maand:%Y-%m}: {len(self.gedaan)} van {len(self.codes)}"
