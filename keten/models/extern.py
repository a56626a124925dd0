"""Organisations outside the chain that get limited accounts, and the people there (X-13)."""

import datetime
from typing import Self

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from keten.models.gebruiker import Gebruiker
from keten.models.partner import Locatie
from keten.tijd import vandaag


class ExternePartnerQuerySet(models.QuerySet["ExternePartner"]):
    """Reads on outside partners."""

    def geldig_op(self, dag: datetime.date) -> Self:
        """Partners that are in use and whose agreement holds on a day."""
        loopt = Q(overeenkomst_tot__isnull=True) | Q(overeenkomst_tot__gte=dag)
        return self.filter(loopt, actief=True, overeenkomst_van__lte=dag)


@pghistory.track()
class ExternePartner(models.Model):
    """An organisation to which clients are referred, and which reports on their progress.

    Around a location these are agencies, companies for reintegration, public and private schools and
    sheltered work; for youth also youth care, health service, police and employers.
    """

    class Soort(models.TextChoices):
        REINTEGRATIE = "reintegratie", "re-integratiebedrijf"
        UITZENDBUREAU = "uitzendbureau", "uitzendbureau"
        ROC = "roc", "publieke scholingsinstelling (ROC)"
        SCHOLING = "scholing", "private scholingsinstelling"
        SW = "sw", "SW-bedrijf"
        JEUGDZORG = "jeugdzorg", "Bureau Jeugdzorg"
        GGD = "ggd", "G&GD"
        POLITIE = "politie", "politie"
        WERKGEVER = "werkgever", "werkgever"

    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=15, choices=Soort)
    locaties = models.ManyToManyField(
        Locatie,
        related_name="externe_partners",
        help_text="De locaties die klanten naar deze partner verwijzen.",
    )
    contactpersoon = models.CharField(max_length=100, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    email_domein = models.CharField(
        "domein van de e-mailadressen",
        max_length=100,
        help_text="Wat achter het apenstaartje staat, bijvoorbeeld bedrijf.nl. "
        "Alleen die adressen krijgen een account.",
        validators=[RegexValidator(r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", "Vul het domein in, zoals bedrijf.nl.")],
    )
    overeenkomst_van = models.DateField("verwerkersovereenkomst geldt vanaf")
    overeenkomst_tot = models.DateField(
        "verwerkersovereenkomst geldt tot en met",
        null=True,
        blank=True,
        help_text="Daarna ziet de partner niets meer. Leeg: er is nog geen einde.",
    )
    actief = models.BooleanField(
        "in gebruik", default=True, help_text="Zet uit en de partner ziet meteen geen enkele klant meer."
    )
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    objects = ExternePartnerQuerySet.as_manager()

    class Meta:
        verbose_name = "externe partner"
        verbose_name_plural = "externe partners"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["naam"],
                name="keten_externepartner_naam",
                violation_error_message="Er is al een externe partner met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(overeenkomst_tot__isnull=True) | Q(overeenkomst_tot__gte=F("overeenkomst_van")),
                name="keten_externepartner_tijdvak",
                violation_error_message="De laatste dag van de overeenkomst ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} (voorbeeld)" if self.voorbeeld else self.naam


class PartneraccountQuerySet(models.QuerySet["Partneraccount"]):
    """Reads on accounts."""

    def geldig_op(self, dag: datetime.date) -> Self:
        """Accounts that may be used on a day."""
        return self.filter(gebruiker__is_active=True, van__lte=dag, tot__gte=dag)


@pghistory.track()
class Partneraccount(models.Model):
    """Somebody at an outside partner with an account of the role `extern`, from one day to another."""

    gebruiker = models.OneToOneField(Gebruiker, models.PROTECT, related_name="partneraccount")
    partner = models.ForeignKey(ExternePartner, models.PROTECT, related_name="accounts")
    functie = models.CharField(max_length=80, blank=True)
    van = models.DateField("toegang vanaf", default=vandaag)
    tot = models.DateField("toegang tot en met", help_text="Verlengen kan altijd.")

    objects = PartneraccountQuerySet.as_manager()

    class Meta:
        verbose_name = "account van een externe partner"
        verbose_name_plural = "accounts van externe partners"
        ordering = ["gebruiker__naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="keten_partneraccount_tijdvak",
                violation_error_message="De laatste dag van de toegang ligt voor de eerste.",
            )
        ]

    def __str__(self) -> str:
        return self.gebruiker.naam
