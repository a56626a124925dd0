"""Handing a dossier over: offered to a colleague or a team (K-28, K-73, K-76).

Until somebody accepts, the giver stays contact person, so that no client falls in between.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.models import Locatie, Medewerker, Team
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, termijn_of
from klanten import contactpersoon, lopend, taken, tijdlijn
from klanten.afspraken import aanvang
from klanten.models import Gebeurtenis, Klant, Overdracht, Taak
from klanten.overdracht_keuren import bepaal_gesprekspartner, bepaal_gever, keur_dagen, keur_ontvanger
from klanten.teams import stuur_naar_team

TERMIJN = "overdracht_beantwoorden"
STANDAARDTERMIJN = Duur.werkdagen(3)
_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)


@transaction.atomic
def bied_aan(
    *,
    klant: Klant,
    naar: Medewerker | None = None,
    naar_team: Team | None = None,
    reden: str,
    bevinding_op: datetime.date,
    wijze: str,
    ingang_op: datetime.date,
    besproken_op: datetime.date | None = None,
    besproken_met: Medewerker | None = None,
    besproken: str = "",
    strategie: str = "",
    gaat_mee: Iterable[str] = (),
    door: Medewerker,
) -> Overdracht:
    """Offer a dossier to a colleague of any partner at the location, or to a team there.

    Args:
        bevinding_op: the day on which it was found that another can guide this client better; from that day
            on the wait is counted (K-76).
        wijze: one of `Overdracht.Wijze`; a warm handover needs the conversation and its strategy.
        ingang_op: the last day on which the receiver should have taken over.
        besproken_met: who spoke for the receiving side; for a colleague that is the colleague.
        gaat_mee: keys of what is going on (`klanten.lopend`) and moves along.

    Raises:
        NietToegestaan: there is no contact person yet, an offer waits already, the receiver cannot be the
            contact person here, or a day cannot be.

    Source: Goed bekeken! (AKO 2005), De Uitdaging: when another partner can guide the client better, the
    client is handed over as soon as possible, warm, with situation and strategy discussed in person.
    """
    van = bepaal_gever(klant)
    keur_ontvanger(klant, van=van, naar=naar, naar_team=naar_team)
    keur_dagen(klant, bevinding_op=bevinding_op, besproken_op=besproken_op, ingang_op=ingang_op)
    overdracht = voeg_toe(
        Overdracht(
            klant=klant,
            locatie=klant.locatie,
            van=van,
            naar=naar,
            naar_team=naar_team,
            aangeboden_door=door,
            reden=reden,
            bevinding_op=bevinding_op,
            wijze=wijze,
            besproken_op=besproken_op,
            besproken_met=bepaal_gesprekspartner(naar, naar_team, besproken_met) if besproken_op else None,
            besproken=besproken,
            strategie=strategie,
            gaat_mee=_wat_meegaat(klant, gaat_mee),
            ingang_op=ingang_op,
        )
    )
    _leg_klaar(overdracht)
    schrijf_overdracht(overdracht, f"Dossier aangeboden aan {overdracht.aan}", door=door)
    return overdracht


def aantal(klant: Klant) -> int:
    """How often the client went from one contact person to another (K-28)."""
    return max(0, klant.contactpersonen.count() - 1)


def teams(locatie: Locatie) -> QuerySet[Team]:
    """The teams of a location that can take a client over: with a member who can be contact person."""
    mensen = contactpersoon.kandidaten(locatie).order_by().values("pk")
    kan = Team.objects.lopend().filter(locatie=locatie, leden__in=mensen)
    return kan.exclude(soort=Team.Soort.BACKOFFICE).distinct()


def _wat_meegaat(klant: Klant, sleutels: Iterable[str]) -> list[dict[str, str]]:
    """What moves along, as it reads today; what has ended since the form was opened is left out."""
    gekozen = set(sleutels)
    return [
        {"sleutel": zaak.sleutel, "soort": zaak.soort, "wat": zaak.wat, "uitvoerder": zaak.uitvoerder}
        for zaak in lopend.van(klant)
        if zaak.sleutel in gekozen
    ]


def _leg_klaar(overdracht: Overdracht) -> None:
    """The task for the receiving side, due with its term or on the day asked for, whichever comes first."""
    duur = termijn_of(TERMIJN, STANDAARDTERMIJN, overdracht.locatie)
    nu = timezone.now()
    op_de_dag = aanvang(overdracht.ingang_op, _EINDE_VAN_DE_DAG)
    werk: dict[str, Any] = {
        "klant": overdracht.klant,
        "soort": Taak.Soort.OVERDRACHT,
        "omschrijving": f"Overdracht van {overdracht.van}: neem aan of geef terug",
        "vervalt_op": min(duur.vervalt(nu), op_de_dag),
        "sleutel": f"overdracht:{overdracht.pk}",
    }
    if overdracht.naar_team is not None:
        stuur_naar_team(team=overdracht.naar_team, **werk)
    else:
        taken.maak(voor=overdracht.naar, locatie=overdracht.locatie, **werk)


def schrijf_overdracht(overdracht: Overdracht, zin: str, *, door: Medewerker) -> None:
    """A line for staff; the client reads who the contact person is when that changes."""
    tijdlijn.leg_vast(
        overdracht.klant, Gebeurtenis.Soort.OVERDRACHT, zin, door=door, zichtbaar_voor_klant=False
    )
