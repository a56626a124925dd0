"""Signals: what somebody or some file told, and what was decided about it (H-38 to H-41)."""

import datetime
from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Invoerbestand, Locatie, Medewerker
from klanten.models import Klant


class SignaalQuerySet(models.QuerySet["Signaal"]):
    """Reads on signals."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The signals about clients of a location."""
        return self.filter(klant__locatie=locatie)

    def open(self) -> Self:
        """Signals about which nobody decided yet."""
        return self.exclude(stand=Signaal.Stand.BESLOTEN)

    def te_laat(self) -> Self:
        """Open signals whose term has passed."""
        return self.open().filter(vervalt_op__lt=timezone.now())

    def met_namen(self) -> Self:
        """With the names that every page shows, in the same query."""
        return self.select_related(
            "klant", "locatie", "gemeld_door__gebruiker", "behandelaar__gebruiker", "besloten_door__gebruiker"
        )


@pghistory.track()
class Signaal(models.Model):
    """One signal about one client. It has no consequence of its own: a person decides, with a reason.

    Who reported it does not decide about it; what the portal noticed, or a file brought, anybody may decide.
    """

    class Bron(models.TextChoices):
        CONSULENT = "consulent", "medewerker"
        SUWI_INKIJK = "suwi_inkijk", "Suwi-inkijk"
        IB = "ib", "Inlichtingenbureau"
        WERKGEVER = "werkgever", "werkgever of leverancier"
        VERZUIM = "verzuim", "verzuim bij Work First"
        PORTAAL = "portaal", "het portaal"

    class Stand(models.TextChoices):
        NIEUW = "nieuw", "nieuw"
        IN_BEHANDELING = "in_behandeling", "in behandeling"
        BESLOTEN = "besloten", "besloten"

    class Besluit(models.TextChoices):
        GEEN_VERVOLG = "geen_vervolg", "geen vervolg"
        TIJDENS = "tijdens", "controle van de plichten, tijdens de dienstverlening"
        PARALLEL = "parallel", "controle van de gegevens, naast de dienstverlening"
        OVERTREDING = "overtreding", "overtreding vastleggen"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="signalen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    bron = models.CharField("van wie", max_length=15, choices=Bron)
    kenmerk = models.CharField(
        max_length=60, blank=True, help_text="Waaraan de bron dit signaal kent. Leeg: met de hand gemeld."
    )
    tekst = models.TextField("wat is er opgevallen", max_length=2000)
    van = models.DateField("datum van het signaal")
    gemeld_op = models.DateTimeField(default=timezone.now)
    gemeld_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: uit een bestand, of van het portaal.",
    )
    uit_invoer = models.ForeignKey(
        Invoerbestand, models.PROTECT, null=True, blank=True, related_name="signalen"
    )
    vervalt_op = models.DateTimeField("uiterlijk besluiten op")
    stand = FSMField(max_length=15, choices=Stand, default=Stand.NIEUW, protected=False)
    behandelaar = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    besluit = models.CharField(max_length=15, choices=Besluit, blank=True)
    waarom = models.TextField("waarom", max_length=1000, blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ["-gemeld_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "stand", "-gemeld_op"]),
            models.Index(fields=["gemeld_door", "-gemeld_op"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "bron", "kenmerk"],
                condition=~Q(kenmerk=""),
                name="handhaving_signaal_eenmaal",
                violation_error_message="Dit signaal is al bekend.",
            ),
            models.CheckConstraint(
                condition=Q(
                    stand="besloten",
                    besluit__in=["geen_vervolg", "tijdens", "parallel", "overtreding"],
                    besloten_op__isnull=False,
                    besloten_door__isnull=False,
                )
                & ~Q(waarom="")
                | ~Q(stand="besloten") & Q(besluit="", besloten_op__isnull=True, besloten_door__isnull=True),
                name="handhaving_signaal_besloten",
                violation_error_message="Kies een besluit en schrijf op waarom.",
            ),
            models.CheckConstraint(
                condition=Q(gemeld_door__isnull=True)
                | Q(besloten_door__isnull=True)
                | ~Q(besloten_door=F("gemeld_door")),
                name="handhaving_signaal_ander",
                violation_error_message="Wie het signaal meldde, besluit er niet over.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(  # only a file that was a mistake can be undone, and only what nobody took up
                name="signaal_blijft",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__uit_invoer__isnull=True) | ~pgtrigger.Q(old__stand="nieuw"),
            ),
            pgtrigger.Protect(
                name="besluit_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stand="besloten"),
            ),
        ]

    def __str__(self) -> str:
        return f"signaal van {self.van:%d-%m-%Y} ({self.get_bron_display()})"

    @property
    def is_open(self) -> bool:
        """Whether nobody decided yet."""
        return bool(self.stand != self.Stand.BESLOTEN)

    @property
    def is_te_laat(self) -> bool:
        """Whether the decision should have been there already."""
        return self.is_open and self.vervalt_op < timezone.now()

    @transition(field=stand, source=(Stand.NIEUW, Stand.IN_BEHANDELING), target=Stand.IN_BEHANDELING)
    def pak_op(self, *, door: Medewerker) -> None:
        """Somebody handles it."""
        self.behandelaar = door

    @transition(field=stand, source=(Stand.NIEUW, Stand.IN_BEHANDELING), target=Stand.BESLOTEN)
    def besluit_over(self, *, besluit: str, waarom: str, op: datetime.datetime, door: Medewerker) -> None:
        """Somebody else than who reported it decides, and says why."""
        self.besluit, self.waarom, self.besloten_op, self.besloten_door = besluit, waarom, op, door
