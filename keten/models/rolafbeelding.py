"""What the claims of an identity provider mean here, and the values that nobody gave a meaning yet."""

from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from keten.models.aanmeldbron import Aanmeldbron
from keten.models.partner import Locatie
from keten.models.versie import MetVersie
from keten.rechten import BUITENROLLEN, Rol


class Claim(models.TextChoices):
    """Which of the two claims a value came in."""

    ROL = "rol", "rol"
    LOCATIE = "locatie", "locatie"


class RolafbeeldingQuerySet(models.QuerySet["Rolafbeelding"]):
    """Reads on the table."""

    def van(self, bron: Aanmeldbron) -> Self:
        """The rows of a source, with their locations, as the screen lists them."""
        return self.filter(bron=bron).select_related("locatie").order_by("claim", "waarde", "pk")


@pghistory.track()
class Rolafbeelding(MetVersie):
    """What one value of a claim means here: a role, a location, or on purpose nothing."""

    bron = models.ForeignKey(Aanmeldbron, models.PROTECT, related_name="afbeeldingen")
    claim = models.CharField("claim", max_length=10, choices=Claim)
    waarde = models.CharField("waarde bij de aanbieder", max_length=200)
    rol = models.CharField(
        "rol in het portaal",
        max_length=20,
        blank=True,
        choices=[(rol.value, rol.label) for rol in Rol if rol not in {*BUITENROLLEN, Rol.BEHEERDER}],
    )
    locatie = models.ForeignKey(
        Locatie, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="locatie"
    )

    objects: ClassVar[RolafbeeldingQuerySet] = RolafbeeldingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "afbeelding van een rol"
        verbose_name_plural = "afbeeldingen van rollen"
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "claim", "waarde", "rol", "locatie"],
                nulls_distinct=False,
                name="keten_rolafbeelding_uniek",
                violation_error_message="Deze regel staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(claim="rol", locatie__isnull=True) | Q(claim="locatie", rol=""),
                name="keten_rolafbeelding_soort",
                violation_error_message="Kies een rol bij een claim met rollen, of een locatie.",
            ),
            models.CheckConstraint(
                condition=~Q(rol=Rol.BEHEERDER.value),
                name="keten_rolafbeelding_geen_beheerder",
                violation_error_message="Wie beheerder is, bepaalt u hier en niet de aanbieder.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.waarde}: {self.betekenis}"

    @property
    def betekenis(self) -> str:
        """What the value means, in words."""
        if self.claim == Claim.LOCATIE:
            return str(self.locatie or "telt niet mee")
        return self.get_rol_display() if self.rol else "telt niet mee"


class AanmeldwaardeQuerySet(models.QuerySet["Aanmeldwaarde"]):
    """Reads on values."""

    def onbekend(self) -> Self:
        """Those that the table says nothing about."""
        regels = Rolafbeelding.objects.filter(
            bron=OuterRef("bron"), claim=OuterRef("claim"), waarde=OuterRef("waarde")
        )
        return self.exclude(Exists(regels))


class Aanmeldwaarde(models.Model):
    """A value that a provider sent and nobody had given a meaning; says nothing about who brought it."""

    bron = models.ForeignKey(Aanmeldbron, models.PROTECT, related_name="waarden")
    claim = models.CharField(max_length=10, choices=Claim)
    waarde = models.CharField(max_length=200)
    gezien_op = models.DateTimeField(default=timezone.now)

    objects: ClassVar[AanmeldwaardeQuerySet] = AanmeldwaardeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "waarde van een aanbieder"
        verbose_name_plural = "waarden van aanbieders"
        constraints = [
            models.UniqueConstraint(fields=["bron", "claim", "waarde"], name="keten_aanmeldwaarde_uniek")
        ]

    def __str__(self) -> str:
        return self.waarde
