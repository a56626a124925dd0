"""Dashboards: of the location, of a team leader, of regions, and of everybody."""

import io
import uuid
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from keten.instellingen import zet
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld
from landkaart.bestuur.instellingen import CASELOADNORM
from landkaart.overzichten.woorden import maand
from tests.conftest import Als
from tests.fabriek import LocatieFabriek, MedewerkerFabriek, TeamFabriek, maak_klanten
from tests.fabriek.keten import RegioFabriek
from tests.landkaart import planmakers
from tests.landkaart.cijferwereld import bewaar, vorige
from tests.pagina import tekst, vragen

OVERZICHT = "/landkaart/overzicht/"


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    """A member of the management team."""
    return MedewerkerFabriek(naam="Mia Manager", rollen=["mt_lid"], locaties=[apeldoorn])


@pytest.fixture
def ako(apeldoorn: Locatie) -> Medewerker:
    """Somebody of the AKO, who compares locations."""
    return MedewerkerFabriek(naam="Otto Ako", rollen=["ako"], locaties=[apeldoorn])


def _alles_naar(wie: Medewerker) -> dict[str, Any]:
    """A division of all clients: handed over for good, to one colleague."""
    keuze = {"soort": "overdracht", "reden": "herverdeling", "ontvangers": [wie.pk]}
    return {"indiening": str(uuid.uuid4()), **keuze}


@pytest.mark.eis("X-31", "X-36", "X-37", "X-11")
def test_de_keten_gaat_voor_en_een_kolom_die_botst_wordt_genoemd(
    als: Als, mt: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    nu, eerder = vorige(), vorige(2)
    for code, getallen in {
        "preventiequote": {nu: (50, 100), eerder: (55, 100)},
        "participatie": {nu: (40, 90), eerder: (30, 90)},
        "uitkeringsvolume": {nu: (800, 800), eerder: (900, 900)},
        "werkloosheid": {nu: (700, 1000)},
        "moeilijk-vervulbaar": {nu: (12, 12)},
        "intakes-cwi": {nu: (120, 120), eerder: (100, 100)},
        "uitstroomquote": {nu: (8, 100), eerder: (12, 100)},
    }.items():
        bewaar(apeldoorn, code, getallen)
    maak_klanten(3, locatie=apeldoorn, contactpersoon=bram)
    zet(code=CASELOADNORM, gebied=apeldoorn, waarde=2)
    antwoord = als(mt).get(OVERZICHT)
    pagina = tekst(antwoord)
    plekken = [
        pagina.index(kop)
        for kop in ("Van de hele keten", "Wat het oplevert voor mensen", "Van één organisatie")
    ]
    assert plekken == sorted(plekken)
    uitkomst = [tegel.indicator.code for tegel in antwoord.context["uitkomst"]]
    assert uitkomst[:2] == ["participatie", "uitkeringsvolume"]
    assert {"werkloosheid", "moeilijk-vervulbaar"} < set(uitkomst)
    assert "werken of participeren er nu 40: 0,02% van dat doel." in pagina
    assert "in 2016 landelijk 80% van de mensen die kunnen werken" in pagina
    assert "Preventiequote 50% 5 procentpunt minder dan in" in pagina
    assert "1 medewerker begeleidt klanten, gemiddeld 3. De norm is 2. 1 heeft er meer." in pagina
    assert "Dit cijfer wordt beter, terwijl het slechter gaat met: uitstroomquote ." in pagina
    assert b"style=" not in antwoord.content


@pytest.mark.eis("X-31", "X-33")
def test_een_doel_dat_achterloopt_staat_bovenaan_en_als_lijn_in_de_figuur(
    als: Als, apeldoorn: Locatie
) -> None:
    nu = vandaag().replace(day=1)
    leden = planmakers.mt(apeldoorn)
    planmakers.stel_vast(planmakers.plan_met_doel(apeldoorn, leden[0])[0], leden)
    bewaar(apeldoorn, "preventiequote", {nu: (30, 100), vorige(): (35, 100)})
    bewaar(apeldoorn, "bestendige-plaatsingen", {nu: (30, 100)})
    browser, maand_nu = als(leden[0]), {"maand": f"{nu:%Y-%m}"}
    antwoord = browser.get(OVERZICHT, maand_nu)
    assert antwoord.context["beeld"].voorop[0].indicator.code == "preventiequote"
    pagina = tekst(antwoord)
    assert "Deze doelen lopen achter" in pagina
    zin = f"Het doel is 60% op 31 december {nu.year}, nog 30 procentpunt te gaan."
    assert pagina.count(zin) == 2  # in the warning and on its tile
    cijfer = browser.get("/landkaart/cijfers/preventiequote/", maand_nu)
    assert zin in tekst(cijfer)
    doel = antwoord.context["beeld"].achter[0].streven.doel
    naar_doel = f'<a href="/landkaart/jaarplan/doelen/{doel.pk}/">'
    assert antwoord.content.decode().count(naar_doel) == 2
    assert naar_doel in cijfer.content.decode()
    terug = browser.get(f"/landkaart/jaarplan/doelen/{doel.pk}/").content.decode()
    assert '<a href="/landkaart/cijfers/preventiequote/?maand=' in terug
    for pad in (OVERZICHT, "/landkaart/cijfers/"):  # a tab opens the other overview on the same month
        assert f'href="{pad}?maand={nu:%Y-%m}"' in antwoord.content.decode()
    assert "Het doel is 60%." in cijfer.context["beeld"].figuur.label


def test_een_locatie_zonder_cijfers_hoort_dat_ze_nog_komen(als: Als, mt: Medewerker) -> None:
    assert "Nog geen cijfers" in tekst(als(mt).get(OVERZICHT))
    assert "Nog geen cijfers" in tekst(als(mt).get("/landkaart/cijfers/"))
    assert "Nog geen cijfers" in tekst(als(mt).get("/landkaart/cijfers/voor-iedereen/"))
    assert "Nog niet berekend" in tekst(als(mt).get("/landkaart/cijfers/preventiequote/?maand=onzin"))


@pytest.mark.eis("X-11")
def test_een_teamleider_ziet_wie_te_veel_heeft_en_verdeelt_vanaf_daar(
    als: Als, bram: Medewerker, anna: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    leider = MedewerkerFabriek(naam="Tine Leider", rollen=["teamleider"], locaties=[apeldoorn])
    team = TeamFabriek(locatie=apeldoorn, naam="Team Noord")
    team.leden.set([bram, anna])
    team.leiders.set([leider])
    maak_klanten(4, locatie=apeldoorn, contactpersoon=bram)
    zonder = maak_klanten(2, locatie=apeldoorn)
    Clientbeeld.objects.filter(klant__in=zonder).update(team=team)
    maak_klanten(5, locatie=gouda, contactpersoon=bram)
    zet(code=CASELOADNORM, gebied=apeldoorn, waarde=3)
    url = reverse("landkaart:overzicht_team")
    browser = als(leider)
    antwoord = browser.get(url)
    [regel] = antwoord.context["beeld"].teams
    assert [(lid.medewerker, lid.klanten, lid.boven) for lid in regel.leden] == [(bram, 4, 1), (anna, 0, 0)]
    assert (regel.zonder, regel.boven) == (2, 1)
    assert reverse("klanten:verdelen_kies", args=[bram.pk]) in antwoord.content.decode()
    voorstel = browser.post(reverse("klanten:verdelen_kies", args=[bram.pk]), _alles_naar(anna))
    browser.post(voorstel["Location"], {"stap": "uitvoeren"})
    assert Clientbeeld.objects.filter(locatie=apeldoorn, contactpersoon=anna).count() == 4
    assert not Clientbeeld.objects.filter(locatie=apeldoorn, contactpersoon=bram).exists()
    [regel] = browser.get(url).context["beeld"].teams
    assert [(lid.medewerker, lid.klanten, lid.boven) for lid in regel.leden] == [(anna, 4, 1), (bram, 0, 0)]
    vooraf = vragen(browser, url)
    tweede = TeamFabriek(locatie=apeldoorn, naam="Team Zuid")
    tweede.leden.set(MedewerkerFabriek.create_batch(4, locaties=[apeldoorn]))
    tweede.leiders.set([leider])
    assert vragen(browser, url) == vooraf
    ander = MedewerkerFabriek(rollen=["teamleider"], locaties=[apeldoorn])
    assert "U leidt hier geen team" in tekst(als(ander).get(url))


@pytest.mark.eis("X-38")
def test_regios_en_locaties_staan_naast_elkaar_op_dezelfde_cijfers(
    als: Als, ako: Medewerker, mt: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    zuid = RegioFabriek(code="zuid", naam="Zuid")
    venlo = LocatieFabriek(code="venlo", naam="Venlo", regio=zuid)
    nu, jaar = vorige(), vorige(13)
    for plek, telt in ((apeldoorn, 50), (gouda, 70), (venlo, 20)):
        bewaar(plek, "participatie", {nu: (telt, 100), jaar: (10, 100)})
    url = "/landkaart/overzicht/landelijk/"
    antwoord = als(ako).get(url, {"sorteer": "-participatie"})
    assert [regel.naam for regel, _ in antwoord.context["plekken"]] == [gouda.naam, apeldoorn.naam, "Venlo"]
    assert [regel.naam for regel, _ in antwoord.context["regios"]] == ["Stedendriehoek", "Zuid"]
    een = als(ako).get(url, {"cijfer": "participatie"})
    assert een.context["land"] == ["46,7%", "10%", f"36,7 procentpunt meer dan in {maand(jaar)}."]
    assert een.context["regios"][0][1][:2] == ["60%", "10%"]
    blad = als(ako).get(f"{url}bestand/", {"formaat": "xlsx"})
    werkblad: Any = openpyxl.load_workbook(io.BytesIO(blad.content)).active
    rijen = {rij[1]: rij for rij in werkblad.iter_rows(min_row=2, values_only=True)}
    assert (rijen["Zuid"][0], 20 in rijen["Venlo"]) == ("regio", True)

    eigen = als(mt).get("/landkaart/overzicht/regio/")
    assert [regel.naam for regel, _ in eigen.context["plekken"]] == [apeldoorn.naam, gouda.naam]
    assert "Zuid" in tekst(eigen)
    assert "Venlo" not in tekst(eigen)
    vooraf = vragen(als(ako), url)
    for nummer in range(5):
        plek = LocatieFabriek(code=f"extra-{nummer}")
        bewaar(plek, "participatie", {nu: (1, 100), jaar: (10, 100)})
    assert vragen(als(ako), url) == vooraf


def test_het_openbare_overzicht_noemt_geen_klein_getal(
    client: Client, apeldoorn: Locatie, gouda: Locatie
) -> None:
    for code, telt, van in (("zuid", 3, 60), ("noord", 30, 60), ("oost", 40, 90)):
        plek = LocatieFabriek(code=f"plek-{code}", regio=RegioFabriek(code=code, naam=code.title()))
        bewaar(plek, "preventiequote", {vorige(): (telt, van)})
    bewaar(apeldoorn, "vraaguitval", {vorige(): (1, 3)})
    url = "/landkaart/cijfers/voor-iedereen/"
    land = tekst(client.get(url))
    assert "34,8%" in land  # 73 of 210
    assert "33,3%" not in land
    assert "niet getoond" in land
    assert "5%" not in tekst(client.get(url, {"regio": "zuid"})).replace("34,8%", "")
    # Zuid alone would follow from the country, so the next smallest region is silent too.
    assert "50%" not in tekst(client.get(url, {"regio": "noord"}))
    assert "44,4%" in tekst(client.get(url, {"regio": "oost"}))
    # Two regions of one client each are two together: still a small number.
    for code in ("klein", "minst"):
        plek = LocatieFabriek(code=f"plek-{code}", regio=RegioFabriek(code=code, naam=code.title()))
        bewaar(plek, "scholing", {vorige(): (1, 1)})
    bewaar(apeldoorn, "scholing", {vorige(): (20, 40)})
    assert "50%" not in tekst(client.get(url, {"regio": apeldoorn.regio.code}))
    assert url in client.get("/landkaart/").content.decode()
