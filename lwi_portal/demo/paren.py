"""A client of a location together with a colleague of another partner."""

import datetime
from collections.abc import Iterable

from keten.models import Medewerker
from klanten.models import Clientbeeld
from lwi_portal.demo.dagen import DAG, open_dag
from lwi_portal.demo.plek import Plek

Paar = tuple[Clientbeeld, Medewerker]


def met_ander(beelden: Iterable[Clientbeeld], coaches: list[Medewerker]) -> list[Paar]:
    """Each client with a coach of another partner than the contact person's."""
    paren = []
    for nummer, beeld in enumerate(beelden):
        ander = [c for c in coaches if c.partner_id != coach_van(beeld).partner_id]
        paren.append((beeld, ander[nummer % len(ander)]))
    return paren


def coach_van(beeld: Clientbeeld) -> Medewerker:
    """The contact person."""
    assert beeld.contactpersoon is not None  # only clients with one are chosen
    return beeld.contactpersoon


def dagen_terug(plek: Plek, dagen: int) -> datetime.date:
    """An open day so many days ago."""
    return open_dag(plek.vandaag - DAG * dagen)
