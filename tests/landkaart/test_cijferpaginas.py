"""The page of a figure, the list of all, who is behind a number, and how its definition is changed."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from keten.maanden import maanden_tot
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from landkaart.models import Indicatorversie, Indicatorwaarde
from tests.conftest import Als
from tests.fabriek import KlantFabriek, LocatieFabriek, MedewerkerFabriek, maak_klanten
from tests.landkaart.cijferwereld import bewaar, vorige
from tests.pagina import tekst, vragen

PREVENTIE = "/landkaart/cijfers/preventiequote/"


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    """A member of the management team, who sees numbers and no people."""
    return MedewerkerFabriek(naam="Mia Manager", rollen=["mt_lid"], locaties=[apeldoorn])


@pytest.fixture
def ako(apeldoorn: Locatie) -> Medewerker:
    """Somebody of the AKO, who sets definitions."""
    return MedewerkerFabriek(naam="Otto Ako", rollen=["ako"], locaties=[apeldoorn])


@pytest.mark.eis("X-30", "X-49")
def test_een_cijfer_zegt_wat_het_is_hoe_het_gaat_en_wat_erachter_zit(
    als: Als, mt: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    nu, eerder, jaar = vorige(), vorige(2), vorige(13)
    bewaar(apeldoorn, "preventiequote", {nu: (57, 100), eerder: (54, 100), jaar: (31, 100)})
    bewaar(gouda, "preventiequote", {nu: (99, 100)})
    antwoord = als(mt).get(PREVENTIE)
    pagina = tekst(antwoord)
    assert "57% (57 van de 100)" in pagina
    assert "3 procentpunt meer dan in" in pagina
    assert "26 procentpunt meer dan in" in pagina
    assert "13 weken na de aanmelding geen uitkering" in pagina
    assert "Bron" in pagina
    assert "versie 1" in pagina
    assert "Berekend" in pagina
    assert "99%" not in pagina
    assert "Wie meetelt" not in pagina
    assert b"<svg" in antwoord.content
    assert b"style=" not in antwoord.content
    lijst = tekst(als(mt).get("/landkaart/cijfers/"))
    assert "Preventiequote 57%" in lijst
    for rollen in (["inkomensconsulent"], ["mt_lid"]):  # every partner reads the same numbers
        collega = MedewerkerFabriek(rollen=rollen, locaties=[apeldoorn])
        assert "57%" in tekst(als(collega).get(PREVENTIE))


@pytest.mark.parametrize("pad", [PREVENTIE, f"{PREVENTIE}bestand/", "/landkaart/cijfers/"])
def test_weinig_mensen_achter_een_cijfer_blijven_verborgen(
    als: Als, mt: Medewerker, apeldoorn: Locatie, pad: str
) -> None:
    bewaar(apeldoorn, "preventiequote", {vorige(): (3, 4)})
    antwoord = als(mt).get(pad, {"formaat": "csv"})
    pagina = b"".join(antwoord).decode() if antwoord.streaming else tekst(antwoord)  # type: ignore[arg-type]
    assert "75" not in pagina
    assert "minder dan 5" in pagina or "bestand" in pad


@pytest.mark.eis("X-32")
def test_een_cijfer_is_uit_te_splitsen_zonder_iemand_te_herkennen(
    als: Als, mt: Medewerker, apeldoorn: Locatie
) -> None:
    nu = vorige()
    bewaar(apeldoorn, "preventiequote", {nu: (60, 103)})
    for groep, telt, van in (("Q1", 40, 60), ("Q2", 15, 33), ("Q3", 4, 7), ("Q4", 1, 3)):
        bewaar(apeldoorn, "preventiequote", {nu: (telt, van)}, uitsplitsing="kwadrant", groep=groep)
    jaar = vorige(13)  # then Q2 was hidden, because Q4 was small
    for groep, telt, van in (("Q1", 30, 60), ("Q2", 15, 33), ("Q4", 1, 3)):
        bewaar(apeldoorn, "preventiequote", {jaar: (telt, van)}, uitsplitsing="kwadrant", groep=groep)
    antwoord = als(mt).get(PREVENTIE, {"splits": "kwadrant"})
    veranderd = {regel.naam[:2] for regel in antwoord.context["beeld"].groepen if regel.verandering}
    assert veranderd == {"Q1"}
    regels = {regel.naam[:2]: regel.tekst for regel in antwoord.context["beeld"].groepen}
    assert regels == {"Q1": "66,7%", "Q2": "45,5%", "Q3": "niet getoond", "Q4": "niet getoond"}
    assert "Q1: voldoende banen" in tekst(antwoord)
    assert not als(mt).get(PREVENTIE, {"splits": "team"}).context["beeld"].groepen
    blad = als(mt).get(f"{PREVENTIE}bestand/", {"splits": "kwadrant", "formaat": "xlsx"})
    werkblad: Any = openpyxl.load_workbook(io.BytesIO(blad.content)).active
    rijen = list(werkblad.iter_rows(values_only=True))
    assert rijen[0] == ("Groep", "Maand", "Waarde", "Telt mee", "Van de")
    assert rijen[1][2:] == (66.7, 40, 60)
    assert rijen[3][2:] == (None, None, None)


@pytest.mark.eis("X-48")
def test_preventie_en_uitstroom_staan_samen_met_wie_er_binnenkomt(
    als: Als, mt: Medewerker, apeldoorn: Locatie
) -> None:
    nu, eerder = vorige(), vorige(2)
    bewaar(apeldoorn, "preventiequote", {nu: (57, 100), eerder: (40, 100)})
    bewaar(apeldoorn, "uitstroomquote", {nu: (8, 100), eerder: (12, 100)})
    for groep, telt in (("route A", 60), ("route B", 40)):
        bewaar(apeldoorn, "instroom", {nu: (telt, telt)}, uitsplitsing="route", groep=groep)
    for code in ("preventiequote", "uitstroomquote"):
        pagina = als(mt).get(f"/landkaart/cijfers/{code}/")
        samen = pagina.context["samen"]
        assert samen.rijen[0][1:] == (["57%", "8%"], ["60%", "40%"])
        assert "route A 60%" in samen.figuur.label
    assert als(mt).get("/landkaart/cijfers/vraaguitval/").context["samen"] is None


@pytest.mark.eis("X-30")
def test_wie_met_klanten_werkt_ziet_wie_er_achter_het_getal_zit(
    als: Als, bram: Medewerker, dirk: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    nu = vandaag().replace(day=1)
    dag = {"aangemeld_op": vandaag()}
    hier = KlantFabriek(locatie=apeldoorn, achternaam="Hierwoont", **dag)
    KlantFabriek(locatie=gouda, achternaam="Elderswoont", **dag)
    KlantFabriek(locatie=apeldoorn, achternaam="Langgeleden", aangemeld_op=vorige(3))
    bewaar(apeldoorn, "instroom", {nu: (1, 1)}, mensen=6)
    url = "/landkaart/cijfers/instroom/"
    maand = {"maand": f"{nu:%Y-%m}"}
    assert "Wie meetelt" in tekst(als(bram).get(url, maand))
    antwoord = als(bram).get(f"{url}klanten/", maand)
    assert [beeld.klant for beeld in antwoord.context["pagina"]] == [hier]
    assert reverse("klanten:dossier", args=[hier.klantnummer]) in antwoord.content.decode()
    assert "Hierwoont" not in tekst(als(dirk).get(f"{url}klanten/", maand))
    for code in ("tevredenheid-klanten", "medisch-48-uur", "fraudealert"):  # being in it is private
        bewaar(apeldoorn, code, {nu: (8, 14)})
        pagina = tekst(als(bram).get(f"/landkaart/cijfers/{code}/", maand))
        assert "14 mensen. Bij dit cijfer zijn geen namen te zien." in pagina
        assert als(bram).get(f"/landkaart/cijfers/{code}/klanten/", maand).status_code == 404
    assert als(bram).get(f"{url}klanten/", {"deel": "onzin"}).status_code == 404
    assert als(bram).get("/landkaart/cijfers/onzin/klanten/").status_code == 404


def test_een_andere_locatie_ziet_alleen_wie_locaties_vergelijkt(
    als: Als, mt: Medewerker, ako: Medewerker, gouda: Locatie
) -> None:
    bewaar(gouda, "preventiequote", {vorige(): (81, 100)})
    van_gouda = {"locatie": "gouda", "maand": f"{vorige():%Y-%m}"}
    assert als(mt).get(PREVENTIE, van_gouda).status_code == 404
    pagina = tekst(als(ako).get(PREVENTIE, van_gouda))
    assert "81%" in pagina
    assert "Toonkamer Gouda" in pagina
    assert "Wie meetelt" not in pagina


@pytest.mark.eis("X-30")
def test_de_ako_ziet_de_nieuwe_zin_voordat_de_definitie_wijzigt(
    als: Als, ako: Medewerker, mt: Medewerker, apeldoorn: Locatie
) -> None:
    url, browser = f"{PREVENTIE}definitie/", als(ako)
    bewaar(apeldoorn, "preventiequote", {vorige(): (57, 100)})
    start = browser.get(url).context["form"]
    velden = {"indiening": str(start["indiening"].value()), "gezien": start["gezien"].value()}
    velden |= {"parameter": "26", "vanaf": f"{vandaag():%Y-%m}", "reden": "Langer volgen."}
    bekeken = browser.post(url, {**velden, "actie": "bekijken"})
    assert "26 weken na de aanmelding" in tekst(bekeken)
    assert not Indicatorversie.objects.filter(code="preventiequote", nummer=2).exists()
    for fout in ({"parameter": "99"}, {"reden": ""}, {"vanaf": "1999-01"}, {"parameter": "x"}):
        antwoord = browser.post(url, {**velden, **fout, "actie": "vastleggen"})
        assert antwoord.status_code == 422, fout
    for _ in range(2):  # sent twice, done once
        browser.post(url, {**velden, "actie": "vastleggen"})
    [versie] = Indicatorversie.objects.filter(code="preventiequote", nummer__gt=1)
    assert (versie.parameter, versie.reden, versie.door) == (26, "Langer volgen.", ako)
    pagina = tekst(als(mt).get(PREVENTIE))
    assert "13 weken na de aanmelding" in pagina  # last month keeps its own definition
    assert "Langer volgen." in pagina
    assert "Definitie wijzigen" not in pagina
    laat = browser.post(
        url, {**velden, "indiening": "6c0b5b1e-4f6e-4e49-8d4c-1f4f6f4f6f4f", "actie": "vastleggen"}
    )
    assert laat.status_code == 422
    assert "Iemand anders" in tekst(laat)
    assert browser.get("/landkaart/cijfers/instroom/definitie/").status_code == 404


@pytest.mark.eis("X-34", "X-35")
def test_resultaten_elders_staan_naast_het_cijfer_met_hun_eigen_getallen(als: Als, mt: Medewerker) -> None:
    for code in ("arnhem-zuid", "groningen"):
        LocatieFabriek(code=code)
    call_command("loaddata", "referentieresultaten", verbosity=0)
    pagina = tekst(als(mt).get("/landkaart/cijfers/elders/"))
    for zin in (
        "31% nulmeting 57% daarna +26 procentpunt",
        "63% nulmeting 80% daarna +17 procentpunt",
        "118 per maand nulmeting 124 per maand daarna +6 per maand",
        "150 klanten nulmeting 91 klanten daarna -59 klanten",
        "een besparing van € 416.000: 59 keer een jaaruitkering",
        "15% rest van de provincie 24% jongerenloket +9 procentpunt",
        "40% CWI 49% groepsvoorlichting +9 procentpunt",
        "32% G@W-aanpak 39% jongerenloket +7 procentpunt",
    ):
        assert zin in pagina
    bij_cijfer = tekst(als(mt).get("/landkaart/cijfers/uitstroomquote/"))
    assert "+7 procentpunt" in bij_cijfer
    assert "nulmeting" not in bij_cijfer


def test_een_vol_jaar_vraagt_niet_meer_dan_een_maand(als: Als, bram: Medewerker, apeldoorn: Locatie) -> None:
    bewaar(apeldoorn, "preventiequote", {vorige(): (57, 100)})
    browser = als(bram)
    paden = (PREVENTIE, "/landkaart/cijfers/", "/landkaart/overzicht/")
    een = [vragen(browser, pad) for pad in paden]
    Indicatorwaarde.objects.all().delete()
    jaar = dict.fromkeys(maanden_tot(vorige(), 13), (57, 100))
    for code in ("preventiequote", "uitstroomquote", "vraaguitval", "participatie", "intakes-cwi"):
        bewaar(apeldoorn, code, jaar)
    assert [vragen(browser, pad) for pad in paden] == een


def test_een_lange_lijst_achter_een_cijfer_komt_per_bladzijde(
    als: Als, bram: Medewerker, apeldoorn: Locatie
) -> None:
    nu = vandaag().replace(day=1)
    maak_klanten(30, locatie=apeldoorn)
    Klant.objects.update(aangemeld_op=vandaag())
    bewaar(apeldoorn, "instroom", {nu: (30, 30)})
    url = f"/landkaart/cijfers/instroom/klanten/?maand={nu:%Y-%m}"
    assert len(als(bram).get(url).context["pagina"]) == 25
    assert len(als(bram).get(f"{url}&pagina=2").context["pagina"]) == 5
