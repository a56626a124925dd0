"""Figures in words: what changed, where a target is, and which figure of a column goes against the chain."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from keten.indicatoren import Indicator, Maat, Soort, Stand
from landkaart.cijfers.afschermen import verborgen
from landkaart.overzichten import figuren, woorden
from landkaart.overzichten.mtbeeld import Tegel, botsingen

SEPTEMBER, OKTOBER = datetime.date(2026, 9, 1), datetime.date(2026, 10, 1)


def _indicator(code: str = "preventiequote", **velden: Any) -> Indicator:
    return Indicator(
        **{
            "code": code,
            "naam": code.capitalize(),
            "soort": Soort.KETEN,
            "zin": "Een deel.",
            "maat": Maat.AANDEEL,
            "waarnemingen": lambda van, tot, parameter: None,
            "bron": "Voorbeeld",
            **velden,
        }
    )


def _stand(telt: int, van: int = 100, maand: datetime.date = OKTOBER, **velden: Any) -> Stand:
    indicator = velden.pop("indicator", _indicator())
    return Stand(indicator, maand, telt, van, velden.pop("mensen", van), **velden)


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        (57.3, "%", "57,3%"),
        (40.0, "%", "40%"),
        (416000, "euro", "€ 416.000"),
        (1234, "klanten", "1.234 klanten"),
        (2.5, "dagen", "2,5 dagen"),
    ],
)
def test_een_getal_staat_er_zoals_mensen_het_schrijven(waarde: float, eenheid: str, tekst: str) -> None:
    assert woorden.getal(waarde, eenheid) == tekst


@pytest.mark.parametrize(
    ("toen", "nu", "velden", "zin", "richting"),
    [
        (50, 53, {}, "3 procentpunt meer dan in september 2026.", "beter"),
        (53, 50, {}, "3 procentpunt minder dan in september 2026.", "slechter"),
        (50, 50, {}, "Even hoog als in september 2026.", "gelijk"),
        (50, 53, {"hoger_is_beter": False}, "3 procentpunt meer dan in september 2026.", "slechter"),
        (50, 53, {"hoger_is_beter": None}, "3 procentpunt meer dan in september 2026.", ""),
        (7, 6, {"maat": Maat.AANTAL, "eenheid": "klanten"}, "1 klant minder dan in september 2026.", ""),
    ],
)
def test_een_zin_zegt_wat_er_is_veranderd(
    toen: int, nu: int, velden: dict[str, Any], zin: str, richting: str
) -> None:
    indicator = _indicator(**velden)
    eerder = _stand(toen, maand=SEPTEMBER, indicator=indicator)
    verandering = woorden.verandering(_stand(nu, indicator=indicator), eerder)
    assert verandering is not None
    assert verandering.zin == zin
    assert not richting or verandering.richting == richting


def test_wat_niet_te_vergelijken_is_wordt_niet_vergeleken() -> None:
    eerder = _stand(50, maand=SEPTEMBER)
    anders = woorden.verandering(_stand(53, versie=2), eerder)
    assert anders is not None
    assert anders.zin == "Niet te vergelijken met september 2026: de definitie is gewijzigd."
    assert woorden.verandering(_stand(1, 3), eerder) is None
    assert woorden.verandering(_stand(0, 0), eerder) is None
    assert woorden.verandering(_stand(50), None) is None


@pytest.mark.parametrize(
    ("stand", "vervolg"),
    [
        (_stand(57), ", nog 3 procentpunt te gaan."),
        (_stand(60), ", dat is gehaald."),
        (_stand(2, 3), "."),
        (None, "."),
    ],
)
def test_een_zin_zegt_hoe_ver_het_doel_is(stand: Stand | None, vervolg: str) -> None:
    zin = woorden.streefzin(_indicator(), stand, 60, datetime.date(2026, 12, 31))
    assert zin == f"Het doel is 60% op 31 december 2026{vervolg}"


@pytest.mark.parametrize(
    ("mensen", "geheim"),
    [
        ({"a": 20, "b": 30}, set()),
        ({"a": 3, "b": 30, "c": 9}, {"a", "c"}),
        ({"a": 3, "b": 4, "c": 9}, {"a", "b"}),
        ({"a": 1, "b": 1, "c": 9, "d": 30}, {"a", "b", "c"}),  # one and one would follow from the total
    ],
)
def test_een_kleine_groep_is_ook_niet_uit_het_totaal_af_te_leiden(
    mensen: dict[str, int], geheim: set[str]
) -> None:
    groepen = [_stand(aantal, aantal, groep=groep) for groep, aantal in mensen.items()]
    assert {groepen[plek].groep for plek in verborgen(groepen)} == geheim


@pytest.mark.parametrize(
    ("getallen", "velden", "klein"),
    [
        ((10, 20, 20), {}, False),
        ((1, 20, 20), {}, True),
        ((19, 20, 20), {}, True),
        ((0, 20, 20), {}, False),
        ((20, 20, 20), {}, False),
        ((30, 40, 4), {}, True),
        ((7, 7, 2), {"maat": Maat.AANTAL}, True),
        ((21, 7, 7), {"maat": Maat.GEMIDDELDE}, False),
        ((1, 4, 4), {"over_mensen": False}, False),
    ],
)
def test_weinig_mensen_aan_een_van_de_kanten_is_te_weinig(
    getallen: tuple[int, int, int], velden: dict[str, Any], klein: bool
) -> None:
    telt, van, mensen = getallen
    stand = _stand(telt, van, indicator=_indicator(**velden), mensen=mensen)
    assert stand.te_klein is klein
    assert (woorden.stand(stand) in (woorden.TE_WEINIG, woorden.VERBORGEN)) is klein


@pytest.mark.eis("X-31")
def test_een_kolomcijfer_botst_als_het_beter_gaat_en_de_keten_slechter() -> None:
    keten = _indicator("preventiequote")
    kolom = _indicator("intakes", soort=Soort.KOLOM, strijdig_met=("preventiequote",))

    def tegel(indicator: Indicator, toen: int, nu: int) -> Tegel:
        reeks = [_stand(toen, maand=SEPTEMBER, indicator=indicator), _stand(nu, indicator=indicator)]
        return Tegel(indicator, OKTOBER, reeks, None)

    beter, slechter = tegel(keten, 40, 45), tegel(keten, 45, 40)
    eigen = tegel(kolom, 50, 60)
    assert botsingen(eigen, {"preventiequote": slechter}) == (keten,)
    assert botsingen(eigen, {"preventiequote": beter}) == ()
    assert botsingen(tegel(kolom, 60, 50), {"preventiequote": slechter}) == ()
    assert (
        botsingen(replace(eigen, indicator=replace(kolom, strijdig_met=())), {"preventiequote": slechter})
        == ()
    )


def test_de_kleine_lijn_slaat_over_wat_niemand_mag_zien() -> None:
    reeks = [_stand(50, maand=SEPTEMBER), _stand(1, 3, maand=datetime.date(2026, 8, 1)), _stand(60)]
    assert figuren.vonk(reeks).count(",") == 2
    assert figuren.vonk(reeks[:2]) == ""
