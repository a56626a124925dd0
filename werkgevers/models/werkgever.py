"""An employer as all partners know it: one record (W-01)."""

from typing import ClassVar, Self

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from keten.models import Locatie, MetSleutel, MetVersie, SleutelQuerySet, Webadres
from keten.tijd import vandaag
from keten.zoekterm import normaliseer

_ZOEKVECTOR = SearchVector("zoeknaam", config="simple")


class Sector(MetSleutel):
    """A section of the Standaard Bedrijfsindeling (SBI): a letter with its name."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    kort = models.CharField("korte naam", max_length=40, blank=True, help_text="Voor lijsten.")
    bron = models.CharField(max_length=200, blank=True)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Sector"].as_manager()

    class Meta:
        verbose_name = "sector"
        verbose_name_plural = "sectoren"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.kort or self.naam


class WerkgeverQuerySet(models.QuerySet["Werkgever"]):
    """Reads on employers."""

    def lopend(self) -> Self:
        """Employers that were not merged into another."""
        return self.filter(samengevoegd_in__isnull=True)

    def zoek_naam(self, term: str) -> Self:
        """Employers with words in their name that start with the words typed."""
        woorden = ["".join(t for t in woord if t.isalnum()) for woord in normaliseer(term).split()]
        woorden = [woord for woord in woorden if woord]
        if not woorden:
            return self.none()
        vraag = SearchQuery(" & ".join(f"{woord}:*" for woord in woorden), config="simple", search_type="raw")
        return self.alias(_vector=_ZOEKVECTOR).filter(_vector=vraag)


@pghistory.track()
class Werkgever(MetVersie):
    """A company or institution. It exists once for the whole country; branches and people hang below it."""

    class Stadium(models.TextChoices):
        START = "start", "starter"
        GROEI = "groei", "groeit"
        STABIEL = "stabiel", "stabiel"
        KRIMP = "krimp", "krimpt"

    class Grootte(models.TextChoices):
        ONBEKEND = "", "nog niet bekend"
        KLEIN = "klein", "klein (tot 50 medewerkers)"
        MIDDEN = "midden", "middelgroot (50 tot 250)"
        GROOT = "groot", "groot (250 of meer)"

    naam = models.CharField(max_length=120)
    zoeknaam = models.CharField(max_length=200, editable=False)
    kernnaam = models.CharField(
        max_length=200,
        default="",
        editable=False,
        help_text="De naam zonder rechtsvorm en leestekens, om dubbelen te vinden.",
    )
    kvk_nummer = models.CharField(
        "KvK-nummer",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", "Een KvK-nummer heeft acht cijfers.")],
    )
    locatie = models.ForeignKey(
        Locatie, models.PROTECT, related_name="werkgevers", help_text="De locatie die deze werkgever bedient."
    )
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="werkgevers")
    medewerkers = models.PositiveIntegerField("aantal medewerkers", null=True, blank=True)
    grootte = models.GeneratedField(
        expression=models.Case(
            models.When(medewerkers__isnull=True, then=models.Value("")),
            models.When(medewerkers__lt=50, then=models.Value("klein")),
            models.When(medewerkers__lt=250, then=models.Value("midden")),
            default=models.Value("groot"),
        ),
        output_field=models.CharField(max_length=6, choices=Grootte),
        db_persist=True,
    )
    stadium = models.CharField("ontwikkelingsstadium", max_length=10, choices=Stadium, blank=True)
    aandeel_55plus = models.PositiveSmallIntegerField(
        "aandeel medewerkers van 55 jaar en ouder (%)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )
    website = Webadres(blank=True)
    notitie = models.TextField("goed om te weten", max_length=2000, blank=True)
    samengevoegd_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="samengevoegde"
    )
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, editable=False, help_text="Bedacht voor de demonstratie."
    )
    aangemaakt_op = models.DateField(default=vandaag, editable=False)

    objects = WerkgeverQuerySet.as_manager()

    class Meta:
        verbose_name = "werkgever"
        verbose_name_plural = "werkgevers"
        ordering = ["zoeknaam", "pk"]
        indexes = [
            GinIndex(_ZOEKVECTOR, name="werkgevers_werkgever_zoek"),
            models.Index(fields=["locatie", "zoeknaam"]),
            models.Index(fields=["zoeknaam"]),
            models.Index(fields=["kernnaam"], condition=Q(samengevoegd_in=None), name="werkgevers_kernnaam"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kvk_nummer"],
                condition=~Q(kvk_nummer="") & Q(samengevoegd_in__isnull=True),
                name="werkgevers_een_per_kvk",
                violation_error_message="Er is al een werkgever met dit KvK-nummer.",
            ),
            models.CheckConstraint(
                condition=Q(kvk_nummer="") | Q(kvk_nummer__regex=r"^\d{8}$"),
                name="werkgevers_kvk_acht_cijfers",
            ),
            models.CheckConstraint(
                condition=Q(aandeel_55plus__isnull=True) | Q(aandeel_55plus__lte=100),
                name="werkgevers_aandeel_55plus",
            ),
            models.CheckConstraint(
                condition=Q(samengevoegd_in__isnull=True) | ~Q(samengevoegd_in=F("id")),
                name="werkgevers_niet_in_zichzelf",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def grootteklasse(self) -> str:
        """How large the employer is, in words."""
        return str(self.Grootte(self.grootte).label)

    @property
    def geldend(self) -> "Werkgever":
        """The record that counts now: this one, or the one into which it was merged in the end."""
        werkgever = self
        while werkgever.samengevoegd_in is not None:
            werkgever = werkgever.samengevoegd_in
        return werkgever
