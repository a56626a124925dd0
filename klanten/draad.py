"""The one thread of a client: every contact over every channel, in both directions (K-05, X-20)."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Cast

from klanten.models import Bericht, Brief, Contactmoment, Klant, Klantvraag, Zending

IN, UIT = Contactmoment.Richting.IN, Contactmoment.Richting.UIT
KANALEN = [*Contactmoment.Kanaal.choices, ("post", "post")]
"""Every channel over which something can stand in the thread."""

Rij = tuple[datetime.datetime, str, str]


@dataclass(frozen=True)
class Keuze:
    """What to show: everything, or only one channel, direction or function of a conversation."""

    kanaal: str = ""
    richting: str = ""
    functie: str = ""


@dataclass(frozen=True)
class Regel:
    """One thing in the thread, with the template that shows it."""

    op: datetime.datetime
    record: Any
    sjabloon: str


@dataclass(frozen=True)
class _Bron:
    """One kind of thing in the thread.

    Attributes:
        sjabloon: the template that shows one.
        op: the field with the moment.
        ook: related records that the page shows.
        uit: which rows went out, the rest came in; a direction when it is always the same.
        kanaal: the channel when it is always the same; empty when each row has its own.
    """

    model: type[models.Model]
    sjabloon: str
    op: str
    ook: tuple[str, ...]
    uit: Q | str
    kanaal: str = ""

    def rijen(self, klant: Klant, keuze: Keuze) -> QuerySet[Any] | None:
        """The rows that fit the choice; None when none of this kind can."""
        if keuze.functie and self.model is not Contactmoment:
            return None
        if self.kanaal and keuze.kanaal not in ("", self.kanaal):
            return None
        if isinstance(self.uit, str) and keuze.richting not in ("", self.uit):
            return None
        voorwaarden = Q(klant=klant)
        if keuze.kanaal and not self.kanaal:
            voorwaarden &= Q(kanaal=keuze.kanaal)
        if keuze.richting and isinstance(self.uit, Q):
            voorwaarden &= self.uit if keuze.richting == UIT else ~self.uit
        if keuze.functie:
            voorwaarden &= Q(functies__contains=[keuze.functie])
        return self.model._default_manager.filter(voorwaarden).order_by()


_BRONNEN = {
    "contact": _Bron(
        Contactmoment,
        "klanten/_draad_contact.html",
        "op",
        ("medewerker__gebruiker", "partner"),
        Q(richting=UIT),
    ),
    "bericht": _Bron(
        Bericht,
        "klanten/_draad_bericht.html",
        "op",
        ("van__medewerker__partner",),
        Q(van_klant=False),
        "portaal",
    ),
    "zending": _Bron(Zending, "klanten/_draad_zending.html", "gemaakt_op", (), UIT),
    "vraag": _Bron(
        Klantvraag,
        "klanten/_draad_vraag.html",
        "gesteld_op",
        ("aangenomen_door__gebruiker", "partner", "beantwoord_door__gebruiker"),
        IN,
    ),
    "brief": _Bron(
        Brief,
        "klanten/_draad_brief.html",
        "op",
        ("document", "ondertekenaar__gebruiker", "ondertekenaar__partner"),
        UIT,
        "post",
    ),
}


def van(klant: Klant, keuze: Keuze) -> QuerySet[Any, Any]:
    """What passed between client and chain, newest first, to be counted and paged.

    Turn the rows of a page into what it shows with `lees`.
    """
    delen = []
    for naam, bron in _BRONNEN.items():
        rijen = bron.rijen(klant, keuze)
        if rijen is not None:
            rijen = rijen.annotate(
                draadmoment=F(bron.op),
                draadsoort=Value(naam, output_field=models.CharField()),
                draadnummer=Cast("pk", models.CharField()),
            )
            delen.append(rijen.values_list("draadmoment", "draadsoort", "draadnummer"))
    if not delen:
        return Contactmoment.objects.none().values_list("op", "kanaal", "pk")
    samen: QuerySet[Any, Any] = delen[0].union(*delen[1:], all=True)
    return samen.order_by("-draadmoment", "draadsoort", "draadnummer")


def lees(rijen: Iterable[Rij]) -> list[Regel]:
    """The records of one page, in at most one query per kind."""
    rijen = list(rijen)
    per_bron: dict[str, list[str]] = defaultdict(list)
    for _, naam, sleutel in rijen:
        per_bron[naam].append(sleutel)
    gevonden = {naam: _records(_BRONNEN[naam], sleutels) for naam, sleutels in per_bron.items()}
    return [
        Regel(moment, gevonden[naam][sleutel], _BRONNEN[naam].sjabloon) for moment, naam, sleutel in rijen
    ]


def _records(bron: _Bron, sleutels: list[str]) -> dict[str, Any]:
    records = bron.model._default_manager.select_related(*bron.ook).filter(pk__in=sleutels)
    return {str(record.pk): record for record in records}
