"""Routing: the portal advises, people judge and decide, and all of it is kept (D-10 to D-18, D-23, D-45)."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Medewerker, Regelversie
from klanten.models import Clientbeeld, Klant


class Methode(models.TextChoices):
    """How a location comes to a route (D-13 to D-15)."""

    BESLISBOOM = "beslisboom", "beslisboom"
    DUO = "duo", "duogesprek met zelftest"
    FASERING = "fasering", "fasering van vroeger"


class Motivatie(models.TextChoices):
    """What an employee sees of the client's own will to work; not a label for good (D-16)."""

    STERK = "sterk", "wil graag werken"
    WISSELEND = "wisselend", "wisselend"
    WEINIG = "weinig", "nu nog weinig"
    ONBEKEND = "onbekend", "nog niet te zeggen"


class Zoekbeeld(models.TextChoices):
    """What an employee sees of how the client looks for work (D-16)."""

    OPTIMAAL = "optimaal", "optimaal"
    ONVOLLEDIG = "onvolledig", "onvolledig"
    ONBEKEND = "onbekend", "nog niet te zeggen"


@pghistory.track()
class Duogesprek(models.Model):
    """A route on its way by conversation: assessors judge apart, and then decide together (D-14)."""

    class Stand(models.TextChoices):
        OPEN = "open", "loopt"
        BESLOTEN = "besloten", "besloten"
        VERVALLEN = "vervallen", "gestopt"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="duogesprekken")
    nodig = models.PositiveSmallIntegerField("aantal beoordelaars")
    andere_partner = models.BooleanField("van verschillende partners", default=True)
    begonnen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField(default=timezone.now)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.OPEN, protected=False)
    gesloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    gesloten_op = models.DateTimeField(null=True, blank=True)
    reden = models.CharField("waarom gestopt", max_length=300, blank=True)

    class Meta:
        verbose_name = "duogesprek"
        verbose_name_plural = "duogesprekken"
        ordering = ["-begonnen_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(stand="open"),
                name="diagnose_een_duogesprek_per_klant",
                violation_error_message="Er loopt al een duogesprek over deze klant.",
            ),
            models.CheckConstraint(condition=Q(nodig__in=(1, 2)), name="diagnose_duogesprek_nodig"),
            models.CheckConstraint(
                condition=Q(stand="open", gesloten_op__isnull=True, gesloten_door__isnull=True)
                | ~Q(stand="open") & Q(gesloten_op__isnull=False, gesloten_door__isnull=False),
                name="diagnose_duogesprek_gesloten",
            ),
            models.CheckConstraint(
                condition=~Q(stand="vervallen") | ~Q(reden=""),
                name="diagnose_duogesprek_reden",
                violation_error_message="Vul in waarom het gesprek stopt.",
            ),
        ]

    def __str__(self) -> str:
        return f"duogesprek van {self.begonnen_door}"

    @transition(field=stand, source=Stand.OPEN, target=Stand.BESLOTEN)
    def besluit_samen(self, *, door: Medewerker) -> None:
        """The assessors chose a route together."""
        self.gesloten_door, self.gesloten_op = door, timezone.now()

    @transition(field=stand, source=Stand.OPEN, target=Stand.VERVALLEN)
    def verval(self, *, door: Medewerker, reden: str) -> None:
        """It stops without a route."""
        self.gesloten_door, self.gesloten_op, self.reden = door, timezone.now(), reden


class Routeoordeel(models.Model):
    """What one assessor thinks, given without having read what the other thinks; never changed again."""

    gesprek = models.ForeignKey(Duogesprek, models.PROTECT, related_name="oordelen")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    route = models.CharField(max_length=1, choices=Clientbeeld.Route)
    motivatie = models.CharField(max_length=10, choices=Motivatie)
    zoekgedrag = models.CharField(max_length=12, choices=Zoekbeeld)
    woorden = models.TextField("uw oordeel in woorden", max_length=1000)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "oordeel over een route"
        verbose_name_plural = "oordelen over een route"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gesprek", "door"],
                name="diagnose_een_oordeel_per_persoon",
                violation_error_message="U hebt uw oordeel al gegeven. De ander is nu aan de beurt.",
            ),
            models.CheckConstraint(condition=~Q(woorden=""), name="diagnose_oordeel_in_woorden"),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.door}: route {self.route}"


class Routering(models.Model):
    """One choice of route, with the rule version and the facts behind the advice; never changed again."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="routeringen")
    methode = models.CharField(max_length=10, choices=Methode, default=Methode.BESLISBOOM)
    beoordelaars = models.PositiveSmallIntegerField(
        default=1, help_text="Hoeveel beoordelaars de locatie toen vroeg."
    )
    gesprek = models.OneToOneField(
        Duogesprek, models.PROTECT, null=True, blank=True, related_name="routering"
    )
    zelftest = models.JSONField(
        default=dict, blank=True, help_text="De uitkomst van de zelftest, zoals die bij het besluit was."
    )
    regelversie = models.ForeignKey(Regelversie, models.PROTECT, null=True, blank=True, related_name="+")
    advies = models.CharField(max_length=1, choices=Clientbeeld.Route)
    uitleg = models.JSONField(default=dict, blank=True)
    besluit = models.CharField(max_length=1, choices=Clientbeeld.Route)
    reden = models.TextField(max_length=1000, blank=True)
    motivatie = models.CharField(max_length=10, choices=Motivatie, blank=True)
    zoekgedrag = models.CharField(max_length=12, choices=Zoekbeeld, blank=True)
    voorlopig = models.BooleanField(default=False)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "routering"
        verbose_name_plural = "routeringen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"]), models.Index(fields=["-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(advies=F("besluit")) | ~Q(reden=""),
                name="diagnose_routering_reden",
                violation_error_message="U wijkt af van het advies. Vul in waarom.",
            ),
            models.CheckConstraint(
                condition=Q(methode="duo", gesprek__isnull=False)
                | ~Q(methode="duo") & Q(gesprek__isnull=True, beoordelaars=1),
                name="diagnose_routering_duo",
            ),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"route {self.besluit}"

    @property
    def wijkt_af(self) -> bool:
        """Whether the professional decided otherwise than the portal advised."""
        return self.advies != self.besluit


class Fasering(models.Model):
    """A phase that a client had before this portal: history only, brought in from a file (D-15).

    Source: Samen doen we het zo (Monitorgroep 2005): phases are to be abolished; nobody gets a new one.
    """

    class Fase(models.IntegerChoices):
        EEN = 1, "fase 1"
        TWEE = 2, "fase 2"
        DRIE = 3, "fase 3"
        VIER = 4, "fase 4"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="faseringen")
    fase = models.PositiveSmallIntegerField(choices=Fase)
    vanaf = models.DateField()
    geladen_op = models.DateTimeField(default=timezone.now)
    geladen_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "fase van vroeger"
        verbose_name_plural = "fasen van vroeger"
        ordering = ["-vanaf", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "vanaf"],
                name="diagnose_een_fase_per_dag",
                violation_error_message="Deze klant heeft op deze dag al een fase.",
            ),
            models.CheckConstraint(condition=Q(fase__gte=1, fase__lte=4), name="diagnose_fase_1_tot_4"),
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.get_fase_display()
