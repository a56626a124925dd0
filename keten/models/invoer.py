"""A file that comes in: what it is about, how far it is, and the rows that wait, encrypted (X-79)."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models.gebruiker import Medewerker
from keten.models.partner import Locatie


class Invoerbestand(models.Model):
    """One file that somebody uploaded. What it did stays known; its rows go when they are taken over.

    What came from it points here (`uit_invoer`), so that a batch can be found, and undone as a whole.
    """

    class Stand(models.TextChoices):
        NAKIJKEN = "nakijken", "wacht op nakijken"
        BEZIG = "bezig", "wordt ingelezen"
        INGELEZEN = "ingelezen", "ingelezen"
        VERVALLEN = "vervallen", "niet ingelezen"
        TERUGGEDRAAID = "teruggedraaid", "teruggedraaid"

    soort = models.CharField(max_length=40, help_text="De code van een soort in het register.")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    bestandsnaam = models.CharField(max_length=120)
    vingerafdruk = models.CharField(max_length=64, editable=False)
    geladen_op = models.DateTimeField(default=timezone.now)
    geladen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    stand = FSMField(max_length=15, choices=Stand, default=Stand.NAKIJKEN, protected=False)
    gestart_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    teken_op = models.DateTimeField(
        null=True, blank=True, help_text="Wanneer er voor het laatst een deel is ingelezen."
    )
    melding = models.CharField(max_length=300, blank=True, help_text="Waarom het inlezen stopte.")
    afgerond_op = models.DateTimeField(null=True, blank=True)
    afgerond_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: opgeruimd door het portaal.",
    )
    aantal_rijen = models.PositiveIntegerField()
    aantal_te_doen = models.PositiveIntegerField(default=0, help_text="Goede rijen toen het inlezen begon.")
    aantal_ingelezen = models.PositiveIntegerField(default=0)
    aantal_bekend = models.PositiveIntegerField("al bekend", default=0)
    teruggedraaid_op = models.DateTimeField(null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+"
    )
    aantal_terug = models.PositiveIntegerField("teruggedraaid", default=0)
    blijft = models.JSONField(
        default=list, blank=True, help_text="Wat niet terug kon: paren van een reden en een aantal."
    )

    class Meta:
        verbose_name = "ingelezen bestand"
        verbose_name_plural = "ingelezen bestanden"
        ordering: ClassVar = ["-geladen_op", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["locatie", "soort", "-geladen_op"]),
            models.Index(fields=["stand", "geladen_op"], name="keten_invoer_wacht"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["soort", "locatie", "vingerafdruk"],
                condition=~Q(stand__in=["vervallen", "teruggedraaid"]),
                name="keten_invoer_eenmaal",
                violation_error_message="Dit bestand is al geladen.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["nakijken", "bezig"], afgerond_op__isnull=True)
                | ~Q(stand__in=["nakijken", "bezig"]) & Q(afgerond_op__isnull=False),
                name="keten_invoer_afgerond",
            ),
            models.CheckConstraint(
                condition=~Q(stand="bezig") | Q(gestart_door__isnull=False), name="keten_invoer_gestart"
            ),
            models.CheckConstraint(
                condition=~Q(stand="teruggedraaid")
                | Q(teruggedraaid_op__isnull=False, teruggedraaid_door__isnull=False),
                name="keten_invoer_teruggedraaid",
            ),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="invoerbestand_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.bestandsnaam

    @property
    def aantal_niet(self) -> int:
        """How many rows were left out because of their faults, or on request."""
        return self.aantal_rijen - self.aantal_ingelezen - self.aantal_bekend

    @transition(field=stand, source=Stand.NAKIJKEN, target=Stand.BEZIG)
    def start(self, *, te_doen: int, door: Medewerker) -> None:
        """Its good rows are taken over, part by part."""
        self.aantal_te_doen, self.gestart_door, self.melding = te_doen, door, ""
        self.teken_op = timezone.now()

    @transition(field=stand, source=Stand.BEZIG, target=Stand.NAKIJKEN)
    def stok(self, melding: str) -> None:
        """A rule of the house refused to go on; what was taken over stays, the rest waits for a person."""
        self.melding = melding[:300]

    @transition(field=stand, source=(Stand.BEZIG, Stand.NAKIJKEN), target=Stand.INGELEZEN)
    def rond_af(self, *, door: Medewerker | None) -> None:
        """No good row is left, or nobody wants the rest."""
        self.afgerond_op, self.afgerond_door = timezone.now(), door

    @transition(field=stand, source=Stand.NAKIJKEN, target=Stand.VERVALLEN)
    def verval(self, *, door: Medewerker | None) -> None:
        """Nothing of it was taken over, and nothing will be."""
        self.afgerond_op, self.afgerond_door = timezone.now(), door

    @transition(field=stand, source=Stand.INGELEZEN, target=Stand.TERUGGEDRAAID)
    def draai_terug(self, *, aantal: int, blijft: list[tuple[str, int]], door: Medewerker) -> None:
        """What came from it is gone again, except what somebody worked on since."""
        self.aantal_terug, self.blijft = aantal, [list(paar) for paar in blijft]
        self.teruggedraaid_op, self.teruggedraaid_door = timezone.now(), door


class Invoerrij(models.Model):
    """One row of a file that waits: its content can only be read with the keys of the portal."""

    class Stand(models.TextChoices):
        GOED = "goed", "goed"
        FOUT = "fout", "fout"
        BEKEND = "bekend", "al bekend"
        WEG = "weg", "weggelaten"

    bestand = models.ForeignKey(Invoerbestand, models.PROTECT, related_name="rijen")
    nummer = models.PositiveIntegerField()
    inhoud = models.BinaryField()
    stand = models.CharField(max_length=6, choices=Stand)
    fouten = models.JSONField(default=list, blank=True, help_text="Paren van een kolom en een zin.")

    class Meta:
        verbose_name = "rij van een bestand"
        verbose_name_plural = "rijen van een bestand"
        ordering: ClassVar = ["nummer"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bestand", "nummer"], name="keten_invoerrij_eenmaal")
        ]

    def __str__(self) -> str:
        return f"rij {self.nummer}"
