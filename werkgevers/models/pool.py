"""Pools of employers who lend people to each other (W-44)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Locatie, Medewerker, MetVersie
from keten.tijd import vandaag
from werkgevers.models.werkgever import Werkgever


@pghistory.track()
class Pool(MetVersie):
    """Companies that share staff: who takes part, and who looks after it.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Zoetermeer: collegiale in- en uitleen.
    """

    class Vorm(models.TextChoices):
        COLLEGIAAL = "collegiaal", "collegiale in- en uitleen"
        DETACHERING = "detachering", "detachering"
        BBL = "bbl", "BBL-leerlingen"
        BEMIDDELING = "bemiddeling", "bemiddeling"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="pools")
    naam = models.CharField("naam van de pool", max_length=80)
    vorm = models.CharField("wat voor pool", max_length=12, choices=Vorm)
    afspraken = models.TextField("afspraken in de pool", max_length=2000, blank=True)
    beheerder = models.ForeignKey(
        Medewerker, models.PROTECT, related_name="+", verbose_name="wie houdt de pool bij"
    )
    gestopt_op = models.DateField("gestopt op", null=True, blank=True)

    class Meta:
        verbose_name = "pool"
        verbose_name_plural = "pools"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "naam"],
                name="werkgevers_pool_naam",
                violation_error_message="Er is al een pool met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Poollid(models.Model):
    """A company in a pool, from one day to another."""

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="leden")
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="poollidmaatschappen")
    van = models.DateField("lid sinds", default=vandaag)
    tot = models.DateField("lid tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "lid van een pool"
        verbose_name_plural = "leden van pools"
        ordering = ["werkgever__naam", "-van"]
        constraints = [
            models.UniqueConstraint(
                fields=["pool", "werkgever"],
                condition=Q(tot__isnull=True),
                name="werkgevers_poollid_een_keer",
                violation_error_message="Deze werkgever zit al in de pool.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_poollid_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.werkgever)


@pghistory.track()
class Uitlening(models.Model):
    """A person whom one company of a pool lends to another for a time.

    The person works for the company and need not be a client, so no more is kept than a mark that the two
    companies understand.
    """

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="uitleningen")
    persoon = models.CharField(
        "wie",
        max_length=60,
        help_text="Voorletters en functie zijn genoeg, zoals de bedrijven die gebruiken.",
    )
    van_werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="+", verbose_name="van")
    naar_werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="+", verbose_name="naar")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag", null=True, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "uitlening"
        verbose_name_plural = "uitleningen"
        ordering = ["-van", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(van_werkgever=F("naar_werkgever")),
                name="werkgevers_uitlening_aan_een_ander",
                violation_error_message="Kies twee verschillende werkgevers.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_uitlening_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persoon}, {self.van_werkgever} aan {self.naar_werkgever}"
