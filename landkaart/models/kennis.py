"""The knowledge base: documents and lessons, one index over everything, and who follows what (L-27)."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker, MetSleutel, SleutelQuerySet, Webadres
from landkaart.models.mijlpaal import Mijlpaal
from landkaart.models.thema import Thema


def _bewaarplek(stuk: "Kennisstuk", bestandsnaam: str) -> str:
    """A place on disk that says nothing about the file."""
    return f"kennis/{stuk.sleutel.hex[:2]}/{stuk.sleutel.hex}"


class Kennisstuk(MetSleutel):
    """A document, a link or a lesson that somebody shares with the other locations."""

    class Soort(models.TextChoices):
        DOCUMENT = "document", "document"
        LEERPUNT = "leerpunt", "leerpunt"

    code = models.SlugField(unique=True, null=True, blank=True, editable=False)
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=10, choices=Soort)
    titel = models.CharField(max_length=120)
    tekst = models.TextField("waar gaat het over", max_length=4000)
    link = Webadres(blank=True)
    bestand = models.FileField(upload_to=_bewaarplek, blank=True)
    mediatype = models.CharField(max_length=100, blank=True, editable=False)
    extensie = models.CharField(max_length=10, blank=True, editable=False)
    bytes = models.PositiveIntegerField(default=0, editable=False)
    themas = models.ManyToManyField(Thema, related_name="stukken", blank=True, verbose_name="thema's")
    mijlpalen = models.ManyToManyField(
        Mijlpaal, related_name="stukken", blank=True, verbose_name="helpt bij mijlpaal"
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="kennisstukken")
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True, editable=False)
    reden_intrekken = models.CharField(max_length=300, blank=True, editable=False)
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Kennisstuk"].as_manager()

    class Meta:
        verbose_name = "kennisstuk"
        verbose_name_plural = "kennisstukken"
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(link="") | Q(bestand=""),
                name="landkaart_kennisstuk_een_vorm",
                violation_error_message="Kies een bestand of een link, niet allebei.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | ~Q(reden_intrekken=""),
                name="landkaart_kennisstuk_reden",
                violation_error_message="Vul in waarom dit wordt ingetrokken.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Zoekingang(models.Model):
    """One line of the index of the knowledge base; `landkaart.zoekindex` writes it, and can write all anew.

    What is searched is kept without accents; what is shown is the text as it was written.
    """

    class Soort(models.TextChoices):
        PRAKTIJK = "praktijk", "praktijk"
        KNELPUNT = "knelpunt", "knelpunt"
        DOCUMENT = "document", "document"
        LEERPUNT = "leerpunt", "leerpunt"

    soort = models.CharField(max_length=10, choices=Soort)
    bron = models.PositiveBigIntegerField()
    titel = models.CharField(max_length=150)
    plaats = models.CharField(max_length=150, blank=True)
    tekst = models.TextField()
    sinds = models.DateTimeField()
    themas = ArrayField(models.SmallIntegerField(), default=list)
    mijlpalen = ArrayField(models.SmallIntegerField(), default=list)
    locaties = ArrayField(models.BigIntegerField(), default=list)
    zoektitel = models.TextField()
    zoekkern = models.TextField()
    zoektekst = models.TextField()
    zoekvector = models.GeneratedField(
        expression=SearchVector("zoektitel", config="dutch", weight="A")
        + SearchVector("zoekkern", config="dutch", weight="B")
        + SearchVector("zoektekst", config="dutch", weight="C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "ingang van de kennisbank"
        verbose_name_plural = "ingangen van de kennisbank"
        ordering = ["-sinds", "-pk"]
        indexes = [
            GinIndex(fields=["zoekvector"], name="landkaart_zoekingang_vector"),
            models.Index(fields=["-sinds", "-id"], name="landkaart_zoekingang_nieuw"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["soort", "bron"], name="landkaart_zoekingang_een_per_bron")
        ]

    def __str__(self) -> str:
        return self.titel


class Volging(models.Model):
    """Somebody who wants to know what is new on a theme or a milestone."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="volgingen")
    thema = models.ForeignKey(Thema, models.CASCADE, null=True, blank=True, related_name="volgingen")
    mijlpaal = models.ForeignKey(Mijlpaal, models.CASCADE, null=True, blank=True, related_name="volgingen")
    gelezen_tot = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "volging"
        verbose_name_plural = "volgingen"
        ordering = ["medewerker", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(thema__isnull=True) ^ Q(mijlpaal__isnull=True), name="landkaart_volging_van_een"
            ),
            models.UniqueConstraint(fields=["medewerker", "thema"], name="landkaart_volging_thema"),
            models.UniqueConstraint(fields=["medewerker", "mijlpaal"], name="landkaart_volging_mijlpaal"),
        ]

    def __str__(self) -> str:
        return str(self.thema or self.mijlpaal)
