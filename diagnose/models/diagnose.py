"""The diagnosis at the head of the process: five parts, one quadrant (D-01, D-02, D-26)."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from keten.models import Ketenpartner, Medewerker, MetVersie
from klanten.models import Clientbeeld, Klant

_COMPLEET = (
    ~Q(kan_zoeken="") & ~Q(mogelijkheden="") & ~Q(zoekgedrag="") & ~Q(banenaanbod="") & ~Q(naleving="")
)


@pghistory.track(exclude=["kwadrant"])
class Diagnose(MetVersie):
    """One diagnosis. Open until it is established; then it is kept as it was, and a new one can begin."""

    class KanZoeken(models.TextChoices):
        JA = "ja", "ja, kan werk zoeken"
        MET_HULP = "met_hulp", "ja, met hulp bij belemmeringen"
        NEE = "nee", "nee, nu niet door zware belemmeringen"

    class Zoekgedrag(models.TextChoices):
        OPTIMAAL = "optimaal", "optimaal"
        ONVOLLEDIG = "onvolledig", "onvolledig"

    class Banenaanbod(models.TextChoices):
        VOLDOENDE = "voldoende", "voldoende"
        ONVOLDOENDE = "onvoldoende", "onvoldoende"

    Afstand = Clientbeeld.Afstand

    class Naleving(models.TextChoices):
        GOED = "goed", "komt afspraken na"
        WISSELEND = "wisselend", "komt afspraken niet altijd na"
        ZORG = "zorg", "kan of wil afspraken niet nakomen"

    class Wijze(models.TextChoices):
        EEN = "een", "door één consulent"
        DUO = "duo", "duogesprek van twee partners"
        GESPLITST = "gesplitst", "gesplitst: UWV begint, de gemeente vult aan"

    class Koers(models.TextChoices):
        ZELF = "zelf", "de klant zoekt zelf; geen hulp van een andere partner nodig"
        UWV = "uwv", "met hulp van UWV"
        GEMEENTE = "gemeente", "met hulp van de gemeente"
        OVERDRACHT = "overdracht", "zo snel mogelijk overdragen"
        COACH_WW = "coach_ww", "direct naar de re-integratiecoach WW"
        TWIJFEL = "twijfel", "twijfel: eerst duaal overleg"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="diagnoses")
    wijze = models.CharField("hoe wordt de diagnose gesteld", max_length=10, choices=Wijze, default=Wijze.EEN)
    tweede = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="samen met",
        help_text="Alleen bij een duogesprek: de collega van de andere partner.",
    )
    deel1_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    deel1_partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    deel1_op = models.DateTimeField("deel 1 gereed", null=True, blank=True)
    kan_zoeken = models.CharField("kan de klant werk zoeken", max_length=10, choices=KanZoeken, blank=True)
    kan_zoeken_toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    mogelijkheden = models.TextField(
        "mogelijkheden",
        max_length=2000,
        blank=True,
        help_text="Wat kan de klant goed, wat heeft de klant geleerd? De klant leest dit mee in het plan.",
    )
    zoekgedrag = models.CharField(max_length=12, choices=Zoekgedrag, blank=True)
    zoekgedrag_toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    banenaanbod = models.CharField(max_length=12, choices=Banenaanbod, blank=True)
    banenaanbod_toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    afstand = models.CharField(
        "verwachte tijd tot werk",
        max_length=10,
        choices=Afstand,
        blank=True,
        help_text="Klanten met een korte afstand kunnen naar het integrale team.",
    )
    naleving = models.CharField("nalevingsbereidheid", max_length=12, choices=Naleving, blank=True)
    naleving_toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    kwadrant = models.GeneratedField(
        expression=Case(
            When(banenaanbod="voldoende", zoekgedrag="optimaal", then=Value("Q1")),
            When(banenaanbod="voldoende", zoekgedrag="onvolledig", then=Value("Q2")),
            When(banenaanbod="onvoldoende", zoekgedrag="optimaal", then=Value("Q3")),
            When(banenaanbod="onvoldoende", zoekgedrag="onvolledig", then=Value("Q4")),
            default=Value(""),
        ),
        output_field=models.CharField(max_length=2, choices=Clientbeeld.Kwadrant),
        db_persist=True,
    )
    zelfredzaam = models.BooleanField(
        "de klant redt zich met weinig hulp",
        default=False,
        help_text="De klant krijgt dan een licht arrangement: minder geplande contacten, meer zelf doen.",
    )
    koers = models.CharField("hoe gaat het verder", max_length=12, choices=Koers, blank=True)
    koers_toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    begonnen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField(default=timezone.now)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "diagnose"
        verbose_name_plural = "diagnoses"
        ordering = [F("vastgesteld_op").desc(nulls_first=True), "-pk"]
        indexes = [models.Index(fields=["klant", "-vastgesteld_op"])]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(vastgesteld_op__isnull=True),
                name="diagnose_een_open_per_klant",
                violation_error_message="Er is al een diagnose begonnen voor deze klant.",
            ),
            models.CheckConstraint(
                condition=Q(vastgesteld_op__isnull=True) | _COMPLEET,
                name="diagnose_vijf_delen",
                violation_error_message="Vul alle vijf delen van de diagnose in.",
            ),
            models.CheckConstraint(
                condition=Q(vastgesteld_op__isnull=True, vastgesteld_door__isnull=True)
                | Q(vastgesteld_op__isnull=False, vastgesteld_door__isnull=False, partner__isnull=False),
                name="diagnose_vastgesteld_door",
            ),
            models.CheckConstraint(
                condition=Q(deel1_op__isnull=True, deel1_door__isnull=True, deel1_partner__isnull=True)
                | Q(
                    wijze="gesplitst",
                    deel1_op__isnull=False,
                    deel1_door__isnull=False,
                    deel1_partner__isnull=False,
                ),
                name="diagnose_deel1_door",
            ),
            models.CheckConstraint(
                condition=Q(vastgesteld_op__isnull=True)
                | Q(wijze="een")
                | Q(wijze="duo", tweede__isnull=False)
                | Q(wijze="gesplitst", deel1_op__isnull=False),
                name="diagnose_wijze_compleet",
                violation_error_message="Kies met wie u het duogesprek hield.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="vastgesteld_ligt_vast",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__vastgesteld_op__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return "diagnose" if self.vastgesteld_op else "diagnose in de maak"

    @property
    def wacht_op_deel2(self) -> bool:
        """Whether the first partner is ready and the municipality must complete the rest (D-04)."""
        return self.deel1_op is not None and self.vastgesteld_op is None

    @property
    def kwadrant_in_woorden(self) -> str:
        """The place in the 2x2; empty while banenaanbod or zoekgedrag is missing."""
        return Clientbeeld.Kwadrant(self.kwadrant).label if self.kwadrant else ""
