"""A house visit: each step of the protocol with what it asks, and none of them to be skipped (H-29)."""

import datetime

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from handhaving.models.controle import Controle
from keten.models import Medewerker

OVERGANGEN = (
    ("onderbouwd", "voorbereid"),
    ("voorbereid", "toegestaan"),
    ("voorbereid", "geweigerd"),
    ("geweigerd", "toegestaan"),
    ("toegestaan", "verslag"),
    ("verslag", "gereageerd"),
)
"""Who refused may still think better of it; nothing else goes back."""

_VOORBEREID = ["voorbereid", "toegestaan", "geweigerd", "verslag", "gereageerd"]
_GEVRAAGD = ["toegestaan", "geweigerd", "verslag", "gereageerd"]
_BEZOCHT = ["verslag", "gereageerd"]


class Huisbezoek(models.Model):
    """The protocol of one house visit, beside its check."""

    class Stand(models.TextChoices):
        ONDERBOUWD = "onderbouwd", _("reden vastgelegd")
        VOORBEREID = "voorbereid", _("voorbereid")
        TOEGESTAAN = "toegestaan", _("toestemming gegeven")
        GEWEIGERD = "geweigerd", _("geen toestemming")
        VERSLAG = "verslag", _("wacht op de reactie van de klant")
        GEREAGEERD = "gereageerd", _("reactie ontvangen")

    controle = models.OneToOneField(Controle, models.PROTECT, related_name="huisbezoek")
    stand = FSMField(max_length=12, choices=Stand, default=Stand.ONDERBOUWD, protected=False)
    geen_lichter_middel = models.TextField("waarom geen lichter middel", max_length=1000)
    redelijke_grond = models.TextField(
        "redelijke grond",
        max_length=1000,
        blank=True,
        help_text="Feiten waardoor u twijfelt aan wat de klant doorgaf. Leeg: weigeren heeft geen gevolg.",
    )
    begonnen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    aangekondigd = models.BooleanField(null=True, blank=True)
    waarom_onaangekondigd = models.CharField(max_length=500, blank=True)
    gepland_op = models.DateTimeField("wanneer", null=True, blank=True)
    eerste = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    tweede = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    gevraagd_op = models.DateTimeField("toestemming gevraagd", null=True, blank=True)
    verslag = models.TextField(max_length=4000, blank=True)
    verslag_op = models.DateTimeField(null=True, blank=True)
    reactie_tot = models.DateTimeField(null=True, blank=True)
    reactie = models.TextField(max_length=4000, blank=True)
    reactie_op = models.DateTimeField(null=True, blank=True)
    reactie_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: de klant zelf.",
    )

    class Meta:
        verbose_name = "huisbezoek"
        verbose_name_plural = "huisbezoeken"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(geen_lichter_middel=""), name="handhaving_huisbezoek_afgewogen"
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=_VOORBEREID)
                | Q(gepland_op__isnull=False, eerste__isnull=False, tweede__isnull=False)
                & (Q(aangekondigd=True) | Q(aangekondigd=False) & ~Q(waarom_onaangekondigd="")),
                name="handhaving_huisbezoek_voorbereid",
                violation_error_message="Vul in wie er gaan, wanneer, en waarom u het niet aankondigt.",
            ),
            models.CheckConstraint(
                condition=Q(tweede__isnull=True) | ~Q(tweede=F("eerste")),
                name="handhaving_huisbezoek_twee_mensen",
                violation_error_message="Een huisbezoek doet u met twee mensen.",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=_GEVRAAGD) | Q(gevraagd_op__isnull=False),
                name="handhaving_huisbezoek_gevraagd",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=_BEZOCHT)
                | Q(verslag_op__isnull=False, reactie_tot__isnull=False) & ~Q(verslag=""),
                name="handhaving_huisbezoek_verslag",
                violation_error_message="Schrijf het verslag.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="gereageerd") | Q(reactie_op__isnull=False) & ~Q(reactie=""),
                name="handhaving_huisbezoek_reactie",
                violation_error_message="Schrijf op wat de klant zegt.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="huisbezoek_blijft", operation=pgtrigger.Delete),
            pgtrigger.FSM(name="huisbezoek_stand", field="stand", transitions=list(OVERGANGEN)),
            pgtrigger.Trigger(
                name="huisbezoek_begin",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__stand="onderbouwd"),
                func="RAISE EXCEPTION 'een stap is overgeslagen' USING ERRCODE = '23514';",
            ),
        ]

    def __str__(self) -> str:
        return f"huisbezoek, {self.get_stand_display()}"

    @property
    def is_termijn_voorbij(self) -> bool:
        """Whether the client could react for as long as was promised."""
        return (
            self.stand == self.Stand.VERSLAG
            and self.reactie_tot is not None
            and self.reactie_tot < timezone.now()
        )

    @transition(field=stand, source=Stand.ONDERBOUWD, target=Stand.VOORBEREID)
    def bereid_voor(self, *, gepland_op: datetime.datetime, eerste: Medewerker, tweede: Medewerker) -> None:
        """Two people and a moment were chosen."""
        self.gepland_op, self.eerste, self.tweede = gepland_op, eerste, tweede

    @transition(field=stand, source=[Stand.VOORBEREID, Stand.GEWEIGERD], target=Stand.TOEGESTAAN)
    def sta_toe(self) -> None:
        """The client let them in, knowing that this is a free choice."""
        self.gevraagd_op = timezone.now()

    @transition(field=stand, source=Stand.VOORBEREID, target=Stand.GEWEIGERD)
    def weiger(self) -> None:
        """The client did not let them in."""
        self.gevraagd_op = timezone.now()

    @transition(field=stand, source=Stand.TOEGESTAAN, target=Stand.VERSLAG)
    def leg_verslag_vast(self, *, verslag: str, reactie_tot: datetime.datetime) -> None:
        """What was seen; the client can react."""
        self.verslag, self.verslag_op, self.reactie_tot = verslag, timezone.now(), reactie_tot

    @transition(field=stand, source=Stand.VERSLAG, target=Stand.GEREAGEERD)
    def reageer(self, *, reactie: str, door: Medewerker | None) -> None:
        """What the client says about the report."""
        self.reactie, self.reactie_op, self.reactie_door = reactie, timezone.now(), door
