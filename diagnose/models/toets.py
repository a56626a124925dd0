"""Tests: questionnaires as data, and what came out for a client (D-39, D-44, D-52, H-10)."""

import datetime
from typing import Any, ClassVar, Self

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import (
    Ketenpartner,
    Locatie,
    Medewerker,
    MetSleutel,
    MetVersie,
    SleutelQuerySet,
    Tijdvak,
    geen_overlap,
)
from keten.models.tijdvak import TijdvakQuerySet
from keten.tijd import vandaag
from klanten.models import Klant

_MELDING = "Op een van deze dagen geldt al een andere versie van deze vragenlijst."


class ToetsQuerySet(SleutelQuerySet["Toets"]):
    """Reads on tests."""

    def zichtbaar(self, *, handhaving: bool) -> Self:
        """The tests that somebody may see; those of enforcement only with the right to assess risks."""
        return self if handhaving else self.filter(handhaving=False)


class Toets(MetSleutel):
    """A test by name; its questions stand in its versions."""

    class Soort(models.TextChoices):
        MOTIVATIE = "motivatie", "motivatietoets"
        WWB = "wwb", "WWB-toets"
        NALEVING = "naleving", "nalevingsbereidheidstoets"
        ZELFTEST = "zelftest", "zelftest"
        CHECKLIST = "checklist", "checklist"
        COMPETENTIE = "competentie", "competentietest"
        SCOREKAART = "scorekaart", "scorekaart"
        WERKMAP = "werkmap", "werkmap"

    class Invuller(models.TextChoices):
        KLANT = "klant", "de klant"
        PROFESSIONAL = "professional", "de professional"
        BEIDE = "beide", "de klant of de professional"

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)
    soort = models.CharField(max_length=15, choices=Soort)
    invuller = models.CharField("wie vult in", max_length=15, choices=Invuller, default=Invuller.BEIDE)
    handhaving = models.BooleanField(
        default=False, help_text="Alleen zichtbaar voor wie het risico van een klant beoordeelt."
    )
    omschrijving = models.TextField(max_length=600, blank=True)
    voor_klant = models.TextField(
        "uitleg voor de klant",
        max_length=600,
        blank=True,
        help_text="Waarom wij dit vragen, in gewone woorden.",
    )
    voorstel = models.JSONField(
        null=True, blank=True, help_text="Voor welke klanten het portaal deze toets voorstelt."
    )
    bron = models.CharField(max_length=300, blank=True)

    SLEUTEL: ClassVar = ("code",)
    objects = ToetsQuerySet.as_manager()

    class Meta:
        verbose_name = "toets"
        verbose_name_plural = "toetsen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam

    @property
    def in_zin(self) -> str:
        """The name within a sentence: "de motivatietoets", "de WWB-toets"."""
        afkorting = self.naam[1:2].isupper()
        return self.naam if afkorting else self.naam[:1].lower() + self.naam[1:]

    @property
    def klant_kan_invullen(self) -> bool:
        """Whether the client can fill it in at home."""
        return self.invuller != self.Invuller.PROFESSIONAL

    @property
    def professional_kan_invullen(self) -> bool:
        """Whether an employee can fill it in."""
        return self.invuller != self.Invuller.KLANT


class ToetsversieQuerySet(TijdvakQuerySet):
    """Reads on versions."""

    def voor_locatie(self, locatie: Locatie | None) -> Self:
        """The versions that can hold at a location, its own before the national ones."""
        hier = Q(locatie__isnull=True) if locatie is None else Q(locatie__isnull=True) | Q(locatie=locatie)
        return self.filter(hier).order_by("toets__naam", F("locatie").asc(nulls_last=True), "-geldig_van")

    def geldend(self, locatie: Locatie | None, op: datetime.date) -> Self:
        """The version of each test that holds at a location on a day: its own, or else the national one."""
        lopend = self.voor_locatie(locatie).geldig_op(op).filter(ingetrokken_op__isnull=True)
        return lopend.order_by("toets_id", F("locatie").asc(nulls_last=True)).distinct("toets_id")


class Toetsversie(MetSleutel, Tijdvak):
    """The questions, the scoring and the meaning of a test during a period; they never change afterwards.

    Their shape is described in `diagnose.toetsen.vragen`. Only the last day can still be set, and a version
    with a mistake can be withdrawn.
    """

    toets = models.ForeignKey(Toets, models.PROTECT, related_name="versies")
    locatie = models.ForeignKey(
        Locatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: voor heel Nederland.",
    )
    nummer = models.PositiveIntegerField("versie")
    vragen = models.JSONField(default=list)
    regels = models.JSONField("puntentelling", default=list, blank=True)
    uitkomsten = models.JSONField(default=list, blank=True)
    geldig_dagen = models.PositiveSmallIntegerField(
        "uitslag geldig (dagen)", default=183, validators=[MinValueValidator(1), MaxValueValidator(3650)]
    )
    toelichting = models.TextField(blank=True)
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldinhoud", default=False, help_text="De vragen staan niet in de bronnen; stel ze zelf vast."
    )
    auteur = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: meegeleverd met het portaal.",
    )
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden_intrekken = models.CharField(max_length=300, blank=True)

    SLEUTEL: ClassVar = ("toets__code", "locatie__code", "nummer")
    objects: ClassVar = ToetsversieQuerySet.as_manager()

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "versie van een vragenlijst"
        verbose_name_plural = "versies van vragenlijsten"
        ordering = ["toets", "-geldig_van", "-nummer"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.UniqueConstraint(
                fields=["toets", "locatie", "nummer"],
                nulls_distinct=False,
                name="diagnose_toetsversie_nummer",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False) & ~Q(reden_intrekken=""),
                name="diagnose_toetsversie_ingetrokken",
                violation_error_message="Vul in waarom u deze versie intrekt.",
            ),
            geen_overlap(
                name="diagnose_toetsversie_landelijk",
                per=("toets",),
                van="geldig_van",
                tot="geldig_tot",
                melding=_MELDING,
                condition=Q(locatie__isnull=True, ingetrokken_op__isnull=True),
            ),
            geen_overlap(
                name="diagnose_toetsversie_plaatselijk",
                per=("toets", "locatie"),
                van="geldig_van",
                tot="geldig_tot",
                melding=_MELDING,
                condition=Q(locatie__isnull=False, ingetrokken_op__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="toetsversie_ligt_vast",
                fields=[
                    "toets",
                    "locatie",
                    "nummer",
                    "vragen",
                    "regels",
                    "uitkomsten",
                    "geldig_dagen",
                    "auteur",
                    "geldig_van",
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.toets}, versie {self.nummer}"


class AfnameQuerySet(models.QuerySet["Afname"]):
    """Reads on what clients were asked."""

    def open(self) -> Self:
        """Begun, and neither finished nor lapsed."""
        return self.filter(stand=Afname.Stand.OPEN)

    def afgerond(self) -> Self:
        """With a result, the newest first."""
        return self.filter(stand=Afname.Stand.AFGEROND).order_by("-afgerond_op", "-pk")

    def zichtbaar(self, *, handhaving: bool) -> Self:
        """What somebody may see; enforcement's tests only with the right to assess risks (H-10)."""
        return self if handhaving else self.filter(toets__handhaving=False)

    def laatste_per_toets(self) -> Self:
        """The newest result of each test of each client."""
        rijen = self.filter(stand=Afname.Stand.AFGEROND)
        return rijen.order_by("klant_id", "toets_id", "-afgerond_op", "-pk").distinct("klant_id", "toets_id")


@pghistory.track()
class Afname(MetVersie):
    """One test of one client: open while it is filled in, then kept, with how its result came about."""

    class Stand(models.TextChoices):
        OPEN = "open", "open"
        AFGEROND = "afgerond", "afgerond"
        VERVALLEN = "vervallen", "vervallen"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="afnames")
    toets = models.ForeignKey(Toets, models.PROTECT, related_name="afnames")
    toetsversie = models.ForeignKey(Toetsversie, models.PROTECT, related_name="afnames")
    voor_klant = models.BooleanField(default=False, help_text="De klant vult zelf in.")
    klaargezet_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    begonnen_op = models.DateTimeField(default=timezone.now)
    antwoorden = models.JSONField(default=dict, blank=True)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.OPEN, protected=False)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", help_text="Leeg: de klant."
    )
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    waarden = models.JSONField(
        default=dict, blank=True, help_text="Wat de puntentelling gebruikte, zoals het toen was."
    )
    punten = models.IntegerField(null=True, blank=True)
    uitkomst = models.CharField(max_length=40, blank=True)
    uitslag = models.JSONField(default=dict, blank=True)
    bijdragen = models.JSONField(default=list, blank=True)
    evc = models.BooleanField("EVC-indicatie", default=False)
    toelichting = models.TextField(max_length=1000, blank=True)
    geldig_tot = models.DateField(null=True, blank=True)

    objects = AfnameQuerySet.as_manager()

    class Meta:
        verbose_name = "afname van een toets"
        verbose_name_plural = "afnames van toetsen"
        ordering = ["-begonnen_op", "-pk"]
        indexes = [models.Index(fields=["klant", "toets", "-afgerond_op"])]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "toets"],
                condition=Q(stand="open"),
                name="diagnose_een_open_afname",
                violation_error_message="Deze toets staat al open voor deze klant.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="afgerond")
                | Q(afgerond_op__isnull=False, punten__isnull=False, geldig_tot__isnull=False),
                name="diagnose_afname_compleet",
            ),
            models.CheckConstraint(
                condition=Q(door__isnull=True) | Q(partner__isnull=False), name="diagnose_afname_partner"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="afgerond_ligt_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__stand="afgerond"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.toets} ({self.get_stand_display()})"

    @transition(field=stand, source=Stand.OPEN, target=Stand.AFGEROND)
    def rond_af(self, *, door: Medewerker | None, **uitkomst: Any) -> None:
        """Everything has been answered; the result and how it came about are kept.

        Args:
            door: the employee who finished it; None when it was the client.
            uitkomst: the fields of the result.
        """
        self.door, self.partner = door, door.partner if door else None
        for veld, waarde in uitkomst.items():
            setattr(self, veld, waarde)
        self.afgerond_op = timezone.now()
        self.geldig_tot = vandaag() + datetime.timedelta(days=self.toetsversie.geldig_dagen)

    @transition(field=stand, source=Stand.OPEN, target=Stand.VERVALLEN)
    def verval(self) -> None:
        """It will not be finished: taken back, or its version was withdrawn."""


class Tegenstrijdigheid(MetSleutel):
    """Two things in a profile that do not go together, as a rule over facts about the client (D-53)."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    uitleg = models.CharField(max_length=300, help_text="Wat u ermee kunt doen.")
    boom = models.JSONField("voorwaarden")
    handhaving = models.BooleanField(default=False)
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Tegenstrijdigheid"].as_manager()

    class Meta:
        verbose_name = "tegenstrijdigheid"
        verbose_name_plural = "tegenstrijdigheden"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam
