"""The statement that works out one figure of one month, over all locations and groups.

The rows of the figure are read once. Groups of which a client is in one (the team, the age) come from one
`GROUP BY GROUPING SETS`; groups of which a client can be in several (benefits, instruments, practices) from a
join of their own, so that who has two benefits counts in both and once in the total.

A location without clients has no figures: nought would say that nobody is out of work there.

The team, the route and the contact person are those of the moment of computing. A month that is over is
computed for the last time just after its end, so these are the ones of that month.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet, Value
from django.utils import timezone

from diagnose.models import Activiteit, Diagnose, Instrument, Werkplan
from keten.indicatoren import Indicator, Peil
from keten.maanden import eerste_dag
from keten.models import Ketenpartner, Locatie, Medewerker, Regime, Team
from klanten.models import Clientbeeld, Klant, Uitkering
from landkaart.models import Experiment, Experimentdeelname, Indicatorversie, Indicatorwaarde, Praktijk

LEEFTIJDEN = ((27, "jonger dan 27"), (40, "27 tot 40"), (55, "40 tot 55"))
OUDST = "55 en ouder"
_GEEN_RIJEN = "SELECT NULL::bigint w_locatie, NULL::bigint w_klant, 0 w_telt, 0 w_van WHERE false"


def voer_uit(indicator: Indicator, versie: Indicatorversie, van: datetime.date, tot: datetime.date) -> None:
    """Compute a figure over a period in one month and store it; values that vanished are removed.

    Args:
        van, tot: the first and last day; the month is the one of `van`.
    """
    nu = timezone.now()
    sql, params = vraag(indicator, versie, van, tot, nu)
    with connection.cursor() as cursor:
        cursor.execute(f"{_BEWAAR} {sql} {_OVERHEEN}", params)
    oud = Indicatorwaarde.objects.filter(indicator=indicator.code, maand=eerste_dag(van))
    oud.exclude(berekend_op=nu).delete()


def vraag(
    indicator: Indicator,
    versie: Indicatorversie,
    van: datetime.date,
    tot: datetime.date,
    nu: datetime.datetime,
) -> tuple[str, list[Any]]:
    """The query that works out every value of a figure, with its parameters; it stores nothing."""
    peil = {Peil.BEGIN: (van, van), Peil.EINDE: (tot, tot)}.get(indicator.peil, (van, tot))
    waarnemingen = indicator.waarnemingen(van, tot, versie.parameter)
    rijen, params, namen = _rijen(waarnemingen)
    vast = (van, tot, *peil, indicator.code, versie.nummer, eerste_dag(van), nu)
    over_klanten = not isinstance(waarnemingen.query.annotations["w_klant"], Value)
    keuzes = _keuzes(namen, per_klant=waarnemingen.model is Klant, over_klanten=over_klanten)
    return _VRAAG.format(rijen=rijen, **keuzes), [*vast, *params]


def _rijen(rijen: QuerySet[Any]) -> tuple[str, tuple[Any, ...], set[str]]:
    """The query of the rows, with its parameters, and what each row says (`w_…`)."""
    namen = {naam for naam in rijen.query.annotations if naam.startswith("w_")}
    try:
        sql, params = rijen.values(*namen).query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return _GEEN_RIJEN, (), {"w_locatie", "w_klant", "w_telt", "w_van"}
    return sql, params, namen


def _keuzes(namen: set[str], *, per_klant: bool, over_klanten: bool) -> dict[str, str]:
    """The parts of the statement in which figures differ.

    Args:
        per_klant: the rows are clients, each once; of other rows one client or employer may have many, and
            a row about nobody stands for itself.
        over_klanten: the rows are about clients, so that what a client can have several of splits them.
    """
    mensen = "COUNT(*)" if per_klant else "COUNT(DISTINCT r.wie) + COUNT(*) FILTER (WHERE r.wie IS NULL)"
    return {
        "wie": "q.w_wie" if "w_wie" in namen else "q.w_klant",
        "eigen_regime": "q.w_regime" if "w_regime" in namen else "NULL",
        "mensen": mensen,
        "meer": "".join(f" UNION ALL {deel}" for deel in _MEER if over_klanten).replace("{mensen}", mensen),
    }


def _tabel(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _letterlijk(tekst: str) -> str:
    """A constant text of the code as SQL, also inside a statement with parameters."""
    return "'" + str(tekst).replace("'", "''").replace("%", "%%") + "'"


def _woorden(kolom: str, keuzes: Iterable[tuple[Any, Any]]) -> str:
    """A code of a fixed list in words."""
    wanneer = " ".join(f"WHEN {_letterlijk(code)} THEN {_letterlijk(woord)}" for code, woord in keuzes)
    return f"CASE {kolom} {wanneer} END"


def _naam(model: type[Model], kolom: str) -> str:
    return f"(SELECT naam FROM {_tabel(model)} WHERE id = {kolom})"


def _leeftijd() -> str:
    grens = "((SELECT tot FROM p) - interval '{} years')::date"
    jonger = " ".join(
        f"WHEN k.geboortedatum > {grens.format(jaar)} THEN {_letterlijk(woord)}" for jaar, woord in LEEFTIJDEN
    )
    return f"CASE {jonger} WHEN k.id IS NOT NULL THEN {_letterlijk(OUDST)} END"


_KWADRANTEN = [(code, f"{code}: {woord}") for code, woord in Clientbeeld.Kwadrant.choices]
_ENKEL: dict[str, tuple[str, str]] = {
    "partner": ("m.partner_id", _naam(Ketenpartner, "partner")),
    "team": ("c.team_id", _naam(Team, "team")),
    "route": ("c.route", _woorden("route", Clientbeeld.Route.choices)),
    "kwadrant": ("c.kwadrant", _woorden("kwadrant", _KWADRANTEN)),
    "leeftijd": (_leeftijd(), "leeftijd"),
    "geslacht": ("k.geslacht", _woorden("geslacht", Klant.Geslacht.choices)),
    "beginafstand": ("d.afstand", _woorden("beginafstand", Clientbeeld.Afstand.choices)),
}
"""Per breakdown of which a client is in one group: the column, and the group in words (once per group)."""

_ALLES = (1 << len(_ENKEL)) - 1
_BIT = {naam: _ALLES - (1 << (len(_ENKEL) - 1 - plek)) for plek, naam in enumerate(_ENKEL)}

_REGIMES = f"""
    SELECT DISTINCT u.klant_id AS klant, u.regime_id AS groep FROM {_tabel(Uitkering)} u
    WHERE u.van <= (SELECT peil_tot FROM p) AND (u.tot IS NULL OR u.tot >= (SELECT peil_van FROM p))
      AND u.klant_id IN (SELECT klant FROM rijen WHERE regime IS NULL)"""
_INSTRUMENTEN = f"""
    SELECT DISTINCT w.klant_id AS klant, a.instrument_id AS groep
    FROM {_tabel(Activiteit)} a JOIN {_tabel(Werkplan)} w ON w.id = a.werkplan_id
    WHERE a.instrument_id IS NOT NULL AND a.stand <> 'niet_gekozen'
      AND COALESCE(a.gestart_op, a.begin) <= (SELECT tot FROM p)
      AND (a.einde IS NULL OR a.einde >= (SELECT van FROM p))
      AND w.klant_id IN (SELECT klant FROM rijen)"""
_PRAKTIJKEN = f"""
    SELECT DISTINCT e.klant_id AS klant, x.praktijk_id AS groep
    FROM {_tabel(Experimentdeelname)} e JOIN {_tabel(Experiment)} x ON x.id = e.experiment_id
    WHERE e.groep = 'E' AND x.praktijk_id IS NOT NULL AND e.klaar_op <= (SELECT tot FROM p)
      AND x.soort = '{Experiment.Soort.DIENSTVERLENING.value}'"""
"""Only of experiments that have ended: a running one is not looked at halfway (D-36)."""


def _meervoudig(code: str, paren: str, model: type[Model], groep: str, geen: str) -> str:
    """A breakdown of which a client can be in several groups; without `geen` only who is in one counts."""
    soort, naam = ("LEFT JOIN", f"COALESCE(n.naam, {_letterlijk(geen)})") if geen else ("JOIN", "n.naam")
    eigen = "r.regime IS NULL AND " if code == "regime" else ""
    return f"""
    SELECT r.locatie, '{code}' AS uitsplitsing, {naam} AS groep, SUM(r.telt), SUM(r.van), {{mensen}}
    FROM rijen r {soort} ({paren}) g ON {eigen}g.klant = r.klant
    {soort} {_tabel(model)} n ON n.id = {groep}
    WHERE r.klant IS NOT NULL GROUP BY r.locatie, {naam}"""


_MEER = (
    _meervoudig("regime", _REGIMES, Regime, "COALESCE(r.regime, g.groep)", "geen uitkering"),
    _meervoudig("instrument", _INSTRUMENTEN, Instrument, "g.groep", "geen instrument"),
    _meervoudig("praktijk", _PRAKTIJKEN, Praktijk, "g.groep", ""),
)
_SETS = ", ".join(f"(locatie, {naam})" for naam in _ENKEL)
_KOLOMMEN = ", ".join(f"{kolom} AS {naam}" for naam, (kolom, _) in _ENKEL.items())
_CODES = " ".join(f"WHEN {bit} THEN '{naam}'" for naam, bit in _BIT.items())
_TEKST = " ".join(f"WHEN {_BIT[naam]} THEN {woord}" for naam, (_, woord) in _ENKEL.items())

_VRAAG = f"""
WITH p (van, tot, peil_van, peil_tot, indicator, versie, maand, nu) AS MATERIALIZED (
    VALUES (%s::date, %s::date, %s::date, %s::date, %s, %s::smallint, %s::date, %s::timestamptz)
), rijen AS MATERIALIZED (
    SELECT q.w_locatie::bigint AS locatie, q.w_klant::bigint AS klant,
           q.w_telt::integer AS telt, q.w_van::integer AS van,
           {{wie}}::bigint AS wie, {{eigen_regime}}::smallint AS regime
    FROM ({{rijen}}) q
), breed AS (
    SELECT r.*, {_KOLOMMEN}
    FROM rijen r
    LEFT JOIN {_tabel(Klant)} k ON k.id = r.klant
    LEFT JOIN {_tabel(Clientbeeld)} c ON c.klant_id = r.klant
    LEFT JOIN {_tabel(Medewerker)} m ON m.id = c.contactpersoon_id
    LEFT JOIN LATERAL (
        SELECT afstand FROM {_tabel(Diagnose)}
        WHERE klant_id = r.klant AND vastgesteld_op IS NOT NULL ORDER BY vastgesteld_op, id LIMIT 1
    ) d ON true
), enkel AS (
    SELECT r.locatie, {", ".join(_ENKEL)}, GROUPING({", ".join(_ENKEL)}) AS welke,
           SUM(r.telt) AS telt, SUM(r.van) AS van, {{mensen}} AS mensen, COUNT(r.klant) AS klanten
    FROM breed r GROUP BY GROUPING SETS ((locatie), {_SETS})
), groepen (locatie, uitsplitsing, groep, telt, van, mensen) AS (
    SELECT locatie, CASE welke {_CODES} ELSE '' END,
           CASE welke WHEN {_ALLES} THEN '' ELSE COALESCE(CASE welke {_TEKST} END, 'onbekend') END,
           telt, van, mensen
    FROM enkel WHERE welke = {_ALLES} OR klanten > 0
    {{meer}}
)
SELECT p.indicator, p.versie, p.maand, l.id, COALESCE(g.uitsplitsing, ''), COALESCE(g.groep, ''),
       COALESCE(SUM(g.telt), 0), COALESCE(SUM(g.van), 0), COALESCE(SUM(g.mensen), 0), p.nu
FROM p CROSS JOIN {_tabel(Locatie)} l LEFT JOIN groepen g ON g.locatie = l.id
WHERE g.locatie IS NOT NULL OR l.geldig_van <= p.tot AND (l.geldig_tot IS NULL OR l.geldig_tot >= p.van)
    AND l.id = (SELECT MIN(locatie_id) FROM {_tabel(Klant)} WHERE locatie_id >= l.id)
GROUP BY p.indicator, p.versie, p.maand, p.nu, l.id, 5, 6
"""
"""The values; whether a location has clients is asked with MIN, which looks in the index once for each."""
_BEWAAR = f"""
INSERT INTO {_tabel(Indicatorwaarde)}
    (indicator, versie, maand, locatie_id, uitsplitsing, groep, telt, van, mensen, berekend_op)
"""
_OVERHEEN = """
ON CONFLICT (locatie_id, indicator, maand, uitsplitsing, groep) DO UPDATE SET
    versie = EXCLUDED.versie, telt = EXCLUDED.telt, van = EXCLUDED.van, mensen = EXCLUDED.mensen,
    berekend_op = EXCLUDED.berekend_op
"""
