"""The portfolio on paper: a tagged PDF, with labels for professionals or without for the client (K-74)."""

import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import override

from diagnose.clientportfolio import Clientportfolio
from diagnose.planblad import Planblad
from diagnose.werkplan_pdf import in_regel
from keten import papier
from klanten.models import Contactmoment

_SJABLOON = Path(__file__).parent / "typst" / "portfolio.typ"


def maak(blad: Clientportfolio) -> bytes:
    """Typeset a portfolio: without BSN, and for the client without route, kwadrant or judgement (D-07)."""
    with override(settings.LANGUAGE_CODE):  # the sheet itself is in Dutch
        return papier.zet(_SJABLOON, _gegevens(blad))


def _gegevens(blad: Clientportfolio) -> dict[str, Any]:
    klant, nummer = blad.klant, str(blad.klant.klantnummer)
    return {
        "titel": f"Portfolio van {klant.aanspreeknaam}",
        "klantnummer": f"{nummer[:-4]} {nummer[-4:]}",
        "gemaakt": _dag(timezone.now()),
        "locatie": papier.afzender(klant.locatie),
        "voor_klant": blad.voor_klant,
        "sterk": blad.diagnose.mogelijkheden if blad.diagnose else "",
        "diagnose_op": _dag(blad.diagnose.vastgesteld_op) if blad.diagnose else "",
        "oordelen": [[oordeel.naam, capfirst(oordeel.antwoord)] for oordeel in blad.oordelen],
        "begeleiding": [
            [str(schap.medewerker), str(schap.medewerker.partner), _periode(schap.van, schap.tot)]
            for schap in blad.begeleid_door
        ],
        "jongeren": [[f"{wie}, {wie.partner}", capfirst(wat)] for wie, wat in blad.loket],
        "plan": _plan(blad.blad) if blad.blad else None,
        "contacten": [_contact(contact, kort=blad.voor_klant) for contact in blad.contacten],
        "momenten": _momenten(blad),
    }


def _plan(blad: Planblad) -> dict[str, Any]:
    plan = blad.plan
    return {
        "doel": plan.doel,
        "afspraken": plan.afspraken,
        "wens": plan.wens_klant,
        "akkoord": f"Versie {plan.nummer}, akkoord van beide kanten op {_dag(plan.akkoord_klant_op)}.",
        "activiteiten": [in_regel(nr, regel) for nr, regel in enumerate(blad.regels, start=1)],
        "verplichtingen": [
            {
                "bij": stap.omschrijving,
                "tekst": stap.verplichtingen,
                "akkoord": f"Akkoord op {_dag(stap.verplichtingen_akkoord_op)}",
            }
            for stap in (regel.activiteit for regel in blad.regels)
            if stap.verplichtingen_akkoord_op
        ],
    }


def _contact(contact: Contactmoment, *, kort: bool) -> dict[str, str]:
    """When, how and with whom; what colleagues wrote about it stays with them."""
    kop = f"{_dag(contact.op)}, {contact.get_kanaal_display()}, met {contact.medewerker}"
    if kort:
        return {"kop": kop}
    return {
        "kop": kop,
        "gedaan": contact.activiteiten,
        "hulp": contact.ondersteuning,
        "resultaat": contact.resultaten,
    }


def _momenten(blad: Clientportfolio) -> list[list[str]]:
    gepland = [[_dag(afspraak.begin), f"Gesprek met {afspraak.medewerker}"] for afspraak in blad.afspraken]
    if blad.volgend_contact:
        gepland.append([_dag(blad.volgend_contact), "Uiterlijk weer contact"])
    if blad.opnieuw:
        gepland.append([_dag(blad.opnieuw), "Samen kijken of het plan nog past"])
    return gepland


def _periode(van: datetime.date, tot: datetime.date | None) -> str:
    return f"{_dag(van)} tot en met {_dag(tot)}" if tot else f"vanaf {_dag(van)}"


def _dag(moment: Any) -> str:
    dag = timezone.localdate(moment) if isinstance(moment, datetime.datetime) else moment
    return date_format(dag, "j F Y")
