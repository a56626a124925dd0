"""The own estimate of chances: SQL and a plain count over the same people give the same numbers."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from diagnose.kansen import schatten
from diagnose.kansen.curve import wilson
from diagnose.models import Kansschatting, Leeftijdsgroep
from keten.kleine_getallen import ONDER
from keten.models import Locatie, Medewerker
from klanten.models import Klant, Situatie, Uitstroom
from tests.fabriek.werkgevers import BeroepFabriek, SectorFabriek, VacatureFabriek
from werkgevers.models import Plaatsing, Vacature

OP = datetime.date(2026, 11, 1)
DAG = datetime.timedelta(days=1)
Groep = tuple[int | None, str, str, str | None]


@dataclass(frozen=True)
class Mens:
    """A time without work: when it began, when the person registered, and how it ended."""

    gouda: bool
    geslacht: str
    jaren: int
    beroep: str
    sinds: int
    later: int
    duur: int
    einde: str


MENSEN = st.lists(
    st.builds(
        Mens,
        gouda=st.booleans(),
        geslacht=st.sampled_from("vm"),
        jaren=st.sampled_from([20, 24, 25, 40, 60]),
        beroep=st.sampled_from(["Verzorgende", "", "Bakker"]),
        sinds=st.integers(1, 1300),
        later=st.integers(0, 70),
        duur=st.integers(0, 450),
        einde=st.sampled_from(["", "", "regulier", "verhuisd", "plaatsing", "plaatsing na verhuizing"]),
    ),
    min_size=60,
    max_size=160,
)


def _leg_vast(mensen: list[Mens], plekken: list[Locatie], door: Medewerker, vacature: Vacature) -> None:
    def datum(mens: Mens, dagen: int) -> datetime.date:
        return OP - (mens.sinds - dagen) * DAG

    klanten = Klant.objects.bulk_create(
        Klant(
            locatie=plekken[mens.gouda],
            voornamen="An",
            achternaam="Test",
            geslacht=mens.geslacht,
            geboortedatum=datum(mens, 0).replace(day=1, year=datum(mens, 0).year - mens.jaren),
            aangemeld_op=datum(mens, mens.later),
        )
        for mens in mensen
    )
    paren = list(zip(klanten, mensen, strict=True))
    Situatie.objects.bulk_create(
        Situatie(klant=klant, arbeid="werkloos", werkloos_sinds=datum(mens, 0), laatste_beroep=mens.beroep)
        for klant, mens in paren
    )
    Uitstroom.objects.bulk_create(
        Uitstroom(
            klant=klant,
            locatie=klant.locatie,
            op=datum(mens, mens.duur // 2 if mens.einde.startswith("plaatsing") else mens.duur),
            soort="regulier" if mens.einde == "regulier" else "verhuisd",
            door=door,
            partner=door.partner,
        )
        for klant, mens in paren
        if mens.einde not in ("", "plaatsing")
    )
    Plaatsing.objects.bulk_create(
        Plaatsing(
            klant=klant,
            locatie=klant.locatie,
            vacature=vacature,
            werkgever=vacature.werkgever,
            begint_op=datum(mens, mens.duur),
            meetdag=datum(mens, mens.duur + 180),
            uren=32,
            door=door,
        )
        for klant, mens in paren
        if mens.einde.startswith("plaatsing")
    )


def _maanden(van: datetime.date, tot: datetime.date) -> int:
    return (tot.year - van.year) * 12 + tot.month - van.month - (tot.day < van.day)


def _geteld(mensen: Iterable[Mens], plekken: list[Locatie]) -> dict[tuple[Groep, int], tuple[int, int]]:
    """The same count, one person and one month at a time."""
    n: Counter[tuple[Groep, int]] = Counter()
    uit: Counter[tuple[Groep, int]] = Counter()
    for mens in mensen:
        begin = OP - mens.sinds * DAG
        if begin < datetime.date(2023, 11, 1):
            continue
        verhuisd = mens.einde in ("verhuisd", "plaatsing na verhuizing")
        weg = begin + (mens.duur // 2 if mens.einde == "plaatsing na verhuizing" else mens.duur) * DAG
        eind = begin + mens.duur * DAG
        werk = mens.einde in ("regulier", "plaatsing", "plaatsing na verhuizing") and eind < OP
        if mens.einde == "plaatsing na verhuizing" and weg < eind:
            werk = False
        einde = eind if werk else min(OP, weg) if verhuisd else OP
        eerste = _maanden(begin, begin + mens.later * DAG) + 1
        sector = "q" if mens.beroep == "Verzorgende" else None
        leeftijd = Leeftijdsgroep.van(mens.jaren).value
        for maand in range(max(1, eerste), 13):
            heel = _maanden(begin, einde) >= maand
            hier = werk and _maanden(begin, einde) + 1 == maand
            if not (heel or hier):
                break
            for plek in (plekken[mens.gouda].pk, None):
                lagen: list[Groep] = [(plek, mens.geslacht, leeftijd, None), (plek, "", "", None)]
                if sector:
                    lagen.append((plek, mens.geslacht, leeftijd, sector))
                for laag in lagen:
                    n[laag, maand] += 1
                    uit[laag, maand] += hier
    return {sleutel: (aantal, uit[sleutel]) for sleutel, aantal in n.items() if aantal >= ONDER}


@pytest.mark.eis("D-41")
def test_de_schatting_in_sql_is_gelijk_aan_tellen_met_de_hand(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker
) -> None:
    BeroepFabriek(naam="Verzorgende", sector=SectorFabriek(code="q"))
    vacature = VacatureFabriek()
    plekken = [apeldoorn, gouda]

    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(MENSEN)
    def klopt(mensen: list[Mens]) -> None:
        with transaction.atomic():
            _leg_vast(mensen, plekken, bram, vacature)
            toegevoegd = schatten.schat(op=OP)
            assert schatten.schat(op=OP) == 0  # the job again: nothing twice
            rijen = list(Kansschatting.objects.select_related("sector"))
            transaction.set_rollback(True)
        assert len(rijen) == toegevoegd
        gevonden = {}
        for rij in rijen:
            code = rij.sector.code if rij.sector else None
            groep = (rij.locatie_id, rij.geslacht, rij.leeftijd, code)
            gevonden[groep, rij.maand] = (rij.n, rij.aan_het_werk)
            interval = wilson(rij.aan_het_werk, rij.n)
            assert rij.kans == pytest.approx(rij.aan_het_werk / rij.n)
            assert (rij.laag, rij.hoog) == (pytest.approx(interval.laag), pytest.approx(interval.hoog))
        assert gevonden == _geteld(mensen, plekken)

    klopt()


@pytest.mark.eis("D-41")
def test_de_smalste_groep_met_genoeg_mensen_telt_en_anders_staat_er_niets(
    apeldoorn: Locatie, gouda: Locatie
) -> None:
    zorg = SectorFabriek(code="q")

    def rij(locatie: Locatie | None, geslacht: str, maand: int, n: int) -> Kansschatting:
        leeftijd = "35-44" if geslacht else ""
        getallen = {"aan_het_werk": 2, "kans": 2 / n, "laag": 0, "hoog": 1}
        groep = {"locatie": locatie, "geslacht": geslacht, "leeftijd": leeftijd}
        return Kansschatting(peildatum=OP, maand=maand, n=n, **groep, **getallen)

    Kansschatting.objects.bulk_create(
        [rij(apeldoorn, "v", maand, 40) for maand in (1, 2)]
        + [rij(None, "v", maand, 400) for maand in (1, 2)]
        + [rij(None, "", maand, 900) for maand in (1, 2)]
        + [rij(gouda, "v", 1, 12)]
    )

    def lees(plek: Locatie, minstens: int) -> schatten.Schatting | None:
        return schatten.lees(plek, geslacht="v", leeftijd="35-44", sector=zorg, minstens=minstens)

    in_apeldoorn = lees(apeldoorn, 30)
    assert in_apeldoorn is not None
    assert in_apeldoorn.wie == f"klanten van {apeldoorn} van dit geslacht en deze leeftijd"
    assert {maand: punt.n for maand, punt in in_apeldoorn.maanden.items()} == {1: 40, 2: 40}
    in_gouda = lees(gouda, 30)
    assert in_gouda is not None
    assert in_gouda.wie == "klanten in het hele land van dit geslacht en deze leeftijd"
    assert lees(gouda, 1000) is None
