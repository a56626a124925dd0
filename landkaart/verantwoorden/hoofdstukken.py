"""What a joint report says: stored figures of a period by chapter, targets, and what changed (X-40).

Everything here is plain data, so that a report that was signed keeps exactly what was read.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from keten.indicatoren import Indicator, Optelling, Soort, Stand, alle
from keten.models import Locatie
from landkaart.cijfers import lezen
from landkaart.jaarplan.streven import Streven, streefwaarden
from landkaart.models import HOOFDSTUKKEN, Indicatorversie, Periodesoort
from landkaart.overzichten import woorden
from landkaart.verantwoorden.perioden import MAANDEN, Periode, met_einde

TITELS = dict(zip(HOOFDSTUKKEN, ("Instroom", "Werk", "Dienstverlening", "Werkgevers", "Geld"), strict=True))
_HOOFDSTUK = {
    "instroom": (
        "binnen-een-week",
        "instroom",
        "overgang",
        "poortwachterquote",
        "preventiequote",
        "samenloop",
        "vraaguitval",
        "werkloosheid",
    ),
    "werk": ("bestendige-plaatsingen", "participatie", "plaatsingen", "scholing", "uitstroomquote"),
    "werkgevers": (
        "beloften-aan-werkgevers",
        "binnen-72-uur",
        "contacten-per-plaatsing",
        "dagen-tot-vervulling",
        "moeilijk-vervulbaar",
        "tevredenheid-werkgevers",
        "vervulde-vacatures",
        "voordrachten-per-plaatsing",
    ),
    "geld": ("schadelast", "uitkeringsvolume"),
}
_VAN = {code: hoofdstuk for hoofdstuk, codes in _HOOFDSTUK.items() for code in codes}


@dataclass(frozen=True)
class Regel:
    """One figure of the report, in words.

    Attributes:
        zin: the definition under which it was computed.
        getal: the number itself; None when it is not known or not shown.
        veranderingen: a sentence against the period before, and one against a year earlier.
        streven: where it stands against the target of the plan; empty without one.
        richting: whether the first change is what we want: "beter", "slechter", "gelijk" or empty.
    """

    code: str
    naam: str
    zin: str
    waarde: str
    getal: float | None
    eenheid: str
    veranderingen: list[str]
    richting: str
    streven: str


def stel_samen(locatie: Locatie, periode: Periode) -> list[dict[str, Any]]:
    """The chapters with their figures, read from what is stored; always as many queries."""
    aantal = MAANDEN[periode.soort]
    reeksen = lezen.van_locatie(locatie, periode.tot, maanden=12 + aantal)
    strevens = streefwaarden(locatie, periode.maanden[-1])
    versies = Indicatorversie.objects.values_list("code", "nummer", "zin")
    definities = {(code, nummer): zin for code, nummer, zin in versies}
    per_hoofdstuk: dict[str, list[dict[str, Any]]] = {code: [] for code in HOOFDSTUKKEN}
    for indicator in alle():
        if indicator.soort != Soort.KOLOM:
            code = indicator.code
            regel = _regel(indicator, reeksen[code], periode, strevens.get(code), definities)
            per_hoofdstuk[_VAN.get(code, "dienstverlening")].append(asdict(regel))
    return [{"code": code, "titel": TITELS[code], "regels": regels} for code, regels in per_hoofdstuk.items()]


def over_periode(indicator: Indicator, reeks: list[Stand], periode: Periode) -> Stand | None:
    """A figure over a whole period; None when a month is missing.

    A share or a mean is that of all months together, a count is their sum, and what tells how things stand is
    that of the last month. Months under different definitions are not added up: None.

    How many people stand behind it is the most of one month: somebody may be in all of them.
    """
    maanden = {stand.maand: stand for stand in reeks if stand.maand in periode.maanden}
    if indicator.optelling is Optelling.LAATSTE:
        return maanden.get(periode.maanden[-1])
    delen = list(maanden.values())
    if len(delen) < len(periode.maanden) or len({deel.versie for deel in delen}) > 1:
        return None
    return replace(
        delen[-1],
        maand=periode.van,
        telt=sum(deel.telt * deel.bedrag for deel in delen),
        van=sum(deel.van for deel in delen),
        mensen=max(deel.mensen for deel in delen),
        bedrag=1,
    )


def verraadt_een_maand(indicator: Indicator, reeks: list[Stand], periode: Periode) -> bool:
    """Whether a period, less the months that are shown elsewhere, would tell a month that is not.

    Each hidden month has to lie in a quarter of the period in which at least two months are hidden, together
    no small number. So a year or four months tell nothing that these quarters and the shown months do not.
    """
    if indicator.optelling is Optelling.LAATSTE:
        return False
    return not all(
        _verbergt_genoeg(indicator, reeks, kwartaal) and set(kwartaal.maanden) <= set(periode.maanden)
        for kwartaal in {
            met_einde(Periodesoort.KWARTAAL, een.maand)
            for een in reeks
            if een.maand in periode.maanden and een.te_klein
        }
    )


def _verbergt_genoeg(indicator: Indicator, reeks: list[Stand], kwartaal: Periode) -> bool:
    klein = [een for een in reeks if een.maand in kwartaal.maanden and een.te_klein]
    samen, geheel = lezen.samen(klein), over_periode(indicator, reeks, kwartaal)
    return len(klein) > 1 and not any(een is None or een.te_klein for een in (samen, geheel))


def _regel(
    indicator: Indicator,
    reeks: list[Stand],
    periode: Periode,
    streven: Streven | None,
    definities: dict[tuple[str, int], str],
) -> Regel:
    gemeten, nu = over_periode(indicator, reeks, periode), _getoond(indicator, reeks, periode)
    parameter = indicator.parameter.standaard if indicator.parameter else 0
    zin = definities.get((indicator.code, gemeten.versie if gemeten else 0))
    jaar_eerder = replace(periode, jaar=periode.jaar - 1)
    vergeleken = [(periode.vorige, f"in het {periode.soort.value} ervoor"), (jaar_eerder, "een jaar eerder")]
    if periode.vorige == jaar_eerder:
        vergeleken = vergeleken[1:]
    zinnen = [_verschil(nu, _getoond(indicator, reeks, toen), wanneer) for toen, wanneer in vergeleken]
    gevonden = [zin for zin in zinnen if zin is not None]
    per_maand = indicator.optelling is Optelling.PER_MAAND
    return Regel(
        code=indicator.code,
        naam=f"{indicator.naam}, gemiddeld per maand" if per_maand else indicator.naam,
        zin=zin or indicator.in_woorden(parameter),
        waarde=woorden.VERBORGEN if gemeten and not nu and not gemeten.te_klein else woorden.stand(gemeten),
        getal=woorden.toonbaar(nu),
        eenheid=indicator.eenheid,
        veranderingen=[tekst for tekst, _ in gevonden],
        richting=gevonden[0][1] if gevonden else "",
        streven=woorden.streefzin(indicator, nu, streven.waarde, streven.op) if streven else "",
    )


def _getoond(indicator: Indicator, reeks: list[Stand], periode: Periode) -> Stand | None:
    """The figure of a period, when it tells no hidden month."""
    return None if verraadt_een_maand(indicator, reeks, periode) else over_periode(indicator, reeks, periode)


def _verschil(nu: Stand | None, toen: Stand | None, wanneer: str) -> tuple[str, str] | None:
    laatst, eerst = woorden.toonbaar(nu), woorden.toonbaar(toen)
    if nu is None or toen is None or laatst is None or eerst is None or nu.versie != toen.versie:
        return None
    verschil = round(laatst - eerst, 1)
    if not verschil:
        return f"Even hoog als {wanneer}.", woorden.Richting.GELIJK.value
    zin = f"{woorden.afstand(verschil, nu.indicator.eenheid)} {'meer' if verschil > 0 else 'minder'}"
    return f"{zin} dan {wanneer}.", woorden.richting(nu.indicator, verschil).value
