"""Meetings for a group: filled to the last place, held, and seen in every dossier (K-72)."""

import datetime
import uuid
from functools import partial
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Tekstblok
from keten.tijd import vandaag
from klanten import groepen
from klanten.models import Gebeurtenis, Groepsbijeenkomst, Groepsdeelname, Klant, Zending
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

UUR = datetime.timedelta(hours=1)
Stand = Groepsdeelname.Stand


@pytest.fixture
def groep(apeldoorn: Locatie, anna: Medewerker) -> Groepsbijeenkomst:
    """A training next week with two places."""
    return _plan(apeldoorn, anna)


def _plan(locatie: Locatie, begeleider: Medewerker, **anders: Any) -> Groepsbijeenkomst:
    begin = timezone.now() + datetime.timedelta(days=7)
    gegevens = {
        "soort": "solliciteren",
        "naam": "Leren solliciteren",
        "begin": begin,
        "einde": begin + 2 * UUR,
        "plek": "zaal 2",
        "plaatsen": 2,
        "begeleider": begeleider,
        "zelf_aanmelden": True,
    }
    return groepen.plan(locatie=locatie, door=begeleider, **{**gegevens, **anders})


def _standen(groep: Groepsbijeenkomst) -> list[str]:
    return list(groep.deelnames.order_by("op", "pk").values_list("stand", flat=True))


def _vol(groep: Groepsbijeenkomst, aantal: int, door: Medewerker) -> list[Groepsdeelname]:
    klanten = [KlantFabriek(locatie=groep.locatie) for _ in range(aantal)]
    return [groepen.meld_aan(groep=groep, klant=klant, door=door) for klant in klanten]


def _begonnen(groep: Groepsbijeenkomst) -> None:
    """Let the day of the meeting come."""
    Groepsbijeenkomst.objects.filter(pk=groep.pk).update(
        begin=F("begin") - datetime.timedelta(days=8), einde=F("einde") - datetime.timedelta(days=8)
    )


def _formulier(anna: Medewerker, **anders: str) -> dict[str, str]:
    dag = vandaag() + datetime.timedelta(days=10)
    return {
        "indiening": str(uuid.uuid4()),
        "naam": "Rechten en plichten",
        "soort": "rechten_plichten",
        "uitleg": "Neem uw brief mee.",
        "dag": f"{dag:%d-%m-%Y}",
        "van": "9:30",
        "tot": "11:00",
        "plek": "zaal 1",
        "plaatsen": "12",
        "begeleider": str(anna.pk),
        "zelf_aanmelden": "on",
        **anders,
    }


@pytest.mark.eis("K-72")
def test_een_coach_plant_een_bijeenkomst(als: Als, anna: Medewerker, apeldoorn: Locatie) -> None:
    antwoord = als(anna).post("/klanten/groepen/nieuw/", _formulier(anna), follow=True)
    assert "Gepland: Rechten en plichten" in tekst(antwoord)
    groep = Groepsbijeenkomst.objects.get()
    assert (groep.locatie, groep.plaatsen, groep.begeleider) == (apeldoorn, 12, anna)
    assert f"{timezone.localtime(groep.begin):%H:%M}" == "09:30"


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"dag": f"{vandaag() - datetime.timedelta(days=1):%d-%m-%Y}"}, "al voorbij"),
        ({"dag": f"{vandaag() + datetime.timedelta(days=500):%d-%m-%Y}"}, "binnen een jaar"),
        ({"tot": "9:00"}, "eindtijd ligt voor"),
        ({"plaatsen": "0"}, "minstens 1"),
        ({"plaatsen": "veel"}, "geheel getal"),
        ({"naam": ""}, "verplicht"),
    ],
)
def test_een_bijeenkomst_die_niet_kan_komt_terug_met_wat_er_stond(
    als: Als, anna: Medewerker, velden: dict[str, str], melding: str
) -> None:
    antwoord = als(anna).post("/klanten/groepen/nieuw/", _formulier(anna, **velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert "Neem uw brief mee." in antwoord.content.decode()


@pytest.mark.eis("K-72")
def test_wie_te_laat_is_komt_op_de_wachtlijst_en_schuift_door(
    groep: Groepsbijeenkomst, anna: Medewerker
) -> None:
    eerste, _, derde = _vol(groep, 3, anna)
    assert _standen(groep) == [Stand.AANGEMELD, Stand.AANGEMELD, Stand.WACHTLIJST]
    groepen.meld_af(deelname=eerste, door=anna)
    assert _standen(groep) == [Stand.AFGEMELD, Stand.AANGEMELD, Stand.AANGEMELD]
    zin = derde.klant.gebeurtenissen.first()
    assert zin is not None and zin.zin.startswith("Heeft nu een plaats bij Leren solliciteren")
    assert not zin.door_klant


@pytest.mark.eis("K-72")
def test_een_klant_meldt_zich_zelf_aan_en_weer_af(als: Als, klant: Klant, groep: Groepsbijeenkomst) -> None:
    assert klant.gebruiker
    client = als(klant.gebruiker)
    adres = f"/klanten/mijn/bijeenkomsten/{groep.pk}/"
    assert "Leren solliciteren" in tekst(client.get("/klanten/mijn/bijeenkomsten/"))
    assert "U bent aangemeld." in tekst(client.post(adres, {"actie": "aanmelden"}, follow=True))
    regel = klant.gebeurtenissen.get(soort=Gebeurtenis.Soort.GROEP)
    assert (regel.door_klant, regel.zichtbaar_voor_klant) == (True, True)
    assert "U bent al aangemeld." in tekst(client.post(adres, {"actie": "aanmelden"}, follow=True))
    assert "U bent afgemeld." in tekst(client.post(adres, {"actie": "afmelden"}, follow=True))
    assert "U bent aangemeld." in tekst(client.post(adres, {"actie": "aanmelden"}, follow=True))
    assert groep.deelnames.count() == 1


def test_een_klant_komt_niet_bij_wat_niet_voor_hem_is(
    als: Als, klant: Klant, apeldoorn: Locatie, gouda: Locatie, anna: Medewerker, dirk: Medewerker
) -> None:
    assert klant.gebruiker
    client = als(klant.gebruiker)
    elders = _plan(gouda, dirk)
    besloten = _plan(apeldoorn, anna, zelf_aanmelden=False)
    assert client.post(f"/klanten/mijn/bijeenkomsten/{elders.pk}/").status_code == 404
    antwoord = client.post(f"/klanten/mijn/bijeenkomsten/{besloten.pk}/", follow=True)
    assert "Vraag uw contactpersoon" in tekst(antwoord)
    assert not Groepsdeelname.objects.exists()


def test_een_medewerker_meldt_een_klant_aan_met_het_nummer(
    als: Als, klant: Klant, groep: Groepsbijeenkomst, anna: Medewerker, gouda: Locatie
) -> None:
    client, adres = als(anna), f"/klanten/groepen/{groep.pk}/"
    elders = KlantFabriek(locatie=gouda)
    fout = client.post(adres, {"klantnummer": elders.klantnummer, "indiening": str(uuid.uuid4())})
    assert fout.status_code == 422 and "niet bekend" in tekst(fout)
    goed = {"klantnummer": klant.klantnummer, "indiening": str(uuid.uuid4())}
    assert "is aangemeld" in tekst(client.post(adres, goed, follow=True))
    nog_eens = client.post(adres, {**goed, "indiening": str(uuid.uuid4())})
    assert "staat al op de lijst" in tekst(nog_eens)
    deelname = groep.deelnames.get()
    client.post(f"{adres}deelnemers/{deelname.pk}/afmelden/")
    deelname.refresh_from_db()
    assert deelname.stand == Stand.AFGEMELD


@pytest.mark.eis("K-72")
def test_wie_er_was_staat_in_het_dossier(als: Als, groep: Groepsbijeenkomst, anna: Medewerker) -> None:
    kwam, bleef_weg = _vol(groep, 2, anna)
    client, adres = als(anna), f"/klanten/groepen/{groep.pk}/aanwezig/"
    te_vroeg = client.post(adres, {"aanwezig": [kwam.pk], "indiening": str(uuid.uuid4())})
    assert "nog niet geweest" in tekst(te_vroeg)
    _begonnen(groep)
    client.post(adres, {"aanwezig": [kwam.pk], "indiening": str(uuid.uuid4())})
    assert _standen(groep) == [Stand.AANWEZIG, Stand.AFWEZIG]
    assert kwam.klant.gebeurtenissen.filter(zin__startswith="Was bij Leren solliciteren").exists()
    assert bleef_weg.klant.gebeurtenissen.filter(zin__startswith="Was niet bij").exists()
    groep.refresh_from_db()
    assert groep.stand == "geweest"
    client.post(adres, {"aanwezig": [kwam.pk, bleef_weg.pk], "indiening": str(uuid.uuid4())})
    assert _standen(groep) == [Stand.AANWEZIG, Stand.AANWEZIG]


@pytest.mark.eis("K-72")
def test_wie_is_aangemeld_hoort_dat_de_bijeenkomst_niet_doorgaat(
    als: Als, groep: Groepsbijeenkomst, anna: Medewerker
) -> None:
    Tekstblok.objects.create(code="groep_afgezegd", onderwerp="Gaat niet door", tekst="Kijk op {link}")
    klant = KlantFabriek(locatie=groep.locatie)
    type(klant.contactgegevens).objects.filter(klant=klant).update(
        email="daan@klant.example", voorkeurskanaal="email"
    )
    groepen.meld_aan(groep=groep, klant=Klant.objects.get(pk=klant.pk), door=anna)
    adres = f"/klanten/groepen/{groep.pk}/afzeggen/"
    assert als(anna).post(adres, {"reden": "", "indiening": str(uuid.uuid4())}).status_code == 422
    als(anna).post(adres, {"reden": "De trainer is ziek", "indiening": str(uuid.uuid4())})
    assert Zending.objects.get(code="groep_afgezegd").klant == klant
    assert klant.gebeurtenissen.filter(zin="De bijeenkomst Leren solliciteren gaat niet door.").exists()
    with pytest.raises(NietToegestaan, match="al geweest of afgezegd"):
        groepen.zeg_af(groep=groep, reden="nog eens", door=anna)


def _wijziging(client: Client, groep: Groepsbijeenkomst, anna: Medewerker, **anders: str) -> Any:
    adres = f"/klanten/groepen/{groep.pk}/wijzigen/"
    versie = client.get(adres).context["form"].initial["versie"]
    return client.post(adres, {**_formulier(anna, versie=str(versie)), **anders})


def test_meer_plaatsen_helpt_wie_wacht_en_te_weinig_wordt_geweigerd(
    als: Als, groep: Groepsbijeenkomst, anna: Medewerker
) -> None:
    _vol(groep, 3, anna)
    client = als(anna)
    antwoord = _wijziging(client, groep, anna, plaatsen="1")
    assert antwoord.status_code == 422 and "al 2 deelnemers" in tekst(antwoord)
    assert _wijziging(client, groep, anna, plaatsen="3").status_code == 302
    assert _standen(groep) == [Stand.AANGEMELD] * 3


def test_wie_over_een_collega_heen_opslaat_ziet_beide_versies(
    als: Als, groep: Groepsbijeenkomst, anna: Medewerker
) -> None:
    client, adres = als(anna), f"/klanten/groepen/{groep.pk}/wijzigen/"
    oud = client.get(adres).context["form"].initial["versie"]
    _wijziging(client, groep, anna, naam="Naam van een collega")
    antwoord = client.post(adres, _formulier(anna, versie=str(oud), naam="Mijn naam"))
    assert antwoord.status_code == 422
    assert "Naam van een collega" in tekst(antwoord) and "Mijn naam" in tekst(antwoord)


def test_een_andere_locatie_ziet_de_bijeenkomst_niet(
    als: Als, groep: Groepsbijeenkomst, dirk: Medewerker
) -> None:
    assert als(dirk).get(f"/klanten/groepen/{groep.pk}/").status_code == 404
    assert "Leren solliciteren" not in tekst(als(dirk).get("/klanten/groepen/"))


def test_de_lijsten_kosten_even_veel_vragen_bij_veel_rijen(
    als: Als, klant: Klant, groep: Groepsbijeenkomst, apeldoorn: Locatie, anna: Medewerker
) -> None:
    assert klant.gebruiker
    medewerker, zelf = als(anna), als(klant.gebruiker)
    _vol(groep, 1, anna)
    adressen = [
        (medewerker, "/klanten/groepen/"),
        (medewerker, f"/klanten/groepen/{groep.pk}/"),
        (zelf, "/klanten/mijn/bijeenkomsten/"),
    ]
    weinig = [vragen(wie, adres) for wie, adres in adressen]
    for _ in range(5):
        _plan(apeldoorn, anna)
    _vol(groep, 5, anna)
    assert [vragen(wie, adres) for wie, adres in adressen] == weinig


@pytest.mark.django_db(transaction=True)
def test_om_de_laatste_plaats_wordt_niet_gevochten(apeldoorn: Locatie, anna: Medewerker) -> None:
    groep = _plan(apeldoorn, anna, plaatsen=1)
    klanten = [KlantFabriek(locatie=apeldoorn) for _ in range(2)]
    uitkomsten = tegelijk(
        *(partial(groepen.meld_aan, groep=groep, klant=klant, door=anna) for klant in klanten)
    )
    assert sorted(deelname.stand for deelname in uitkomsten) == [Stand.AANGEMELD, Stand.WACHTLIJST]
