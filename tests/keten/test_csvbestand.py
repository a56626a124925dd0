"""Files that people load: whatever their program made of it, it is read or explained, and never a failure."""

import io

import pytest

from keten import csvbestand
from keten.csvbestand import BestandFout
from keten.rekenblad import los, veilig

KOLOMMEN = ("code", "naam")


def _lees(inhoud: bytes, *, meeste_rijen: int = 10) -> list[tuple[int, dict[str, str]]]:
    bestand = csvbestand.lees(
        csvbestand.als_tekst(io.BytesIO(inhoud)), verplicht=KOLOMMEN, meeste_rijen=meeste_rijen
    )
    return [(rij.nummer, rij.waarden) for rij in bestand.rijen]


@pytest.mark.parametrize(
    "inhoud",
    [
        "code;naam\na;Café, nu\n".encode(),
        "\ufeffCODE ; Naam\r\n a ;Café, nu\r\n".encode(),
        "code;naam\ra;Café, nu\r".encode("cp1252"),
        'code,naam\na,"Café, nu"'.encode(),
        "code;naam;extra\na;Café, nu".encode(),
    ],
    ids=["gewoon", "Excel", "oude Mac", "komma's", "te korte rij"],
)
def test_een_bestand_van_elk_rekenprogramma_wordt_hetzelfde_gelezen(inhoud: bytes) -> None:
    [(nummer, waarden)] = _lees(inhoud)
    assert (nummer, waarden["code"], waarden["naam"]) == (2, "a", "Café, nu")
    assert waarden.get("extra", "") == ""


def test_lege_rijen_tellen_mee_in_het_nummer_en_niet_als_rij() -> None:
    assert [nummer for nummer, _ in _lees(b'code;naam\n\n;\na;"x\ny"\nb;z\n', meeste_rijen=2)] == [4, 5]


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Dit bestand is leeg."),
        (b" \n;;\n", "Dit bestand is leeg."),
        (b"x" * (csvbestand.GROOTSTE + 1), "Dit bestand is te groot: hoogstens 1 MB."),
        ("code;naam\n".encode("utf-16"), "Dit bestand is geen tekst."),
        (b"PK\x03\x04\0\0", "Dit bestand is geen tekst."),
        (b"code;naam\na;\x81\n", "Dit bestand is geen tekst."),
        (b"code\na\n", "Rij 1, kolom naam: deze kolom ontbreekt."),
        (b"code;naam;Naam\n", "Rij 1, kolom naam: deze kolom staat er meer dan"),
        (b"code;naam\n" + b"a;b\n" * 11, "Dit bestand heeft meer dan 10 rijen."),
        (b"code;naam\na;b\nc;" + b"x" * 140_000, "Rij 3: deze rij is niet te lezen."),
        (b'code;naam\na;"b\nc;d\n', "Rij 2: deze rij is niet te lezen."),
    ],
    ids=["leeg", "wit", "groot", "utf16", "xlsx", "letters", "kop", "dubbel", "rijen", "cel", "aanhaling"],
)
def test_wat_niet_te_lezen_is_wordt_uitgelegd(inhoud: bytes, melding: str) -> None:
    with pytest.raises(BestandFout) as fout:
        _lees(inhoud)
    assert melding in fout.value.message_dict["bestand"][0]


def test_bij_veel_fouten_staan_er_vijftig_en_hoeveel_er_nog_zijn() -> None:
    fout = BestandFout(*(csvbestand.Rijfout(rij, "naam", "Dit kan niet.") for rij in range(2, 62)))
    meldingen = fout.message_dict["bestand"]
    assert (len(meldingen), meldingen[-1]) == (51, "En nog 10 andere fouten.")
    assert meldingen[0] == "Rij 2, kolom naam: dit kan niet."


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-2", "@SUM(A1)", "'s-Hertogenbosch", "gewoon", ""])
def test_wat_veilig_wordt_bewaard_komt_hetzelfde_terug(tekst: str) -> None:
    assert los(veilig(tekst)) == tekst
