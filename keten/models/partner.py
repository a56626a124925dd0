"""Who works together at the desk, and where."""

from django.db import models
from django.db.models import F, Q

from keten.models.postcodegebied import plek_in_nederland
from keten.models.sleutel import MetSleutel
from keten.models.tijdvak import Tijdvak
from keten.rechten import Rolverdeling


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
    """One desk: a Locatie Werk en Inkomen with its own name, address and partners.

    A satellite hangs below the location that carries it (L-65); what a location calls itself differs (L-01).
    """

    class Benaming(models.TextChoices):
        LWI = "lwi", "Locatie Werk en Inkomen"
        WERKPLEIN = "werkplein", "Werkplein"
        BVG = "bvg", "Bedrijfsverzamelgebouw"

    class Grootte(models.TextChoices):
        KLEIN = "klein", "klein (tot 500 klanten)"
        MIDDEL = "middel", "middelgroot (500 tot 2.000 klanten)"
        GROOT = "groot", "groot (2.000 klanten of meer)"

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100, help_text="De naam die klanten zien.")
    plaats = models.CharField(max_length=80)
    regio = models.ForeignKey(Arbeidsmarktregio, models.PROTECT, related_name="locaties")
    adres = models.CharField(max_length=120, blank=True)
    telefoon = models.CharField(max_length=20, blank=True, help_text="Eén nummer voor alle partners.")
    email = models.EmailField("e-mailadres", blank=True)
    partners = models.ManyToManyField(Ketenpartner, related_name="locaties")
    benaming = models.CharField(max_length=10, choices=Benaming, default=Benaming.LWI)
    ouder = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="satellieten",
        verbose_name="satelliet van",
    )
    breedtegraad = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    lengtegraad = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    grootte = models.CharField("grootteklasse", max_length=6, choices=Grootte, blank=True)
    rolverdeling = models.CharField(
        "werk voor werkgevers", max_length=10, choices=Rolverdeling, default=Rolverdeling.APART
    )
    met_routes = models.BooleanField(
        "werkt met route A en B",
        default=True,
        help_text="Zonder routes volgt het arrangement uit de diagnose.",
    )
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "locatie"
        verbose_name_plural = "locaties"
        ordering = ["naam"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ouder__isnull=True) | ~Q(ouder=F("id")),
                name="keten_locatie_ouder",
                violation_error_message="Een locatie is geen satelliet van zichzelf.",
            ),
            plek_in_nederland("keten_locatie_plek"),
        ]

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
