"""Labour market data from outside, attached to a region and a sector (W-40, W-54)."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Arbeidsmarktregio, Invoerbestand, Medewerker
from werkgevers.models.werkgever import Sector


class ArbeidsmarktbestandQuerySet(models.QuerySet["Arbeidsmarktbestand"]):
    """Reads on data sets."""

    def geldend(self) -> Self:
        """Data sets that have not been withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)


class Arbeidsmarktbestand(models.Model):
    """A data set that somebody loaded: from whom, of which day, for which region.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, conclusion 7: data of platforms such as
    RPA's become usable in the work itself.
    """

    naam = models.CharField(max_length=120)
    bron = models.CharField(max_length=200, help_text="Wie de cijfers maakte, en waar ze staan.")
    peildatum = models.DateField("peildatum van de cijfers")
    regio = models.ForeignKey(Arbeidsmarktregio, models.PROTECT, related_name="arbeidsmarktbestanden")
    uit_invoer = models.ForeignKey(
        Invoerbestand, models.PROTECT, null=True, blank=True, related_name="arbeidsmarkt", editable=False
    )
    geladen_op = models.DateTimeField(default=timezone.now, editable=False)
    geladen_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    ingetrokken_op = models.DateTimeField(null=True, blank=True, editable=False)
    ingetrokken_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit een echte bron, maar bedacht."
    )

    objects = ArbeidsmarktbestandQuerySet.as_manager()

    class Meta:
        verbose_name = "arbeidsmarktbestand"
        verbose_name_plural = "arbeidsmarktbestanden"
        ordering = ["-peildatum", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["uit_invoer", "bron", "peildatum"], name="werkgevers_bestand_een_keer"
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(ingetrokken_door__isnull=False),
                name="werkgevers_bestand_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.peildatum:%d-%m-%Y})"


class Arbeidsmarktcijfer(models.Model):
    """One number of a data set."""

    class Soort(models.TextChoices):
        BANEN = "banen", "banen"
        VACATURES = "vacatures", "openstaande vacatures"
        VRAAG = "verwachte-vraag", "verwachte vraag"
        AANBOD = "aanbod", "werkzoekenden"

    bestand = models.ForeignKey(Arbeidsmarktbestand, models.PROTECT, related_name="cijfers")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    maand = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Leeg: over het hele jaar.")
    soort = models.CharField(max_length=15, choices=Soort)
    aantal = models.PositiveIntegerField()

    class Meta:
        verbose_name = "arbeidsmarktcijfer"
        verbose_name_plural = "arbeidsmarktcijfers"
        ordering = ["sector", "soort", "jaar"]
        indexes = [models.Index(fields=["sector", "soort", "jaar"])]
        constraints = [
            models.UniqueConstraint(
                fields=["bestand", "sector", "jaar", "maand", "soort"],
                nulls_distinct=False,
                name="werkgevers_cijfer_een_keer",
            ),
            models.CheckConstraint(
                condition=Q(maand__isnull=True) | Q(maand__gte=1, maand__lte=12),
                name="werkgevers_cijfer_maand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sector}, {self.get_soort_display()} {self.jaar}: {self.aantal}"
