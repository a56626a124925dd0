"""Reading the machine readable zone: the published specimens, and everything that must be refused."""

import datetime
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klanten.models import Identiteitscontrole, Klant
from klanten.mrz import MrzFout, lees

OP = datetime.date(2026, 3, 2)

# The specimens that ICAO Doc 9303 prints in parts 4, 5 and 11, and those of the Dutch government.
KAART_UTOPIA = """I<UTOD231458907<<<<<<<<<<<<<<<
7408122F1204159UTO<<<<<<<<<<<6
ERIKSSON<<ANNA<MARIA<<<<<<<<<<"""
KAART_LANG_NUMMER = """I<UTOD23145890<7349<<<<<<<<<<<
3407127M9507122UTO<<<<<<<<<<<2
STEVENSON<<PETER<JOHN<<<<<<<<<"""
PASPOORT_UTOPIA = """P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10"""
PASPOORT_NEDERLAND = """P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<
SPECI20142NLD6503101F2403096999999990<<<<<84"""
KAART_NEDERLAND = """I<NLDSPECI20142999999990<<<<<8
6503101F2403096NLD<<<<<<<<<<<8
DE<BRUIJN<<WILLEKE<LISELOTTE<<"""
KAART_NEDERLAND_2021 = """I<NLDSPECI20212<<<<<<<<<<<<<<<
6503101F3108022NLD<<<<<<<<<<<8
DE<BRUIJN<<WILLEKE<LISELOTTE<<"""
SPECIMENS = (
    KAART_UTOPIA,
    KAART_LANG_NUMMER,
    PASPOORT_UTOPIA,
    PASPOORT_NEDERLAND,
    KAART_NEDERLAND,
    KAART_NEDERLAND_2021,
)


@pytest.mark.eis("H-08")
def test_een_paspoort_vult_naam_nummer_en_geldigheid_in() -> None:
    document = lees(PASPOORT_UTOPIA, op=OP)
    assert document.soort == Identiteitscontrole.Soort.PASPOORT
    assert document.documentnummer == "L898902C3"
    assert (document.achternaam, document.voornamen) == ("Eriksson", "Anna Maria")
    assert document.geboortedatum == datetime.date(1974, 8, 12)
    assert document.geslacht == Klant.Geslacht.VROUW
    assert document.geldig_tot == datetime.date(2012, 4, 15)
    assert document.land_van_afgifte == "UTO"
    assert document.bsn is None
    assert not document.naam_afgekapt


@pytest.mark.eis("H-08")
def test_een_kaart_geeft_hetzelfde_als_een_paspoort() -> None:
    document = lees(KAART_UTOPIA, op=OP)
    assert document.soort == Identiteitscontrole.Soort.ID_KAART
    assert document.documentnummer == "D23145890"
    assert (document.achternaam, document.voornamen) == ("Eriksson", "Anna Maria")
    assert document.geldig_tot == datetime.date(2012, 4, 15)


def test_een_lang_documentnummer_wordt_heel_gelezen() -> None:
    document = lees(KAART_LANG_NUMMER, op=OP)
    assert document.documentnummer == "D23145890734"
    assert document.geboortedatum == datetime.date(1934, 7, 12)
    assert document.geldig_tot == datetime.date(1995, 7, 12)


@pytest.mark.parametrize("tekst", [PASPOORT_NEDERLAND, KAART_NEDERLAND])
def test_een_nederlands_document_van_voor_2021_geeft_het_bsn_en_het_tussenvoegsel(tekst: str) -> None:
    document = lees(tekst, op=OP)
    assert document.bsn == "999999990"
    assert (document.tussenvoegsel, document.achternaam) == ("de", "Bruijn")
    assert document.geldig_tot == datetime.date(2024, 3, 9)


def test_een_kaart_van_na_2021_heeft_geen_bsn() -> None:
    assert lees(KAART_NEDERLAND_2021, op=OP).bsn is None


def test_een_nummer_dat_geen_bsn_is_wordt_niet_als_bsn_gelezen() -> None:
    assert lees(paspoort(persoonsnummer="999999991"), op=OP).bsn is None


def test_een_buitenlands_persoonsnummer_is_geen_bsn() -> None:
    assert lees(paspoort(land="D<<", persoonsnummer="999999990"), op=OP).bsn is None


def test_een_achternaam_die_een_tussenvoegsel_lijkt_blijft_een_achternaam() -> None:
    document = lees(paspoort(namen="DE<<JAN"), op=OP)
    assert (document.tussenvoegsel, document.achternaam) == ("", "De")


def test_een_verblijfsdocument_wordt_als_zodanig_herkend() -> None:
    eerste, *rest = KAART_NEDERLAND_2021.splitlines()
    tekst = "\n".join(["IR" + eerste[2:], *rest])
    assert lees(tekst, op=OP).soort == Identiteitscontrole.Soort.VREEMDELING


@pytest.mark.parametrize("tekst", SPECIMENS)
def test_spaties_lege_regels_en_kleine_letters_doen_geen_kwaad(tekst: str) -> None:
    rommelig = "\r\n\r\n".join(f"  {regel[:7]} {regel[7:].lower()}\t" for regel in tekst.splitlines())
    assert lees(rommelig, op=OP) == lees(tekst, op=OP)


@pytest.mark.parametrize("tekst", SPECIMENS)
def test_regels_die_aan_elkaar_geplakt_zijn_worden_gelezen(tekst: str) -> None:
    assert lees(tekst.replace("\n", ""), op=OP) == lees(tekst, op=OP)


@pytest.mark.eis("H-08")
@pytest.mark.parametrize("tekst", SPECIMENS)
@given(data=st.data())
def test_een_veranderd_cijfer_wordt_geweigerd(tekst: str, data: st.DataObject) -> None:
    plaats = data.draw(st.sampled_from([m.start() for m in re.finditer("[0-9]", tekst)]))
    ander = data.draw(st.sampled_from([c for c in string.digits if c != tekst[plaats]]))
    with pytest.raises(MrzFout):
        lees(tekst[:plaats] + ander + tekst[plaats + 1 :], op=OP)


@pytest.mark.parametrize("tekst", SPECIMENS)
@given(data=st.data())
def test_een_teken_te_veel_of_te_weinig_wordt_geweigerd(tekst: str, data: st.DataObject) -> None:
    plaats = data.draw(st.sampled_from([i for i, teken in enumerate(tekst) if teken != "\n"]))
    with pytest.raises(MrzFout, match="tekens, maar"):
        lees(tekst[:plaats] + tekst[plaats + 1 :], op=OP)
    with pytest.raises(MrzFout, match="tekens, maar"):
        lees(tekst[:plaats] + "A" + tekst[plaats:], op=OP)


@given(st.text(max_size=600) | st.text(alphabet="AIPD<0123 \n", max_size=200))
def test_willekeurige_tekst_wordt_geweigerd_met_een_melding(tekst: str) -> None:
    with pytest.raises(MrzFout) as fout:
        lees(tekst, op=OP)
    assert fout.value.melding.isprintable()
    assert fout.value.melding.endswith(".")


@given(data=st.data())
def test_elk_ander_teken_geeft_een_melding_of_een_ander_document(data: st.DataObject) -> None:
    tekst = data.draw(st.sampled_from(SPECIMENS))
    plaats = data.draw(st.integers(0, len(tekst) - 1))
    teken = data.draw(st.sampled_from(string.ascii_uppercase + string.digits + "<-é"))
    try:
        lees(tekst[:plaats] + teken + tekst[plaats + 1 :], op=OP)
    except MrzFout as fout:
        assert fout.melding


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("L898902C36", "L898902C37", "documentnummer op regel 2"),
        ("7408122F", "7408123F", "geboortedatum op regel 2"),
        ("F1204159", "F1204158", "geldigheid op regel 2"),
        ("<<<<<10", "<<<<<20", "persoonsnummer op regel 2"),
        ("<<<<<10", "<<<<<11", "regel 2 als geheel"),
        ("P<UTO", "P<UT0", "landcode"),
        ("P<UTO", "V<UTO", "begint met P"),
        ("2F1204", "2X1204", "geslacht"),
        ("ERIKSSON", "ER1KSSON", "naam"),
        ("ERIKSSON", "ERIK-SON", "Het teken - hoort niet"),
    ],
)
def test_de_melding_zegt_welke_controle_mislukt(oud: str, nieuw: str, melding: str) -> None:
    with pytest.raises(MrzFout, match=melding):
        lees(PASPOORT_UTOPIA.replace(oud, nieuw), op=OP)


@pytest.mark.parametrize(
    "tekst",
    ["", "D1NLD15094962111659VNW85A64S7Z2", "P<UTO" + "<" * 39, KAART_UTOPIA + "\n" + "<" * 30, "A" * 501],
)
def test_iets_anders_dan_een_kaart_of_paspoort_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(MrzFout, match="Plak 3 regels"):
        lees(tekst, op=OP)


def test_een_document_zonder_nummer_wordt_geweigerd() -> None:
    with pytest.raises(MrzFout, match="documentnummer ontbreekt"):
        lees(paspoort(nummer="<<<<<<<<<"), op=OP)


@pytest.mark.parametrize(
    ("geboren", "melding"), [("850230", "30-02-1985 bestaat niet"), ("85A101", "andere tekens")]
)
def test_een_onmogelijke_datum_wordt_geweigerd(geboren: str, melding: str) -> None:
    with pytest.raises(MrzFout, match=melding):
        lees(paspoort(geboren=geboren), op=OP)


def test_een_onbekende_geboortedag_blijft_leeg() -> None:
    assert lees(paspoort(geboren="85<<<<"), op=OP).geboortedatum is None


@pytest.mark.parametrize(
    ("geboren", "datum"),
    [
        ("260302", datetime.date(2026, 3, 2)),
        ("260303", datetime.date(1926, 3, 3)),
        ("080229", datetime.date(2008, 2, 29)),
    ],
)
def test_een_geboortedatum_ligt_nooit_in_de_toekomst(geboren: str, datum: datetime.date) -> None:
    assert lees(paspoort(geboren=geboren), op=OP).geboortedatum == datum


@pytest.mark.parametrize(("geldig", "jaar"), [("760101", 1976), ("751231", 2075), ("350615", 2035)])
def test_de_geldigheid_ligt_binnen_vijftig_jaar(geldig: str, jaar: int) -> None:
    assert lees(paspoort(geldig_tot=geldig), op=OP).geldig_tot.year == jaar


def test_een_naam_die_de_regel_vult_is_misschien_afgekapt() -> None:
    assert lees(paspoort(namen="JANSEN<<" + "A" * 31), op=OP).naam_afgekapt


def test_een_document_staat_nergens_leesbaar_in_een_logregel() -> None:
    tekst = repr(lees(PASPOORT_NEDERLAND, op=OP))
    assert "Bruijn" not in tekst
    assert "999999990" not in tekst


woorden = st.lists(st.text(string.ascii_uppercase, min_size=1, max_size=5), min_size=1, max_size=3)


@given(
    nummer=st.text(string.ascii_uppercase + string.digits, min_size=1, max_size=9),
    achternaam=woorden,
    voornamen=woorden,
    geboren=st.dates(datetime.date(1930, 1, 1), OP),
    geldig_tot=st.dates(datetime.date(1990, 1, 1), datetime.date(2070, 1, 1)),
)
def test_wat_in_de_regels_staat_komt_eruit(
    nummer: str,
    achternaam: list[str],
    voornamen: list[str],
    geboren: datetime.date,
    geldig_tot: datetime.date,
) -> None:
    document = lees(
        paspoort(
            land="D<<",
            nummer=f"{nummer:<<9}",
            namen="<".join(achternaam) + "<<" + "<".join(voornamen),
            geboren=f"{geboren:%y%m%d}",
            geldig_tot=f"{geldig_tot:%y%m%d}",
        ),
        op=OP,
    )
    assert document.documentnummer == nummer
    assert document.land_van_afgifte == "D"
    assert document.achternaam.upper().split() == achternaam
    assert document.voornamen.upper().split() == voornamen
    assert (document.geboortedatum, document.geldig_tot) == (geboren, geldig_tot)


def paspoort(
    *,
    land: str = "NLD",
    nummer: str = "SPECI2014",
    namen: str = "DE<BRUIJN<<WILLEKE",
    geboren: str = "650310",
    geldig_tot: str = "340309",
    persoonsnummer: str = "",
) -> str:
    """Write a passport with correct check digits, computed the long way."""
    overig = f"{persoonsnummer:<<14}"
    tweede = (
        met_cijfer(nummer) + land + met_cijfer(geboren) + "F" + met_cijfer(geldig_tot) + met_cijfer(overig)
    )
    geheel = met_cijfer(tweede[0:10] + tweede[13:20] + tweede[21:43])
    return f"P<{land}{namen:<<39}\n{tweede}{geheel[-1]}"


def met_cijfer(veld: str) -> str:
    """Append the ICAO check digit."""
    som = 0
    for plaats, teken in enumerate(veld):
        waarde = 0 if teken == "<" else int(teken, 36)
        som += waarde * (7 if plaats % 3 == 0 else 3 if plaats % 3 == 1 else 1)
    return f"{veld}{som % 10}"
