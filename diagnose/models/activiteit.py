"""The steps of a work plan: what, who does it, who pays, and what the client said to it (K-51)."""

from decimal import Decimal
from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from diagnose.models.instrument import Instrument, Soort
from diagnose.models.werkplan import Werkplan
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Belemmering


class ActiviteitQuerySet(models.QuerySet["Activiteit"]):
    """Reads on activities."""

    def laatste_versie(self) -> Self:
        """Each activity once: not the rows that went on in a later version of the plan."""
        return self.filter(kopieen__isnull=True)

    def van_locatie(self, locatie: Locatie) -> Self:
        """The activities of the clients of a location."""
        return self.filter(werkplan__klant__locatie=locatie)

    def participatie(self) -> Self:
        """Taking part in society without regular work; never counted as outflow to regular work (K-69).

        Source: Meer perspectief voor mensen (Divosa 2006): maatschappelijk zinvol werk, leerwerkbanen,
        participatiebanen, and participation as tegenprestatie.
        """
        return self.filter(soort=Soort.PARTICIPATIE)


@pghistory.track()
class Activiteit(models.Model):
    """One step on the way to work: who does it, who pays, and when (K-51)."""

    class Stand(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        LOOPT = "loopt", "loopt"
        AFGEROND = "afgerond", "afgerond"
        GESTOPT = "gestopt", "gestopt"
        NIET_GEKOZEN = "niet_gekozen", "niet gekozen"

    class Wijze(models.TextChoices):
        PORTAAL = "portaal", "in het portaal"
        BALIE = "balie", "aan de balie, met handtekening"

    Soort = Soort

    werkplan = models.ForeignKey(Werkplan, models.PROTECT, related_name="activiteiten")
    volgorde = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=15, choices=Soort, default=Soort.DIENST)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, blank=True, related_name="+")
    omschrijving = models.CharField("wat", max_length=200)
    uitvoerder = models.ForeignKey(
        Ketenpartner, models.PROTECT, related_name="+", verbose_name="wie voert uit"
    )
    medewerker = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="welke medewerker"
    )
    leverancier = models.CharField(
        max_length=120, blank=True, help_text="Het bedrijf of de instelling waar het is ingekocht."
    )
    financier = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+", verbose_name="wie betaalt")
    medefinancier = models.ForeignKey(
        Ketenpartner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie betaalt mee",
        help_text="Bijvoorbeeld de partner die de klant overneemt terwijl het traject doorloopt.",
    )
    prijs = models.DecimalField(
        "prijs (euro)",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    belemmering = models.ForeignKey(
        Belemmering,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="De belemmering die deze activiteit moet wegnemen.",
    )
    leerdoel = models.TextField(max_length=500, blank=True)
    opbrengst = models.TextField(
        "waarom dit, en wat levert het op",
        max_length=500,
        blank=True,
        help_text="De afweging van kosten en baten, bij een duur instrument (D-34).",
    )
    percentage = models.PositiveSmallIntegerField(
        "vergoeding in procenten",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Zoals het instrument het gaf toen het in het plan kwam (D-35).",
    )
    aangevraagd_op = models.DateField(null=True, blank=True)
    besloten_op = models.DateField(
        null=True, blank=True, help_text="De dag waarop klant en coach het eens werden."
    )
    gestart_op = models.DateField(null=True, blank=True)
    begin = models.DateField("eerste dag")
    einde = models.DateField("laatste dag", null=True, blank=True)
    gekozen_door_klant = models.BooleanField(default=False)
    alternatief_voor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="alternatieven",
        help_text="De klant kiest een van beide.",
    )
    verplichtingen = models.TextField(max_length=1000, blank=True)
    verplichtingen_akkoord_op = models.DateTimeField(null=True, blank=True)
    verplichtingen_akkoord_wijze = models.CharField(max_length=10, choices=Wijze, blank=True)
    namens = models.CharField(
        max_length=200, blank=True, help_text="De partner wiens geld met mandaat is ingezet."
    )
    stand = FSMField(max_length=15, choices=Stand, default=Stand.GEPLAND, protected=False)
    kopie_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kopieen",
        help_text="Dezelfde activiteit in de vorige versie van het plan.",
    )

    objects = ActiviteitQuerySet.as_manager()

    class Meta:
        verbose_name = "activiteit"
        verbose_name_plural = "activiteiten"
        ordering = ["volgorde"]
        indexes = [models.Index(fields=["besloten_op", "soort"])]
        constraints = [
            models.UniqueConstraint(
                fields=["werkplan", "volgorde"],
                name="diagnose_activiteit_volgorde",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(einde__isnull=True) | Q(einde__gte=F("begin")),
                name="diagnose_activiteit_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=~Q(soort=Soort.INKOOP)
                | ~Q(leverancier="")
                & Q(prijs__isnull=False, aangevraagd_op__isnull=False, belemmering__isnull=False),
                name="diagnose_activiteit_inkoop",
                violation_error_message=(
                    "Vul bij inkoop de leverancier, de prijs, de dag van de aanvraag en de belemmering in."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(soort=Soort.ADDITIONEEL) | Q(einde__isnull=False) & ~Q(leerdoel=""),
                name="diagnose_activiteit_additioneel",
                violation_error_message="Additioneel werk heeft een laatste dag en een leerdoel.",
            ),
            models.CheckConstraint(
                condition=Q(medefinancier__isnull=True) | ~Q(medefinancier=F("financier")),
                name="diagnose_activiteit_medefinancier",
                violation_error_message="Wie meebetaalt, is een andere partner dan wie betaalt.",
            ),
            models.CheckConstraint(
                condition=Q(verplichtingen_akkoord_op__isnull=True)
                | ~Q(verplichtingen="") & ~Q(verplichtingen_akkoord_wijze=""),
                name="diagnose_activiteit_verplichtingen",
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving

    @property
    def verplichtingen_open(self) -> bool:
        """Whether the client still has to agree with what this activity asks (K-49)."""
        return bool(self.verplichtingen) and self.verplichtingen_akkoord_op is None

    @transition(field=stand, source=[Stand.GEPLAND, Stand.GESTOPT], target=Stand.LOOPT)
    def start(self) -> None:
        """The activity begins, or begins again; the first day on which it did is kept (K-62)."""
        self.gestart_op = self.gestart_op or vandaag()

    @transition(field=stand, source=Stand.LOOPT, target=Stand.AFGEROND)
    def rond_af(self) -> None:
        """The activity is done."""

    @transition(field=stand, source=[Stand.GEPLAND, Stand.LOOPT], target=Stand.GESTOPT)
    def stop(self) -> None:
        """The activity ends early."""

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.NIET_GEKOZEN)
    def valt_af(self) -> None:
        """The client chose the alternative (K-54)."""

    def accepteer_verplichtingen(self, *, wijze: str) -> None:
        """Note that the client agreed with what this activity asks."""
        self.verplichtingen_akkoord_op = timezone.now()
        self.verplichtingen_akkoord_wijze = wijze
