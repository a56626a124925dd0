"""The English catalogue: complete, and kept up without tools of the machine."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.core.management import call_command

from klanten.onderdelen import ONDERDELEN, TABNAMEN
from lwi_portal import vertalen


def test_elke_zin_op_de_schermen_heeft_een_engelse_vertaling() -> None:
    assert vertalen.gebreken() == []


def test_elke_naam_in_het_register_van_inzagen_is_te_vertalen() -> None:
    assert {onderdeel.naam.lower() for onderdeel in ONDERDELEN} == set(TABNAMEN)


@pytest.fixture
def huis(tmp_path: Path, settings: Any) -> Path:
    """A tree with one page and an empty catalogue."""
    doel = tmp_path / vertalen.CATALOGUS
    doel.parent.mkdir(parents=True)
    doel.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    (tmp_path / "templates").mkdir()
    settings.BASE_DIR = tmp_path
    return tmp_path


def _pagina(huis: Path, zin: str) -> None:
    (huis / "templates" / "proef.html").write_text(f"{{% load i18n %}}\n  <p>{zin}</p>\n")


def _vertaal(huis: Path, engels: str) -> None:
    """Fill in the one translation that is missing."""
    pad = huis / vertalen.CATALOGUS
    voor, leeg, _rest = pad.read_text().rpartition('msgstr ""')
    assert leeg
    pad.write_text(f'{voor}msgstr "{engels}"\n')


def test_een_nieuwe_zin_komt_in_de_catalogus_en_valt_op_tot_zij_vertaald_is(huis: Path) -> None:
    _pagina(huis, '{% translate "Deze zin is splinternieuw." %}')
    assert vertalen.gebreken() == ["'Deze zin is splinternieuw.' is not in the catalogue"]
    assert vertalen.werk_bij() == 1
    assert vertalen.gebreken() == ["'Deze zin is splinternieuw.' has no translation"]


@pytest.mark.parametrize(
    ("engels", "klacht"),
    [
        ("Call %(wie)s at %(tijd)s.", "names something in its translation that the sentence has not"),
        ("Call somebody.", "loses something that is filled in"),
    ],
)
def test_wat_wordt_ingevuld_staat_ook_in_de_vertaling(huis: Path, engels: str, klacht: str) -> None:
    _pagina(huis, "{% blocktranslate %}Bel straks {{ wie }}.{% endblocktranslate %}")
    vertalen.werk_bij()
    _vertaal(huis, engels)
    assert vertalen.gebreken() == [f"'Bel straks %(wie)s.' {klacht}"]


def test_een_gewijzigde_zin_houdt_haar_oude_vertaling_niet_stilletjes(huis: Path) -> None:
    _pagina(huis, '{% translate "Kies een dag binnen een jaar." %}')
    vertalen.werk_bij()
    _vertaal(huis, "Choose a day within a year.")
    assert vertalen.gebreken() == []
    _pagina(huis, '{% translate "Kies een dag binnen een maand." %}')
    assert vertalen.werk_bij() == 1
    assert vertalen.gebreken() == ["'Kies een dag binnen een maand.' changed since it was translated (fuzzy)"]


def test_de_opdracht_zegt_hoeveel_er_nog_te_doen_is(huis: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _pagina(huis, '{% translate "Deze zin is splinternieuw." %}')
    call_command("vertalen")
    assert capsys.readouterr().out.startswith("1 zinnen")
    with (huis / vertalen.CATALOGUS).open("rb") as bestand:
        assert read_po(bestand).get("Deze zin is splinternieuw.") is not None
    assert (huis / vertalen.CATALOGUS).with_suffix(".mo").exists()
