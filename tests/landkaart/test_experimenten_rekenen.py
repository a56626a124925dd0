"""Experiments: the lot, the size and the interval; arithmetic without a database."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landkaart.experimenten import resultaat
from landkaart.experimenten.loting import loot
from landkaart.experimenten.rekenen import Omvang, omvang, scheef, verschil
from landkaart.experimenten.resultaat import Groepsuitkomst, Uitslag, Vergelijking, verberg
from landkaart.models import Experimentdeelname

E, C = Experimentdeelname.Groep.EXPERIMENT, Experimentdeelname.Groep.CONTROLE
_KLANTEN = st.lists(
    st.tuples(st.integers(10_000_000, 99_999_999), st.sampled_from(["", "WW", "WWB"])),
    unique_by=lambda paar: paar[0],
    max_size=30,
)


@pytest.mark.parametrize(
    ("nu", "straks", "kracht", "aandeel", "verwacht"),
    [
        (0.5, 0.6, 80, 50, Omvang(388, 388)),
        (0.5, 0.6, 90, 50, Omvang(519, 519)),
        (0.1, 0.2, 80, 50, Omvang(199, 199)),
        (0.6, 0.5, 80, 50, Omvang(388, 388)),
    ],
)
def test_de_rekenhulp_geeft_de_aantallen_uit_het_handboek(
    nu: float, straks: float, kracht: int, aandeel: int, verwacht: Omvang
) -> None:
    assert omvang(nu=nu, straks=straks, kracht=kracht, aandeel=aandeel) == verwacht


def test_scheve_groepen_vragen_samen_meer_klanten() -> None:
    scheef = omvang(nu=0.5, straks=0.6, kracht=80, aandeel=25)
    assert scheef.controle == pytest.approx(3 * scheef.experiment, abs=3)
    assert scheef.samen > 776
    with pytest.raises(ValueError):
        omvang(nu=0.5, straks=0.5, kracht=80, aandeel=50)


@pytest.mark.parametrize(
    ("groepen", "laag", "hoog"),
    [((56, 70, 48, 80), 0.0524, 0.3339), ((9, 10, 3, 10), 0.1705, 0.8090)],
)
def test_het_interval_is_dat_van_newcombe(
    groepen: tuple[int, int, int, int], laag: float, hoog: float
) -> None:
    gevonden = verschil(*groepen)
    assert (gevonden.laag, gevonden.hoog) == (pytest.approx(laag, abs=1e-4), pytest.approx(hoog, abs=1e-4))
    assert not gevonden.kan_toeval_zijn


@pytest.mark.parametrize(
    ("n_1", "n_2", "verwacht"),
    [(80, 80, False), (80, 68, False), (80, 60, True), (0, 0, False), (100, 100, False)],
)
def test_ongelijk_uitgevallen_groepen_vallen_op(n_1: int, n_2: int, verwacht: bool) -> None:
    assert scheef(n_1, 100, n_2, 100) is verwacht
    assert scheef(n_2, 100, n_1, 100) is verwacht


@pytest.mark.eis("D-36")
@settings(max_examples=25, deadline=None)
@given(_KLANTEN, st.integers(10, 90), st.integers(0, 30))
def test_het_lot_is_te_herhalen_en_verdeelt_eerlijk(
    klanten: list[tuple[int, str]], aandeel: int, knip: int
) -> None:
    zaad = str(knip)
    groepen = loot(klanten, zaad=zaad, aandeel=aandeel)
    assert loot(sorted(klanten, reverse=True), zaad=zaad, aandeel=aandeel) == groepen

    eerst = loot(klanten[:knip], zaad=zaad, aandeel=aandeel)
    al = {laag: sum(deel == laag for _, deel in klanten[:knip]) for laag in ("", "WW", "WWB")}
    in_twee_keer = eerst | loot(klanten[knip:], zaad=zaad, aandeel=aandeel, al=al)
    for uitkomst in (groepen, in_twee_keer):
        for laag in ("", "WW", "WWB"):
            leden = [nummer for nummer, deel in klanten if deel == laag]
            in_e = sum(uitkomst[nummer] == "E" for nummer in leden)
            assert abs(in_e - len(leden) * aandeel / 100) <= 5


@pytest.mark.parametrize(("aandeel", "grootste_blok"), [(50, 8), (25, 16)])
def test_uit_eerdere_groepen_is_de_volgende_niet_te_voorspellen(aandeel: int, grootste_blok: int) -> None:
    def reeks(zaad: str) -> str:  # one newcomer a night
        return "".join(
            loot([(10_000_000 + n, "")], zaad=zaad, aandeel=aandeel, al={"": n})[10_000_000 + n]
            for n in range(80)
        )

    eerste = reeks("a")
    assert eerste == reeks("a") != reeks("b")
    assert abs(eerste.count("E") - 80 * aandeel / 100) <= 5
    drietallen = {eerste[n : n + 3] for n in range(78)}
    assert drietallen >= {"CCC", "CCE", "CEC", "CEE", "ECC", "ECE"}  # whatever came, both can follow
    for cyclus in range(1, 2 * grootste_blok + 1):
        assert any(eerste[n] != eerste[n + cyclus] for n in range(80 - cyclus))


def _groep(
    groep: Experimentdeelname.Groep, n: int, telt: int, *, geloot: int = 0, dicht: bool = False
) -> Groepsuitkomst:
    return Groepsuitkomst(groep, geloot or n, n, telt, 0, dicht=dicht)


@pytest.mark.parametrize(
    ("stand", "voorbij", "e", "c", "nodig", "verwacht"),
    [
        ("loopt", False, (100, 90), (100, 10), None, Uitslag.TE_VROEG),
        ("gestopt", True, (100, 90), (100, 10), None, Uitslag.GESTOPT),
        ("loopt", True, (100, 90), (19, 10), None, Uitslag.TE_WEINIG),
        ("afgerond", True, (100, 90), (100, 10), Omvang(101, 100), Uitslag.TE_WEINIG),
        ("afgerond", True, (100, 90), (60, 6), None, Uitslag.SCHEEF),
        ("afgerond", True, (100, 52), (100, 48), Omvang(100, 100), Uitslag.TOEVAL),
        ("afgerond", True, (100, 70), (100, 48), Omvang(100, 100), Uitslag.BETER),
        ("afgerond", True, (100, 30), (100, 48), None, Uitslag.SLECHTER),
    ],
)
def test_er_komt_pas_een_oordeel_na_het_einde_en_met_genoeg_klanten(
    monkeypatch: pytest.MonkeyPatch,
    stand: str,
    voorbij: bool,
    e: tuple[int, int],
    c: tuple[int, int],
    nodig: Omvang | None,
    verwacht: Uitslag,
) -> None:
    monkeypatch.setattr(resultaat, "_voorbij", lambda _: voorbij)
    experiment: Any = SimpleNamespace(stand=stand)
    geheel = Vergelijking("", _groep(E, *e), _groep(C, *c, geloot=100))
    assert resultaat.oordeel(experiment, geheel, nodig, hoger_is_beter=True) == verwacht
    omgekeerd = {Uitslag.BETER: Uitslag.SLECHTER, Uitslag.SLECHTER: Uitslag.BETER}
    andersom = resultaat.oordeel(experiment, geheel, nodig, hoger_is_beter=False)
    assert andersom == omgekeerd.get(verwacht, verwacht)


def test_een_verborgen_deelgroep_is_niet_uit_te_rekenen_met_het_totaal() -> None:
    lagen = [
        Vergelijking("ww", _groep(E, 30, 15), _groep(C, 30, 15)),
        Vergelijking("wwb", _groep(E, 3, 1, dicht=True), _groep(C, 20, 10)),
        Vergelijking("wajong", _groep(E, 12, 6), _groep(C, 12, 6)),
    ]
    dicht = {een.laag: (een.experiment.dicht, een.controle.dicht) for een in verberg(lagen)}
    assert dicht == {"ww": (False, False), "wwb": (True, False), "wajong": (True, False)}
    assert all(een.verschil is None for een in verberg(lagen) if een.experiment.dicht)
