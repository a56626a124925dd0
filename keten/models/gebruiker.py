"""Who signs in, and as whom."""

from typing import Any, ClassVar, Self

import pghistory
import pgtrigger
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
    """An account. What it may do follows from its Medewerker, or from its role outside the chain.

    Attributes:
        gesloten_op: when it was closed last, also after it was opened again: no session or link from before
            that moment works.
        gesloten_met: the list of people who left with which it is closed now; none when something else did.
    """

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=150)
    buitenrol = models.CharField(
        "rol buiten de keten",
        max_length=20,
        blank=True,
        choices=[(rol.value, rol.label) for rol in Rol if rol in BUITENROLLEN],
    )
    is_active = models.BooleanField("actief", default=True)
    gesloten_op = models.DateTimeField("laatst gesloten op", null=True, editable=False)
    gesloten_met = models.ForeignKey(
        "keten.Uitdienstlijst",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="gesloten met lijst",
    )
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

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """By what a session knows that it still holds: another password or closing the account ends it."""
        van_wachtwoord = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]  # not in the stubs
        return f"{van_wachtwoord}{self.gesloten_op or ''}"


@pghistory.track()
class Medewerker(models.Model):
    """An employee of a partner, with locations and roles (X-02, X-03)."""

    class Bereik(models.TextChoices):
        DIRECT = "direct", "eigen nummer en e-mailadres"
        KCC = "kcc", "het klantcontactcentrum"

    gebruiker = models.OneToOneField(Gebruiker, models.PROTECT, related_name="medewerker")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="medewerkers")
    locaties = models.ManyToManyField(Locatie, related_name="medewerkers")
    rollen = ArrayField(models.CharField(max_length=20, choices=Rol.choices), default=list)
    functie = models.CharField(max_length=80, blank=True, help_text="Zoals klanten die zien.")
    telefoon = models.CharField(max_length=20, blank=True)
    bereikbaar = models.CharField("bereikbaar op", max_length=120, blank=True)
    bereikbaar_via = models.CharField(
        "klanten bereiken deze medewerker via",
        max_length=10,
        choices=Bereik,
        default=Bereik.DIRECT,
        help_text="Rechtstreeks, of eerst via het klantcontactcentrum van de locatie.",
    )

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


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class Medewerkerlocatie(Medewerker.locaties.through):  # type: ignore[name-defined, misc]
    """The locations of an employee, as rows: who gave one, and who took it away."""

    class Meta:
        proxy = True
        verbose_name = "locatie van een medewerker"
        verbose_name_plural = "locaties van medewerkers"


class TeamQuerySet(SleutelQuerySet["Team"]):
    """Reads on teams."""

    def lopend(self) -> Self:
        """Teams that still work."""
        return self.filter(opgeheven_op__isnull=True)


class Team(MetSleutel):
    """A group of employees of one location; integral teams hold people of several partners (K-30, X-07)."""

    class Soort(models.TextChoices):
        GEWOON = "gewoon", "team"
        INTEGRAAL = "integraal", "integraal team"
        JONGEREN = "jongeren", "jongerenloket"
        BACKOFFICE = "backoffice", "backoffice"
        WERKGEVERS = "werkgevers", "werkgeversteam"

    class Verdeling(models.TextChoices):
        GEMENGD = "gemengd", "gemengd: ieder lid kan elke klant begeleiden"
        GESCHEIDEN = "gescheiden", "gescheiden: alleen leden van de partner die de uitkering betaalt"

    naam = models.CharField(max_length=80)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="teams")
    soort = models.CharField(max_length=12, choices=Soort, default=Soort.GEWOON)
    verdeling = models.CharField("caseload", max_length=12, choices=Verdeling, default=Verdeling.GEMENGD)
    leden = models.ManyToManyField(Medewerker, related_name="teams", blank=True)
    leiders = models.ManyToManyField(Medewerker, related_name="geleide_teams", blank=True)
    opgeheven_op = models.DateField("opgeheven op", null=True, blank=True)

    SLEUTEL: ClassVar = ("locatie__code", "naam")
    objects = TeamQuerySet.as_manager()

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

    def mag_oppakken(self, medewerker: Medewerker) -> bool:
        """Whether somebody may take its work: a member, a leader, and once it has ended anybody."""
        if self.opgeheven_op is not None:
            return True
        return self.leden.filter(pk=medewerker.pk).exists() or self.leiders.filter(pk=medewerker.pk).exists()


class Teamleiding(Team.leiders.through):  # type: ignore[name-defined, misc]
    """The leaders of a team, as rows; the database lets nobody give a team a third one (X-07).

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.5.
    """

    class Meta:
        proxy = True
        verbose_name = "teamleider"
        verbose_name_plural = "teamleiders"
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="hoogstens_twee_leiders",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func="""
                    PERFORM 1 FROM keten_team WHERE id = NEW.team_id FOR UPDATE;
                    IF (SELECT count(*) FROM keten_team_leiders WHERE team_id = NEW.team_id) > 2 THEN
                        RAISE EXCEPTION 'een team heeft hoogstens twee leiders' USING ERRCODE = '23514';
                    END IF;
                    RETURN NULL;
                """,
            )
        ]
