"""The index of the knowledge base: written with every change, and to be written anew from what there is.

A practice that nobody described yet or that exists on paper only (L-48) is not in it, nor what was withdrawn.
"""

import datetime
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.db import transaction
from django.utils import timezone

from keten.models import Locatie
from keten.zoekterm import normaliseer
from landkaart.models import Kennisstuk, Knelpunt, Mijlpaal, Praktijk, Thema, Zoekingang

Bron = Praktijk | Knelpunt | Kennisstuk
_EIGEN_VELDEN = [
    veld.attname
    for veld in Zoekingang._meta.concrete_fields
    if veld.attname not in {"id", "soort", "bron", "zoekvector"}
]


@transaction.atomic
def neem_op(bron: Bron) -> None:
    """Put the present text of a record in the index, or take it out when it is not for readers."""
    schrijf([bron])


@transaction.atomic
def herbouw() -> int:
    """Write the whole index anew; needed after reference data were loaded. Returns the number of lines."""
    Zoekingang.objects.all().delete()
    alles: Iterable[Any] = chain(
        Praktijk.objects.prefetch_related("themas", "mijlpalen", "locaties"),
        Knelpunt.objects.prefetch_related("themas", "mijlpalen", "bij__locatie", "oplossingen"),
        Kennisstuk.objects.select_related("locatie").prefetch_related("themas", "mijlpalen"),
    )
    return schrijf(alles)


def schrijf(bronnen: Iterable[Bron]) -> int:
    """Put records in the index in one statement; returns how many lines there are of them."""
    ingangen, weg = [], []
    for bron in bronnen:
        gegevens = _van(bron)
        if gegevens is None:
            weg.append(_sleutel(bron))
        else:
            ingangen.append(Zoekingang(**gegevens))
    for soort, nummer in weg:
        Zoekingang.objects.filter(soort=soort, bron=nummer).delete()
    Zoekingang.objects.bulk_create(
        ingangen, update_conflicts=True, unique_fields=["soort", "bron"], update_fields=_EIGEN_VELDEN
    )
    return len(ingangen)


def _sleutel(bron: Bron) -> tuple[str, int]:
    soort = bron.soort if isinstance(bron, Kennisstuk) else type(bron)._meta.model_name
    return str(soort), bron.pk


def _van(bron: Bron) -> dict[str, Any] | None:
    if isinstance(bron, Praktijk):
        return _van_praktijk(bron)
    return _van_knelpunt(bron) if isinstance(bron, Knelpunt) else _van_stuk(bron)


def _van_praktijk(praktijk: Praktijk) -> dict[str, Any] | None:
    if praktijk.papier or praktijk.stap == Praktijk.Stap.GEIDENTIFICEERD:
        return None
    dag = praktijk.beschreven_op
    return _ingang(
        praktijk,
        titel=praktijk.naam,
        plaats=praktijk.plaats,
        tekst=_aaneen(praktijk.wat, praktijk.resultaten),
        extra=_aaneen(praktijk.relatie, praktijk.get_oordeel_display(), praktijk.bronoordeel),
        sinds=_middag(dag) if dag else _middag(datetime.date(2005, 12, 31)),
        locaties=list(praktijk.locaties.all()),
    )


def _van_knelpunt(knelpunt: Knelpunt) -> dict[str, Any]:
    locaties = [een.locatie for een in knelpunt.bij.all()]
    oplossingen = [een.tekst for een in knelpunt.oplossingen.all()]
    return _ingang(
        knelpunt,
        titel=knelpunt.titel,
        plaats="",
        tekst=_aaneen(knelpunt.omschrijving, *oplossingen, knelpunt.antwoord),
        extra=knelpunt.get_categorie_display(),
        sinds=_middag(knelpunt.gemeld_op),
        locaties=locaties,
    )


def _van_stuk(stuk: Kennisstuk) -> dict[str, Any] | None:
    if stuk.ingetrokken_op is not None:
        return None
    return _ingang(
        stuk,
        titel=stuk.titel,
        plaats=stuk.locatie.naam if stuk.locatie else "",
        tekst=stuk.tekst,
        extra="",
        sinds=stuk.op,
        locaties=[stuk.locatie] if stuk.locatie else [],
    )


def _ingang(
    bron: Bron,
    *,
    titel: str,
    plaats: str,
    tekst: str,
    extra: str,
    sinds: datetime.datetime,
    locaties: list[Locatie],
) -> dict[str, Any]:
    """The fields of a line; what is searched stands there without accents."""
    themas: list[Thema] = list(bron.themas.all())
    mijlpalen: list[Mijlpaal] = list(bron.mijlpalen.all())
    waar = [f"{locatie.naam} {locatie.plaats}" for locatie in locaties]
    onderwerpen = [thema.naam for thema in themas] + [mijlpaal.naam for mijlpaal in mijlpalen]
    soort, nummer = _sleutel(bron)
    return {
        "soort": soort,
        "bron": nummer,
        "titel": titel,
        "plaats": plaats,
        "tekst": tekst,
        "sinds": sinds,
        "themas": [thema.pk for thema in themas],
        "mijlpalen": [mijlpaal.pk for mijlpaal in mijlpalen],
        "locaties": [locatie.pk for locatie in locaties],
        "zoektitel": normaliseer(titel),
        "zoekkern": normaliseer(_aaneen(plaats, *waar, *onderwerpen)),
        "zoektekst": normaliseer(_aaneen(tekst, extra)),
    }


def _aaneen(*delen: str) -> str:
    return "\n".join(deel for deel in delen if deel)


def _middag(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(12)))
