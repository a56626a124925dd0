"""An employer as all partners know it: one record, one accountmanager (W-01, W-02)."""

from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from phonenumber_field.modelfields import PhoneNumberField

from keten.models import Locatie, Medewerker, MetSleutel, MetVersie, SleutelQuerySet, Webadres
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from klanten.keuring import geldige_postcode

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


@pghistory.track()
class Vestiging(MetVersie):
    """A branch of an employer: where the work is."""

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="vestigingen")
    naam = models.CharField(max_length=80, blank=True, help_text="Leeg: de naam van het bedrijf.")
    straat = models.CharField("straat en huisnummer", max_length=100, blank=True)
    postcode = models.CharField(max_length=7, validators=[geldige_postcode])
    plaats = models.CharField(max_length=80)
    hoofdvestiging = models.BooleanField(default=False)
    gesloten_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "vestiging"
        verbose_name_plural = "vestigingen"
        ordering = ["-hoofdvestiging", "plaats", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["werkgever"],
                condition=Q(hoofdvestiging=True, gesloten_op__isnull=True),
                name="werkgevers_een_hoofdvestiging",
                violation_error_message="Er is al een hoofdvestiging.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.plaats})" if self.naam else self.plaats


@pghistory.track()
class Contactpersoon(MetVersie):
    """Somebody at an employer with whom the chain speaks; with an account, the employer's own page opens."""

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="contactpersonen")
    vestiging = models.ForeignKey(Vestiging, models.PROTECT, null=True, blank=True, related_name="+")
    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="werkgeverscontact"
    )
    naam = models.CharField(max_length=120)
    functie = models.CharField(max_length=80, blank=True)
    telefoon = PhoneNumberField("telefoonnummer", blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    vertrokken_op = models.DateField("werkt er niet meer sinds", null=True, blank=True)

    class Meta:
        verbose_name = "contactpersoon bij een werkgever"
        verbose_name_plural = "contactpersonen bij werkgevers"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Accountmanagerschap(models.Model):
    """Who is the one contact of an employer, and since when; never two at once (W-02).

    On the day of a transfer the one who goes and the one who comes both have it in their history.
    """

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="accountmanagerschappen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="accounts")
    van = models.DateField(default=vandaag)
    tot = models.DateField("tot en met", null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "accountmanagerschap"
        verbose_name_plural = "accountmanagerschappen"
        ordering = ["-van", "-pk"]
        indexes = [
            models.Index(fields=["medewerker"], condition=Q(tot__isnull=True), name="werkgevers_accounts_nu")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["werkgever"],
                condition=Q(tot__isnull=True),
                name="werkgevers_een_accountmanager",
                violation_error_message="Deze werkgever heeft al een accountmanager.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_accountmanager_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker} sinds {self.van:%d-%m-%Y}"
