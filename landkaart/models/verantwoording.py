"""What the partners account for: the joint report with signatures, and what each fetched (X-39, X-40)."""

from functools import reduce
from operator import or_
from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie

HOOFDSTUKKEN = ("instroom", "werk", "dienstverlening", "werkgevers", "geld")
"""The chapters of the report, in their order; each has a field for an explanation."""

_VAST = (*HOOFDSTUKKEN, "cijfers", "kenmerk", "locatie", "van", "tot")
_WIJZIGT: pgtrigger.Q = reduce(
    or_, (pgtrigger.Q(**{f"old__{veld}__df": pgtrigger.F(f"new__{veld}")}) for veld in _VAST)
)
_ALLE_PARTNERS = """
    IF EXISTS (
        SELECT 1 FROM keten_locatie_partners deel
        JOIN keten_ketenpartner partner ON partner.id = deel.ketenpartner_id
        WHERE deel.locatie_id = NEW.locatie_id AND partner.geldig_van <= CURRENT_DATE
        AND (partner.geldig_tot IS NULL OR partner.geldig_tot >= CURRENT_DATE)
        AND NOT EXISTS (
            SELECT 1 FROM landkaart_handtekening gezet
            WHERE gezet.verslag_id = NEW.id AND gezet.partner_id = partner.id AND gezet.ingetrokken_op IS NULL
        )
    ) THEN
        RAISE EXCEPTION 'nog niet alle partners hebben getekend' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
"""
_KAN_TEKENEN = """
    IF NOT EXISTS (
        SELECT 1 FROM landkaart_ketenverslag verslag
        WHERE verslag.id = NEW.verslag_id AND verslag.stand = 'ter_tekening'
        AND verslag.kenmerk = NEW.kenmerk FOR NO KEY UPDATE
    ) THEN
        RAISE EXCEPTION 'dit verslag ligt niet ter tekening' USING ERRCODE = '23514';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM keten_medewerker wie
        WHERE wie.id = COALESCE(NEW.ingetrokken_door_id, NEW.door_id) AND wie.partner_id = NEW.partner_id
    ) THEN
        RAISE EXCEPTION 'alleen wie voor deze partner werkt, tekent voor die partner' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
"""


class Periodesoort(models.TextChoices):
    """The periods over which the chain accounts."""

    KWARTAAL = "kwartaal", "kwartaal"
    TERTAAL = "tertaal", "tertaal (vier maanden)"
    JAAR = "jaar", "jaar"


class KetenverslagQuerySet(models.QuerySet["Ketenverslag"]):
    """Reads on joint reports."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The reports of a location."""
        return self.filter(locatie=locatie)


@pghistory.track(exclude=["cijfers"])
class Ketenverslag(MetVersie):
    """One report of a location about one period, by all its partners together.

    As a draft it shows the figures as they are. Laid before the partners, it keeps the figures of that moment
    with a mark over everything that they sign. With the last signature nothing changes any more.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", "concept"
        TER_TEKENING = "ter_tekening", "ligt ter tekening"
        ONDERTEKEND = "ondertekend", "ondertekend"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="ketenverslagen")
    periode = models.CharField(max_length=10, choices=Periodesoort)
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    instroom = models.TextField("toelichting op de instroom", max_length=2000, blank=True)
    werk = models.TextField("toelichting op werk", max_length=2000, blank=True)
    dienstverlening = models.TextField("toelichting op de dienstverlening", max_length=2000, blank=True)
    werkgevers = models.TextField("toelichting op werkgevers", max_length=2000, blank=True)
    geld = models.TextField("toelichting op geld", max_length=2000, blank=True)
    stand = FSMField(max_length=15, choices=Stand, default=Stand.CONCEPT, protected=False)
    cijfers = models.JSONField(
        default=list, blank=True, help_text="Zoals ze waren toen het ter tekening kwam."
    )
    kenmerk = models.CharField(max_length=64, blank=True, help_text="SHA-256 over alles wat wordt getekend.")
    opgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    opgesteld_op = models.DateTimeField(default=timezone.now)
    voorgelegd_op = models.DateTimeField(null=True, blank=True)
    ondertekend_op = models.DateTimeField(null=True, blank=True)
    voorbeeld = models.BooleanField("voorbeeldgegeven", default=False)

    objects = KetenverslagQuerySet.as_manager()

    class Meta:
        verbose_name = "ketenverslag"
        verbose_name_plural = "ketenverslagen"
        ordering = ["-tot", "-van", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "van", "tot"],
                name="landkaart_verslag_een_per_periode",
                violation_error_message="Over deze periode is er al een verslag.",
            ),
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="landkaart_verslag_periode"),
            models.CheckConstraint(
                condition=Q(stand="concept", kenmerk="", voorgelegd_op__isnull=True)
                | ~Q(stand="concept") & ~Q(kenmerk="") & Q(voorgelegd_op__isnull=False),
                name="landkaart_verslag_kenmerk",
            ),
            models.CheckConstraint(
                condition=Q(stand="ondertekend", ondertekend_op__isnull=False)
                | ~Q(stand="ondertekend") & Q(ondertekend_op__isnull=True),
                name="landkaart_verslag_ondertekend",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="verslag_blijft", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="getekend_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stand="ondertekend"),
            ),
            pgtrigger.Protect(
                name="wat_getekend_wordt_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stand="ter_tekening")
                & ~pgtrigger.Q(new__stand="concept")
                & _WIJZIGT,
            ),
            pgtrigger.FSM(
                name="verslag_stand",
                field="stand",
                transitions=[
                    ("concept", "ter_tekening"),
                    ("ter_tekening", "concept"),
                    ("ter_tekening", "ondertekend"),
                ],
            ),
            pgtrigger.Trigger(
                name="alle_partners_tekenen",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stand="ter_tekening", new__stand="ondertekend"),
                func=_ALLE_PARTNERS,
            ),
        ]

    def __str__(self) -> str:
        return f"verslag van {self.van:%d-%m-%Y} tot en met {self.tot:%d-%m-%Y}"

    @transition(field=stand, source=Stand.CONCEPT, target=Stand.TER_TEKENING)
    def leg_voor(self, *, cijfers: list[dict[str, object]], kenmerk: str) -> None:
        """The partners can sign; the figures stay as they are now."""
        self.cijfers, self.kenmerk, self.voorgelegd_op = cijfers, kenmerk, timezone.now()

    @transition(field=stand, source=Stand.TER_TEKENING, target=Stand.CONCEPT)
    def haal_terug(self) -> None:
        """It becomes a draft again, with the figures of today."""
        self.cijfers, self.kenmerk, self.voorgelegd_op = [], "", None

    @transition(field=stand, source=Stand.TER_TEKENING, target=Stand.ONDERTEKEND)
    def rond_af(self) -> None:
        """The last partner signed."""
        self.ondertekend_op = timezone.now()


class Handtekening(models.Model):
    """One partner agrees with a report as it lies there; can be taken back until the last one signed."""

    verslag = models.ForeignKey(Ketenverslag, models.PROTECT, related_name="handtekeningen")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    kenmerk = models.CharField(max_length=64)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden = models.CharField("waarom ingetrokken", max_length=300, blank=True)

    class Meta:
        verbose_name = "handtekening"
        verbose_name_plural = "handtekeningen"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verslag", "partner"],
                condition=Q(ingetrokken_op__isnull=True),
                name="landkaart_handtekening_een_per_partner",
                violation_error_message="Deze partner heeft al getekend.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True, reden="")
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False) & ~Q(reden=""),
                name="landkaart_handtekening_reden",
                violation_error_message="Vul in waarom u de handtekening intrekt.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="handtekening_blijft", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="intrekken_kan_eenmaal",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ingetrokken_op__isnull=False),
            ),
            pgtrigger.Trigger(
                name="verslag_ligt_ter_tekening",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_KAN_TEKENEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}, {timezone.localdate(self.op):%d-%m-%Y}"


class Verantwoordingsbestand(models.Model):
    """That somebody fetched the figures of a partner: who, when, over which period, and which file."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="verantwoordingsbestanden")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    formaat = models.CharField(max_length=4)
    rijen = models.PositiveIntegerField()
    kenmerk = models.CharField(max_length=64, help_text="SHA-256 over de rijen.")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "opgehaald verantwoordingsbestand"
        verbose_name_plural = "opgehaalde verantwoordingsbestanden"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["locatie", "partner", "-op"])]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.partner}, {self.van:%d-%m-%Y} tot en met {self.tot:%d-%m-%Y}"
