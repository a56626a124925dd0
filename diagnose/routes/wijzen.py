"""How a location routes: four preconditions, a joint offer, and a decision that somebody answers for."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from diagnose.gereedschap import Partneraanbod, aanbod_per_partner
from diagnose.models import Methode, Routeervoorwaarde, Routeerwijze
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from klanten import clientbeeld, volledigheid

Soort = Routeervoorwaarde.Soort


@dataclass(frozen=True)
class Voorwaarde:
    """One precondition at a location; without a record nobody has looked at it yet."""

    soort: str
    naam: str
    rij: Routeervoorwaarde | None

    @property
    def geregeld(self) -> bool:
        """Whether it has been arranged."""
        return self.rij is not None and self.rij.stand == Routeervoorwaarde.Stand.GEREGELD


@dataclass(frozen=True)
class Gereedheid:
    """What a location needs to work with routes, and what it has."""

    voorwaarden: list[Voorwaarde]
    aanbod: list[Partneraanbod]

    @property
    def ontbreekt(self) -> list[str]:
        """What is still missing, each in a few words; empty when routing can be switched on."""
        return [
            *(f"voorwaarde: {een.naam}" for een in self.voorwaarden if not een.geregeld),
            *(f"aanbod van {rij.partner}" for rij in self.aanbod if not rij.instrumenten),
        ]


def geldend(locatie: Locatie) -> Routeerwijze:
    """The last decision of a location; where nobody decided, the decision tree, or no routes at all."""
    gekozen = locatie.routeerwijzen.select_related("door__gebruiker", "partner").first()
    if gekozen is not None:
        return gekozen
    wijze = Methode.BESLISBOOM.value if locatie.met_routes else Routeerwijze.GEEN
    return Routeerwijze(locatie=locatie, wijze=wijze)


def gereedheid(locatie: Locatie) -> Gereedheid:
    """The four preconditions and what each partner offers (D-21, D-25)."""
    rijen = {rij.soort: rij for rij in locatie.routeervoorwaarden.select_related("door__gebruiker")}
    voorwaarden = [Voorwaarde(code, naam, rijen.get(code)) for code, naam in Soort.choices]
    return Gereedheid(voorwaarden, aanbod_per_partner(locatie))


@transaction.atomic
def leg_voorwaarde_vast(
    *, locatie: Locatie, soort: str, stand: str, toelichting: str, versie: int, door: Medewerker
) -> Routeervoorwaarde:
    """Say how a precondition stands; earlier answers stay in the history of the record.

    Args:
        versie: of the record that the person saw; 0 when there was none.

    Raises:
        RechtOntbreekt: not of this location, or without the right to its rules.
        VersieConflict: a colleague answered in between.

    Source: Samen doen we het zo (Monitorgroep 2005), preconditions of routing.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    Locatie.objects.select_for_update().get(pk=locatie.pk)
    velden: dict[str, Any] = {
        "stand": stand,
        "toelichting": toelichting,
        "door": door,
        "op": timezone.now(),
        "voorbeeld": False,
    }
    bestaand = locatie.routeervoorwaarden.filter(soort=soort).first()
    if bestaand is None:
        return voeg_toe(Routeervoorwaarde(locatie=locatie, soort=soort, **velden))
    return wijzig(bestaand, versie=versie, **velden)


@transaction.atomic
def schakel(
    *,
    locatie: Locatie,
    wijze: str,
    beoordelaars: int,
    andere_partner: bool,
    reden: str,
    vorige: int | None,
    door: Medewerker,
) -> Routeerwijze:
    """Decide how a location routes from now on; decisions about clients that were made stay as they were.

    Args:
        wijze: a `Methode`, or `Routeerwijze.GEEN` to work without routes.
        beoordelaars: how many judge in a duo conversation, 1 or 2.
        andere_partner: whether two assessors must be of different partners.
        reden: why; whoever decides answers for it.
        vorige: the key of the decision that the person saw, if there was one.

    Raises:
        NietToegestaan: a precondition or the offer of a partner is missing, nothing changes, or somebody
            else decided in between.
        RechtOntbreekt: not of this location, or without the right to its rules.

    Source: Samen doen we het zo (Monitorgroep 2005), on the joint arrangement and the preconditions.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    locatie = Locatie.objects.select_for_update().get(pk=locatie.pk)
    nu = geldend(locatie)
    _keur_schakeling(nu, vorige=vorige)
    gereed = gereedheid(locatie)
    if wijze != Routeerwijze.GEEN and gereed.ontbreekt:
        raise NietToegestaan(
            f"Routeren kan nog niet aan. Nog nodig: {'; '.join(gereed.ontbreekt)}.", veld="wijze"
        )
    duo = wijze == Methode.DUO
    nieuw = Routeerwijze(
        locatie=locatie,
        wijze=wijze,
        beoordelaars=beoordelaars if duo else 1,
        andere_partner=andere_partner if duo else True,
        reden=reden,
        gezien=_als_json(gereed),
        door=door,
        partner=door.partner,
    )
    if _zelfde(nu, nieuw):
        raise NietToegestaan("Deze locatie werkt al zo.", veld="wijze")
    voeg_toe(nieuw)
    _zet_routes(locatie, aan=nieuw.met_routes)
    return nieuw


def _keur_schakeling(nu: Routeerwijze, *, vorige: int | None) -> None:
    if nu.pk != vorige:
        raise NietToegestaan(
            f"{nu.door or 'Iemand'} besloot intussen anders: {nu}. Kijk het na en besluit opnieuw."
        )


def _zelfde(nu: Routeerwijze, nieuw: Routeerwijze) -> bool:
    velden = ("wijze", "beoordelaars", "andere_partner")
    return nu.pk is not None and all(getattr(nu, veld) == getattr(nieuw, veld) for veld in velden)


def _als_json(gereed: Gereedheid) -> dict[str, Any]:
    return {
        "voorwaarden": {
            een.naam: een.rij.get_stand_display() if een.rij else "" for een in gereed.voorwaarden
        },
        "aanbod": {str(rij.partner): len(rij.instrumenten) for rij in gereed.aanbod},
    }


def _zet_routes(locatie: Locatie, *, aan: bool) -> None:
    """Whether the location knows routes; if that changes, the next step of many clients does too."""
    if locatie.met_routes == aan:
        return
    locatie.met_routes = aan
    locatie.save(update_fields=["met_routes"])
    clientbeeld.herstel_stappen(locatie)
    volledigheid.herstel(locatie)
