"""The diagnosis at the head of the process: five parts that grow, and are then established (D-01, D-02)."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from diagnose import aanleidingen, portfolio
from diagnose.models import Diagnose
from keten.fouten import VersieConflict
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.termijnen import Duur
from klanten import clientbeeld, taken, teams, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak


@dataclass(frozen=True)
class Deel:
    """One of the five parts: the field, the question that it answers, and what to say when it is missing.

    Attributes:
        erbij: fields that go with the part and may stay empty.
    """

    titel: str
    veld: str
    vraag: str
    ontbreekt: str
    erbij: tuple[str, ...] = ()

    @property
    def velden(self) -> tuple[str, ...]:
        """The answer, its explanation unless the answer is a text itself, and what goes with the part."""
        if self.veld == "mogelijkheden":
            return (self.veld, *self.erbij)
        return (self.veld, f"{self.veld}_toelichting", *self.erbij)

    def naam_van(self, veld: str) -> str:
        """What a field of this part is called where parts are compared."""
        if veld == self.veld:
            return self.titel
        return "Verwachte tijd tot werk" if veld == "afstand" else f"{self.titel}, toelichting"


DELEN = (
    Deel("Belemmeringen", "kan_zoeken", "Kan de klant werk zoeken", "Kies of de klant werk kan zoeken."),
    Deel("Mogelijkheden", "mogelijkheden", "Wat kan de klant", "Vul in wat de klant kan en heeft geleerd."),
    Deel("Zoekgedrag", "zoekgedrag", "Hoe zoekt de klant werk", "Kies hoe het zoekgedrag is."),
    Deel(
        "Banenaanbod",
        "banenaanbod",
        "Is er werk dat past",
        "Kies hoe het banenaanbod is.",
        erbij=("afstand",),
    ),
    Deel(
        "Nalevingsbereidheid",
        "naleving",
        "Komt de klant afspraken na",
        "Kies hoe de klant afspraken nakomt.",
    ),
)


@dataclass(frozen=True)
class Verschil:
    """One part that changed from one diagnosis to the next."""

    wat: str
    was: str
    werd: str


@dataclass(frozen=True)
class Vaststelling:
    """An established diagnosis, with what it changed; the first one changed nothing."""

    diagnose: Diagnose
    verschillen: list[Verschil]


def concept(klant: Klant) -> Diagnose | None:
    """The diagnosis that has been begun and not yet established."""
    return klant.diagnoses.filter(vastgesteld_op__isnull=True).first()


def laatste(klant: Klant) -> Diagnose | None:
    """The diagnosis that counts."""
    return klant.diagnoses.filter(vastgesteld_op__isnull=False).first()


def geschiedenis(klant: Klant) -> list[Vaststelling]:
    """All established diagnoses, newest first, each with what it changed."""
    namen = ("vastgesteld_door__gebruiker", "partner")
    reeks = list(klant.diagnoses.filter(vastgesteld_op__isnull=False).select_related(*namen))
    eerder: list[Diagnose | None] = [*reeks[1:], None] if reeks else []
    return [Vaststelling(nu, _vergelijk(was, nu)) for nu, was in zip(reeks, eerder, strict=True)]


def in_woorden(diagnose: Diagnose, veld: str) -> str:
    """The answer in a field of the diagnosis as a person reads it."""
    weergave = getattr(diagnose, f"get_{veld}_display", None)
    return str(weergave() if weergave else getattr(diagnose, veld))


@transaction.atomic
def bewaar(
    *, klant: Klant, versie: int, door: Medewerker, vorige: int | None = None, **delen: str
) -> Diagnose:
    """Keep what is known so far; parts may be missing.

    Args:
        versie: of the concept that the person saw; 0 when there was none.
        vorige: the key of the established diagnosis that the person saw, if there was one.
        delen: fields of the five parts.

    Raises:
        VersieConflict: a colleague began, changed or established it in between; nothing has been changed.
        ValidationError: a field refuses its value.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    open_diagnose = concept(klant)
    if open_diagnose is not None:
        return wijzig(open_diagnose, versie=versie, **delen)
    vastgesteld = laatste(klant)
    if vastgesteld is not None and (versie or vastgesteld.pk != vorige):
        raise VersieConflict(vastgesteld)
    return voeg_toe(Diagnose(klant=klant, begonnen_door=door, **delen))


@transaction.atomic
def stel_vast(
    *, klant: Klant, versie: int, door: Medewerker, vorige: int | None = None, **delen: str
) -> Diagnose:
    """Establish the diagnosis: from now on it is kept as it is, and it directs what the client is offered.

    Args and conflicts: as for `bewaar`.

    Raises:
        ValidationError: with a message for each part that is missing.

    Source: Samen doen we het zo (Monitorgroep 2005), point 6 of the common approach of clients.
    """
    diagnose = bewaar(klant=klant, versie=versie, door=door, vorige=vorige, **delen)
    if fouten := {deel.veld: deel.ontbreekt for deel in DELEN if not getattr(diagnose, deel.veld).strip()}:
        raise ValidationError(fouten)
    diagnose.vastgesteld_door, diagnose.partner = door, door.partner
    diagnose.vastgesteld_op = timezone.now()
    diagnose.full_clean()
    diagnose.save(update_fields=["vastgesteld_door", "partner", "vastgesteld_op"])
    diagnose.refresh_from_db(fields=["kwadrant"])
    _werk_beeld_bij(klant, diagnose)
    teams.deel_in(klant)
    taken.sluit_voor(klant=klant, soort=Taak.Soort.HERDIAGNOSE, door=door)
    aanleidingen.beantwoord_met(diagnose)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.DIAGNOSE, "De diagnose is vastgesteld.", door=door)
    return diagnose


def _werk_beeld_bij(klant: Klant, diagnose: Diagnose) -> None:
    """The kwadrant, and the day on which to look at it again, as the arrangement of the location says."""
    dag = timezone.localdate(diagnose.vastgesteld_op)
    passend = portfolio.arrangement(klant, kwadrant=diagnose.kwadrant)
    opnieuw = Duur.maanden(passend.herdiagnose_na_maanden).laatste_dag(dag) if passend else None
    klant.beeld = clientbeeld.werk_bij(
        klant,
        diagnose_op=dag,
        kwadrant=diagnose.kwadrant,
        afstand=diagnose.afstand,
        contact_om_de_dagen=passend.contact_om_de_dagen if passend else None,
        herdiagnose_op=opnieuw,
    )


def _vergelijk(was: Diagnose | None, nu: Diagnose) -> list[Verschil]:
    if was is None:
        return []
    return [
        Verschil(
            deel.naam_van(veld),
            in_woorden(was, veld),
            in_woorden(nu, veld),
        )
        for deel in DELEN
        for veld in deel.velden
        if getattr(was, veld) != getattr(nu, veld)
    ]
