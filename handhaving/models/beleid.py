"""What each organisation does when a duty was not kept: a table per period (H-46, H-47)."""

from typing import ClassVar, Self

import pgtrigger
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from keten.models import Ketenpartner, Medewerker, geen_overlap
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.tijdvak import Tijdvak, TijdvakQuerySet


class Overtredingsoort(MetSleutel):
    """A kind of breach, with the guidance that people need to recognise it (H-47)."""

    code = models.SlugField(max_length=40, unique=True)
    naam = models.CharField(max_length=120)
    plicht = models.CharField("welke plicht", max_length=300, help_text="De klant leest dit ook.")
    wel = models.TextField("voorbeelden", max_length=1000)
    niet = models.TextField("geen overtreding", max_length=1000)
    volgorde = models.PositiveSmallIntegerField(default=0)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Overtredingsoort"].as_manager()

    class Meta:
        verbose_name = "soort overtreding"
        verbose_name_plural = "soorten overtreding"
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam


class BeleidQuerySet(TijdvakQuerySet):
    """Reads on policy tables."""

    def van(self, partner: Ketenpartner) -> Self:
        """The tables of an organisation that count or will count, the latest first."""
        return self.filter(partner=partner, ingetrokken_op__isnull=True).order_by("-geldig_van")


class Beleid(MetSleutel, Tijdvak):
    """The table of measures of one organisation during one period; adopted by a person, never removed."""

    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="handhavingsbeleid")
    recidive_maanden = models.PositiveSmallIntegerField(
        "herhaling binnen",
        default=12,
        validators=[MaxValueValidator(60)],
        help_text="Binnen zoveel maanden na een maatregel voor hetzelfde geldt het als herhaling.",
    )
    contact = models.CharField("wie helpt bij vragen", max_length=200)
    bron = models.CharField("besluit of verordening", max_length=200)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)
    vastgesteld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", help_text="Leeg: meegeleverd."
    )
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    SLEUTEL: ClassVar = ("partner__code", "geldig_van")
    objects: ClassVar = BeleidQuerySet.as_manager()

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "maatregelenbeleid"
        verbose_name_plural = "maatregelenbeleid"
        ordering = ["partner", "-geldig_van"]
        constraints = [
            *Tijdvak.Meta.constraints,
            geen_overlap(
                name="handhaving_beleid_overlap",
                per=("partner",),
                van="geldig_van",
                tot="geldig_tot",
                melding="Deze organisatie heeft in deze periode al een tabel.",
                condition=Q(ingetrokken_op__isnull=True),
            ),
        ]
        triggers = [pgtrigger.Protect(name="beleid_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.partner}, vanaf {self.geldig_van:%d-%m-%Y}"


class Ernst(models.TextChoices):
    """How serious an organisation finds a kind of breach."""

    LICHT = "licht", "licht"
    GEWOON = "gewoon", "gewoon"
    ZWAAR = "zwaar", "zwaar"


class Beleidsregel(MetSleutel):
    """What follows a kind of breach, the first time and again; a percentage of 0 is a warning."""

    beleid = models.ForeignKey(Beleid, models.PROTECT, related_name="regels")
    soort = models.ForeignKey(Overtredingsoort, models.PROTECT, related_name="regels")
    ernst = models.CharField(max_length=10, choices=Ernst)
    eerste_percentage = models.PositiveSmallIntegerField("eerste keer, verlaging in procenten")
    eerste_maanden = models.PositiveSmallIntegerField("eerste keer, aantal maanden")
    herhaling_percentage = models.PositiveSmallIntegerField("herhaling, verlaging in procenten")
    herhaling_maanden = models.PositiveSmallIntegerField("herhaling, aantal maanden")

    SLEUTEL: ClassVar = ("beleid__partner__code", "beleid__geldig_van", "soort__code")
    objects = SleutelQuerySet["Beleidsregel"].as_manager()

    class Meta:
        verbose_name = "regel van het maatregelenbeleid"
        verbose_name_plural = "regels van het maatregelenbeleid"
        ordering = ["beleid", "soort__volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["beleid", "soort"], name="handhaving_beleidsregel_eenmaal"),
            models.CheckConstraint(
                condition=Q(eerste_percentage__lte=100, herhaling_percentage__lte=100)
                & Q(eerste_maanden__lte=12, herhaling_maanden__lte=12),
                name="handhaving_beleidsregel_grens",
                violation_error_message="Een verlaging is hoogstens 100 procent, en hoogstens 12 maanden.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(eerste_percentage=0, eerste_maanden=0)
                    | Q(eerste_percentage__gt=0, eerste_maanden__gt=0)
                )
                & (
                    Q(herhaling_percentage=0, herhaling_maanden=0)
                    | Q(herhaling_percentage__gt=0, herhaling_maanden__gt=0)
                ),
                name="handhaving_beleidsregel_paar",
                violation_error_message="Vul bij een verlaging ook maanden in; bij een waarschuwing niets.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="beleidsregel_blijft", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.beleid})"
