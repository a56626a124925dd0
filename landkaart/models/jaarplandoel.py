"""Goals of a ketenjaarplan, the actions that go with them, and how they turn out (X-33, X-51, X-53)."""

import datetime
import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keten.models import Medewerker, MetVersie
from klanten.models import Taak
from landkaart.models.jaarplan import Jaarplan
from landkaart.models.onderdeel import Portefeuille
from landkaart.models.regiodoel import Regiodoel

_EEN_JAAR = datetime.timedelta(days=366)


def _staat_stil(naam: str, plan: str) -> list[pgtrigger.Trigger]:
    """The database refuses new, changed and removed rows of a plan that is not a draft.

    Args:
        plan: SQL that gives the key of the plan of row `{rij}`.
    """
    func = """
        IF EXISTS (SELECT 1 FROM landkaart_jaarplan
                   WHERE id = ({plan}) AND stand <> 'concept') THEN
            RAISE EXCEPTION 'een plan dat geen concept is, verandert niet' USING ERRCODE = '23514';
        END IF;
        RETURN {rij};
    """
    vast = [
        (pgtrigger.Insert, "NEW", None, "nieuw"),
        (pgtrigger.Delete, "OLD", None, "weg"),
        (pgtrigger.Update, "NEW", _INHOUD[naam], "anders"),
    ]
    return [
        pgtrigger.Trigger(
            name=f"{naam}_{woord}",
            when=pgtrigger.Before,
            operation=operatie,
            condition=voorwaarde,
            func=func.format(plan=plan.format(rij=rij), rij=rij),
        )
        for operatie, rij, voorwaarde, woord in vast
    ]


_INHOUD = {
    "doel_staat_stil": pgtrigger.AnyChange(
        "plan",
        "doelstelling",
        "indicator",
        "uitsplitsing",
        "groep",
        "nulwaarde",
        "nul_op",
        "streefwaarde",
        "begin_op",
        "op",
    ),
    "actie_staat_stil": pgtrigger.AnyChange("doel", "omschrijving", "uiterlijk"),
}


@pghistory.track()
class Jaarplandoel(MetVersie):
    """A goal that can be measured: a figure, where it stood, where it must be, and when.

    Sources: Samen doen we het zo (Monitorgroep 2005), section 3.7, conclusion 12; Werkt de keten? (2005),
    closing question: agreements for the coming 12 months.
    """

    plan = models.ForeignKey(Jaarplan, models.PROTECT, related_name="doelen", editable=False)
    lijn = models.UUIDField(default=uuid.uuid4, editable=False)
    doelstelling = models.CharField("wat willen wij bereiken", max_length=200)
    indicator = models.SlugField("cijfer", max_length=60)
    uitsplitsing = models.SlugField(max_length=20, blank=True)
    groep = models.CharField(max_length=120, blank=True)
    nulwaarde = models.DecimalField("nulmeting", max_digits=10, decimal_places=1)
    nul_op = models.DateField("gemeten op")
    nul_gemeten = models.BooleanField("uit de cijfers van het portaal", default=False, editable=False)
    nul_reden = models.CharField("waarom een ander cijfer", max_length=300, blank=True)
    streefwaarde = models.DecimalField(max_digits=10, decimal_places=1)
    begin_op = models.DateField(editable=False)
    op = models.DateField("te halen op")
    eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    portefeuille = models.ForeignKey(Portefeuille, models.PROTECT, null=True, blank=True, related_name="+")
    regiodoel = models.ForeignKey(
        Regiodoel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lokale_doelen",
        verbose_name="draagt bij aan doel van de regio",
    )

    class Meta:
        verbose_name = "doel van een ketenjaarplan"
        verbose_name_plural = "doelen van ketenjaarplannen"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "lijn"], name="landkaart_jaarplandoel_lijn"),
            models.UniqueConstraint(
                fields=["plan", "indicator", "uitsplitsing", "groep"],
                name="landkaart_jaarplandoel_cijfer_eens",
                violation_error_message="Er is al een doel met dit cijfer. Wijzig dat doel.",
            ),
            models.CheckConstraint(condition=~Q(indicator=""), name="landkaart_jaarplandoel_cijfer"),
            models.CheckConstraint(
                condition=Q(uitsplitsing="", groep="") | ~Q(uitsplitsing="") & ~Q(groep=""),
                name="landkaart_jaarplandoel_groep",
                violation_error_message="Kies de groep voor wie het doel geldt.",
            ),
            models.CheckConstraint(
                condition=Q(op__gt=F("begin_op"), op__lte=F("begin_op") + _EEN_JAAR),
                name="landkaart_jaarplandoel_termijn",
                violation_error_message="Een doel is binnen 12 maanden te halen.",
            ),
            models.CheckConstraint(
                condition=Q(nul_op__lt=F("op")),
                name="landkaart_jaarplandoel_nulmeting_eerst",
                violation_error_message="De nulmeting is van voor de dag waarop het doel te halen is.",
            ),
            models.CheckConstraint(
                condition=~Q(streefwaarde=F("nulwaarde")),
                name="landkaart_jaarplandoel_verschil",
                violation_error_message="Het streefcijfer is gelijk aan de nulmeting.",
            ),
            models.CheckConstraint(
                condition=Q(nul_gemeten=True, nul_reden="") | Q(nul_gemeten=False) & ~Q(nul_reden=""),
                name="landkaart_jaarplandoel_nulmeting_waarom",
                violation_error_message="Vul in waarom u een ander cijfer neemt dan is gemeten.",
            ),
        ]
        triggers: ClassVar = _staat_stil("doel_staat_stil", "{rij}.plan_id")

    def __str__(self) -> str:
        return self.doelstelling


@pghistory.track()
class Jaarplanactie(MetVersie):
    """Something that somebody does for a goal; once the plan is adopted it is a task (X-51)."""

    doel = models.ForeignKey(Jaarplandoel, models.PROTECT, related_name="acties", editable=False)
    lijn = models.UUIDField(default=uuid.uuid4, editable=False)
    omschrijving = models.CharField("wat gaat u doen", max_length=200)
    eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", verbose_name="wie doet dit")
    uiterlijk = models.DateField("klaar op")
    taak = models.ForeignKey(Taak, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "actie van een ketenjaarplan"
        verbose_name_plural = "acties van ketenjaarplannen"
        ordering = ["uiterlijk", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["doel", "omschrijving"],
                name="landkaart_jaarplanactie_eens",
                violation_error_message="Deze actie staat al bij dit doel.",
            )
        ]
        triggers: ClassVar = _staat_stil(
            "actie_staat_stil", "SELECT plan_id FROM landkaart_jaarplandoel WHERE id = {rij}.doel_id"
        )

    def __str__(self) -> str:
        return self.omschrijving


@pghistory.track()
class Doelafwijking(MetVersie):
    """A month in which a goal was off track, and what its owner said about that."""

    doel = models.ForeignKey(Jaarplandoel, models.PROTECT, related_name="afwijkingen", editable=False)
    maand = models.DateField(editable=False)
    waarde = models.DecimalField(max_digits=10, decimal_places=1, editable=False)
    verwacht = models.DecimalField(max_digits=10, decimal_places=1, editable=False)
    gevraagd_op = models.DateTimeField(default=timezone.now, editable=False)
    oorzaak = models.TextField("waardoor komt dit", max_length=1000, blank=True)
    aanpak = models.TextField("wat doen jullie eraan", max_length=1000, blank=True)
    door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    op = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "afwijking van een doel"
        verbose_name_plural = "afwijkingen van doelen"
        ordering = ["-maand", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["doel", "maand"], name="landkaart_doelafwijking_eens"),
            models.CheckConstraint(
                condition=Q(oorzaak="", aanpak="", door__isnull=True, op__isnull=True)
                | ~Q(oorzaak="") & ~Q(aanpak="") & Q(door__isnull=False, op__isnull=False),
                name="landkaart_doelafwijking_antwoord",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.doel} in {self.maand:%m-%Y}"


class Doelevaluatie(models.Model):
    """What came of a goal, and what the location learns from it; written once."""

    class Uitkomst(models.TextChoices):
        GEHAALD = "gehaald", "gehaald"
        DEELS = "deels", "gedeeltelijk gehaald"
        NIET = "niet", "niet gehaald"

    doel = models.OneToOneField(Jaarplandoel, models.PROTECT, related_name="evaluatie")
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    eindwaarde = models.DecimalField(
        "cijfer aan het eind", max_digits=10, decimal_places=1, null=True, blank=True
    )
    tekst = models.TextField("wat leren jullie hiervan", max_length=2000)
    beleving = models.TextField("wat merkten klanten ervan", max_length=1000, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "evaluatie van een doel"
        verbose_name_plural = "evaluaties van doelen"
        triggers: ClassVar = [
            pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.doel}: {self.get_uitkomst_display()}"
