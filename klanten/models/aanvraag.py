"""The application for a benefit, its answers, and what its states are (K-35 to K-46)."""

import datetime
from decimal import Decimal
from typing import Self

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie, Regelversie, Regime
from keten.tijd import vandaag
from klanten.models.klant import Klant

_OPEN = ("concept", "ingediend", "zoekperiode", "in_behandeling")
_INGEDIEND = ("ingediend", "zoekperiode", "in_behandeling", "toegekend", "afgewezen")


class AanvraagQuerySet(models.QuerySet["Aanvraag"]):
    """Reads on applications."""

    def lopend(self) -> Self:
        """Applications on which nobody decided yet, and which the client did not give up."""
        return self.filter(stand__in=_OPEN)


@pghistory.track(exclude=["uitleg"])
class Aanvraag(MetVersie):
    """One application for one benefit; giving it up leaves the dossier open for all other help (K-20)."""

    class Vorm(models.TextChoices):
        KORT = "kort", "kort formulier"
        VOLLEDIG = "volledig", "volledig formulier"

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("nog niet verstuurd")
        INGEDIEND = "ingediend", _("ingediend")
        ZOEKPERIODE = "zoekperiode", _("in zoekperiode")
        IN_BEHANDELING = "in_behandeling", _("in behandeling")
        TOEGEKEND = "toegekend", _("toegekend")
        AFGEWEZEN = "afgewezen", _("afgewezen")
        AFGEZIEN = "afgezien", _("afgezien van de aanvraag")

    class Afzienreden(models.TextChoices):
        """Why somebody gives an application up (H-43).

        That people stay away when Work First is asked of them is from Goed bekeken! (AKO Monitorgroep 2005),
        section 3.6; the other reasons are a choice of the portal.
        """

        WERK = "werk", _("werk gevonden")
        WORK_FIRST = "work_first", _("wil niet meedoen aan Work First")
        VOORWAARDEN = "voorwaarden", _("voldoet niet aan de voorwaarden")
        OPLEIDING = "opleiding", _("gaat een opleiding volgen")
        ANDERS = "anders", _("een andere reden")
        ZEGT_NIET = "zegt_niet", _("zegt het liever niet")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="aanvragen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    regime = models.ForeignKey(Regime, models.PROTECT, verbose_name="uitkering")
    partner = models.ForeignKey(
        Ketenpartner, models.PROTECT, related_name="+", verbose_name="wie beslist en betaalt"
    )
    intake_door = models.ForeignKey(
        Ketenpartner, models.PROTECT, related_name="+", verbose_name="wie de uitkeringsintake doet"
    )
    vorm = models.CharField(max_length=10, choices=Vorm)
    regelversie = models.ForeignKey(Regelversie, models.PROTECT, null=True, blank=True, related_name="+")
    uitleg = models.JSONField(default=dict, blank=True, help_text="Waarom dit formulier, op welke feiten.")
    stand = FSMField(max_length=15, choices=Stand, default=Stand.CONCEPT, protected=False)
    begonnen_op = models.DateField(default=vandaag)
    ingevuld_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ingevuld namens cliënt door",
    )
    bevestigd_op = models.DateTimeField("bevestigd door de cliënt", null=True, blank=True)
    ingediend_op = models.DateField(null=True, blank=True)
    zoeken_tot = models.DateField("einde van de zoekperiode", null=True, blank=True)
    behandeld_sinds = models.DateField("in behandeling sinds", null=True, blank=True)
    beslissen_voor = models.DateField("beslissen uiterlijk", null=True, blank=True)
    besluit_op = models.DateField("datum van het besluit", null=True, blank=True)
    besluit_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    eerste_dag = models.DateField("eerste dag van de uitkering", null=True, blank=True)
    laatste_dag = models.DateField("laatste dag van de tijdelijke uitkering", null=True, blank=True)
    bedrag = models.DecimalField(
        "bedrag per maand",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    reden = models.CharField(max_length=300, blank=True)
    afzienreden = models.CharField(
        "waarom afgezien", max_length=15, choices=Afzienreden, blank=True, help_text="Leeg: niet gevraagd."
    )
    afgezien_op = models.DateField("afgezien op", null=True, blank=True)

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "aanvraag"
        verbose_name_plural = "aanvragen"
        ordering = ["-begonnen_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "stand", "ingediend_op"]),
            models.Index(fields=["klant", "-begonnen_op"]),
            models.Index(
                fields=["zoeken_tot"], condition=Q(stand="zoekperiode"), name="klanten_aanvraag_zoekt"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "regime"],
                condition=Q(stand__in=_OPEN),
                name="klanten_een_aanvraag_per_regime",
                violation_error_message="Er loopt al een aanvraag van deze uitkering.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="zoekperiode") | Q(zoeken_tot__isnull=False),
                name="klanten_aanvraag_zoektijd",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=_INGEDIEND) | Q(ingediend_op__isnull=False),
                name="klanten_aanvraag_ingediend",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=("toegekend", "afgewezen"))
                | Q(besluit_op__isnull=False, besluit_door__isnull=False),
                name="klanten_aanvraag_besluit",
            ),
            models.CheckConstraint(
                condition=~Q(stand="toegekend") | Q(eerste_dag__isnull=False, bedrag__isnull=False),
                name="klanten_aanvraag_toekenning",
            ),
            models.CheckConstraint(
                condition=~Q(stand="afgewezen") | ~Q(reden=""),
                name="klanten_aanvraag_reden",
                violation_error_message="Vul in waarom de aanvraag wordt afgewezen.",
            ),
            models.CheckConstraint(
                condition=Q(afzienreden="") | Q(stand="afgezien", afgezien_op__isnull=False),
                name="klanten_aanvraag_afgezien",
            ),
            models.CheckConstraint(
                condition=~Q(afzienreden="anders") | ~Q(reden=""),
                name="klanten_aanvraag_anders",
                violation_error_message=_("Vul in wat de reden is."),
            ),
        ]

    def __str__(self) -> str:
        return f"aanvraag {self.regime}"

    @property
    def is_open(self) -> bool:
        """Whether nobody decided yet and the client did not give it up."""
        return self.stand in _OPEN

    @property
    def dagen(self) -> int | None:
        """Days from handing in to the decision, or until today; None before it was handed in (K-46)."""
        if self.ingediend_op is None:
            return None
        return ((self.besluit_op or vandaag()) - self.ingediend_op).days

    @transition(field=stand, source=Stand.CONCEPT, target=Stand.INGEDIEND)
    def dien_in(self) -> None:
        """The form is complete and handed in."""
        self.ingediend_op = vandaag()

    @transition(field=stand, source=Stand.CONCEPT, target=Stand.ZOEKPERIODE)
    def ga_zoeken(self, tot: datetime.date) -> None:
        """The form is handed in; first the client looks for work, until a day (K-41)."""
        self.ingediend_op, self.zoeken_tot = vandaag(), tot

    @transition(field=stand, source=Stand.INGEDIEND, target=Stand.ZOEKPERIODE)
    def ga_alsnog_zoeken(self, tot: datetime.date) -> None:
        """After handing in it was decided that the client looks for work first, until a day (H-36)."""
        self.zoeken_tot = tot

    @transition(field=stand, source=[Stand.INGEDIEND, Stand.ZOEKPERIODE], target=Stand.IN_BEHANDELING)
    def neem_in_behandeling(self, beslissen_voor: datetime.date) -> None:
        """The assessment begins; the decision is due on a day."""
        self.behandeld_sinds, self.beslissen_voor = vandaag(), beslissen_voor

    @transition(field=stand, source=[Stand.INGEDIEND, Stand.IN_BEHANDELING], target=Stand.TOEGEKEND)
    def ken_toe(
        self,
        *,
        door: Medewerker,
        eerste_dag: datetime.date,
        laatste_dag: datetime.date | None,
        bedrag: Decimal,
    ) -> None:
        """The benefit is awarded; with a last day it is a temporary one (K-42)."""
        self._besluit(door)
        self.eerste_dag, self.laatste_dag, self.bedrag = eerste_dag, laatste_dag, bedrag

    @transition(field=stand, source=Stand.IN_BEHANDELING, target=Stand.AFGEWEZEN)
    def wijs_af(self, *, door: Medewerker, reden: str) -> None:
        """The benefit is refused."""
        self._besluit(door)
        self.reden = reden

    @transition(field=stand, source=list(_OPEN), target=Stand.AFGEZIEN)
    def zie_af(self, *, afzienreden: str, reden: str) -> None:
        """The client gives the application up, and says why or would rather not (H-43)."""
        self.afzienreden, self.reden, self.afgezien_op = afzienreden, reden, vandaag()

    def _besluit(self, door: Medewerker) -> None:
        self.besluit_op, self.besluit_door = vandaag(), door


@pghistory.track()
class Antwoord(models.Model):
    """The answer to one question of an application, or what the client says of something known already."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="antwoorden")
    vraag = models.SlugField(max_length=40)
    waarde = models.CharField(max_length=1000, blank=True)
    klopt = models.BooleanField(
        null=True, blank=True, help_text="Van wat al bekend was: of het klopt. Leeg bij een open vraag."
    )

    class Meta:
        verbose_name = "antwoord in een aanvraag"
        verbose_name_plural = "antwoorden in aanvragen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "vraag"], name="klanten_een_antwoord_per_vraag")
        ]

    def __str__(self) -> str:
        return self.vraag
