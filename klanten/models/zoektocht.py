"""The client's own search for work: applications and competences (K-65, K-66)."""

from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keten.models import MetSleutel, MetVersie, SleutelQuerySet
from keten.tijd import vandaag
from klanten.models.dossier import Document
from klanten.models.klant import Klant


class SollicitatieQuerySet(models.QuerySet["Sollicitatie"]):
    """Reads on applications."""

    def geldig(self) -> Self:
        """Those that the client did not take back."""
        return self.filter(ingetrokken_op__isnull=True)

    def met_bewijs(self) -> Self:
        """Those with a document in the dossier that nobody withdrew."""
        return self.filter(bewijs__isnull=False, bewijs__ingetrokken_op__isnull=True)


@pghistory.track()
class Sollicitatie(MetVersie):
    """One application to an employer, as the client keeps it."""

    class Wijze(models.TextChoices):
        EMAIL = "email", _("e-mail of website")
        BRIEF = "brief", _("brief")
        TELEFOON = "telefoon", _("telefoon")
        LANGS = "langs", _("langsgegaan")
        UITZENDBUREAU = "uitzendbureau", _("uitzendbureau")
        NETWERK = "netwerk", _("via iemand die ik ken")

    class Uitkomst(models.TextChoices):
        WACHT = "wacht", _("wacht op antwoord")
        GESPREK = "gesprek", _("gesprek")
        AANGENOMEN = "aangenomen", _("aangenomen")
        AFGEWEZEN = "afgewezen", _("afgewezen")
        GEEN_REACTIE = "geen_reactie", _("geen reactie")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="sollicitaties")
    werkgever = models.CharField(max_length=120)
    functie = models.CharField(max_length=120)
    op = models.DateField("datum", default=vandaag)
    wijze = models.CharField("hoe", max_length=15, choices=Wijze, default=Wijze.EMAIL)
    uitkomst = models.CharField(max_length=15, choices=Uitkomst, default=Uitkomst.WACHT)
    notitie = models.CharField(max_length=500, blank=True)
    bewijs = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="sollicitaties")
    ingetrokken_op = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SollicitatieQuerySet.as_manager()

    class Meta:
        verbose_name = "sollicitatie"
        verbose_name_plural = "sollicitaties"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"])]

    def __str__(self) -> str:
        return f"{self.functie} bij {self.werkgever}"


class Competentie(MetSleutel):
    """Something that people can be good at; one list for client, coach and tests."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    uitleg = models.CharField(max_length=200)
    bron = models.CharField(max_length=200, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldgegeven", default=False, help_text="Niet uit de bronnen, maar bedacht."
    )

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Competentie"].as_manager()

    class Meta:
        verbose_name = "competentie"
        verbose_name_plural = "competenties"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class KlantCompetentieQuerySet(models.QuerySet["KlantCompetentie"]):
    """Reads on the competence profile."""

    def geldig(self) -> Self:
        """What has not been taken back."""
        return self.filter(ingetrokken_op__isnull=True)


@pghistory.track()
class KlantCompetentie(MetVersie):
    """A competence of a client, with who found it and when; sources stand beside each other."""

    class Bron(models.TextChoices):
        KLANT = "klant", _("de klant zelf")
        COACH = "coach", _("de werkcoach")
        TEST = "test", _("een test")

    class Niveau(models.IntegerChoices):
        BEGIN = 1, _("een beetje")
        REDELIJK = 2, _("redelijk")
        GOED = 3, _("goed")
        STERK = 4, _("heel goed")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="competenties")
    competentie = models.ForeignKey(Competentie, models.PROTECT, related_name="+")
    bron = models.CharField(max_length=5, choices=Bron)
    niveau = models.PositiveSmallIntegerField(choices=Niveau)
    op = models.DateField("datum", default=vandaag)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True, editable=False)

    objects = KlantCompetentieQuerySet.as_manager()

    class Meta:
        verbose_name = "competentie van een klant"
        verbose_name_plural = "competenties van klanten"
        ordering = ["competentie__naam", "bron"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "competentie", "bron"],
                condition=Q(ingetrokken_op__isnull=True),
                name="klanten_een_competentie_per_bron",
                violation_error_message="Deze competentie staat al in het profiel.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__gte=1, niveau__lte=4), name="klanten_competentie_niveau"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competentie} ({self.get_niveau_display()})"
