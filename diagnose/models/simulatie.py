"""Rules that were tried on the clients of a location before anybody adopted them."""

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, Regelconcept, Regelset, Regelversie


class Simulatie(models.Model):
    """What a rule would say of the clients of a location, in numbers; who they are is not kept.

    Attributes:
        op: the day on which it was tried; facts count as on that day where they are known by day.
        vergeleken_met: the version in force on that day; None when there was none.
        uitkomst: a table as `diagnose.regels.uitkomst` reads it; empty until it is ready.
        totaal, gedaan: of a simulation in the background, how many clients there are and were tried.
    """

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "bezig"
        KLAAR = "klaar", "klaar"
        MISLUKT = "mislukt", "mislukt"

    regelset = models.ForeignKey(Regelset, models.PROTECT, related_name="simulaties")
    concept = models.ForeignKey(
        Regelconcept, models.PROTECT, null=True, blank=True, related_name="simulaties"
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    boom = models.JSONField("voorwaarden")
    op = models.DateField("dag")
    vergeleken_met = models.ForeignKey(Regelversie, models.PROTECT, null=True, blank=True, related_name="+")
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.WACHT)
    totaal = models.PositiveIntegerField(default=0)
    gedaan = models.PositiveIntegerField(default=0)
    uitkomst = models.JSONField(default=list, blank=True)
    milliseconden = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "simulatie van een regel"
        verbose_name_plural = "simulaties van regels"
        ordering = ["-gemaakt_op", "-pk"]
        indexes = [models.Index(fields=["locatie", "regelset", "-gemaakt_op"])]

    def __str__(self) -> str:
        return f"simulatie van {self.regelset}"

    @transition(field=stand, source=[Stand.WACHT, Stand.BEZIG, Stand.MISLUKT], target=Stand.BEZIG)
    def begin(self, totaal: int) -> None:
        """Start counting, or start again after a worker was killed."""
        self.totaal, self.gedaan = totaal, 0

    @transition(field=stand, source=[Stand.WACHT, Stand.BEZIG], target=Stand.KLAAR)
    def rond_af(self, uitkomst: list[object], milliseconden: int) -> None:
        """Keep what came out."""
        self.uitkomst, self.milliseconden = uitkomst, milliseconden

    @transition(field=stand, source=[Stand.WACHT, Stand.BEZIG], target=Stand.MISLUKT)
    def mislukt(self) -> None:
        """The rule could not be tried any more, because a fact was removed meanwhile."""
