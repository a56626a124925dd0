"""A questionnaire in words: its questions, when each is asked, how points are counted, what a score means."""

from dataclasses import dataclass

from diagnose.regels.tekst import Regeltekst
from diagnose.regels.tekst import in_woorden as regel_in_woorden
from diagnose.toetsen.vragen import Uitkomst, Vraag, Vragenlijst
from keten.regels.valideren import OngeldigeBoom
from klanten.models import Competentie


@dataclass(frozen=True)
class Vraagtekst:
    """A question, when it is asked (`toon` is None: always), and the name of the competence it measures."""

    vraag: Vraag
    toon: Regeltekst | None
    competentie: str = ""


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
    gemeten = [vraag.competentie for vraag in lijst.vragen if vraag.competentie]
    namen = dict(Competentie.objects.filter(code__in=gemeten).values_list("code", "naam")) if gemeten else {}
    try:
        antwoorden, feiten = lijst.antwoordfeiten(), lijst.feiten()
        return Lijsttekst(
            [
                Vraagtekst(
                    vraag,
                    regel_in_woorden(vraag.toon, antwoorden) if vraag.toon else None,
                    namen.get(vraag.competentie, ""),
                )
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
