"""Clients book, move and call off meetings; office hours, absence and reminders."""

import datetime
import uuid
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import afspraken, boeken, clientbeeld, herinneren, spreekuren, vrij
from klanten.afspraken import aanvang
from klanten.models import Afspraak, Beschikbaarheid, Klant, Weekdag, Zending
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.afspraak import AfspraakFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

LIJST = "/klanten/mijn/afspraken/"
NIEUW = f"{LIJST}nieuw/"
SPREEKUREN = "/klanten/agenda/spreekuren/"
DAG = datetime.timedelta(days=1)
NEGEN, TIEN, TWAALF = datetime.time(9), datetime.time(10), datetime.time(12)


def _open_uren(medewerker: Medewerker) -> None:
    for dag in Weekdag:
        spreekuren.open_spreekuur(
            medewerker=medewerker,
            locatie=medewerker.locaties.get(),
            weekdag=dag,
            van=NEGEN,
            tot=TWAALF,
            plek="kamer 3",
        )


def _werkdag(nummer: int = 3) -> datetime.date:
    return volgende_werkdag(vandaag(), nummer)


def _om(tijd: datetime.time = TIEN, nummer: int = 3) -> datetime.datetime:
    return aanvang(_werkdag(nummer), tijd)


@pytest.fixture
def bram_ontvangt(klant: Klant, bram: Medewerker) -> Medewerker:
    """Bram is the contact person, and receives clients every morning."""
    _open_uren(bram)
    clientbeeld.werk_bij(klant, contactpersoon=bram)
    return bram


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    assert klant.gebruiker
    return als(klant.gebruiker)


def _klant_van(medewerker: Medewerker, **velden: object) -> Klant:
    klant = KlantFabriek(locatie=medewerker.locaties.get(), **velden)
    clientbeeld.werk_bij(klant, contactpersoon=medewerker)
    return klant


# --- booking ------------------------------------------------------------------------------------------


@pytest.mark.eis("K-08")
def test_de_klant_boekt_een_vrij_moment_bij_de_contactpersoon(
    klant: Klant, bram_ontvangt: Medewerker, marieke: Client
) -> None:
    keuze = f"{_om():%Y-%m-%dT%H:%M}"
    pagina = marieke.get(NIEUW, {"begin": keuze})
    assert "vrije momenten van Bram Coach" in tekst(pagina)
    assert f'value="{keuze}"' in pagina.content.decode()
    gestuurd = {"begin": keuze, "waarover": "Mijn cv", "indiening": str(uuid.uuid4())}
    assert marieke.post(NIEUW, gestuurd).status_code == 302
    afspraak = klant.afspraken.get()
    assert (afspraak.medewerker, afspraak.begin, afspraak.plek) == (bram_ontvangt, _om(), "kamer 3")
    assert (afspraak.opmerking, afspraak.soort) == ("Mijn cv", "intake")
    assert klant.gebeurtenissen.get().wie == "door cliënt"
    klant.beeld.refresh_from_db()
    assert klant.beeld.volgende_afspraak == _om()


@pytest.mark.django_db(transaction=True)
@pytest.mark.eis("K-08")
def test_twee_klanten_die_hetzelfde_moment_kiezen_geven_een_afspraak(
    klant: Klant, bram_ontvangt: Medewerker
) -> None:
    ander = _klant_van(bram_ontvangt)
    uitkomsten = tegelijk(
        partial(boeken.boek, klant=klant, begin=_om()), partial(boeken.boek, klant=ander, begin=_om())
    )
    [geweigerd] = [u for u in uitkomsten if isinstance(u, NietToegestaan)]
    assert geweigerd.melding == "Dit moment is net bezet. Kies een ander moment."
    assert Afspraak.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_een_klant_en_de_balie_tegelijk_geven_een_afspraak(
    klant: Klant, anna: Medewerker, bram_ontvangt: Medewerker
) -> None:
    ander = _klant_van(bram_ontvangt)
    balie = partial(
        afspraken.plan,
        klant=ander,
        medewerker=bram_ontvangt,
        soort="intake",
        begin=_om(),
        duur=30,
        plek="balie",
        door=anna,
    )
    uitkomsten = tegelijk(partial(boeken.boek, klant=klant, begin=_om()), balie)
    assert sum(isinstance(uitkomst, NietToegestaan) for uitkomst in uitkomsten) == 1
    assert Afspraak.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_een_klant_in_twee_vensters_komt_niet_boven_de_grens(klant: Klant, bram_ontvangt: Medewerker) -> None:
    instellingen.zet(code="boeken_hoogstens", gebied=klant.locatie, waarde=1)
    uitkomsten = tegelijk(
        partial(boeken.boek, klant=klant, begin=_om()), partial(boeken.boek, klant=klant, begin=_om(nummer=4))
    )
    assert sum(isinstance(uitkomst, NietToegestaan) for uitkomst in uitkomsten) == 1


@pytest.mark.parametrize(
    "begin",
    [
        lambda: timezone.now() + datetime.timedelta(hours=2),
        lambda: _om(datetime.time(13)),
        lambda: _om(datetime.time(9, 10)),
        lambda: aanvang(volgende_werkdag(vandaag() + 40 * DAG, 1), TIEN),
        lambda: timezone.now() - DAG,
    ],
)
def test_een_moment_dat_niet_te_kiezen_is(klant: Klant, bram_ontvangt: Medewerker, begin) -> None:
    with pytest.raises(NietToegestaan, match="Kies een ander moment"):
        boeken.boek(klant=klant, begin=begin())


@pytest.mark.parametrize("begin", ["", "morgen", "2026-13-45T10:00", "2026-11-25T10:00' OR 1=1"])
def test_een_verzonnen_moment_geeft_een_duidelijke_melding(
    bram_ontvangt: Medewerker, marieke: Client, begin: str
) -> None:
    assert marieke.get(NIEUW, {"begin": begin, "week": begin}).status_code == 200
    antwoord = marieke.post(NIEUW, {"begin": begin, "waarover": "Cv", "indiening": str(uuid.uuid4())})
    assert antwoord.status_code == 422
    assert "Cv" in antwoord.content.decode()
    assert "moment" in tekst(antwoord)


def test_zonder_contactpersoon_is_de_balie_er(klant: Klant, anna: Medewerker, bram: Medewerker) -> None:
    """Whoever of the desk is free; when one is taken, the next one."""
    ander = MedewerkerFabriek(naam="Aart Intaker", rollen=["intaker"], locaties=[klant.locatie])
    for medewerker in (anna, ander):
        _open_uren(medewerker)
    eerste = boeken.boek(klant=klant, begin=_om())
    tweede = boeken.boek(klant=KlantFabriek(locatie=klant.locatie), begin=_om())
    assert {eerste.medewerker, tweede.medewerker} == {anna, ander}
    with pytest.raises(NietToegestaan):
        boeken.boek(klant=KlantFabriek(locatie=klant.locatie), begin=_om())


def test_wie_geen_spreekuur_heeft_is_niet_te_boeken(klant: Klant, bram: Medewerker, marieke: Client) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=bram)
    assert "In deze week is er niets vrij." in tekst(marieke.get(NIEUW))


def test_de_locatie_kan_boeken_dichtzetten(klant: Klant, bram_ontvangt: Medewerker, marieke: Client) -> None:
    instellingen.zet(code="boeken_aan", gebied=klant.locatie, waarde=False)
    assert "niet zelf een afspraak maken" in tekst(marieke.get(NIEUW))
    with pytest.raises(NietToegestaan, match="niet zelf"):
        boeken.boek(klant=klant, begin=_om())


def test_een_dubbele_klik_boekt_een_afspraak(
    klant: Klant, bram_ontvangt: Medewerker, marieke: Client
) -> None:
    gestuurd = {"begin": f"{_om():%Y-%m-%dT%H:%M}", "waarover": "", "indiening": str(uuid.uuid4())}
    for _ in range(2):
        marieke.post(NIEUW, gestuurd)
    assert klant.afspraken.count() == 1


@pytest.mark.eis("K-08")
def test_de_klant_verzet_en_zegt_af(klant: Klant, bram_ontvangt: Medewerker, marieke: Client) -> None:
    afspraak = boeken.boek(klant=klant, begin=_om())
    naar = {"begin": f"{_om(NEGEN, 4):%Y-%m-%dT%H:%M}", "gezien": afspraak.begin.isoformat()}
    assert marieke.post(f"{LIJST}{afspraak.pk}/verzetten/", naar).status_code == 302
    afspraak.refresh_from_db()
    assert afspraak.begin == _om(NEGEN, 4)
    afzeggen = f"{LIJST}{afspraak.pk}/afzeggen/"
    assert marieke.post(afzeggen, {"reden": ""}).status_code == 422
    assert marieke.post(afzeggen, {"reden": "Ik ben ziek."}).status_code == 302
    afspraak.refresh_from_db()
    assert (afspraak.stand, afspraak.reden) == ("afgezegd", "Ik ben ziek.")
    assert {regel.wie for regel in klant.gebeurtenissen.all()} == {"door cliënt"}
    assert "afgezegd" in tekst(marieke.get(LIJST))


def test_wie_een_oud_moment_zag_verzet_niet_over_de_medewerker_heen(
    klant: Klant, bram_ontvangt: Medewerker, marieke: Client
) -> None:
    afspraak = boeken.boek(klant=klant, begin=_om())
    gezien = afspraak.begin.isoformat()
    afspraken.verzet(
        afspraak=afspraak, gezien=afspraak.begin, begin=_om(nummer=5), duur=30, door=bram_ontvangt
    )
    naar = {"begin": f"{_om(NEGEN, 4):%Y-%m-%dT%H:%M}", "gezien": gezien}
    antwoord = marieke.post(f"{LIJST}{afspraak.pk}/verzetten/", naar)
    assert antwoord.status_code == 422
    assert "net verzet" in tekst(antwoord)


def test_te_laat_om_zelf_te_verzetten_of_af_te_zeggen(
    klant: Klant, bram_ontvangt: Medewerker, marieke: Client
) -> None:
    begin = timezone.now() + datetime.timedelta(hours=3)
    afspraak = AfspraakFabriek(klant=klant, medewerker=bram_ontvangt, begin=begin)
    assert "Verzetten of afzeggen kan tot 24 uur van tevoren." in tekst(marieke.get(LIJST))
    antwoord = marieke.post(f"{LIJST}{afspraak.pk}/afzeggen/", {"reden": "Ik kan niet."})
    assert antwoord.status_code == 422
    assert "Bel Activerium Apeldoorn: 055 123 45 67" in tekst(antwoord)
    assert "Ik kan niet." in antwoord.content.decode()
    naar = {"begin": f"{_om():%Y-%m-%dT%H:%M}", "gezien": begin.isoformat()}
    assert marieke.post(f"{LIJST}{afspraak.pk}/verzetten/", naar).status_code == 422


@pytest.mark.parametrize("wat", ["verzetten", "afzeggen"])
def test_de_afspraak_van_een_ander_bestaat_niet(
    als: Als, klant: Klant, bram_ontvangt: Medewerker, marieke: Client, wat: str
) -> None:
    ander = _klant_van(bram_ontvangt)
    afspraak = boeken.boek(klant=ander, begin=_om())
    url = f"{LIJST}{afspraak.pk}/{wat}/"
    assert marieke.get(url).status_code == 404
    assert marieke.post(url, {"reden": "x"}).status_code == 404


def test_wat_een_ander_boekte_ziet_de_klant_alleen_als_bezet(
    klant: Klant, bram_ontvangt: Medewerker, marieke: Client
) -> None:
    boeken.boek(klant=_klant_van(bram_ontvangt, achternaam="Geheim"), begin=_om())
    pagina = tekst(marieke.get(NIEUW, {"week": _werkdag().isoformat()}))
    assert "Geheim" not in pagina
    dag = next(
        dag
        for dag in marieke.get(NIEUW, {"week": _werkdag().isoformat()}).context["dagen"]
        if dag.dag == _werkdag()
    )
    assert _om() not in dag.tijden
    assert _om(NEGEN) in dag.tijden


@pytest.mark.parametrize("url", [LIJST, NIEUW])
def test_de_paginas_vragen_altijd_evenveel(
    klant: Klant, bram_ontvangt: Medewerker, marieke: Client, url: str
) -> None:
    weinig = vragen(marieke, url)
    for nummer in range(3, 13):
        AfspraakFabriek(klant=klant, medewerker=bram_ontvangt, begin=_om(nummer=nummer))
    assert vragen(marieke, url) == weinig


# --- office hours and absence -------------------------------------------------------------------------


def test_een_medewerker_opent_en_sluit_een_spreekuur(als: Als, bram: Medewerker) -> None:
    client = als(bram)
    velden = {
        "actie": "spreekuur",
        "weekdag": "2",
        "van": "9:00",
        "tot": "12:00",
        "plek": "balie",
        "indiening": str(uuid.uuid4()),
    }
    assert client.post(SPREEKUREN, velden).status_code == 302
    assert "Dinsdag 09:00 tot 12:00" in tekst(client.get(SPREEKUREN))
    uur = Beschikbaarheid.objects.get()
    assert client.post(f"{SPREEKUREN}{uur.pk}/sluiten/").status_code == 302
    assert not Beschikbaarheid.objects.exists()


@pytest.mark.parametrize(
    ("van", "tot", "melding"),
    [
        ("7:00", "9:00", "open van 08:00 tot 18:00"),
        ("17:00", "19:00", "open van 08:00 tot 18:00"),
        ("9:00", "9:15", "minstens een half uur"),
        ("10:00", "9:00", "minstens een half uur"),
        ("9:30", "10:30", "Op deze tijd is er al een spreekuur"),
        ("9:00", "", "verplicht"),
    ],
)
def test_een_spreekuur_dat_niet_kan(als: Als, bram: Medewerker, van: str, tot: str, melding: str) -> None:
    _open_uren(bram)
    velden = {"actie": "spreekuur", "weekdag": "2", "van": van, "tot": tot, "plek": "kamer 9"}
    antwoord = als(bram).post(SPREEKUREN, {**velden, "indiening": str(uuid.uuid4())})
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert 'value="kamer 9"' in antwoord.content.decode()
    assert Beschikbaarheid.objects.count() == 5


def test_niemand_sluit_het_spreekuur_of_de_afwezigheid_van_een_ander(
    als: Als, anna: Medewerker, bram: Medewerker
) -> None:
    _open_uren(bram)
    weg = spreekuren.meld_afwezig(medewerker=bram, van=vandaag(), tot=vandaag())
    uur = bram.beschikbaarheid.first()
    assert uur
    assert als(anna).post(f"{SPREEKUREN}{uur.pk}/sluiten/").status_code == 404
    assert als(anna).post(f"/klanten/agenda/afwezigheid/{weg.pk}/intrekken/").status_code == 404


@pytest.mark.eis("X-23")
def test_wie_afwezig_is_krijgt_van_niemand_een_afspraak(
    als: Als, klant: Klant, anna: Medewerker, bram_ontvangt: Medewerker
) -> None:
    spreekuren.meld_afwezig(medewerker=bram_ontvangt, van=_werkdag(), tot=_werkdag())
    with pytest.raises(NietToegestaan, match="Kies een ander moment"):
        boeken.boek(klant=klant, begin=_om())
    with pytest.raises(NietToegestaan, match="afwezig") as fout:
        afspraken.plan(
            klant=klant,
            medewerker=bram_ontvangt,
            soort="intake",
            begin=_om(),
            duur=30,
            plek="balie",
            door=anna,
        )
    assert fout.value.veld == "dag"
    assert _werkdag() not in {vrije.dag for vrije in vrij.vrije_tijden(bram_ontvangt, klant, dagen=10)}


def test_afspraken_op_een_afwezige_dag_staan_klaar_om_te_verzetten(
    als: Als, klant: Klant, bram_ontvangt: Medewerker
) -> None:
    boeken.boek(klant=klant, begin=_om())
    dag = f"{_werkdag():%d-%m-%Y}"
    velden = {"actie": "afwezig", "van": dag, "tot": dag, "indiening": str(uuid.uuid4())}
    pagina = tekst(als(bram_ontvangt).post(SPREEKUREN, velden, follow=True))
    assert "Er staan afspraken op dagen dat u er niet bent" in pagina
    assert "Marieke van der Velde" in pagina


def test_afwezigheid_die_niet_kan(als: Als, bram: Medewerker) -> None:
    morgen, gisteren = vandaag() + DAG, vandaag() - DAG
    for van, tot in ((morgen, gisteren), (gisteren, gisteren), (morgen, vandaag() + 1000 * DAG)):
        velden = {"actie": "afwezig", "van": f"{van:%d-%m-%Y}", "tot": f"{tot:%d-%m-%Y}"}
        antwoord = als(bram).post(SPREEKUREN, {**velden, "indiening": str(uuid.uuid4())})
        assert antwoord.status_code == 422
    spreekuren.meld_afwezig(medewerker=bram, van=vandaag(), tot=morgen)
    with pytest.raises(ValidationError, match="al vastgelegd"):
        spreekuren.meld_afwezig(medewerker=bram, van=morgen, tot=morgen + DAG)


@pytest.mark.eis("X-23")
def test_de_balie_ziet_de_spreekuren_van_elke_partner_als_voorstel(
    als: Als, klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    _open_uren(chaima)
    dagen = vrij.vrije_tijden(chaima, klant)
    assert {f"{timezone.localtime(dag.tijden[0]):%H:%M}" for dag in dagen[1:]} == {"09:00"}
    adres = reverse("klanten:afspraak_plannen", args=[klant.klantnummer])
    assert "Bij Chaima Klantmanager." in tekst(als(anna).get(adres, {"medewerker": chaima.pk}))


@pytest.mark.eis("X-23")
def test_de_brief_draagt_de_locatie_en_niet_de_organisatie(
    als: Als, klant: Klant, anna: Medewerker, chaima: Medewerker, dirk: Medewerker
) -> None:
    afspraak = afspraken.plan(
        klant=klant, medewerker=chaima, soort="intake", begin=_om(), duur=30, plek="kamer 2", door=anna
    )
    adres = reverse("klanten:afspraak_brief", args=[klant.klantnummer, afspraak.pk])
    antwoord = als(anna).get(adres)
    assert antwoord["Content-Type"] == "application/pdf"
    assert "Velde" not in antwoord["Content-Disposition"]
    assert als(dirk).get(adres).status_code == 404


# --- reminders ----------------------------------------------------------------------------------------


@pytest.mark.eis("K-08")
def test_wie_morgen_een_afspraak_heeft_krijgt_een_herinnering_en_maar_een(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    call_command("loaddata", "keten/fixtures/teksten.json", verbosity=0)
    for wie in (klant, KlantFabriek(locatie=klant.locatie)):
        wie.contactgegevens.email = "post@klant.example"
        wie.contactgegevens.voorkeurskanaal = "email"
        wie.contactgegevens.save()
    AfspraakFabriek(klant=klant, medewerker=bram)
    AfspraakFabriek(klant__locatie=klant.locatie, medewerker=anna, stand="afgezegd")
    assert herinneren.herinner(op=vandaag()) == 1
    herinneren.herinner(op=vandaag())
    zending = Zending.objects.get(code="afspraak_herinnering")
    assert zending.klant == klant
    assert "Bram" not in zending.tekst
    assert herinneren.herinner(op=vandaag() + DAG) == 0
