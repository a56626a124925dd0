"""The work plan: what client and chain agree on, in versions (K-51, K-55)."""

from functools import reduce
from operator import or_
from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from diagnose.models.diagnose import Diagnose
from keten.models import Medewerker, MetVersie
from klanten.models import Klant

# What client and coach put their names to.
_AFGESPROKEN = (
    "klant",
    "nummer",
    "doel",
    "afspraken",
    "wens_klant",
    "akkoord_coach",
    "akkoord_coach_op",
    "akkoord_namens",
    "akkoord_klant_op",
    "akkoord_klant_wijze",
)
_ANDERS = reduce(
    or_, (pgtrigger.Q(**{f"old__{veld}__df": pgtrigger.F(f"new__{veld}")}) for veld in _AFGESPROKEN)
)


class WerkplanQuerySet(models.QuerySet["Werkplan"]):
    """Reads on work plans."""

    def in_de_maak(self) -> Self:
        """The version that client and coach do not both agree with yet; at most one per client."""
        return self.filter(stand__in=[Werkplan.Stand.CONCEPT, Werkplan.Stand.VOORGESTELD])

    def geldend(self) -> Self:
        """The version that counts; at most one per client."""
        return self.filter(stand=Werkplan.Stand.BEVESTIGD)

    def voor_klant(self) -> Self:
        """What a client sees: the version to agree with and the one that counts."""
        return self.filter(stand__in=[Werkplan.Stand.VOORGESTELD, Werkplan.Stand.BEVESTIGD])


@pghistory.track()
class Werkplan(MetVersie):
    """One version of the plan of one client. A confirmed version never changes: a change is a new version."""

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("in de maak")
        VOORGESTELD = "voorgesteld", _("wacht op akkoord van de klant")
        BEVESTIGD = "bevestigd", _("bevestigd")
        VERVANGEN = "vervangen", _("vervangen door een nieuwe versie")

    class Wijze(models.TextChoices):
        PORTAAL = "portaal", "in het portaal"
        BALIE = "balie", "aan de balie, met handtekening"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="werkplannen")
    nummer = models.PositiveSmallIntegerField("versie van het plan")
    diagnose = models.ForeignKey(Diagnose, models.PROTECT, null=True, blank=True, related_name="+")
    doel = models.TextField("doel", max_length=1000)
    afspraken = models.TextField("wat de klant zelf doet", max_length=2000, blank=True)
    wens_klant = models.TextField("wens van de klant", max_length=1000, blank=True)
    stand = FSMField(max_length=15, choices=Stand, default=Stand.CONCEPT, protected=False)
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    akkoord_coach = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    akkoord_coach_op = models.DateTimeField(null=True, blank=True)
    akkoord_namens = models.CharField(
        max_length=300, blank=True, help_text="De betalende partners namens wie met mandaat is besloten."
    )
    akkoord_klant_op = models.DateTimeField(null=True, blank=True)
    akkoord_klant_wijze = models.CharField(max_length=10, choices=Wijze, blank=True)

    objects = WerkplanQuerySet.as_manager()

    class Meta:
        verbose_name = "werkplan"
        verbose_name_plural = "werkplannen"
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["klant", "nummer"], name="diagnose_werkplan_nummer"),
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(stand__in=["concept", "voorgesteld"]),
                name="diagnose_een_open_werkplan",
                violation_error_message="Er is al een werkplan in de maak.",
            ),
            models.UniqueConstraint(
                fields=["klant"], condition=Q(stand="bevestigd"), name="diagnose_een_geldend_werkplan"
            ),
            models.CheckConstraint(
                condition=~Q(stand="bevestigd")
                | Q(akkoord_coach_op__isnull=False, akkoord_klant_op__isnull=False)
                & ~Q(akkoord_klant_wijze=""),
                name="diagnose_werkplan_twee_akkoorden",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="bevestigd_ligt_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stand__in=["bevestigd", "vervangen"]) & _ANDERS,
            )
        ]

    def __str__(self) -> str:
        return f"werkplan versie {self.nummer}"

    @transition(field=stand, source=Stand.CONCEPT, target=Stand.VOORGESTELD)
    def stel_voor(self, *, door: Medewerker, namens: str = "") -> None:
        """The coach agrees, if need be on behalf of the partners that pay, and shows the client the plan."""
        self.akkoord_coach = door
        self.akkoord_namens = namens
        self.akkoord_coach_op = timezone.now()

    @transition(field=stand, source=Stand.VOORGESTELD, target=Stand.CONCEPT)
    def neem_terug(self) -> None:
        """Back to the drawing table; the coach's agreement lapses."""
        self.akkoord_coach = None
        self.akkoord_coach_op = None
        self.akkoord_namens = ""

    @transition(field=stand, source=Stand.VOORGESTELD, target=Stand.BEVESTIGD)
    def bevestig(self, *, wijze: str) -> None:
        """The client agrees."""
        self.akkoord_klant_op = timezone.now()
        self.akkoord_klant_wijze = wijze

    @transition(field=stand, source=Stand.BEVESTIGD, target=Stand.VERVANGEN)
    def vervang(self) -> None:
        """A newer version has been confirmed."""
