"""From proposal to notice: a measure, the client's story, the decision of a second person, the letter."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from handhaving.models.beleid import Beleidsregel
from handhaving.models.overtreding import Overtreding
from keten.models import Ketenpartner, Medewerker
from klanten.models import Uitkering, Voorlichting

_VAST = pgtrigger.Update | pgtrigger.Delete


class VoorstelQuerySet(models.QuerySet["Voorstel"]):
    """Reads on proposals."""

    def lopend(self) -> Self:
        """Proposals that still count; at most one per breach."""
        return self.filter(vervallen_op__isnull=True)

    def met_alles(self) -> Self:
        """With what a page about a breach shows, in the same query."""
        return self.select_related(
            "partner",
            "uitkering__regime",
            "beleidsregel__beleid__partner",
            "voorlichting__medewerker__gebruiker",
            "voorgesteld_door__gebruiker",
            "besluit__besloten_door__gebruiker",
            "besluit__kennisgeving",
        )


@pghistory.track()
class Voorstel(models.Model):
    """A proposed measure: what the table of the paying organisation says, or less."""

    overtreding = models.ForeignKey(Overtreding, models.PROTECT, related_name="voorstellen")
    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+", verbose_name="wie betaalt")
    beleidsregel = models.ForeignKey(Beleidsregel, models.PROTECT, related_name="+")
    keer = models.PositiveSmallIntegerField("hoeveelste keer")
    tabel_percentage = models.PositiveSmallIntegerField("volgens de tabel, procenten")
    tabel_maanden = models.PositiveSmallIntegerField("volgens de tabel, maanden")
    percentage = models.PositiveSmallIntegerField("verlaging in procenten")
    maanden = models.PositiveSmallIntegerField("aantal maanden")
    reden_lager = models.TextField("waarom lager", max_length=1000, blank=True)
    toelichting = models.TextField(max_length=2000, help_text="De klant kan dit lezen.")
    voorlichting = models.ForeignKey(Voorlichting, models.PROTECT, related_name="+")
    voorgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    voorgesteld_op = models.DateTimeField(default=timezone.now)
    reactie_tot = models.DateTimeField(help_text="Tot dan wacht het besluit op het verhaal van de klant.")
    vervallen_op = models.DateTimeField(null=True, blank=True)

    objects = VoorstelQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel voor een maatregel"
        verbose_name_plural = "voorstellen voor een maatregel"
        ordering = ["-voorgesteld_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["overtreding"],
                condition=Q(vervallen_op__isnull=True),
                name="handhaving_een_lopend_voorstel",
                violation_error_message="Er ligt al een voorstel.",
            ),
            models.CheckConstraint(
                condition=Q(percentage__lte=F("tabel_percentage"), maanden__lte=F("tabel_maanden")),
                name="handhaving_voorstel_niet_hoger",
                violation_error_message="Hoger dan de tabel van de organisatie kan niet.",
            ),
            models.CheckConstraint(
                condition=Q(percentage=0, maanden=0) | Q(percentage__gt=0, maanden__gt=0),
                name="handhaving_voorstel_paar",
                violation_error_message="Vul bij een verlaging ook maanden in; bij een waarschuwing niets.",
            ),
            models.CheckConstraint(
                condition=Q(percentage=F("tabel_percentage"), maanden=F("tabel_maanden"))
                | ~Q(reden_lager=""),
                name="handhaving_voorstel_reden_lager",
                violation_error_message="Vul in waarom de maatregel lager is dan de tabel.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="voorstel_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"voorstel van {self.voorgesteld_op:%d-%m-%Y}"

    @property
    def is_waarschuwing(self) -> bool:
        """Whether the measure is a warning, without consequence for the benefit."""
        return self.percentage == 0


class Hoorpoging(models.Model):
    """Once more trying to hear a client who stayed silent; never changed."""

    class Wijze(models.TextChoices):
        TELEFOON = "telefoon", "gebeld"
        BRIEF = "brief", "brief gestuurd"
        BERICHT = "bericht", "bericht gestuurd"
        BEZOEK = "bezoek", "langsgegaan"

    voorstel = models.ForeignKey(Voorstel, models.PROTECT, related_name="pogingen")
    wijze = models.CharField("hoe", max_length=10, choices=Wijze)
    toelichting = models.TextField("wat deed u en wat hoorde u", max_length=1000)
    op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "poging om te horen"
        verbose_name_plural = "pogingen om te horen"
        ordering = ["op", "pk"]
        triggers = [pgtrigger.Protect(name="poging_blijft", operation=_VAST)]

    def __str__(self) -> str:
        return f"{self.get_wijze_display()} op {self.op:%d-%m-%Y}"


class Horing(models.Model):
    """What the client said about a breach, or that the client does not want to; never changed."""

    class Wijze(models.TextChoices):
        PORTAAL = "portaal", _("in het portaal")
        GESPREK = "gesprek", _("in een gesprek")
        TELEFOON = "telefoon", _("aan de telefoon")
        BRIEF = "brief", _("in een brief of bericht")

    voorstel = models.ForeignKey(Voorstel, models.PROTECT, related_name="horingen")
    wijze = models.CharField("hoe", max_length=10, choices=Wijze)
    afgezien = models.BooleanField("de klant wil niet reageren", default=False)
    verhaal = models.TextField("wat de klant vertelt", max_length=4000, blank=True)
    op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie het opschreef. Leeg: de klant zelf.",
    )

    class Meta:
        verbose_name = "horing"
        verbose_name_plural = "horingen"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(afgezien=True) | ~Q(verhaal=""),
                name="handhaving_horing_verhaal",
                violation_error_message=_("Vertel wat er volgens u gebeurde."),
            ),
            models.CheckConstraint(
                condition=Q(wijze="portaal", door__isnull=True) | ~Q(wijze="portaal") & Q(door__isnull=False),
                name="handhaving_horing_door",
                violation_error_message="Kies hoe u de klant sprak.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="horing_blijft", operation=_VAST)]

    def __str__(self) -> str:
        return f"horing op {self.op:%d-%m-%Y}"


class Besluit(models.Model):
    """What a second person decided about a proposal; never changed.

    The database checks by itself that this is another than who recorded or proposed, that the client was
    heard before a measure, and that nothing is dated back.
    """

    class Uitkomst(models.TextChoices):
        OPGELEGD = "opgelegd", _("maatregel opgelegd")
        VRIJGESPROKEN = "vrijgesproken", _("geen maatregel")

    voorstel = models.OneToOneField(Voorstel, models.PROTECT, related_name="besluit")
    uitkomst = models.CharField(max_length=15, choices=Uitkomst)
    horing = models.ForeignKey(Horing, models.PROTECT, null=True, blank=True, related_name="+")
    gehoord_op = models.DateTimeField(null=True, blank=True)
    voorgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    reden = models.TextField("waarom", max_length=2000, help_text="De klant kan dit lezen.")
    vanaf = models.DateField("eerste dag van de maatregel", null=True, blank=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "besluit over een maatregel"
        verbose_name_plural = "besluiten over een maatregel"
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(besloten_door=F("voorgesteld_door")),
                name="handhaving_besluit_twee_mensen",
                violation_error_message="Wie het voorstel deed, beslist er niet over.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="vrijgesproken")
                | Q(horing__isnull=False, gehoord_op__lte=F("op"), vanaf__isnull=False),
                name="handhaving_besluit_na_horen",
                violation_error_message="Hoor eerst de klant.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="besluit_blijft", operation=_VAST),
            pgtrigger.Trigger(
                name="besluit_klopt",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM handhaving_voorstel v
                        JOIN handhaving_overtreding o ON o.id = v.overtreding_id
                        WHERE v.id = NEW.voorstel_id AND v.vervallen_op IS NULL
                            AND v.voorgesteld_door_id = NEW.voorgesteld_door_id
                            AND NEW.besloten_door_id NOT IN (v.voorgesteld_door_id, o.vastgelegd_door_id)
                            AND v.voorgesteld_op <= NEW.op
                            AND o.stand IN ('horen', 'gehoord')
                    ) THEN
                        RAISE EXCEPTION 'alleen een tweede persoon beslist over een lopend voorstel'
                            USING ERRCODE = '23514';
                    END IF;
                    IF NEW.uitkomst = 'opgelegd' AND NOT EXISTS (
                        SELECT 1 FROM handhaving_horing h
                        WHERE h.id = NEW.horing_id AND h.voorstel_id = NEW.voorstel_id
                            AND h.op = NEW.gehoord_op
                    ) THEN
                        RAISE EXCEPTION 'hoor eerst de klant' USING ERRCODE = '23514';
                    END IF;
                    IF NEW.op < clock_timestamp() - interval '1 hour'
                        OR NEW.vanaf < (NEW.op AT TIME ZONE 'Europe/Amsterdam')::date THEN
                        RAISE EXCEPTION 'een besluit krijgt geen eerdere datum' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"besluit van {self.op:%d-%m-%Y}"


class Kennisgeving(models.Model):
    """The letter about a measure, as it went out; whoever was cleared can never get one."""

    besluit = models.OneToOneField(Besluit, models.PROTECT, related_name="kennisgeving")
    onderwerp = models.CharField(max_length=100)
    tekst = models.TextField(max_length=4000)
    blad = models.JSONField(help_text="Alles wat de zetter kreeg, zodat het blad altijd hetzelfde is.")
    bezwaar_tot = models.DateField("bezwaar kan tot en met")
    op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "kennisgeving"
        verbose_name_plural = "kennisgevingen"
        ordering = ["-op"]
        triggers = [
            pgtrigger.Protect(name="kennisgeving_blijft", operation=_VAST),
            pgtrigger.Trigger(
                name="kennisgeving_na_maatregel",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM handhaving_besluit b
                        JOIN handhaving_voorstel v ON v.id = b.voorstel_id
                        JOIN handhaving_overtreding o ON o.id = v.overtreding_id
                        WHERE b.id = NEW.besluit_id AND b.uitkomst = 'opgelegd' AND o.stand = 'opgelegd'
                            AND v.vervallen_op IS NULL
                    ) THEN
                        RAISE EXCEPTION 'geen brief zonder maatregel' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp
