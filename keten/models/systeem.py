"""Systems of partners that take part through the API, and the answers that they may ask for again."""

import datetime
from typing import ClassVar, Self

import pghistory
from allauth.idp.oidc.models import Client
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.doelen import SYSTEEMDOELEN
from keten.models.partner import Ketenpartner, Locatie
from keten.models.tijdvak import Tijdvak, TijdvakQuerySet, geldt_op
from keten.models.versie import MetVersie
from keten.tijd import vandaag


def open_op(dag: datetime.date, pad: str = "") -> Q:
    """Which systems have access on a day: their period has begun, is not over, and nobody cut them off.

    Args:
        pad: where the system stands, seen from another record: `systeem__`.
    """
    return geldt_op(dag, pad) & Q(**{f"{pad}afgesloten_op__isnull": True})


class SysteemQuerySet(TijdvakQuerySet):
    """Reads on systems."""

    def open(self) -> Self:
        """The systems that have access today."""
        return self.filter(open_op(vandaag()))


@pghistory.track()
class Systeem(Tijdvak, MetVersie):
    """A system of a partner, such as Sonar or GWS4all, with a key of its own (X-77, X-82).

    What it may do is the smallest of three: its scopes, the rights of the person for whom it asks, and the
    purposes and locations here.

    Attributes:
        afgesloten_op: when somebody cut it off; its history says who. Its period stays as it was agreed.
    """

    class Stand(models.TextChoices):
        OPEN = "open", "aangesloten"
        LATER = "later", "begint later"
        VERLOPEN = "verlopen", "verlopen"
        AFGESLOTEN = "afgesloten", "afgesloten"

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
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True, editable=False)

    objects: ClassVar[SysteemQuerySet] = SysteemQuerySet.as_manager()  # type: ignore[assignment]

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

    @property
    def stand(self) -> Stand:
        """How it stands today; only `OPEN` has access (`open_op`)."""
        if self.afgesloten_op is not None:
            return self.Stand.AFGESLOTEN
        if self.geldig_tot is not None and self.geldig_tot < vandaag():
            return self.Stand.VERLOPEN
        return self.Stand.OPEN if self.geldig_van <= vandaag() else self.Stand.LATER


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
