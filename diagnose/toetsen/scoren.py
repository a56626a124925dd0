"""Scoring: points per rule, the sum, and what it means; for one result in words, for many in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from django.db.models import Case, CharField, Expression, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from diagnose.models import Afname, Toetsversie
from diagnose.toetsen import vragen
from diagnose.toetsen.antwoordfeiten import lees_waarden
from diagnose.toetsen.vragen import Scoreregel, Uitkomst, Vragenlijst
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import Feit
from keten.regels.toetsen import geldt
from keten.regels.uitleg import Uitleg, leg_uit
from keten.regels.valideren import lees
from keten.regels.vertalen import voorwaarde


@dataclass(frozen=True)
class Score:
    """The result of one Afname.

    Attributes:
        gebieden: the points of each part, in the order of the rules.
        bijdragen: each rule that gave points, with the values that made it hold, as JSON.
        uitkomst: what the sum means; None when the test has no outcomes.
    """

    punten: int
    gebieden: dict[str, int]
    bijdragen: list[dict[str, Any]]
    uitkomst: Uitkomst | None

    def als_uitslag(self) -> dict[str, Any]:
        """What is kept beside the points, so that a later version changes nothing of it."""
        uitkomst = self.uitkomst
        gebieden = [{"naam": naam, "punten": punten} for naam, punten in self.gebieden.items()]
        if uitkomst is None:
            return {"gebieden": gebieden}
        return {
            "naam": uitkomst.naam,
            "professional": uitkomst.professional,
            "klant": uitkomst.klant,
            "kleur": uitkomst.kleur,
            "gebieden": gebieden,
        }


def lees_versie(versie: Toetsversie) -> Vragenlijst:
    """The questionnaire of a version."""
    return vragen.lees(versie.vragen, versie.regels, versie.uitkomsten)


def gebruikte_klantfeiten(lijst: Vragenlijst) -> dict[str, Feit]:
    """The facts about the client that the scoring asks, by code."""
    feiten = lijst.feiten()
    gebruikt: dict[str, Feit] = {}
    for regel in lijst.regels:
        gebruikt |= gebruikte_feiten(lees(regel.hele_boom, feiten))
    return {code: feit for code, feit in gebruikt.items() if not code.startswith(vragen.ANTWOORD)}


def bereken(lijst: Vragenlijst, bewaard: Mapping[str, Any]) -> Score:
    """Compute the score of one Afname, with how it came about.

    Args:
        bewaard: the values that count, as `Afname.waarden` keeps them.

    Raises:
        OngeldigeBoom: the scoring uses a fact that no longer exists.
    """
    feiten = lijst.feiten()
    waarden = lees_waarden(bewaard, feiten)
    gebieden = dict.fromkeys((regel.gebied for regel in lijst.regels), 0)
    bijdragen: list[dict[str, Any]] = []
    for regel in lijst.regels:
        if geldt(lees(regel.hele_boom, feiten), waarden):
            gebieden[regel.gebied] += regel.punten
            bijdragen.append(_bijdrage(regel, leg_uit(regel.hele_boom, waarden, feiten)))
    punten = sum(gebieden.values())
    return Score(punten, gebieden, bijdragen, uitkomst_bij(lijst, punten))


def uitkomst_bij(lijst: Vragenlijst, punten: int) -> Uitkomst | None:
    """What a sum of points means."""
    return next((uitkomst for uitkomst in lijst.uitkomsten if uitkomst.past(punten)), None)


def herscoor(lijst: Vragenlijst, afnames: QuerySet[Afname]) -> QuerySet[Afname]:
    """Add `score` and `band` to results, as this questionnaire would count them; computed by the database.

    Answers that a result does not hold count as unknown.

    Raises:
        OngeldigeBoom: the scoring uses a fact that no longer exists.
    """
    feiten = lijst.feiten()
    nodig: dict[str, Expression] = {}
    delen: list[Combinable] = []
    for regel in lijst.regels:
        vertaald = voorwaarde(regel.hele_boom, feiten)
        nodig |= vertaald.feiten
        delen.append(_punten(vertaald.waar, regel.punten))
    begin: Combinable = Value(0, output_field=IntegerField())
    gescoord = afnames.alias(**nodig).annotate(score=reduce(add, delen, begin))
    banden = [When(_valt_in(uitkomst), then=Value(uitkomst.code)) for uitkomst in lijst.uitkomsten]
    return gescoord.annotate(band=Case(*banden, default=Value(""), output_field=CharField()))


def _punten(waar: Q, punten: int) -> Case:
    return Case(When(waar, then=Value(punten)), default=Value(0), output_field=IntegerField())


def _valt_in(uitkomst: Uitkomst) -> Q:
    grenzen = Q(Value(True))
    if uitkomst.van is not None:
        grenzen &= Q(score__gte=uitkomst.van)
    if uitkomst.tot is not None:
        grenzen &= Q(score__lte=uitkomst.tot)
    return grenzen


def _bijdrage(regel: Scoreregel, uitleg: Uitleg) -> dict[str, Any]:
    """One rule that counted: its name and points, and in words why."""
    return {
        "naam": regel.naam,
        "gebied": regel.gebied,
        "punten": regel.punten,
        "zinnen": _zinnen(uitleg),
        "waarden": uitleg.waarden,
    }


def _zinnen(uitleg: Uitleg) -> list[str]:
    if uitleg.feit:
        return [uitleg.zin] if uitleg.telt_mee else []
    return [zin for deel in uitleg.delen for zin in _zinnen(deel)]
