"""What an employer says about a candidate's effort, what the client says, and what a human finds (W-32)."""

import datetime
from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker
from klanten.models import Klant
from werkgevers.models.voordracht import Voordracht


class MotivatiesignaalQuerySet(models.QuerySet["Motivatiesignaal"]):
    """Reads on signals."""

    def open(self) -> Self:
        """Signals that nobody has judged yet."""
        return self.exclude(stand=Motivatiesignaal.Stand.BEOORDEELD)

    def wacht_op_klant(self) -> Self:
        """Signals on which the client has not told the own story yet."""
        return self.filter(stand=Motivatiesignaal.Stand.GEMELD)


@pghistory.track()
class Motivatiesignaal(models.Model):
    """A remark of an employer that waits for a judgement; it has no consequence of its own.

    The client is heard first. Only what a human found right may later be read by those who check duties;
    employers and matching never see it.
    """

    class Stand(models.TextChoices):
        GEMELD = "gemeld", "wacht op het verhaal van de klant"
        GEHOORD = "gehoord", "klant is gehoord"
        BEOORDEELD = "beoordeeld", "beoordeeld"

    class Oordeel(models.TextChoices):
        TERECHT = "terecht", "terecht"
        NIET_TERECHT = "niet_terecht", "niet terecht"

    voordracht = models.OneToOneField(Voordracht, models.PROTECT, related_name="motivatiesignaal")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="motivatiesignalen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    reden = models.CharField(max_length=20, choices=Voordracht.Afwijzing)
    gemeld_op = models.DateTimeField(default=timezone.now)
    gemeld_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: de werkgever zelf.",
    )
    reactie_tot = models.DateTimeField(help_text="Tot dan kan de klant het eigen verhaal vertellen.")
    stand = FSMField(max_length=12, choices=Stand, default=Stand.GEMELD, protected=False)
    verhaal = models.TextField(_("wat er volgens u gebeurde"), max_length=2000, blank=True)
    gehoord_op = models.DateTimeField(null=True, blank=True)
    gehoord_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie het verhaal opschreef. Leeg: de klant zelf.",
    )
    oordeel = models.CharField(max_length=12, choices=Oordeel, blank=True)
    waarom = models.TextField("waarom", max_length=1000, blank=True)
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MotivatiesignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal over motivatie"
        verbose_name_plural = "signalen over motivatie"
        ordering = ["-gemeld_op", "-pk"]
        indexes = [models.Index(fields=["locatie", "stand"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(gehoord_op__isnull=True) | ~Q(verhaal=""),
                name="werkgevers_signaal_verhaal",
                violation_error_message=_("Vertel wat er volgens u gebeurde."),
            ),
            models.CheckConstraint(
                condition=~Q(stand="beoordeeld")
                | Q(beoordeeld_door__isnull=False, beoordeeld_op__isnull=False)
                & ~Q(oordeel="")
                & ~Q(waarom=""),
                name="werkgevers_signaal_beoordeeld",
                violation_error_message="Geef een oordeel en zeg waarom.",
            ),
            models.CheckConstraint(
                condition=Q(beoordeeld_op__isnull=True)
                | Q(gehoord_op__isnull=False)
                | Q(beoordeeld_op__gt=F("reactie_tot")),
                name="werkgevers_signaal_eerst_horen",
                violation_error_message="Hoor eerst de klant.",
            ),
            models.CheckConstraint(
                condition=Q(beoordeeld_door__isnull=True)
                | Q(gemeld_door__isnull=True)
                | ~Q(beoordeeld_door=F("gemeld_door")),
                name="werkgevers_signaal_twee_mensen",
                violation_error_message="Wie het signaal opschreef, beoordeelt het niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"signaal {self.pk}"

    @transition(field=stand, source=Stand.GEMELD, target=Stand.GEHOORD)
    def hoor(self, *, verhaal: str, op: datetime.datetime, door: Medewerker | None) -> None:
        """The client tells the own story, or an employee writes it down."""
        self.verhaal, self.gehoord_op, self.gehoord_door = verhaal, op, door

    @transition(field=stand, source=(Stand.GEMELD, Stand.GEHOORD), target=Stand.BEOORDEELD)
    def beoordeel(self, *, oordeel: str, waarom: str, op: datetime.datetime, door: Medewerker) -> None:
        """A human says whether the remark is right; the database asks that the client could speak first."""
        self.oordeel, self.waarom, self.beoordeeld_op, self.beoordeeld_door = oordeel, waarom, op, door
