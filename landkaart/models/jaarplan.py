"""The ketenjaarplan of a location, and who agreed with it (X-50, X-05)."""

import datetime
from typing import Self

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from keten.tijd import vandaag
from landkaart.models.dienstconcept import Conceptversie
from landkaart.models.regiodoel import EERSTE_JAAR, LAATSTE_JAAR

TEKSTEN = ("visie", "ambities", "doelgroepen", "dienstverlening")


class JaarplanQuerySet(models.QuerySet["Jaarplan"]):
    """Reads on plans."""

    def geldend(self) -> Self:
        """Plans that have been adopted and not been replaced."""
        return self.filter(stand=Jaarplan.Stand.VASTGESTELD)


@pghistory.track()
class Jaarplan(MetVersie):
    """What the partners of a location want together in a year; a change is a new number that replaces it.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 6.3: the plan is mostly drawn up afterwards;
    Landkaart, milestone 4: adopted by the management team of the location.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", "concept"
        VOORGELEGD = "voorgelegd", "wacht op akkoord"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        VERVANGEN = "vervangen", "vervangen"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="jaarplannen", editable=False)
    jaar = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(EERSTE_JAAR), MaxValueValidator(LAATSTE_JAAR)]
    )
    nummer = models.PositiveSmallIntegerField(default=1, editable=False)
    reden = models.CharField("waarom verandert het plan", max_length=300, blank=True)
    visie = models.TextField("visie", max_length=4000, blank=True)
    ambities = models.TextField("ambities", max_length=4000, blank=True)
    doelgroepen = models.TextField("doelgroepen", max_length=4000, blank=True)
    dienstverlening = models.TextField("dienstverlening", max_length=4000, blank=True)
    dienstconcepten = models.ManyToManyField(
        Conceptversie, related_name="jaarplannen", blank=True, verbose_name="dienstverleningsconcepten"
    )
    stand = FSMField(max_length=12, choices=Stand, default=Stand.CONCEPT, protected=False, editable=False)
    ronde = models.PositiveSmallIntegerField(default=0, editable=False)
    terug_reden = models.CharField("waarom teruggenomen", max_length=300, blank=True, editable=False)
    vastgesteld_op = models.DateField(null=True, blank=True, editable=False)
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    objects = JaarplanQuerySet.as_manager()

    class Meta:
        verbose_name = "ketenjaarplan"
        verbose_name_plural = "ketenjaarplannen"
        ordering = ["-jaar", "-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "jaar", "nummer"],
                name="landkaart_jaarplan_nummer",
                violation_error_message="Er is al een plan voor dit jaar.",
            ),
            models.UniqueConstraint(
                fields=["locatie", "jaar"],
                condition=Q(stand__in=["concept", "voorgelegd"]),
                name="landkaart_een_jaarplan_in_de_maak",
                violation_error_message="Er is al een concept van het plan voor dit jaar.",
            ),
            models.UniqueConstraint(
                fields=["locatie", "jaar"],
                condition=Q(stand="vastgesteld"),
                name="landkaart_een_geldend_jaarplan",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["concept", "voorgelegd"], vastgesteld_op__isnull=True)
                | Q(stand__in=["vastgesteld", "vervangen"], vastgesteld_op__isnull=False),
                name="landkaart_jaarplan_vastgesteld",
            ),
            models.CheckConstraint(
                condition=Q(nummer=1) | ~Q(reden=""),
                name="landkaart_jaarplan_reden",
                violation_error_message="Vul in waarom het plan verandert.",
            ),
        ]

    def __str__(self) -> str:
        versie = f", wijziging {self.nummer - 1}" if self.nummer > 1 else ""
        return f"Ketenjaarplan {self.jaar}{versie}"

    @property
    def eerste(self) -> datetime.date:
        """The first day of its year."""
        return datetime.date(self.jaar, 1, 1)

    @property
    def laatste(self) -> datetime.date:
        """The last day of its year."""
        return datetime.date(self.jaar, 12, 31)

    @property
    def in_de_maak(self) -> bool:
        """Whether its text and goals can still change."""
        return bool(self.stand == self.Stand.CONCEPT)

    @property
    def te_laat(self) -> bool:
        """Whether it was adopted when its year had begun; a change during the year is not late (X-50)."""
        return self.nummer == 1 and self.vastgesteld_op is not None and self.vastgesteld_op >= self.eerste

    @property
    def wordt_te_laat(self) -> bool:
        """Whether it can no longer be adopted in time."""
        return self.nummer == 1 and self.vastgesteld_op is None and vandaag() >= self.eerste

    @transition(field=stand, source=Stand.CONCEPT, target=Stand.VOORGELEGD)
    def leg_voor(self) -> None:
        """Put before the partners; from now on it stands still. Each time is a new round of signing."""
        self.ronde += 1
        self.terug_reden = ""

    @transition(field=stand, source=Stand.VOORGELEGD, target=Stand.CONCEPT)
    def neem_terug(self, reden: str) -> None:
        """Somebody wants it otherwise; what was signed in this round no longer counts."""
        self.terug_reden = reden

    @transition(field=stand, source=Stand.VOORGELEGD, target=Stand.VASTGESTELD)
    def stel_vast(self) -> None:
        """All partners agree."""
        self.vastgesteld_op = vandaag()

    @transition(field=stand, source=Stand.VASTGESTELD, target=Stand.VERVANGEN)
    def vervang(self) -> None:
        """A change was adopted; this one stays to be read."""


class Planakkoord(models.Model):
    """What a partner said about a plan, by whom, and on which level it had to be decided (X-05).

    Source: Ketensamenwerking op 15 Werkpleinen (2009): managers of a municipality decide with a wide mandate,
    those of CWI and UWV can decide less by themselves.
    """

    class Niveau(models.TextChoices):
        LOKAAL = "lokaal", "lokaal: ik beslis zelf"
        REGIO = "regio", "regio: het regiomanagement beslist mee"
        CENTRAAL = "centraal", "centraal: het hoofdkantoor beslist mee"

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht"
        AKKOORD = "akkoord", "akkoord"

    plan = models.ForeignKey(Jaarplan, models.PROTECT, related_name="akkoorden")
    ronde = models.PositiveSmallIntegerField()
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    niveau = models.CharField("wie moet akkoord zijn", max_length=10, choices=Niveau)
    stand = models.CharField(max_length=10, choices=Stand)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "akkoord met een ketenjaarplan"
        verbose_name_plural = "akkoorden met ketenjaarplannen"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "ronde", "partner", "stand"],
                name="landkaart_planakkoord_eens",
                violation_error_message="Uw organisatie heeft dit al laten weten.",
            ),
            models.CheckConstraint(
                condition=Q(stand="akkoord") | ~Q(niveau="lokaal"),
                name="landkaart_planakkoord_wacht_op",
                violation_error_message="Wachten kan alleen op de regio of centraal.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.partner}: {self.in_woorden}"

    @property
    def in_woorden(self) -> str:
        """Where a partner stands: "akkoord", "wacht op regio"."""
        return "akkoord" if self.stand == self.Stand.AKKOORD else f"wacht op {self.niveau}"
