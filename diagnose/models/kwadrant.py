"""What was seen at a contact: the kwadrant confirmed or changed between two diagnoses (D-28)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from diagnose.models.diagnose import Diagnose
from keten.models import Ketenpartner, Medewerker
from klanten.models import Clientbeeld, Contactmoment, Klant


class Kwadrantoordeel(models.Model):
    """One judgement on the place in the 2x2, with what it was before; never changed again.

    Source: Samen doen we het zo (Monitorgroep 2005): at each contact, on observed behaviour and results.
    """

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="kwadrantoordelen")
    contact = models.OneToOneField(Contactmoment, models.PROTECT, related_name="+")
    diagnose = models.ForeignKey(Diagnose, models.PROTECT, related_name="kwadrantoordelen")
    was = models.CharField(max_length=2, choices=Clientbeeld.Kwadrant)
    kwadrant = models.CharField(max_length=2, choices=Clientbeeld.Kwadrant)
    waarneming = models.TextField(max_length=1000, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "oordeel over het kwadrant"
        verbose_name_plural = "oordelen over het kwadrant"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(was=F("kwadrant")) | ~Q(waarneming=""),
                name="diagnose_kwadrant_waarneming",
                violation_error_message="Vul in wat u zag; dan weet een collega waarom.",
            )
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"van {self.was} naar {self.kwadrant}" if self.is_anders else f"{self.kwadrant} bevestigd"

    @property
    def is_anders(self) -> bool:
        """Whether the client moved to another kwadrant."""
        return self.was != self.kwadrant

    @property
    def banenaanbod(self) -> str:
        """The horizontal answer, as the diagnosis writes it."""
        return "voldoende" if self.kwadrant in ("Q1", "Q2") else "onvoldoende"

    @property
    def zoekgedrag(self) -> str:
        """The vertical answer, as the diagnosis writes it."""
        return "optimaal" if self.kwadrant in ("Q1", "Q3") else "onvolledig"
