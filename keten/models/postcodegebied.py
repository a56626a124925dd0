"""Where a postcode lies: the four digits, with a place on the map."""

from django.db import models
from django.db.models import Q

_BREEDTE, _LENGTE = (50.5, 53.8), (3.0, 7.4)


def plek_in_nederland(name: str) -> models.CheckConstraint:
    """Build the constraint that a place on the map is whole and lies in the European Netherlands."""
    leeg = Q(breedtegraad__isnull=True, lengtegraad__isnull=True)
    binnen = Q(breedtegraad__range=_BREEDTE, lengtegraad__range=_LENGTE)
    return models.CheckConstraint(
        condition=leeg | binnen, name=name, violation_error_message="Deze plek ligt niet in Nederland."
    )


class Postcodegebied(models.Model):
    """The area of four digits; distances are measured between the middles of two areas."""

    cijfers = models.PositiveSmallIntegerField(primary_key=True)
    plaats = models.CharField(max_length=80)
    gemeente = models.CharField(max_length=80)
    breedtegraad = models.DecimalField(max_digits=7, decimal_places=4)
    lengtegraad = models.DecimalField(max_digits=7, decimal_places=4)

    class Meta:
        verbose_name = "postcodegebied"
        verbose_name_plural = "postcodegebieden"
        ordering = ["cijfers"]
        constraints = [plek_in_nederland("keten_postcodegebied_plek")]

    def __str__(self) -> str:
        return f"{self.cijfers} {self.plaats}"
