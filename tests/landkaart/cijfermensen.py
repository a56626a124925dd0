"""A small made-up population, and what the figures about it are, worked out one person at a time.

The portal counts with one statement per figure; here every figure is a loop that a reader can check by hand.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from keten.models import Locatie, Medewerker, Regime
from klanten.models import Aanvraag, Clientbeeld, Contactpersoonschap, Klant, Uitkering, Uitstroom

Dag = datetime.date
DAG = datetime.timedelta(days=1)
WERK = ("regulier", "subsidie", "zelfstandig")
_OOIT = datetime.date.max


@dataclass
class Mens:
    """One person. Locations and benefits are known by their place in a list; an empty last day is open."""

    locatie: int
    aangemeld: Dag
    geboren: Dag
    uitkeringen: list[tuple[int, Dag, Dag]] = field(default_factory=list)
    uitstromen: list[tuple[int, Dag, str, Dag]] = field(default_factory=list)
    aanvragen: list[tuple[int, int, Dag, str, Dag]] = field(default_factory=list)
    contact: tuple[Dag, Dag] | None = None


def verzin(zaad: int, aantal: int, maand: Dag) -> list[Mens]:
    """People with histories around a month: two benefits, transitions, returns, and moves to elsewhere."""
    rng = Random(zaad)

    def dag(terug: int, vooruit: int = 45) -> Dag:
        return maand + DAG * rng.randint(-terug, vooruit)

    mensen = []
    for _ in range(aantal):
        mens = Mens(
            rng.randrange(2), dag(200, 30), datetime.date(rng.randint(1945, 2005), rng.randint(1, 12), 1)
        )
        for regime in range(3):
            begin = dag(150)
            for _ in range(rng.choice((0, 0, 1, 2))):
                einde = rng.choice((_OOIT, begin + DAG * rng.randint(0, 90)))
                mens.uitkeringen.append((regime, begin, einde))
                if einde == _OOIT:
                    break
                begin = einde + DAG * rng.randint(1, 40)
        weg = max(dag(60), mens.aangemeld)
        for _ in range(rng.choice((0, 0, 1, 2))):
            terug = rng.choice((_OOIT, weg + DAG * rng.randint(0, 30)))
            soort = rng.choice((*WERK, "school", "voorkomen", "verhuisd"))
            mens.uitstromen.append((rng.randrange(2), weg, soort, terug))
            if terug == _OOIT:
                break
            weg = terug + DAG * rng.randint(1, 30)
        for _ in range(rng.choice((0, 1, 2))):
            begonnen = dag(60, 10)
            stand = rng.choice(("toegekend", "afgewezen", "afgezien"))
            einde = begonnen + DAG * rng.randint(0, 60)
            mens.aanvragen.append((rng.randrange(2), rng.randrange(3), begonnen, stand, einde))
        if rng.random() < 0.7:
            mens.contact = (vanaf := dag(100), rng.choice((_OOIT, vanaf + DAG * rng.randint(0, 100))))
        mensen.append(mens)
    return mensen


def schrijf(mensen: list[Mens], locaties: list[Locatie], regimes: list[Regime], door: Medewerker) -> None:
    """Put them in the database, and nothing else about them."""
    klanten = Klant.objects.bulk_create(
        Klant(
            locatie=locaties[een.locatie],
            voornamen="Test",
            achternaam="Mens",
            zoeknaam="mens test",
            geboortedatum=een.geboren,
            geslacht="x",
            aangemeld_op=een.aangemeld,
        )
        for een in mensen
    )
    paren = list(zip(klanten, mensen, strict=True))
    Clientbeeld.objects.bulk_create(
        Clientbeeld(klant=klant, locatie=klant.locatie, zoeknaam=klant.zoeknaam) for klant in klanten
    )
    Uitkering.objects.bulk_create(
        Uitkering(klant=klant, regime=regimes[regime], partner=door.partner, van=van, tot=_of_leeg(tot))
        for klant, een in paren
        for regime, van, tot in een.uitkeringen
    )
    Uitstroom.objects.bulk_create(
        Uitstroom(
            klant=klant,
            locatie=locaties[plek],
            op=op,
            soort=soort,
            door=door,
            partner=door.partner,
            teruggekeerd_op=_of_leeg(terug),
            heropend_door=None if terug == _OOIT else door,
            reden_terugkeer="" if terug == _OOIT else "Het werk hield op.",
        )
        for klant, een in paren
        for plek, op, soort, terug in een.uitstromen
    )
    Aanvraag.objects.bulk_create(
        _aanvraag(klant, locaties[plek], regimes[regime], begonnen, stand, einde, door)
        for klant, een in paren
        for plek, regime, begonnen, stand, einde in een.aanvragen
    )
    Contactpersoonschap.objects.bulk_create(
        Contactpersoonschap(
            klant=klant,
            medewerker=door,
            van=een.contact[0],
            tot=_of_leeg(een.contact[1]),
            reden="eerste contactpersoon",
            aangewezen_door=door,
        )
        for klant, een in paren
        if een.contact
    )


def _of_leeg(dag: Dag) -> Dag | None:
    return None if dag == _OOIT else dag


def _aanvraag(
    klant: Klant, locatie: Locatie, regime: Regime, begonnen: Dag, stand: str, einde: Dag, door: Medewerker
) -> Aanvraag:
    besluit = {} if stand == "afgezien" else {"besluit_op": einde, "besluit_door": door}
    return Aanvraag(
        klant=klant,
        locatie=locatie,
        regime=regime,
        partner=door.partner,
        intake_door=door.partner,
        vorm=Aanvraag.Vorm.KORT,
        stand=stand,
        begonnen_op=begonnen,
        ingediend_op=begonnen,
        afgezien_op=einde if stand == "afgezien" else None,
        eerste_dag=einde if stand == "toegekend" else None,
        bedrag=900 if stand == "toegekend" else None,
        reden="Te veel vermogen." if stand == "afgewezen" else "",
        **besluit,
    )


# A line of a figure: at which location, whether it counts, and the benefits that it is counted under.
Regel = tuple[int, bool, set[int]]


def _heeft(mens: Mens, van: Dag, tot: Dag) -> set[int]:
    """The schemes of which a person has a benefit on a day of a period."""
    return {regime for regime, begin, einde in mens.uitkeringen if begin <= tot and einde >= van}


def _weg(mens: Mens, dag: Dag) -> bool:
    return any(op <= dag < terug for _, op, _, terug in mens.uitstromen)


def _preventie(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    later = mens.aangemeld + 91 * DAG
    if not van <= later <= tot:
        return []
    eerste = sorted(mens.aanvragen, key=lambda een: een[2])[:1]
    onder = {eerste[0][1]} if eerste else _heeft(mens, van, tot)
    return [(mens.locatie, not _heeft(mens, later, later), onder)]


def _beslist(mens: Mens, van: Dag, tot: Dag, telt: tuple[str, ...]) -> list[Regel]:
    return [
        (plek, stand in telt, {regime})
        for plek, regime, _, stand, einde in mens.aanvragen
        if van <= einde <= tot
    ]


def _uitstroom(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    had = _heeft(mens, van, van)
    naar_werk = any(van <= op <= tot < terug and soort in WERK for _, op, soort, terug in mens.uitstromen)
    return [(mens.locatie, naar_werk, had)] if had else []


def _instroom(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    terug = any(van <= dag <= tot for *_, dag in mens.uitstromen)
    nieuw = van <= mens.aangemeld <= tot
    return [(mens.locatie, True, _heeft(mens, van, tot))] if nieuw or terug else []


def _begeleid(mens: Mens, tot: Dag, telt: bool) -> list[Regel]:
    hier = mens.aangemeld <= tot and not _weg(mens, tot)
    return [(mens.locatie, telt, _heeft(mens, tot, tot))] if hier else []


def _contact(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    return _begeleid(mens, tot, mens.contact is not None and mens.contact[0] <= tot <= mens.contact[1])


def _volume(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    heeft = _heeft(mens, tot, tot)
    return [(mens.locatie, True, heeft)] if heeft else []


def _bespaard(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    return [
        (plek, True, _heeft(mens, van, tot))
        for plek, op, soort, terug in mens.uitstromen
        if van <= op <= tot < terug
        and (soort == "voorkomen" or (soort in WERK and _heeft(mens, op - 31 * DAG, op)))
    ]


def _samenloop(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    dagen = [van + DAG * n for n in range((tot - van).days + 1)]
    dubbel = any(sum(b <= dag <= e for _, b, e in mens.uitkeringen) > 1 for dag in dagen)
    return [(mens.locatie, True, _heeft(mens, van, tot))] if dubbel else []


def _overgang(mens: Mens, van: Dag, tot: Dag) -> list[Regel]:
    over = any(
        regime == 1 and van <= begin <= tot and eerder != 1 and begin - 31 * DAG <= einde < begin
        for regime, begin, _ in mens.uitkeringen
        for eerder, _, einde in mens.uitkeringen
    )
    return [(mens.locatie, True, _heeft(mens, van, tot))] if over else []


TELLEN: dict[str, Callable[[Mens, Dag, Dag], list[Regel]]] = {
    "preventiequote": _preventie,
    "poortwachterquote": lambda m, v, t: _beslist(m, v, t, ("afgewezen", "afgezien")),
    "vraaguitval": lambda m, v, t: _beslist(m, v, t, ("afgezien",)),
    "uitstroomquote": _uitstroom,
    "instroom": _instroom,
    "een-contactpersoon": _contact,
    "werkloosheid": lambda m, v, t: _begeleid(m, t, True),
    "uitkeringsvolume": _volume,
    "schadelast": _bespaard,
    "samenloop": _samenloop,
    "overgang": _overgang,
}
"""Each figure by its code: the lines of one person. Of the schemes the second is of the municipality."""
