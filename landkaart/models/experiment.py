"""Two ways of working compared by lot: an experiment group and a control group (D-36, H-53)."""

import datetime
import functools
import operator
from typing import Self

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from diagnose.models import Instrument
from keten.models import Locatie, Medewerker, MetVersie
from keten.tijd import vandaag
from klanten.models import Klant
from landkaart.models.praktijk import Praktijk

MINSTE_AANDEEL, MEESTE_AANDEEL = 10, 90
OPZET = (
    "locatie",
    "soort",
    "hypothese",
    "controlegroep",
    "aanpak",
    "indicator",
    "wie",
    "instroom",
    "verdeling",
    "aandeel",
    "uitgangswaarde",
    "effect",
    "kracht",
    "einde_op",
    "zaad",
    "gestart_op",
    "vastgesteld_door",
)
"""What says how it is tested; the database refuses to change it once it runs."""

_OPZET_ANDERS = functools.reduce(
    operator.or_, (pgtrigger.Q(**{f"old__{veld}__df": pgtrigger.F(f"new__{veld}")}) for veld in OPZET)
)


class ExperimentQuerySet(models.QuerySet["Experiment"]):
    """Reads on experiments."""

    def lopend(self) -> Self:
        """Experiments that run now."""
        return self.filter(stand=Experiment.Stand.LOOPT)


@pghistory.track()
class Experiment(MetVersie):
    """A hypothesis at one location, and how it is tested. Nothing about it changes once it runs."""

    class Soort(models.TextChoices):
        DIENSTVERLENING = "dienstverlening", "dienstverlening"
        HANDHAVING = "handhaving", "handhaving"

    class Instroom(models.TextChoices):
        BEIDE = "beide", "wie er bij de start al is, en wie daarna komt"
        BESTAAND = "bestaand", "alleen wie er bij de start al is"
        NIEUW = "nieuw", "alleen wie zich na de start aanmeldt"

    class Verdeling(models.TextChoices):
        GEEN = "", "alleen loten"
        REGIME = "regime", "eerlijk verdeeld naar uitkering"
        LEEFTIJD = "leeftijd", "eerlijk verdeeld naar leeftijd"
        GESLACHT = "geslacht", "eerlijk verdeeld naar geslacht"

    class Kracht(models.IntegerChoices):
        TACHTIG = 80, "80 procent"
        NEGENTIG = 90, "90 procent"

    class Stand(models.TextChoices):
        CONCEPT = "concept", "in voorbereiding"
        LOOPT = "loopt", "loopt"
        AFGEROND = "afgerond", "afgerond"
        GESTOPT = "gestopt", "eerder gestopt"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="experimenten", editable=False)
    naam = models.CharField("naam van het experiment", max_length=100)
    soort = models.CharField(max_length=15, choices=Soort, default=Soort.DIENSTVERLENING)
    praktijk = models.ForeignKey(
        Praktijk, models.PROTECT, null=True, blank=True, related_name="experimenten", verbose_name="praktijk"
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="instrument"
    )
    aanpak = models.TextField("wat krijgt de experimentgroep", max_length=1000)
    hypothese = models.TextField("wat verwachten jullie vooraf", max_length=1000, blank=True)
    controlegroep = models.TextField("wat krijgt de controlegroep", max_length=1000, blank=True)
    indicator = models.SlugField("waaraan meten jullie het", blank=True)
    wie = models.JSONField("wie kan meedoen", default=dict, blank=True)
    instroom = models.CharField("wie doet mee", max_length=10, choices=Instroom, default=Instroom.BEIDE)
    verdeling = models.CharField(
        "hoe verdelen", max_length=10, choices=Verdeling, default=Verdeling.GEEN, blank=True
    )
    aandeel = models.PositiveSmallIntegerField(
        "aandeel in de experimentgroep",
        default=50,
        validators=[MinValueValidator(MINSTE_AANDEEL), MaxValueValidator(MEESTE_AANDEEL)],
    )
    uitgangswaarde = models.DecimalField(
        "hoe hoog is het cijfer nu", max_digits=4, decimal_places=1, null=True, blank=True
    )
    effect = models.DecimalField(
        "welk verschil is de moeite waard", max_digits=4, decimal_places=1, null=True, blank=True
    )
    kracht = models.PositiveSmallIntegerField(
        "kans dat jullie zo'n verschil zien", choices=Kracht, default=Kracht.TACHTIG
    )
    start_op = models.DateField("geplande start", null=True, blank=True)
    einde_op = models.DateField("geplande einde", null=True, blank=True)
    evaluatie_op = models.DateField("evaluatie", null=True, blank=True)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.CONCEPT, protected=False, editable=False)
    zaad = models.CharField("startgetal", max_length=64, blank=True, editable=False)
    opgezet_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)
    vastgesteld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    gestart_op = models.DateField(null=True, blank=True, editable=False)
    beeindigd_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    beeindigd_op = models.DateField(null=True, blank=True, editable=False)
    slot = models.TextField("wat leren jullie ervan", max_length=1000, blank=True, editable=False)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    objects = ExperimentQuerySet.as_manager()

    class Meta:
        verbose_name = "experiment"
        verbose_name_plural = "experimenten"
        ordering = ["-gestart_op", "naam", "pk"]
        indexes = [models.Index(fields=["locatie", "stand"], name="landkaart_experiment_stand")]
        constraints = [
            models.CheckConstraint(
                condition=Q(aandeel__gte=MINSTE_AANDEEL, aandeel__lte=MEESTE_AANDEEL),
                name="landkaart_experiment_aandeel",
            ),
            models.CheckConstraint(
                condition=Q(start_op__isnull=True) | Q(einde_op__isnull=True) | Q(einde_op__gt=F("start_op")),
                name="landkaart_experiment_duur",
                violation_error_message="Het einde ligt niet na de start.",
            ),
            models.CheckConstraint(
                condition=Q(evaluatie_op__isnull=True)
                | Q(einde_op__isnull=True)
                | Q(evaluatie_op__gte=F("einde_op")),
                name="landkaart_experiment_evaluatie",
                violation_error_message="De evaluatie ligt voor het einde van het experiment.",
            ),
            models.CheckConstraint(
                condition=Q(stand="concept")
                | ~Q(hypothese="")
                & ~Q(controlegroep="")
                & ~Q(indicator="")
                & ~Q(zaad="")
                & Q(einde_op__isnull=False, gestart_op__isnull=False, vastgesteld_door__isnull=False),
                name="landkaart_experiment_opzet",
                violation_error_message="De opzet van het experiment is niet af.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["concept", "loopt"])
                | Q(beeindigd_op__isnull=False, beeindigd_door__isnull=False) & ~Q(slot=""),
                name="landkaart_experiment_slot",
                violation_error_message="Vul in wat jullie ervan leren.",
            ),
            models.CheckConstraint(
                condition=(Q(uitgangswaarde__isnull=True) | Q(uitgangswaarde__gt=0, uitgangswaarde__lt=100))
                & (Q(effect__isnull=True) | Q(effect__gt=0, effect__lt=100)),
                name="landkaart_experiment_procenten",
                violation_error_message="Vul een percentage in tussen 0 en 100.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="opzet_blijft",
                operation=pgtrigger.Update,
                condition=_OPZET_ANDERS & ~pgtrigger.Q(old__stand="concept"),
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @transition(field=stand, source=Stand.CONCEPT, target=Stand.LOOPT)
    def start(self, *, door: Medewerker, op: datetime.date, zaad: str) -> None:
        """The set-up is adopted; from now on it stays as it is."""
        self.vastgesteld_door, self.gestart_op, self.zaad = door, op, zaad

    @transition(field=stand, source=Stand.LOOPT, target=Stand.AFGEROND)
    def rond_af(self) -> None:
        """It ran until its planned end."""

    @transition(field=stand, source=Stand.LOOPT, target=Stand.GESTOPT)
    def stop(self) -> None:
        """It ended earlier than planned."""

    @property
    def ontbreekt(self) -> list[str]:
        """What is still needed before it can start, in words (L-49)."""
        delen = {
            "een verwachting vooraf": self.hypothese,
            "wat de controlegroep krijgt": self.controlegroep,
            "een cijfer waaraan jullie het meten": self.indicator,
            "een datum voor het einde": self.einde_op,
        }
        return [woord for woord, waarde in delen.items() if not waarde]

    @property
    def ook_nuttig(self) -> list[str]:
        """What it can start without, but should not (L-49)."""
        delen = {
            "een nulmeting: hoe hoog is het cijfer nu": self.uitgangswaarde,
            "welk verschil de moeite waard is": self.effect,
            "een datum voor de evaluatie": self.evaluatie_op,
        }
        return [woord for woord, waarde in delen.items() if waarde is None]

    @property
    def tot(self) -> datetime.date:
        """The last day that counts: never after the planned end, so that nobody gains by waiting."""
        laatste = self.beeindigd_op or vandaag()
        return min(laatste, self.einde_op) if self.einde_op else laatste


class ExperimentdeelnameQuerySet(models.QuerySet["Experimentdeelname"]):
    """Reads on who takes part."""

    def lopend(self) -> Self:
        """Who takes part in an experiment that runs now, also who said no: the lot fell all the same."""
        return self.filter(klaar_op__isnull=True)


class Experimentdeelname(models.Model):
    """A client whom the lot put in a group; the group never changes (D-36)."""

    class Groep(models.TextChoices):
        EXPERIMENT = "E", "experimentgroep"
        CONTROLE = "C", "controlegroep"

    experiment = models.ForeignKey(Experiment, models.PROTECT, related_name="deelnames")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="experimentdeelnames")
    indicator = models.SlugField()
    groep = models.CharField(max_length=1, choices=Groep)
    laag = models.CharField("deelgroep", max_length=60, blank=True)
    ingedeeld_op = models.DateField(default=vandaag)
    klaar_op = models.DateField(null=True, blank=True, help_text="De dag waarop het experiment eindigde.")
    gelezen_op = models.DateTimeField(null=True, blank=True, help_text="De klant heeft het gelezen.")
    afgemeld_op = models.DateTimeField(null=True, blank=True, help_text="De klant wilde niet meedoen.")
    afgemeld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", help_text="Leeg: de klant zelf."
    )

    objects = ExperimentdeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname aan een experiment"
        verbose_name_plural = "deelnames aan experimenten"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["experiment", "klant"], name="landkaart_een_keer_geloot"),
            models.UniqueConstraint(
                fields=["klant", "indicator"],
                condition=Q(klaar_op__isnull=True),
                name="landkaart_een_experiment_per_cijfer",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="lot_blijft",
                fields=["experiment", "klant", "indicator", "groep", "laag", "ingedeeld_op"],
            ),
            pgtrigger.Protect(name="deelname_blijft", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.experiment}: {self.get_groep_display()}"


class Tussenblik(models.Model):
    """Somebody looked at the results before the end.

    It stays and is shown with the result: who looks often and stops when the figures please, finds effects
    that are not there.
    """

    experiment = models.ForeignKey(Experiment, models.PROTECT, related_name="tussenblikken")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    waarom = models.CharField("waarom kijkt u nu al", max_length=300)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "tussentijdse blik"
        verbose_name_plural = "tussentijdse blikken"
        ordering = ["-op", "-pk"]
        triggers = [pgtrigger.Protect(name="blik_blijft", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"tussentijds gekeken op {self.op:%d-%m-%Y}"
