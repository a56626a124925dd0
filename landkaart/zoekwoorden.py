"""The words of a question: which count, what else people call it, and how telling each is."""

import math
import re
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Case, Count, FloatField, Q, QuerySet, Value, When

from keten.zoekterm import normaliseer
from landkaart.models import Zoekingang

_GELIJK = (
    ("klant", "client", "werkzoekende", "uitkeringsgerechtigde"),
    ("werkgever", "ondernemer"),
    ("jongere", "jeugd"),
    ("contactpersoon", "aanspreekpunt", "regisseur", "klantmanager"),
    ("computer", "ict", "systeem", "systemen", "applicatie"),
    ("gebouw", "bvg", "huisvesting", "werkplein"),
    ("fraude", "handhaving"),
    ("caseload", "werkdruk"),
    ("sanctie", "straf", "maatregel"),
    ("identiteit", "paspoort", "legitimatie"),
)
"""Words that people use for the same thing; sample content, since the sources give no such list."""

_WOORD = re.compile(r"\w+")
_HOOGSTENS = 20
_KORTST = 3
_MEERVOUD = 2  # letters that a plural adds


def woorden(tekst: str) -> list[str]:
    """The words of a text that say something: without accents, each once, and not endlessly many."""
    alle = dict.fromkeys(_WOORD.findall(normaliseer(tekst.replace("\x00", " "))))
    lang = [woord for woord in alle if len(woord) >= _KORTST or woord.isdigit()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT woord FROM unnest(%s::text[]) WITH ORDINALITY AS los (woord, plaats)"
            " WHERE ts_lexize('dutch_stem', woord) <> '{}' ORDER BY plaats",
            [lang],
        )
        return [rij[0] for rij in cursor.fetchall()][:_HOOGSTENS]


def vraag(gezocht: Iterable[str], *, tussen: str) -> SearchQuery:
    """A search for the beginnings of words.

    Args:
        tussen: "&" when all must be there, "|" when one will do.
    """
    groepen = ("(" + " | ".join(f"{een}:*" for een in _varianten(woord)) + ")" for woord in gezocht)
    return SearchQuery(f" {tussen} ".join(groepen), config="dutch", search_type="raw")


def gewichten(rijen: QuerySet[Zoekingang], gezocht: list[str]) -> dict[str, float]:
    """How telling each word is: much for a rare one, little for one that nearly every line holds."""
    tellingen = rijen.order_by().aggregate(
        alle=Count("pk"),
        **{
            f"met_{nummer}": Count("pk", filter=Q(zoekvector=vraag([woord], tussen="&")))
            for nummer, woord in enumerate(gezocht)
        },
    )
    alle = tellingen["alle"]
    return {
        woord: math.log(1 + alle / (1 + tellingen[f"met_{nummer}"])) for nummer, woord in enumerate(gezocht)
    }


def raak(woord: str, gewicht: float) -> Case:
    """The weight of a word for the lines that hold it, and nothing for the others."""
    houdt = When(zoekvector=vraag([woord], tussen="&"), then=Value(gewicht))
    return Case(houdt, default=Value(0.0), output_field=FloatField())


def _varianten(woord: str) -> tuple[str, ...]:
    """The word, or the group of words that stand for the same; a plural counts as its singular."""
    for groep in _GELIJK:
        if any(woord.startswith(een) and len(woord) - len(een) <= _MEERVOUD for een in groep):
            return groep
    return (woord,)
