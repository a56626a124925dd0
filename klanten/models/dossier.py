"""The paper side of the dossier: documents, the timeline, and the register of who looked."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keten.doelen import Doel
from keten.models import Ketenpartner, Medewerker, Systeem
from keten.rechten import Rol
from klanten.models.klant import Klant


def _bewaarplek(document: "Document", bestandsnaam: str) -> str:
    """A place on disk that says nothing about the client or the file."""
    return f"{document.pk.hex[:2]}/{document.pk.hex}"


class Document(models.Model):
    """A file in the dossier. Its content has been checked against its name."""

    class Soort(models.TextChoices):
        CV = "cv", _("cv")
        DIPLOMA = "diploma", _("diploma of certificaat")
        BRIEF = "brief", _("brief")
        FORMULIER = "formulier", _("ingevuld formulier")
        ANDERS = "anders", _("iets anders")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="documenten")
    soort = models.CharField(max_length=10, choices=Soort)
    titel = models.CharField(max_length=100)
    bestand = models.FileField(upload_to=_bewaarplek)
    mediatype = models.CharField(max_length=100, editable=False)
    extensie = models.CharField(max_length=10, editable=False)
    bytes = models.PositiveIntegerField(editable=False)
    zichtbaar_voor_klant = models.BooleanField(default=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    reden_intrekken = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["-op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | ~Q(reden_intrekken=""),
                name="klanten_document_reden",
                violation_error_message="Vul in waarom het document wordt ingetrokken.",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def wie(self) -> str:
        """Who added it, in words."""
        van_ons = self.door.is_staff or self.door.buitenrol == Rol.EXTERN
        return str(self.door) if van_ons else "door cliënt"

    @property
    def organisatie(self) -> str:
        """For which organisation; empty when it was the client."""
        if self.door.buitenrol == Rol.EXTERN:
            return str(self.door.partneraccount.partner)
        return str(self.door.medewerker.partner) if self.door.is_staff else ""


class Gebeurtenis(models.Model):
    """One line of the timeline (K-03). The database refuses to change or remove it."""

    class Soort(models.TextChoices):
        AANMELDING = "aanmelding", "aanmelding"
        IDENTITEIT = "identiteit", "identiteit"
        INTAKE = "intake", "intake"
        GEGEVENS = "gegevens", "gegevens"
        UITKERING = "uitkering", "uitkering"
        BELEMMERING = "belemmering", "belemmering"
        ROUTERING = "routering", "routering"
        DIAGNOSE = "diagnose", "diagnose"
        WERKPLAN = "werkplan", "werkplan"
        CONTACTPERSOON = "contactpersoon", "contactpersoon"
        CONTACT = "contact", "contact"
        BERICHT = "bericht", "bericht"
        AFSPRAAK = "afspraak", "afspraak"
        TAAK = "taak", "taak"
        DOCUMENT = "document", "document"
        HERDIAGNOSE = "herdiagnose", "herdiagnose"
        OVERDRACHT = "overdracht", "overdracht"
        OVERLEG = "overleg", "overleg"
        VERWIJZING = "verwijzing", "verwijzing"
        OVERKOMST = "overkomst", "overkomst"
        AANVRAAG = "aanvraag", "aanvraag"
        VOORLICHTING = "voorlichting", "voorlichting"
        SOLLICITATIE = "sollicitatie", "sollicitatie"
        GROEP = "groep", "groepsbijeenkomst"
        STIMULANS = "stimulans", "beloning of maatregel"
        UITSTROOM = "uitstroom", "uitstroom en nazorg"
        TEAM = "team", "team"
        INCIDENT = "incident", "incident"
        PRIVACY = "privacy", "privacy"
        BEMIDDELING = "bemiddeling", "vacature of plaatsing"
        TOETS = "toets", "toets"
        MEDISCH = "medisch", "medisch advies"
        ARRANGEMENT = "arrangement", "arrangement"
        HANDHAVING = "handhaving", "handhaving"
        PEILING = "peiling", "peiling"
        EXPERIMENT = "experiment", "experiment"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="gebeurtenissen")
    op = models.DateTimeField(default=timezone.now)
    soort = models.CharField(max_length=15, choices=Soort)
    zin = models.CharField(max_length=400)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    door_klant = models.BooleanField(default=False)
    zichtbaar_voor_klant = models.BooleanField(default=False)

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op", "-id"])]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.zin

    @property
    def wie(self) -> str:
        """Who did it, in words: the client, an employee, or the portal itself."""
        if self.door_klant:
            return "door cliënt"
        return str(self.medewerker) if self.medewerker else "het portaal"


class Inzage(models.Model):
    """One look into a dossier: who, for which partner, what, when and why (X-16). Nobody can change it."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="inzagen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    onderdeel = models.CharField(max_length=60)
    doel = models.CharField(max_length=15, choices=Doel)
    reden = models.CharField(max_length=300, blank=True)
    systeem = models.ForeignKey(Systeem, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzagen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"]), models.Index(fields=["gebruiker", "klant", "-op"])]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.gebruiker}, {self.onderdeel}"
