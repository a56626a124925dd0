"""Questions that clients ask at the contact centre, and how they were answered."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker
from klanten.models.klant import Klant


class KlantvraagQuerySet(models.QuerySet["Klantvraag"]):
    """Reads on questions."""

    def open(self) -> Self:
        """Questions without an answer."""
        return self.exclude(stand=Klantvraag.Stand.BEANTWOORD)


@pghistory.track()
class Klantvraag(models.Model):
    """A question over telephone, desk or e-mail: answered at once, or passed on with a term (X-22)."""

    class Kanaal(models.TextChoices):
        TELEFOON = "telefoon", "telefoon"
        BALIE = "balie", "balie"
        EMAIL = "email", "e-mail"

    class Antwoordkanaal(models.TextChoices):
        TELEFOON = "telefoon", "telefoon"
        BALIE = "balie", "balie"
        EMAIL = "email", "e-mail"
        PORTAAL = "portaal", "bericht in het portaal"

    class Stand(models.TextChoices):
        DOORGEZET = "doorgezet", "doorgezet"
        BEANTWOORD = "beantwoord", "beantwoord"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="klantvragen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    kanaal = models.CharField("hoe kwam de vraag binnen", max_length=10, choices=Kanaal)
    vraag = models.TextField(max_length=2000)
    gesteld_op = models.DateTimeField(default=timezone.now)
    aangenomen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    vervalt_op = models.DateTimeField("antwoord uiterlijk")
    stand = FSMField(max_length=12, choices=Stand, default=Stand.DOORGEZET, protected=False)
    antwoord = models.TextField(max_length=2000, blank=True)
    antwoord_kanaal = models.CharField(max_length=10, choices=Antwoordkanaal, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = KlantvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "klantvraag"
        verbose_name_plural = "klantvragen"
        ordering = ["-gesteld_op"]
        indexes = [
            models.Index(fields=["klant", "-gesteld_op"]),
            models.Index(fields=["locatie", "gesteld_op"]),
            models.Index(
                fields=["locatie", "vervalt_op"],
                condition=Q(stand="doorgezet"),
                name="klanten_klantvraag_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="doorgezet", beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | Q(
                    ~Q(antwoord=""),
                    ~Q(antwoord_kanaal=""),
                    stand="beantwoord",
                    beantwoord_op__gte=F("gesteld_op"),
                    beantwoord_door__isnull=False,
                ),
                name="klanten_klantvraag_antwoord",
                violation_error_message="Vul het antwoord in.",
            )
        ]

    def __str__(self) -> str:
        return f"vraag van {timezone.localtime(self.gesteld_op):%d-%m-%Y}"

    @transition(field=stand, source=Stand.DOORGEZET, target=Stand.BEANTWOORD)
    def beantwoord(self, *, antwoord: str, kanaal: str, door: Medewerker) -> None:
        """Somebody answered the client."""
        self.antwoord, self.antwoord_kanaal = antwoord, kanaal
        self.beantwoord_op, self.beantwoord_door = timezone.now(), door
