"""What single milestones ask for: lines about municipalities, portfolios, pilots, advice and improvements."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from keten.tijd import vandaag
from landkaart.models.mijlpaal import Mijlpaal


class OnderdeelQuerySet(models.QuerySet[Any]):
    """Reads on these lines."""

    def lopend(self) -> Self:
        """Lines that were not taken out."""
        return self.filter(vervallen_op__isnull=True)


class Onderdeel(MetVersie):
    """A line that a location keeps for one of its milestones; it is taken out, never removed."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+", editable=False)
    ingevoerd_op = models.DateTimeField(default=timezone.now, editable=False)
    vervallen_op = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        abstract = True


@pghistory.track()
class Deelname(Onderdeel):
    """How one municipality takes part in the location (L-33)."""

    class Vorm(models.TextChoices):
        ZELF = "zelf", "doet zelf mee"
        ANDERE = "andere", "een andere gemeente voert de WWB voor haar uit"
        ISD = "isd", "via een Intergemeentelijke Sociale Dienst (ISD)"
        INKOOP = "inkoop", "koopt diensten in (inkoopmodel)"
        NIET = "niet", "doet niet mee"

    gemeente = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    vorm = models.CharField("hoe doet de gemeente mee", max_length=10, choices=Vorm)
    via = models.CharField("welke gemeente of dienst", max_length=100, blank=True)
    reden = models.CharField("waarom doet de gemeente niet mee", max_length=300, blank=True)
    in_mt = models.BooleanField("vertegenwoordigd in het MT", default=False)

    class Meta(Onderdeel.Meta):
        abstract = False
        verbose_name = "deelname van een gemeente"
        verbose_name_plural = "deelname van gemeenten"
        ordering = ["gemeente__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "gemeente"],
                condition=Q(vervallen_op__isnull=True),
                name="landkaart_een_deelname",
                violation_error_message="Deze gemeente staat al in de lijst.",
            ),
            models.CheckConstraint(
                condition=~Q(vorm="niet") | ~Q(reden=""),
                name="landkaart_niet_deelnemen_waarom",
                violation_error_message="Vul in waarom de gemeente niet meedoet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} {self.get_vorm_display()}"


@pghistory.track()
class Portefeuille(Onderdeel):
    """A subject for which one member of the management team answers (L-18)."""

    mt_lid = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", verbose_name="MT-lid")
    onderwerp = models.CharField("portefeuille", max_length=120)
    van = models.DateField("sinds", default=vandaag)
    hoort_bij = models.ForeignKey(
        Mijlpaal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="voor welke mijlpaal"
    )

    class Meta(Onderdeel.Meta):
        abstract = False
        verbose_name = "portefeuille"
        verbose_name_plural = "portefeuilleverdeling"
        ordering = ["mt_lid__gebruiker__naam", "onderwerp"]

    def __str__(self) -> str:
        return f"{self.onderwerp}: {self.mt_lid}"


@pghistory.track()
class Raadpleging(Onderdeel):
    """A body that was asked for advice about a concept or the improvement cycle (L-42)."""

    class Soort(models.TextChoices):
        CLIENTENRAAD = "clientenraad", "cliëntenraad"
        WERKGEVERS = "werkgevers", "organisatie van werkgevers"
        WERKNEMERS = "werknemers", "organisatie van werknemers"
        ANDERS = "anders", "anders"

    mijlpaal = models.ForeignKey(Mijlpaal, models.PROTECT, related_name="+", editable=False)
    soort = models.CharField(max_length=15, choices=Soort)
    naam = models.CharField(max_length=120)
    op = models.DateField("geraadpleegd op")
    advies = models.TextField(max_length=1000)

    class Meta(Onderdeel.Meta):
        abstract = False
        verbose_name = "raadpleging"
        verbose_name_plural = "raadplegingen"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"{self.naam} op {self.op:%d-%m-%Y}"


@pghistory.track()
class Pilot(Onderdeel):
    """A try-out of integral work, with the day on which it must be judged and spread (L-43)."""

    naam = models.CharField(max_length=120)
    start_op = models.DateField("begonnen op")
    evaluatie_op = models.DateField("evaluatie op")
    uitrol_op = models.DateField("hele locatie op")
    afgerond_op = models.DateField("uitgerold of gestopt op", null=True, blank=True)
    uitkomst = models.CharField(max_length=300, blank=True)

    class Meta(Onderdeel.Meta):
        abstract = False
        verbose_name = "pilot"
        verbose_name_plural = "pilots"
        ordering = ["uitrol_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(evaluatie_op__gte=F("start_op"), uitrol_op__gte=F("evaluatie_op")),
                name="landkaart_pilot_volgorde",
                violation_error_message="Eerst begint een pilot, dan komt de evaluatie, dan de hele locatie.",
            ),
            models.CheckConstraint(
                condition=Q(afgerond_op__isnull=True) | ~Q(uitkomst="") & Q(afgerond_op__gte=F("start_op")),
                name="landkaart_pilot_uitkomst",
                violation_error_message="Vul bij een afgeronde pilot de uitkomst in.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def te_laat(self) -> bool:
        """Whether it should have been spread over the location by now."""
        return self.afgerond_op is None and self.uitrol_op < vandaag()
