"""What the client has learned and done."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from klanten.models.klant import Klant


@pghistory.track()
class Opleiding(models.Model):
    """A course of study; a diploma can be checked (D-49)."""

    class Niveau(models.TextChoices):
        BASIS = "basis", _("basisonderwijs")
        VMBO = "vmbo", _("vmbo of mbo 1")
        MBO = "mbo", _("mbo 2 tot en met 4")
        HAVO_VWO = "havo_vwo", _("havo of vwo")
        HBO = "hbo", _("hbo")
        WO = "wo", _("universiteit")

    class Diplomabron(models.TextChoices):
        REGISTER = "register", _("Diplomaregister van DUO")
        ORIGINEEL = "origineel", _("origineel diploma, aan de balie getoond")
        INSTELLING = "instelling", _("verklaring van de school")
        WAARDERING = "waardering", _("waardering van een buitenlands diploma (IDW)")
        ONBEKEND = "onbekend", _("bron onbekend")

        @classmethod
        def te_kiezen(cls) -> list[tuple[str, StrOrPromise]]:
            """What somebody who checks a diploma can name."""
            return [(bron.value, bron.label) for bron in cls if bron is not cls.ONBEKEND]

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="opleidingen")
    naam = models.CharField("opleiding", max_length=120)
    niveau = models.CharField(max_length=10, choices=Niveau)
    jaar = models.PositiveSmallIntegerField("jaar van afronden", null=True, blank=True)
    diploma = models.BooleanField("diploma behaald", default=False)
    diploma_gezien_op = models.DateField("diploma gecontroleerd op", null=True, blank=True, editable=False)
    diploma_bron = models.CharField(
        "bron van de controle",
        max_length=10,
        choices=Diplomabron,
        default=Diplomabron.ONBEKEND,
        editable=False,
        help_text="Onbekend: nog niet gecontroleerd, of voordat de bron werd bewaard.",
    )

    class Meta:
        verbose_name = "opleiding"
        verbose_name_plural = "opleidingen"
        ordering = ["-jaar", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diploma_gezien_op__isnull=False) | Q(diploma_bron="onbekend"),
                name="klanten_diplomabron_met_dag",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def diploma_te_controleren(self) -> bool:
        """Whether there is a diploma of which no check with its source has been kept."""
        return self.diploma and self.diploma_bron == self.Diplomabron.ONBEKEND


@pghistory.track()
class Werkervaring(models.Model):
    """A job the client has had."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="werkervaringen")
    functie = models.CharField(max_length=120)
    werkgever = models.CharField(max_length=120, blank=True)
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag", null=True, blank=True)

    class Meta:
        verbose_name = "werkervaring"
        verbose_name_plural = "werkervaringen"
        ordering = ["-van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="klanten_werkervaring_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            )
        ]

    def __str__(self) -> str:
        return self.functie
