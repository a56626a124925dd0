"""Where people of a partner prove who they are: its identity provider, who is linked, who came in."""

from typing import ClassVar, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from keten.models.gebruiker import Gebruiker, Medewerker
from keten.models.partner import Ketenpartner
from keten.models.tijdvak import Tijdvak, TijdvakQuerySet
from keten.models.versie import MetVersie
from keten.models.webadres import Webadres
from keten.tijd import vandaag

INSTELLINGCODES = ("inloggen", "werkgever")
"""Codes of the providers that come from the settings; no source can take them."""


class AanmeldbronQuerySet(TijdvakQuerySet):
    """Reads on sources."""

    def open(self) -> Self:
        """Through which people can sign in today."""
        return self.geldig_op(vandaag()).filter(actief=True)


@pghistory.track(exclude=["geheim", "uitlogbericht_op"])
class Aanmeldbron(Tijdvak, MetVersie):
    """An OpenID Connect provider of a partner, with a button of its own on the page to sign in."""

    class Groep(models.TextChoices):
        MEDEWERKERS = "medewerkers", "medewerkers"
        KLANTEN = "klanten", "klanten"
        WERKGEVERS = "werkgevers", "werkgevers"

    code = models.SlugField(
        max_length=30, unique=True, help_text="Kleine letters, cijfers en streepjes. Staat daarna vast."
    )
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="aanmeldbronnen")
    groep = models.CharField("wie loggen hiermee in", max_length=12, choices=Groep, default=Groep.MEDEWERKERS)
    naam = models.CharField("naam op de knop", max_length=60)
    adres = Webadres("adres van de aanbieder", help_text="De issuer, bijvoorbeeld https://login.gemeente.nl")
    client = models.CharField("client-id", max_length=200)
    geheim = models.BinaryField(default=b"", editable=False)  # encrypted with `keten.verzegelen`
    scopes = models.CharField(
        max_length=200,
        default="openid email profile",
        help_text="Wat het portaal aan de aanbieder vraagt, met spaties ertussen.",
    )
    domeinen = ArrayField(
        models.CharField(max_length=100), verbose_name="e-maildomeinen", default=list, blank=True
    )
    claim_rollen = models.CharField("claim met rollen", max_length=100, default="roles", blank=True)
    claim_locaties = models.CharField("claim met locaties", max_length=100, default="locations", blank=True)
    claim_einde = models.CharField("claim met de laatste dag", max_length=100, blank=True)
    leidend = models.BooleanField("de aanbieder bepaalt rollen en locaties", default=False)
    maakt_accounts = models.BooleanField("nieuwe medewerkers krijgen vanzelf een account", default=False)
    actief = models.BooleanField("in gebruik", default=True)
    uitlogbericht_op = models.DateTimeField("laatste uitlogbericht", null=True, blank=True, editable=False)

    objects: ClassVar[AanmeldbronQuerySet] = AanmeldbronQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Tijdvak.Meta):
        abstract = False
        verbose_name = "aanbieder"
        verbose_name_plural = "aanbieders"
        ordering = ["groep", "naam"]
        constraints = [
            *Tijdvak.Meta.constraints,
            models.UniqueConstraint(
                fields=["adres", "client"],
                name="keten_aanmeldbron_client",
                violation_error_message="Deze client-id is bij dit adres al in gebruik.",
            ),
            models.CheckConstraint(
                condition=~Q(code__in=INSTELLINGCODES),
                name="keten_aanmeldbron_code",
                violation_error_message="Deze code is bezet door een aanbieder uit de instellingen.",
            ),
            models.CheckConstraint(
                condition=Q(leidend=False) | Q(groep="medewerkers") & ~Q(claim_rollen=""),
                name="keten_aanmeldbron_leidend",
                violation_error_message="De aanbieder kan alleen voor medewerkers bepalen wat iemand mag, "
                "en alleen met een claim met rollen.",
            ),
            models.CheckConstraint(
                condition=Q(maakt_accounts=False)
                | Q(leidend=True, domeinen__len__gt=0) & ~Q(claim_locaties=""),
                name="keten_aanmeldbron_accounts",
                violation_error_message="Vanzelf een account kan alleen als de aanbieder rollen en locaties "
                "bepaalt, en voor e-maildomeinen die hier staan.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def vertrouwt(self, email: str) -> bool:
        """Whether this partner gives out the e-mail addresses of a domain."""
        return email.rpartition("@")[2].lower() in self.domeinen


class Bronkoppeling(models.Model):
    """That an employee was linked to a provider, how, and who undid it; allauth keeps the key itself."""

    class Wijze(models.TextChoices):
        EMAIL = "email", "op e-mailadres"
        NIEUW = "nieuw", "account gemaakt bij het inloggen"

    bron = models.ForeignKey(Aanmeldbron, models.PROTECT, related_name="koppelingen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="bronkoppelingen")
    wijze = models.CharField(max_length=10, choices=Wijze)
    op = models.DateTimeField(default=timezone.now)
    laatste_dag = models.DateField("laatste dag volgens de aanbieder", null=True, blank=True)
    ontkoppeld_op = models.DateTimeField(null=True, blank=True)
    ontkoppeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "koppeling met een aanbieder"
        verbose_name_plural = "koppelingen met aanbieders"
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "medewerker"],
                condition=Q(ontkoppeld_op__isnull=True),
                name="keten_bronkoppeling_een",
            ),
            models.CheckConstraint(
                condition=Q(ontkoppeld_op__isnull=True, ontkoppeld_door__isnull=True)
                | Q(ontkoppeld_op__isnull=False, ontkoppeld_door__isnull=False),
                name="keten_bronkoppeling_ontkoppeld",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}, {self.bron}"

    @property
    def is_voorbij(self) -> bool:
        """Whether the last day that the provider gave has passed."""
        return self.laatste_dag is not None and self.laatste_dag < vandaag()


class Bronsessie(models.Model):
    """One time that somebody came in through a provider, so that this provider can say that it is over."""

    bron = models.ForeignKey(Aanmeldbron, models.PROTECT, related_name="sessies")
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="bronsessies")
    sid = models.CharField("nummer bij de aanbieder", max_length=255, blank=True)
    begonnen_op = models.DateTimeField(default=timezone.now, db_index=True)
    geeindigd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "sessie via een aanbieder"
        verbose_name_plural = "sessies via aanbieders"
        indexes = [models.Index(fields=["bron", "sid"], name="keten_bronsessie_sid")]

    def __str__(self) -> str:
        return f"{self.bron}, {self.begonnen_op:%d-%m-%Y %H:%M}"
