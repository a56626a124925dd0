"""A client who works, and whom a question of an employer is about too (K-21)."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from pghistory.core import event_models

from keten.models import Ketenpartner, Medewerker
from klanten.models import Klant, Situatie, Uitstroom
from werkgevers.models.vraag import Werkgeversvraag

WERKEND = (Situatie.Arbeid.WERKEND_RISICO, Situatie.Arbeid.BEDREIGD, Situatie.Arbeid.WERKEND)
"""Who can stand with a question: somebody with a job to lose."""


class VraagwerknemerQuerySet(models.QuerySet["Vraagwerknemer"]):
    """Reads on clients with a question of an employer."""

    def lopend(self) -> Self:
        """Those of which the consent still stands.

        Nobody took it back, and it did not end by itself: the question is open, and the client has work and
        is served where the question lies. Nor did any of that end in between: somebody who comes back, or
        finds other work, is asked again.
        """
        vertrokken = Uitstroom.objects.filter(
            klant=OuterRef("klant"), vastgelegd_op__gte=OuterRef("akkoord_op")
        )
        return self.filter(
            ~Exists(vertrokken),
            ~Exists(_eerder(Klant, pgh_obj=OuterRef("klant")).exclude(locatie=OuterRef("vraag__locatie"))),
            ~Exists(_eerder(Situatie, klant=OuterRef("klant")).exclude(arbeid__in=WERKEND)),
            beeindigd_op__isnull=True,
            klant__locatie=F("vraag__locatie"),
            klant__situatie__arbeid__in=WERKEND,
            vraag__stand__in=Werkgeversvraag.LOPEND,
        )


def _eerder(model: type[models.Model], **van_wie: OuterRef) -> models.QuerySet[Any]:
    """What the history of a dossier says that it was since the client agreed."""
    geschiedenis: Any
    [geschiedenis] = event_models(tracks_model=model)
    rijen: models.QuerySet[Any] = geschiedenis.objects.filter(pgh_created_at__gte=OuterRef("akkoord_op"))
    return rijen.filter(**van_wie)


@pghistory.track()
class Vraagwerknemer(models.Model):
    """That a question is about this client too; the client agreed, and the employer is not told."""

    vraag = models.ForeignKey(Werkgeversvraag, models.PROTECT, related_name="werknemers")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="werkgeversvragen")
    akkoord_op = models.DateTimeField("de klant vindt het goed sinds", default=timezone.now)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg als de klant het introk of het met de vraag afliep.",
    )

    objects = VraagwerknemerQuerySet.as_manager()

    class Meta:
        verbose_name = "klant bij een vraag van een werkgever"
        verbose_name_plural = "klanten bij vragen van werkgevers"
        ordering = ["akkoord_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vraag", "klant"],
                condition=Q(beeindigd_op__isnull=True),
                name="werkgevers_vraagwerknemer_eenmaal",
                violation_error_message="Deze klant staat al bij de vraag.",
            ),
            models.CheckConstraint(
                condition=Q(beeindigd_op__isnull=False) | Q(beeindigd_door__isnull=True),
                name="werkgevers_vraagwerknemer_beeindigd",
            ),
        ]

    def __str__(self) -> str:
        return f"klant {self.klant_id} bij vraag {self.vraag_id}"
