"""Who speaks for a partner in the management team, what they may decide, and who came (X-15)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie, Tijdvak, geen_overlap


class Bestuursregel(MetVersie):
    """A line that the management of a location keeps."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+", editable=False)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    class Meta:
        abstract = True


@pghistory.track()
class Vertegenwoordiging(Bestuursregel, Tijdvak):
    """Who sits in the management team for a partner, or stands in for that person, in a period.

    Source: De lerende keten (IWI 2008), "Ongelijke inzet personeel": employees of UWV felt "onvoldoende
    vertegenwoordigd" in the management of a location.
    """

    class Functie(models.TextChoices):
        VERTEGENWOORDIGER = "vertegenwoordiger", "vertegenwoordiger"
        VERVANGER = "vervanger", "plaatsvervanger"

    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="vertegenwoordigingen")
    functie = models.CharField("als", max_length=20, choices=Functie, default=Functie.VERTEGENWOORDIGER)

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "vertegenwoordiging"
        verbose_name_plural = "vertegenwoordigingen"
        ordering = ["partner__kolom", "partner__naam", "-functie", "-geldig_van"]
        constraints = [
            *Tijdvak.Meta.constraints,
            geen_overlap(
                name="landkaart_een_vertegenwoordiger",
                per=("locatie", "partner"),
                van="geldig_van",
                tot="geldig_tot",
                melding="Deze partner heeft in deze periode al een vertegenwoordiger.",
                condition=Q(functie="vertegenwoordiger"),
            ),
            geen_overlap(
                name="landkaart_een_plaatsvervanger",
                per=("locatie", "partner"),
                van="geldig_van",
                tot="geldig_tot",
                melding="Deze partner heeft in deze periode al een plaatsvervanger.",
                condition=Q(functie="vervanger"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}, {self.get_functie_display()} van {self.partner}"


@pghistory.track()
class Beslisruimte(Bestuursregel):
    """What a partner's representative may decide without asking region or head office, written down.

    Source: Goed bekeken! (AKO 2005), section 2.1: the room of managers "dient te worden geëxpliciteerd".
    """

    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+", editable=False)
    zelf = models.TextField("wat mag de vertegenwoordiger zelf beslissen", max_length=1500)
    hoger = models.TextField("waarvoor is akkoord van regio of centraal nodig", max_length=1500, blank=True)
    vastgelegd_op = models.DateField("afgesproken op")

    class Meta:
        verbose_name = "beslisruimte"
        verbose_name_plural = "beslisruimtes"
        ordering = ["partner__kolom", "partner__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "partner"],
                name="landkaart_een_beslisruimte",
                violation_error_message="De beslisruimte van deze partner staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"beslisruimte van {self.partner}"


@pghistory.track()
class Mtoverleg(Bestuursregel):
    """A meeting of the management team."""

    op = models.DateField("gehouden op")
    besproken = models.CharField("wat is besproken", max_length=500, blank=True)

    class Meta:
        verbose_name = "overleg van het MT"
        verbose_name_plural = "overleggen van het MT"
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "op"],
                name="landkaart_een_overleg_per_dag",
                violation_error_message="Het overleg van deze dag staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"MT-overleg van {self.op:%d-%m-%Y}"


@pghistory.track()
class Aanwezigheid(models.Model):
    """Somebody who was at a meeting, for the partner of that moment."""

    overleg = models.ForeignKey(Mtoverleg, models.PROTECT, related_name="aanwezigheden")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        ordering = ["partner__kolom", "medewerker__gebruiker__naam"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["overleg", "medewerker"], name="landkaart_een_aanwezigheid")
        ]

    def __str__(self) -> str:
        return f"{self.medewerker} bij {self.overleg}"
