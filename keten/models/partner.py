"""Who works together at the desk, and where."""

from django.db import models

from keten.models.sleutel import MetSleutel
from keten.models.tijdvak import Tijdvak


class Ketenpartner(MetSleutel, Tijdvak):
    """An organisation of the chain. A merger closes it and names its successor; its name stays (X-12)."""

    class Kolom(models.TextChoices):
        CWI = "cwi", "CWI"
        UWV = "uwv", "UWV"
        GEMEENTE = "gemeente", "gemeente"

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)
    kolom = models.CharField(max_length=10, choices=Kolom)
    opvolger = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="voorgangers")
    bron = models.CharField(max_length=200, blank=True)

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "ketenpartner"
        verbose_name_plural = "ketenpartners"
        ordering = ["kolom", "naam"]

    def __str__(self) -> str:
        return self.naam


class Arbeidsmarktregio(MetSleutel, Tijdvak):
    """A labour market region; route criteria are set per region (D-11)."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)
    bron = models.CharField(max_length=200, blank=True)

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "arbeidsmarktregio"
        verbose_name_plural = "arbeidsmarktregio's"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Locatie(MetSleutel, Tijdvak):
    """One desk: a Locatie Werk en Inkomen with its own name, address and partners."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100, help_text="De naam die klanten zien.")
    plaats = models.CharField(max_length=80)
    regio = models.ForeignKey(Arbeidsmarktregio, models.PROTECT, related_name="locaties")
    adres = models.CharField(max_length=120, blank=True)
    telefoon = models.CharField(max_length=20, blank=True, help_text="Eén nummer voor alle partners.")
    email = models.EmailField("e-mailadres", blank=True)
    partners = models.ManyToManyField(Ketenpartner, related_name="locaties")
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "locatie"
        verbose_name_plural = "locaties"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Regime(MetSleutel, Tijdvak):
    """A benefit scheme (WW, WWB …), as data: laws come and go."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=20)
    omschrijving = models.CharField(max_length=120)
    kolom = models.CharField("wie betaalt", max_length=10, choices=Ketenpartner.Kolom)
    bron = models.CharField(max_length=200, blank=True)

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "regime"
        verbose_name_plural = "regimes"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam
