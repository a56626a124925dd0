"""Signals from a file: what is refused and repaired, and that nothing comes in twice or stays readable."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from handhaving.koppelingen.signalen.indeling import SOORT
from handhaving.koppelingen.signalen.keuren import lees_rij
from handhaving.models import Signaal
from handhaving.risico import instellingen as sturing
from handhaving.signalen import beslissen
from keten import instellingen
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.invoer import bestand, inlezen, rijen, soorten, terugdraaien
from keten.models import Invoerbestand, Invoerrij, Locatie, Medewerker
from keten.tijd import vandaag
from klanten import bsn
from klanten.models import Identiteitsnummer, Klant, Taak
from lwi_portal.demo.bsn import demo_bsns
from tests.bevoegdheid import laten_toe
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


def _laad(regels: list[str], locatie: Locatie, door: Medewerker) -> Invoerbestand:
    inhoud = "\n".join([KOP, *regels]).encode()
    return inlezen.laad(soort=SOORT, naam="ib.csv", inhoud=inhoud, locatie=locatie, door=door)


@pytest.mark.eis("H-38")
def test_csv_en_xml_geven_dezelfde_rij_en_een_fout_noemt_nooit_het_bsn() -> None:
    nummer = next(demo_bsns())
    [xml] = bestand.lees(_XML.format(nummer, DAG).encode(), SOORT)
    [csv] = bestand.lees(f"{KOP}\n{nummer};ib;X-1;{DAG};Loon".encode(), SOORT)
    assert xml.waarden == csv.waarden and not lees_rij(csv.waarden)[1]
    # A spreadsheet drops the first zero of a number.
    assert lees_rij({**csv.waarden, "bsn": "12345672"})[0].bsn == "012345672"
    _rij, fouten = lees_rij(
        {"bsn": "123456789", "bron": "x", "kenmerk": "a:b", "datum": "31-12-2099", "tekst": ""}
    )
    assert [kolom for kolom, _ in fouten] == ["bsn", "bron", "kenmerk", "datum", "tekst"]
    assert "123456789" not in str(fouten)
    for dag in ("31-02-2026", "2010-01-01"):
        assert [kolom for kolom, _ in lees_rij({**csv.waarden, "datum": dag})[1]] == ["datum"]


@pytest.mark.eis("H-38", "X-79")
def test_van_uploaden_en_herstellen_tot_inlezen_en_terugdraaien(
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
    browser, nieuw = als(hanna), reverse("keten:invoer_soort", args=["signalen"])
    inhoud = "\n".join([KOP, *regels]).encode()

    def stuur(adres: str, **velden: object) -> HttpResponse:
        return browser.post(adres, {"indiening": str(uuid.uuid4()), **velden})

    def upload(ruw: bytes) -> HttpResponse:
        return stuur(nieuw, bestand=SimpleUploadedFile("ib.csv", ruw))

    krom = upload(b"caf\xe9\0")
    assert krom.status_code == 422 and "Dit bestand is geen tekst." in tekst(krom)
    pagina = upload(inhoud).url
    beeld = tekst(browser.get(pagina))
    for woord in (
        "1 van 4",
        "hoort niet bij een klant",
        "staat ook op rij 2",
        "meer waarden",
        "Herstel rij 3",
    ):
        assert woord in beeld
    assert "Herstel rij 4" not in tekst(browser.get(f"{pagina}?toon=fout&kolom=bron"))
    assert "A-1" in tekst(browser.get(f"{pagina}?toon=goed"))
    fouten = b"".join(browser.get(f"{pagina}fouten/?formaat=csv").streaming_content).decode()
    for bron in (browser.get(pagina).content.decode(), fouten):
        assert not any(nummer in bron for nummer in nummers)
    rauw = b"".join(bytes(rij.inhoud) for rij in Invoerrij.objects.all())
    assert nummers[0].encode() not in rauw and b"Loon" not in rauw
    nog_eens = upload(inhoud)
    assert nog_eens.status_code == 422 and "al geladen" in tekst(nog_eens)

    form = browser.get(f"{pagina}rij/4/").context["form"]
    assert "bsn" not in form.fields  # this one is known, so it stays out of sight
    velden = {"bron": "ib", "kenmerk": "A-3", "datum": DAG, "tekst": "Loon elders"}
    mis = stuur(f"{pagina}rij/4/", **{**velden, "kenmerk": "A-1"})
    assert mis.status_code == 422 and "staat ook op rij 2" in tekst(mis)
    stuur(f"{pagina}rij/4/", **velden)
    browser.post(f"{pagina}rij/5/", {"actie": "weg"})
    browser.post(f"{pagina}rij/5/", {"actie": "mee"})
    assert Invoerrij.objects.get(nummer=5).stand == "fout"  # taken along again with all its faults
    assert "meer waarden" in str(Invoerrij.objects.get(nummer=5).fouten)
    browser.post(f"{pagina}rij/5/", {"actie": "weg"})
    assert "Ingelezen: 2 signalen." in tekst(browser.get(stuur(pagina, actie="inlezen").url))
    assert not Invoerrij.objects.exists()
    assert {signaal.klant for signaal in Signaal.objects.select_related("klant")} == set(klanten[:2])
    [gemaakt] = Invoerbestand.objects.all()
    assert (gemaakt.aantal_ingelezen, gemaakt.aantal_niet) == (2, 2)
    assert Taak.objects.get(sleutel=f"signaalbestand:{gemaakt.pk}").voor == hanna
    assert "Persoon00000" in tekst(browser.get(reverse("handhaving:signalen") + f"?bestand={gemaakt.pk}"))

    beslissen.pak_op(signaal=Signaal.objects.get(kenmerk="A-1"), door=hanna)
    klaar = tekst(browser.get(stuur(f"{pagina}terug/").url))
    assert "Teruggedraaid: 1 signaal." in klaar and "al opgepakt" in klaar
    assert [signaal.kenmerk for signaal in Signaal.objects.all()] == ["A-1"]
    assert stuur(f"{pagina}terug/").status_code == 422  # not twice
    assert upload(inhoud).status_code == 302  # and the same file may come again


@pytest.mark.eis("H-38", "X-79")
def test_duizend_rijen_gaan_snel_en_een_tweede_keer_verandert_niets(
    apeldoorn: Locatie, hanna: Medewerker, django_assert_max_num_queries: object
) -> None:
    _klanten, nummers = _met_bsn(50, apeldoorn)
    regels = [_regel(nummers[n % 50], f"K-{n}") for n in range(1000)]
    with django_assert_max_num_queries(80):  # type: ignore[operator]
        eerste = _laad(regels, apeldoorn, hanna)
        klaar = inlezen.start(bestand=eerste, door=hanna)
    assert klaar.aantal_ingelezen == Signaal.objects.count() == 1000
    with pytest.raises(NietToegestaan, match="intussen ingelezen"):
        inlezen.start(bestand=eerste, door=hanna)
    meer = _laad([*regels[:5], _regel(nummers[0], "K-nieuw")], apeldoorn, hanna)
    nog = inlezen.start(bestand=meer, door=hanna)
    assert (nog.aantal_ingelezen, nog.aantal_bekend, nog.stand) == (1, 5, "ingelezen")


@pytest.mark.eis("X-79")
def test_halverwege_gestopt_en_opnieuw_begonnen_verliest_en_verdubbelt_niets(
    als: Als, apeldoorn: Locatie, hanna: Medewerker
) -> None:
    _klanten, nummers = _met_bsn(5, apeldoorn)
    keren = []

    def stroomuitval(oordelen: Sequence[soorten.Oordeel], bestand_: Invoerbestand, door: Medewerker) -> int:
        gemaakt = SOORT.verwerk(oordelen, bestand_, door)
        keren.append(gemaakt)
        if len(keren) == 2:
            raise OSError("stroom weg")
        return gemaakt

    soorten.registreer([dataclasses.replace(SOORT, per_deel=2, verwerk=stroomuitval)])
    try:
        geladen = _laad([_regel(nummer, f"N-{nummer}") for nummer in nummers], apeldoorn, hanna)
        inlezen.start(bestand=geladen, door=hanna)
        with pytest.raises(OSError, match="stroom"):
            inlezen.voer_uit(geladen.pk)
        assert Signaal.objects.count() == 2
        deel = tekst(als(hanna).get(reverse("keten:invoer_voortgang", args=[geladen.pk])))
        assert "2 van 5 rijen gedaan" in deel
        assert inlezen.hervat() == 0  # it may still be at work
        Invoerbestand.objects.update(teken_op=timezone.now() - datetime.timedelta(minutes=11))
        instellingen.zet(code=sturing.SIGNAAL, gebied=apeldoorn, waarde=False)
        assert inlezen.hervat() == 1  # a rule of the house stops it, in words
        assert "staat uit" in tekst(als(hanna).get(reverse("keten:invoer_bestand", args=[geladen.pk])))
        instellingen.zet(code=sturing.SIGNAAL, gebied=apeldoorn, waarde=True, versie=1)
        inlezen.start(bestand=geladen, door=hanna)
        inlezen.voer_uit(geladen.pk)
    finally:
        soorten.registreer([SOORT])
    geladen.refresh_from_db()
    assert (geladen.stand, geladen.aantal_ingelezen, Signaal.objects.count()) == ("ingelezen", 5, 5)


@pytest.mark.eis("H-38", "H-50")
def test_een_bestand_is_van_een_locatie_en_blijft_niet_liggen(
    als: Als, apeldoorn: Locatie, hanna: Medewerker, dirk: Medewerker, els: Medewerker
) -> None:
    _klanten, [nummer] = _met_bsn(1, apeldoorn)
    with pytest.raises(RechtOntbreekt):
        _laad([_regel(nummer, "A")], apeldoorn, dirk)
    geladen = _laad([_regel(nummer, "A")], apeldoorn, hanna)
    adres = reverse("keten:invoer_bestand", args=[geladen.pk])
    assert als(dirk).get(adres).status_code == 404 and als(els).get(adres).status_code == 403
    assert (
        laten_toe(
            {
                "laad": lambda door: _laad([_regel(nummer, "B")], apeldoorn, door),
                "herstel": lambda door: rijen.herstel(bestand=geladen, nummer=2, waarden={}, door=door),
                "laat_weg": lambda door: rijen.laat_weg(bestand=geladen, nummer=2, door=door),
                "neem_mee": lambda door: rijen.neem_mee(bestand=geladen, nummer=2, door=door),
                "start": lambda door: inlezen.start(bestand=geladen, door=door),
                "gooi_weg": lambda door: inlezen.gooi_weg(bestand=geladen, door=door),
                "draai_terug": lambda door: terugdraaien.draai_terug(bestand=geladen, door=door),
            },
            els,
        )
        == []
    )
    instellingen.zet(code=sturing.SIGNAAL, gebied=apeldoorn, waarde=False)
    with pytest.raises(NietToegestaan, match="staat uit"):
        inlezen.start(bestand=geladen, door=hanna)
    beeld = tekst(als(hanna).get(reverse("handhaving:signalen")))
    assert "Signaalsturing staat uit" in beeld and "Bestand inlezen" not in beeld
    assert inlezen.ruim_op() == 0
    Invoerbestand.objects.update(geladen_op=timezone.now() - inlezen.BEWAARD - datetime.timedelta(hours=1))
    assert inlezen.ruim_op() == 1 and not Invoerrij.objects.exists()
    instellingen.zet(code=sturing.SIGNAAL, gebied=apeldoorn, waarde=True, versie=1)
    opnieuw = _laad([_regel(nummer, "A")], apeldoorn, hanna)  # what was thrown away can come again
    inlezen.gooi_weg(bestand=opnieuw, door=hanna)
    assert not Signaal.objects.exists() and not Invoerrij.objects.exists()
