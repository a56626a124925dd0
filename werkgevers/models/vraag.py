"""Questions of employers: one inbox for every channel, with what was said.

Sources: Goed bekeken! (AKO 2005), "de werkgever die contact zoekt met de keten", points 18 to 23 (W-05 to
W-07); the brief to the LWI's on service, the two groups of customers (W-09).
"""

from typing import Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition
from phonenumber_field.modelfields import PhoneNumberField

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from werkgevers.models.instantie import Instantie
from werkgevers.models.vestiging import Contactpersoon
from werkgevers.models.werkgever import Werkgever


class WerkgeversvraagQuerySet(models.QuerySet["Werkgeversvraag"]):
    """Reads on questions of employers."""

    def open(self) -> Self:
        """Questions that still need an answer."""
        return self.filter(stand__in=Werkgeversvraag.LOPEND)


@pghistory.track()
class Werkgeversvraag(MetVersie):
    """A question of an employer, or of a body on behalf of one."""

    class Kanaal(models.TextChoices):
        BALIE = "balie", "balie"
        TELEFOON = "telefoon", "telefoon"
        EMAIL = "email", "e-mail"
        WEB = "web", "webformulier"

    class Soort(models.TextChoices):
        PERSONEEL = "personeel", "personeel zoeken"
        ONTSLAG = "ontslag", "ontslag en uitplaatsing"
        REINTEGRATIE = "reintegratie", "re-integratie van (ziek) personeel"
        SCHOLING = "scholing", "doorstroom en scholing"
        REGELS = "regels", "regels en regelingen"
        ANDERS = "anders", "iets anders"

    class Stand(models.TextChoices):
        OPEN = "open", "wacht op antwoord"
        DOORGEZET = "doorgezet", "ligt bij een andere instantie"
        BEANTWOORD = "beantwoord", "beantwoord"
        INGETROKKEN = "ingetrokken", "niet meer nodig"

    LOPEND = (Stand.OPEN, Stand.DOORGEZET)

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, null=True, blank=True, related_name="vragen")
    contactpersoon = models.ForeignKey(
        Contactpersoon, models.PROTECT, null=True, blank=True, related_name="vragen"
    )
    bedrijf = models.CharField(
        "bedrijf", max_length=120, blank=True, help_text="Zolang het bedrijf niet bekend is."
    )
    vrager = models.CharField("wie vraagt het", max_length=120, blank=True)
    telefoon = PhoneNumberField("telefoonnummer", blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    kanaal = models.CharField("hoe kwam de vraag binnen", max_length=10, choices=Kanaal)
    van_instantie = models.ForeignKey(
        Instantie, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="doorgestuurd door"
    )
    soort = models.CharField("waar gaat het over", max_length=15, choices=Soort)
    vraag = models.TextField(max_length=2000)
    gesteld_op = models.DateTimeField(default=timezone.now)
    aangenomen_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: de werkgever stelde de vraag zelf in het portaal.",
    )
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    behandelaar = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="werkgeversvragen"
    )
    vervalt_op = models.DateTimeField("antwoord uiterlijk")
    stand = FSMField(max_length=12, choices=Stand, default=Stand.OPEN, protected=False)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    afgerond_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg bij een afgeronde vraag: de werkgever zelf.",
    )

    objects = WerkgeversvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag van een werkgever"
        verbose_name_plural = "vragen van werkgevers"
        ordering = ["-gesteld_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "gesteld_op"]),
            models.Index(fields=["werkgever", "-gesteld_op"]),
            models.Index(
                fields=["locatie", "vervalt_op"],
                condition=Q(stand__in=["open", "doorgezet"]),
                name="werkgevers_vraag_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(werkgever__isnull=False) | ~Q(bedrijf=""),
                name="werkgevers_vraag_van_wie",
                violation_error_message="Kies de werkgever, of vul de naam van het bedrijf in.",
            ),
            models.CheckConstraint(
                condition=Q(
                    stand__in=["open", "doorgezet"], afgerond_op__isnull=True, afgerond_door__isnull=True
                )
                | Q(stand__in=["beantwoord", "ingetrokken"], afgerond_op__gte=F("gesteld_op")),
                name="werkgevers_vraag_afgerond",
            ),
        ]

    def __str__(self) -> str:
        return f"vraag van {timezone.localtime(self.gesteld_op):%d-%m-%Y}"

    @property
    def van_wie(self) -> str:
        """The employer, or what is known of who asked."""
        return str(self.werkgever or self.bedrijf)

    @property
    def loopt(self) -> bool:
        """Whether the question still needs an answer."""
        return self.stand in self.LOPEND

    @transition(field=stand, source=Stand.OPEN, target=Stand.DOORGEZET)
    def zet_door(self) -> None:
        """The question lies with another body."""

    @transition(field=stand, source=Stand.DOORGEZET, target=Stand.OPEN)
    def kom_terug(self) -> None:
        """No other body has it any more."""

    @transition(field=stand, source=LOPEND, target=Stand.BEANTWOORD)
    def beantwoord(self, *, door: Medewerker) -> None:
        """The employer has the answer."""
        self.afgerond_op, self.afgerond_door = timezone.now(), door

    @transition(field=stand, source=LOPEND, target=Stand.INGETROKKEN)
    def trek_in(self, *, door: Medewerker | None) -> None:
        """Nobody needs the answer any more."""
        self.afgerond_op, self.afgerond_door = timezone.now(), door

    @transition(field=stand, source=(Stand.BEANTWOORD, Stand.INGETROKKEN), target=Stand.OPEN)
    def heropen(self) -> None:
        """The employer asked on."""
        self.afgerond_op = self.afgerond_door = None


class Vraagbericht(models.Model):
    """Something that was said about a question; never changed afterwards."""

    class Soort(models.TextChoices):
        ANTWOORD = "antwoord", "antwoord"
        BERICHT = "bericht", "bericht aan de werkgever"
        REACTIE = "reactie", "bericht van de werkgever"
        NOTITIE = "notitie", "notitie voor collega's"
        GAST = "gast", "antwoord van een gast"

    VOOR_WERKGEVER = (Soort.ANTWOORD, Soort.BERICHT, Soort.REACTIE)

    class Via(models.TextChoices):
        BALIE = "balie", "aan de balie"
        TELEFOON = "telefoon", "aan de telefoon"
        EMAIL = "email", "per e-mail"
        PORTAAL = "portaal", "in het portaal"

    vraag = models.ForeignKey(Werkgeversvraag, models.PROTECT, related_name="berichten")
    soort = models.CharField(max_length=10, choices=Soort)
    tekst = models.TextField(max_length=2000)
    via = models.CharField("hoe hoort de werkgever het", max_length=10, choices=Via, default=Via.PORTAAL)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bericht bij een vraag"
        verbose_name_plural = "berichten bij vragen"
        ordering = ["op", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(tekst=""), name="werkgevers_vraagbericht_tekst")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} bij vraag {self.vraag_id}"
