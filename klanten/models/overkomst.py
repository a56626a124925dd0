"""A benefit of UWV that nears its end, and the municipality that may have to go on (K-17)."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker
from klanten.models.klant import Klant
from klanten.models.uitkering import Uitkering


@pghistory.track()
class Overkomst(models.Model):
    """One client who comes over from WW to the municipality: reported in time, taken up, and settled."""

    class Stand(models.TextChoices):
        GEMELD = "gemeld", "gemeld"
        OPGEPAKT = "opgepakt", "in behandeling"
        OVERGENOMEN = "overgenomen", "overgenomen"
        VERVALLEN = "vervallen", "niet nodig"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="overkomsten")
    uitkering = models.OneToOneField(
        Uitkering, models.PROTECT, related_name="overkomst", help_text="De uitkering die eindigt."
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    laatste_dag = models.DateField("laatste dag van de uitkering")
    stand = FSMField(max_length=15, choices=Stand, default=Stand.GEMELD, protected=False)
    gemeld_op = models.DateTimeField(default=timezone.now)
    behandelaar = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    opgepakt_op = models.DateTimeField(null=True, blank=True)
    opvolger = models.OneToOneField(
        Uitkering, models.PROTECT, null=True, blank=True, related_name="+", help_text="De nieuwe uitkering."
    )
    afgerond_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    afgerond_op = models.DateTimeField(null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True, help_text="Waarom overnemen niet nodig is.")

    class Meta:
        verbose_name = "overkomst"
        verbose_name_plural = "overkomsten"
        ordering = ["laatste_dag", "pk"]
        indexes = [
            models.Index(fields=["locatie", "stand", "laatste_dag"]),
            models.Index(fields=["klant", "-laatste_dag"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stand="overgenomen") | Q(opvolger__isnull=False),
                name="klanten_overkomst_opvolger",
            ),
            models.CheckConstraint(
                condition=~Q(stand="vervallen") | ~Q(reden=""),
                name="klanten_overkomst_reden",
                violation_error_message="Vul in waarom overnemen niet nodig is.",
            ),
        ]

    def __str__(self) -> str:
        return f"overkomst na {self.laatste_dag:%d-%m-%Y}"

    @property
    def is_open(self) -> bool:
        """Whether the municipality still has to decide."""
        return self.stand in (Overkomst.Stand.GEMELD, Overkomst.Stand.OPGEPAKT)

    @transition(field=stand, source=[Stand.GEMELD, Stand.OPGEPAKT], target=Stand.OPGEPAKT)
    def pak_op(self, door: Medewerker) -> None:
        """An employee takes it up; a colleague may take it from the one before."""
        self.behandelaar = door
        self.opgepakt_op = timezone.now()

    @transition(field=stand, source=[Stand.GEMELD, Stand.OPGEPAKT], target=Stand.OVERGENOMEN)
    def neem_over(self, opvolger: Uitkering, door: Medewerker) -> None:
        """The municipality pays from the day after."""
        self.opvolger = opvolger
        self._rond_af(door)

    @transition(field=stand, source=[Stand.GEMELD, Stand.OPGEPAKT], target=Stand.VERVALLEN)
    def vervalt(self, reden: str, door: Medewerker) -> None:
        """The client does not come over after all."""
        self.reden = reden
        self._rond_af(door)

    def _rond_af(self, door: Medewerker) -> None:
        self.afgerond_door = door
        self.afgerond_op = timezone.now()
