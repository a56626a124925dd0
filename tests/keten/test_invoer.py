"""Files that come in: what is refused as a whole, what the layouts say, and that they are published."""

import dataclasses
from pathlib import Path

import pytest

from handhaving.koppelingen.signalen.indeling import SOORT
from keten.csvbestand import BestandFout
from keten.invoer import bestand, indeling, waarden
from keten.invoer.soorten import Invoersoort, alle
from keten.menu.medewerkers import MENU
from keten.rechten import RECHTEN, Recht

KOP = "bsn;bron;kenmerk;datum;tekst"
_RIJ = "<signaal><bsn>1</bsn><bsn>2</bsn></signaal>"


@pytest.mark.eis("X-79", "H-38")
@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("\ufeff".encode() + KOP.encode("utf-16"), "geen tekst"),
        (KOP.encode() + b"\n1;ib;A;x;a\0b", "geen tekst"),
        (b"bsn;bron\n1;ib", "kolom ontbreekt"),
        (KOP.encode() + b";bsn\n1;ib;A;x;y;2", "meer dan één keer"),
        (KOP.encode(), "geen signalen"),
        (b"", "leeg"),
        (b"x" * 10_000_000, "te groot"),
        ("\n".join([KOP, *["1;ib;A;x;y"] * 100_000]).encode(), "meer dan 5000 rijen"),
        (b"<signalen>" + b"<signaal/>" * 5001 + b"</signalen>", "meer dan 5000 rijen"),
        (b"<signalen><signaal></signalen>", "niet goed opgebouwd"),
        (b"<lijst></lijst>", "geen signalen"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><signalen>&b;</signalen>', "DTD"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><signalen/>', "DTD"),
    ],
)
def test_een_bestand_dat_niet_te_lezen_is_krijgt_een_duidelijke_melding(inhoud: bytes, melding: str) -> None:
    with pytest.raises(BestandFout, match=melding):
        bestand.lees(inhoud, SOORT)


def test_wat_een_windowsprogramma_bewaart_is_ook_te_lezen_en_het_menu_wijst_de_weg() -> None:
    [rij] = bestand.lees((KOP + "\n1;ib;A;x;café").encode("cp1252"), SOORT)
    assert rij.waarden["tekst"] == "café"
    punt = next(punt for punt in MENU if punt.urlnaam == "keten:invoer")
    assert all(punt.mag({soort.recht}) for soort in alle())
    assert not punt.mag(set(Recht) - {soort.recht for soort in alle()})


def test_een_soort_zonder_xml_en_een_element_dat_dubbel_staat_zeggen_wat_er_mis_is() -> None:
    with pytest.raises(BestandFout, match="alleen binnen als CSV"):
        bestand.lees(b"<signalen/>", dataclasses.replace(SOORT, xml=None))
    [rij] = bestand.lees(f"<signalen>{_RIJ}</signalen>".encode(), SOORT)
    assert "bsn" in rij.fout and "meer dan één keer" in rij.fout
    with pytest.raises(ValueError, match="does not say why"):
        dataclasses.replace(SOORT, draai_terug=None)


@pytest.mark.eis("X-79")
@pytest.mark.parametrize("soort", alle(), ids=lambda soort: soort.code)
def test_elke_indeling_leest_haar_eigen_voorbeeld(soort: Invoersoort) -> None:
    gelezen = [bestand.lees(indeling.als_csv(soort).encode(), soort)]
    if soort.xml:
        gelezen.append(bestand.lees(indeling.als_xml(soort).encode(), soort))
    for [rij] in gelezen:
        assert rij.waarden == {kolom.naam: kolom.voorbeeld for kolom in soort.kolommen} and not rij.fout
    for kolom in soort.kolommen:
        codes = {code for code, _woord in kolom.keuzes}
        assert not codes or not kolom.voorbeeld or kolom.voorbeeld in codes, kolom.naam
    assert any(soort.recht in rechten for rechten in RECHTEN.values())


@pytest.mark.eis("X-79")
def test_de_handleiding_heeft_de_indeling_van_elke_soort() -> None:
    handleiding = Path("docs/koppelingen.md").read_text()
    assert indeling.als_tabellen() in handleiding


@pytest.mark.parametrize(
    ("gelezen", "verwacht"),
    [
        (waarden.getal("1.250", 0, 9999), 1250),
        (waarden.getal("9" * 5000, 0, 9999), None),
        (waarden.getal("-1", 0, 9), None),
        (waarden.dag("31-02-2026"), None),
        (str(waarden.dag("2026-01-31")), "2026-01-31"),
        (str(waarden.bedrag("2400,50")), "2400.50"),
        (waarden.bedrag("1e9"), None),
        (waarden.keuze("Gewone  BAAN", [("regulier", "gewone baan")]), "regulier"),
        (waarden.keuze("", [("regulier", "gewone baan")]), ""),
    ],
)
def test_waarden_worden_gelezen_zoals_mensen_en_programmas_ze_schrijven(
    gelezen: object, verwacht: object
) -> None:
    assert gelezen == verwacht
