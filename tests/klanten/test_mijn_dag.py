"""Mijn dag: the most urgent first, and it empties as work is done (K-04)."""

import datetime

import pytest
from django.http import HttpResponse
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import taken
from klanten.afspraken import aanvang
from klanten.models import Afspraak, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)
ADRES = "/klanten/mijn-dag/"
EINDE = datetime.time(23, 59, 59)


def _taak(
    locatie: Locatie, voor: Medewerker | None, over: int, naam: str = "", klant: Klant | None = None
) -> Taak:
    return taken.maak(
        klant=klant,
        voor=voor,
        locatie=locatie,
        soort=Taak.Soort.ALGEMEEN,
        omschrijving=naam or f"over {over} dagen",
        vervalt_op=aanvang(vandaag() + over * DAG, EINDE),
    )


def _afspraak(
    klant: Klant, medewerker: Medewerker, begin: datetime.datetime, stand: str = "gepland"
) -> Afspraak:
    return Afspraak.objects.create(
        klant=klant,
        medewerker=medewerker,
        partner=medewerker.partner,
        locatie=klant.locatie,
        soort="voortgang",
        begin=begin,
        einde=begin + datetime.timedelta(minutes=1),
        stand=stand,
    )


def _groepen(antwoord: HttpResponse) -> dict[str, list[str]]:
    return {
        groep.wanneer.label: [werk.taak.omschrijving for werk in groep.werk]
        for groep in antwoord.context["groepen"]  # type: ignore[attr-defined]
    }


def _tellers(antwoord: HttpResponse) -> dict[str, int]:
    return {naam: getal for naam, getal, *_ in antwoord.context["tellers"]}  # type: ignore[attr-defined]


@pytest.mark.eis("K-04")
def test_het_werk_staat_op_volgorde_van_termijn_in_groepen(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    for over in (30, 0, -3, 8, 1, -1, 7):
        _taak(apeldoorn, anna, over)
    antwoord = als(anna).get(ADRES)
    assert _groepen(antwoord) == {
        "Te laat": ["over -3 dagen", "over -1 dagen"],
        "Vandaag": ["over 0 dagen"],
        "Komende 7 dagen": ["over 1 dagen", "over 7 dagen"],
        "Later": ["over 8 dagen", "over 30 dagen"],
    }
    assert _tellers(antwoord) == {
        "Al mijn taken": 7,
        "Te laat": 2,
        "Vandaag": 1,
        "Komende 7 dagen": 2,
        "Later": 2,
        "Van niemand": 0,
    }
    assert "3 dagen te laat" in tekst(antwoord)


@pytest.mark.eis("K-04")
def test_de_werkvoorraad_loopt_leeg(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    werk = [_taak(apeldoorn, anna, over) for over in (-1, 0)]
    client = als(anna)
    for taak in werk:
        client.post(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/")
    pagina = tekst(client.get(ADRES))
    assert "Alles is gedaan" in pagina
    assert "Vandaag gedaan: 2" in pagina


def test_een_lege_werkvoorraad(als: Als, anna: Medewerker) -> None:
    pagina = tekst(als(anna).get(ADRES))
    assert "Uw werkvoorraad is leeg" in pagina
    assert "Vandaag staan er geen afspraken in uw agenda." in pagina


def test_wat_van_niemand_is_staat_apart(
    als: Als, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    _taak(apeldoorn, anna, 1, "van mij")
    _taak(apeldoorn, bram, 1, "van Bram")
    for over in range(7):
        _taak(apeldoorn, None, over, f"van niemand {over}")
    client = als(anna)
    antwoord = client.get(ADRES)
    assert _groepen(antwoord) == {"Komende 7 dagen": ["van mij"]}
    naast = [werk.taak.omschrijving for werk in antwoord.context["van_niemand"]]
    assert naast == [f"van niemand {over}" for over in range(5)]
    assert "van Bram" not in tekst(antwoord)
    alles = client.get(f"{ADRES}?toon=niemand")
    assert sum(len(groep) for groep in _groepen(alles).values()) == 7
    assert "Oppakken" in tekst(alles) and "Gedaan" not in tekst(alles)


@pytest.mark.eis("X-02")
def test_het_werk_van_een_andere_locatie_blijft_daar(
    als: Als, apeldoorn: Locatie, gouda: Locatie, anna: Medewerker
) -> None:
    anna.locaties.add(gouda)
    _taak(apeldoorn, anna, 1, "hier")
    _taak(gouda, anna, 1, "daar")
    _taak(gouda, None, 1, "daar van niemand")
    pagina = tekst(als(anna).get(ADRES))
    assert "hier" in pagina and "daar" not in pagina


@pytest.mark.parametrize(
    ("toon", "verwacht"), [("te_laat", ["te laat"]), ("later", ["later"]), ("onzin", ["te laat", "later"])]
)
def test_een_teller_is_een_filter(
    als: Als, apeldoorn: Locatie, anna: Medewerker, toon: str, verwacht: list[str]
) -> None:
    _taak(apeldoorn, anna, -1, "te laat")
    _taak(apeldoorn, anna, 20, "later")
    groepen = _groepen(als(anna).get(f"{ADRES}?toon={toon}"))
    assert [naam for groep in groepen.values() for naam in groep] == verwacht


def test_gedaan_houdt_het_filter_vast(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    taak = _taak(apeldoorn, anna, -1)
    client = als(anna)
    pagina = client.get(f"{ADRES}?toon=te_laat").content.decode()
    assert f'action="/klanten/mijn-dag/taken/{taak.pk}/gedaan/?toon=te_laat"' in pagina
    antwoord = client.post(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/?toon=te_laat")
    assert antwoord["Location"] == f"{ADRES}?toon=te_laat&gedaan={taak.pk}"
    assert "In dit deel van de werkvoorraad is alles gedaan." in tekst(client.get(antwoord["Location"]))


@pytest.mark.parametrize("gedaan", ["", "0", "x", "9" * 40, "\u0661"])
def test_een_verzonnen_taak_in_het_adres_doet_niets(als: Als, anna: Medewerker, gedaan: str) -> None:
    antwoord = als(anna).get(ADRES, {"gedaan": gedaan})
    assert antwoord.status_code == 200
    assert "Ongedaan maken" not in tekst(antwoord)


@pytest.mark.eis("K-04")
def test_afspraken_van_vandaag_en_wat_daarvan_is_blijven_liggen(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    laat, vroeg = aanvang(vandaag(), datetime.time(23, 58)), aanvang(vandaag(), datetime.time(0, 1))
    gisteren = _afspraak(klant, anna, vroeg - DAG)
    vandaag_nog = _afspraak(klant, anna, laat)
    klaar = _afspraak(klant, anna, vroeg, "geweest")
    _afspraak(klant, anna, vroeg - DAG, "geweest")
    _afspraak(klant, anna, laat, "afgezegd")
    _afspraak(klant, anna, laat + DAG)
    _afspraak(KlantFabriek(locatie=klant.locatie), bram, laat)
    antwoord = als(anna).get(ADRES)
    assert antwoord.context["afspraken"] == [gisteren, klaar, vandaag_nog]
    assert "uitkomst vastleggen" in tekst(antwoord)


def test_bij_veel_werk_staat_het_dringendste_op_de_eerste_bladzijde(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    for over in range(30):
        _taak(apeldoorn, anna, over + 10)
    client = als(anna)
    (eerste,) = _groepen(client.get(ADRES)).values()
    assert (len(eerste), eerste[0]) == (25, "over 10 dagen")
    assert len(_groepen(client.get(f"{ADRES}?pagina=2"))["Later"]) == 5


def test_evenveel_vragen_bij_tien_als_bij_duizend_taken(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    client = als(anna)

    def vul(aantal: int) -> None:
        klanten = [KlantFabriek(locatie=apeldoorn) for _ in range(3)]
        Taak.objects.bulk_create(
            Taak(
                locatie=apeldoorn,
                voor=[anna, None][nummer % 2],
                klant=klanten[nummer % 3],
                omschrijving="Bel",
                vervalt_op=timezone.now() + (nummer - 5) * DAG,
            )
            for nummer in range(aantal)
        )

    vul(10)
    weinig = [vragen(client, adres) for adres in (ADRES, f"{ADRES}blok/")]
    vul(990)
    assert [vragen(client, adres) for adres in (ADRES, f"{ADRES}blok/")] == weinig


def test_wie_geen_afspraken_mag_plannen_ziet_geen_agenda(als: Als, apeldoorn: Locatie) -> None:
    arno = MedewerkerFabriek(rollen=["accountmanager"], locaties=[apeldoorn])
    for adres in (ADRES, f"{ADRES}blok/"):
        pagina = als(arno).get(adres).content.decode()
        assert "afspraken" not in pagina.partition("<main")[2].lower()


# --- on the start page ------------------------------------------------------------------------------


def test_het_blok_toont_wat_het_eerst_moet(als: Als, klant: Klant, anna: Medewerker) -> None:
    for over in (3, -2, 5, 1):
        _taak(klant.locatie, anna, over, klant=klant)
    kaal = als(anna).get(f"{ADRES}blok/", headers={"HX-Request": "true"})
    assert "<html" not in kaal.content.decode()
    pagina = tekst(kaal)
    assert "over -2 dagen Marieke van der Velde 2 dagen te laat" in pagina
    assert "over 5 dagen" not in pagina


@pytest.mark.eis("X-03")
@pytest.mark.parametrize(
    ("rol", "blokken"),
    [
        ("werkcoach", ["/klanten/mijn-dag/blok/", "/klanten/blok/"]),
        ("mt_lid", ["/klanten/mijn-dag/blok/", "/klanten/cijfers/blok/"]),
        ("accountmanager", ["/klanten/mijn-dag/blok/"]),
        ("ketenaanjager", ["/klanten/cijfers/blok/"]),
        ("beheerder", ["/beheer/blok/"]),
    ],
)
def test_de_startpagina_heeft_de_blokken_van_de_rol(
    als: Als, apeldoorn: Locatie, rol: str, blokken: list[str]
) -> None:
    wie = MedewerkerFabriek(naam="Nina Nieuw", rollen=[rol], locaties=[apeldoorn])
    antwoord = als(wie).get("/")
    inhoud = antwoord.content.decode()
    assert ", Nina Nieuw" in tekst(antwoord) and "Activerium Apeldoorn" in tekst(antwoord)
    for blok in ("/klanten/mijn-dag/blok/", "/klanten/blok/", "/klanten/cijfers/blok/", "/beheer/blok/"):
        assert (f'hx-get="{blok}"' in inhoud) == (f'href="{blok}"' in inhoud) == (blok in blokken)


def test_wie_nog_geen_locatie_of_rol_heeft_leest_wat_er_moet_gebeuren(als: Als, apeldoorn: Locatie) -> None:
    los = MedewerkerFabriek(locaties=[])
    assert "U bent nog niet aan een locatie gekoppeld" in tekst(als(los).get("/"))
    zonder_rol = MedewerkerFabriek(rollen=[], locaties=[apeldoorn])
    assert "Uw rol heeft geen eigen werklijst in dit portaal." in tekst(als(zonder_rol).get("/"))
