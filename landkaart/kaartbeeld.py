"""The map page's content: every location with its colour, at one moment, searched and sorted."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from keten.models import Locatie
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from landkaart import landsbeeld
from landkaart.kaarttekening import Punt, Tekening, teken
from landkaart.kleuring import Kleur, Kleuring, kleuringen
from landkaart.landsbeeld import Scores
from landkaart.models import Mijlpaal

SORTERINGEN = ("naam", "waarde", "gemeten")


@dataclass(frozen=True)
class Regel:
    """A location in the list beside the map."""

    locatie: Locatie
    kleur: Kleur
    gemeten: datetime.datetime | None


@dataclass(frozen=True)
class Teken:
    """A location on the map.

    Attributes:
        buiten: whether the search leaves this one out.
    """

    punt: Punt
    regel: Regel
    buiten: bool

    @property
    def vorm(self) -> str:
        """The shape and colour of the mark."""
        return self.regel.kleur.klasse or "leeg"

    @property
    def naam(self) -> str:
        """What the mark is called for who does not see it."""
        locatie = self.punt.locatie
        satelliet = f", satelliet van {locatie.ouder}" if locatie.ouder else ""
        return f"{locatie}: {self.regel.kleur.tekst}{satelliet}"


class Kaartbeeld:
    """What the map shows on a day; everything is read once."""

    def __init__(self, dag: datetime.date) -> None:
        self.dag = dag
        self.vandaag = vandaag()
        self.stand = landsbeeld.sleutel()
        self.mijlpalen: list[Mijlpaal] = landsbeeld.landelijke_mijlpalen(dag)
        self.locaties: list[Locatie] = landsbeeld.locaties(dag)

    @cached_property
    def scores(self) -> Scores:
        """By location and milestone."""
        return landsbeeld.scores_op(self.dag, stand=self.stand)

    @cached_property
    def metingen(self) -> list[tuple[datetime.date, int]]:
        """The months in which something was submitted, newest first."""
        return landsbeeld.metingen(stand=self.stand)

    @property
    def begin(self) -> datetime.date:
        """Where the slider begins: the month of the first measurement."""
        return min(self.metingen[-1][0], self.dag) if self.metingen else self.dag

    @cached_property
    def keuzes(self) -> list[tuple[str, list[Kleuring]]]:
        """The ways to colour the map."""
        return kleuringen(self.mijlpalen)

    def kleuring(self, code: str) -> Kleuring:
        """A way to colour by its code; the total when there is none of that code."""
        alle = [kleuring for _groep, rij in self.keuzes for kleuring in rij]
        return next((kleuring for kleuring in alle if kleuring.code == code), alle[0])

    def kenmerk(self, *meer: object) -> str:
        """A code that changes when anything on the page does, for the browser's own copy."""
        delen = [
            self.stand,
            self.dag,
            [(m.pk, m.versie) for m in self.mijlpalen],
            [
                (x.pk, x.code, x.naam, x.plaats, str(x.regio), x.ouder_id, x.breedtegraad, x.lengtegraad)
                for x in self.locaties
            ],
            meer,
        ]
        return f'"{hashlib.sha256(repr(delen).encode()).hexdigest()[:32]}"'

    def regels(self, kleuring: Kleuring) -> list[Regel]:
        """All locations with their colour."""
        return [self._regel(locatie, kleuring) for locatie in self.locaties]

    def _regel(self, locatie: Locatie, kleuring: Kleuring) -> Regel:
        scores = self.scores.get(locatie.pk, {})
        gemeten = max((score.ingediend_op for score in scores.values()), default=None)
        return Regel(locatie, kleuring.kleur(scores), gemeten)


def tekens(regels: Sequence[Regel], gevonden: Iterable[Regel]) -> tuple[list[Teken], Tekening]:
    """The marks on the map with what lies beneath them; what the search leaves out stays as a faint mark."""
    tekening = teken([regel.locatie for regel in regels])
    bij = {regel.locatie.pk: regel for regel in regels}
    binnen = {regel.locatie.pk for regel in gevonden}
    rij = [
        Teken(punt, bij[punt.locatie.pk], punt.locatie.pk not in binnen)
        for punt in sorted(tekening.punten, key=lambda punt: punt.locatie.naam)
    ]
    return rij, tekening


def zoek(regels: Iterable[Regel], *, term: str, regio: str, sorteer: str) -> list[Regel]:
    """Locations that match every word and the region, in the order asked.

    Args:
        sorteer: one of `SORTERINGEN`, with a minus for the other way round; anything else sorts by name.
    """
    woorden = normaliseer(term).split()
    gevonden = [
        regel
        for regel in regels
        if (not regio or regel.locatie.regio.code == regio)
        and all(woord in _tekst(regel.locatie) for woord in woorden)
    ]
    gevonden.sort(key=lambda regel: normaliseer(regel.locatie.naam))
    sleutel = sorteer.removeprefix("-")
    if sleutel in SORTERINGEN:
        gevonden.sort(key=lambda regel: _waarde(regel, sleutel), reverse=sorteer.startswith("-"))
    return gevonden


def tel(regels: Iterable[Regel], kleuring: Kleuring) -> list[tuple[str, str, int]]:
    """The legend: class, words, and how many locations have it; those without an answer last."""
    aantallen = Counter(regel.kleur.klasse for regel in regels)
    rijen = [(klasse, woorden, aantallen[klasse]) for klasse, woorden in kleuring.legenda.items()]
    return [*rijen, ("", "niet ingevuld", aantallen[""])]


def _tekst(locatie: Locatie) -> str:
    return normaliseer(f"{locatie.naam} {locatie.plaats} {locatie.regio}")


def _waarde(regel: Regel, sleutel: str) -> tuple[object, ...]:
    return {
        "naam": (normaliseer(regel.locatie.naam),),
        "waarde": (regel.kleur.waarde,),
        "gemeten": (regel.gemeten.timestamp() if regel.gemeten else 0.0,),
    }[sleutel]
