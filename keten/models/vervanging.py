"""Acting for another: an organisation by mandate, a colleague as deputy."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models.gebruiker import Medewerker
from keten.models.partner import Ketenpartner, Locatie
from keten.models.tijdvak import Tijdvak, geen_overlap


@pghistory.track()
class Mandaat(Tijdvak):
    """A partner lets another decide on support for its clients; budgets stay with the owner (X-04)."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="mandaten")
    van = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="gegeven_mandaten")
    aan = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="gekregen_mandaten")
    besluit = models.CharField(
        "waar het is vastgelegd", max_length=200, help_text="Bijvoorbeeld het nummer van het mandaatbesluit."
    )

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ["locatie", "van", "aan"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(van=F("aan")),
                name="keten_mandaat_twee_partners",
                violation_error_message="Een partner kan zichzelf geen mandaat geven.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aan} namens {self.van}"


@pghistory.track()
class Waarneming(models.Model):
    """A colleague stands in for an employee who is away; the clients keep their contact person."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="waargenomen")
    waarnemer = models.ForeignKey(Medewerker, models.PROTECT, related_name="waarnemingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag", null=True, blank=True)
    reden = models.CharField(max_length=300)
    geregeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "waarneming"
        verbose_name_plural = "waarnemingen"
        ordering = ["-van"]
        indexes = [models.Index(fields=["waarnemer", "van"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="keten_waarneming_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=~Q(medewerker=F("waarnemer")),
                name="keten_waarneming_ander",
                violation_error_message="Kies een collega als waarnemer.",
            ),
            geen_overlap(
                name="keten_waarneming_overlap",
                per=("medewerker", "locatie"),
                van="van",
                tot="tot",
                melding="Voor deze medewerker is in deze periode al een waarnemer geregeld.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.waarnemer} voor {self.medewerker}"
