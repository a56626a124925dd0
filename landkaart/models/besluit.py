"""Decisions that the partners take together, with the level that must agree for each (X-05)."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from landkaart.models.bestuur import Bestuursregel


class BesluitQuerySet(models.QuerySet["Besluit"]):
    """Reads on decisions."""

    def open(self) -> Self:
        """Decisions that still wait for somebody, the first to answer first."""
        return self.filter(stand=Besluit.Stand.VOORGELEGD).order_by("antwoord_voor", "pk")


@pghistory.track()
class Besluit(Bestuursregel):
    """A proposal that becomes a decision when every partner agrees.

    The text stays as the partners read it: who wants other words withdraws it and tables another.

    Source: De lerende keten (IWI 2008), "Verschil in beslissingsbevoegdheid": managers of the gemeente decide
    fast, local managers of CWI and UWV have "minder mogelijkheden zelfstandig beslissingen te nemen".
    """

    class Stand(models.TextChoices):
        VOORGELEGD = "voorgelegd", "wacht"
        GENOMEN = "genomen", "genomen"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    titel = models.CharField("waarover", max_length=120)
    tekst = models.TextField("wat besluiten wij", max_length=3000)
    voorgelegd_op = models.DateField(default=vandaag, editable=False)
    voorgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)
    antwoord_voor = models.DateField("antwoord graag voor")
    stand = FSMField(max_length=12, choices=Stand, default=Stand.VOORGELEGD, protected=False, editable=False)
    genomen_op = models.DateField(null=True, blank=True, editable=False)
    ingetrokken_op = models.DateField(null=True, blank=True, editable=False)
    ingetrokken_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    intrekreden = models.CharField("waarom ingetrokken", max_length=300, blank=True, editable=False)

    objects = BesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["-voorgelegd_op", "-pk"]
        indexes = [models.Index(fields=["locatie", "stand"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="genomen", genomen_op__isnull=False)
                | ~Q(stand="genomen") & Q(genomen_op__isnull=True),
                name="landkaart_besluit_genomen_op",
            ),
            models.CheckConstraint(
                condition=Q(stand="ingetrokken", ingetrokken_op__isnull=False, ingetrokken_door__isnull=False)
                & ~Q(intrekreden="")
                | ~Q(stand="ingetrokken") & Q(ingetrokken_op__isnull=True),
                name="landkaart_besluit_ingetrokken",
                violation_error_message="Vul in waarom het voorstel wordt ingetrokken.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="besluit_blijft", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="besluit_zoals_voorgelegd", fields=["locatie", "titel", "tekst", "voorgelegd_door"]
            ),
            pgtrigger.Protect(
                name="besluit_ligt_vast",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__stand="voorgelegd"),
            ),
            pgtrigger.Trigger(
                name="besluit_van_allen",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__stand="genomen"),
                func="""
                    IF EXISTS (
                        SELECT 1 FROM landkaart_besluitregel WHERE besluit_id = NEW.id AND status <> 'akkoord'
                    ) THEN
                        RAISE EXCEPTION 'niet alle partners zijn akkoord' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @transition(field=stand, source=Stand.VOORGELEGD, target=Stand.GENOMEN)
    def neem(self) -> None:
        """Every partner agreed."""
        self.genomen_op = vandaag()

    @transition(field=stand, source=Stand.VOORGELEGD, target=Stand.INGETROKKEN)
    def trek_in(self, *, reden: str, door: Medewerker) -> None:
        """The management team takes its proposal back."""
        self.ingetrokken_op, self.ingetrokken_door, self.intrekreden = vandaag(), door, reden


@pghistory.track()
class Besluitregel(models.Model):
    """What one partner says about a proposal, and at which level it may say so."""

    class Niveau(models.TextChoices):
        LOKAAL = "lokaal", "lokaal"
        REGIO = "regio", "regio"
        CENTRAAL = "centraal", "centraal"

    class Status(models.TextChoices):
        OPEN = "open", "nog geen antwoord"
        AKKOORD = "akkoord", "akkoord"
        WACHT = "wacht", "wacht op regio of centraal"
        NIET_AKKOORD = "niet_akkoord", "niet akkoord"

    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="regels")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    niveau = models.CharField("wie moet akkoord geven", max_length=10, choices=Niveau, default=Niveau.LOKAAL)
    status = models.CharField("antwoord", max_length=12, choices=Status, default=Status.OPEN)
    toelichting = models.CharField(max_length=500, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "antwoord op een voorstel"
        verbose_name_plural = "antwoorden op voorstellen"
        ordering = ["partner__kolom", "partner__naam"]
        constraints = [
            models.UniqueConstraint(fields=["besluit", "partner"], name="landkaart_een_antwoord_per_partner"),
            models.CheckConstraint(
                condition=Q(status="open", door__isnull=True, op__isnull=True)
                | ~Q(status="open") & Q(door__isnull=False, op__isnull=False),
                name="landkaart_antwoord_door_iemand",
            ),
            models.CheckConstraint(
                condition=~Q(status="wacht") | ~Q(niveau="lokaal"),
                name="landkaart_wacht_op_hoger",
                violation_error_message="Kies op wie u wacht: de regio of centraal.",
            ),
            models.CheckConstraint(
                condition=~Q(status="niet_akkoord") | ~Q(toelichting=""),
                name="landkaart_niet_akkoord_waarom",
                violation_error_message="Vul in waarom uw organisatie niet akkoord is.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="antwoord_blijft", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="antwoord_op_open_voorstel",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="""
                    IF (SELECT stand FROM landkaart_besluit WHERE id = NEW.besluit_id) <> 'voorgelegd' THEN
                        RAISE EXCEPTION 'over dit voorstel is al beslist' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.in_woorden}"

    @property
    def in_woorden(self) -> str:
        """The answer in words: "wacht op regio"."""
        if self.status == self.Status.WACHT:
            return f"wacht op {self.get_niveau_display()}"
        return str(self.Status(self.status).label)

    @property
    def sinds(self) -> int:
        """How many days the partner has been where it is now."""
        begin = timezone.localdate(self.op) if self.op else self.besluit.voorgelegd_op
        return (vandaag() - begin).days
