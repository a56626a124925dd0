"""Means of checking, and which forms of fraud they find (H-07, H-20, H-33, H-34)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keten.models.sleutel import MetSleutel, SleutelQuerySet


class Onderdeel(models.TextChoices):
    """What a check looks at; nothing is looked at twice within its validity (H-56)."""

    IDENTITEIT = "identiteit", _("wie u bent")
    WOONSITUATIE = "woonsituatie", _("hoe u woont")
    INKOMSTEN = "inkomsten", _("uw inkomsten")
    VERMOGEN = "vermogen", _("uw geld en bezit")
    WERK = "werk", _("of u werkt")
    VERPLICHTINGEN = "verplichtingen", _("uw plichten")
    GEGEVENS = "gegevens", _("de gegevens die u doorgaf")
    VERZUIM = "verzuim", _("of u aanwezig was")


class Controlesoort(MetSleutel):
    """A means of checking, from the sources."""

    code = models.SlugField(max_length=40, unique=True)
    naam = models.CharField(max_length=120)
    uitleg = models.CharField(max_length=300)
    onderdelen = ArrayField(models.CharField(max_length=20, choices=Onderdeel), verbose_name="kijkt naar")
    intensief = models.BooleanField(
        default=False, help_text="Meer dan administratief: vraagt bij groen een reden."
    )
    protocol = models.BooleanField("volgt het protocol voor een huisbezoek", default=False)
    geldig_maanden = models.PositiveSmallIntegerField(
        "geldig (maanden)", validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    volgorde = models.PositiveSmallIntegerField(default=0)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Controlesoort"].as_manager()

    class Meta:
        verbose_name = "soort controle"
        verbose_name_plural = "soorten controle"
        ordering = ["volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(protocol=False) | Q(intensief=True), name="handhaving_huisbezoek_is_intensief"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Fraudevorm(MetSleutel):
    """A form of fraud as what a client does; the sources ask to describe it so."""

    code = models.SlugField(max_length=40, unique=True)
    naam = models.CharField(max_length=120)
    strategie = models.CharField("wat iemand dan doet", max_length=300)
    volgorde = models.PositiveSmallIntegerField(default=0)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Fraudevorm"].as_manager()

    class Meta:
        verbose_name = "fraudevorm"
        verbose_name_plural = "fraudevormen"
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam


class Fraudedekking(MetSleutel):
    """How far one means finds one form; no row says that it does not."""

    class Mate(models.TextChoices):
        VOLLEDIG = "volledig", "volledig"
        DEELS = "deels", "deels"

    vorm = models.ForeignKey(Fraudevorm, models.PROTECT, related_name="dekkingen")
    soort = models.ForeignKey(Controlesoort, models.PROTECT, related_name="dekkingen")
    mate = models.CharField(max_length=10, choices=Mate)

    SLEUTEL: ClassVar = ("vorm__code", "soort__code")
    objects = SleutelQuerySet["Fraudedekking"].as_manager()

    class Meta:
        verbose_name = "dekking van een fraudevorm"
        verbose_name_plural = "dekking van fraudevormen"
        ordering = ["vorm", "soort"]
        constraints = [models.UniqueConstraint(fields=["vorm", "soort"], name="handhaving_dekking_eenmaal")]

    def __str__(self) -> str:
        return f"{self.vorm}, {self.soort}: {self.mate}"
