"""Matching: who fits, in which order and why; and what never plays a part (W-24, K-67)."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keten.instellingen import zet
from keten.models import Locatie, Medewerker, Postcodegebied
from keten.tijd import vandaag
from klanten.models import Belemmering, Klant
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek, KlantFabriek, UitkeringFabriek
from tests.fabriek.werkgevers import BeroepFabriek, VacatureFabriek
from tests.pagina import tekst, vragen
from tests.werkgevers.matchwereld import diploma, eis, kan, zoekt
from werkgevers.instellingen_matchen import AFSTAND, BEROEP, EISEN
from werkgevers.matchen.bladzijde import kandidaten, vacature_voor, vacatures, van_een
from werkgevers.matchen.kandidaten import voor_vacature
from werkgevers.matchen.ranglijst import Grenzen, Match
from werkgevers.matchen.uitleggen import Lezer
from werkgevers.matchen.vacatures import voor_klant
from werkgevers.models import Vacature, Vacatureeis
from werkgevers.voordragen import vind
from werkgevers.zoekprofiel import van

_PLAATSEN = {
    7311: (52.2118, 5.9631),
    7411: (52.2553, 6.1639),
    8011: (52.5126, 6.0944),
    1011: (52.3731, 4.9017),
}


@pytest.fixture(autouse=True)
def _kaart(db: None) -> None:
    """Apeldoorn, Deventer (15 km), Zwolle (35 km) and Amsterdam on the map."""
    for cijfers, (breedte, lengte) in _PLAATSEN.items():
        Postcodegebied.objects.update_or_create(
            cijfers=cijfers,
            defaults={"plaats": "x", "gemeente": "x", "breedtegraad": breedte, "lengtegraad": lengte},
        )


@pytest.fixture
def vacature(apeldoorn: Locatie) -> Vacature:
    """Care work in Apeldoorn that asks two competences."""
    rij: Vacature = VacatureFabriek(locatie=apeldoorn, werkgever__locatie=apeldoorn)
    eis(rij, "samenwerken")
    eis(rij, "plannen", te_leren=True)
    eis(rij, "rekenen", vereist=False)
    return rij


def _namen(vacature: Vacature, locatie: Locatie, grenzen: Grenzen | None = None) -> list[str]:
    pagina = kandidaten(voor_vacature(vacature, locatie, grenzen=grenzen), vacature)
    return [regel.klant.achternaam for regel in pagina]


def _maak(naam: str, locatie: Locatie, **zoek: object) -> Klant:
    klant: Klant = KlantFabriek(achternaam=naam, locatie=locatie)
    zoekt(klant, **zoek)
    return klant


@pytest.mark.eis("W-24")
def test_wie_het_meest_kan_staat_bovenaan_en_leest_waarom(
    vacature: Vacature, apeldoorn: Locatie, anna: Medewerker
) -> None:
    half, alles, niets = (_maak(naam, apeldoorn) for naam in ("Half", "Alles", "Niets"))
    kan(half, "samenwerken", door=anna)
    for code in ("samenwerken", "plannen", "rekenen"):
        kan(alles, code, door=anna)
    kan(niets, "samenwerken", 1, door=anna)
    pagina = kandidaten(voor_vacature(vacature, apeldoorn), vacature)
    assert [regel.klant.achternaam for regel in pagina] == ["Alles", "Half", "Niets"]
    uitleg = {regel.klant.achternaam: regel.uitleg for regel in pagina}
    assert uitleg["Alles"].kop == "Voldoet aan alle eisen"
    assert uitleg["Half"].kop == "1 van 2 eisen, de rest is te leren"
    teksten = [regel.tekst for regel in uitleg["Half"].regels]
    assert "Heeft: samenwerken (redelijk)" in teksten
    assert "Te leren in het werk: plannen (redelijk)" in teksten
    assert "Mist als wens: rekenen (redelijk)" in teksten
    assert "Zoekt dit werk: verzorgende" in teksten
    assert "Mist: samenwerken (redelijk)" in [regel.tekst for regel in uitleg["Niets"].regels]


@pytest.mark.eis("W-24")
def test_alleen_wie_toestemming_gaf_beschikbaar_is_en_begeleid_wordt_komt_in_beeld(
    vacature: Vacature, apeldoorn: Locatie, gouda: Locatie
) -> None:
    _maak("Wel", apeldoorn)
    _maak("Geenja", apeldoorn, toestemming_op=None, toestemming_via="")
    _maak("Nietvrij", apeldoorn, beschikbaar=False)
    _maak("Elders", gouda)
    gestopt = _maak("Gestopt", apeldoorn)
    gestopt.beeld.status = "gestopt"
    gestopt.beeld.save()
    KlantFabriek(achternaam="Zonderprofiel", locatie=apeldoorn)
    assert _namen(vacature, apeldoorn) == ["Wel"]


@pytest.mark.eis("W-24")
def test_regime_en_diagnose_maken_geen_verschil(
    vacature: Vacature, apeldoorn: Locatie, anna: Medewerker
) -> None:
    """Two clients who can do the same are matched the same, whatever is known of benefit or route."""
    gelijk = [_maak(naam, apeldoorn) for naam in ("Een", "Twee")]
    UitkeringFabriek(klant=gelijk[1])
    gelijk[1].beeld.bemiddelbaar, gelijk[1].beeld.route = False, "B"
    gelijk[1].beeld.save()
    een, twee = voor_vacature(vacature, apeldoorn)[0:2]
    assert een.punten == twee.punten


@pytest.mark.parametrize(
    ("postcode", "km", "verwacht"),
    [
        ("7311 KZ", None, ["Klant"]),
        ("7411 AA", None, ["Klant"]),
        ("8011 AA", None, []),  # 35 km, and the client wants 25
        ("7411 AA", 10, []),
        ("", None, ["Klant"]),  # not known: nobody is left out for that
        ("abc", None, ["Klant"]),
    ],
)
def test_verder_dan_iemand_wil_reizen_telt_niet_mee(
    vacature: Vacature, apeldoorn: Locatie, postcode: str, km: int | None, verwacht: list[str]
) -> None:
    _maak("Klant", apeldoorn, postcode=postcode, reisafstand=25)
    assert _namen(vacature, apeldoorn, Grenzen(km=km)) == verwacht


def test_de_afstand_klopt_met_de_kaart(vacature: Vacature, apeldoorn: Locatie) -> None:
    _maak("Deventer", apeldoorn, postcode="7411 AA")
    [match] = voor_vacature(vacature, apeldoorn)[0:1]
    assert match.km == pytest.approx(14.5, abs=0.5)


def test_uren_diploma_en_rijbewijs_tellen_en_een_filter_houdt_alleen_wie_alles_heeft(
    vacature: Vacature, apeldoorn: Locatie, anna: Medewerker
) -> None:
    Vacatureeis.objects.create(vacature=vacature, soort="opleiding", opleiding="mbo")
    Vacatureeis.objects.create(vacature=vacature, soort="rijbewijs")
    goed, laag, weinig = (_maak(naam, apeldoorn) for naam in ("Goed", "Laag", "Weinig"))
    for klant, niveau in ((goed, "hbo"), (laag, "vmbo"), (weinig, "havo_vwo")):
        kan(klant, "samenwerken", door=anna)
        diploma(klant, niveau)
        klant.situatie.rijbewijs = True
        klant.situatie.save()
    weinig.zoekprofiel.uren_max = 16
    weinig.zoekprofiel.save()
    assert _namen(vacature, apeldoorn, Grenzen(volledig=True)) == ["Goed"]
    uitleg = {
        regel.klant.achternaam: [r.tekst for r in regel.uitleg.regels]
        for regel in kandidaten(voor_vacature(vacature, apeldoorn), vacature)
    }
    assert "Mist: mbo 2 tot en met 4" in uitleg["Laag"]
    assert "Uren: werk 24 tot 32, zoekt 1 tot 16" in uitleg["Weinig"]


def test_de_locatie_bepaalt_wat_het_zwaarst_telt(
    vacature: Vacature, apeldoorn: Locatie, anna: Medewerker
) -> None:
    vakman = _maak("Vakman", apeldoorn, beroepen=[BeroepFabriek(code="kok", groep="Koks")])
    for code in ("samenwerken", "plannen"):
        kan(vakman, code, door=anna)
    _maak("Wenser", apeldoorn)
    assert _namen(vacature, apeldoorn) == ["Vakman", "Wenser"]
    zet(code=EISEN, gebied=apeldoorn, waarde=0)
    zet(code=BEROEP, gebied=apeldoorn, waarde=100)
    assert _namen(vacature, apeldoorn) == ["Wenser", "Vakman"]


def test_dezelfde_beroepsgroep_telt_half(vacature: Vacature, apeldoorn: Locatie) -> None:
    _maak("Ander", apeldoorn, beroepen=[BeroepFabriek(code="kok", groep="Koks")])
    _maak("Buur", apeldoorn, beroepen=[BeroepFabriek(code="helpende")])
    _maak("Zelfde", apeldoorn)
    assert _namen(vacature, apeldoorn) == ["Zelfde", "Buur", "Ander"]


def test_wie_al_op_de_lijst_staat_wordt_niet_nog_eens_gevonden(
    vacature: Vacature, apeldoorn: Locatie, mark: Medewerker
) -> None:
    klant = _maak("Al", apeldoorn)
    vind(vacature=vacature, klant=klant, door=mark)
    assert _namen(vacature, apeldoorn) == []


def test_oude_beschikbaarheid_is_te_zien(vacature: Vacature, apeldoorn: Locatie) -> None:
    klant = _maak("Oud", apeldoorn, beschikbaar_op=vandaag() - datetime.timedelta(weeks=10))
    uitleg = van_een(vacature, klant)
    assert uitleg is not None
    assert uitleg.regels[-1].tekst == "Vraag eerst of de klant nog beschikbaar is"


@pytest.mark.eis("K-67")
def test_een_klant_ziet_eerst_wat_het_best_past_in_gewone_woorden(
    vacature: Vacature, klant: Klant, apeldoorn: Locatie, gouda: Locatie, anna: Medewerker
) -> None:
    zoekt(klant)
    kan(klant, "samenwerken", door=anna)
    VacatureFabriek(titel="Kok", locatie=apeldoorn, beroep=BeroepFabriek(code="kok", groep="Koks"))
    VacatureFabriek(titel="Van Gouda", locatie=gouda)
    VacatureFabriek(titel="Dicht", locatie=apeldoorn, stand="vervuld", gesloten_op="2026-01-01T10:00Z")
    vrij = VacatureFabriek(
        titel="Vrijgegeven", locatie=gouda, vrijgegeven_op="2026-01-01T10:00Z", uren_min=40, uren_max=40
    )
    profiel = van(klant)
    pagina = vacatures(voor_klant(klant, profiel), profiel, lezer=Lezer.KLANT)
    assert {regel.vacature.titel for regel in pagina} == {vacature.titel, "Vrijgegeven", "Kok"}
    uitleg = vacature_voor(klant, profiel, vacature)
    assert uitleg is not None
    assert uitleg.kop == "Past, een deel leert u in het werk"
    assert "U kunt al: samenwerken (redelijk)" in [regel.tekst for regel in uitleg.regels]
    assert "In uw eigen buurt" in [regel.tekst for regel in uitleg.regels]
    assert vrij.pk in {regel.vacature.pk for regel in pagina}


@pytest.mark.eis("W-24")
def test_beide_richtingen_tellen_hetzelfde(
    vacature: Vacature, klant: Klant, apeldoorn: Locatie, anna: Medewerker
) -> None:
    """The same client and vacancy get the same counts and points, whichever side asks."""
    Vacatureeis.objects.create(vacature=vacature, soort="opleiding", opleiding="vmbo")
    Vacatureeis.objects.create(vacature=vacature, soort="rijbewijs", vereist=False)
    zoekt(klant, postcode="7411 AA")
    kan(klant, "plannen", 2, door=anna)
    diploma(klant, "mbo")
    [heen] = voor_vacature(vacature, apeldoorn)[0:1]
    [terug] = voor_klant(klant, van(klant))[0:1]
    weg = {"sleutel", "punten", "km"}
    assert {naam: w for naam, w in vars(heen).items() if naam not in weg} == {
        naam: w for naam, w in vars(terug).items() if naam not in weg
    }
    assert heen.punten == pytest.approx(terug.punten)
    assert isinstance(heen, Match)


@pytest.mark.eis("W-24")
def test_uitkering_risico_gezondheid_en_route_worden_niet_gelezen_en_niet_getoond(
    vacature: Vacature, klant: Klant, apeldoorn: Locatie, anna: Medewerker, mark: Medewerker, als: Als
) -> None:
    """Planted values appear in no statement and on no page; nor do the columns that hold them."""
    zoekt(klant)
    soort = BelemmeringSoortFabriek(code="geplant", naam="GEPLANTE belemmering")
    Belemmering.objects.create(klant=klant, soort=soort, van=vandaag(), toelichting="GEPLANTE ziekte")
    UitkeringFabriek(klant=klant, regime__code="geplant-regime")
    klant.situatie.verhaal, klant.situatie.iban = "GEPLANT verhaal", ""
    klant.situatie.save()
    beeld = klant.beeld
    beeld.regimes, beeld.route, beeld.kwadrant, beeld.contactpersoon = "GEPLANT", "B", "Q4", anna
    beeld.save()
    matchmaker = als(mark)
    paden = [
        f"/werkgevers/vacatures/{vacature.pk}/kandidaten/",
        f"/werkgevers/vacatures/{vacature.pk}/kandidaten/{klant.klantnummer}/",
    ]
    with CaptureQueriesContext(connection) as opname:
        blik = [tekst(matchmaker.get(pad)) for pad in paden]
    assert all(klant.naam in bladzij for bladzij in blik)
    assert not any("geplant" in bladzij.lower() for bladzij in blik)
    # The first statements find out who asks; the matching itself reads none of these.
    opdrachten = [rij["sql"] for rij in opname if "INSERT" not in rij["sql"]]
    for kolom in (
        "route",
        "kwadrant",
        "regimes",
        "bemiddelbaar",
        "afstand",
        "diagnose_op",
        "belemmering",
        "uitkering",
    ):
        assert not any(f'"{kolom}"' in sql or f"klanten_{kolom}" in sql for sql in opdrachten), kolom


def test_lijsten_kosten_met_meer_klanten_niet_meer_vragen(
    vacature: Vacature, klant: Klant, apeldoorn: Locatie, mark: Medewerker, anna: Medewerker, als: Als
) -> None:
    zoekt(klant)
    pad = f"/werkgevers/vacatures/{vacature.pk}/kandidaten/"
    browser, client = als(mark), als(klant.gebruiker)  # type: ignore[arg-type]
    een, mijn = vragen(browser, pad), vragen(client, "/werkgevers/mijn/vacatures/")
    for nummer in range(12):
        extra = _maak(f"Meer{nummer}", apeldoorn)
        kan(extra, "samenwerken", door=anna)
        eis(VacatureFabriek(locatie=apeldoorn), "samenwerken")
    assert vragen(browser, pad) <= een + 2  # contact persons, once there are any
    assert vragen(client, "/werkgevers/mijn/vacatures/") <= mijn


def test_de_ranglijst_is_een_opdracht(vacature: Vacature, apeldoorn: Locatie) -> None:
    _maak("Klant", apeldoorn)
    lijst = voor_vacature(vacature, apeldoorn)
    opdracht, params = lijst.sql()
    assert opdracht.count("%s") == len(params)
    with CaptureQueriesContext(connection) as opname:
        lijst[0:25]
    assert sum("WITH bron" in rij["sql"] for rij in opname) == 1


def test_een_klant_van_een_andere_locatie_is_geen_kandidaat(
    vacature: Vacature, gouda: Locatie, mark: Medewerker, als: Als
) -> None:
    vreemd = _maak("Vreemd", gouda)
    antwoord = als(mark).get(f"/werkgevers/vacatures/{vacature.pk}/kandidaten/{vreemd.klantnummer}/")
    assert antwoord.status_code == 404


def test_gewicht_nul_mag(vacature: Vacature, apeldoorn: Locatie) -> None:
    _maak("Klant", apeldoorn)
    for code in (EISEN, BEROEP, AFSTAND):
        zet(code=code, gebied=apeldoorn, waarde=0)
    assert len(_namen(vacature, apeldoorn)) == 1
