"""Making a service concept together, section by section (L-44)."""

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone

from keten.models import Locatie, Medewerker, MetVersie
from landkaart.models.bewijs import Bewijs
from landkaart.models.mijlpaal import Mijlpaal


class Onderdelen(models.Model):
    """The fixed sections of a service concept: who, what, how, and how one sees that it works."""

    doelgroep = models.TextField("voor wie is het", max_length=3000, blank=True)
    uitgangspunten = models.TextField("waar gaan wij van uit", max_length=3000, blank=True)
    aanbod = models.TextField("wat bieden wij", max_length=3000, blank=True)
    werkwijze = models.TextField("hoe werken wij samen, stap voor stap", max_length=3000, blank=True)
    rollen = models.TextField("wie doet wat", max_length=3000, blank=True)
    kanalen = models.TextField("hoe bereikt men ons", max_length=3000, blank=True)
    kwaliteit = models.TextField("hoe zien wij dat het werkt", max_length=3000, blank=True)
    integraal = models.BooleanField("gaat over integrale dienstverlening van alle partners", default=False)

    class Meta:
        abstract = True


SECTIES = ("doelgroep", "uitgangspunten", "aanbod", "werkwijze", "rollen", "kanalen", "kwaliteit")


@pghistory.track()
class Dienstverleningsconcept(MetVersie, Onderdelen):
    """The text on which the partners work; the MT confirms it as a version."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="dienstverleningsconcepten")
    mijlpaal = models.ForeignKey(Mijlpaal, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "dienstverleningsconcept"
        verbose_name_plural = "dienstverleningsconcepten"
        constraints = [
            models.UniqueConstraint(fields=["locatie", "mijlpaal"], name="landkaart_een_dienstconcept")
        ]

    def __str__(self) -> str:
        return f"dienstverleningsconcept van {self.locatie}"


class Conceptversie(Onderdelen):
    """A version that the MT confirmed; it is never changed, and serves as evidence."""

    concept = models.ForeignKey(Dienstverleningsconcept, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    bewijs = models.OneToOneField(Bewijs, models.PROTECT, related_name="conceptversie")
    bekrachtigd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    bekrachtigd_op = models.DateTimeField(default=timezone.now)

    class Meta(Onderdelen.Meta):
        abstract = False
        verbose_name = "versie van een dienstverleningsconcept"
        verbose_name_plural = "versies van dienstverleningsconcepten"
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "nummer"],
                name="landkaart_conceptversie_nummer",
                violation_error_message="Deze versie is net al bekrachtigd.",
            )
        ]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"versie {self.nummer}"
