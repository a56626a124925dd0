"""Aggression at the desk: registered by any partner, a warning for those with the right, and an end (X-19).

Clients do not see incidents in the portal. Who asks for them gets a decision on that request (AVG, art. 15.4
and 23: the safety of others), and then an explanation in words; `klanten.meenemen_delen` leaves them out.

Source: Goed bekeken! (AKO Monitorgroep 2005): some shared buildings have a joint protocol on aggression; fear
of aggressive clients leaves room for fraud (3.1).
"""

import datetime

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.instellingen_privacy import WAARSCHUWING_MAANDEN
from klanten.models import Gebeurtenis, Incident, Klant


@transaction.atomic
def meld(
    *,
    klant: Klant,
    op: datetime.datetime,
    soort: str,
    plek: str,
    omschrijving: str,
    maatregel: str,
    aangifte: bool,
    advies: str,
    waarschuwen_tot: datetime.date,
    door: Medewerker,
) -> Incident:
    """Register an incident; colleagues with the right are warned until a day.

    Args:
        op: when it was; aware, not in the future.
        advies: what a colleague must know before meeting the client; stands on every page of the dossier.
        waarschuwen_tot: no later than the location allows; then somebody looks again.

    Raises:
        NietToegestaan: a moment that must still come, or a warning that lasts too long.
    """
    if op > timezone.now():
        raise NietToegestaan("Dit moment moet nog komen.", veld="datum")
    _keur_einde(klant, waarschuwen_tot)
    incident = voeg_toe(
        Incident(
            klant=klant,
            op=op,
            soort=soort,
            plek=plek.strip(),
            omschrijving=omschrijving.strip(),
            maatregel=maatregel.strip(),
            aangifte=aangifte,
            advies=advies.strip(),
            waarschuwen_tot=waarschuwen_tot,
            gemeld_door=door,
            partner=door.partner,
        )
    )
    _schrijf(incident, f"Incident gemeld: {incident.get_soort_display()}", door=door)
    return incident


@transaction.atomic
def verleng(*, incident: Incident, tot: datetime.date, door: Medewerker) -> Incident:
    """Look again, and warn for longer.

    Raises:
        NietToegestaan: the warning was ended, or would last too long.
    """
    incident = _slot(incident)
    _keur_einde(incident.klant, tot)
    incident.waarschuwen_tot = tot
    incident.save(update_fields=["waarschuwen_tot"])
    _schrijf(incident, f"Waarschuwing opnieuw bekeken, geldt tot en met {tot:%d-%m-%Y}", door=door)
    return incident


@transaction.atomic
def beeindig(*, incident: Incident, reden: str, door: Medewerker) -> Incident:
    """Stop the warning; the incident itself stays in the dossier as long as that is kept.

    Raises:
        NietToegestaan: it was ended before.
        ValidationError: the reason is missing.
    """
    incident = _slot(incident)
    incident.beeindigd_op, incident.beeindigd_door, incident.reden_einde = timezone.now(), door, reden.strip()
    incident.full_clean()
    incident.save(update_fields=["beeindigd_op", "beeindigd_door", "reden_einde"])
    _schrijf(incident, f"Waarschuwing beëindigd: {incident.reden_einde}", door=door)
    return incident


def uiterste_dag(klant: Klant) -> datetime.date:
    """The last day until which a warning may run when it is given or looked at today."""
    return Duur.maanden(waarde(WAARSCHUWING_MAANDEN, klant.locatie)).laatste_dag(vandaag())


def _keur_einde(klant: Klant, tot: datetime.date) -> None:
    uiterlijk = uiterste_dag(klant)
    if not vandaag() <= tot <= uiterlijk:
        raise NietToegestaan(
            f"Kies een dag van vandaag tot en met {uiterlijk:%d-%m-%Y}. Daarna kijkt iemand opnieuw.",
            veld="waarschuwen_tot",
        )


def _slot(incident: Incident) -> Incident:
    incident = (
        Incident.objects.select_for_update(of=("self",)).select_related("klant__locatie").get(pk=incident.pk)
    )
    if incident.beeindigd_op is not None:
        raise NietToegestaan("Deze waarschuwing is al beëindigd.")
    return incident


def _schrijf(incident: Incident, zin: str, *, door: Medewerker) -> None:
    """A line that only those with the right to incidents read (`klanten.tijdlijn.lees`)."""
    soort = Gebeurtenis.Soort.INCIDENT
    tijdlijn.leg_vast(incident.klant, soort, zin, door=door, zichtbaar_voor_klant=False)
