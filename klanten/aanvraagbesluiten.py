"""Deciding on an application: award, refusal, and the temporary award by CWI (K-42, K-44)."""

import datetime
from decimal import Decimal

from django.db import transaction

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from klanten import meldingen, uitkeringen
from klanten.aanvragen import als_het_kan, leg_vast, schrijf, slot, sluit_taken
from klanten.instellingen_aanvraag import CLAIM_DOOR_CWI
from klanten.models import Aanvraag, Clientbeeld


@transaction.atomic
def ken_toe(*, aanvraag: Aanvraag, eerste_dag: datetime.date, bedrag: Decimal, door: Medewerker) -> Aanvraag:
    """Award the benefit; it stands in the dossier from its first day.

    Args:
        bedrag: per month, gross, in euros.

    Raises:
        NietToegestaan: not an employee of the paying partner, the state does not allow it, or the first day
            cannot be.
        ValidationError: the client has this benefit already in the period.
    """
    aanvraag = slot(aanvraag)
    _alleen_betaler(aanvraag, door)
    _ken_toe(aanvraag, eerste_dag=eerste_dag, laatste_dag=None, bedrag=bedrag, door=door)
    schrijf(aanvraag, f"Aanvraag {aanvraag.regime} toegekend vanaf {eerste_dag:%d-%m-%Y}.", door=door)
    return aanvraag


@transaction.atomic
def ken_tijdelijk_toe(
    *,
    aanvraag: Aanvraag,
    eerste_dag: datetime.date,
    laatste_dag: datetime.date,
    bedrag: Decimal,
    door: Medewerker,
) -> Aanvraag:
    """Let CWI award a temporary benefit to a client on route A, where the location works that way (K-42).

    Raises:
        NietToegestaan: the location does not work that way, the client is not on route A, or `door` does not
            work for CWI.

    Source: Goed bekeken! (AKO 2005), section 3.2, Apeldoorn.
    """
    aanvraag = slot(aanvraag)
    if reden := waarom_niet_tijdelijk(aanvraag, door):
        raise NietToegestaan(reden)
    if laatste_dag < eerste_dag:
        raise NietToegestaan("De laatste dag ligt voor de eerste.", veld="laatste_dag")
    _ken_toe(aanvraag, eerste_dag=eerste_dag, laatste_dag=laatste_dag, bedrag=bedrag, door=door)
    periode = f"{eerste_dag:%d-%m-%Y} tot en met {laatste_dag:%d-%m-%Y}"
    zin = f"Tijdelijke uitkering {aanvraag.regime} toegekend, {periode}."
    schrijf(aanvraag, zin, door=door)
    return aanvraag


def waarom_niet_tijdelijk(aanvraag: Aanvraag, door: Medewerker) -> str:
    """Why somebody cannot award a temporary benefit; empty when it can be done."""
    if door.partner.kolom != Ketenpartner.Kolom.CWI:
        return "Alleen een medewerker van CWI kan een tijdelijke uitkering toekennen."
    if not instellingen.waarde(CLAIM_DOOR_CWI, aanvraag.locatie):
        return f"Op {aanvraag.locatie} kent CWI geen tijdelijke uitkeringen toe."
    if aanvraag.locatie.met_routes and aanvraag.klant.beeld.route != Clientbeeld.Route.A:
        return f"Een tijdelijke uitkering kan alleen op route A. {aanvraag.partner} beoordeelt deze aanvraag."
    return ""


@transaction.atomic
def wijs_af(*, aanvraag: Aanvraag, reden: str, door: Medewerker) -> Aanvraag:
    """Refuse the benefit; help to find work goes on.

    Raises:
        NietToegestaan: not an employee of the paying partner, or the state does not allow it.
    """
    aanvraag = slot(aanvraag)
    _alleen_betaler(aanvraag, door)
    with als_het_kan(aanvraag):
        aanvraag.wijs_af(door=door, reden=reden)
    _rond_af(aanvraag, door=door)
    schrijf(aanvraag, f"Aanvraag {aanvraag.regime} afgewezen.", door=door)
    return aanvraag


def _alleen_betaler(aanvraag: Aanvraag, door: Medewerker) -> None:
    if door.partner_id != aanvraag.partner_id:
        raise NietToegestaan(f"{aanvraag.partner} beslist over deze aanvraag.")


def _ken_toe(
    aanvraag: Aanvraag,
    *,
    eerste_dag: datetime.date,
    laatste_dag: datetime.date | None,
    bedrag: Decimal,
    door: Medewerker,
) -> None:
    with als_het_kan(aanvraag):
        aanvraag.ken_toe(door=door, eerste_dag=eerste_dag, laatste_dag=laatste_dag, bedrag=bedrag)
    _rond_af(aanvraag, door=door)
    uitkeringen.leg_vast(
        klant=aanvraag.klant,
        regime=aanvraag.regime,
        partner=aanvraag.partner,
        van=eerste_dag,
        tot=laatste_dag,
        door=door,
    )


def _rond_af(aanvraag: Aanvraag, *, door: Medewerker) -> None:
    leg_vast(aanvraag)
    sluit_taken(aanvraag, door=door)
    meldingen.meld(
        klant=aanvraag.klant,
        code="aanvraag_besluit",
        sleutel=f"aanvraag:{aanvraag.pk}:besluit",
        pagina="klanten:mijn_aanvraag",
    )
