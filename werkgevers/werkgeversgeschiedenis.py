"""What happened to the record of an employer: what changed, and who was its contact."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pghistory.core import event_models

from klanten.wijzigingen import BUITEN, LEEG, Veldwijziging
from werkgevers.models import Accountmanagerschap, Samenvoeging, Werkgever

_VERBORGEN = {"id", "versie", "zoeknaam", "kernnaam", "grootte", "samengevoegd_in"}


@dataclass(frozen=True)
class Voorval:
    """One thing that happened.

    Attributes:
        samenvoeging: the merge that it was, when it can still be undone.
    """

    op: datetime.datetime | datetime.date
    titel: str
    wie: str
    partner: str = ""
    uitleg: str = ""
    velden: list[Veldwijziging] = field(default_factory=list)
    samenvoeging: int | None = None


def van(werkgever: Werkgever) -> list[Voorval]:
    """Everything, newest first; a few dozen lines at most, so it is not paged."""
    rijen = [*_wijzigingen(werkgever), *_accountmanagers(werkgever), *_samenvoegingen(werkgever)]
    return sorted(rijen, key=lambda rij: (_dag(rij.op), str(rij.op)), reverse=True)


def _dag(op: datetime.datetime | datetime.date) -> datetime.date:
    return op.date() if isinstance(op, datetime.datetime) else op


def _wijzigingen(werkgever: Werkgever) -> Iterator[Voorval]:
    [model] = event_models(tracks_model=Werkgever)
    rijen: Any = model._default_manager.filter(pgh_obj=werkgever)
    eerder: Any = None
    for rij in rijen.select_related("pgh_context", "sector", "locatie").order_by("pgh_id"):
        velden = _verschil(eerder, rij) if eerder is not None else []
        nieuw = eerder is None and rij.pgh_label == "insert"
        if nieuw or velden:
            gegevens = rij.pgh_context.metadata if rij.pgh_context else {}
            yield Voorval(
                op=rij.pgh_created_at,
                titel="Geregistreerd" if nieuw else "Gegevens gewijzigd",
                wie=gegevens.get("naam") or BUITEN,
                partner=gegevens.get("partner", ""),
                velden=velden,
            )
        eerder = rij


def _verschil(eerder: Any, nu: Any) -> list[Veldwijziging]:
    return [
        Veldwijziging(str(veld.verbose_name), _waarde(eerder, veld), _waarde(nu, veld))
        for veld in Werkgever._meta.concrete_fields
        if veld.name not in _VERBORGEN and getattr(eerder, veld.attname) != getattr(nu, veld.attname)
    ]


def _waarde(stand: Any, veld: Any) -> str:
    waarde = getattr(stand, veld.name)
    if waarde in (None, ""):
        return LEEG
    return str(dict(veld.flatchoices).get(waarde, waarde))


def _accountmanagers(werkgever: Werkgever) -> Iterator[Voorval]:
    rijen = Accountmanagerschap.objects.filter(werkgever=werkgever).select_related(
        "medewerker__gebruiker", "medewerker__partner", "door__gebruiker", "door__partner"
    )
    for rij in rijen:
        tot = f", tot {rij.tot:%d-%m-%Y}" if rij.tot else ""
        yield Voorval(
            op=rij.van,
            titel=f"{rij.medewerker} ({rij.medewerker.partner}) accountmanager{tot}",
            wie=str(rij.door),
            partner=str(rij.door.partner),
            uitleg=rij.reden,
        )


def _samenvoegingen(werkgever: Werkgever) -> Iterator[Voorval]:
    rijen = Samenvoeging.objects.filter(naar=werkgever) | Samenvoeging.objects.filter(van=werkgever)
    namen = ("van", "naar", "door__gebruiker", "door__partner", "teruggedraaid_door__gebruiker")
    for rij in rijen.select_related(*namen, "teruggedraaid_door__partner"):
        kan_terug = rij.teruggedraaid_op is None and rij.naar_id == werkgever.pk
        yield Voorval(
            op=rij.op,
            titel=f"{rij.van} samengevoegd in {rij.naar}",
            wie=str(rij.door),
            partner=str(rij.door.partner),
            uitleg=rij.reden,
            samenvoeging=rij.pk if kan_terug else None,
        )
        if rij.teruggedraaid_op and rij.teruggedraaid_door:
            yield Voorval(
                op=rij.teruggedraaid_op,
                titel=f"Samenvoeging met {rij.van} teruggedraaid",
                wie=str(rij.teruggedraaid_door),
                partner=str(rij.teruggedraaid_door.partner),
            )
