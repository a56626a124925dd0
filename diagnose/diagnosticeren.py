"""The diagnosis at the head of the process: five parts that grow, and are then established (D-01, D-02)."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from diagnose import aanleidingen, diagnosewijzen, portfolio
from diagnose.contactritme import om_de_dagen
from diagnose.models import Diagnose, Herdiagnoseaanleiding
from keten.bevoegd import eis
from keten.fouten import VersieConflict
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
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


EINDE = {
    "zelfredzaam": "Redt zich met weinig hulp",
    "koers": "Koers",
    "koers_toelichting": "Koers, toelichting",
    "wijze": "Hoe de diagnose is gesteld",
}
"""What a diagnosis ends with, beside its five parts."""


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


NAMEN = {veld: deel.naam_van(veld) for deel in DELEN for veld in deel.velden} | EINDE
"""What each field is called where diagnoses are compared."""


@dataclass(frozen=True)
class Verschil:
    """One field in two diagnoses."""

    wat: str
    was: str
    werd: str

    @property
    def gelijk(self) -> bool:
        """Whether it did not change."""
        return self.was == self.werd


@dataclass(frozen=True)
class Vaststelling:
    """An established diagnosis, with what it changed and what led to it; the first one changed nothing."""

    diagnose: Diagnose
    verschillen: list[Verschil]
    aanleidingen: list[Herdiagnoseaanleiding] = field(default_factory=list)


def concept(klant: Klant) -> Diagnose | None:
    """The diagnosis that has been begun and not yet established."""
    return klant.diagnoses.filter(vastgesteld_op__isnull=True).first()


def laatste(klant: Klant) -> Diagnose | None:
    """The diagnosis that counts."""
    return klant.diagnoses.filter(vastgesteld_op__isnull=False).first()


def geschiedenis(klant: Klant) -> list[Vaststelling]:
    """All established diagnoses, newest first, each with what it changed and what led to it (D-06)."""
    namen = (
        "vastgesteld_door__gebruiker",
        "partner",
        "tweede__gebruiker",
        "deel1_door__gebruiker",
        "deel1_partner",
    )
    vast = klant.diagnoses.filter(vastgesteld_op__isnull=False).select_related(*namen)
    reeks = list(vast.prefetch_related("aanleidingen"))
    eerder: list[Diagnose | None] = [*reeks[1:], None] if reeks else []
    return [
        Vaststelling(nu, _veranderd(was, nu), list(nu.aanleidingen.all()))
        for nu, was in zip(reeks, eerder, strict=True)
    ]


def vergelijk(was: Diagnose, werd: Diagnose) -> list[Verschil]:
    """Two diagnoses side by side, field by field, also what did not change (D-06)."""
    return [Verschil(naam, in_woorden(was, veld), in_woorden(werd, veld)) for veld, naam in NAMEN.items()]


def in_woorden(diagnose: Diagnose, veld: str) -> str:
    """The answer in a field of the diagnosis as a person reads it."""
    weergave = getattr(diagnose, f"get_{veld}_display", None)
    waarde = weergave() if weergave else getattr(diagnose, veld)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)


@transaction.atomic
def bewaar(
    *, klant: Klant, versie: int, door: Medewerker, vorige: int | None = None, **delen: Any
) -> Diagnose:
    """Keep what is known so far; parts may be missing.

    Args:
        versie: of the concept that the person saw; 0 when there was none.
        vorige: the key of the established diagnosis that the person saw, if there was one.
        delen: fields of the diagnosis.

    Raises:
        VersieConflict: a colleague began, changed or established it in between; nothing has been changed.
        ValidationError: a field refuses its value.
        NietToegestaan: it changes the part that the first partner finished.
        RechtOntbreekt: not of this location, or without the right to diagnose.
    """
    eis(door, klant.locatie, Recht.DIAGNOSE)
    Klant.objects.select_for_update().get(pk=klant.pk)
    open_diagnose = concept(klant)
    if open_diagnose is not None:
        if open_diagnose.versie == versie:
            diagnosewijzen.bewaak_deel1(open_diagnose, delen)
        return wijzig(open_diagnose, versie=versie, **delen)
    vastgesteld = laatste(klant)
    if vastgesteld is not None and (versie or vastgesteld.pk != vorige):
        raise VersieConflict(vastgesteld)
    return voeg_toe(Diagnose(klant=klant, begonnen_door=door, **delen))


@transaction.atomic
def rond_deel1_af(
    *, klant: Klant, versie: int, door: Medewerker, vorige: int | None = None, **delen: Any
) -> Diagnose:
    """Finish the first part of a split diagnosis; the municipality completes the rest (D-04).

    Args and conflicts: as for `bewaar`.

    Raises:
        ValidationError: with a message for each part that is missing.
        NietToegestaan: this is no split diagnosis, or `door` is not of the partner that begins.
    """
    diagnose = bewaar(klant=klant, versie=versie, door=door, vorige=vorige, **delen)
    return diagnosewijzen.sluit_deel1(diagnose, ontbreekt=_ontbreekt(diagnose, DELEN), door=door)


@transaction.atomic
def stel_vast(
    *,
    klant: Klant,
    versie: int,
    door: Medewerker,
    vorige: int | None = None,
    overleg_met: Medewerker | None = None,
    **delen: Any,
) -> Diagnose:
    """Establish the diagnosis: from now on it is kept as it is, and it directs what the client is offered.

    Args:
        overleg_met: with whom to consult first, when the course is doubt (D-09).

    The other arguments and conflicts: as for `bewaar`.

    Raises:
        ValidationError: with a message for each part that is missing.
        NietToegestaan: the way of diagnosing or the course cannot be so.

    Source: Samen doen we het zo (Monitorgroep 2005), point 6 of the common approach of clients.
    """
    diagnose = bewaar(klant=klant, versie=versie, door=door, vorige=vorige, **delen)
    if fouten := _ontbreekt(diagnose, DELEN) | diagnosewijzen.zonder_koers(diagnose):
        raise ValidationError(fouten)
    diagnosewijzen.keur(diagnose, door=door)
    diagnosewijzen.volg_koers(diagnose, overleg_met=overleg_met, door=door)
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


def _ontbreekt(diagnose: Diagnose, delen: tuple[Deel, ...]) -> dict[str, str]:
    """What to say of each part without an answer, by field."""
    return {deel.veld: deel.ontbreekt for deel in delen if not getattr(diagnose, deel.veld).strip()}


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
        contact_om_de_dagen=om_de_dagen(passend, zelfredzaam=diagnose.zelfredzaam, locatie=klant.locatie),
        herdiagnose_op=opnieuw,
    )


def _veranderd(was: Diagnose | None, nu: Diagnose) -> list[Verschil]:
    return [verschil for verschil in vergelijk(was, nu) if not verschil.gelijk] if was else []
