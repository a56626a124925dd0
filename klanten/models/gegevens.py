"""What is known about the client: how to reach, the situation, and what stands in the way of work."""

from typing import ClassVar

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from keten.models import MetSleutel, MetVersie, SleutelQuerySet, Tekstblok
from klanten.keuring import geldig_iban, geldige_postcode
from klanten.models.klant import Klant


@pghistory.track()
class Contactgegevens(MetVersie):
    """Where and how the client wants to be reached."""

    class Kanaal(models.TextChoices):
        PORTAAL = "portaal", _("portaal")
        EMAIL = "email", _("e-mail")
        TELEFOON = "telefoon", _("telefoon")
        SMS = "sms", _("sms")
        POST = "post", _("post")
        BALIE = "balie", _("balie")

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="contactgegevens")
    straat = models.CharField("straat en huisnummer", max_length=100, blank=True)
    postcode = models.CharField(max_length=7, blank=True, validators=[geldige_postcode])
    woonplaats = models.CharField(max_length=80, blank=True)
    telefoon = PhoneNumberField("telefoonnummer", blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    voorkeurskanaal = models.CharField(max_length=10, choices=Kanaal, default=Kanaal.TELEFOON)
    taal = models.CharField(
        "taal van berichten", max_length=2, choices=Tekstblok.Taal, default=Tekstblok.Taal.NL
    )
    email_onbereikbaar_op = models.DateTimeField(
        "e-mail komt niet aan sinds", null=True, blank=True, editable=False
    )
    telefoon_onbereikbaar_op = models.DateTimeField(
        "sms komt niet aan sinds", null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = "contactgegevens"
        verbose_name_plural = "contactgegevens"

    def __str__(self) -> str:
        return f"{self.straat}, {self.postcode} {self.woonplaats}"


@pghistory.track()
class Situatie(MetVersie):
    """What the client told at the intake, once, for work and for income (K-34)."""

    class Arbeid(models.TextChoices):
        WERKLOOS = "werkloos", _("werkloos")
        BEDREIGD = "bedreigd", _("met werkloosheid bedreigd")
        WERKEND = "werkend", _("werkend, zoekt ander of meer werk")
        WERKEND_RISICO = "werkend_risico", _("werkend, baan loopt risico")
        SCHOOL = "school", _("komt van school")
        ONDERWIJS = "onderwijs", _("volgt onderwijs")

    class Woonvorm(models.TextChoices):
        ALLEEN = "alleen", _("alleenstaand")
        ALLEENSTAANDE_OUDER = "alleenstaande_ouder", _("alleenstaande ouder")
        SAMEN = "samen", _("samenwonend of getrouwd")
        OUDERS = "ouders", _("inwonend bij ouders")
        KAMER = "kamer", _("kamerbewoner")
        KOST = "kost", _("kostganger")
        GEEN = "geen", _("geen vaste woonplek")

    WERK: ClassVar = (
        "arbeid",
        "werkloos_sinds",
        "laatste_beroep",
        "gewenst_beroep",
        "uren_per_week",
        "beschikbaar_vanaf",
        "startkwalificatie",
        "rijbewijs",
    )
    THUIS: ClassVar = ("woonvorm", "kinderen_thuis", "jongste_kind_geboren")
    INKOMEN: ClassVar = ("inkomsten_per_maand", "iban")
    VELDEN: ClassVar = (*WERK, *THUIS, "vraagt_uitkering", *INKOMEN, "verhaal")
    """What is told, in the order in which it is asked; other lists of these fields derive from it."""

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="situatie")
    verhaal = models.TextField("het verhaal van de klant", blank=True, max_length=4000)
    arbeid = models.CharField("situatie", max_length=15, choices=Arbeid)
    werkloos_sinds = models.DateField(null=True, blank=True)
    laatste_beroep = models.CharField(max_length=100, blank=True)
    gewenst_beroep = models.CharField(max_length=100, blank=True)
    uren_per_week = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    beschikbaar_vanaf = models.DateField(null=True, blank=True)
    startkwalificatie = models.BooleanField(
        null=True, blank=True, help_text="Diploma havo, vwo of mbo niveau 2 of hoger."
    )
    rijbewijs = models.BooleanField("rijbewijs B", null=True, blank=True)
    woonvorm = models.CharField(max_length=20, choices=Woonvorm, blank=True)
    kinderen_thuis = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(20)]
    )
    jongste_kind_geboren = models.DateField(null=True, blank=True)
    inkomsten_per_maand = models.DecimalField(
        "inkomsten per maand (netto, euro)",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    iban = models.CharField("rekeningnummer (IBAN)", max_length=34, blank=True, validators=[geldig_iban])
    vraagt_uitkering = models.BooleanField("vraagt een uitkering aan", default=False)

    class Meta:
        verbose_name = "situatie"
        verbose_name_plural = "situaties"

    def __str__(self) -> str:
        return self.get_arbeid_display()


class BelemmeringSoort(MetSleutel):
    """A kind of circumstance that can stand in the way of work; which ones lead to route B, a rule says."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    medisch = models.BooleanField(
        default=False, help_text="Vraagt om een medisch advies, zonder de aard vast te leggen."
    )
    bron = models.CharField(max_length=200, blank=True)

    objects = SleutelQuerySet["BelemmeringSoort"].as_manager()

    class Meta:
        verbose_name = "soort belemmering"
        verbose_name_plural = "soorten belemmeringen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Belemmering(models.Model):
    """A circumstance of one client, with the days on which it holds."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="belemmeringen")
    soort = models.ForeignKey(BelemmeringSoort, models.PROTECT)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    toelichting = models.CharField(
        max_length=300, blank=True, help_text="Wat de klant nodig heeft. Leg geen medische gegevens vast."
    )

    class Meta:
        verbose_name = "belemmering"
        verbose_name_plural = "belemmeringen"
        ordering = ["-van"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "soort"],
                condition=Q(tot__isnull=True),
                name="klanten_een_open_belemmering_per_soort",
                violation_error_message="Deze belemmering staat al in het dossier.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="klanten_belemmering_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.soort)
