"""Work First: the four models, the rule sets of locations, placements and absence (D-59 to D-67).

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.6.
"""

from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from diagnose.models.activiteit import Activiteit
from keten.models import Locatie, Medewerker, MetSleutel, MetVersie, SleutelQuerySet, Tijdvak
from keten.models.tijdvak import geen_overlap
from keten.rechten import Recht
from klanten.models import Clientbeeld, Klant


class Werkplek(models.TextChoices):
    """Where the work is done."""

    UIT = "uit", "uitplaatsing: bij een gewone werkgever"
    IN = "in", "inplaatsing: in een beschermde omgeving"


class Betaling(models.TextChoices):
    """What the client lives on during the placement."""

    UITKERING = "uitkering", "met behoud van uitkering"
    LOON = "loon", "in loondienst"


class WerkFirstModel(MetSleutel):
    """One of the four ways to organise the work, with its properties (D-60)."""

    class Code(models.TextChoices):
        BEMIDDELING = "bemiddeling", "bemiddelingsmodel"
        LOONDIENST = "loondienst", "loondienstmodel"
        STAGE = "stage", "stagemodel"
        WERKPLAATS = "werkplaats", "werkplaatsmodel"

    code = models.CharField(max_length=15, choices=Code, unique=True)
    naam = models.CharField(max_length=60)
    werkplek = models.CharField(max_length=5, choices=Werkplek)
    betaling = models.CharField(max_length=10, choices=Betaling)
    kern = models.CharField("waar het om gaat", max_length=300)
    uitvoerder = models.CharField("wie voert het meestal uit", max_length=200)
    met_bemiddeling = models.BooleanField(
        default=False, help_text="Bemiddeling naar gewoon werk is de kern van dit model."
    )
    volgorde = models.PositiveSmallIntegerField()
    bron = models.CharField(max_length=200)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["WerkFirstModel"].as_manager()

    class Meta:
        verbose_name = "model van Work First"
        verbose_name_plural = "modellen van Work First"
        ordering = ["volgorde"]

    def __str__(self) -> str:
        return self.naam


class WerkFirstRegels(MetSleutel):
    """How a location works with Work First: hours, duration, pay, who is referred when (D-63 to D-65)."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    plaats = models.CharField(max_length=80, help_text="De plaats die zo werkte.")
    uitleg = models.CharField(max_length=400)
    uren_min = models.PositiveSmallIntegerField("uren per week, minstens")
    uren_max = models.PositiveSmallIntegerField("uren per week, hoogstens")
    loon = models.CharField(max_length=60, blank=True)
    duur_maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    verlenging_maanden = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Hoe lang de ene verlenging mag duren."
    )
    bron = models.CharField(max_length=200)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["WerkFirstRegels"].as_manager()

    class Meta:
        verbose_name = "regels voor Work First"
        verbose_name_plural = "regels voor Work First"
        ordering = ["plaats"]
        constraints = [
            models.CheckConstraint(
                condition=Q(uren_min__gte=1) & Q(uren_max__lte=60) & Q(uren_max__gte=F("uren_min")),
                name="diagnose_werkfirst_regeluren",
                violation_error_message="Het hoogste aantal uren is lager dan het laagste.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.plaats})"


class WerkFirstStap(MetSleutel):
    """One step of a rule set, counted from the day of registration.

    Phases are not given to clients any more: route A stands for the phases near to work, route B for the
    others (`voor` keeps the words of the source).
    """

    regels = models.ForeignKey(WerkFirstRegels, models.CASCADE, related_name="stappen")
    route = models.CharField(max_length=1, choices=Clientbeeld.Route)
    nummer = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=120)
    voor = models.CharField("voor wie, in de bron", max_length=60)
    na_maanden = models.PositiveSmallIntegerField(default=0)
    na_weken = models.PositiveSmallIntegerField(default=0)
    duur_maanden = models.PositiveSmallIntegerField(default=0)
    duur_weken = models.PositiveSmallIntegerField(default=0)
    taak = models.CharField(
        max_length=200, blank=True, help_text="De taak die klaarstaat als de stap begint; leeg: geen taak."
    )

    SLEUTEL: ClassVar = ("regels__code", "route", "nummer")
    objects = SleutelQuerySet["WerkFirstStap"].as_manager()

    class Meta:
        verbose_name = "stap van Work First"
        verbose_name_plural = "stappen van Work First"
        ordering = ["regels", "route", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["regels", "route", "nummer"], name="diagnose_werkfirst_stapnummer"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class WerkFirstKeuze(Tijdvak):
    """From a day on a location works by a rule set, for who registers from that day."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="werkfirstkeuzes")
    regels = models.ForeignKey(WerkFirstRegels, models.PROTECT, related_name="keuzes")
    reden = models.CharField("waarom", max_length=300)
    gekozen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gekozen_op = models.DateTimeField(default=timezone.now)

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "keuze van regels voor Work First"
        verbose_name_plural = "keuzes van regels voor Work First"
        ordering = ["-geldig_van"]
        constraints = [
            *Tijdvak.Meta.constraints,
            geen_overlap(
                name="diagnose_werkfirst_een_keuze",
                per=("locatie",),
                van="geldig_van",
                tot="geldig_tot",
                melding="In deze periode gelden al regels op deze locatie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regels} vanaf {self.geldig_van:%d-%m-%Y}"


class WerkFirstPlaatsingQuerySet(models.QuerySet["WerkFirstPlaatsing"]):
    """Reads on placements."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The placements of the clients of a location."""
        return self.filter(klant__locatie=locatie)

    def lopend(self) -> Self:
        """The placements that nobody ended."""
        return self.filter(beeindigd_op__isnull=True)

    def zichtbaar_voor(self, rechten: frozenset[Recht]) -> Self:
        """What somebody may see: a placement for enforcement only with the right to assess risks (H-55)."""
        if Recht.RISICO in rechten:
            return self
        return self.exclude(doel=WerkFirstPlaatsing.Doel.HANDHAVING)


_SAMEN = (
    Q(model="bemiddeling", werkplek="uit", betaling="uitkering")
    | Q(model="loondienst", werkplek="uit", betaling="loon")
    | Q(model="stage", werkplek="uit", betaling="uitkering")
    | Q(model="werkplaats", werkplek="in", betaling="uitkering")
)


@pghistory.track()
class WerkFirstPlaatsing(MetVersie):
    """A client who works in a Work First project for a while, as a step of the plan."""

    class Doel(models.TextChoices):
        COMPETENTIES = "competenties", "competenties: werkervaring en werkritme"
        CLIENTDIAGNOSE = "clientdiagnose", "cliëntdiagnose"
        HANDHAVING = "handhaving", "handhaving"

    class Grond(models.TextChoices):
        RISICOPROFIEL = "risicoprofiel", "een risicoprofiel, zoals een vermoeden van zwart werk"
        NIET_WILLER = "niet_willer", "blijft zich zonder geldige reden onttrekken aan re-integratie"

    class Uitkomst(models.TextChoices):
        WERK = "werk", "gewoon werk"
        OPLEIDING = "opleiding", "opleiding"
        VERVOLG = "vervolg", "een volgende stap van het plan"
        GESTOPT = "gestopt", "eerder gestopt"
        GEEN = "geen", "afgelopen zonder vervolg"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="werkfirstplaatsingen")
    activiteit = models.OneToOneField(Activiteit, models.PROTECT, related_name="werkfirst")
    model = models.ForeignKey(
        WerkFirstModel, models.PROTECT, to_field="code", db_column="model", related_name="plaatsingen"
    )
    werkplek = models.CharField("in- of uitplaatsing", max_length=5, choices=Werkplek)
    betaling = models.CharField("uitkering of loon", max_length=10, choices=Betaling)
    doel = models.CharField(max_length=15, choices=Doel)
    grond = models.CharField("waarom met dit doel", max_length=15, choices=Grond, blank=True)
    bij = models.CharField(
        "bij wie", max_length=120, help_text="De werkgever, werkplaats of organisatie waar de klant werkt."
    )
    uren_per_week = models.PositiveSmallIntegerField("uren per week")
    begin = models.DateField("eerste dag")
    einde = models.DateField("laatste dag")
    verlengd_van = models.DateField("laatste dag voor de verlenging", null=True, blank=True)
    naast = models.ForeignKey(
        Activiteit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="samen met",
        help_text="De bemiddeling of cursus in het plan die tegelijk loopt.",
    )
    regels = models.ForeignKey(WerkFirstRegels, models.PROTECT, null=True, blank=True, related_name="+")
    geplaatst_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    geplaatst_op = models.DateTimeField(default=timezone.now)
    beeindigd_op = models.DateField(null=True, blank=True)
    uitkomst = models.CharField("hoe liep het af", max_length=10, choices=Uitkomst, blank=True)
    toelichting = models.CharField(max_length=300, blank=True)

    objects = WerkFirstPlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name = "Work First-plaatsing"
        verbose_name_plural = "Work First-plaatsingen"
        ordering = ["-begin", "-pk"]
        indexes = [models.Index(fields=["klant", "-begin"])]
        constraints = [
            models.CheckConstraint(
                condition=_SAMEN,
                name="diagnose_werkfirst_samenhang",
                violation_error_message=(
                    "Dit past niet bij het model. Loon hoort alleen bij het loondienstmodel, een beschermde "
                    "omgeving alleen bij het werkplaatsmodel."
                ),
            ),
            models.CheckConstraint(
                condition=Q(doel="handhaving") & ~Q(grond="") | ~Q(doel="handhaving") & Q(grond=""),
                name="diagnose_werkfirst_grond",
                violation_error_message=(
                    "Handhaving als doel vraagt een van de twee gronden; een ander doel vraagt er geen."
                ),
            ),
            models.CheckConstraint(
                condition=Q(einde__gte=F("begin"))
                & (Q(verlengd_van__isnull=True) | Q(verlengd_van__lt=F("einde"))),
                name="diagnose_werkfirst_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__range=(1, 60)),
                name="diagnose_werkfirst_uren",
                violation_error_message="Vul 1 tot en met 60 uren in.",
            ),
            models.CheckConstraint(
                condition=Q(beeindigd_op__isnull=True, uitkomst="")
                | Q(beeindigd_op__isnull=False) & ~Q(uitkomst=""),
                name="diagnose_werkfirst_afloop",
                violation_error_message="Kies hoe het afliep.",
            ),
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(beeindigd_op__isnull=True),
                name="diagnose_werkfirst_een_tegelijk",
                violation_error_message="Deze klant heeft al een Work First-plaatsing die loopt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Work First, {self.model}"

    @property
    def zonder_bemiddeling(self) -> bool:
        """Whether nothing helps the client on to regular work meanwhile (D-62).

        Source: section 3.6: bemiddeling is the core of the first two models; the others are ideally combined
        with it, or with a course.
        """
        return self.naast_id is None and not self.model.met_bemiddeling


class WerkFirstVerzuim(models.Model):
    """A day on which a client did not come to work."""

    plaatsing = models.ForeignKey(WerkFirstPlaatsing, models.PROTECT, related_name="verzuim")
    dag = models.DateField()
    afgemeld = models.BooleanField(
        "op tijd en met een geldige reden afgemeld", help_text="Leg de reden zelf niet vast."
    )
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "verzuim bij Work First"
        verbose_name_plural = "verzuim bij Work First"
        ordering = ["-dag"]
        constraints = [
            models.UniqueConstraint(
                fields=["plaatsing", "dag"],
                condition=Q(ingetrokken_op__isnull=True),
                name="diagnose_werkfirst_verzuimdag",
                violation_error_message="Voor deze dag is al verzuim vastgelegd.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y}"
