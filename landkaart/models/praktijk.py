"""What a location does differently, how far it is, and whether it is known to work (L-45 to L-48, L-53)."""

from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, MetSleutel, MetVersie, SleutelQuerySet
from keten.tijd import vandaag
from landkaart.models.mijlpaal import Mijlpaal
from landkaart.models.oordeel import Bijdrage, Onderbouwing, Oordeel, bijdragen_veld, onderbouwd
from landkaart.models.thema import Expertgroep, Thema


class PraktijkQuerySet(SleutelQuerySet["Praktijk"]):
    """Reads on practices."""

    def openbaar(self) -> Self:
        """Practices that have been described; from then on everybody may read them."""
        return self.exclude(stap=Praktijk.Stap.GEIDENTIFICEERD)

    def echt(self) -> Self:
        """Practices that people work with; what exists on paper only stays out of lists and counts (L-48).

        Source: Goed bekeken! (AKO 2005), section 2.3.
        """
        return self.filter(papier=False)


@pghistory.track()
class Praktijk(MetSleutel, MetVersie):
    """A practice; the fiches of the Monitorgroep are the first ones."""

    class Fase(models.TextChoices):
        PLAN = "plan", "planfase"
        INITIATIE = "initiatie", "initiatiefase"
        REALISATIE = "realisatie", "realisatiefase"
        EVALUATIE = "evaluatie", "evaluatiefase"

    class Ambitie(models.TextChoices):
        PREVENTIE = "preventie", "minder mensen met een uitkering"
        UITSTROOM = "uitstroom", "meer mensen aan het werk"
        KWALITEIT = "kwaliteit", "betere hulp voor klanten en werkgevers"
        SAMEN = "samen", "beter samenwerken"

    class Stap(models.TextChoices):
        GEIDENTIFICEERD = "geidentificeerd", "gemeld"
        BESCHREVEN = "beschreven", "beschreven"
        BEOORDEELD = "beoordeeld", "beoordeeld"
        VERSPREID = "verspreid", "verspreid"

    code = models.SlugField(unique=True, null=True, blank=True, editable=False)
    nummer = models.PositiveSmallIntegerField(
        "fichenummer", unique=True, null=True, blank=True, editable=False
    )
    naam = models.CharField("naam van de praktijk", max_length=100)
    plaats = models.CharField("waar", max_length=100)
    locaties = models.ManyToManyField(Locatie, related_name="praktijken", blank=True)
    themas = models.ManyToManyField(Thema, related_name="praktijken", verbose_name="thema's")
    mijlpalen = models.ManyToManyField(
        Mijlpaal, related_name="praktijken", blank=True, verbose_name="helpt bij mijlpaal"
    )
    wat = models.TextField("wat doen jullie", max_length=4000)
    resultaten = models.TextField("wat levert het op", max_length=2000, blank=True)
    relatie = models.CharField("past bij de gemeenschappelijke cliëntbenadering", max_length=300, blank=True)
    ambitie = models.CharField("wat willen jullie bereiken", max_length=10, choices=Ambitie, blank=True)
    fase = models.CharField(max_length=10, choices=Fase, blank=True)
    proces = models.BooleanField("er wordt echt zo gewerkt", default=False)
    mensen = models.BooleanField("er werken medewerkers aan mee", default=False)
    papier = models.GeneratedField(
        expression=~Q(proces=True, mensen=True),  # type: ignore[arg-type]  # the stubs forget that a Q is one
        output_field=models.BooleanField(),
        db_persist=True,
    )
    hypothese = models.TextField("wat verwachten jullie vooraf", max_length=1000, blank=True)
    controlegroep = models.TextField("met wie vergelijken jullie", max_length=1000, blank=True)
    nulmeting = models.TextField("hoe was het bij de start", max_length=1000, blank=True)
    evaluatie_op = models.DateField("wanneer evalueren jullie", null=True, blank=True)
    stap = FSMField(max_length=15, choices=Stap, default=Stap.GEIDENTIFICEERD, protected=False)
    geidentificeerd_op = models.DateField(null=True, blank=True, editable=False)
    beschreven_op = models.DateField(null=True, blank=True, editable=False)
    beoordeeld_op = models.DateField(null=True, blank=True, editable=False)
    verspreid_op = models.DateField(null=True, blank=True, editable=False)
    verspreid_hoe = models.CharField(max_length=300, blank=True, editable=False)
    oordeel = models.CharField(max_length=12, choices=Oordeel, blank=True, editable=False)
    bijdragen = bijdragen_veld()
    bewijs = models.CharField("steunt op", max_length=15, choices=Onderbouwing, blank=True)
    oordeel_toelichting = models.TextField(max_length=2000, blank=True, editable=False)
    oordeel_van = models.ForeignKey(
        Expertgroep, models.PROTECT, null=True, blank=True, editable=False, related_name="oordelen"
    )
    oordeel_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    bronoordeel = models.CharField("wat de bron ervan vindt", max_length=300, blank=True, editable=False)
    bron = models.CharField(max_length=300, blank=True, editable=False)
    gemeld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    SLEUTEL: ClassVar = ("code",)
    objects = PraktijkQuerySet.as_manager()

    class Meta:
        verbose_name = "praktijk"
        verbose_name_plural = "praktijken"
        ordering = ["naam", "pk"]
        constraints = [
            onderbouwd("landkaart_praktijk"),
            models.CheckConstraint(
                condition=Q(oordeel="") | Q(stap__in=["beoordeeld", "verspreid"]),
                name="landkaart_praktijk_oordeel_na_beoordeling",
            ),
            models.CheckConstraint(
                condition=Q(nummer__isnull=False)
                | Q(geidentificeerd_op__isnull=False)
                & (Q(stap="geidentificeerd") | Q(beschreven_op__isnull=False)),
                name="landkaart_praktijk_datums",
            ),
            models.CheckConstraint(
                condition=~Q(stap="beoordeeld") & ~Q(stap="verspreid") | Q(beoordeeld_op__isnull=False),
                name="landkaart_praktijk_beoordeeld_op",
            ),
            models.CheckConstraint(
                condition=~Q(stap="verspreid") | Q(verspreid_op__isnull=False) & ~Q(verspreid_hoe=""),
                name="landkaart_praktijk_verspreid_op",
                violation_error_message="Vul in hoe de praktijk wordt verspreid.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @transition(field=stap, source=Stap.GEIDENTIFICEERD, target=Stap.BESCHREVEN)
    def beschrijf(self) -> None:
        """The description is complete: everybody may read it now."""
        self.beschreven_op = vandaag()

    @transition(field=stap, source=[Stap.BESCHREVEN, Stap.BEOORDEELD], target=Stap.BEOORDEELD)
    def beoordeel(self) -> None:
        """The experts reached a joint verdict; a later one replaces it."""
        self.beoordeeld_op = vandaag()

    @transition(field=stap, source=Stap.BEOORDEELD, target=Stap.VERSPREID)
    def verspreid(self, hoe: str) -> None:
        """It is being spread to other locations."""
        self.verspreid_op, self.verspreid_hoe = vandaag(), hoe

    @property
    def ontbreekt(self) -> list[str]:
        """What the set-up as an experiment still lacks, in words (L-49)."""
        delen = {
            "een verwachting vooraf": self.hypothese,
            "een controlegroep": self.controlegroep,
            "een nulmeting": self.nulmeting,
            "een datum voor de evaluatie": self.evaluatie_op,
        }
        return [woord for woord, waarde in delen.items() if not waarde]

    @property
    def bijdragewoorden(self) -> list[str]:
        """What the practice contributes to, in words."""
        return [str(Bijdrage(een).label) for een in self.bijdragen]
