"""A breach of a duty, and the one table of what can happen to it (H-18, H-44, H-45)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from handhaving.models.beleid import Overtredingsoort
from handhaving.models.controle import Controle
from handhaving.models.signaal import Signaal
from keten.models import Ketenpartner, Locatie, Medewerker
from klanten.models import Klant
from werkgevers.models import Motivatiesignaal


class Stand(models.TextChoices):
    """How far a breach has come; the client reads these words too."""

    VASTGELEGD = "vastgelegd", _("vastgelegd")
    HOREN = "horen", _("wacht op het verhaal van de klant")
    GEHOORD = "gehoord", _("wacht op een besluit")
    OPGELEGD = "opgelegd", _("besluit genomen, brief nog niet verstuurd")
    BEKENDGEMAAKT = "bekendgemaakt", _("maatregel bekendgemaakt")
    BEZWAAR = "bezwaar", _("bezwaar in behandeling")
    GEHANDHAAFD = "gehandhaafd", _("maatregel blijft na bezwaar")
    AANGEPAST = "aangepast", _("maatregel verlaagd na bezwaar")
    OPGEHEVEN = "opgeheven", _("maatregel opgeheven")
    VRIJGESPROKEN = "vrijgesproken", _("geen maatregel")
    INGETROKKEN = "ingetrokken", _("ingetrokken")


class Wie(models.TextChoices):
    """Who may take a step; `handhaving.maatregelen.bevoegd` checks it."""

    VOORSTELLER = "voorsteller", "wie op de locatie mag voorstellen"
    KLANT_OF_VOORSTELLER = "klant", "de klant zelf, of wie het verhaal van de klant opschrijft"
    BESLISSER = "beslisser", "een tweede persoon: de rol die de uitkerende organisatie noemt"
    ORGANISATIE = "organisatie", "wie bij de uitkerende organisatie mag beslissen"
    BUITENSTAANDER = "buitenstaander", "iemand van de uitkerende organisatie die niet betrokken was"


@dataclass(frozen=True)
class Overgang:
    """One step: from where, to where, who may take it, and what the timeline says."""

    van: tuple[Stand, ...]
    naar: Stand
    wie: Wie
    zin: str


_VOOR_BESLUIT = (Stand.HOREN, Stand.GEHOORD)
_GELDT = (Stand.BEKENDGEMAAKT, Stand.GEHANDHAAFD, Stand.AANGEPAST)

OVERGANGEN: dict[str, Overgang] = {
    "stel_voor": Overgang(
        (Stand.VASTGELEGD,), Stand.HOREN, Wie.VOORSTELLER, "Maatregel voorgesteld; de klant wordt gehoord."
    ),
    "hoor": Overgang(
        _VOOR_BESLUIT, Stand.GEHOORD, Wie.KLANT_OF_VOORSTELLER, "Verhaal van de klant vastgelegd."
    ),
    "leg_op": Overgang((Stand.GEHOORD,), Stand.OPGELEGD, Wie.BESLISSER, "Besluit genomen over de maatregel."),
    "spreek_vrij": Overgang(
        _VOOR_BESLUIT, Stand.VRIJGESPROKEN, Wie.BESLISSER, "Besloten: er volgt geen maatregel."
    ),
    "wijzig_feiten": Overgang(
        (*_VOOR_BESLUIT, Stand.OPGELEGD),
        Stand.VASTGELEGD,
        Wie.VOORSTELLER,
        "Feiten gewijzigd: het voorstel is vervallen.",
    ),
    "trek_in": Overgang(
        (Stand.VASTGELEGD, *_VOOR_BESLUIT, Stand.OPGELEGD),
        Stand.INGETROKKEN,
        Wie.VOORSTELLER,
        "Overtreding ingetrokken: er volgt geen maatregel.",
    ),
    "maak_bekend": Overgang(
        (Stand.OPGELEGD,), Stand.BEKENDGEMAAKT, Wie.ORGANISATIE, "Brief over de maatregel verstuurd."
    ),
    "maak_bezwaar": Overgang(
        (Stand.BEKENDGEMAAKT,), Stand.BEZWAAR, Wie.KLANT_OF_VOORSTELLER, "Bezwaar gemaakt tegen de maatregel."
    ),
    "trek_bezwaar_in": Overgang(
        (Stand.BEZWAAR,), Stand.BEKENDGEMAAKT, Wie.KLANT_OF_VOORSTELLER, "Bezwaar ingetrokken."
    ),
    "verklaar_gegrond": Overgang(
        (Stand.BEZWAAR,), Stand.OPGEHEVEN, Wie.BUITENSTAANDER, "Bezwaar gegrond: de maatregel is opgeheven."
    ),
    "verklaar_deels_gegrond": Overgang(
        (Stand.BEZWAAR,),
        Stand.AANGEPAST,
        Wie.BUITENSTAANDER,
        "Bezwaar deels gegrond: de maatregel is verlaagd.",
    ),
    "verklaar_ongegrond": Overgang(
        (Stand.BEZWAAR,), Stand.GEHANDHAAFD, Wie.BUITENSTAANDER, "Bezwaar ongegrond: de maatregel blijft."
    ),
    "hef_op": Overgang(_GELDT, Stand.OPGEHEVEN, Wie.ORGANISATIE, "Maatregel opgeheven."),
}
"""Everything that can happen to a breach. The database refuses any other change of `stand`."""

GELDT = _GELDT
"""A measure is in force: what counts as an earlier breach, and as a known one in rules."""
LOPEND = (Stand.VASTGELEGD, Stand.HOREN, Stand.GEHOORD, Stand.OPGELEGD, Stand.BEZWAAR)
"""Somebody still has to do something."""
AFGELOPEN = (Stand.OPGEHEVEN, Stand.VRIJGESPROKEN, Stand.INGETROKKEN)
"""Nothing can follow any more."""
_MET_SANCTIE = (Stand.OPGELEGD, Stand.BEZWAAR, *_GELDT)


def _overgang(naam: str) -> Callable[..., Any]:
    regel = OVERGANGEN[naam]
    return transition(field="stand", source=list(regel.van), target=regel.naar)


class OvertredingQuerySet(models.QuerySet["Overtreding"]):
    """Reads on breaches."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The breaches of clients of a location."""
        return self.filter(klant__locatie=locatie)

    def vastgesteld(self) -> Self:
        """Breaches for which a measure is in force."""
        return self.filter(stand__in=GELDT)

    def lopend(self) -> Self:
        """Breaches of which something must still come: a proposal, a story, a decision, a letter."""
        return self.filter(stand__in=LOPEND)

    def voor_klant(self) -> Self:
        """What concerns the client: from the moment on which the client is asked for the own story."""
        return self.filter(voorstellen__isnull=False).distinct()

    def met_namen(self) -> Self:
        """With the names that every page shows, in the same query."""
        return self.select_related("soort", "vastgelegd_door__gebruiker", "partner", "locatie")


@pghistory.track()
class Overtreding(models.Model):
    """What a client is said not to have kept, and what came of it."""

    Stand = Stand

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="overtredingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    soort = models.ForeignKey(Overtredingsoort, models.PROTECT, related_name="overtredingen")
    op = models.DateField("wanneer")
    wat = models.TextField("wat gebeurde er", max_length=2000, help_text="De klant kan dit lezen.")
    signaal = models.ForeignKey(Signaal, models.PROTECT, null=True, blank=True, related_name="overtredingen")
    controle = models.ForeignKey(
        Controle, models.PROTECT, null=True, blank=True, related_name="overtredingen"
    )
    motivatiesignaal = models.ForeignKey(
        Motivatiesignaal, models.PROTECT, null=True, blank=True, related_name="overtredingen"
    )
    stand = FSMField(max_length=15, choices=Stand, default=Stand.VASTGELEGD, protected=False)
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now)
    reden = models.TextField("waarom ingetrokken, gewijzigd of opgeheven", max_length=1000, blank=True)

    objects = OvertredingQuerySet.as_manager()

    class Meta:
        verbose_name = "overtreding"
        verbose_name_plural = "overtredingen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"]), models.Index(fields=["locatie", "stand"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stand__in=["ingetrokken", "opgeheven"]) | ~Q(reden=""),
                name="handhaving_overtreding_reden",
                violation_error_message=_("Vul in waarom."),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="overtreding_blijft", operation=pgtrigger.Delete),
            pgtrigger.FSM(
                name="overtreding_stand",
                field="stand",
                transitions=sorted(
                    {(van.value, regel.naar.value) for regel in OVERGANGEN.values() for van in regel.van}
                ),
            ),
            pgtrigger.Trigger(
                name="sanctie_na_besluit",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__stand__in=[stand.value for stand in _MET_SANCTIE]),
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM handhaving_besluit b
                        JOIN handhaving_voorstel v ON v.id = b.voorstel_id
                        WHERE v.overtreding_id = NEW.id AND v.vervallen_op IS NULL AND b.uitkomst = 'opgelegd'
                    ) THEN
                        RAISE EXCEPTION 'geen maatregel zonder besluit' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"overtreding op {self.op:%d-%m-%Y}"

    @property
    def is_afgelopen(self) -> bool:
        """Whether nothing can follow any more."""
        return self.stand in AFGELOPEN

    @_overgang("stel_voor")
    def stel_voor(self) -> None:
        """A measure is proposed; the client is asked for the own story."""

    @_overgang("hoor")
    def hoor(self) -> None:
        """The client told the own story, or said not to want to."""

    @_overgang("leg_op")
    def leg_op(self) -> None:
        """A second person decided on a measure."""

    @_overgang("spreek_vrij")
    def spreek_vrij(self) -> None:
        """A second person decided that nothing follows."""

    @_overgang("wijzig_feiten")
    def wijzig_feiten(self, *, reden: str) -> None:
        """The facts turned out to be different: the clock stops and all begins anew."""
        self.reden = reden

    @_overgang("trek_in")
    def trek_in(self, *, reden: str) -> None:
        """It should not have been recorded; nothing follows."""
        self.reden = reden

    @_overgang("maak_bekend")
    def maak_bekend(self) -> None:
        """The letter goes out; the term for objection begins."""

    @_overgang("maak_bezwaar")
    def maak_bezwaar(self) -> None:
        """The client objects."""

    @_overgang("trek_bezwaar_in")
    def trek_bezwaar_in(self) -> None:
        """The client takes the objection back."""

    @_overgang("verklaar_gegrond")
    def verklaar_gegrond(self, *, reden: str) -> None:
        """The client was right: the measure is lifted."""
        self.reden = reden

    @_overgang("verklaar_deels_gegrond")
    def verklaar_deels_gegrond(self) -> None:
        """The client was right in part: the measure is made lower."""

    @_overgang("verklaar_ongegrond")
    def verklaar_ongegrond(self) -> None:
        """The measure stays."""

    @_overgang("hef_op")
    def hef_op(self, *, reden: str) -> None:
        """The organisation lifts the measure itself."""
        self.reden = reden
