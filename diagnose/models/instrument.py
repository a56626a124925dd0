"""What the partners can offer: instruments, their places, and what two of them do together (D-29, D-30)."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.formats import number_format

from keten.models import (
    Ketenpartner,
    Locatie,
    Medewerker,
    MetSleutel,
    MetVersie,
    Regelset,
    Regime,
    SleutelQuerySet,
    Tijdvak,
)
from keten.models.tijdvak import TijdvakQuerySet
from keten.tijd import vandaag

if TYPE_CHECKING:
    from diagnose.models.regime import InstrumentRegime


class Soort(models.TextChoices):
    """The kinds of activities that the sources tell apart (K-57, K-60 to K-62, K-69, K-70)."""

    DIENST = "dienst", "dienst van een partner"
    OPSTAPJE = "opstapje", "opstapje"
    INKOOP = "inkoop", "ingekochte dienst op maat"
    LEERWERK = "leerwerk", "leer-werktraject"
    PARTICIPATIE = "participatie", "participatie"
    ADDITIONEEL = "additioneel", "additioneel werk (leerbaan)"
    ADVISEUR = "adviseur", "arbeidsadviseur"
    IRO = "iro", "individuele re-integratieovereenkomst (IRO)"
    PGB = "pgb", "persoonsgebonden budget (PGB)"


class Domein(models.TextChoices):
    """The terrain of a service; a municipality keeps to work and income, or goes wider (K-23)."""

    WERK = "werk", "werk"
    INKOMEN = "inkomen", "inkomen"
    SCHOLING = "scholing", "scholing"
    ZORG = "zorg", "zorg"
    PARTICIPATIE = "participatie", "participatie"


class Doel(models.TextChoices):
    """What an instrument is for; the sources name purposes in passing, the list is a choice (D-29)."""

    ORIENTEREN = "orienteren", "zicht krijgen op mogelijkheden"
    ZOEKEN = "zoeken", "beter zoeken naar werk"
    LEREN = "leren", "leren en vaardigheden"
    ERVARING = "ervaring", "werkervaring opdoen"
    DREMPEL = "drempel", "belemmeringen wegnemen"
    WERKGEVER = "werkgever", "een werkgever helpen kiezen"
    STARTEN = "starten", "een eigen bedrijf beginnen"
    MEEDOEN = "meedoen", "meedoen in de samenleving"
    PLICHTEN = "plichten", "rechten en plichten kennen"
    MAATREGEL = "maatregel", "gevolg van plichten niet nakomen"


class KostenPer(models.TextChoices):
    """For what the amount is paid."""

    INZET = "inzet", "per inzet"
    MAAND = "maand", "per maand"
    DAG = "dag", "per dag"
    UUR = "uur", "per uur"


class InstrumentQuerySet(TijdvakQuerySet):
    """Reads on instruments."""

    def voor_locatie(self, locatie: Locatie) -> Self:
        """What a location can use today: what came with the portal, and what its own partners keep."""
        eigen = Q(partner__isnull=True) | Q(partner__in=locatie.partners.all())
        return self.geldig_op(vandaag()).filter(eigen)


@pghistory.track()
class Instrument(MetSleutel, MetVersie, Tijdvak):
    """A service, method or means, whoever delivers it.

    Without `partner` it came with the portal and stays as it is for everybody; a partner keeps its own.
    """

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)
    omschrijving = models.TextField(max_length=1000, blank=True)
    doelen = ArrayField(
        models.CharField(max_length=15, choices=Doel), default=list, blank=True, verbose_name="waarvoor"
    )
    soort = models.CharField("soort activiteit", max_length=15, choices=Soort, default=Soort.DIENST)
    domein = models.CharField("terrein", max_length=15, choices=Domein, default=Domein.WERK)
    jongeren = models.BooleanField("voor het jongerenloket", default=False)
    verplichtingen = models.TextField(
        max_length=1000,
        blank=True,
        help_text="Waartoe de klant zich verplicht; de klant gaat er apart mee akkoord.",
    )
    verplichtingen_voorbeeld = models.BooleanField(
        "voorbeeldtekst", default=False, help_text="De verplichtingen staan niet in de bronnen."
    )
    kolom = models.CharField("partner", max_length=10, choices=Ketenpartner.Kolom, blank=True)
    partner = models.ForeignKey(
        Ketenpartner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie het bijhoudt; leeg als het met het portaal is meegeleverd.",
    )
    leverancier = models.CharField(max_length=120, blank=True)
    voorwaarden = models.TextField(max_length=600, blank=True)
    voorwaarderegel = models.ForeignKey(
        Regelset,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"soort": Regelset.Soort.INSTRUMENT},
        verbose_name="voorwaarde als regel",
    )
    kosten = models.DecimalField(
        "kosten (euro)",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    kosten_per = models.CharField("kosten gelden", max_length=10, choices=KostenPer, default=KostenPer.INZET)
    opbrengst = models.CharField("wat het oplevert", max_length=400, blank=True)
    percentage = models.PositiveSmallIntegerField(
        "vergoeding in procenten",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    duur_maanden = models.PositiveSmallIntegerField(
        "duur in maanden", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    getallen_voorbeeld = models.BooleanField(
        "voorbeeldbedrag", default=False, help_text="Kosten en opbrengst staan niet in de bronnen."
    )
    beschikbaar = models.CharField("beschikbaarheid", max_length=200, blank=True)
    contact = models.CharField("vragen aan", max_length=120, blank=True)
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)
    regimes: "models.ManyToManyField[Regime, InstrumentRegime]" = models.ManyToManyField(
        Regime, through="InstrumentRegime", related_name="instrumenten"
    )

    objects: ClassVar = InstrumentQuerySet.as_manager()

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"
        ordering = ["naam"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | ~Q(kolom=""),
                name="diagnose_instrument_partner_kolom",
                violation_error_message="Een instrument van een partner hoort bij de kolom van die partner.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def doelen_in_woorden(self) -> list[str]:
        """What it is for, as a person reads it."""
        return [str(Doel(doel).label) for doel in self.doelen]

    @property
    def bedrag(self) -> Decimal | None:
        """What one use costs as far as known: by the month for as many months as it takes, else as it is."""
        if self.kosten is None:
            return None
        maanden = self.duur_maanden if self.kosten_per == KostenPer.MAAND else None
        return self.kosten * (maanden or 1)

    @property
    def kosten_in_woorden(self) -> str:
        """The amount with what it is for ("€ 1.250,00 per inzet"); empty when it is not known."""
        if self.kosten is None:
            return ""
        bedrag = number_format(self.kosten, decimal_pos=2, use_l10n=True, force_grouping=True)
        return f"€ {bedrag} {self.get_kosten_per_display()}"


class Instrumentbeperking(Tijdvak):
    """An instrument that a location cannot use for a while, for everybody or at the youth desk (K-84)."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="beperkingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    alleen_jongeren = models.BooleanField("alleen bij het jongerenloket", default=False)
    reden = models.CharField("waarom niet", max_length=200)
    gemeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "beperking van een instrument"
        verbose_name_plural = "beperkingen van instrumenten"
        ordering = ["-geldig_van", "-pk"]

    def __str__(self) -> str:
        return self.reden


@pghistory.track()
class Instrumentplaatsen(MetVersie):
    """How many clients of a location can use an instrument at once; without a row there is no limit."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="plaatsen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    aantal = models.PositiveSmallIntegerField("aantal plaatsen", validators=[MaxValueValidator(5000)])

    class Meta:
        verbose_name = "plaatsen van een instrument"
        verbose_name_plural = "plaatsen van instrumenten"
        ordering = ["instrument"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "locatie"],
                name="diagnose_plaatsen_per_locatie",
                violation_error_message="Het aantal plaatsen op deze locatie is al ingevuld.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.aantal} plaatsen"


class Samenhang(MetSleutel):
    """What two instruments do to each other when one client gets both (D-53)."""

    class Soort(models.TextChoices):
        OVERLAP = "overlap", "overlappen elkaar"
        SYNERGIE = "synergie", "versterken elkaar"
        VOLGORDE = "volgorde", "eerst het een, dan het ander"

    eerste = models.ForeignKey(Instrument, models.PROTECT, related_name="+")
    tweede = models.ForeignKey(Instrument, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=10, choices=Soort)
    toelichting = models.CharField(max_length=300)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    SLEUTEL: ClassVar = ("eerste__code", "tweede__code")
    objects = SleutelQuerySet["Samenhang"].as_manager()

    class Meta:
        verbose_name = "samenhang van instrumenten"
        verbose_name_plural = "samenhang van instrumenten"
        ordering = ["soort", "eerste__naam", "tweede__naam"]
        constraints = [
            models.UniqueConstraint(
                Least("eerste", "tweede"),
                Greatest("eerste", "tweede"),
                name="diagnose_samenhang_per_paar",
                violation_error_message="Van deze twee is al vastgelegd hoe ze samengaan.",
            ),
            models.CheckConstraint(condition=~Q(eerste=F("tweede")), name="diagnose_samenhang_van_twee"),
        ]

    def __str__(self) -> str:
        return f"{self.eerste} en {self.tweede} {self.get_soort_display()}"
