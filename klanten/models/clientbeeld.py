"""The common picture of a client, in one row that every list reads."""

from django.db import models
from django.db.models import Q

from keten.models import Locatie, Medewerker, Team
from klanten.models.klant import Klant


class Clientbeeld(models.Model):
    """Where the client stands now. Written only by `klanten.clientbeeld`, also for the upper floors."""

    class Route(models.TextChoices):
        A = "A", "route A"
        B = "B", "route B"

    class Kwadrant(models.TextChoices):
        Q1 = "Q1", "voldoende banen, optimaal zoekgedrag"
        Q2 = "Q2", "voldoende banen, onvolledig zoekgedrag"
        Q3 = "Q3", "onvoldoende banen, optimaal zoekgedrag"
        Q4 = "Q4", "onvoldoende banen, onvolledig zoekgedrag"

    class Afstand(models.TextChoices):
        KORT = "kort", "korter dan 3 maanden"
        MIDDEN = "midden", "3 tot 12 maanden"
        LANG = "lang", "langer dan een jaar"

    class Werkplan(models.TextChoices):
        CONCEPT = "concept", "in de maak"
        VOORGESTELD = "voorgesteld", "wacht op akkoord"
        BEVESTIGD = "bevestigd", "bevestigd"

    class Status(models.TextChoices):
        ACTIEF = "actief", "in begeleiding"
        NAZORG = "nazorg", "nazorg"
        GESTOPT = "gestopt", "gestopt"

    class Dienstlocatie(models.TextChoices):
        LWI = "lwi", "de locatie werk en inkomen"
        GEMEENTE = "gemeente", "de gemeente"
        JONGERENLOKET = "jongerenloket", "het jongerenloket"
        ONDERWIJS = "onderwijs", "het onderwijs"

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="beeld")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    zoeknaam = models.CharField(max_length=280)
    regimes = models.CharField(max_length=60, blank=True, help_text="De lopende uitkeringen, in woorden.")
    contactpersoon = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="caseload"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIEF)
    dienstlocatie = models.CharField(
        "wie geeft de dienstverlening", max_length=15, choices=Dienstlocatie, default=Dienstlocatie.LWI
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    volledig = models.BooleanField(default=False, help_text="Alles wat een dossier moet hebben, is er.")
    volledig_op = models.DateField(null=True, blank=True, help_text="De eerste dag waarop alles er was.")
    aanvraag = models.CharField(max_length=15, blank=True, help_text="De stand van de lopende aanvraag.")
    identiteit_op = models.DateField(null=True, blank=True)
    intake_op = models.DateField(null=True, blank=True)
    route = models.CharField(max_length=1, choices=Route, blank=True)
    diagnose_op = models.DateField(null=True, blank=True)
    kwadrant = models.CharField(max_length=2, choices=Kwadrant, blank=True)
    werkplan = models.CharField(max_length=15, choices=Werkplan, blank=True)
    bemiddelbaar = models.BooleanField(null=True, blank=True)
    afstand = models.CharField(
        "afstand tot werk", max_length=10, choices=Afstand, blank=True, help_text="Volgens de diagnose."
    )
    laatste_contact = models.DateField(null=True, blank=True)
    contact_om_de_dagen = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="De contactfrequentie van het ketenarrangement."
    )
    volgende_afspraak = models.DateTimeField(null=True, blank=True)
    volgende_stap = models.CharField(max_length=100, blank=True)
    volgende_stap_op = models.DateField(null=True, blank=True)
    stap_sinds = models.DateField(null=True, blank=True, help_text="Sinds wanneer deze stap de volgende is.")
    stap_uiterlijk = models.DateField(null=True, blank=True, help_text="De doorlooptijd van de locatie.")
    herdiagnose_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "cliëntbeeld"
        verbose_name_plural = "cliëntbeelden"
        indexes = [
            models.Index(fields=["contactpersoon", "status", "zoeknaam"]),
            models.Index(fields=["contactpersoon", "status", "volgende_stap_op"]),
            models.Index(fields=["locatie", "status", "zoeknaam"]),
            models.Index(fields=["locatie", "status", "volgende_stap_op"]),
            models.Index(
                fields=["locatie", "stap_uiterlijk"],
                condition=Q(stap_uiterlijk__isnull=False),
                name="klanten_beeld_stap",
            ),
            models.Index(
                fields=["locatie", "herdiagnose_op"],
                condition=Q(herdiagnose_op__isnull=False),
                name="klanten_beeld_herdiagnose",
            ),
        ]

    def __str__(self) -> str:
        return f"cliëntbeeld van klant {self.klant_id}"
