"""What the portal sends to a client outside itself: an e-mail or sms that only says where to look."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from klanten.models.klant import Klant


class Zending(models.Model):
    """One outgoing e-mail or sms, as it was sent, with how it went (X-20).

    It waits in this table until it has been handed over: what is committed here is sent, also when the worker
    or the whole machine stops half-way.
    """

    class Kanaal(models.TextChoices):
        EMAIL = "email", "e-mail"
        SMS = "sms", "sms"

    class Stand(models.TextChoices):
        KLAAR = "klaar", "wacht op verzending"
        VERZONDEN = "verzonden", "verzonden"
        AFGELEVERD = "afgeleverd", "afgeleverd"
        MISLUKT = "mislukt", "niet aangekomen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="zendingen")
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    aan = models.CharField("aan", max_length=254)
    code = models.SlugField(max_length=60)
    taal = models.CharField(max_length=2, default="nl")
    onderwerp = models.CharField(max_length=200)
    tekst = models.TextField(max_length=5000)
    sleutel = models.CharField(max_length=120, unique=True, editable=False)
    stand = FSMField(max_length=12, choices=Stand, default=Stand.KLAAR, protected=False)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_poging = models.DateTimeField(default=timezone.now)
    verzonden_op = models.DateTimeField(null=True, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    dienst = models.CharField(max_length=20, blank=True)
    kenmerk = models.CharField("kenmerk bij de dienst", max_length=120, blank=True)
    fout = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "zending"
        verbose_name_plural = "zendingen"
        ordering = ["-gemaakt_op"]
        indexes = [
            models.Index(fields=["klant", "-gemaakt_op"]),
            models.Index(
                fields=["volgende_poging"], condition=Q(stand="klaar"), name="klanten_zending_wacht"
            ),
            models.Index(
                fields=["dienst", "verzonden_op"],
                condition=Q(stand="verzonden"),
                name="klanten_zending_onderweg",
            ),
            models.Index(fields=["kenmerk"], condition=~Q(kenmerk=""), name="klanten_zending_kenmerk"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand__in=["klaar", "mislukt"]) | Q(verzonden_op__isnull=False),
                name="klanten_zending_verzonden_op",
            )
        ]

    def __str__(self) -> str:
        return self.onderwerp

    @transition(field=stand, source=Stand.KLAAR, target=Stand.VERZONDEN)
    def is_verzonden(self, *, dienst: str, kenmerk: str) -> None:
        """A service took it over."""
        self.dienst, self.kenmerk, self.verzonden_op, self.fout = dienst, kenmerk, timezone.now(), ""

    @transition(field=stand, source=Stand.VERZONDEN, target=Stand.AFGELEVERD)
    def is_afgeleverd(self) -> None:
        """It reached the client's mailbox or telephone."""
        self.afgerond_op = timezone.now()

    @transition(field=stand, source=[Stand.KLAAR, Stand.VERZONDEN, Stand.AFGELEVERD], target=Stand.MISLUKT)
    def is_mislukt(self, fout: str) -> None:
        """It never reached the client; a mail server can say so long after it took the mail."""
        self.afgerond_op, self.fout = timezone.now(), fout[:300]
