"""What work a client looks for, and whether the chain may look along (W-24, W-28)."""

from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keten.models import Locatie, Medewerker, MetVersie
from klanten.models import Klant
from werkgevers.models.vacature import Beroep


@pghistory.track()
class Leverancier(MetVersie):
    """An organisation that brings candidates, such as a re-integration company (W-28)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="leveranciers")
    naam = models.CharField(max_length=120)
    contact = models.CharField("contact", max_length=200, blank=True, help_text="Naam, telefoon of e-mail.")
    gestopt_op = models.DateField("levert niet meer sinds", null=True, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    class Meta:
        verbose_name = "leverancier van kandidaten"
        verbose_name_plural = "leveranciers van kandidaten"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "naam"],
                name="werkgevers_leverancier_naam",
                violation_error_message="Deze leverancier staat er al.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Akkoordkanaal(models.TextChoices):
    """Where a client said yes: in the portal, or to somebody who wrote it down."""

    PORTAAL = "portaal", _("in het portaal")
    TELEFOON = "telefoon", _("aan de telefoon")
    BALIE = "balie", _("aan de balie")


class ZoekprofielQuerySet(models.QuerySet["Zoekprofiel"]):
    """Reads on what clients look for."""

    def kandidaten(self, locatie: Locatie) -> Self:
        """Those of a location who gave consent, say that they are available, and are guided now.

        Consent and availability alone decide who is looked at: route, diagnosis and benefit play no part.
        """
        return self.filter(
            locatie=locatie,
            toestemming_op__isnull=False,
            beschikbaar=True,
            klant__beeld__status="actief",
        )


@pghistory.track()
class Zoekprofiel(MetVersie):
    """What work a client looks for, and whether the chain may look along; no consent, no candidate."""

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="zoekprofiel")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    beroepen = models.ManyToManyField(
        Beroep, related_name="+", blank=True, verbose_name=_("welk werk zoekt u")
    )
    uren_min = models.PositiveSmallIntegerField(
        _("uren per week, minstens"), default=1, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    uren_max = models.PositiveSmallIntegerField(
        _("uren per week, hoogstens"), default=40, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    reisafstand = models.PositiveSmallIntegerField(
        _("hoe ver wilt u reizen (km)"), default=25, validators=[MinValueValidator(1), MaxValueValidator(300)]
    )
    leverancier = models.ForeignKey(
        Leverancier, models.PROTECT, null=True, blank=True, related_name="kandidaten"
    )
    toestemming_op = models.DateTimeField(null=True, blank=True, editable=False)
    toestemming_via = models.CharField(max_length=10, choices=Akkoordkanaal, blank=True, editable=False)
    toestemming_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Wie opschreef dat de klant ja zei. Leeg: de klant zelf.",
    )
    beschikbaar = models.BooleanField(default=True)
    beschikbaar_op = models.DateField(
        "beschikbaarheid bevestigd op",
        null=True,
        blank=True,
        help_text="Na een tijd wordt er opnieuw gevraagd.",
    )

    objects = ZoekprofielQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekprofiel"
        verbose_name_plural = "zoekprofielen"
        indexes = [
            models.Index(
                fields=["locatie"],
                condition=Q(toestemming_op__isnull=False, beschikbaar=True),
                name="werkgevers_kandidaten",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(uren_min__gte=1, uren_max__lte=60, uren_max__gte=F("uren_min")),
                name="werkgevers_zoekprofiel_uren",
                violation_error_message=_("Het hoogste aantal uren ligt onder het laagste."),
            ),
            models.CheckConstraint(
                condition=Q(toestemming_op__isnull=True, toestemming_via="", toestemming_door__isnull=True)
                | Q(toestemming_op__isnull=False) & ~Q(toestemming_via=""),
                name="werkgevers_zoekprofiel_toestemming",
            ),
        ]

    def __str__(self) -> str:
        return f"zoekprofiel van klant {self.klant_id}"
