"""The identity check at the head of the process (H-01 to H-04, H-08)."""

from django.db import models
from django.utils import timezone

from keten.models import Medewerker
from klanten.models.klant import Klant


class Identiteitscontrole(models.Model):
    """One check of one document. It proves what was seen, so it is never changed afterwards."""

    class Soort(models.TextChoices):
        PASPOORT = "paspoort", "paspoort"
        ID_KAART = "id_kaart", "identiteitskaart"
        VREEMDELING = "vreemdeling", "verblijfsdocument"
        RIJBEWIJS = "rijbewijs", "rijbewijs"

    class Uitkomst(models.TextChoices):
        VASTGESTELD = "vastgesteld", "identiteit vastgesteld"
        VERWEZEN = "verwezen", "document ongeldig, verwezen voor een nieuw document"
        TWIJFEL = "twijfel", "niet vastgesteld"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="identiteitscontroles")
    soort = models.CharField("soort document", max_length=15, choices=Soort)
    documentnummer = models.CharField(max_length=20)
    geldig_tot = models.DateField("geldig tot en met")
    uit_mrz = models.BooleanField(default=False, help_text="Machineleesbare regels zijn gecontroleerd.")
    beschadigd = models.BooleanField("document is beschadigd", default=False)
    uitkomst = models.CharField(max_length=15, choices=Uitkomst)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "identiteitscontrole"
        verbose_name_plural = "identiteitscontroles"
        ordering = ["-op"]
        indexes = [models.Index(fields=["op"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(uitkomst="vastgesteld", beschadigd=True),
                name="klanten_identiteit_beschadigd",
                violation_error_message="Met een beschadigd document is de identiteit niet vast te stellen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.get_uitkomst_display()}"


class Controlemiddel(models.Model):
    """One means used in a check, with its own outcome (H-02)."""

    class Middel(models.TextChoices):
        LOOK_ALIKE = "look_alike", "look-alike-controle"
        BLAUWE_LAMP = "blauwe_lamp", "blauwe lamp"
        VIS = "vis", "VIS (Verificatie Informatie Systeem)"
        MRZ = "mrz", "MRZ (machineleesbare zone)"

    class Uitkomst(models.TextChoices):
        GOED = "goed", "in orde"
        ADMINISTRATIEF = "administratief", "administratieve fout"
        TWIJFEL = "twijfel", "twijfel"

    controle = models.ForeignKey(Identiteitscontrole, models.PROTECT, related_name="middelen")
    middel = models.CharField(max_length=15, choices=Middel)
    uitkomst = models.CharField(max_length=15, choices=Uitkomst)

    class Meta:
        verbose_name = "controlemiddel"
        verbose_name_plural = "controlemiddelen"
        constraints = [models.UniqueConstraint(fields=["controle", "middel"], name="klanten_middel_een_keer")]

    def __str__(self) -> str:
        return f"{self.get_middel_display()}: {self.get_uitkomst_display()}"
