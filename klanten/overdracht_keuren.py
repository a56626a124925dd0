"""Who may offer a dossier to whom, and on which days they spoke (K-73)."""

import datetime

from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker, Team
from keten.tijd import vandaag
from klanten import contactpersoon
from klanten.models import Klant
from klanten.teams import vereis_lopend

_HOOGSTENS_VOORUIT = datetime.timedelta(days=366)
_HOOGSTENS_TERUG = datetime.timedelta(days=366)


def bepaal_gever(klant: Klant) -> Medewerker:
    """The contact person of a client for whom no other offer waits.

    Two who offer at the same moment wait for each other; the second sees what the first did.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    klant.beeld.refresh_from_db()
    if klant.beeld.contactpersoon is None:
        raise NietToegestaan("Deze klant heeft nog geen contactpersoon. Wijs er eerst een aan.")
    if open_aanbod := klant.overdrachten.open().met_mensen().first():
        raise NietToegestaan(
            f"Dit dossier is al aangeboden aan {open_aanbod.aan}, op {_dag(open_aanbod.aangeboden_op)}."
        )
    return klant.beeld.contactpersoon


def keur_ontvanger(klant: Klant, *, van: Medewerker, naar: Medewerker | None, naar_team: Team | None) -> None:
    """Refuse an offer to whom, or to which team, cannot become contact person at the location."""
    if naar is not None and naar_team is not None:
        raise NietToegestaan("Kies een collega of een team, niet allebei.", veld="naar_team")
    kandidaten = contactpersoon.kandidaten(klant.locatie).exclude(pk=van.pk)
    if naar is not None:
        if naar.pk == van.pk:
            raise NietToegestaan(f"{naar} is al de contactpersoon.", veld="naar")
        if not kandidaten.filter(pk=naar.pk).exists():
            raise NietToegestaan(f"{naar} kan op {klant.locatie} geen contactpersoon zijn.", veld="naar")
    elif naar_team is not None:
        vereis_lopend(naar_team, klant.locatie)
        if not kandidaten.filter(teams=naar_team).exists():
            raise NietToegestaan(f"In {naar_team} kan niemand de contactpersoon worden.", veld="naar_team")
    else:
        raise NietToegestaan("Kies aan wie u het dossier overdraagt.", veld="naar")


def keur_dagen(
    klant: Klant,
    *,
    bevinding_op: datetime.date,
    besproken_op: datetime.date | None,
    ingang_op: datetime.date,
) -> None:
    """Refuse days of finding, talking and starting that cannot be right."""
    for veld, dag in (("bevinding_op", bevinding_op), ("besproken_op", besproken_op)):
        if dag is None:
            continue
        if dag > vandaag():
            raise NietToegestaan("Deze dag moet nog komen.", veld=veld)
        if dag < max(klant.aangemeld_op, vandaag() - _HOOGSTENS_TERUG):
            raise NietToegestaan("Deze dag is te lang geleden, of van voor de aanmelding.", veld=veld)
    if ingang_op < vandaag():
        raise NietToegestaan("Deze dag is al voorbij.", veld="ingang_op")
    if ingang_op > vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag binnen een jaar.", veld="ingang_op")


def bepaal_gesprekspartner(
    naar: Medewerker | None, naar_team: Team | None, besproken_met: Medewerker | None
) -> Medewerker | None:
    """Who spoke for the receiving side; of a team it must be a member."""
    if naar is not None or naar_team is None:
        return naar
    if besproken_met is not None and not naar_team.leden.filter(pk=besproken_met.pk).exists():
        raise NietToegestaan(f"{besproken_met} zit niet in {naar_team}.", veld="besproken_met")
    return besproken_met


def _dag(moment: datetime.datetime) -> str:
    return f"{timezone.localtime(moment):%d-%m-%Y}"
