"""Who was not spoken for longer than the contact frequency of the arrangement (D-57)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OrderBy, QuerySet
from django.db.models.functions import Coalesce

from diagnose.regels.feiten import Dagen
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld

SORTERINGEN = {
    "naam": "zoeknaam",
    "contact": "sinds",
    "dagen": "te_lang",
    "frequentie": "contact_om_de_dagen",
    "kwadrant": "kwadrant",
    "contactpersoon": "contactpersoon__gebruiker__naam",
}
LANGST_EERST = "-dagen"


@dataclass(frozen=True)
class Selectie:
    """Whose clients to show, and how; an empty value does not choose.

    Attributes:
        van: only the clients of this contact person; None for the whole location.
        vanaf: at least so many days beyond the frequency.
        sortering: one of `SORTERINGEN`, with a minus sign for the other way round.
    """

    locatie: Locatie
    van: Medewerker | None = None
    kwadrant: str = ""
    vanaf: int = 1
    sortering: str = LANGST_EERST


def kies(selectie: Selectie, *, dag: datetime.date | None = None) -> QuerySet[Any]:
    """The clients in guidance beyond their contact frequency, each with since when and how many days.

    Before the first contact the day of the diagnosis counts, because the arrangement began then. It makes no
    difference that an evaluation is not yet due.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12: clients are not lost sight of in between.
    """
    beelden = Clientbeeld.objects.filter(
        locatie=selectie.locatie, status=Clientbeeld.Status.ACTIEF, contact_om_de_dagen__isnull=False
    )
    if selectie.van is not None:
        beelden = beelden.filter(contactpersoon=selectie.van)
    if selectie.kwadrant:
        beelden = beelden.filter(kwadrant=selectie.kwadrant)
    sinds = Coalesce("laatste_contact", "diagnose_op")
    over: QuerySet[Any] = beelden.annotate(
        sinds=sinds, te_lang=Dagen(dag or vandaag(), sinds) - F("contact_om_de_dagen")
    ).filter(te_lang__gte=selectie.vanaf)
    veld = SORTERINGEN[selectie.sortering.removeprefix("-")]
    orde = OrderBy(F(veld), descending=selectie.sortering.startswith("-"), nulls_last=True)
    return over.select_related("klant", "contactpersoon__gebruiker").order_by(orde, "zoeknaam", "pk")
