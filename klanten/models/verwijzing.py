"""Help from other chains, with no more of the dossier than it needs (K-77)."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, MetSleutel, Tijdvak
from klanten.models.klant import Klant


class Hulporganisatie(MetSleutel, Tijdvak):
    """An organisation of another chain to which clients can be referred."""

    class Soort(models.TextChoices):
        MAATSCHAPPELIJK_WERK = "maatschappelijk_werk", "maatschappelijk werk"
        VERSLAVINGSZORG = "verslavingszorg", "verslavingszorg"
        GGZ = "ggz", "GGZ"
        SCHULDHULP = "schuldhulp", "schuldhulpverlening"
        JONGERENLOKET = "jongerenloket", "jongerenloket"
        INBURGERING = "inburgering", "inburgering"

    code = models.SlugField(unique=True, max_length=60)
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=25, choices=Soort)
    locatie = models.ForeignKey(
        Locatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: voor het hele land.",
    )
    bereikbaar = models.CharField(max_length=200, blank=True)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "hulporganisatie"
        verbose_name_plural = "hulporganisaties"
        ordering = ["soort", "naam"]

    def __str__(self) -> str:
        return f"{self.naam} (voorbeeld)" if self.voorbeeld else self.naam


@pghistory.track()
class Verwijzing(models.Model):
    """A client referred to an organisation, with the client's consent and exactly what was shared."""

    class Gegeven(models.TextChoices):
        NAAM = "naam", "naam"
        GEBOORTEDATUM = "geboortedatum", "geboortedatum"
        TELEFOON = "telefoon", "telefoonnummer"
        EMAIL = "email", "e-mailadres"
        ADRES = "adres", "adres"
        UITKERING = "uitkering", "welke uitkering de klant heeft"
        CONTACTPERSOON = "contactpersoon", "de contactpersoon bij ons"

    class Toestemming(models.TextChoices):
        MONDELING = "mondeling", "mondeling, in een gesprek"
        SCHRIFTELIJK = "schriftelijk", "schriftelijk"

    class Stand(models.TextChoices):
        AANGEMELD = "aangemeld", "aangemeld"
        BEZIG = "bezig", "hulp is begonnen"
        AFGEWEZEN = "afgewezen", "niet aangenomen"
        AFGEROND = "afgerond", "afgerond"
        INGETROKKEN = "ingetrokken", "toestemming ingetrokken"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="verwijzingen")
    organisatie = models.ForeignKey(Hulporganisatie, models.PROTECT, related_name="verwijzingen")
    reden = models.TextField("waarom", max_length=1000)
    gegevens = ArrayField(models.CharField(max_length=20, choices=Gegeven))
    gedeeld = models.JSONField(
        default=list, help_text="Naam en waarde van elk gegeven, zoals het is meegegeven."
    )
    toestemming_op = models.DateField("toestemming van de klant op")
    toestemming_wijze = models.CharField("hoe", max_length=15, choices=Toestemming)
    stand = FSMField(max_length=15, choices=Stand, default=Stand.AANGEMELD, protected=False)
    verwezen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    verwezen_op = models.DateTimeField(default=timezone.now)
    terugkoppeling = models.TextField(max_length=2000, blank=True)
    bijgewerkt_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"
        ordering = ["-verwezen_op", "-pk"]
        indexes = [models.Index(fields=["klant", "-verwezen_op"])]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "organisatie"],
                condition=Q(stand__in=["aangemeld", "bezig"]),
                name="klanten_een_lopende_verwijzing",
                violation_error_message="Er loopt al een verwijzing naar deze organisatie.",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["afgewezen", "afgerond", "ingetrokken"]) | ~Q(terugkoppeling=""),
                name="klanten_verwijzing_terugkoppeling",
                violation_error_message="Vul in wat de organisatie liet weten.",
            ),
            models.CheckConstraint(
                condition=~Q(gegevens=[]),
                name="klanten_verwijzing_gegevens",
                violation_error_message="Kies minstens één gegeven.",
            ),
        ]

    def __str__(self) -> str:
        return f"verwijzing naar {self.organisatie}"

    @property
    def loopt(self) -> bool:
        """Whether something may still come of it."""
        return self.stand in (self.Stand.AANGEMELD, self.Stand.BEZIG)

    @transition(field=stand, source=Stand.AANGEMELD, target=Stand.BEZIG)
    def begin(self) -> None:
        """The organisation helps the client."""

    @transition(field=stand, source=Stand.AANGEMELD, target=Stand.AFGEWEZEN)
    def wijs_af(self) -> None:
        """The organisation cannot help."""

    @transition(field=stand, source=[Stand.AANGEMELD, Stand.BEZIG], target=Stand.AFGEROND)
    def rond_af(self) -> None:
        """The help has ended."""

    @transition(field=stand, source=[Stand.AANGEMELD, Stand.BEZIG], target=Stand.INGETROKKEN)
    def trek_in(self) -> None:
        """The client no longer agrees."""
