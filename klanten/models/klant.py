"""The person whom the dossier is about, and the number that identifies the person."""

from typing import Self

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keten.models import Ketenpartner, Locatie, MetVersie
from keten.tijd import vandaag
from keten.zoekterm import normaliseer

_ZOEKVECTOR = SearchVector("zoeknaam", config="simple")


class KlantQuerySet(models.QuerySet["Klant"]):
    """Reads on clients; every one of them starts at a location."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The clients of one location."""
        return self.filter(locatie=locatie)

    def zoek_naam(self, term: str) -> Self:
        """Clients whose names start with the words typed, in any order, whatever accents or capitals."""
        woorden = ["".join(t for t in woord if t.isalnum()) for woord in normaliseer(term).split()]
        woorden = [woord for woord in woorden if woord]
        if not woorden:
            return self.none()
        vraag = SearchQuery(" & ".join(f"{woord}:*" for woord in woorden), config="simple", search_type="raw")
        return self.alias(_vector=_ZOEKVECTOR).filter(_vector=vraag)


@pghistory.track(exclude=["klantnummer"])
class Klant(MetVersie):
    """A werkzoekende. Everything else about the person hangs below this record, in small parts."""

    class Geslacht(models.TextChoices):
        VROUW = "v", _("vrouw")
        MAN = "m", _("man")
        X = "x", _("x")

    klantnummer = models.GeneratedField(
        expression=F("id") + 10_000_000,
        output_field=models.BigIntegerField(unique=True),
        db_persist=True,
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="klanten")
    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="klant"
    )
    gemeente = models.ForeignKey(
        Ketenpartner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inwoners",
        help_text="De gemeente waar de klant woont; haar keuzes gelden.",
    )
    voornamen = models.CharField(max_length=100)
    roepnaam = models.CharField(max_length=50, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=100)
    zoeknaam = models.CharField(max_length=280, editable=False, help_text="Achternaam eerst, genormaliseerd.")
    geboortedatum = models.DateField()
    geslacht = models.CharField(max_length=1, choices=Geslacht)
    aangemeld_op = models.DateField(default=vandaag)

    objects = KlantQuerySet.as_manager()

    class Meta:
        verbose_name = "klant"
        verbose_name_plural = "klanten"
        indexes = [
            GinIndex(_ZOEKVECTOR, name="klanten_klant_zoek"),
            models.Index("locatie", "zoeknaam", name="klanten_klant_naam"),
            models.Index("geboortedatum", "zoeknaam", name="klanten_klant_dubbel"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(geboortedatum__gte="1900-01-01") & Q(geboortedatum__lte=F("aangemeld_op")),
                name="klanten_klant_geboortedatum",
                violation_error_message="Deze geboortedatum kan niet.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The name as one says it: first name, prefix, surname."""
        delen = (self.roepnaam or self.voornamen, self.tussenvoegsel, self.achternaam)
        return " ".join(deel for deel in delen if deel)

    @property
    def aanspreeknaam(self) -> str:
        """How a letter or page addresses the client: `mevrouw De Vries`."""
        aanhef = {"v": gettext("mevrouw"), "m": gettext("meneer")}.get(self.geslacht)
        if aanhef is None:
            return self.naam
        achternaam = f"{self.tussenvoegsel} {self.achternaam}".strip()
        return f"{aanhef} {achternaam[0].upper()}{achternaam[1:]}"


def zoeknaam(*, achternaam: str, voornamen: str, roepnaam: str = "", tussenvoegsel: str = "") -> str:
    """The normalised name to search and sort on: surname first, as in a telephone directory."""
    return normaliseer(f"{achternaam} {voornamen} {roepnaam} {tussenvoegsel}")


class Identiteitsnummer(models.Model):
    """The BSN of a client: unreadable in the database, and findable only with the key (K-11)."""

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="identiteitsnummer")
    versleuteld = models.BinaryField()
    zoeksleutel = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = "identiteitsnummer"
        verbose_name_plural = "identiteitsnummers"
        constraints = [
            models.UniqueConstraint(
                fields=["zoeksleutel"],
                name="klanten_een_dossier_per_bsn",
                violation_error_message="Er is al een dossier met dit BSN.",
            )
        ]

    def __str__(self) -> str:
        return "BSN (versleuteld)"
