"""What clients say about what the dossier holds: it is right, or it is not."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from keten.models import Medewerker
from klanten.models.klant import Klant


class Gegevensbevestiging(models.Model):
    """The client went through the data and says that they are right; one line per time."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="gegevensbevestigingen")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bevestiging van gegevens"
        verbose_name_plural = "bevestigingen van gegevens"
        ordering = ["-op"]
        indexes = [models.Index(fields=["klant", "-op"])]

    def __str__(self) -> str:
        return f"bevestigd op {timezone.localtime(self.op):%d-%m-%Y}"


@pghistory.track()
class Betwisting(models.Model):
    """The client says that something in the dossier is wrong; an employee answers (X-18)."""

    class Stand(models.TextChoices):
        OPEN = "open", _("wordt bekeken")
        AANGEPAST = "aangepast", _("aangepast")
        GEBLEVEN = "gebleven", _("niet aangepast")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="betwistingen")
    veld = models.CharField(max_length=40)
    waarde = models.CharField(
        "wat er stond", max_length=300, blank=True, help_text="Zoals de klant het las, in woorden."
    )
    toelichting = models.CharField("wat niet klopt", max_length=500)
    op = models.DateTimeField(default=timezone.now)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.OPEN, protected=False)
    antwoord = models.CharField(max_length=500, blank=True, help_text="De klant kan dit lezen.")
    behandeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    behandeld_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "betwisting"
        verbose_name_plural = "betwistingen"
        ordering = ["-op"]
        indexes = [models.Index(fields=["klant", "-op"])]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "veld"],
                condition=Q(stand="open"),
                name="klanten_een_open_betwisting_per_veld",
                violation_error_message="U hebt dit al gemeld. Wij bekijken het.",
            ),
            models.CheckConstraint(
                condition=Q(stand="open") | Q(behandeld_door__isnull=False, behandeld_op__isnull=False),
                name="klanten_betwisting_behandeld",
            ),
            models.CheckConstraint(
                condition=Q(stand="open") | ~Q(antwoord=""),
                name="klanten_betwisting_antwoord",
                violation_error_message="Schrijf een antwoord voor de klant.",
            ),
        ]

    def __str__(self) -> str:
        return f"betwisting van {self.veld}"

    @transition(field=stand, source=Stand.OPEN, target=Stand.AANGEPAST)
    def pas_aan(self) -> None:
        """The client was right, or partly; the data have been corrected."""

    @transition(field=stand, source=Stand.OPEN, target=Stand.GEBLEVEN)
    def laat_staan(self) -> None:
        """What the dossier says stays; the answer says why."""
