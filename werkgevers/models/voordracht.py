"""From a client who looks for work to a candidate whom an employer sees (W-24 to W-32)."""

import datetime
from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from klanten.models import Klant
from werkgevers.models.vacature import Vacature
from werkgevers.models.zoekprofiel import Akkoordkanaal, Leverancier

# Not from the sources: long enough for an employer to come back on an answer; after that the names, diplomas
# and earlier jobs of people who do not work there serve no purpose there any more.
BLIJFT_BIJ_WERKGEVER = datetime.timedelta(days=30)


def in_beeld_van_werkgever(op: datetime.datetime, voor: str = "") -> Q:
    """Which proposals an employer may see at a moment.

    Sent and not withdrawn, not refused or of a vacancy that closed too long ago, and of a client who still
    lets us look along for work, unless the employer hired that client.

    Args:
        voor: the way to the proposals from another table, as `voordrachten__`.
    """
    grens = op - BLIJFT_BIJ_WERKGEVER

    def met(veld: str, waarde: Any) -> Q:
        return Q(**{voor + veld: waarde})

    gestuurd = met("voorgedragen_op__isnull", False)
    stand_mag = met("stand__in", ["voorgedragen", "gesprek", "geplaatst"])
    pas_afgewezen = met("stand", "afgewezen") & met("antwoord_op__gte", grens)
    niet_lang_dicht = met("vacature__gesloten_op__isnull", True) | met("vacature__gesloten_op__gte", grens)
    mag = met("stand", "geplaatst") | met("klant__zoekprofiel__toestemming_op__isnull", False)
    return gestuurd & (stand_mag | pas_afgewezen) & niet_lang_dicht & mag


class VoordrachtQuerySet(models.QuerySet["Voordracht"]):
    """Reads on proposals."""

    def lopend(self) -> Self:
        """Proposals on which something still has to happen."""
        return self.filter(stand__in=Voordracht.LOPEND)

    def in_huis(self) -> Self:
        """Running proposals that no employer has seen yet."""
        return self.filter(stand__in=Voordracht.IN_HUIS)

    def bij_werkgever(self) -> Self:
        """Proposals that were sent and not withdrawn, with what came of them; for the people of the LWI."""
        return self.filter(voorgedragen_op__isnull=False).exclude(stand=Voordracht.Stand.INGETROKKEN)

    def in_beeld_van_werkgever(self) -> Self:
        """What the employer may see now; it does not stay there for ever."""
        return self.filter(in_beeld_van_werkgever(timezone.now()))

    def bekend_bij_klant(self) -> Self:
        """What the client knows of: asked for agreement, or begun by the client's own interest."""
        return self.filter(Q(voorgeselecteerd_op__isnull=False) | Q(gevonden_door__isnull=True))

    def wacht_op_klant(self) -> Self:
        """Preselected, and the client has not answered."""
        return self.filter(stand=Voordracht.Stand.VOORGESELECTEERD, klant_akkoord_op__isnull=True)

    def klaar_om_te_sturen(self) -> Self:
        """Preselected, and both agreed."""
        return self.filter(
            stand=Voordracht.Stand.VOORGESELECTEERD,
            coach_akkoord_op__isnull=False,
            klant_akkoord_op__isnull=False,
        )

    def met_mensen(self) -> Self:
        """With the names that every list shows, in the same query; nothing of route, benefit or health."""
        return self.select_related(
            "klant",
            "vacature__werkgever",
            "vacature__beroep",
            "leverancier",
            "partner",
            "gevonden_door__gebruiker",
        )


@pghistory.track()
class Voordracht(MetVersie):
    """A client for a vacancy. The name leaves the LWI only after the werkcoach and the client agreed."""

    class Stand(models.TextChoices):
        GEVONDEN = "gevonden", _("gevonden")
        VOORGESELECTEERD = "voorgeselecteerd", _("voorgeselecteerd")
        VOORGEDRAGEN = "voorgedragen", _("voorgedragen aan de werkgever")
        GESPREK = "gesprek", _("uitgenodigd voor een gesprek")
        GEPLAATST = "geplaatst", _("aangenomen")
        AFGEWEZEN = "afgewezen", _("afgewezen")
        INGETROKKEN = "ingetrokken", _("ingetrokken")

    IN_HUIS = (Stand.GEVONDEN, Stand.VOORGESELECTEERD)
    GESTUURD = (Stand.VOORGEDRAGEN, Stand.GESPREK)
    LOPEND = (*IN_HUIS, *GESTUURD)

    class Afwijzing(models.TextChoices):
        ANDER = "ander", _("werkgever koos iemand anders")
        ERVARING = "ervaring", _("te weinig ervaring")
        OPLEIDING = "opleiding", _("opleiding past niet")
        UREN = "uren", _("uren of tijden passen niet")
        REIZEN = "reizen", _("reisafstand te groot")
        NIET_GEMOTIVEERD = "niet_gemotiveerd", _("niet gemotiveerd")
        NIET_VERSCHENEN = "niet_verschenen", _("niet verschenen op het gesprek")
        ANDERS = "anders", _("anders")

    OM_TE_BEOORDELEN = (Afwijzing.NIET_GEMOTIVEERD, Afwijzing.NIET_VERSCHENEN)

    class Intrekking(models.TextChoices):
        KLANT = "klant", _("de klant wil dit niet")
        COACH = "coach", _("de werkcoach is niet akkoord")
        TOESTEMMING = "toestemming", _("de klant wil niet meer dat wij meezoeken")
        VACATURE = "vacature", _("de vacature is gesloten")
        ANDERS = "anders", _("andere reden")

    vacature = models.ForeignKey(Vacature, models.PROTECT, related_name="voordrachten")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="voordrachten")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    leverancier = models.ForeignKey(Leverancier, models.PROTECT, null=True, blank=True, related_name="+")
    stand = FSMField(max_length=20, choices=Stand, default=Stand.GEVONDEN, protected=False)
    gevonden_op = models.DateTimeField(default=timezone.now)
    gevonden_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: de klant zelf, die interesse heeft.",
    )
    partner = models.ForeignKey(
        Ketenpartner, models.PROTECT, related_name="+", help_text="Wie de kandidaat levert."
    )
    motivatie = models.TextField("waarom deze kandidaat", max_length=1000, blank=True)
    voorgeselecteerd_op = models.DateTimeField(null=True, blank=True)
    voorgeselecteerd_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+"
    )
    coach_akkoord_op = models.DateTimeField(null=True, blank=True)
    coach_akkoord_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+"
    )
    klant_akkoord_op = models.DateTimeField(null=True, blank=True)
    klant_akkoord_via = models.CharField(max_length=10, choices=Akkoordkanaal, blank=True)
    klant_akkoord_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie opschreef dat de klant ja zei. Leeg: de klant zelf.",
    )
    voorgedragen_op = models.DateTimeField(null=True, blank=True)
    voorgedragen_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    antwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_door = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie het antwoord opschreef. Leeg: de werkgever zelf.",
    )
    afwijzing = models.CharField("reden", max_length=20, choices=Afwijzing, blank=True)
    intrekking = models.CharField("reden", max_length=20, choices=Intrekking, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    toelichting = models.CharField(max_length=500, blank=True)

    objects = VoordrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "voordracht"
        verbose_name_plural = "voordrachten"
        ordering = ["-gevonden_op", "-pk"]
        indexes = [
            models.Index(fields=["klant", "-gevonden_op"]),
            models.Index(fields=["locatie", "stand", "-gevonden_op"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "klant"],
                condition=~Q(stand__in=["ingetrokken", "afgewezen"]),
                name="werkgevers_een_voordracht",
                violation_error_message="Deze klant is al kandidaat voor deze vacature.",
            ),
            models.CheckConstraint(
                condition=Q(voorgedragen_op__isnull=True)
                | Q(
                    voorgeselecteerd_op__isnull=False,
                    coach_akkoord_op__isnull=False,
                    klant_akkoord_op__isnull=False,
                ),
                name="werkgevers_voordracht_met_akkoord",
                violation_error_message="De werkcoach en de klant moeten eerst akkoord zijn.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["gevonden", "voorgeselecteerd", "ingetrokken"])
                | Q(voorgedragen_op__isnull=False),
                name="werkgevers_voordracht_gestuurd",
            ),
            models.CheckConstraint(
                condition=~Q(stand="afgewezen") | ~Q(afwijzing=""),
                name="werkgevers_voordracht_reden",
                violation_error_message="Zeg waarom de kandidaat is afgewezen.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="ingetrokken") | Q(ingetrokken_op__isnull=False) & ~Q(intrekking=""),
                name="werkgevers_voordracht_ingetrokken",
                violation_error_message="Zeg waarom de voordracht wordt ingetrokken.",
            ),
        ]

    def __str__(self) -> str:
        return f"voordracht {self.pk}"

    @property
    def klaar(self) -> bool:
        """Whether the list to the employer can carry this candidate."""
        akkoord = self.coach_akkoord_op is not None and self.klant_akkoord_op is not None
        return self.stand == self.Stand.VOORGESELECTEERD and akkoord

    @property
    def wacht_op(self) -> str:
        """Whose answer is missing, in words; empty when nobody's."""
        if self.stand != self.Stand.VOORGESELECTEERD:
            return ""
        namen = [
            naam
            for naam, op in (("werkcoach", self.coach_akkoord_op), ("klant", self.klant_akkoord_op))
            if op is None
        ]
        return " en ".join(namen)

    @transition(field=stand, source=Stand.GEVONDEN, target=Stand.VOORGESELECTEERD)
    def selecteer(self, *, door: Medewerker, op: datetime.datetime) -> None:
        """A matchmaker preselects; werkcoach and client are asked."""
        self.voorgeselecteerd_door, self.voorgeselecteerd_op = door, op

    @transition(field=stand, source=Stand.VOORGESELECTEERD, target=Stand.VOORGEDRAGEN)
    def stuur(self, *, door: Medewerker, op: datetime.datetime) -> None:
        """The name goes to the employer."""
        self.voorgedragen_door, self.voorgedragen_op = door, op

    @transition(field=stand, source=Stand.VOORGEDRAGEN, target=Stand.GESPREK)
    def nodig_uit(self) -> None:
        """The employer wants to speak with the candidate."""

    @transition(field=stand, source=GESTUURD, target=Stand.GEPLAATST)
    def neem_aan(self) -> None:
        """The employer hires the candidate."""

    @transition(field=stand, source=GESTUURD, target=Stand.AFGEWEZEN)
    def wijs_af(self, *, afwijzing: str) -> None:
        """The employer does not go on with the candidate."""
        self.afwijzing = afwijzing

    @transition(field=stand, source=LOPEND, target=Stand.INGETROKKEN)
    def trek_in(self, *, reden: str, op: datetime.datetime) -> None:
        """The proposal stops before the employer decides."""
        self.intrekking, self.ingetrokken_op = reden, op
