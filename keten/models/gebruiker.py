"""Who signs in, and as whom."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from keten.models.partner import Ketenpartner, Locatie
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.rechten import BUITENROLLEN, Rol


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes accounts; the e-mail address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **velden: Any) -> "Gebruiker":
        """Make an account; without a password nobody can sign in with one."""
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save()
        return gebruiker

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        """Find an account whatever the case of the letters typed."""
        return self.get(email=(username or "").lower())


class Gebruiker(AbstractBaseUser):
    """An account. What it may do follows from its Medewerker, or from its role outside the chain."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=150)
    buitenrol = models.CharField(
        "rol buiten de keten",
        max_length=20,
        blank=True,
        choices=[(rol.value, rol.label) for rol in Rol if rol in BUITENROLLEN],
    )
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [models.UniqueConstraint(Lower("email"), name="keten_gebruiker_email")]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_staff(self) -> bool:
        """Whether this account belongs to an employee of the chain."""
        return hasattr(self, "medewerker")


@pghistory.track()
class Medewerker(models.Model):
    """An employee of a partner, with locations and roles (X-02, X-03)."""

    gebruiker = models.OneToOneField(Gebruiker, models.PROTECT, related_name="medewerker")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="medewerkers")
    locaties = models.ManyToManyField(Locatie, related_name="medewerkers")
    rollen = ArrayField(models.CharField(max_length=20, choices=Rol.choices), default=list)
    functie = models.CharField(max_length=80, blank=True, help_text="Zoals klanten die zien.")
    telefoon = models.CharField(max_length=20, blank=True)
    bereikbaar = models.CharField("bereikbaar op", max_length=120, blank=True)

    class Meta:
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        ordering = ["gebruiker__naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rollen__contained_by=[r.value for r in Rol if r not in BUITENROLLEN]),
                name="keten_medewerker_rollen",
                violation_error_message="Deze rol bestaat niet voor medewerkers.",
            )
        ]

    def __str__(self) -> str:
        return self.gebruiker.naam

    def werkt_op(self, locatie: Locatie) -> bool:
        """Whether this employee works at a location."""
        return self.locaties.filter(pk=locatie.pk).exists()


class Team(MetSleutel):
    """A group of employees of one location; integral teams hold people of several partners."""

    naam = models.CharField(max_length=80)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="teams")
    leden = models.ManyToManyField(Medewerker, related_name="teams", blank=True)

    SLEUTEL: ClassVar = ("locatie__code", "naam")
    objects = SleutelQuerySet["Team"].as_manager()

    class Meta:
        verbose_name = "team"
        verbose_name_plural = "teams"
        ordering = ["locatie", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "naam"],
                name="keten_team_naam",
                violation_error_message="Deze locatie heeft al een team met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
