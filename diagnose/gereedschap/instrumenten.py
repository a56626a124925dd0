"""The gereedschapskist: the instruments of all partners in one list, to choose from (D-29, D-30, D-33)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Expression, F, OrderBy, Q, QuerySet, Value
from django.db.models.functions import NullIf

from diagnose.gereedschap import plaatsen
from diagnose.models import Instrument, Ketenarrangement
from keten.models import Ketenpartner, Locatie
from keten.tijd import vandaag
from klanten.models import Clientbeeld

ZONDER_PARTNER = "geen"
"""The value of the filter that asks for instruments of no partner in particular."""

SORTERINGEN: dict[str, Expression | F] = {
    "naam": F("naam"),
    "partner": NullIf("kolom", Value("")),
    "kosten": F("kosten"),
}


@dataclass(frozen=True)
class Selectie:
    """Which instruments somebody wants to see, in which order. An empty value does not choose.

    Attributes:
        zoek: part of the name, the description or the supplier.
        partner: a column of the chain, or `ZONDER_PARTNER`.
        regime: code of a scheme under which something has been agreed on it, whatever was agreed.
        kwadrant: in whose portfolio it is at this location.
        doel: one of the things that it is for.
        vrij: only what has a place left here, or no limit.
        sorteer: one of the keys of `SORTERINGEN`, with a minus sign for the other way round.
    """

    locatie: Locatie
    zoek: str = ""
    partner: str = ""
    regime: str = ""
    kwadrant: str = ""
    doel: str = ""
    vrij: bool = False
    sorteer: str = "naam"


def kies(selectie: Selectie) -> QuerySet[Instrument]:
    """The instruments of today that fit a selection; what has no value to sort on comes last."""
    instrumenten = Instrument.objects.voor_locatie(selectie.locatie)
    if selectie.zoek:
        instrumenten = instrumenten.filter(_waarin(selectie.zoek))
    if selectie.partner:
        instrumenten = instrumenten.filter(kolom=selectie.partner.replace(ZONDER_PARTNER, ""))
    if selectie.regime:
        instrumenten = instrumenten.filter(regimestatussen__regime__code=selectie.regime)
    if selectie.kwadrant:
        hier = Ketenarrangement.objects.voor_locatie(selectie.locatie).values("pk")
        portfolios = Ketenarrangement.objects.filter(pk__in=hier, kwadrant=selectie.kwadrant)
        instrumenten = instrumenten.filter(arrangementen__in=portfolios)
    if selectie.doel:
        instrumenten = instrumenten.filter(doelen__contains=[selectie.doel])
    if selectie.vrij:
        instrumenten = instrumenten.exclude(pk__in=plaatsen.vol(selectie.locatie))
    aflopend = selectie.sorteer.startswith("-")
    sleutel = SORTERINGEN[selectie.sorteer.removeprefix("-")]
    geordend: QuerySet[Instrument] = instrumenten.order_by(
        OrderBy(sleutel, descending=aflopend, nulls_last=True), "naam"
    )
    return geordend.prefetch_related("regimestatussen__regime")


def kwadranten_van(instrumenten: Iterable[Instrument], locatie: Locatie) -> dict[int, list[str]]:
    """In which kwadranten of a location each instrument is part of the portfolio, by its key."""
    hier = Ketenarrangement.objects.voor_locatie(locatie).values("pk")
    paren = (
        Ketenarrangement.objects.filter(pk__in=hier, portfolio__in=[i.pk for i in instrumenten])
        .order_by("kwadrant")
        .values_list("portfolio", "kwadrant")
    )
    gevonden: dict[int, list[str]] = defaultdict(list)
    for instrument, kwadrant in paren:
        gevonden[instrument].append(kwadrant)
    return gevonden


def kwadranten_in_woorden(instrument: Instrument, locatie: Locatie) -> list[tuple[str, str]]:
    """Code and name of the kwadranten of a location in whose portfolio an instrument is."""
    codes = kwadranten_van([instrument], locatie).get(instrument.pk, [])
    return [(code, Clientbeeld.Kwadrant(code).label) for code in codes]


def partners_van(instrument: Instrument, locatie: Locatie) -> list[Ketenpartner]:
    """The partners at a location that answer for an instrument; none when it belongs to no partner."""
    if instrument.partner is not None:
        return [instrument.partner]
    return list(locatie.partners.geldig_op(vandaag()).filter(kolom=instrument.kolom))


def zichtbaar(locatie: Locatie) -> Q:
    """The instruments of which a location may see the card, also when they have been closed."""
    return Q(partner__isnull=True) | Q(partner__in=locatie.partners.all())


def _waarin(term: str) -> Q:
    """Every word must occur somewhere."""
    waar = Q()
    for woord in term.split():
        waar &= Q(naam__icontains=woord) | Q(omschrijving__icontains=woord) | Q(leverancier__icontains=woord)
    return waar
