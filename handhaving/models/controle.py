"""Checks: on which ground, by which means, with what outcome (H-07, H-20, H-23, H-29, H-33, H-34, H-56)."""

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from handhaving.models.controlesoort import Controlesoort, Onderdeel
from handhaving.models.risico import Kleur, Risicobeoordeling
from handhaving.models.signaal import Signaal
from handhaving.models.steekproef import Steekproef
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.rechten import Recht
from klanten.models import Klant

EENMAAL = """
    PERFORM 1 FROM klanten_klant WHERE id = NEW.klant_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM handhaving_controle c
        WHERE c.klant_id = NEW.klant_id AND c.onderdelen && NEW.onderdelen
        AND (c.stand = 'gepland' OR c.geldig_tot >= (NEW.besteld_op AT TIME ZONE 'Europe/Amsterdam')::date)
    ) THEN
        RAISE EXCEPTION 'dit is al gecontroleerd' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
"""
"""Without a signal nothing is checked twice within its validity, whichever way a row arrives (H-56)."""


class ControleQuerySet(models.QuerySet["Controle"]):
    """Reads on checks."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The checks of clients of a location."""
        return self.filter(klant__locatie=locatie)

    def open(self) -> Self:
        """Those that still have to be done."""
        return self.filter(stand=Controle.Stand.GEPLAND)

    def intensief_bij_groen(self) -> Self:
        """Intensive checks of clients who were green then: the warning figure (H-24)."""
        return self.filter(soort__intensief=True, kleur=Kleur.GROEN)

    def voor_klant(self) -> Self:
        """What concerns the client: done, or announced beforehand."""
        aangekondigd = Q(huisbezoek__aangekondigd=True) & ~Q(stand="afgelast")
        verslag = Q(huisbezoek__stand__in=["verslag", "gereageerd"])
        return self.filter(Q(stand="gedaan") | aangekondigd | verslag)

    def stil(self) -> Self:
        """Checks of data beside the service of which the client has heard nothing (H-39)."""
        gehoord = Q(huisbezoek__aangekondigd=True) | Q(huisbezoek__stand__in=["verslag", "gereageerd"])
        bekend = Controle.objects.filter(Q(stand="gedaan") | gehoord).values("pk")
        return self.filter(signaal__besluit=Signaal.Besluit.PARALLEL).exclude(pk__in=bekend)

    def zichtbaar_voor(self, rechten: frozenset[Recht]) -> Self:
        """Without the right to handle signals nobody sees what runs beside the service (H-39)."""
        if Recht.HANDHAVEN in rechten:
            return self
        return self.exclude(pk__in=Controle.objects.stil().values("pk"))


class Controle(models.Model):
    """One check of one client."""

    class Grond(models.TextChoices):
        ADMINISTRATIEF = "administratief", _("administratieve controle")
        PROFIEL = "profiel", _("risicoprofiel")
        SIGNAAL = "signaal", _("signaal")
        STEEKPROEF = "steekproef", _("steekproef")

    class Stand(models.TextChoices):
        GEPLAND = "gepland", _("gepland")
        GEDAAN = "gedaan", _("gedaan")
        AFGELAST = "afgelast", _("afgelast")

    class Uitkomst(models.TextChoices):
        IN_ORDE = "in_orde", _("in orde")
        TREFFER = "treffer", _("niet in orde")
        ONBESLIST = "onbeslist", _("niet vast te stellen")

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="controles")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    soort = models.ForeignKey(Controlesoort, models.PROTECT, related_name="controles")
    onderdelen = ArrayField(models.CharField(max_length=20, choices=Onderdeel), verbose_name="wat")
    grond = models.CharField(max_length=15, choices=Grond)
    signaal = models.ForeignKey(Signaal, models.PROTECT, null=True, blank=True, related_name="controles")
    steekproef = models.ForeignKey(
        Steekproef, models.PROTECT, null=True, blank=True, related_name="controles"
    )
    beoordeling = models.ForeignKey(
        Risicobeoordeling, models.PROTECT, null=True, blank=True, related_name="controles"
    )
    kleur = models.CharField("kleur toen", max_length=10, choices=Kleur, blank=True)
    reden = models.CharField("waarom", max_length=500, blank=True)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.GEPLAND, protected=False)
    besteld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", help_text="Leeg: het lot."
    )
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    besteld_op = models.DateTimeField(default=timezone.now)
    uiterlijk = models.DateTimeField()
    uitkomst = models.CharField(max_length=10, choices=Uitkomst, blank=True)
    bevinding = models.TextField(
        "wat kwam eruit", max_length=2000, blank=True, help_text="De klant leest dit."
    )
    gedaan_op = models.DateTimeField(null=True, blank=True)
    gedaan_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    minuten = models.PositiveSmallIntegerField("bestede minuten", null=True, blank=True)
    documenten = models.PositiveSmallIntegerField("gevraagde documenten", default=0)
    vragen = models.PositiveSmallIntegerField("gestelde vragen", default=0)
    geldig_tot = models.DateField(null=True, blank=True)
    decharge_op = models.DateField(null=True, blank=True)

    objects = ControleQuerySet.as_manager()

    class Meta:
        verbose_name = "controle"
        verbose_name_plural = "controles"
        ordering = ["-besteld_op", "-pk"]
        indexes = [models.Index(fields=["klant", "-besteld_op"]), models.Index(fields=["locatie", "stand"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(grond="signaal", signaal__isnull=False)
                | Q(signaal__isnull=True) & ~Q(grond="signaal"),
                name="handhaving_controle_signaal",
                violation_error_message="Kies het signaal waarop u deze controle doet.",
            ),
            models.CheckConstraint(
                condition=Q(
                    grond="steekproef",
                    steekproef__isnull=False,
                    besteld_door__isnull=True,
                    partner__isnull=True,
                )
                | Q(steekproef__isnull=True, besteld_door__isnull=False, partner__isnull=False)
                & ~Q(grond="steekproef"),
                name="handhaving_controle_lot",
                violation_error_message="Een steekproef wijst het lot aan, niet een medewerker.",
            ),
            models.CheckConstraint(
                condition=~Q(grond="profiel") | Q(beoordeling__isnull=False),
                name="handhaving_controle_profiel",
                violation_error_message="Beoordeel eerst het risico.",
            ),
            models.CheckConstraint(condition=Q(onderdelen__len__gt=0), name="handhaving_controle_onderdelen"),
            models.CheckConstraint(
                condition=Q(stand="gepland", gedaan_op__isnull=True, uitkomst="")
                | Q(stand="gedaan", gedaan_op__isnull=False, gedaan_door__isnull=False, minuten__isnull=False)
                & ~Q(uitkomst="")
                & ~Q(bevinding="")
                | Q(stand="afgelast", uitkomst="", gedaan_op__isnull=False, gedaan_door__isnull=False)
                & ~Q(bevinding=""),
                name="handhaving_controle_compleet",
                violation_error_message="Vul in wat eruit kwam, en hoeveel minuten het kostte.",
            ),
            models.CheckConstraint(
                condition=Q(decharge_op__isnull=True) | Q(uitkomst="in_orde", kleur="groen"),
                name="handhaving_decharge_groen",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="controle_blijft", operation=pgtrigger.Delete),
            pgtrigger.FSM(
                name="controle_stand",
                field="stand",
                transitions=[("gepland", "gedaan"), ("gepland", "afgelast")],
            ),
            pgtrigger.Trigger(
                name="controle_eenmaal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__signaal__isnull=True),
                func=EENMAAL,
            ),
            pgtrigger.Trigger(
                name="reden_bij_groen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__kleur="groen", new__reden=""),
                func="""
                    IF (SELECT intensief FROM handhaving_controlesoort WHERE id = NEW.soort_id) THEN
                        RAISE EXCEPTION 'intensief bij groen vraagt een reden' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="huisbezoek_volledig",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stand="gepland", new__stand="gedaan"),
                func="""
                    IF (SELECT protocol FROM handhaving_controlesoort WHERE id = NEW.soort_id)
                    AND NOT EXISTS (
                        SELECT 1 FROM handhaving_huisbezoek h WHERE h.controle_id = NEW.id AND (
                            h.stand = 'gereageerd'
                            OR h.stand = 'verslag' AND h.reactie_tot < NEW.gedaan_op
                            OR h.stand = 'geweigerd' AND NEW.uitkomst = 'onbeslist'
                        )
                    ) THEN
                        RAISE EXCEPTION 'huisbezoek is niet af' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort}, {timezone.localdate(self.besteld_op):%d-%m-%Y}"

    @property
    def onderdelen_in_woorden(self) -> list[str]:
        """What is checked, as people read it."""
        return [str(Onderdeel(code).label) for code in self.onderdelen]

    @property
    def is_stil(self) -> bool:
        """Whether it runs beside the service, and the client has heard nothing of it (H-39)."""
        return self.signaal_id is not None and Controle.objects.stil().filter(pk=self.pk).exists()

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.GEDAAN)
    def rond_af(self, *, door: Medewerker) -> None:
        """It has been done."""
        self.gedaan_op, self.gedaan_door = timezone.now(), door

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.AFGELAST)
    def gelast_af(self, *, door: Medewerker, reden: str) -> None:
        """It will not be done."""
        self.gedaan_op, self.gedaan_door, self.bevinding = timezone.now(), door, reden
