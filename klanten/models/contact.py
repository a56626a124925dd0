"""Who is there for the client, and what passes between them."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from klanten.models.klant import Klant


@pghistory.track()
class Contactpersoonschap(models.Model):
    """One period in which one employee is the fixed contact person (K-24)."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="contactpersonen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="contactpersoonschappen")
    van = models.DateField(default=vandaag)
    tot = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=300)
    aangewezen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    overleg = models.ForeignKey(
        "klanten.Overleg",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Waar twee partners dit samen besloten (K-25).",
    )

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ["-van", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(tot__isnull=True),
                name="klanten_een_contactpersoon",
                violation_error_message="Deze klant heeft al een contactpersoon.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="klanten_contactpersoon_tijdvak"
            ),
        ]

    def __str__(self) -> str:
        return str(self.medewerker)


class Contactmoment(models.Model):
    """One contact, kept as an evaluation of the time before it (K-58); starts with the identity (K-10)."""

    class Kanaal(models.TextChoices):
        BALIE = "balie", _("balie of spreekkamer")
        TELEFOON = "telefoon", _("telefoon")
        EMAIL = "email", _("e-mail")
        SMS = "sms", _("sms")
        PORTAAL = "portaal", _("portaal")
        VIDEO = "video", _("beeldbellen")

    class Identiteit(models.TextChoices):
        DOCUMENT = "document", "document gezien"
        BEKEND = "bekend", "al eerder vastgesteld"
        VRAGEN = "vragen", "controlevragen gesteld"

    class Richting(models.TextChoices):
        IN = "in", "van de klant"
        UIT = "uit", "naar de klant"

    class Functie(models.TextChoices):
        ANALYSE = "analyse", "nagaan welke hulp de klant nodig heeft"
        VERPLICHTINGEN = "verplichtingen", "nagaan of de klant zich aan de verplichtingen houdt"
        PAKKET = "pakket", "samenstellen van de dienstverlening"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="contactmomenten")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    op = models.DateTimeField("wanneer", default=timezone.now)
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    richting = models.CharField(max_length=3, choices=Richting, default=Richting.UIT)
    functies = ArrayField(
        models.CharField(max_length=15, choices=Functie),
        verbose_name="waarvoor was het gesprek",
        default=list,
        blank=True,
        help_text="De drie functies van een gesprek (K-59); meer dan één kan.",
    )
    identiteit = models.CharField("identiteit", max_length=10, choices=Identiteit)
    document_kenmerk = models.CharField("kenmerk van het document", max_length=20, blank=True)
    activiteiten = models.TextField("wat heeft de klant gedaan", max_length=2000)
    ondersteuning = models.TextField("welke hulp gaven de partners", max_length=2000)
    resultaten = models.TextField("wat heeft het opgeleverd", max_length=2000)
    bijgesteld = models.BooleanField("de dienstverlening is bijgesteld", default=False)

    class Meta:
        verbose_name = "contact"
        verbose_name_plural = "contacten"
        ordering = ["-op"]
        indexes = [models.Index(fields=["klant", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(identiteit="document") | ~Q(document_kenmerk=""),
                name="klanten_contact_kenmerk",
                violation_error_message="Vul het kenmerk van het document in.",
            ),
            models.CheckConstraint(
                condition=Q(functies__contained_by=["analyse", "verplichtingen", "pakket"]),
                name="klanten_contact_functies",
                violation_error_message="Deze functie van een gesprek bestaat niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kanaal_display()} op {timezone.localtime(self.op):%d-%m-%Y}"

    @property
    def functiewoorden(self) -> list[str]:
        """The functions of this conversation, in words."""
        return [str(self.Functie(functie).label) for functie in self.functies]


class Bericht(models.Model):
    """A message in the one thread that client and employees of all partners share."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="berichten")
    van = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    van_klant = models.BooleanField(default=False)
    tekst = models.TextField(max_length=2000)
    op = models.DateTimeField(default=timezone.now)
    gelezen_op = models.DateTimeField(null=True, blank=True)
    antwoord_voor = models.DateTimeField(
        null=True, blank=True, help_text="De termijn om een bericht van de klant te beantwoorden."
    )

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-op"]
        indexes = [models.Index(fields=["klant", "-op"])]

    def __str__(self) -> str:
        return f"bericht van {self.van}"
