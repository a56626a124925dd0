"""The ranking: one SQL statement around a queryset, that measures distance, scores, sorts and pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from keten.instellingen import waarden
from keten.models import Locatie, Postcodegebied
from keten.postcodes import gebied
from werkgevers import instellingen_matchen as instelling

KOLOMMEN = ("sleutel", "cijfers", "reisafstand", "beroepspunten", "uren_passen", "vers")
"""What the queryset of either direction gives first; the columns of its `Telling` follow."""

_KM_PER_GRAAD = 111.195  # of latitude; a degree of longitude is this times the cosine of the latitude
_OVERAL = 1000  # km: farther than any place in the country


@dataclass(frozen=True)
class Match:
    """One place in the ranking, with everything that its explanation is built from.

    Attributes:
        sleutel: key of the client, or of the vacancy.
        beroepspunten: 2 for the same occupation, 1 for the same group, else 0.
        vers: availability was confirmed within the term of the location.
        vereist, gehaald, te_leren: required, met, and not met but to be learned at work.
        gewenst, wensen: wished for, and met.
        eisen_gehaald: keys of the requirements and wishes that are met.
        km: distance between the middles of the two postcode areas; None when one is not known.
        punten: 0 to the sum of the weights of the location; only their order means something.
    """

    sleutel: int
    reisafstand: int
    beroepspunten: int
    uren_passen: bool
    vers: bool
    vereist: int
    gehaald: int
    te_leren: int
    gewenst: int
    wensen: int
    eisen_gehaald: frozenset[int]
    km: float | None
    punten: float

    @property
    def mist(self) -> int:
        """Requirements that are neither met nor to be learned."""
        return self.vereist - self.gehaald - self.te_leren


@dataclass(frozen=True)
class Telling:
    """How a direction tells which requirements are met.

    Attributes:
        kolommen: what its queryset gives for it.
        sql: the columns vereist, gehaald, te_leren, gewenst, wensen and eisen made of those.
        params: of `sql`.
        lees: from the value of `eisen` to the keys of what is met.
    """

    kolommen: tuple[str, ...]
    sql: str
    params: tuple[Any, ...]
    lees: Callable[[Any], frozenset[int]]


@dataclass(frozen=True)
class Grenzen:
    """What narrows a ranking.

    Attributes:
        km: the largest distance; None for what the client is willing to travel.
        volledig: only who meets, or can learn, everything, and whose hours fit.
    """

    km: int | None = None
    volledig: bool = False


class Ranglijst:
    """A ranking that is read a page at a time (`keten.bladeren`); each slice is one statement."""

    def __init__(
        self,
        rijen: QuerySet[Any],
        *,
        telling: Telling,
        postcode: str,
        locatie: Locatie,
        grenzen: Grenzen | None = None,
    ) -> None:
        """Take the two sides of the match.

        Args:
            rijen: gives `KOLOMMEN`, and then the columns of `telling`.
            postcode: of the other side, from where is measured.
            locatie: whose weights count.
        """
        self._rijen, self._telling = rijen, telling
        self._postcode, self._locatie = postcode, locatie
        self._grenzen = grenzen or Grenzen()

    def __getitem__(self, stuk: slice) -> list[Match]:
        begin = stuk.start or 0
        opdracht, params = self.sql(begin=begin, aantal=stuk.stop - begin)
        if not opdracht:
            return []
        with connection.cursor() as cursor:
            cursor.execute(opdracht, params)
            return [self._match(rij) for rij in cursor.fetchall()]

    def sql(self, *, begin: int = 0, aantal: int = 25) -> tuple[str, tuple[Any, ...]]:
        """The statement and its parameters; empty when nothing can be found.

        The queryset is worked out once (`MATERIALIZED`), so that no requirement is looked up again for the
        score. Distance is flat: on the scale of the Netherlands that differs less than a kilometre from a
        sphere.
        """
        telling = self._telling
        bron = (*KOLOMMEN, *telling.kolommen)
        try:
            compiler = self._rijen.values_list(*bron).query.get_compiler(connection=connection)
            binnen, binnenparams = compiler.as_sql()
        except EmptyResultSet:
            return "", ()
        opdracht = (
            f"WITH bron ({', '.join(bron)}) AS MATERIALIZED ({binnen}),"
            f" rij AS (SELECT {', '.join(KOLOMMEN)}, {telling.sql} FROM bron),"
            f" plek AS (SELECT cijfers, {_KM} AS km FROM {Postcodegebied._meta.db_table})"
            f" SELECT {', '.join(_UIT)}, {_PUNTEN} AS punten FROM rij LEFT JOIN plek USING (cijfers)"
            f" WHERE {_WAAR} ORDER BY punten DESC, km ASC NULLS LAST, sleutel LIMIT %s OFFSET %s"
        )
        gewicht = waarden(self._locatie)
        km = _OVERAL if self._grenzen.km is None else self._grenzen.km
        params = (
            *binnenparams,
            *telling.params,
            *_plek(self._postcode),
            *(gewicht[code] for code in _GEWICHTEN),
            km,
            self._grenzen.volledig,
            aantal,
            begin,
        )
        return opdracht, params

    def _match(self, rij: tuple[Any, ...]) -> Match:
        velden = dict(zip((*_UIT, "punten"), rij, strict=True))
        return Match(eisen_gehaald=self._telling.lees(velden.pop("eisen")), **velden)


_KM = (
    "%s * sqrt(power(breedtegraad::float8 - %s, 2)"
    " + power((lengtegraad::float8 - %s) * cos(radians((breedtegraad::float8 + %s) / 2)), 2))"
)
_PUNTEN = (
    "(%s * CASE WHEN vereist = 0 THEN 1 ELSE (gehaald + 0.5 * te_leren) / vereist END"
    " + %s * beroepspunten / 2.0"
    " + %s * CASE WHEN gewenst = 0 THEN 1 ELSE wensen::numeric / gewenst END"
    " + %s * uren_passen::int)::float8"
    " + %s * (1 - LEAST(COALESCE(km / reisafstand, 1), 1))"
)
_GEWICHTEN = (instelling.EISEN, instelling.BEROEP, instelling.WENSEN, instelling.UREN, instelling.AFSTAND)
_WAAR = (
    "(km IS NULL OR km <= LEAST(reisafstand, %s))"
    " AND (NOT %s OR (uren_passen AND gehaald + te_leren = vereist))"
)
_UIT = (
    "sleutel",
    "reisafstand",
    "beroepspunten",
    "uren_passen",
    "vers",
    "vereist",
    "gehaald",
    "te_leren",
    "gewenst",
    "wensen",
    "eisen",
    "km",
)


def _plek(postcode: str) -> tuple[float | None, ...]:
    """The parameters of the measurement; all empty, and so no distance, when the place is not known."""
    hier = gebied(postcode)
    if hier is None:
        return (None,) * 4
    breedte = float(hier.breedtegraad)
    return _KM_PER_GRAAD, breedte, float(hier.lengtegraad), breedte
