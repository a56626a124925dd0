"""Signals from a file: what is refused and repaired, and that nothing comes in twice or stays readable."""

import datetime
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from handhaving.models import Signaal, Signaalimport, Signaalrij
from handhaving.risico import instellingen as sturing
from handhaving.signalen import bestand, importeren
from keten import instellingen
from keten.csvbestand import BestandFout
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import bsn
from klanten.models import Identiteitsnummer, Klant, Taak
from lwi_portal.demo.bsn import demo_bsns
from tests.conftest import Als
from tests.fabriek.klanten import maak_klanten
from tests.pagina import tekst

DAG = f"{vandaag():%d-%m-%Y}"
KOP = "bsn;bron;kenmerk;datum;tekst"
_XML = (
    "<signalen><signaal><bsn>{0}</bsn><bron>ib</bron><kenmerk>X-1</kenmerk><datum>{1}</datum>"
    "<tekst>Loon</tekst></signaal></signalen>"
)


def _met_bsn(aantal: int, locatie: Locatie) -> tuple[list[Klant], list[str]]:
    """Clients with a number each."""
    nummers = [nummer for _, nummer in zip(range(aantal), demo_bsns(), strict=False)]
    klanten = maak_klanten(aantal, locatie=locatie)
    Identiteitsnummer.objects.bulk_create(
        Identiteitsnummer(
            klant=klant, versleuteld=bsn.versleutel(nummer), zoeksleutel=bsn.zoeksleutel(nummer)
        )
        for klant, nummer in zip(klanten, nummers, strict=True)
    )
    return klanten, nummers


def _regel(nummer: str, kenmerk: str, *, bron: str = "ib", dag: str = DAG, wat: str = "Loon elders") -> str:
    return f"{nummer};{bron};{kenmerk};{dag};{wat}"


def _laad(regels: list[str], locatie: Locatie, door: Medewerker) -> Signaalimport:
    inhoud = "\n".join([KOP, *regels]).encode()
    return importeren.laad(naam="ib.csv", inhoud=inhoud, locatie=locatie, door=door)


@pytest.mark.eis("H-38")
@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (KOP.encode() + b"\n1;ib;A;x;caf\xe9", "niet in UTF-8"),
        ("\ufeff".encode() + KOP.encode("utf-16"), "niet in UTF-8"),
        (KOP.encode() + b"\n1;ib;A;x;a\0b", "niet in UTF-8"),
        (b"bsn;bron\n1;ib", "kolom ontbreekt"),
        (KOP.encode(), "geen signalen"),
        (b"", "leeg"),
        (b"x" * (bestand.GROOTSTE + 1), "te groot"),
        ("\n".join([KOP, *["1;ib;A;x;y"] * 5001]).encode(), "meer dan 5000 rijen"),
        (b"<signalen><signaal></signalen>", "niet goed opgebouwd"),
        (b"<lijst></lijst>", "geen signalen"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><signalen>&b;</signalen>', "DTD"),
    ],
)
def test_een_bestand_dat_niet_te_lezen_is_krijgt_een_duidelijke_melding(inhoud: bytes, melding: str) -> None:
    with pytest.raises(BestandFout, match=melding):
        bestand.lees(inhoud)


@pytest.mark.eis("H-38")
def test_csv_en_xml_geven_dezelfde_rij_en_een_fout_noemt_nooit_het_bsn() -> None:
    nummer = next(demo_bsns())
    [xml] = bestand.lees(_XML.format(nummer, DAG).encode())
    [csv] = bestand.lees(f"{KOP}\n{nummer};ib;X-1;{DAG};Loon".encode())
    assert xml.waarden == csv.waarden and not bestand.keur(csv.waarden).fouten
    # A spreadsheet drops the first zero of a number.
    assert bestand.keur({**csv.waarden, "bsn": "12345672"}).bsn == "012345672"
    fout = bestand.keur(
        {"bsn": "123456789", "bron": "x", "kenmerk": "a:b", "datum": "31-12-2099", "tekst": ""}
    )
    assert [kolom for kolom, _ in fout.fouten] == ["bsn", "bron", "kenmerk", "datum", "tekst"]
    assert "123456789" not in str(fout.fouten)
    for dag in ("31-02-2026", "2010-01-01"):
        assert [kolom for kolom, _ in bestand.keur({**csv.waarden, "datum": dag}).fouten] == ["datum"]


@pytest.mark.eis("H-38")
def test_van_uploaden_en_herstellen_tot_inlezen(
    als: Als, apeldoorn: Locatie, gouda: Locatie, hanna: Medewerker
) -> None:
    klanten, nummers = _met_bsn(3, apeldoorn)
    Klant.objects.filter(pk=klanten[2].pk).update(locatie=gouda)
    regels = [
        _regel(nummers[0], "A-1"),
        _regel(nummers[2], "A-2"),  # a client of elsewhere
        _regel(nummers[1], "A-1"),  # the same kenmerk
        _regel("123", "A-4", bron="buurman", wat="Los; scheef"),
    ]
    browser, importen = als(hanna), reverse("handhaving:signaalimporten")
    inhoud = "\n".join([KOP, *regels]).encode()

    def upload(ruw: bytes) -> object:
        velden = {"indiening": str(uuid.uuid4()), "bestand": SimpleUploadedFile("ib.csv", ruw)}
        return browser.post(importen, velden)

    krom = upload(b"caf\xe9")
    assert krom.status_code == 422 and "niet in UTF-8" in tekst(krom)
    naar = upload(inhoud)
    pagina = naar.url
    beeld = tekst(browser.get(pagina))
    for woord in (
        "1 van 4",
        "hoort niet bij een klant",
        "staat ook op rij 2",
        "meer waarden",
        "Herstel rij 3",
    ):
        assert woord in beeld
    assert not any(nummer in browser.get(pagina).content.decode() for nummer in nummers)
    rauw = b"".join(bytes(rij.inhoud) for rij in Signaalrij.objects.all())
    assert nummers[0].encode() not in rauw and b"Loon" not in rauw
    nog_eens = upload(inhoud)
    assert nog_eens.status_code == 422 and "al geladen" in tekst(nog_eens)

    rij = browser.get(f"{pagina}rij/4/").context["form"]
    assert "bsn" not in rij.fields  # this one is known, so it stays out of sight
    velden = {"bron": "ib", "kenmerk": "A-3", "datum": DAG, "tekst": "Loon elders"}
    mis = browser.post(f"{pagina}rij/4/", {**velden, "indiening": str(uuid.uuid4()), "kenmerk": "A-1"})
    assert mis.status_code == 422 and "staat ook op rij 2" in tekst(mis)
    browser.post(f"{pagina}rij/4/", {**velden, "indiening": str(uuid.uuid4())})
    browser.post(f"{pagina}rij/5/", {"actie": "weg"})
    klaar = browser.post(pagina, {"indiening": str(uuid.uuid4()), "actie": "inlezen"}, follow=True)
    assert "Ingelezen: 2 signalen." in tekst(klaar) and not Signaalrij.objects.exists()
    assert {signaal.klant for signaal in Signaal.objects.select_related("klant")} == set(klanten[:2])
    [gemaakt] = Signaalimport.objects.all()
    assert (gemaakt.aantal_ingelezen, gemaakt.aantal_niet) == (2, 2)
    assert Taak.objects.get(sleutel=f"signaalimport:{gemaakt.pk}").voor == hanna
    assert "Persoon00000" in tekst(browser.get(reverse("handhaving:signalen") + f"?bestand={gemaakt.pk}"))


@pytest.mark.eis("H-38")
def test_duizend_rijen_gaan_snel_en_een_tweede_keer_verandert_niets(
    apeldoorn: Locatie, hanna: Medewerker, django_assert_max_num_queries: object
) -> None:
    _klanten, nummers = _met_bsn(50, apeldoorn)
    regels = [_regel(nummers[n % 50], f"K-{n}") for n in range(1000)]
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        eerste = _laad(regels, apeldoorn, hanna)
        klaar = importeren.voer_in(bestand=eerste, door=hanna)
    assert klaar.aantal_ingelezen == Signaal.objects.count() == 1000
    with pytest.raises(NietToegestaan, match="intussen ingelezen"):
        importeren.voer_in(bestand=eerste, door=hanna)
    meer = _laad([*regels[:5], _regel(nummers[0], "K-nieuw")], apeldoorn, hanna)
    nog = importeren.voer_in(bestand=meer, door=hanna)
    assert (nog.aantal_ingelezen, nog.aantal_bekend) == (1, 5)


@pytest.mark.eis("H-38", "H-50")
def test_een_bestand_is_van_een_locatie_en_blijft_niet_liggen(
    als: Als, apeldoorn: Locatie, hanna: Medewerker, dirk: Medewerker
) -> None:
    _klanten, [nummer] = _met_bsn(1, apeldoorn)
    with pytest.raises(RechtOntbreekt):
        _laad([_regel(nummer, "A")], apeldoorn, dirk)
    geladen = _laad([_regel(nummer, "A")], apeldoorn, hanna)
    assert als(dirk).get(reverse("handhaving:signaalimport", args=[geladen.pk])).status_code == 403
    instellingen.zet(code=sturing.SIGNAAL, gebied=apeldoorn, waarde=False)
    with pytest.raises(NietToegestaan, match="staat uit"):
        importeren.voer_in(bestand=geladen, door=hanna)
    beeld = tekst(als(hanna).get(reverse("handhaving:signalen")))
    assert "Signaalsturing staat uit" in beeld and "Bestand inlezen" not in beeld
    assert importeren.ruim_op() == 0
    Signaalimport.objects.update(geladen_op=timezone.now() - importeren.BEWAARD - datetime.timedelta(hours=1))
    assert importeren.ruim_op() == 1 and not Signaalrij.objects.exists()
    instellingen.zet(code=sturing.SIGNAAL, gebied=apeldoorn, waarde=True, versie=1)
    opnieuw = _laad([_regel(nummer, "A")], apeldoorn, hanna)  # what was thrown away can come again
    importeren.gooi_weg(bestand=opnieuw, door=hanna)
    assert not Signaal.objects.exists() and not Signaalrij.objects.exists()
