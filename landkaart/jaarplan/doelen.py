"""Goals of a draft: with a figure, a baseline, a target and a day, or not at all (X-33)."""

import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.indicatoren import vind
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from landkaart.jaarplan import metingen
from landkaart.jaarplan.plannen import slot
from landkaart.models import Jaarplan, Jaarplandoel


@transaction.atomic
def stel(*, plan: Jaarplan, door: Medewerker, **velden: Any) -> Jaarplandoel:
    """Put a goal in a draft.

    Args:
        velden: fields of `Jaarplandoel`. Without `nulwaarde` the last stored figure is the baseline; another
            value asks for `nul_reden`.

    Raises:
        NietToegestaan: something is missing or does not fit, with the field it is about.
        ValidationError: a constraint refuses it.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.7, conclusion 12: results can only be measured
    with SMART goals, indicators that follow from them, and a baseline.
    """
    plan = slot(plan, door)
    return voeg_toe(Jaarplandoel(plan=plan, begin_op=plan.eerste, **_keur(plan, velden)))


@transaction.atomic
def wijzig_doel(*, doel: Jaarplandoel, versie: int, door: Medewerker, **velden: Any) -> Jaarplandoel:
    """Change a goal of a draft.

    Raises:
        NietToegestaan: as `stel`.
        VersieConflict: somebody else saved in between.
    """
    plan = slot(doel.plan, door)
    return wijzig(doel, versie=versie, **_keur(plan, velden))


@transaction.atomic
def haal_weg(*, doel: Jaarplandoel, door: Medewerker) -> None:
    """Take a goal with its actions out of a draft; their history stays.

    Raises:
        NietToegestaan: the plan is no draft.
    """
    slot(doel.plan, door)
    doel.acties.all().delete()
    doel.delete()


def _keur(plan: Jaarplan, velden: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are stored, with the baseline filled in."""
    if vind(velden["indicator"]) is None:
        raise NietToegestaan("Kies het cijfer waaraan u ziet of het doel is gehaald.", veld="indicator")
    if not plan.eerste < velden["op"] <= plan.laatste:
        raise NietToegestaan(
            f"Kies een dag in {plan.jaar}: een doel is binnen 12 maanden te halen.", veld="op"
        )
    eigenaar, portefeuille, regiodoel = velden["eigenaar"], velden["portefeuille"], velden["regiodoel"]
    if not eigenaar.werkt_op(plan.locatie):
        raise NietToegestaan(f"{eigenaar} werkt niet op {plan.locatie}.", veld="eigenaar")
    if portefeuille is not None and portefeuille.locatie_id != plan.locatie_id:
        raise NietToegestaan("Deze portefeuille is van een andere locatie.", veld="portefeuille")
    if regiodoel is not None and (regiodoel.regio_id, regiodoel.jaar) != (plan.locatie.regio_id, plan.jaar):
        raise NietToegestaan("Dit doel is van een andere regio of een ander jaar.", veld="regiodoel")
    nieuw = velden | _nulmeting(plan, velden)
    if nieuw["nulwaarde"] == nieuw["streefwaarde"]:
        raise NietToegestaan("Het streefcijfer is gelijk aan de nulmeting.", veld="streefwaarde")
    return nieuw


def _nulmeting(plan: Jaarplan, velden: dict[str, Any]) -> dict[str, Any]:
    """The baseline: what the portal measured, or what somebody fills in with a reason.

    A value that equals the stored one of its month was measured, and needs no reason.
    """
    welk = (velden["indicator"], velden["uitsplitsing"], velden["groep"])
    waarde, dag = velden["nulwaarde"], velden["nul_op"]
    if waarde is None:
        stand = metingen.laatste(plan.locatie, welk) if dag is None else _van(plan, welk, dag)
        if stand is None:
            raise NietToegestaan(
                "Het portaal heeft hier nog geen cijfer van. Vul zelf een nulmeting in.", veld="nulwaarde"
            )
        return _gemeten(Decimal(str(stand.waarde)), dag or stand.maand)
    if dag is None:
        raise NietToegestaan("Vul in wanneer dit is gemeten.", veld="nul_op")
    if dag >= velden["op"]:
        raise NietToegestaan("De nulmeting is van voor de dag waarop het doel te halen is.", veld="nul_op")
    stand = _van(plan, welk, dag)
    if stand is not None and Decimal(str(stand.waarde)) == waarde:
        return _gemeten(waarde, dag)
    reden = velden["nul_reden"].strip()
    if not reden:
        raise NietToegestaan(_waarom(stand), veld="nul_reden")
    return {"nulwaarde": waarde, "nul_op": dag, "nul_gemeten": False, "nul_reden": reden}


def _van(plan: Jaarplan, welk: metingen.Sleutel, dag: datetime.date) -> Any:
    return metingen.op_maand(plan.locatie, welk, dag)


def _gemeten(waarde: Decimal, dag: datetime.date) -> dict[str, Any]:
    return {"nulwaarde": waarde, "nul_op": dag, "nul_gemeten": True, "nul_reden": ""}


def _waarom(stand: Any) -> str:
    if stand is None:
        return "Het portaal heeft van deze maand geen cijfer. Vul in waar uw cijfer vandaan komt."
    gemeten = str(stand.waarde).replace(".", ",")
    return f"Het portaal heeft voor deze maand {gemeten} gemeten. Vul in waarom u een ander cijfer neemt."
