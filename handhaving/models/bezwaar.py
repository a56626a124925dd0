"""An objection of a client against a measure, handled by somebody who was not involved."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from handhaving.models.maatregel import Besluit
from keten.models import Medewerker


@pghistory.track()
class Bezwaar(models.Model):
    """What the client has against a measure, and what an outsider found."""

    class Stand(models.TextChoices):
        OPEN = "open", _("in behandeling")
        BESLIST = "beslist", _("beslist")
        INGETROKKEN = "ingetrokken", _("ingetrokken")

    class Uitkomst(models.TextChoices):
        GEGROND = "gegrond", _("gegrond: de maatregel is opgeheven")
        DEELS = "deels", _("deels gegrond: de maatregel is verlaagd")
        ONGEGROND = "ongegrond", _("ongegrond: de maatregel blijft")

    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="bezwaren")
    gronden = models.TextField("waarom de klant het niet eens is", max_length=4000)
    ingediend_op = models.DateTimeField(default=timezone.now)
    ingevoerd_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie het opschreef. Leeg: de klant zelf.",
    )
    reden_te_laat = models.TextField("waarom het later mocht", max_length=500, blank=True)
    beslissen_voor = models.DateTimeField("antwoord uiterlijk")
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.OPEN)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst, blank=True)
    reden = models.TextField("waarom", max_length=2000, blank=True, help_text="De klant kan dit lezen.")
    percentage = models.PositiveSmallIntegerField("nieuwe verlaging in procenten", null=True, blank=True)
    maanden = models.PositiveSmallIntegerField("nieuw aantal maanden", null=True, blank=True)
    behandeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    behandeld_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "bezwaar"
        verbose_name_plural = "bezwaren"
        ordering = ["-ingediend_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["besluit"],
                condition=~Q(stand="ingetrokken"),
                name="handhaving_een_bezwaar",
                violation_error_message=_("Er is al bezwaar gemaakt."),
            ),
            models.CheckConstraint(
                condition=~Q(stand="beslist")
                | Q(behandeld_door__isnull=False, behandeld_op__isnull=False)
                & ~Q(reden="")
                & ~Q(uitkomst=""),
                name="handhaving_bezwaar_beslist",
                violation_error_message="Kies een uitkomst en zeg waarom.",
            ),
            models.CheckConstraint(
                condition=~Q(uitkomst="deels") | Q(percentage__isnull=False, maanden__isnull=False),
                name="handhaving_bezwaar_deels",
                violation_error_message="Vul in hoe de maatregel wordt verlaagd.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="bezwaar_blijft", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="bezwaar_door_buitenstaander",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__behandeld_door__isnull=False),
                func="""
                    IF EXISTS (
                        SELECT 1 FROM handhaving_besluit b
                        JOIN handhaving_voorstel v ON v.id = b.voorstel_id
                        JOIN handhaving_overtreding o ON o.id = v.overtreding_id
                        WHERE b.id = NEW.besluit_id AND NEW.behandeld_door_id IN
                            (b.besloten_door_id, v.voorgesteld_door_id, o.vastgelegd_door_id)
                    ) THEN
                        RAISE EXCEPTION 'een bezwaar wordt behandeld door iemand die niet betrokken was'
                            USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"bezwaar van {self.ingediend_op:%d-%m-%Y}"
