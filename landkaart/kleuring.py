"""What the colours of the map can say: the total, a phase, a milestone, or how well answers are supported."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from landkaart.landsbeeld import Score, totaal
from landkaart.models import Antwoord, Mijlpaal
from landkaart.scores import getal

ONBEKEND = ""
KWALITEIT = 3
"""How many marks of quality an answer can have: criteria, evidence, a second look (L-25)."""

_AANDELEN: dict[str, str] = {
    Antwoord.VOLLEDIG: "alle punten",
    Antwoord.GEDEELTELIJK: "66% van de punten of meer",
    Antwoord.ONTWIKKELING: "33 tot 66% van de punten",
    Antwoord.NIET: "minder dan 33% van de punten",
}
_STEUN = {
    "kwaliteit-3": "volledig onderbouwd",
    "kwaliteit-2": "goed onderbouwd",
    "kwaliteit-1": "matig onderbouwd",
    "kwaliteit-0": "niet onderbouwd",
}


@dataclass(frozen=True)
class Kleur:
    """What one location gets.

    Attributes:
        klasse: an answer, or `kwaliteit-<n>`; empty when nothing was submitted.
        tekst: the same in words, with the figure.
        waarde: to sort by; -1 when nothing was submitted.
    """

    klasse: str
    tekst: str
    waarde: Decimal


_NIETS = Kleur(ONBEKEND, "niet ingevuld", Decimal(-1))
Scoresvan = Mapping[int, Score]


@dataclass(frozen=True)
class Kleuring:
    """A way to colour the map.

    Attributes:
        legenda: words for each class, best first.
    """

    code: str
    naam: str
    legenda: Mapping[str, str]
    kleur: Callable[[Scoresvan], Kleur]


def kleuringen(mijlpalen: Sequence[Mijlpaal]) -> list[tuple[str, list[Kleuring]]]:
    """All ways to colour the map, in groups as a list of choices shows them."""
    fasen = {mijlpaal.fase_id: mijlpaal.fase for mijlpaal in mijlpalen}
    per_fase = [
        _punten(f"fase-{fase.nummer}", f"Fase {fase}", [m for m in mijlpalen if m.fase_id == sleutel])
        for sleutel, fase in fasen.items()
    ]
    return [
        ("Geheel", [_punten("totaal", "Totale score", mijlpalen), _kwaliteit(mijlpalen)]),
        ("Fase", per_fase),
        ("Mijlpaal", [_antwoord(mijlpaal) for mijlpaal in mijlpalen]),
    ]


def _punten(code: str, naam: str, mijlpalen: Sequence[Mijlpaal]) -> Kleuring:
    def kleur(scores: Scoresvan) -> Kleur:
        som = totaal(scores, mijlpalen)
        if not som.ingevuld:
            return _NIETS
        eenheid = "punt" if som.mijlpalen == 1 else "punten"
        tekst = f"{getal(som.punten)}\u00a0van\u00a0{som.mijlpalen}\u00a0{eenheid}"
        return Kleur(som.klasse, tekst, som.aandeel)

    return Kleuring(code, naam, _AANDELEN, kleur)


def _antwoord(mijlpaal: Mijlpaal) -> Kleuring:
    def kleur(scores: Scoresvan) -> Kleur:
        score = scores.get(mijlpaal.pk)
        if score is None:
            return _NIETS
        woord = Antwoord(score.antwoord).label
        return Kleur(score.antwoord, f"{getal(score.percentage, 2)}%, {woord}", score.percentage)

    legenda = {antwoord.value: str(antwoord.label) for antwoord in reversed(Antwoord)}
    return Kleuring(f"mijlpaal-{mijlpaal.nummer}", str(mijlpaal), legenda, kleur)


def _kwaliteit(mijlpalen: Sequence[Mijlpaal]) -> Kleuring:
    sleutels = [mijlpaal.pk for mijlpaal in mijlpalen]

    def kleur(scores: Scoresvan) -> Kleur:
        gevonden = [scores[sleutel].kwaliteit for sleutel in sleutels if sleutel in scores]
        if not gevonden:
            return _NIETS
        gemiddeld = Decimal(sum(gevonden)) / len(gevonden)
        tekst = f"gemiddeld {getal(gemiddeld)} van {KWALITEIT} kenmerken"
        return Kleur(f"kwaliteit-{int(gemiddeld)}", tekst, gemiddeld)

    return Kleuring("kwaliteit", "Kwaliteit van de antwoorden", _STEUN, kleur)
