"""Checking a questionnaire before it becomes a version: each mistake, in words that its author knows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from diagnose.toetsen.antwoordfeiten import lees_waarden
from diagnose.toetsen.invullen import SCHAAL
from diagnose.toetsen.vragen import ANTWOORD, Scoreregel, Soort, Vraag, Vragenlijst
from keten.regels.boom import Knoop, gebruikte_feiten
from keten.regels.feiten import Feit, feiten_voor
from keten.regels.toetsen import geldt
from keten.regels.valideren import OngeldigeBoom, lees
from keten.regels.verboden import besloten_in, codes_in, fouten_van

MEESTE_VRAGEN = 60
MEESTE_REGELS = 120
_MEESTE_WAARDEN = 12  # of one question, to try all of them
_CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")  # becomes part of a name in SQL


@dataclass(frozen=True)
class Fout:
    """A mistake.

    Attributes:
        deel: "vragen", "regels" or "uitkomsten".
        nummer: which of these, counted from 0; None when it is about all of them.
    """

    deel: str
    nummer: int | None
    melding: str

    def __str__(self) -> str:
        soort = {"vragen": "Vraag", "regels": "Puntenregel", "uitkomsten": "Uitkomst"}[self.deel]
        return self.melding if self.nummer is None else f"{soort} {self.nummer + 1}: {self.melding}"


def keur(lijst: Vragenlijst, *, handhaving: bool = False) -> list[Fout]:
    """Find the mistakes in a questionnaire; none means that it can be used.

    Args:
        handhaving: whether it is one of enforcement: its points may come from no fact that a rule about risk
            may not use (H-13). Points of any other one may not come from what enforcement knows.
    """
    fouten = [*_vragen(lijst), *_competenties(lijst, handhaving=handhaving), *_toon(lijst)]
    bomen: dict[int, Knoop] = {}
    fouten += _regels(lijst, bomen)
    fouten += _verboden(lijst, handhaving=handhaving)
    if not fouten:
        fouten += _uitkomsten(lijst, bomen)
    return fouten


def bereik(lijst: Vragenlijst) -> tuple[int, int]:
    """The lowest and the highest score that can come out.

    Rules on one question with few answers are tried with each of them; other rules count apart, so the
    reach may be wider than what people can really score, and is never narrower.
    """
    feiten = lijst.feiten()
    return _bereik(lijst, {n: lees(regel.hele_boom, feiten) for n, regel in enumerate(lijst.regels)})


def _vragen(lijst: Vragenlijst) -> Iterator[Fout]:
    if not 1 <= len(lijst.vragen) <= MEESTE_VRAGEN:
        yield Fout("vragen", None, f"Een vragenlijst heeft 1 tot en met {MEESTE_VRAGEN} vragen.")
    gezien: set[str] = set()
    for nummer, vraag in enumerate(lijst.vragen):
        if not _CODE.fullmatch(vraag.code) or not vraag.tekst.strip():
            yield Fout("vragen", nummer, "Vul een vraag in, met letters.")
        if vraag.code in gezien:
            yield Fout("vragen", nummer, "Deze vraag staat er twee keer. Haal er een weg.")
        gezien.add(vraag.code)
        codes = [code for code, _ in vraag.keuzes]
        if vraag.soort in (Soort.KEUZE, Soort.MEERKEUZE):
            if len(codes) < 2 or len(set(codes)) != len(codes):
                yield Fout("vragen", nummer, "Geef minstens twee keuzes, die alle verschillend zijn.")
        elif codes:
            yield Fout("vragen", nummer, f"Bij {vraag.soort.label} horen geen keuzes.")
        if vraag.van is not None and vraag.tot is not None and vraag.van > vraag.tot:
            yield Fout("vragen", nummer, "Het laagste getal is groter dan het hoogste.")


def _competenties(lijst: Vragenlijst, *, handhaving: bool) -> Iterator[Fout]:
    """Only a scale says how good somebody is at something; enforcement feeds no profile (H-10)."""
    gezien: set[str] = set()
    for nummer, vraag in enumerate(lijst.vragen):
        if not vraag.competentie:
            continue
        if handhaving:
            yield Fout("vragen", nummer, "Een toets van de handhaving vult geen competentieprofiel.")
        elif vraag.soort is not Soort.SCHAAL:
            yield Fout("vragen", nummer, f"Een competentie meet u met een {Soort.SCHAAL.label}.")
        elif vraag.competentie in gezien:
            yield Fout("vragen", nummer, "Een andere vraag meet deze competentie al.")
        gezien.add(vraag.competentie)


def _toon(lijst: Vragenlijst) -> Iterator[Fout]:
    """A question may wait for earlier questions only; who waits for each other is told so."""
    feiten = lijst.antwoordfeiten()
    plek = {vraag.feitcode: nummer for nummer, vraag in enumerate(lijst.vragen)}
    wacht_op: dict[int, set[int]] = {}
    for nummer, vraag in enumerate(lijst.vragen):
        if vraag.toon is None:
            continue
        try:
            wacht_op[nummer] = {plek[code] for code in gebruikte_feiten(lees(vraag.toon, feiten))}
        except OngeldigeBoom as fout:
            yield Fout("vragen", nummer, "wanneer deze vraag komt: " + _tekst(fout))
    for nummer, anderen in wacht_op.items():
        kring = next((ander for ander in sorted(anderen) if nummer in _alles_voor(ander, wacht_op)), None)
        later = next((ander for ander in sorted(anderen) if ander >= nummer), None)
        if nummer in anderen:
            yield Fout("vragen", nummer, "De vraag wacht op haar eigen antwoord en komt dus nooit.")
        elif kring is not None:
            yield Fout("vragen", nummer, f"Deze vraag en vraag {kring + 1} wachten op elkaar.")
        elif later is not None:
            yield Fout("vragen", nummer, f"De vraag hangt af van vraag {later + 1}, die later komt.")


def _alles_voor(begin: int, wacht_op: Mapping[int, set[int]]) -> set[int]:
    """Every question that has to be answered before one, and that one itself."""
    gevonden, te_doen = set[int](), {begin}
    while te_doen:
        nummer = te_doen.pop()
        gevonden.add(nummer)
        te_doen |= wacht_op.get(nummer, set()) - gevonden
    return gevonden


def _regels(lijst: Vragenlijst, bomen: dict[int, Knoop]) -> Iterator[Fout]:
    if len(lijst.regels) > MEESTE_REGELS:
        yield Fout("regels", None, f"Gebruik hoogstens {MEESTE_REGELS} puntenregels.")
    feiten = lijst.feiten()
    for nummer, regel in enumerate(lijst.regels):
        try:
            bomen[nummer] = lees(regel.hele_boom, feiten)
        except OngeldigeBoom as fout:
            yield Fout("regels", nummer, _tekst(fout))


def _verboden(lijst: Vragenlijst, *, handhaving: bool) -> Iterator[Fout]:
    """Facts about the client that points may not come from; the schemes of a rule give no points."""
    feiten = feiten_voor("klant")
    for nummer, regel in enumerate(lijst.regels):
        codes = [code for code in codes_in(regel.boom) if not code.startswith(ANTWOORD) and code in feiten]
        if codes:
            for melding in fouten_van(codes, feiten) if handhaving else besloten_in(codes, feiten):
                yield Fout("regels", nummer, melding)


def _uitkomsten(lijst: Vragenlijst, bomen: Mapping[int, Knoop]) -> Iterator[Fout]:
    if not lijst.uitkomsten:
        return
    laagste, hoogste = _bereik(lijst, bomen)
    codes: set[str] = set()
    goed = True
    for nummer, uitkomst in enumerate(lijst.uitkomsten):
        van = laagste if uitkomst.van is None else uitkomst.van
        tot = hoogste if uitkomst.tot is None else uitkomst.tot
        if uitkomst.code in codes:
            yield Fout("uitkomsten", nummer, "Deze uitkomst staat er twee keer.")
        codes.add(uitkomst.code)
        if uitkomst.van is not None and uitkomst.tot is not None and uitkomst.van > uitkomst.tot:
            yield Fout("uitkomsten", nummer, "De laagste score is hoger dan de hoogste.")
            goed = False
        elif van > hoogste or tot < laagste:
            melding = f"Deze uitkomst komt nooit voor: een score ligt tussen {laagste} en {hoogste}."
            yield Fout("uitkomsten", nummer, melding)
            goed = False
    if goed:
        yield from _aansluiting(lijst, laagste, hoogste)


def _aansluiting(lijst: Vragenlijst, laagste: int, hoogste: int) -> Iterator[Fout]:
    """Every score has one meaning: no overlap and no gap."""
    orde = sorted(
        ((u.van if u.van is not None else laagste, u.tot if u.tot is not None else hoogste, n))
        for n, u in enumerate(lijst.uitkomsten)
    )
    if orde[0][0] > laagste:
        yield Fout("uitkomsten", None, f"Een score van {laagste} heeft geen uitkomst.")
    for (_, tot, eerste), (van, _, tweede) in pairwise(orde):
        if van <= tot:
            yield Fout("uitkomsten", tweede, f"Deze scores vallen samen met die van uitkomst {eerste + 1}.")
        elif van > tot + 1:
            yield Fout("uitkomsten", None, f"Een score van {tot + 1} heeft geen uitkomst.")
    if max(tot for _, tot, _ in orde) < hoogste:
        yield Fout("uitkomsten", None, f"Een score van {hoogste} heeft geen uitkomst.")


def _bereik(lijst: Vragenlijst, bomen: Mapping[int, Knoop]) -> tuple[int, int]:
    per_vraag: dict[str, list[tuple[Scoreregel, Knoop]]] = {}
    laagste = hoogste = 0
    for nummer, boom in bomen.items():
        regel, codes = lijst.regels[nummer], set(gebruikte_feiten(boom))
        if len(codes) == 1 and _mogelijk(lijst, *codes) is not None:
            per_vraag.setdefault(codes.pop(), []).append((regel, boom))
        else:
            laagste, hoogste = laagste + min(0, regel.punten), hoogste + max(0, regel.punten)
    feiten = lijst.feiten()
    for code, regels in per_vraag.items():
        scores = [_som(regels, feiten, code, waarde) for waarde in _mogelijk(lijst, code) or [None]]
        laagste, hoogste = laagste + min(scores), hoogste + max(scores)
    return laagste, hoogste


def _som(regels: list[tuple[Scoreregel, Knoop]], feiten: Mapping[str, Feit], code: str, waarde: Any) -> int:
    waarden = lees_waarden({} if waarde is None else {code: waarde}, feiten)
    return sum(regel.punten for regel, boom in regels if geldt(boom, waarden))


def _mogelijk(lijst: Vragenlijst, code: str) -> list[Any] | None:
    """The answers that a question can get, when there are few; None for all others."""
    vraag = lijst.op_code.get(code.removeprefix(ANTWOORD)) if code.startswith(ANTWOORD) else None
    if vraag is None:
        return None
    open_gebleven: list[Any] = [None]
    match vraag.soort:
        case Soort.JANEE:
            return [*open_gebleven, True, False]
        case Soort.KEUZE:
            return [*open_gebleven, *(keuze for keuze, _ in vraag.keuzes)]
        case Soort.SCHAAL:
            return [*open_gebleven, *range(SCHAAL[0], SCHAAL[1] + 1)]
        case Soort.GETAL if _weinig(vraag):
            return [*open_gebleven, *range(vraag.van or 0, (vraag.tot or 0) + 1)]
        case _:
            return None


def _weinig(vraag: Vraag) -> bool:
    begrensd = vraag.van is not None and vraag.tot is not None
    return begrensd and (vraag.tot or 0) - (vraag.van or 0) < _MEESTE_WAARDEN


def _tekst(fout: OngeldigeBoom) -> str:
    return " ".join(deel.melding for deel in fout.fouten)
