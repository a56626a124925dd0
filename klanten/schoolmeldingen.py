"""A threatening dropout: reported by a school or the RMC, taken up by the youth desk (K-86)."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_fsm import can_proceed

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker, School
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten import jongeren, taken, teams, tijdlijn
from klanten.dossierkop import leeftijd
from klanten.models import Gebeurtenis, Klant, Schoolmelding, Taak
from klanten.persoonsgegevens import MINIMUMLEEFTIJD

TERMIJN = "schoolmelding"
STANDAARDTERMIJN = Duur.werkdagen(3)
JONGSTE = 12
"""Younger children are no matter for a youth desk of work and income."""


@transaction.atomic
def meld(
    *,
    locatie: Locatie,
    gemeld_door: Gebruiker,
    geboortedatum: datetime.date,
    besproken_op: datetime.date,
    school: School | None = None,
    **gegevens: Any,
) -> Schoolmelding:
    """Report a young person who threatens to drop out; the youth desk of the location gets a task.

    Args:
        besproken_op: the day on which the reporter told the young person about the report.
        gegevens: the other fields of `Schoolmelding`; no more than is needed to reach the young person.

    Raises:
        NietToegestaan: a date cannot be, or the young person is too young or too old.
        ValidationError: with a message per field.

    Source: Goed bekeken! (AKO Monitorgroep 2005), practices for young people, conclusion 13: a preventive
    approach together with schools.
    """
    _keur(locatie, geboortedatum=geboortedatum, besproken_op=besproken_op)
    melding = voeg_toe(
        Schoolmelding(
            locatie=locatie,
            gemeld_door=gemeld_door,
            geboortedatum=geboortedatum,
            besproken_op=besproken_op,
            school=school,
            **gegevens,
        )
    )
    taken.maak(
        klant=None,
        voor=None,
        team=teams.jongerenloket(locatie),
        locatie=locatie,
        soort=Taak.Soort.JONGEREN,
        omschrijving="Melding van dreigende schooluitval: neem contact op met de jongere",
        vervalt_op=_duur(locatie).vervalt(timezone.now()),
        sleutel=sleutel(melding),
    )
    return melding


@transaction.atomic
def neem_aan(*, melding: Schoolmelding, klant: Klant, door: Medewerker) -> Schoolmelding:
    """Connect a report to the dossier that the youth desk keeps for this young person.

    The dossier goes to the youth desk. The client reads that the school reported, and by whom.

    Raises:
        NietToegestaan: the report was handled before, or the dossier is another person's or elsewhere.
    """
    melding = _slot(melding)
    if not can_proceed(melding.neem_aan):
        raise NietToegestaan("Deze melding is al afgehandeld.")
    if klant.locatie_id != melding.locatie_id:
        raise NietToegestaan("Dit dossier is van een andere locatie.", veld="klantnummer")
    if klant.geboortedatum != melding.geboortedatum:
        raise NietToegestaan(
            "De geboortedatum in dit dossier is anders dan in de melding.", veld="klantnummer"
        )
    melding.neem_aan(klant=klant, door=door)
    melding.save()
    loket = teams.jongerenloket(melding.locatie)
    if loket is not None:
        teams.plaats(klant=klant, team=loket, door=door, reden="dreigende schooluitval")
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.TEAM,
        f"{melding.school or melding.gemeld_door} meldde zorg over school. Het jongerenloket helpt mee.",
        door=door,
    )
    _rond_taak_af(melding, door)
    return melding


@transaction.atomic
def sluit(*, melding: Schoolmelding, reden: str, door: Medewerker) -> Schoolmelding:
    """Close a report without a dossier; the reporter reads the reason.

    Raises:
        NietToegestaan: the report was handled before, or there is no reason.
    """
    melding = _slot(melding)
    if not can_proceed(melding.sluit):
        raise NietToegestaan("Deze melding is al afgehandeld.")
    if not reden.strip():
        raise NietToegestaan("Vul in waarom u de melding sluit.", veld="reden")
    melding.sluit(reden=reden.strip(), door=door)
    melding.save()
    _rond_taak_af(melding, door)
    return melding


def van_melder(gebruiker: Gebruiker) -> QuerySet[Schoolmelding]:
    """What somebody reported, the latest first."""
    return gebruiker.schoolmeldingen.select_related("school", "locatie")


def van_locatie(locatie: Locatie) -> QuerySet[Schoolmelding]:
    """The reports at a location, those that wait first and the oldest of these on top."""
    meldingen = Schoolmelding.objects.filter(locatie=locatie)
    return meldingen.select_related("school", "gemeld_door", "klant", "afgehandeld_door__gebruiker")


def sleutel(melding: Schoolmelding) -> str:
    """What the task about a report is known by."""
    return f"schoolmelding:{melding.pk}"


def _keur(locatie: Locatie, *, geboortedatum: datetime.date, besproken_op: datetime.date) -> None:
    nu = vandaag()
    if geboortedatum > nu or leeftijd(geboortedatum, nu) < JONGSTE:
        raise NietToegestaan(
            f"Het jongerenloket helpt jongeren vanaf {JONGSTE} jaar. Kijk het jaar na.", veld="geboortedatum"
        )
    if not jongeren.is_jongere(geboortedatum, locatie):
        raise NietToegestaan(
            "Deze persoon is te oud voor het jongerenloket. Kijk het jaar na.", veld="geboortedatum"
        )
    if besproken_op > nu:
        raise NietToegestaan("Deze datum ligt in de toekomst.", veld="besproken_op")
    if besproken_op < nu - datetime.timedelta(days=92):
        raise NietToegestaan(
            "Dit gesprek is langer dan drie maanden geleden. Bespreek de melding opnieuw met de jongere.",
            veld="besproken_op",
        )


def te_jong_voor_dossier(melding: Schoolmelding) -> bool:
    """Whether the young person is not old enough yet to be registered."""
    return leeftijd(melding.geboortedatum, vandaag()) < MINIMUMLEEFTIJD


def _rond_taak_af(melding: Schoolmelding, door: Medewerker) -> None:
    Taak.objects.open().filter(sleutel=sleutel(melding)).update(gedaan_op=timezone.now(), gedaan_door=door)


def _slot(melding: Schoolmelding) -> Schoolmelding:
    return (
        Schoolmelding.objects.select_for_update(of=("self",))
        .select_related("school", "gemeld_door", "locatie")
        .get(pk=melding.pk)
    )


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN
