"""Rules as data: a rule set and its versions, each with an author and a period of validity."""

import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models.risicofeit import ALLEEN_TOEGESTAAN
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.tijdvak import Tijdvak, TijdvakQuerySet, geen_overlap
from keten.models.versie import MetVersie


class Regelset(MetSleutel):
    """One rule by name, for the whole country, one labour market region or one location."""

    class Soort(models.TextChoices):
        ROUTERING = "routering", "routering"
        RISICO = "risico", "risico-indicator"
        HERDIAGNOSE = "herdiagnose", "aanleiding voor herdiagnose"
        INSTRUMENT = "instrument", "voorwaarde voor een instrument"
        SELECTIE = "selectie", "selectie"

    code = models.SlugField("code", max_length=60)
    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    over = models.CharField(
        "gaat over",
        max_length=30,
        default="klant",
        help_text="De soort gegevens waarvan de regel feiten gebruikt.",
    )
    locatie = models.ForeignKey(
        "keten.Locatie", models.PROTECT, null=True, blank=True, related_name="regelsets"
    )
    regio = models.ForeignKey(
        "keten.Arbeidsmarktregio", models.PROTECT, null=True, blank=True, related_name="regelsets"
    )

    SLEUTEL: ClassVar = ("code", "locatie__code", "regio__code")
    objects = SleutelQuerySet["Regelset"].as_manager()

    class Meta:
        verbose_name = "regelset"
        verbose_name_plural = "regelsets"
        ordering = ["soort", "code", "regio", "locatie"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "locatie", "regio"],
                nulls_distinct=False,
                name="keten_regelset_gebied",
                violation_error_message="Voor dit gebied bestaat deze regel al.",
            ),
            models.CheckConstraint(
                condition=Q(locatie__isnull=True) | Q(regio__isnull=True),
                name="keten_regelset_locatie_of_regio",
                violation_error_message="Kies een locatie of een regio, niet allebei.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class RegelversieQuerySet(TijdvakQuerySet):
    """Reads on versions; a version that was withdrawn holds on no day."""

    def niet_ingetrokken(self) -> Self:
        """The versions that were or will be in force."""
        return self.filter(ingetrokken_op__isnull=True)

    def geldig_op(self, dag: datetime.date) -> Self:
        """The versions that hold on a day."""
        return super().geldig_op(dag).niet_ingetrokken()


class Regelversie(MetSleutel, Tijdvak):
    """The text of a rule during a period; its text never changes afterwards, because decisions refer to it.

    Only the last day can still be set, when a newer version takes over, and a version that has not begun can
    be withdrawn (`keten.regels.beheer`).
    """

    regelset = models.ForeignKey(Regelset, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField("versie")
    boom = models.JSONField("voorwaarden")
    auteur = models.ForeignKey(
        "keten.Medewerker",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="regelversies",
        help_text="Leeg: meegeleverd met het portaal.",
    )
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("bron", max_length=300, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldinhoud", default=False, help_text="De inhoud staat niet in de bronnen; stel haar zelf vast."
    )
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        "keten.Medewerker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    intrekreden = models.TextField("waarom ingetrokken", max_length=1000, blank=True)

    objects: ClassVar = RegelversieQuerySet.as_manager()

    SLEUTEL: ClassVar = (
        "regelset__code",
        "regelset__locatie__code",
        "regelset__regio__code",
        "nummer",
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "regelversie"
        verbose_name_plural = "regelversies"
        ordering = ["regelset", "-nummer"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.UniqueConstraint(fields=["regelset", "nummer"], name="keten_regelversie_nummer"),
            geen_overlap(
                name="keten_regelversie_een_tegelijk",
                per=("regelset",),
                van="geldig_van",
                tot="geldig_tot",
                melding="Op een van deze dagen geldt al een andere versie van deze regel.",
                condition=Q(ingetrokken_op__isnull=True),
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True, intrekreden="")
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False) & ~Q(intrekreden=""),
                name="keten_regelversie_intrekken",
                violation_error_message="Schrijf op waarom deze versie wordt ingetrokken.",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="regelversie_ligt_vast", fields=["regelset", "nummer", "boom", "auteur", "geldig_van"]
            ),
            ALLEEN_TOEGESTAAN,
        ]

    def __str__(self) -> str:
        return f"{self.regelset}, versie {self.nummer}"


@pghistory.track()
class Regelconcept(MetVersie):
    """A new version of a rule that is being written and tried at a location; it decides nothing.

    It ends when it becomes a version, or is put away.
    """

    regelset = models.ForeignKey(Regelset, models.PROTECT, related_name="concepten")
    locatie = models.ForeignKey("keten.Locatie", models.PROTECT, related_name="+")
    naam = models.CharField("naam van het concept", max_length=120)
    boom = models.JSONField("voorwaarden")
    gemaakt_door = models.ForeignKey("keten.Medewerker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    vastgesteld_als = models.OneToOneField(
        Regelversie, models.PROTECT, null=True, blank=True, related_name="concept"
    )
    weggelegd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "concept van een regel"
        verbose_name_plural = "concepten van regels"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regelset", "locatie", "naam"],
                condition=Q(vastgesteld_als__isnull=True, weggelegd_op__isnull=True),
                name="keten_regelconcept_naam",
                violation_error_message="Er is al een concept van deze regel met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(vastgesteld_als__isnull=True) | Q(weggelegd_op__isnull=True),
                name="keten_regelconcept_einde",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def open(self) -> bool:
        """Whether it can still be changed."""
        return self.vastgesteld_als_id is None and self.weggelegd_op is None
