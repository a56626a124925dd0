"""What holds an answer back, and what is only worth a remark (L-09, L-17 to L-20, L-36).

A *bezwaar* stops 'volledig gerealiseerd' when the definition itself is not met. A *kanttekening* says that
something does not fit; it never stops anybody.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from keten.instellingen import waarde
from keten.models import Locatie
from keten.tijd import vandaag
from landkaart import gegevens as vragen
from landkaart import meten
from landkaart.models import Antwoord, Bewijs, Deelname, Mijlpaal, Mijlpaalscore
from landkaart.scores import BEGIN, antwoord_bij, getal

_AANLOOP = 90
"""Days in which a team counts as one that has only just begun; a choice of the portal."""


@dataclass(frozen=True)
class Ingevuld:
    """An answer as somebody wants to submit it."""

    locatie: Locatie
    mijlpaal: Mijlpaal
    percentage: Decimal
    antwoord: str
    gegevens: Mapping[str, Any] = field(default_factory=dict)


def bezwaren(ingevuld: Ingevuld) -> list[str]:
    """Why this answer cannot be submitted; empty when it can. Only 'volledig' can meet any."""
    if ingevuld.antwoord != Antwoord.VOLLEDIG or ingevuld.mijlpaal.regio_id is not None:
        return []
    eis = _EISEN.get(ingevuld.mijlpaal.nummer)
    return eis(ingevuld) if eis else []


def _alle_gemeenten(ingevuld: Ingevuld) -> list[str]:
    """A location claimed all while a small municipality stayed away (L-17)."""
    bekend = meten.deelnemers(ingevuld.locatie)
    onbekend = [str(g) for g in meten.gemeenten(ingevuld.locatie) if g.pk not in bekend]
    niet = [str(rij.gemeente) for rij in bekend.values() if rij.vorm == Deelname.Vorm.NIET]
    redenen = []
    if not bekend and not onbekend:
        redenen.append("Er staat nog geen gemeente in de lijst.")
    if onbekend:
        redenen.append(f"Vul eerst in hoe deze gemeenten meedoen: {', '.join(onbekend)}.")
    if niet:
        redenen.append(f"Deze gemeenten doen niet mee: {', '.join(niet)}.")
    return redenen


def _recente_analyse(ingevuld: Ingevuld) -> list[str]:
    dag = vragen.datum(ingevuld.gegevens, "analyse_op")
    if dag is None:
        return ["Vul de datum van de analyse in."]
    return ["De analyse is verouderd. Maak eerst een nieuwe."] if verouderd(ingevuld.locatie, dag) else []


def verouderd(locatie: Locatie, dag: datetime.date) -> bool:
    """Whether a labour market analysis is too old to be called recent at this location (L-34)."""
    maanden = vandaag().year * 12 + vandaag().month - dag.year * 12 - dag.month
    return bool(maanden > waarde("landkaart_analyse_maanden", locatie))


def _data(*namen: tuple[str, str]) -> Callable[[Ingevuld], list[str]]:
    """A demand that dates are filled in: (name, what to say)."""

    def eis(ingevuld: Ingevuld) -> list[str]:
        return [melding for naam, melding in namen if not ingevuld.gegevens.get(naam)]

    return eis


def _ketenjaarplan(ingevuld: Ingevuld) -> list[str]:
    soort = ingevuld.gegevens.get("plansoort")
    if not soort:
        return ["Vul in wat voor plan het is."]
    if soort == "cwi_uwv":
        return ["Een plan van alleen CWI en UWV telt niet als volledig: de gemeenten ontbreken."]
    return _data(("vastgesteld_op", "Vul in wanneer het MT het plan heeft vastgesteld."))(ingevuld)


def _integraal_concept(ingevuld: Ingevuld) -> list[str]:
    """Locations answered that a concept was there, and it was not about integral service (L-20)."""
    er_is = Bewijs.objects.filter(
        locatie=ingevuld.locatie, mijlpaal=ingevuld.mijlpaal, integraal=True, ingetrokken_op__isnull=True
    ).exists()
    return [] if er_is else ["Voeg het concept toe als bewijs, en geef aan dat het integraal is."]


def _portefeuilles(ingevuld: Ingevuld) -> list[str]:
    """A location claimed all while no division of portfolios existed (L-18)."""
    meting = meten.METERS[8](ingevuld.locatie)
    if meting.noemer and meting.teller == meting.noemer:
        return []
    return [f"Elk MT-lid heeft een portefeuille nodig. Nu: {meting.teller} van de {meting.noemer}."]


def _kanalen(ingevuld: Ingevuld) -> list[str]:
    namen = {"balie": "één balie", "telefoon": "één telefoonnummer", "site": "één site"}
    ontbreekt = [woord for naam, woord in namen.items() if ingevuld.gegevens.get(naam) != "ja"]
    return [f"Nog niet: {', '.join(ontbreekt)}."] if ontbreekt else []


_EISEN: dict[int, Callable[[Ingevuld], list[str]]] = {
    1: _alle_gemeenten,
    2: _recente_analyse,
    3: _data(
        ("vastgesteld_op", "Vul in wanneer het MT visie en doelen heeft vastgesteld."),
        ("gecommuniceerd_op", "Vul in wanneer visie en doelen bekend zijn gemaakt."),
    ),
    4: _ketenjaarplan,
    5: _data(
        ("uitgewerkt_op", "Vul in wanneer het plan met elkaar is uitgewerkt."),
        ("bekrachtigd_op", "Vul in wanneer het MT het plan heeft bekrachtigd."),
        ("gedeeld_op", "Vul in wanneer het plan is gedeeld."),
    ),
    6: _integraal_concept,
    7: _integraal_concept,
    8: _portefeuilles,
    11: _kanalen,
    12: _data(("begonnen_op", "Vul in sinds wanneer er integrale teams zijn.")),
    14: _data(("getoetst_op", "Vul in wanneer het MT de resultaten het laatst toetste.")),
}


def kanttekeningen(ingevuld: Ingevuld, eerder: Mapping[int, Mijlpaalscore]) -> list[str]:
    """What does not fit: the portal's own figure, older facts, or the order of the phases.

    Args:
        eerder: what holds at the location now, by key of the milestone, with `mijlpaal__fase` read.
    """
    meting = meten.meet(ingevuld.mijlpaal, ingevuld.locatie)
    gevonden = [_afwijking(ingevuld, meting), _analyse(ingevuld), _pilotteam(ingevuld)]
    gevonden.append(_volgorde(ingevuld, eerder))
    return [zin for zin in gevonden if zin]


def _afwijking(ingevuld: Ingevuld, meting: meten.Meting | None) -> str:
    verschil = meting.afwijking(ingevuld.percentage) if meting else None
    if meting is None or meting.percentage is None or verschil is None or abs(verschil) < meten.AFWIJKING:
        return ""
    kant = "hoger" if verschil > 0 else "lager"
    return (
        f"Uw antwoord is {getal(abs(verschil))} punten {kant} dan wat het portaal meet: "
        f"{getal(meting.percentage)}%. {meting.zin}"
    )


def _analyse(ingevuld: Ingevuld) -> str:
    dag = vragen.datum(ingevuld.gegevens, "analyse_op") if ingevuld.mijlpaal.nummer == 2 else None
    if dag is None or not verouderd(ingevuld.locatie, dag):
        return ""
    return f"De arbeidsmarktanalyse van {dag:%d-%m-%Y} is verouderd."


def _pilotteam(ingevuld: Ingevuld) -> str:
    if ingevuld.mijlpaal.nummer != 12 or ingevuld.mijlpaal.regio_id is not None:
        return ""
    voorstel = voorstel_teams(ingevuld.locatie, vragen.datum(ingevuld.gegevens, "begonnen_op"))
    if voorstel is None or voorstel == ingevuld.antwoord:
        return ""
    return f"De cijfers over teams passen bij '{voorstel.label}'."


def voorstel_teams(locatie: Locatie, begonnen_op: datetime.date | None) -> Antwoord | None:
    """The state that fits the reach of the integral teams; at first no more than 'in ontwikkeling' (L-19).

    Returns:
        None when there is nothing to count.
    """
    percentage = meten.METERS[12](locatie).percentage
    if percentage is None:
        return None
    net_begonnen = begonnen_op is None or (vandaag() - begonnen_op).days < _AANLOOP
    if net_begonnen and percentage >= BEGIN[Antwoord.GEDEELTELIJK]:
        return Antwoord.ONTWIKKELING
    return antwoord_bij(percentage)


def _volgorde(ingevuld: Ingevuld, eerder: Mapping[int, Mijlpaalscore]) -> str:
    """Phases follow each other; being ahead is shown, not forbidden (L-09)."""
    if ingevuld.mijlpaal.regio_id is not None or ingevuld.percentage < BEGIN[Antwoord.GEDEELTELIJK]:
        return ""
    achter = [
        score.mijlpaal
        for score in eerder.values()
        if score.percentage < BEGIN[Antwoord.ONTWIKKELING]
        and score.mijlpaal.regio_id is None
        and score.mijlpaal.fase.nummer < ingevuld.mijlpaal.fase.nummer
    ]
    if not achter:
        return ""
    namen = ", ".join(str(mijlpaal.nummer) for mijlpaal in sorted(achter, key=lambda m: m.nummer))
    return f"U loopt vooruit: mijlpaal {namen} uit een eerdere fase is nog niet gerealiseerd. Dat mag."
