"""Duties of a client in a period, and whether they were met (H-32)."""

from typing import Self

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from keten.tijd import vandaag
from klanten.models import Klant, Sollicitatie
from klanten.models.zoektocht import SollicitatieQuerySet


class VerplichtingQuerySet(models.QuerySet["Verplichting"]):
    """Reads on duties."""

    def met_aantal(self) -> Self:
        """With what the client did in the period, counted from the client's own applications (K-65).

        `aantal` counts all of them, `met_bewijs` those with a document. Who judges weighs both: one without a
        document is an application too.
        """
        eigen = Sollicitatie.objects.geldig().filter(
            klant=OuterRef("klant"), op__gte=OuterRef("van"), op__lte=OuterRef("tot")
        )
        return self.annotate(aantal=_tel(eigen), met_bewijs=_tel(eigen.met_bewijs()))

    def onbesproken(self) -> Self:
        """Over, and nobody said yet whether it was met."""
        return self.filter(oordeel="", tot__lt=vandaag())


def _tel(rijen: SollicitatieQuerySet) -> Coalesce:
    return Coalesce(Subquery(rijen.order_by().values("klant").annotate(n=Count("pk")).values("n")), 0)


@pghistory.track()
class Verplichting(MetVersie):
    """What a client has to do in a period; whether it was met is said by a person."""

    class Soort(models.TextChoices):
        SOLLICITATIE = "sollicitatie", _("solliciteren")
        SCHOLING = "scholing", _("een cursus of opleiding volgen")
        MELDING = "melding", _("veranderingen doorgeven")
        AFSPRAAK = "afspraak", _("op afspraken komen")
        MEEDOEN = "meedoen", _("meedoen aan een traject")

    class Oordeel(models.TextChoices):
        VOLDAAN = "voldaan", _("gedaan")
        NIET_VOLDAAN = "niet_voldaan", _("niet gedaan")
        VRIJGESTELD = "vrijgesteld", _("hoefde niet")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="verplichtingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=15, choices=Soort)
    wat = models.CharField("wat", max_length=200, help_text="De klant leest dit.")
    doel = models.PositiveSmallIntegerField(
        "hoe vaak", default=1, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    van = models.DateField()
    tot = models.DateField("tot en met")
    oordeel = models.CharField(max_length=15, choices=Oordeel, blank=True)
    reden = models.CharField("waarom", max_length=500, blank=True, help_text="De klant leest dit.")
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")

    objects = VerplichtingQuerySet.as_manager()

    class Meta:
        verbose_name = "verplichting"
        verbose_name_plural = "verplichtingen"
        ordering = ["-tot", "-pk"]
        indexes = [models.Index(fields=["klant", "-tot"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="handhaving_verplichting_periode",
                violation_error_message="De laatste dag is voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(oordeel="", beoordeeld_door__isnull=True)
                | ~Q(oordeel="") & Q(beoordeeld_door__isnull=False, beoordeeld_op__isnull=False),
                name="handhaving_verplichting_beoordeeld",
            ),
            models.CheckConstraint(
                condition=Q(oordeel__in=["", "voldaan"]) | ~Q(reden=""),
                name="handhaving_verplichting_reden",
                violation_error_message="Schrijf op waarom.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="verplichting_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.wat

    @property
    def telt_zelf(self) -> bool:
        """Whether the portal counts this duty from what the client wrote down."""
        return self.soort == self.Soort.SOLLICITATIE

    @property
    def is_voorbij(self) -> bool:
        """Whether the period has ended."""
        return self.tot < vandaag()
