"""The marktbewerkingsplan of a location, and what it aims at in numbers (W-33, W-39)."""

import datetime

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, MetVersie, Team
from keten.tijd import vandaag
from werkgevers.models.werkgever import Sector

_EERSTE_JAAR, _LAATSTE_JAAR = 2005, 2100


@pghistory.track()
class Marktplan(MetVersie):
    """Which sectors a location approaches first in a year, adopted by its management (W-39).

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, conclusion 8.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", "concept"
        VASTGESTELD = "vastgesteld", "vastgesteld"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="marktplannen")
    jaar = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(_EERSTE_JAAR), MaxValueValidator(_LAATSTE_JAAR)]
    )
    toelichting = models.TextField("waar het om gaat dit jaar", max_length=2000, blank=True)
    stand = FSMField(max_length=12, choices=Stand, default=Stand.CONCEPT, protected=False)
    vastgesteld_op = models.DateField(null=True, blank=True, editable=False)
    vastgesteld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = "marktbewerkingsplan"
        verbose_name_plural = "marktbewerkingsplannen"
        ordering = ["-jaar"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "jaar"],
                name="werkgevers_een_marktplan",
                violation_error_message="Er is al een plan voor dit jaar.",
            ),
            models.CheckConstraint(
                condition=Q(stand="concept", vastgesteld_op__isnull=True)
                | Q(stand="vastgesteld", vastgesteld_op__isnull=False, vastgesteld_door__isnull=False),
                name="werkgevers_marktplan_vastgesteld",
            ),
        ]

    def __str__(self) -> str:
        return f"marktbewerkingsplan {self.jaar}"

    @property
    def eerste(self) -> datetime.date:
        """The first day of its year."""
        return datetime.date(self.jaar, 1, 1)

    @property
    def laatste(self) -> datetime.date:
        """The last day of its year."""
        return datetime.date(self.jaar, 12, 31)

    @transition(field=stand, source=Stand.CONCEPT, target=Stand.VASTGESTELD)
    def stel_vast(self, *, door: Medewerker) -> None:
        """The management agrees; from now on its lines stand still."""
        self.vastgesteld_op, self.vastgesteld_door = vandaag(), door

    @transition(field=stand, source=Stand.VASTGESTELD, target=Stand.CONCEPT)
    def heropen(self) -> None:
        """The plan is changed, and has to be adopted again."""
        self.vastgesteld_op = self.vastgesteld_door = None


@pghistory.track()
class Marktplanregel(MetVersie):
    """A sector in the plan: how soon, why, and how many contacts."""

    class Prioriteit(models.IntegerChoices):
        HOOG = 1, "hoog"
        GEWOON = 2, "gewoon"
        LAAG = 3, "laag"

    plan = models.ForeignKey(Marktplan, models.PROTECT, related_name="regels")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+")
    prioriteit = models.PositiveSmallIntegerField(choices=Prioriteit, default=Prioriteit.GEWOON)
    waarom = models.CharField("waarom deze sector", max_length=300, blank=True)
    contacten = models.PositiveSmallIntegerField("contacten in het jaar", default=0)

    class Meta:
        verbose_name = "regel van een marktbewerkingsplan"
        verbose_name_plural = "regels van marktbewerkingsplannen"
        ordering = ["prioriteit", "sector"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "sector"],
                name="werkgevers_sector_eens_in_plan",
                violation_error_message="Deze sector staat al in het plan.",
            ),
            models.CheckConstraint(
                condition=Q(prioriteit__in=[1, 2, 3]), name="werkgevers_marktplan_prioriteit"
            ),
        ]

    def __str__(self) -> str:
        return str(self.sector)


@pghistory.track()
class Streefcijfer(MetVersie):
    """How many vacancies or placements somebody aims at in a year; none at all is fine too (W-33).

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9: Amsterdam sets goals for acquisition and
    placements, Ede has no hard placement goals.
    """

    class Soort(models.TextChoices):
        PLAATSINGEN = "plaatsingen", "plaatsingen"
        VACATURES = "vacatures", "vacatures"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    jaar = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(_EERSTE_JAAR), MaxValueValidator(_LAATSTE_JAAR)]
    )
    soort = models.CharField("waarvan", max_length=12, choices=Soort)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    aantal = models.PositiveSmallIntegerField(
        "hoeveel in het jaar", validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )

    class Meta:
        verbose_name = "streefcijfer"
        verbose_name_plural = "streefcijfers"
        ordering = ["-jaar", "soort", "medewerker", "team"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "jaar", "soort", "medewerker", "team"],
                nulls_distinct=False,
                name="werkgevers_een_streefcijfer",
                violation_error_message="Dit streefcijfer staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(medewerker__isnull=True) | Q(team__isnull=True),
                name="werkgevers_streefcijfer_van_wie",
                violation_error_message="Kies een medewerker of een team, niet allebei.",
            ),
            models.CheckConstraint(condition=Q(aantal__gte=1), name="werkgevers_streefcijfer_aantal"),
        ]

    def __str__(self) -> str:
        return f"{self.aantal} {self.get_soort_display()} in {self.jaar}"
