"""How sure the experts are that a practice works, on what that rests, and to what it adds (L-47)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Oordeel(models.TextChoices):
    """How sure the experts are that a practice works.

    Source: Goed bekeken! (AKO 2005), section 2.4 and annex 1.
    """

    VEELBELOVEND = "veelbelovend", "veelbelovende praktijk"
    GOED = "goed", "goede praktijk"
    BEWEZEN = "bewezen", "bewezen praktijk"


class Bijdrage(models.TextChoices):
    """What a good practice contributes to; it must be at least one of these (L-47)."""

    KWALITEIT = "kwaliteit", "hogere kwaliteit (tevreden klanten)"
    DOELMATIGHEID = "doelmatigheid", "doelmatigheid (minder tijd of geld)"
    EFFECTIVITEIT = "effectiviteit", "effectiviteit (meer uitstroom, minder instroom)"


class Onderbouwing(models.TextChoices):
    """On what a verdict rests."""

    EXPERTS = "experts", "oordeel van experts"
    KLANTEN = "klanten", "onderzoek onder klanten of werkgevers"
    REGISTRATIE = "registratie", "cijfers uit de registratie"
    NULMETING = "nulmeting", "vergelijking met een nulmeting"
    CONTROLEGROEP = "controlegroep", "vergelijking met een controlegroep"


def bijdragen_veld() -> "ArrayField[list[str], list[str]]":
    """The contributions of a practice; a list, because one practice can do several things."""
    return ArrayField(
        models.CharField(max_length=15, choices=Bijdrage),
        verbose_name="draagt bij aan",
        default=list,
        blank=True,
    )


def onderbouwd(voorvoegsel: str) -> models.CheckConstraint:
    """A verdict without a contribution or without evidence is refused by the database (L-47)."""
    return models.CheckConstraint(
        condition=Q(oordeel="") | Q(bijdragen__len__gt=0) & ~Q(bewijs=""),
        name=f"{voorvoegsel}_onderbouwd",
        violation_error_message="Kies waaraan de praktijk bijdraagt en waarop het oordeel steunt.",
    )
