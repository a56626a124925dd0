"""A question of an employer that was passed on, and the specialists who look along (W-06, W-07)."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Medewerker
from werkgevers.models.instantie import Instantie
from werkgevers.models.vraag import Werkgeversvraag


@pghistory.track()
class Doorzending(models.Model):
    """A question that was handed to another body, and how it stands there (W-06)."""

    class Stand(models.TextChoices):
        GESTUURD = "gestuurd", "gestuurd"
        BEHANDELING = "behandeling", "in behandeling"
        TERUG = "terug", "antwoord terug"
        GEWEIGERD = "geweigerd", "hoort daar niet"

    LOPEND = (Stand.GESTUURD, Stand.BEHANDELING)

    vraag = models.ForeignKey(Werkgeversvraag, models.PROTECT, related_name="doorzendingen")
    instantie = models.ForeignKey(Instantie, models.PROTECT, related_name="+")
    toelichting = models.CharField("wat hebt u gevraagd", max_length=500)
    gestuurd_op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    stand = FSMField(max_length=12, choices=Stand, default=Stand.GESTUURD, protected=False)
    resultaat = models.TextField("wat is het antwoord", max_length=2000, blank=True)
    bijgewerkt_op = models.DateTimeField(null=True, blank=True)
    bijgewerkt_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "doorzending"
        verbose_name_plural = "doorzendingen"
        ordering = ["gestuurd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vraag", "instantie"],
                condition=Q(stand__in=["gestuurd", "behandeling"]),
                name="werkgevers_een_doorzending",
                violation_error_message="De vraag ligt al bij deze instantie.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["gestuurd", "behandeling"]) | ~Q(resultaat=""),
                name="werkgevers_doorzending_resultaat",
                violation_error_message="Schrijf op wat de instantie heeft gezegd.",
            ),
        ]

    def __str__(self) -> str:
        return f"doorgezet naar {self.instantie}"

    @property
    def loopt(self) -> bool:
        """Whether the body still has the question."""
        return self.stand in self.LOPEND

    @transition(field=stand, source=Stand.GESTUURD, target=Stand.BEHANDELING)
    def neem_op(self) -> None:
        """The body took the question up."""

    @transition(field=stand, source=LOPEND, target=Stand.TERUG)
    def kom_terug(self) -> None:
        """The body answered."""

    @transition(field=stand, source=LOPEND, target=Stand.GEWEIGERD)
    def weiger(self) -> None:
        """The body does not do this."""


@pghistory.track()
class Vraagspecialist(models.Model):
    """A colleague who helps with one question, beside the one contact person of the employer."""

    vraag = models.ForeignKey(Werkgeversvraag, models.PROTECT, related_name="specialisten")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    waarvoor = models.CharField("waarvoor", max_length=200)
    sinds = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "specialist bij een vraag"
        verbose_name_plural = "specialisten bij vragen"
        ordering = ["sinds", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vraag", "medewerker"],
                name="werkgevers_een_specialist",
                violation_error_message="Deze collega helpt al bij deze vraag.",
            )
        ]

    def __str__(self) -> str:
        return str(self.medewerker)
