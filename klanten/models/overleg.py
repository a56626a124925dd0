"""People of several organisations who decide together about one client (K-75, K-78, K-83)."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from klanten.models.klant import Klant


class Leefdomein(models.TextChoices):
    """What somebody around a client looks after.

    Source: Integrale dienstverlening (IWI 2008), on multidisciplinary teams in an LWI.
    """

    WERK = "werk", "werk"
    INKOMEN = "inkomen", "inkomen"
    REINTEGRATIE = "reintegratie", "re-integratie"
    SCHOLING = "scholing", "scholing"
    ZORG = "zorg", "zorg"
    WONING = "woning", "woning"
    KINDEROPVANG = "kinderopvang", "kinderopvang"
    VERVOER = "vervoer", "vervoer"
    OVERIG = "overig", "overige voorzieningen"


@pghistory.track()
class Overleg(models.Model):
    """A question to colleagues of other partners, and what they decided together."""

    class Soort(models.TextChoices):
        DUAAL = "duaal", "duaal overleg"
        MDT = "mdt", "multidisciplinair team (MDT)"

    class Stand(models.TextChoices):
        GEVRAAGD = "gevraagd", "gevraagd"
        BESLOTEN = "besloten", "besloten"
        VERVALLEN = "vervallen", "vervallen"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="overleggen")
    soort = models.CharField(max_length=10, choices=Soort, default=Soort.DUAAL)
    vraag = models.TextField(max_length=1000)
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(default=timezone.now)
    wanneer = models.DateField("dag van het overleg")
    stand = FSMField(max_length=10, choices=Stand, default=Stand.GEVRAAGD, protected=False)
    besluit = models.TextField("gezamenlijk besluit", max_length=2000, blank=True)
    contactpersoon = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie volgens het besluit de contactpersoon wordt.",
    )
    beslist_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    beslist_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ["-gevraagd_op", "-pk"]
        indexes = [models.Index(fields=["klant", "-gevraagd_op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="gevraagd")
                | Q(beslist_door__isnull=False, beslist_op__isnull=False) & ~Q(besluit=""),
                name="klanten_overleg_besluit",
                violation_error_message="Vul in wat er is besloten.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.wanneer:%d-%m-%Y}"

    @transition(field=stand, source=Stand.GEVRAAGD, target=Stand.BESLOTEN)
    def besluit_samen(self, *, door: Medewerker, besluit: str) -> None:
        """The participants decided together."""
        self._sluit(door, besluit)

    @transition(field=stand, source=Stand.GEVRAAGD, target=Stand.VERVALLEN)
    def verval(self, *, door: Medewerker, reden: str) -> None:
        """It is not held; the decision says why."""
        self._sluit(door, reden)

    def _sluit(self, door: Medewerker, besluit: str) -> None:
        self.beslist_door, self.beslist_op, self.besluit = door, timezone.now(), besluit


class Persoon(models.Model):
    """An employee of the chain, or somebody of another organisation by name."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=100, blank=True)
    organisatie = models.CharField(max_length=100, blank=True)
    domein = models.CharField(max_length=15, choices=Leefdomein, default=Leefdomein.WERK)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(medewerker__isnull=False, partner__isnull=False, naam="")
                | Q(medewerker__isnull=True, partner__isnull=True) & ~Q(naam="") & ~Q(organisatie=""),
                name="%(app_label)s_%(class)s_binnen_of_buiten",
                violation_error_message="Kies een collega, of vul een naam en een organisatie in.",
            )
        ]

    def __str__(self) -> str:
        return str(self.medewerker or self.naam)

    @property
    def van(self) -> str:
        """The organisation, in words."""
        return str(self.partner or self.organisatie)


class Overlegdeelnemer(Persoon):
    """Somebody who takes part, for the partner that the person works for then."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="deelnemers")
    deed_mee = models.BooleanField(null=True, blank=True, help_text="Leeg tot er een besluit is.")

    class Meta(Persoon.Meta):
        abstract = False
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        ordering = ["pk"]
        constraints = [
            *Persoon.Meta.constraints,
            models.UniqueConstraint(
                fields=["overleg", "medewerker"],
                name="klanten_deelnemer_een_keer",
                violation_error_message="Deze collega doet al mee.",
            ),
        ]


@pghistory.track()
class Betrokkene(Persoon):
    """Somebody in the team around a client, with what this person does for the client (K-78)."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="betrokkenen")
    bijdrage = models.CharField("wat deze persoon doet", max_length=300)
    bereikbaar = models.CharField(
        "telefoon of e-mailadres", max_length=100, blank=True, help_text="Van het werk, niet van thuis."
    )
    van_dag = models.DateField("sinds", default=vandaag)
    tot_dag = models.DateField("tot en met", null=True, blank=True)
    toegevoegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta(Persoon.Meta):
        abstract = False
        verbose_name = "betrokkene"
        verbose_name_plural = "betrokkenen"
        ordering = ["domein", "pk"]
        constraints = [
            *Persoon.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tot_dag__isnull=True) | Q(tot_dag__gte=F("van_dag")),
                name="klanten_betrokkene_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.UniqueConstraint(
                fields=["klant", "medewerker", "domein"],
                condition=Q(tot_dag__isnull=True),
                name="klanten_betrokkene_een_keer",
                violation_error_message="Deze collega staat al bij dit onderwerp.",
            ),
        ]
