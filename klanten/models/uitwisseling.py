"""The weekly exchange with a system of a partner, and where both sides differ (X-77, X-78)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Invoerbestand, Ketenpartner, Locatie, Medewerker, MetVersie
from klanten.models.klant import Klant


@pghistory.track()
class Uitwisselkoppeling(MetVersie):
    """With whose system a location exchanges, and on whose authority that happens every week."""

    class Systeem(models.TextChoices):
        SONAR = "sonar", "Sonar"
        GWS4ALL = "gws4all", "GWS4all"
        LL4ALL = "ll4all", "LL4all"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    systeem = models.CharField(max_length=10, choices=Systeem)
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    actief = models.BooleanField("elke week uitwisselen", default=True)
    verantwoordelijk = models.ForeignKey(
        Medewerker, models.PROTECT, related_name="+", help_text="Wie dit instelde; op wiens naam het gebeurt."
    )

    class Meta:
        verbose_name = "koppeling met een systeem"
        verbose_name_plural = "koppelingen met systemen"
        ordering: ClassVar = ["systeem", "partner__naam"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["locatie", "systeem", "partner"],
                name="klanten_koppeling_eenmaal",
                violation_error_message="Deze koppeling is er al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_systeem_display()} van {self.partner}"


class Uitwisseling(models.Model):
    """What one exchange in one week did; done again in that week, it goes on in the same record."""

    koppeling = models.ForeignKey(Uitwisselkoppeling, models.PROTECT, related_name="uitwisselingen")
    week = models.DateField(help_text="De maandag.")
    op = models.DateTimeField(default=timezone.now)
    melding = models.CharField(max_length=300, blank=True, help_text="Waarom het stopte.")
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)
    ontvangen = models.PositiveIntegerField("ontvangen rijen", default=0)
    gelijk = models.PositiveIntegerField("gegevens gelijk", default=0)
    eigen = models.PositiveIntegerField("alleen hier gewijzigd", default=0)
    fouten = models.JSONField(default=list, blank=True, help_text="Rij, kolom en een zin.")

    class Meta:
        verbose_name = "uitwisseling"
        verbose_name_plural = "uitwisselingen"
        ordering: ClassVar = ["-week", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["koppeling", "week"], name="klanten_uitwisseling_per_week")
        ]

    def __str__(self) -> str:
        return f"{self.koppeling}, week {self.week:%V van %G}"


class Uitgifte(models.Model):
    """That a file with dossiers left for a partner: who, when and how many (X-77)."""

    koppeling = models.ForeignKey(Uitwisselkoppeling, models.PROTECT, related_name="uitgiften")
    uitwisseling = models.ForeignKey(
        Uitwisseling, models.PROTECT, null=True, blank=True, related_name="uitgiften"
    )
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    aantal = models.PositiveIntegerField()
    met_bsn = models.BooleanField("met BSN")

    class Meta:
        verbose_name = "uitgegeven bestand"
        verbose_name_plural = "uitgegeven bestanden"
        ordering: ClassVar = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"{self.aantal} dossiers op {self.op:%d-%m-%Y}"


class Basiswaarde(models.Model):
    """On what both sides agreed last about a client, as codes that nobody can read back."""

    koppeling = models.ForeignKey(Uitwisselkoppeling, models.PROTECT, related_name="+")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="+")
    velden = models.JSONField(default=dict, help_text="Per gegeven de code van de waarde.")
    uitgegaan = models.CharField(
        max_length=64, blank=True, help_text="De code van de rij die het laatst uitging."
    )

    class Meta:
        verbose_name = "basiswaarde"
        verbose_name_plural = "basiswaarden"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["koppeling", "klant"], name="klanten_basis_eenmaal")
        ]

    def __str__(self) -> str:
        return f"basiswaarden van klant {self.klant_id}"


class Overname(models.Model):
    """One piece of data that came from a system of a partner, with what it was, encrypted."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="+")
    uitwisseling = models.ForeignKey(
        Uitwisseling, models.PROTECT, null=True, blank=True, related_name="overnames"
    )
    uit_invoer = models.ForeignKey(Invoerbestand, models.PROTECT, null=True, blank=True, related_name="+")
    veld = models.CharField(max_length=20)
    oud = models.BinaryField()
    nieuw = models.BinaryField()
    op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "overgenomen gegeven"
        verbose_name_plural = "overgenomen gegevens"
        ordering: ClassVar = ["-op", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(uitwisseling__isnull=True) ^ Q(uit_invoer__isnull=True),
                name="klanten_overname_herkomst",
            )
        ]

    def __str__(self) -> str:
        return f"{self.veld} van klant {self.klant_id}"


class Verschil(models.Model):
    """Both sides changed the same since they agreed last; a person says which holds."""

    class Stand(models.TextChoices):
        OPEN = "open", "open"
        ONS = "ons", "het portaal geldt"
        HUN = "hun", "het andere systeem geldt"
        VERVALLEN = "vervallen", "vanzelf opgelost"

    GEKOZEN = (Stand.ONS, Stand.HUN)

    koppeling = models.ForeignKey(Uitwisselkoppeling, models.PROTECT, related_name="verschillen")
    uitwisseling = models.ForeignKey(Uitwisseling, models.PROTECT, related_name="verschillen")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="+")
    veld = models.CharField(max_length=20)
    ons = models.BinaryField()
    hun = models.BinaryField()
    ons_op = models.DateTimeField(null=True, blank=True)
    hun_op = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=64, blank=True, help_text="De code van voor de keuze.")
    stand = FSMField(max_length=9, choices=Stand, default=Stand.OPEN, protected=False)
    gezien_op = models.DateTimeField(default=timezone.now)
    gekozen_op = models.DateTimeField(null=True, blank=True)
    gekozen_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "verschil"
        verbose_name_plural = "verschillen"
        ordering: ClassVar = ["-gezien_op", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["koppeling", "klant", "veld"],
                condition=Q(stand="open"),
                name="klanten_een_open_verschil",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["ons", "hun"])
                | Q(gekozen_op__isnull=False, gekozen_door__isnull=False),
                name="klanten_verschil_gekozen",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["koppeling", "klant"], condition=Q(stand="open"), name="klanten_verschil_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.veld} van klant {self.klant_id}"

    @transition(field=stand, source=Stand.OPEN, target=Stand.ONS)
    def kies_ons(self, *, door: Medewerker, reden: str) -> None:
        """What the portal says holds."""
        self._gekozen(door, reden)

    @transition(field=stand, source=Stand.OPEN, target=Stand.HUN)
    def kies_hun(self, *, door: Medewerker, reden: str) -> None:
        """What the other system says holds."""
        self._gekozen(door, reden)

    @transition(field=stand, source=Stand.OPEN, target=Stand.VERVALLEN)
    def vervalt(self) -> None:
        """Both sides do not differ any more, or one of them took its change back."""

    @transition(field=stand, source=GEKOZEN, target=Stand.OPEN)
    def heropen(self) -> None:
        """The choice is undone."""
        self.gekozen_op, self.gekozen_door, self.reden = None, None, ""

    def _gekozen(self, door: Medewerker, reden: str) -> None:
        self.gekozen_op, self.gekozen_door, self.reden = timezone.now(), door, reden
