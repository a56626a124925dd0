"""A questionnaire in words: its questions, when each is asked, how points are counted, what a score means."""

from dataclasses import dataclass

from diagnose.regels.tekst import Regeltekst
from diagnose.regels.tekst import in_woorden as regel_in_woorden
from diagnose.toetsen.vragen import Uitkomst, Vraag, Vragenlijst
from keten.regels.valideren import OngeldigeBoom


@dataclass(frozen=True)
class Vraagtekst:
    """A question, and when it is asked; `toon` is None when it always is."""

    vraag: Vraag
    toon: Regeltekst | None


@dataclass(frozen=True)
class Puntentekst:
    """A rule of the scoring in words."""

    naam: str
    gebied: str
    punten: int
    regel: Regeltekst


@dataclass(frozen=True)
class Lijsttekst:
    """A whole questionnaire in words; `leesbaar` is False when it uses a fact that no longer exists."""

    vragen: list[Vraagtekst]
    regels: list[Puntentekst]
    uitkomsten: tuple[Uitkomst, ...]
    leesbaar: bool = True


def in_woorden(lijst: Vragenlijst) -> Lijsttekst:
    """Write a questionnaire in words."""
    try:
        antwoorden, feiten = lijst.antwoordfeiten(), lijst.feiten()
        return Lijsttekst(
            [
                Vraagtekst(vraag, regel_in_woorden(vraag.toon, antwoorden) if vraag.toon else None)
                for vraag in lijst.vragen
            ],
            [
                Puntentekst(r.naam, r.gebied, r.punten, regel_in_woorden(r.hele_boom, feiten))
                for r in lijst.regels
            ],
            lijst.uitkomsten,
        )
    except OngeldigeBoom:
        return Lijsttekst([Vraagtekst(vraag, None) for vraag in lijst.vragen], [], lijst.uitkomsten, False)
