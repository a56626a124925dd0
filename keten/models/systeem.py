"""Systems of partners that take part through the API, and the answers that they may ask for again."""

import pghistory
from allauth.idp.oidc.models import Client
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.doelen import SYSTEEMDOELEN
from keten.models.partner import Ketenpartner, Locatie
from keten.models.tijdvak import Tijdvak
from keten.models.versie import MetVersie


@pghistory.track()
class Systeem(Tijdvak, MetVersie):
    """A system of a partner, such as Sonar or GWS4all, with a key of its own (X-77, X-82).

    What it may do is the smallest of three: its scopes, the rights of the person for whom it asks, and the
    purposes and locations here.
    """

    naam = models.CharField(max_length=80, unique=True)
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="systemen")
    locaties = models.ManyToManyField(Locatie, related_name="systemen")
    client = models.OneToOneField(Client, models.PROTECT, related_name="systeem", editable=False)
    doelen = ArrayField(
        models.CharField(max_length=15, choices=[(doel.value, doel.label) for doel in SYSTEEMDOELEN]),
        verbose_name="doelen",
        help_text="Waarvoor dit systeem in een dossier mag kijken.",
    )
    per_minuut = models.PositiveIntegerField(
        "verzoeken per minuut",
        default=300,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
    )
    contact = models.EmailField("e-mailadres van de beheerder van dit systeem")

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "systeem"
        verbose_name_plural = "systemen"
        ordering = ["naam"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.CheckConstraint(
                condition=Q(doelen__len__gt=0) & Q(doelen__contained_by=[d.value for d in SYSTEEMDOELEN]),
                name="keten_systeem_doelen",
                violation_error_message="Kies ten minste één doel.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Herhaling(models.Model):
    """What was answered to a request with an `Idempotency-Key`; the same request gets the same answer."""

    systeem = models.ForeignKey(Systeem, models.CASCADE, related_name="+")
    sleutel = models.CharField(max_length=100)
    vingerafdruk = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    koppen = models.JSONField(default=dict)
    inhoud = models.BinaryField(default=b"")  # encrypted: an answer may be about a client
    op = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "herhaalbaar antwoord"
        verbose_name_plural = "herhaalbare antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["systeem", "sleutel"], name="keten_herhaling_sleutel"),
        ]

    def __str__(self) -> str:
        return f"{self.systeem}, {self.op:%d-%m-%Y}"
