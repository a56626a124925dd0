"""Reading a rule from JSON, with every mistake named in words that its author understands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from keten.regels.boom import (
    MAX_DIEPTE,
    MAX_KNOPEN,
    OPERATOREN,
    Alle,
    Conditie,
    Een,
    Knoop,
    Niet,
    Operator,
)
from keten.regels.feiten import Feit
from keten.regels.gevraagd import Misvormd, lees_waarde, toon

_VORMEN = ("alle", "een", "niet", "feit")
_VELDEN = {vorm: {vorm, "naam"} for vorm in _VORMEN} | {"feit": {"feit", "is", "waarde", "naam"}}
_MAX_NAAM = 120


@dataclass(frozen=True, slots=True)
class Fout:
    """A mistake in a rule.

    Attributes:
        pad: where it is, as keys and positions from the top ("alle.0.waarde"); empty for the whole rule.
    """

    pad: str
    melding: str

    def __str__(self) -> str:
        return f"{self.melding} ({self.pad})" if self.pad else self.melding


class OngeldigeBoom(ValueError):
    """A rule that cannot be used; `fouten` says why."""

    def __init__(self, fouten: list[Fout]) -> None:
        super().__init__("; ".join(str(fout) for fout in fouten))
        self.fouten = fouten


def valideer(boom: object, feiten: Mapping[str, Feit]) -> list[Fout]:
    """Find the mistakes in a rule; none means that it can be used. Accepts whatever JSON can hold."""
    lezer = _Lezer(feiten)
    lezer.knoop(boom, "", 1)
    return lezer.fouten


def lees(boom: object, feiten: Mapping[str, Feit]) -> Knoop:
    """Turn JSON into a tree.

    Raises:
        OngeldigeBoom: with every mistake that `valideer` finds.
    """
    lezer = _Lezer(feiten)
    knoop = lezer.knoop(boom, "", 1)
    if knoop is None or lezer.fouten:
        raise OngeldigeBoom(lezer.fouten)
    return knoop


@dataclass(slots=True)
class _Lezer:
    """Walks through JSON and collects mistakes; a node with a mistake becomes None."""

    feiten: Mapping[str, Feit]
    fouten: list[Fout] = field(default_factory=list)
    gelezen: dict[str, Feit] = field(default_factory=dict)
    aantal: int = 0

    def knoop(self, ruw: object, pad: str, diepte: int) -> Knoop | None:
        self.aantal += 1
        try:
            vorm, gegevens = self._vorm(ruw, diepte)
            naam = _naam(gegevens)
            if vorm == "feit":
                return self._conditie(gegevens, naam)
        except Misvormd as fout:
            self._meld(_bij(pad, fout.sleutel), fout.melding)
            return None
        if vorm == "niet":
            deel = self.knoop(gegevens["niet"], _bij(pad, "niet"), diepte + 1)
            return Niet(deel, naam) if deel else None
        delen = self._delen(gegevens[vorm], _bij(pad, vorm), diepte)
        if delen is None:
            return None
        return Alle(delen, naam) if vorm == "alle" else Een(delen, naam)

    def _vorm(self, ruw: object, diepte: int) -> tuple[str, dict[str, Any]]:
        if self.aantal > MAX_KNOPEN:
            raise Misvormd(f"De regel heeft meer dan {MAX_KNOPEN} onderdelen. Maak hem eenvoudiger.")
        if diepte > MAX_DIEPTE:
            raise Misvormd(f"De voorwaarden zitten meer dan {MAX_DIEPTE} lagen diep in elkaar.")
        if not isinstance(ruw, dict):
            raise Misvormd("Hier hoort een voorwaarde te staan.")
        vormen = [vorm for vorm in _VORMEN if vorm in ruw]
        if len(vormen) != 1:
            raise Misvormd("Een voorwaarde heeft precies een van: alle, een, niet of feit.")
        vreemd = [sleutel for sleutel in ruw if sleutel not in _VELDEN[vormen[0]]]
        if vreemd:
            raise Misvormd(f"Het onderdeel {toon(vreemd[0])} bestaat niet in deze voorwaarde.")
        return vormen[0], ruw

    def _delen(self, ruw: object, pad: str, diepte: int) -> tuple[Knoop, ...] | None:
        if not isinstance(ruw, list):
            self._meld(pad, "Hier hoort een lijst van voorwaarden te staan.")
            return None
        delen: list[Knoop] = []
        for nummer, deel in enumerate(ruw):
            knoop = self.knoop(deel, _bij(pad, str(nummer)), diepte + 1)
            if knoop:
                delen.append(knoop)
            if self.aantal > MAX_KNOPEN:
                break
        return tuple(delen) if len(delen) == len(ruw) else None

    def _conditie(self, gegevens: dict[str, Any], naam: str) -> Conditie:
        code = gegevens["feit"]
        feit = self._feit(code)
        operator = _operator(gegevens.get("is"), feit)
        if operator.zonder_waarde:
            if gegevens.get("waarde") is not None:
                raise Misvormd(f"Bij {operator} hoort geen waarde.", "waarde")
            return Conditie(feit, operator, None, naam)
        if "waarde" not in gegevens:
            raise Misvormd(f"Er staat niet bij waarmee {feit.label} vergeleken wordt.", "waarde")
        return Conditie(feit, operator, lees_waarde(gegevens["waarde"], operator, feit), naam)

    def _feit(self, code: object) -> Feit:
        if not isinstance(code, str) or code not in self.feiten:
            raise Misvormd(f"Het feit {toon(code)} bestaat niet.", "feit")
        if code not in self.gelezen:
            self.gelezen[code] = self.feiten[code].met_vaste_keuzes()
        return self.gelezen[code]

    def _meld(self, pad: str, melding: str) -> None:
        self.fouten.append(Fout(pad, melding))


def _bij(pad: str, sleutel: str) -> str:
    return ".".join(deel for deel in (pad, sleutel) if deel)


def _naam(gegevens: dict[str, Any]) -> str:
    naam = gegevens.get("naam", "")
    if not isinstance(naam, str) or not naam.isprintable() or len(naam) > _MAX_NAAM:
        raise Misvormd(f"Een naam is een tekst op een regel van hoogstens {_MAX_NAAM} tekens.", "naam")
    return naam.strip()


def _operator(ruw: object, feit: Feit) -> Operator:
    mogelijk = OPERATOREN[feit.soort]
    if not isinstance(ruw, str) or ruw not in mogelijk:
        raise Misvormd(f"{feit.label}: kies een van {', '.join(mogelijk)}.", "is")
    return Operator(ruw)
