"""The shape of a questionnaire: questions, scoring and outcomes, as read from a version (JSON).

A question: `{"code": "cv", "tekst": "Hebt u een cv?", "soort": "janee"}`, for a choice with
`"keuzes": [{"code": "week", "tekst": "elke week"}]`, for a number with `van`, `tot` and `eenheid`. With
`"toon"`, a rule over earlier answers, it is asked only when that rule holds; with `"verplicht": false` it
may stay open. A scale with `"competentie"`, the code of one, goes into the competence profile (K-66).

A scoring rule: `{"naam": "Heeft een cv", "gebied": "zoeken", "boom": {...}, "punten": 2}`; the tree uses
answers (`antwoord_cv`) and facts about the client. With `"regimes"` it counts only under those schemes.

An outcome: `{"code": "hoog", "naam": "Hoge motivatie", "van": 8, "tot": null, "professional": "...",
"klant": "..."}`; both ends are included, null is open. `"evc": true` gives an EVC indication, `"kleur"` what
a test of enforcement proposes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from diagnose.toetsen.antwoordfeiten import lezing
from keten.regels.feiten import Feit, feiten_voor
from keten.regels.feiten import Soort as Feitsoort

ANTWOORD = "antwoord_"


class Soort(StrEnum):
    """How a question is answered."""

    JANEE = "janee"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    GETAL = "getal"
    SCHAAL = "schaal"
    TEKST = "tekst"

    @property
    def label(self) -> str:
        """The kind in words."""
        return SOORTEN[self]


SOORTEN: dict[Soort, str] = {
    Soort.JANEE: "ja of nee",
    Soort.KEUZE: "één keuze",
    Soort.MEERKEUZE: "meer keuzes",
    Soort.GETAL: "getal",
    Soort.SCHAAL: "schaal van 1 tot en met 5",
    Soort.TEKST: "open vraag",
}
_FEITSOORT = {
    Soort.JANEE: Feitsoort.JANEE,
    Soort.KEUZE: Feitsoort.KEUZE,
    Soort.MEERKEUZE: Feitsoort.MEERKEUZE,
    Soort.GETAL: Feitsoort.GETAL,
    Soort.SCHAAL: Feitsoort.GETAL,
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question.

    Attributes:
        toon: a rule over earlier answers, as JSON; None when the question is always asked.
        van, tot: the limits of a number, both included.
        competentie: code of the competence that it measures; empty when it measures none.
    """

    code: str
    tekst: str
    soort: Soort
    uitleg: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    van: int | None = None
    tot: int | None = None
    eenheid: str = ""
    verplicht: bool = True
    toon: dict[str, Any] | None = None
    competentie: str = ""

    @property
    def feitcode(self) -> str:
        """The code of the fact that its answer is."""
        return ANTWOORD + self.code

    def als_feit(self) -> Feit | None:
        """The answer as a fact for rules, read from an Afname; an open text is none."""
        if self.soort is Soort.TEKST:
            return None
        soort = _FEITSOORT[self.soort]
        return Feit(
            self.feitcode,
            f"antwoord op “{self.tekst}”",
            soort,
            lezing(self.feitcode, soort),
            keuzes=self.keuzes,
            eenheid=self.eenheid,
        )


@dataclass(frozen=True, slots=True)
class Scoreregel:
    """Points that count when a rule holds; `gebied` is the part of the score that they belong to."""

    naam: str
    gebied: str
    boom: dict[str, Any]
    punten: int
    regimes: tuple[str, ...] = ()

    @property
    def hele_boom(self) -> dict[str, Any]:
        """The rule with its schemes, when it counts only under some."""
        if not self.regimes:
            return self.boom
        onder = {"feit": "regimes", "is": "bevat_een_van", "waarde": list(self.regimes)}
        return {"alle": [onder, self.boom]}


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a score means; `van` and `tot` are included, None is open."""

    code: str
    naam: str
    van: int | None = None
    tot: int | None = None
    professional: str = ""
    klant: str = ""
    evc: bool = False
    kleur: str = ""

    def past(self, punten: int) -> bool:
        """Whether this score falls here."""
        return (self.van is None or punten >= self.van) and (self.tot is None or punten <= self.tot)

    @property
    def bereik(self) -> str:
        """The scores in words."""
        if self.van is None:
            return "elke score" if self.tot is None else f"hoogstens {self.tot}"
        return f"minstens {self.van}" if self.tot is None else f"{self.van} tot en met {self.tot}"


@dataclass(frozen=True, slots=True)
class Vragenlijst:
    """A whole questionnaire, read."""

    vragen: tuple[Vraag, ...]
    regels: tuple[Scoreregel, ...] = ()
    uitkomsten: tuple[Uitkomst, ...] = ()
    op_code: Mapping[str, Vraag] = field(default_factory=dict)

    def antwoordfeiten(self) -> dict[str, Feit]:
        """The answers as facts, by code."""
        return {feit.code: feit for vraag in self.vragen if (feit := vraag.als_feit())}

    def feiten(self) -> dict[str, Feit]:
        """Everything that the scoring may use: facts about the client as they were then, and the answers."""
        van_klant = {
            code: replace(feit, expressie=lezing(code, feit.soort))
            for code, feit in feiten_voor("klant").items()
        }
        return {**van_klant, **self.antwoordfeiten()}


def lees(vragen: Any, regels: Any, uitkomsten: Any) -> Vragenlijst:
    """Read a questionnaire that was checked before (`diagnose.toetsen.keuren`)."""
    gelezen = tuple(lees_vraag(ruw) for ruw in vragen)
    return Vragenlijst(
        vragen=gelezen,
        regels=tuple(Scoreregel(**{**ruw, "regimes": tuple(ruw.get("regimes", ()))}) for ruw in regels),
        uitkomsten=tuple(Uitkomst(**ruw) for ruw in uitkomsten),
        op_code={vraag.code: vraag for vraag in gelezen},
    )


def lees_vraag(ruw: Mapping[str, Any]) -> Vraag:
    """Read one question from JSON."""
    keuzes = tuple((keuze["code"], keuze["tekst"]) for keuze in ruw.get("keuzes", ()))
    return Vraag(**{**ruw, "soort": Soort(ruw["soort"]), "keuzes": keuzes})
