"""Where an employer works, and whom one speaks there."""

import pghistory
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from phonenumber_field.modelfields import PhoneNumberField

from keten.models import MetVersie
from klanten.keuring import geldige_postcode
from werkgevers.models.werkgever import Werkgever


@pghistory.track()
class Vestiging(MetVersie):
    """A branch of an employer: where the work is."""

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="vestigingen")
    naam = models.CharField(max_length=80, blank=True, help_text="Leeg: de naam van het bedrijf.")
    vestigingsnummer = models.CharField(
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d{12}$", "Een vestigingsnummer heeft twaalf cijfers.")],
        help_text="Twaalf cijfers, van de KvK.",
    )
    straat = models.CharField("straat en huisnummer", max_length=100, blank=True)
    postcode = models.CharField(max_length=7, validators=[geldige_postcode])
    plaats = models.CharField(max_length=80)
    hoofdvestiging = models.BooleanField(default=False)
    gesloten_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "vestiging"
        verbose_name_plural = "vestigingen"
        ordering = ["-hoofdvestiging", "plaats", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["werkgever"],
                condition=Q(hoofdvestiging=True, gesloten_op__isnull=True),
                name="werkgevers_een_hoofdvestiging",
                violation_error_message="Er is al een hoofdvestiging.",
            ),
            models.UniqueConstraint(
                fields=["werkgever", "vestigingsnummer"],
                condition=~Q(vestigingsnummer="") & Q(gesloten_op__isnull=True),
                name="werkgevers_een_per_vestigingsnummer",
                violation_error_message="Deze werkgever heeft al een vestiging met dit nummer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.plaats})" if self.naam else self.plaats


@pghistory.track()
class Contactpersoon(MetVersie):
    """Somebody at an employer with whom the chain speaks; with an account, the employer's own page opens."""

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="contactpersonen")
    vestiging = models.ForeignKey(Vestiging, models.PROTECT, null=True, blank=True, related_name="+")
    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="werkgeverscontact"
    )
    naam = models.CharField(max_length=120)
    functie = models.CharField(max_length=80, blank=True)
    telefoon = PhoneNumberField("telefoonnummer", blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    vertrokken_op = models.DateField("werkt er niet meer sinds", null=True, blank=True)

    class Meta:
        verbose_name = "contactpersoon bij een werkgever"
        verbose_name_plural = "contactpersonen bij werkgevers"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam
