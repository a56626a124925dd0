"""What stands in the way of working together, who has it too, and what helped (L-61, X-63)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, MetSleutel, MetVersie, SleutelQuerySet
from keten.tijd import vandaag
from landkaart.models.mijlpaal import Mijlpaal
from landkaart.models.praktijk import Praktijk
from landkaart.models.thema import Thema


@pghistory.track()
class Knelpunt(MetSleutel, MetVersie):
    """A bottleneck, entered once and shared by the locations that have it."""

    class Categorie(models.TextChoices):
        """Source: De lerende keten (IWI 2008), section I.2."""

        CULTUUR = "cultuur", "cultuurverschillen"
        VERHOUDING = "verhouding", "verhouding tussen partners"
        OPERATIONEEL = "operationeel", "dagelijks werk en middelen"
        TOEKOMST = "toekomst", "verwacht in de toekomst"

    class Aard(models.TextChoices):
        """Whether it really is so, or seems so. Source: De lerende keten (IWI 2008), chapter 4."""

        ONBEKEND = "", "nog niet uitgezocht"
        FEITELIJK = "feitelijk", "feitelijk: het is echt zo"
        GEPERCIPIEERD = "gepercipieerd", "gepercipieerd: het lijkt zo, maar het kan wel"

    class Stand(models.TextChoices):
        OPEN = "open", "open"
        OPGELOST = "opgelost", "opgelost"

    code = models.SlugField(unique=True, null=True, blank=True, editable=False)
    titel = models.CharField("waar lopen jullie tegenaan", max_length=100)
    omschrijving = models.TextField("leg het uit", max_length=2000)
    categorie = models.CharField(max_length=15, choices=Categorie)
    themas = models.ManyToManyField(Thema, related_name="knelpunten", blank=True, verbose_name="thema's")
    mijlpalen = models.ManyToManyField(
        Mijlpaal, related_name="knelpunten", blank=True, verbose_name="raakt aan mijlpaal"
    )
    aard = models.CharField(max_length=15, choices=Aard, blank=True, default="", editable=False)
    antwoord = models.TextField("officieel antwoord", max_length=2000, blank=True, editable=False)
    antwoord_van = models.CharField("wie gaf het antwoord", max_length=150, blank=True, editable=False)
    antwoord_op = models.DateField(null=True, blank=True, editable=False)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.OPEN, protected=False)
    opgelost_op = models.DateField(null=True, blank=True, editable=False)
    gemeld_bij = models.ForeignKey(
        Locatie, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    gemeld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    gemeld_op = models.DateField(default=vandaag, editable=False)
    bron = models.CharField(max_length=300, blank=True, editable=False)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Knelpunt"].as_manager()

    class Meta:
        verbose_name = "knelpunt"
        verbose_name_plural = "knelpunten"
        ordering = ["-gemeld_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aard="") | ~Q(antwoord="") & ~Q(antwoord_van="") & Q(antwoord_op__isnull=False),
                name="landkaart_knelpunt_antwoord",
                violation_error_message="Vul het antwoord in, van wie het komt en wanneer het is gegeven.",
            ),
            models.CheckConstraint(
                condition=Q(stand="open", opgelost_op__isnull=True)
                | Q(stand="opgelost", opgelost_op__isnull=False),
                name="landkaart_knelpunt_opgelost",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @transition(field=stand, source=Stand.OPEN, target=Stand.OPGELOST)
    def los_op(self) -> None:
        """It no longer stands in the way."""
        self.opgelost_op = vandaag()

    @transition(field=stand, source=Stand.OPGELOST, target=Stand.OPEN)
    def heropen(self) -> None:
        """It came back."""
        self.opgelost_op = None


class KnelpuntBij(models.Model):
    """A location that says: we have this too."""

    knelpunt = models.ForeignKey(Knelpunt, models.PROTECT, related_name="bij")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="knelpunten")
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateField(default=vandaag)

    class Meta:
        verbose_name = "locatie met een knelpunt"
        verbose_name_plural = "locaties met een knelpunt"
        ordering = ["locatie"]
        constraints = [
            models.UniqueConstraint(
                fields=["knelpunt", "locatie"],
                name="landkaart_knelpunt_een_keer_per_locatie",
                violation_error_message="Jullie locatie staat al bij dit knelpunt.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.knelpunt} bij {self.locatie}"


class Oplossing(MetSleutel):
    """What helped somewhere against a bottleneck; perhaps a practice that can be looked up."""

    code = models.SlugField(unique=True, null=True, blank=True, editable=False)
    knelpunt = models.ForeignKey(Knelpunt, models.PROTECT, related_name="oplossingen")
    tekst = models.TextField("wat helpt", max_length=2000)
    praktijk = models.ForeignKey(
        Praktijk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="oplossingen",
        verbose_name="zie praktijk",
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="+")
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Oplossing"].as_manager()

    class Meta:
        verbose_name = "oplossing"
        verbose_name_plural = "oplossingen"
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return self.tekst[:60]
