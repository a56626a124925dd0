"""Practices: found by everybody, reported by a location, adopted by another, and honest about what lacks."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import praktijken
from landkaart.models import OnderzochtePraktijk, Overname, Praktijk, Thema, Zoekingang
from tests.conftest import Als
from tests.fabriek.kennis import PraktijkFabriek, ThemaFabriek
from tests.pagina import tekst, vragen

LIJST = "/landkaart/praktijken/"


@pytest.fixture
def thema(db: None) -> Thema:
    return ThemaFabriek(code="jongeren")


def _gegevens(thema: Thema, **anders: Any) -> dict[str, Any]:
    return {
        "naam": "Elke jongere binnen een week",
        "wat": "Wij bellen dezelfde dag en spreken binnen een week.",
        "themas": [thema],
        "mijlpalen": [],
        "proces": True,
        "mensen": True,
        **anders,
    }


def _adres(naam: str, praktijk: Praktijk) -> str:
    return reverse(f"landkaart:{naam}", args=[praktijk.pk])


@pytest.mark.eis("L-46")
def test_de_fichelijst_opent_elke_beschrijving_en_zegt_dat_010_ontbreekt(
    client: Client, referentiedata: None
) -> None:
    pagina = client.get("/landkaart/praktijken/fiches/")
    assert "010 ontbreekt in de bron" in tekst(pagina)
    fiches = Praktijk.objects.filter(nummer__isnull=False)
    assert sorted(fiches.values_list("nummer", flat=True)) == [n for n in range(1, 32) if n != 10]
    dubbel = fiches.get(nummer=13)
    assert {str(thema) for thema in dubbel.themas.all()} == {"Diagnose", "Work First"}
    assert OnderzochtePraktijk.objects.filter(praktijk__isnull=False).count() == 30
    for fiche in fiches:
        assert f'href="{_adres("praktijk", fiche)}"' in pagina.content.decode()
    gouda = tekst(client.get(_adres("praktijk", fiches.get(nummer=30))))
    for woord in ("Gouda", "Regisseur Werk", "Integrale dienstverlening: Toonkamer", "ruim 200 klanten"):
        assert woord in gouda
    assert not fiches.exclude(oordeel="").exists(), "the source gives no verdict per fiche"


@pytest.mark.eis("L-45")
def test_de_lijst_filtert_op_thema_fase_en_oordeel_en_is_voor_iedereen(client: Client, thema: Thema) -> None:
    PraktijkFabriek(naam="Loket in opbouw", fase="plan")
    PraktijkFabriek(naam="Loket dat werkt", fase="realisatie", ambitie="uitstroom")
    PraktijkFabriek(naam="Werkgeversteam", fase="plan", themas=[ThemaFabriek(code="werkgevers")])
    gefilterd = tekst(client.get(LIJST, {"thema": thema.pk, "fase": "plan"}))
    assert "Loket in opbouw" in gefilterd
    assert "Loket dat werkt" not in gefilterd
    assert "Werkgeversteam" not in gefilterd
    assert "Loket dat werkt" in tekst(client.get(LIJST, {"ambitie": "uitstroom"}))
    assert "Geen praktijken gevonden" in tekst(client.get(LIJST, {"oordeel": "bewezen"}))
    assert client.get(LIJST, {"thema": "x", "regio": "999999999999", "sorteer": "geen"}).status_code == 200


@pytest.mark.eis("L-45")
def test_witte_vlekken_staan_per_thema_en_tellen_overnames_mee(
    client: Client, apeldoorn: Locatie, gouda: Locatie, thema: Thema, dirk: Medewerker
) -> None:
    werkgevers = ThemaFabriek(code="werkgevers")
    praktijk = PraktijkFabriek()
    PraktijkFabriek(themas=[werkgevers], proces=False)
    PraktijkFabriek(themas=[werkgevers], stap="geidentificeerd", beschreven_op=None)
    vlekken = dict(praktijken.witte_vlekken([apeldoorn, gouda], [thema, werkgevers]))
    assert vlekken == {apeldoorn: [1, 0], gouda: [0, 0]}
    praktijken.neem_over(praktijk=praktijk, locatie=gouda, sinds=vandaag(), aanpassingen="Niets", door=dirk)
    assert praktijken.witte_vlekken([gouda], [thema, werkgevers])[0].aantallen == [1, 0]
    assert praktijken.per_locatie() == {apeldoorn.pk: 1, gouda.pk: 1}
    assert list(praktijken.van_locatie(gouda)) == [praktijk]
    assert "Toonkamer Gouda" in tekst(client.get("/landkaart/praktijken/witte-vlekken/"))


@pytest.mark.eis("L-48")
def test_een_praktijk_op_papier_telt_niet_mee(client: Client, als: Als, anna: Medewerker) -> None:
    papier = PraktijkFabriek(naam="Mooi plan", mensen=False)
    assert papier.papier
    assert "Mooi plan" not in tekst(client.get(LIJST))
    assert "alleen op papier" in tekst(client.get(LIJST, {"papier": "ook"}))
    assert not Zoekingang.objects.filter(titel="Mooi plan").exists()
    assert "Mooi plan" not in tekst(als(anna).get("/landkaart/kennisbank/"))


@pytest.mark.eis("L-53")
def test_een_praktijk_doorloopt_vier_stappen_met_een_datum(
    client: Client, als: Als, apeldoorn: Locatie, anna: Medewerker, thema: Thema
) -> None:
    praktijk = praktijken.meld(locatie=apeldoorn, door=anna, **_gegevens(thema))
    assert (praktijk.stap, praktijk.geidentificeerd_op) == ("geidentificeerd", vandaag())
    assert client.get(_adres("praktijk", praktijk)).status_code == 404
    assert "nog niet openbaar" in tekst(als(anna).get(_adres("praktijk", praktijk)))
    antwoord = als(anna).post(_adres("praktijk_publiceren", praktijk), follow=True)
    assert "Iedereen kan de praktijk nu lezen" in tekst(antwoord)
    assert client.get(_adres("praktijk", praktijk)).status_code == 200
    praktijk.refresh_from_db()
    assert (praktijk.stap, praktijk.beschreven_op) == ("beschreven", vandaag())
    with pytest.raises(NietToegestaan, match="kan nu niet"):
        praktijken.zet_stap(praktijk=praktijk, stap=Praktijk.Stap.BESCHREVEN, door=anna)
    Praktijk.objects.filter(pk=praktijk.pk).update(stap="beoordeeld", beoordeeld_op=vandaag())
    geweigerd = als(anna).post(_adres("praktijk_verspreiden", praktijk), {"hoe": " "})
    assert geweigerd.status_code == 422
    verspreid = praktijken.zet_stap(
        praktijk=praktijk, stap=Praktijk.Stap.VERSPREID, hoe="Werkbezoeken", door=anna
    )
    assert (verspreid.stap, verspreid.verspreid_op) == ("verspreid", vandaag())
    assert "Werkbezoeken" in tekst(client.get(_adres("praktijk", praktijk)))


def test_wie_verspreidt_maakt_een_gemelde_praktijk_niet_openbaar(
    client: Client, als: Als, anna: Medewerker
) -> None:
    praktijk = PraktijkFabriek(stap="geidentificeerd", beschreven_op=None)
    velden = {"hoe": "Werkbezoeken", "indiening": "0b6f4b8e-58c5-4c1c-8f0e-4a5d6a1f0031"}
    antwoord = als(anna).post(_adres("praktijk_verspreiden", praktijk), velden)
    assert antwoord.status_code == 422
    assert "Deze stap kan nu niet" in tekst(antwoord)
    assert client.get(_adres("praktijk", praktijk)).status_code == 404
    praktijk.refresh_from_db()
    assert praktijk.stap == "geidentificeerd"


@pytest.mark.eis("L-49")
def test_een_nieuwe_praktijk_laat_zien_wat_er_aan_de_opzet_ontbreekt(
    als: Als, anna: Medewerker, thema: Thema
) -> None:
    client = als(anna)
    formulier = tekst(client.get("/landkaart/praktijken/nieuw/"))
    for vraag in ("verwachten jullie vooraf", "vergelijken jullie", "bij de start", "evalueren jullie"):
        assert vraag in formulier
    ingevuld = {
        "indiening": "0b6f4b8e-58c5-4c1c-8f0e-4a5d6a1f0001",
        **_gegevens(thema, themas=[thema.pk], hypothese="Meer jongeren naar school"),
        "evaluatie_op": "",
    }
    antwoord = client.post("/landkaart/praktijken/nieuw/", ingevuld, follow=True)
    assert "is gemeld" in tekst(antwoord)
    assert "Nog niet bekend: een controlegroep een nulmeting een datum voor de evaluatie" in tekst(antwoord)
    dubbel = client.post("/landkaart/praktijken/nieuw/", ingevuld)
    assert (dubbel.status_code, Praktijk.objects.count()) == (422, 1)


def test_een_nieuwe_praktijk_zonder_thema_of_met_een_oude_evaluatie_wordt_geweigerd(
    apeldoorn: Locatie, anna: Medewerker, thema: Thema
) -> None:
    for anders, veld in (
        ({"themas": []}, "themas"),
        ({"fase": "plan", "evaluatie_op": vandaag() - datetime.timedelta(days=1)}, "evaluatie_op"),
    ):
        with pytest.raises(NietToegestaan) as fout:
            praktijken.meld(locatie=apeldoorn, door=anna, **_gegevens(thema, **anders))
        assert fout.value.veld == veld


def test_een_andere_locatie_wijzigt_de_praktijk_niet(als: Als, dirk: Medewerker, thema: Thema) -> None:
    praktijk = PraktijkFabriek()
    for naam in ("praktijk_wijzigen", "praktijk_publiceren", "praktijk_verspreiden"):
        assert als(dirk).post(_adres(naam, praktijk)).status_code == 403, naam
    with pytest.raises(NietToegestaan, match="andere locatie"):
        praktijken.pas_aan(praktijk=praktijk, versie=1, door=dirk, **_gegevens(thema))


def test_twee_collegas_die_tegelijk_wijzigen_zien_elkaars_versie(als: Als, anna: Medewerker) -> None:
    praktijk = PraktijkFabriek(naam="Eerste naam")
    adres = _adres("praktijk_wijzigen", praktijk)
    velden = {"wat": "Zo", "themas": [praktijk.themas.get().pk], "proces": "on", "mensen": "on"}
    als(anna).post(adres, {**velden, "naam": "Van Anna", "versie": 1})
    conflict = als(anna).post(adres, {**velden, "naam": "Te laat", "versie": 1})
    assert conflict.status_code == 422
    assert "Van Anna" in tekst(conflict)
    praktijk.refresh_from_db()
    assert praktijk.naam == "Van Anna"
    assert Zoekingang.objects.get(soort="praktijk", bron=praktijk.pk).titel == "Van Anna"


@pytest.mark.eis("L-52")
def test_een_andere_locatie_neemt_over_en_de_praktijk_toont_haar_volgers(
    client: Client, als: Als, dirk: Medewerker, anna: Medewerker, gouda: Locatie
) -> None:
    praktijk = PraktijkFabriek(naam="Elke jongere binnen een week")
    adres = _adres("praktijk_overnemen", praktijk)
    velden = {"sinds": "01-03-2026", "aanpassingen": "Wij doen het in twee weken."}
    nummers = [f"0b6f4b8e-58c5-4c1c-8f0e-4a5d6a1f001{n}" for n in range(3)]
    als(dirk).post(adres, {**velden, "indiening": nummers[0]})
    pagina = tekst(client.get(_adres("praktijk", praktijk)))
    assert "Toonkamer Gouda , sinds maart 2026: Wij doen het in twee weken." in pagina
    assert "Dirk" not in pagina, "a public page names no employees"
    nog_eens = als(dirk).post(adres, {**velden, "indiening": nummers[1]})
    assert "al overgenomen" in tekst(nog_eens)
    eigen = als(anna).post(adres, {**velden, "indiening": nummers[2]})
    assert "eigen locatie" in tekst(eigen)
    als(dirk).post(_adres("praktijk_stoppen", praktijk))
    assert Overname.objects.get().gestopt_op == vandaag()
    assert "Nog geen andere locatie" in tekst(client.get(_adres("praktijk", praktijk)))


def test_een_oordeel_zonder_bijdrage_of_bewijs_kan_niet_in_de_database(db: None) -> None:
    praktijk = PraktijkFabriek(stap="beoordeeld", beoordeeld_op=vandaag())
    with pytest.raises(IntegrityError, match="landkaart_praktijk_onderbouwd"):
        Praktijk.objects.filter(pk=praktijk.pk).update(oordeel="goed", bewijs="experts")


def test_een_overname_in_de_toekomst_kan_niet(dirk: Medewerker, gouda: Locatie) -> None:
    morgen = vandaag() + datetime.timedelta(days=1)
    with pytest.raises(NietToegestaan, match="moet nog komen"):
        praktijken.neem_over(
            praktijk=PraktijkFabriek(), locatie=gouda, sinds=morgen, aanpassingen="Niets", door=dirk
        )
    with pytest.raises(ValidationError):
        praktijken.neem_over(
            praktijk=PraktijkFabriek(), locatie=gouda, sinds=vandaag(), aanpassingen="", door=dirk
        )


def test_meer_praktijken_kosten_niet_meer_vragen(client: Client, gouda: Locatie) -> None:
    praktijk = PraktijkFabriek()
    paden = (LIJST, "/landkaart/praktijken/witte-vlekken/", _adres("praktijk", praktijk))
    weinig = [vragen(client, pad) for pad in paden]
    for nummer in range(12):
        themas = [ThemaFabriek(code=f"thema-{nummer}"), praktijk.themas.get()]
        PraktijkFabriek(themas=themas, locaties=[gouda])
        Overname.objects.create(
            praktijk=praktijk,
            locatie=gouda,
            sinds=vandaag(),
            aanpassingen="Niets",
            gestopt_op=vandaag() if nummer else None,
        )
    assert [vragen(client, pad) for pad in paden] == weinig
