"""Searching the knowledge base in one's own words (L-27, X-63).

Words are stemmed as Dutch words and compared by their beginning, so that “werkgever” finds
“werkgeversbenadering”. A few words of the chain stand for each other. A rare word counts for more than a
common one, and a line that holds more of them comes first.
"""

import math
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import Count, F, Func, Max, QuerySet, Value
from django.db.models.expressions import Combinable
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from keten.models import Locatie
from landkaart import zoekwoorden
from landkaart.models import Mijlpaal, Thema, Zoekingang

_BEGIN, _EINDE = "\ue000", "\ue001"  # private characters round a word that was found
_ONDERGRENS = 0.4  # of the best score; what lies below has too little to do with the question
_ALGEMEEN = 0.5  # a word that more than half of the lines hold says nothing about likeness
_WOORD = re.compile(r"\w+")
_KORT = 3  # letters; too few to suggest a word
_GENOEG = 10  # lines from which on that can be said


@dataclass(frozen=True)
class Zoekvraag:
    """What somebody is looking for; zero or an empty text leaves a choice open."""

    term: str = ""
    soort: str = ""
    thema: int = 0
    mijlpaal: int = 0
    locatie: int = 0

    def waarden(self) -> dict[str, Any]:
        """The choices made, for an address."""
        return {naam: waarde for naam, waarde in vars(self).items() if waarde}


@dataclass(frozen=True)
class Facet:
    """One choice to narrow a list with, and how much is left then."""

    waarde: str | int
    naam: str
    aantal: int


@dataclass
class Uitkomst:
    """What was found.

    Attributes:
        alle_woorden: whether what was found holds every word; else it holds some of them.
        facetten: by the name of the choice; counted over what was found.
    """

    rijen: QuerySet[Zoekingang]
    alle_woorden: bool = True
    facetten: dict[str, list[Facet]] = field(default_factory=dict)


def zoek(vraag: Zoekvraag) -> Uitkomst:
    """Look up what fits, the best first; without words the newest first."""
    rijen = Zoekingang.objects.filter(**_filters(vraag))
    gezocht = zoekwoorden.woorden(vraag.term)
    if not gezocht:
        return Uitkomst(rijen.order_by("-sinds", "-pk"), facetten=_facetten(rijen))
    compleet = rijen.filter(zoekvector=zoekwoorden.vraag(gezocht, tussen="&")).exists()
    een_ervan = zoekwoorden.vraag(gezocht, tussen="|")
    telt = zoekwoorden.gewichten(Zoekingang.objects.all(), gezocht)
    gescoord = rijen.filter(zoekvector=een_ervan).annotate(
        score=SearchRank(F("zoekvector"), een_ervan) + _som(telt)
    )
    best = gescoord.aggregate(best=Max("score"))["best"] or 0.0
    gevonden = gescoord.filter(score__gte=best * _ONDERGRENS)
    facetten = _facetten(Zoekingang.objects.filter(pk__in=gevonden.values("pk")))
    getoond = gevonden.annotate(kop=_kop(een_ervan), fragment=_fragment(een_ervan))
    return Uitkomst(getoond.order_by("-score", "-sinds", "-pk"), compleet, facetten)


def lijkt_op(tekst: str, *, soort: str, hoogstens: int = 5) -> list[Zoekingang]:
    """What resembles a text most: it shares at least two telling words with it, or the only one there is."""
    rijen = Zoekingang.objects.filter(soort=soort)
    aantal = rijen.count()
    drempel = math.log(1 + 1 / _ALGEMEEN) if aantal >= _GENOEG else 0.0
    telt = zoekwoorden.gewichten(rijen, zoekwoorden.woorden(tekst))
    sprekend = {woord: gewicht for woord, gewicht in telt.items() if gewicht > drempel}
    if not sprekend:
        return []
    gedeeld = rijen.annotate(gedeeld=_som(dict.fromkeys(sprekend, 1.0)), score=_som(sprekend))
    return list(
        gedeeld.filter(gedeeld__gte=min(2, len(sprekend))).order_by("-score", "-sinds", "-pk")[:hoogstens]
    )


def voorstellen(term: str) -> list[str]:
    """Words of titles that look like what was typed, for when nothing was found."""
    titels = Zoekingang.objects.values_list("zoektitel", "zoekkern")[:2000]
    bekend = {
        woord for delen in titels for deel in delen for woord in _WOORD.findall(deel) if len(woord) > _KORT
    }
    getypt = zoekwoorden.woorden(term)
    gevonden = [dichtbij for woord in getypt for dichtbij in get_close_matches(woord, bekend, n=2)]
    return list(dict.fromkeys(gevonden))[:5]


def markeer(tekst: str) -> SafeString:
    """A text with the found words marked. What is in it of HTML is shown, never run."""
    delen = re.split(f"[{_BEGIN}{_EINDE}]", tekst)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", deel) if i % 2 else deel,) for i, deel in enumerate(delen))
    )


def _som(telt: dict[str, float]) -> Combinable:
    """The weights of the words that a line holds, added up."""
    return reduce(add, (zoekwoorden.raak(woord, gewicht) for woord, gewicht in telt.items()), Value(0.0))


def _filters(vraag: Zoekvraag) -> dict[str, Any]:
    keuzes: dict[str, Any] = {
        "soort": vraag.soort,
        "themas__contains": [vraag.thema] if vraag.thema else None,
        "mijlpalen__contains": [vraag.mijlpaal] if vraag.mijlpaal else None,
        "locaties__contains": [vraag.locatie] if vraag.locatie else None,
    }
    return {naam: waarde for naam, waarde in keuzes.items() if waarde}


def _facetten(rijen: QuerySet[Zoekingang]) -> dict[str, list[Facet]]:
    """Counts per kind, theme, milestone and location; a fixed number of queries."""
    soorten = dict(rijen.order_by().values_list("soort").annotate(aantal=Count("pk")))
    return {
        "soort": [
            Facet(code, str(label), soorten[code])
            for code, label in Zoekingang.Soort.choices
            if code in soorten
        ],
        "thema": _per("themas", rijen, Thema.objects.all()),
        "mijlpaal": _per("mijlpalen", rijen, Mijlpaal.objects.all()),
        "locatie": _per("locaties", rijen, Locatie.objects.all()),
    }


def _per(veld: str, rijen: QuerySet[Zoekingang], namen: QuerySet[Any]) -> list[Facet]:
    los = rijen.order_by().annotate(een=Func(F(veld), function="unnest"))
    aantallen = dict(los.values_list("een").annotate(aantal=Count("pk")))
    return [Facet(een.pk, str(een), aantallen[een.pk]) for een in namen.filter(pk__in=aantallen)]


def _kop(vraag: SearchQuery) -> SearchHeadline:
    return SearchHeadline(
        "titel", vraag, config="dutch", start_sel=_BEGIN, stop_sel=_EINDE, highlight_all=True
    )


def _fragment(vraag: SearchQuery) -> SearchHeadline:
    return SearchHeadline(
        "tekst",
        vraag,
        config="dutch",
        start_sel=_BEGIN,
        stop_sel=_EINDE,
        max_words=35,
        min_words=15,
        max_fragments=2,
        fragment_delimiter=" … ",
    )
