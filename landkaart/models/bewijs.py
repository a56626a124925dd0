"""What shows that an answer is right: a document, a link, or a figure of the portal."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker, Webadres
from landkaart.models.mijlpaal import Mijlpaal, Mijlpaalscore


def bewaarplek(bewijs: "Bewijs", bestandsnaam: str) -> str:
    """A place on disk that says nothing about the file."""
    return f"landkaart/{bewijs.pk.hex[:2]}/{bewijs.pk.hex}"


class Bewijs(models.Model):
    """A piece of evidence for a milestone of a location. What was said stays; it can be withdrawn."""

    class Soort(models.TextChoices):
        DOCUMENT = "document", "document"
        LINK = "link", "link"
        CIJFER = "cijfer", "cijfer uit het portaal"
        CONCEPT = "concept", "dienstverleningsconcept"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="bewijzen")
    mijlpaal = models.ForeignKey(Mijlpaal, models.PROTECT, related_name="bewijzen")
    soort = models.CharField(max_length=10, choices=Soort)
    titel = models.CharField(max_length=120)
    link = Webadres("adres", max_length=300, blank=True)
    bestand = models.FileField(upload_to=bewaarplek, blank=True)
    mediatype = models.CharField(max_length=100, blank=True, editable=False)
    extensie = models.CharField(max_length=10, blank=True, editable=False)
    bytes = models.PositiveIntegerField(default=0, editable=False)
    cijfer = models.CharField(max_length=200, blank=True, help_text="Wat het portaal toen mat, in woorden.")
    integraal = models.BooleanField("gaat over integrale dienstverlening", default=False)
    delen = models.BooleanField("andere locaties mogen dit lezen", default=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden_intrekken = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "bewijs"
        verbose_name_plural = "bewijzen"
        ordering = ["-op"]
        indexes = [models.Index(fields=["locatie", "mijlpaal"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="document") & ~Q(bestand="")
                | Q(soort="link") & ~Q(link="")
                | Q(soort="cijfer") & ~Q(cijfer="")
                | Q(soort="concept"),
                name="landkaart_bewijs_heeft_inhoud",
                violation_error_message="Kies een bestand of vul een adres in.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | ~Q(reden_intrekken=""),
                name="landkaart_bewijs_reden",
                violation_error_message="Vul in waarom het bewijs wordt ingetrokken.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Scorebewijs(models.Model):
    """A piece of evidence that lay beneath a score when it was submitted."""

    score = models.ForeignKey(Mijlpaalscore, models.PROTECT, related_name="bewijsstukken")
    bewijs = models.ForeignKey(Bewijs, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bewijs bij een score"
        verbose_name_plural = "bewijzen bij scores"
        ordering = ["score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["score", "bewijs"], name="landkaart_een_bewijs_per_score")
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.bewijs)
