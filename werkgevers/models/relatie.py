"""What hangs around an employer: specialists, sector teams, and records that turned out to be the same."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from werkgevers.models.werkgever import Sector, Werkgever


@pghistory.track()
class Specialist(models.Model):
    """Somebody whom the accountmanager called in for a subject, without becoming contact person (W-02)."""

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="specialisten")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="specialismen")
    onderwerp = models.CharField("waarvoor", max_length=120)
    van = models.DateField(default=vandaag)
    tot = models.DateField("tot en met", null=True, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "specialist"
        verbose_name_plural = "specialisten"
        ordering = ["onderwerp", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["werkgever", "medewerker", "onderwerp"],
                condition=Q(tot__isnull=True),
                name="werkgevers_specialist_eenmaal",
                violation_error_message="Deze collega helpt hier al bij.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_specialist_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.onderwerp}"


@pghistory.track()
class Sectorteam(models.Model):
    """Since when a team of a location works for employers; its sectors hang below it (W-11, W-36)."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="sectorteam")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="sectorteams")
    begonnen_op = models.DateField("begonnen op")

    class Meta:
        verbose_name = "sectorteam"
        verbose_name_plural = "sectorteams"
        ordering = ["locatie", "team__naam"]

    def __str__(self) -> str:
        return str(self.team)


@pghistory.track()
class Teamsector(models.Model):
    """A sector that a team serves; at one location a sector has one team."""

    sectorteam = models.ForeignKey(Sectorteam, models.PROTECT, related_name="sectoren")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="teams")

    class Meta:
        verbose_name = "sector van een team"
        verbose_name_plural = "sectoren van teams"
        ordering = ["sector"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "sector"],
                name="werkgevers_een_team_per_sector",
                violation_error_message="Een ander team van deze locatie heeft deze sector al.",
            )
        ]

    def __str__(self) -> str:
        return str(self.sector)


@pghistory.track()
class Samenvoeging(models.Model):
    """Two records of the same employer became one; what moved is kept, so that it can be put back.

    `verplaatst` maps "app.Model.field" to the keys of the rows that went along; `oud` is what the remaining
    record said before.
    """

    van = models.ForeignKey(Werkgever, models.PROTECT, related_name="samenvoegingen")
    naar = models.ForeignKey(Werkgever, models.PROTECT, related_name="opgenomen")
    reden = models.CharField("waarom", max_length=300)
    verplaatst = models.JSONField(default=dict)
    oud = models.JSONField(default=dict)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    teruggedraaid_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+"
    )
    teruggedraaid_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        ordering = ["-op"]
        constraints = [
            models.UniqueConstraint(
                fields=["van"],
                condition=Q(teruggedraaid_op__isnull=True),
                name="werkgevers_een_keer_samengevoegd",
                violation_error_message="Deze werkgever is al samengevoegd.",
            ),
            models.CheckConstraint(condition=~Q(van=F("naar")), name="werkgevers_samenvoeging_twee"),
            models.CheckConstraint(
                condition=Q(teruggedraaid_op__isnull=True) ^ Q(teruggedraaid_door__isnull=False),
                name="werkgevers_samenvoeging_terug",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.van} in {self.naar}"


@pghistory.track()
class GeenDubbel(models.Model):
    """Two employers that look the same, of which somebody said that they are not."""

    een = models.ForeignKey(Werkgever, models.PROTECT, related_name="+")
    ander = models.ForeignKey(Werkgever, models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "geen dubbele werkgever"
        verbose_name_plural = "geen dubbele werkgevers"
        constraints = [
            models.UniqueConstraint(fields=["een", "ander"], name="werkgevers_geen_dubbel_paar"),
            models.CheckConstraint(condition=Q(een__lt=F("ander")), name="werkgevers_geen_dubbel_volgorde"),
        ]

    def __str__(self) -> str:
        return f"{self.een} is niet {self.ander}"
