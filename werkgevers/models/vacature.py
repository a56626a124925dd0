"""A vacancy, with what it asks and the clock that runs (W-12 to W-21)."""

import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import (
    Invoerbestand,
    Ketenpartner,
    Locatie,
    Medewerker,
    MetSleutel,
    MetVersie,
    SleutelQuerySet,
)
from klanten.keuring import geldige_postcode
from klanten.models import Competentie, KlantCompetentie, Opleiding
from werkgevers.models.vestiging import Contactpersoon, Vestiging
from werkgevers.models.werkgever import Sector, Werkgever


class Beroep(MetSleutel):
    """An occupation, in one list for vacancies and for what clients look for."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    groep = models.CharField("beroepsgroep", max_length=120)
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="beroepen")
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Beroep"].as_manager()

    class Meta:
        verbose_name = "beroep"
        verbose_name_plural = "beroepen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class VacatureQuerySet(models.QuerySet["Vacature"]):
    """Reads on vacancies."""

    def open(self) -> Self:
        """Vacancies for which candidates are looked for."""
        return self.filter(stand=Vacature.Stand.OPEN)

    def zichtbaar_op(self, locatie: Locatie) -> Self:
        """The vacancies of a location, and those that others released to everybody (W-21)."""
        return self.filter(Q(locatie=locatie) | Q(vrijgegeven_op__isnull=False))

    def klok_loopt(self) -> Self:
        """Open vacancies that wait for a first candidate, with a clock that runs."""
        return self.open().filter(voorgedragen_op__isnull=True, stil_sinds__isnull=True)

    def te_laat(self, op: datetime.datetime) -> Self:
        """Open vacancies without a candidate whose term has passed."""
        return self.klok_loopt().filter(klok_uiterlijk__lt=op)


@pghistory.track()
class Vacature(MetVersie):
    """A job or place at an employer; registered once, visible at once to all partners (W-12)."""

    class Soort(models.TextChoices):
        REGULIER = "regulier", "gewone baan"
        LEERWERK = "leerwerk", "leerwerkbaan"
        BBL = "bbl", "BBL-plaats"
        STAGE = "stage", "stage"
        PARTICIPATIE = "participatie", "participatieplaats"

    class Herkomst(models.TextChoices):
        ZELF = "zelf", "zelf gemeld"
        VERWORVEN = "verworven", "verworven"

    class Stand(models.TextChoices):
        OPEN = "open", "open"
        VERVULD = "vervuld", "vervuld"
        GESLOTEN = "gesloten", "gesloten zonder vervulling"

    class Uitkomst(models.TextChoices):
        TRAJECT = "traject", "traject besproken"
        NIET_VERVULBAAR = "niet_vervulbaar", "niet vervulbaar"
        ELDERS = "elders", "werkgever vond zelf iemand"
        INGETROKKEN = "ingetrokken", "werkgever trok de vacature in"
        VERLOPEN = "verlopen", "niet meer actueel"

    ZONDER_KANDIDAAT = (Uitkomst.TRAJECT, Uitkomst.NIET_VERVULBAAR, Uitkomst.INGETROKKEN, Uitkomst.VERLOPEN)

    class Loonper(models.TextChoices):
        UUR = "uur", "per uur"
        MAAND = "maand", "per maand"

    class Telling(models.TextChoices):
        DOOR = "door", "de klok telt altijd door"
        WERKDAGEN = "werkdagen", "de klok telt alleen op werkdagen"

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="vacatures")
    vestiging = models.ForeignKey(Vestiging, models.PROTECT, null=True, blank=True, related_name="vacatures")
    contactpersoon = models.ForeignKey(
        Contactpersoon, models.PROTECT, null=True, blank=True, related_name="vacatures"
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="vacatures")
    titel = models.CharField("functie", max_length=120)
    beroep = models.ForeignKey(Beroep, models.PROTECT, related_name="vacatures")
    soort = models.CharField(max_length=15, choices=Soort)
    omschrijving = models.TextField(max_length=4000, blank=True)
    postcode = models.CharField("postcode van het werk", max_length=7, validators=[geldige_postcode])
    plaats = models.CharField("plaats van het werk", max_length=80)
    uren_min = models.PositiveSmallIntegerField(
        "uren per week, minstens", validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    uren_max = models.PositiveSmallIntegerField(
        "uren per week, hoogstens", validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    loon_van = models.DecimalField(
        "loon vanaf (bruto, euro)",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    loon_tot = models.DecimalField(
        "loon tot (bruto, euro)",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    loon_per = models.CharField(max_length=5, choices=Loonper, default=Loonper.MAAND)
    plaatsen = models.PositiveSmallIntegerField(
        "aantal plaatsen", default=1, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    begint_op = models.DateField("begint op", null=True, blank=True)
    herkomst = models.CharField(max_length=10, choices=Herkomst)
    partner = models.ForeignKey(
        Ketenpartner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="verworven of ingevoerd door",
    )
    geschikt_wwb = models.BooleanField("geschikt voor mensen uit de bijstand", default=False)
    ingevoerd_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: de werkgever zelf.",
    )
    kenmerk = models.CharField(
        max_length=50, blank=True, editable=False, help_text="Waaraan de werkgever hem kent, in een bestand."
    )
    uit_invoer = models.ForeignKey(
        Invoerbestand, models.PROTECT, null=True, blank=True, editable=False, related_name="vacatures"
    )
    ontvangen_op = models.DateTimeField(default=timezone.now, help_text="Hier begint de klok van 72 uur.")
    actueel_tot = models.DateField(help_text="Daarna sluit de vacature, als niemand hem verlengt.")
    vrijgegeven_op = models.DateTimeField("vrijgegeven aan alle partners", null=True, blank=True)
    voorrang_tot = models.DateTimeField(
        null=True, blank=True, help_text="Tot dan draagt alleen de kolom met voorrang voor (W-17)."
    )
    voorrang_kolom = models.CharField(max_length=10, choices=Ketenpartner.Kolom, blank=True)
    vervulbaar = models.BooleanField(null=True, blank=True)
    gemeld_op = models.DateTimeField("aan de werkgever gemeld op", null=True, blank=True)
    voorgedragen_op = models.DateTimeField("eerste kandidaat voorgedragen op", null=True, blank=True)
    klok_telling = models.CharField(max_length=10, choices=Telling, default=Telling.DOOR)
    klok_uren = models.PositiveSmallIntegerField(default=72, validators=[MinValueValidator(1)])
    klok_uiterlijk = models.DateTimeField(
        "uiterlijk een kandidaat", help_text="Het einde van de termijn, pauzes meegerekend."
    )
    melding_uren = models.PositiveSmallIntegerField(default=72, validators=[MinValueValidator(1)])
    melding_uiterlijk = models.DateTimeField(
        "uiterlijk bericht aan de werkgever", help_text="Het einde van de termijn, pauzes meegerekend."
    )
    stil_sinds = models.DateTimeField(
        null=True, blank=True, help_text="De klok staat stil; gelijk aan het begin van de open pauze."
    )
    stand = FSMField(max_length=10, choices=Stand, default=Stand.OPEN, protected=False)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    toelichting = models.CharField("toelichting op de uitkomst", max_length=500, blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)

    objects = VacatureQuerySet.as_manager()

    class Meta:
        verbose_name = "vacature"
        verbose_name_plural = "vacatures"
        ordering = ["-ontvangen_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "stand", "klok_uiterlijk"]),
            models.Index(fields=["locatie", "stand", "-ontvangen_op"]),
            models.Index(fields=["werkgever", "-ontvangen_op"]),
            models.Index(fields=["beroep", "stand"]),
            models.Index(fields=["actueel_tot"], condition=Q(stand="open"), name="werkgevers_vacature_vers"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(uren_min__gte=1, uren_max__lte=60, uren_max__gte=F("uren_min")),
                name="werkgevers_vacature_uren",
                violation_error_message="Het hoogste aantal uren ligt onder het laagste.",
            ),
            models.CheckConstraint(
                condition=Q(loon_van__isnull=True)
                | Q(loon_tot__isnull=True)
                | Q(loon_tot__gte=F("loon_van")),
                name="werkgevers_vacature_loon",
                violation_error_message="Het hoogste loon ligt onder het laagste.",
            ),
            models.CheckConstraint(condition=Q(plaatsen__gte=1), name="werkgevers_vacature_plaatsen"),
            models.UniqueConstraint(
                fields=["werkgever", "kenmerk"],
                condition=~Q(kenmerk=""),
                name="werkgevers_vacature_kenmerk",
                violation_error_message="Deze vacature is al bekend.",
            ),
            models.CheckConstraint(
                condition=Q(stand="open", gesloten_op__isnull=True)
                | (~Q(stand="open") & Q(gesloten_op__isnull=False)),
                name="werkgevers_vacature_gesloten",
            ),
            models.CheckConstraint(
                condition=~Q(stand="gesloten") | ~Q(uitkomst=""),
                name="werkgevers_vacature_uitkomst",
                violation_error_message="Zeg hoe het is afgelopen.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="gesloten")
                | Q(voorgedragen_op__isnull=False)
                | Q(uitkomst__in=["traject", "niet_vervulbaar", "ingetrokken", "verlopen"]),
                name="werkgevers_vacature_zonder_kandidaat",
                violation_error_message="Er is geen kandidaat voorgedragen. Zeg of er een traject is "
                "besproken of dat de vacature niet te vervullen is.",
            ),
            models.CheckConstraint(
                condition=Q(vervulbaar__isnull=True, gemeld_op__isnull=True)
                | Q(vervulbaar__isnull=False, gemeld_op__isnull=False),
                name="werkgevers_vacature_gemeld",
            ),
            models.CheckConstraint(
                condition=Q(voorrang_kolom="", voorrang_tot__isnull=True)
                | (~Q(voorrang_kolom="") & Q(voorrang_tot__isnull=False)),
                name="werkgevers_vacature_voorrang",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @transition(field=stand, source=Stand.OPEN, target=Stand.VERVULD)
    def vervul(self, *, op: datetime.datetime) -> None:
        """Every place has been taken."""
        self.gesloten_op = op

    @transition(field=stand, source=Stand.OPEN, target=Stand.GESLOTEN)
    def sluit(self, *, uitkomst: str, toelichting: str, op: datetime.datetime) -> None:
        """Nobody looks for candidates any more."""
        self.uitkomst, self.toelichting, self.gesloten_op = uitkomst, toelichting, op

    @transition(field=stand, source=[Stand.VERVULD, Stand.GESLOTEN], target=Stand.OPEN)
    def heropen(self) -> None:
        """Candidates are looked for again."""
        self.uitkomst, self.toelichting, self.gesloten_op = "", "", None


@pghistory.track()
class Vacatureeis(models.Model):
    """One thing that a vacancy asks of a candidate: required or wished for, and trainable or not."""

    class Soort(models.TextChoices):
        COMPETENTIE = "competentie", "competentie"
        OPLEIDING = "opleiding", "opleidingsniveau"
        RIJBEWIJS = "rijbewijs", "rijbewijs B"

    vacature = models.ForeignKey(Vacature, models.PROTECT, related_name="eisen")
    soort = models.CharField(max_length=15, choices=Soort)
    competentie = models.ForeignKey(Competentie, models.PROTECT, null=True, blank=True, related_name="+")
    niveau = models.PositiveSmallIntegerField(choices=KlantCompetentie.Niveau, null=True, blank=True)
    opleiding = models.CharField(max_length=10, choices=Opleiding.Niveau, blank=True)
    vereist = models.BooleanField(default=True, help_text="Anders is het een wens.")
    te_leren = models.BooleanField("te leren in het werk", default=False)

    class Meta:
        verbose_name = "eis van een vacature"
        verbose_name_plural = "eisen van vacatures"
        ordering = ["-vereist", "soort", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    soort="competentie", competentie__isnull=False, niveau__isnull=False, opleiding=""
                )
                | Q(soort="opleiding", competentie__isnull=True, niveau__isnull=True) & ~Q(opleiding="")
                | Q(soort="rijbewijs", competentie__isnull=True, niveau__isnull=True, opleiding=""),
                name="werkgevers_eis_volledig",
                violation_error_message="Vul in wat er gevraagd wordt.",
            ),
            models.UniqueConstraint(
                fields=["vacature", "soort", "competentie"],
                nulls_distinct=False,
                name="werkgevers_eis_een_keer",
                violation_error_message="Deze eis staat er al.",
            ),
        ]

    def __str__(self) -> str:
        if self.competentie is not None:
            return f"{self.competentie} ({self.get_niveau_display()})"
        return f"{self.get_soort_display()} {self.get_opleiding_display()}".strip()


@pghistory.track()
class Klokpauze(models.Model):
    """A time in which the clock of a vacancy stood still, and why: the cause of delay stays visible."""

    class Oorzaak(models.TextChoices):
        WERKGEVER = "werkgever", "wacht op de werkgever"
        GEGEVENS = "gegevens", "gegevens van de vacature ontbreken"
        KANDIDAAT = "kandidaat", "wacht op een kandidaat"
        ANDERS = "anders", "andere oorzaak"

    vacature = models.ForeignKey(Vacature, models.PROTECT, related_name="pauzes")
    van = models.DateTimeField(default=timezone.now)
    tot = models.DateTimeField(null=True, blank=True)
    oorzaak = models.CharField(max_length=10, choices=Oorzaak)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "pauze van de klok"
        verbose_name_plural = "pauzes van de klok"
        ordering = ["van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="werkgevers_pauze_tijdvak",
                violation_error_message="Het einde ligt voor het begin.",
            ),
            models.UniqueConstraint(
                fields=["vacature"],
                condition=Q(tot__isnull=True),
                name="werkgevers_een_pauze",
                violation_error_message="De klok staat al stil.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_oorzaak_display()


class Vacaturegebeurtenis(models.Model):
    """One line in what happened to a vacancy; lines are added and never changed."""

    class Soort(models.TextChoices):
        INGEVOERD = "ingevoerd", "ingevoerd"
        GEWIJZIGD = "gewijzigd", "gewijzigd"
        KLOK = "klok", "klok"
        GEMELD = "gemeld", "antwoord aan de werkgever"
        VOORGEDRAGEN = "voorgedragen", "eerste kandidaat"
        VRIJGEGEVEN = "vrijgegeven", "vrijgegeven"
        VERLENGD = "verlengd", "verlengd"
        GESLOTEN = "gesloten", "gesloten"
        HEROPEND = "heropend", "weer open"

    vacature = models.ForeignKey(Vacature, models.PROTECT, related_name="gebeurtenissen")
    soort = models.CharField(max_length=15, choices=Soort)
    zin = models.CharField(max_length=600)
    op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    namens = models.CharField(max_length=30, blank=True, help_text="Wie het deed, zonder medewerker.")

    class Meta:
        verbose_name = "gebeurtenis van een vacature"
        verbose_name_plural = "gebeurtenissen van vacatures"
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(door__isnull=False, namens="") | (Q(door__isnull=True) & ~Q(namens="")),
                name="werkgevers_gebeurtenis_door",
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.zin

    @property
    def wie(self) -> str:
        """Who did it, in words."""
        return str(self.door) if self.door else self.namens
