"""Telling systems of partners that something happened: who wants to hear what, and how each message fared."""

import uuid
from datetime import datetime
from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models.gebruiker import Medewerker
from keten.models.systeem import Systeem, open_op
from keten.models.versie import MetVersie
from keten.models.webadres import Webadres
from keten.notificaties.soorten import naam
from keten.tijd import vandaag

_TE_DOEN = Q(stand__in=["bezig", "wacht"])


class AbonnementQuerySet(models.QuerySet["Abonnement"]):
    """Reads on subscriptions."""

    def bezorgbaar(self, nu: datetime) -> Self:
        """The subscriptions to which something may be sent now."""
        return self.filter(
            Q(rust_tot__isnull=True) | Q(rust_tot__lte=nu),
            open_op(vandaag(), "systeem__"),
            stand=Abonnement.Stand.ACTIEF,
        )

    def met_aantallen(self) -> Self:
        """Each with how many wait, since when, and how many were given up, by the indexes on those."""
        wacht = Notificatie.objects.filter(_TE_DOEN, abonnement=OuterRef("pk"))
        mislukt = Notificatie.objects.filter(abonnement=OuterRef("pk"), stand=Notificatie.Stand.MISLUKT)
        return self.annotate(
            wachtend=_aantal(wacht),
            wacht_sinds=Subquery(wacht.order_by("pk").values("aangemaakt_op")[:1]),
            mislukt=_aantal(mislukt),
        )


def _aantal(rijen: "models.QuerySet[Notificatie]") -> Coalesce:
    per_abonnement = rijen.order_by().values("abonnement").annotate(aantal=Count("pk")).values("aantal")
    return Coalesce(Subquery(per_abonnement), 0)


@pghistory.track(
    exclude=[
        "geheim",
        "vorig_geheim",
        "vorig_geheim_tot",
        "mislukt_achtereen",
        "rust_tot",
        "laatst_bezorgd_op",
    ]
)
class Abonnement(MetVersie):
    """What a system wants to be told, and at which address (X-82).

    Attributes:
        geheim, vorig_geheim: encrypted; for a day after a change both sign.
        mislukt_achtereen: how often the address was out of reach since it last answered.
        rust_tot: until then nothing is tried, because the address was out of reach time after time.
    """

    class Stand(models.TextChoices):
        ACTIEF = "actief", "actief"
        GEPAUZEERD = "gepauzeerd", "gepauzeerd"
        GESTOPT = "gestopt", "gestopt door de ontvanger"

    systeem = models.ForeignKey(Systeem, models.PROTECT, related_name="abonnementen")
    adres = Webadres("adres", max_length=500)
    soorten = ArrayField(models.CharField(max_length=60), verbose_name="gebeurtenissen")
    geheim = models.BinaryField(editable=False)
    vorig_geheim = models.BinaryField(null=True, editable=False)
    vorig_geheim_tot = models.DateTimeField(null=True, editable=False)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.ACTIEF, protected=False, editable=False)
    reden = models.CharField("waarom het stilstaat", max_length=300, blank=True, editable=False)
    mislukt_achtereen = models.PositiveSmallIntegerField(default=0, editable=False)
    rust_tot = models.DateTimeField(null=True, editable=False)
    laatst_bezorgd_op = models.DateTimeField(null=True, editable=False)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False, editable=False)

    objects = AbonnementQuerySet.as_manager()

    class Meta:
        verbose_name = "abonnement"
        verbose_name_plural = "abonnementen"
        ordering = ["systeem__naam", "adres"]
        constraints = [
            models.UniqueConstraint(
                fields=["systeem", "adres"],
                name="keten_abonnement_adres",
                violation_error_message="Dit systeem heeft al een abonnement op dit adres.",
            ),
            models.CheckConstraint(
                condition=Q(soorten__len__gt=0),
                name="keten_abonnement_soorten",
                violation_error_message="Kies ten minste één gebeurtenis.",
            ),
            models.CheckConstraint(condition=Q(stand="actief") ^ ~Q(reden=""), name="keten_abonnement_reden"),
        ]

    def __str__(self) -> str:
        return f"{self.systeem} op {self.adres}"

    @property
    def is_uit_beeld(self) -> bool:
        """Whether the address has been out of reach and is left alone for a while."""
        rust = self.rust_tot is not None and self.rust_tot > timezone.now()
        return rust and self.stand == self.Stand.ACTIEF

    @property
    def vorig_geheim_loopt(self) -> bool:
        """Whether the former secret still signs beside the new one."""
        return self.vorig_geheim_tot is not None and self.vorig_geheim_tot > timezone.now()

    @transition(field=stand, source=Stand.ACTIEF, target=Stand.GEPAUZEERD)
    def pauzeer(self, reden: str) -> None:
        """Send nothing for now; what happens meanwhile waits."""
        self.reden, self.rust_tot = reden[:300], None

    @transition(field=stand, source=[Stand.GEPAUZEERD, Stand.GESTOPT], target=Stand.ACTIEF)
    def hervat(self) -> None:
        """Send again, at once."""
        self.reden, self.mislukt_achtereen, self.rust_tot = "", 0, None

    @transition(field=stand, source=[Stand.ACTIEF, Stand.GEPAUZEERD], target=Stand.GESTOPT)
    def stop(self, reden: str) -> None:
        """The receiver wants nothing any more; what happens from now on is not kept for it."""
        self.reden, self.rust_tot = reden[:300], None


class Notificatie(models.Model):
    """One event for one subscription. It waits here from the commit of the event until it has arrived.

    The order of the primary key is the order of delivery within a subject.

    Attributes:
        nummer: the id of the CloudEvent; the same in every try.
        onderwerp: what the event is about, by a number without meaning such as the klantnummer.
        volgende_poging_op: while it waits, when it is tried; under way, when the try counts as lost.
        door: who sent it again or threw it away.
    """

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "onderweg"
        BEZORGD = "bezorgd", "bezorgd"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "vervallen"

    nummer = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    abonnement = models.ForeignKey(Abonnement, models.CASCADE, related_name="notificaties")
    soort = models.CharField(max_length=60)
    onderwerp = models.CharField(max_length=60)
    gebeurd_op = models.DateTimeField()
    stand = FSMField(max_length=10, choices=Stand, default=Stand.WACHT, protected=False)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_poging_op = models.DateTimeField(default=timezone.now)
    laatste_status = models.PositiveSmallIntegerField(null=True, blank=True)
    laatste_fout = models.CharField(max_length=300, blank=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now)
    klaar_op = models.DateTimeField(null=True, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "notificatie"
        verbose_name_plural = "notificaties"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["volgende_poging_op"], condition=_TE_DOEN, name="keten_notificatie_rij"),
            models.Index(
                fields=["abonnement", "onderwerp", "id"], condition=_TE_DOEN, name="keten_notificatie_beurt"
            ),
            models.Index(fields=["abonnement", "stand", "-id"], name="keten_notificatie_stand"),
            models.Index(
                fields=["klaar_op"], condition=Q(klaar_op__isnull=False), name="keten_notificatie_klaar"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["abonnement", "onderwerp"],
                condition=Q(stand="bezig"),
                name="keten_notificatie_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=_TE_DOEN ^ Q(klaar_op__isnull=False), name="keten_notificatie_klaar_op"
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["mislukt", "vervallen"]) | ~Q(laatste_fout=""),
                name="keten_notificatie_waarom",
            ),
        ]

    def __str__(self) -> str:
        return str(self.nummer)

    @property
    def soortnaam(self) -> str:
        """What people call this kind of event."""
        return naam(self.soort)

    @transition(field=stand, source=[Stand.WACHT, Stand.BEZIG], target=Stand.BEZIG)
    def begin(self, tot: datetime) -> None:
        """A worker takes it; after `tot` another may, because the first must be gone."""
        self.pogingen += 1
        self.volgende_poging_op = tot

    @transition(field=stand, source=Stand.BEZIG, target=Stand.BEZORGD)
    def is_bezorgd(self, status: int) -> None:
        """The receiver has it."""
        self.laatste_status, self.laatste_fout, self.klaar_op = status, "", timezone.now()

    @transition(field=stand, source=Stand.BEZIG, target=Stand.WACHT)
    def stel_uit(self, tot: datetime, *, status: int | None, fout: str) -> None:
        """It did not work this time."""
        self.laatste_status, self.laatste_fout, self.volgende_poging_op = status, fout[:300], tot

    @transition(field=stand, source=Stand.BEZIG, target=Stand.MISLUKT)
    def geef_op(self, *, status: int | None, fout: str) -> None:
        """It did not work time after time; a person decides what becomes of it."""
        self.laatste_status, self.laatste_fout, self.klaar_op = status, fout[:300], timezone.now()

    @transition(field=stand, source=Stand.MISLUKT, target=Stand.WACHT)
    def probeer_opnieuw(self, door: Medewerker) -> None:
        """Somebody has it sent again, with all its tries."""
        self.pogingen, self.klaar_op, self.volgende_poging_op, self.door = 0, None, timezone.now(), door

    @transition(field=stand, source=Stand.MISLUKT, target=Stand.VERVALLEN)
    def gooi_weg(self, door: Medewerker) -> None:
        """Somebody decides that it need not arrive."""
        self.door, self.klaar_op = door, timezone.now()
