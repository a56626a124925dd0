"""Why an arrangement was looked at again: the log of re-diagnosis (K-56, D-54)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from diagnose.models.diagnose import Diagnose
from keten.models import Ketenpartner, Medewerker, Regelversie
from keten.tijd import vandaag
from klanten.models import Klant, Taak


class Herdiagnoseaanleiding(models.Model):
    """One trigger. A request of the client gets an answer, whether a new diagnosis follows or not."""

    class Soort(models.TextChoices):
        PERIODIEK = "periodiek", "de periode is voorbij"
        OORDEEL = "oordeel", "oordeel van de professional"
        SIGNAAL = "signaal", "signaal"
        KANTELPUNT = "kantelpunt", "kantelpunt in de kans op werk"
        VERZOEK = "verzoek", "verzoek van de klant"

    class Over(models.TextChoices):
        PLAN = "plan", "het plan"
        BEELD = "beeld", "wat er over mij staat"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="aanleidingen")
    soort = models.CharField(max_length=10, choices=Soort)
    over = models.CharField("waarover", max_length=10, choices=Over, blank=True)
    tekst = models.TextField(max_length=1000, blank=True)
    op = models.DateTimeField(default=timezone.now)
    gemeld_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: het portaal, of de klant.",
    )
    regelversie = models.ForeignKey(
        Regelversie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="De regel die de aanleiding gaf.",
    )
    taak = models.OneToOneField(Taak, models.PROTECT, null=True, blank=True, related_name="+")
    antwoord = models.TextField(max_length=1000, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    diagnose = models.ForeignKey(
        Diagnose,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanleidingen",
        help_text="De diagnose die erop volgde.",
    )

    class Meta:
        verbose_name = "aanleiding voor herdiagnose"
        verbose_name_plural = "aanleidingen voor herdiagnose"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"]), models.Index(fields=["op", "soort"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(soort="verzoek") | ~Q(tekst="") & ~Q(over=""),
                name="diagnose_verzoek_met_tekst",
                violation_error_message="Schrijf wat u anders wilt.",
            ),
            models.CheckConstraint(
                condition=~Q(soort="oordeel") | ~Q(tekst="") & Q(gemeld_door__isnull=False),
                name="diagnose_oordeel_met_reden",
                violation_error_message="Schrijf waarom een nieuwe diagnose nodig is.",
            ),
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, beantwoord_door__isnull=True, antwoord="")
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False) & ~Q(antwoord=""),
                name="diagnose_verzoek_antwoord",
                violation_error_message="Schrijf een antwoord.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()


class Voortgangscheck(models.Model):
    """The question whether a client who is still without work gets the right help, or belongs on route B.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.2, the conclusion about route A (D-19).
    """

    class Keuze(models.TextChoices):
        INSTRUMENTEN = "instrumenten", "ander instrumentarium"
        ROUTE_B = "route_b", "route B"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="voortgangschecks")
    gevraagd_op = models.DateField(default=vandaag)
    keuze = models.CharField(max_length=15, choices=Keuze, blank=True)
    reden = models.TextField(max_length=1000, blank=True)
    beslist_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    beslist_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "voortgangscheck"
        verbose_name_plural = "voortgangschecks"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(beslist_op__isnull=True),
                name="diagnose_voortgangscheck_open",
                violation_error_message="Er wacht al een check voor deze klant.",
            ),
            models.CheckConstraint(
                condition=Q(beslist_op__isnull=True, beslist_door__isnull=True, keuze="", reden="")
                | Q(beslist_op__isnull=False, beslist_door__isnull=False, partner__isnull=False)
                & ~Q(keuze="")
                & ~Q(reden=""),
                name="diagnose_voortgangscheck_besluit",
                violation_error_message="Kies wat er nodig is en schrijf op waarom.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="besloten_check_ligt_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__beslist_op__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"voortgangscheck van {self.gevraagd_op:%d-%m-%Y}"
