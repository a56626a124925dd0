"""A client starts at an employer: recorded once, counted for who worked on it, followed until it lasts."""

import datetime
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import zet
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import uitstromen
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant, Taak
from klanten.taaklinks import adres
from tests.fabriek import KetenpartnerFabriek, KlantFabriek
from tests.fabriek.plaatsingen import PlaatsingFabriek, SteunmaatregelFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    VacatureFabriek,
    VoordrachtFabriek,
    ZoekprofielFabriek,
)
from tests.tegelijk import tegelijk
from werkgevers import nazorgen, plaatsen, plaatsingswerk, steunen, tasks
from werkgevers.bezetting import bezet
from werkgevers.models import Nazorgmoment, Plaatsing, Vacature, Voordracht, Werkgeverscontact, Zoekprofiel

DAG = datetime.timedelta(days=1)


@pytest.fixture
def vacature(els: Medewerker, apeldoorn: Locatie) -> Vacature:
    """A vacancy that CWI acquired, of an employer whose accountmanager is Els."""
    vacature = VacatureFabriek(werkgever__locatie=apeldoorn, partner=els.partner)
    AccountmanagerschapFabriek(werkgever=vacature.werkgever, medewerker=els)
    return vacature


@pytest.fixture
def begeleid(klant: Klant, bram: Medewerker) -> Klant:
    """Marieke, guided by Bram of UWV, and available for work."""
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    ZoekprofielFabriek(klant=klant)
    return klant


@pytest.fixture
def aangenomen(vacature: Vacature, begeleid: Klant, mark: Medewerker) -> Voordracht:
    """A proposal of Mark that the employer accepted."""
    nu = timezone.now()
    return VoordrachtFabriek(
        vacature=vacature,
        klant=begeleid,
        gevonden_door=mark,
        motivatie="Werkte vijf jaar in de zorg.",
        stand="geplaatst",
        voorgeselecteerd_op=nu,
        coach_akkoord_op=nu,
        klant_akkoord_op=nu,
        voorgedragen_op=nu,
        antwoord_op=nu,
    )


def _plaats(voordracht: Voordracht, door: Medewerker, **anders: Any) -> Plaatsing:
    velden: dict[str, Any] = {"begint_op": vandaag() + 7 * DAG, "eindigt_op": None, "uren": 32, **anders}
    return plaatsen.plaats(
        vacature=voordracht.vacature, klant=voordracht.klant, voordracht=voordracht, door=door, **velden
    )


@pytest.mark.eis("W-31", "W-33")
def test_na_een_plaatsing_is_de_vacature_vervuld_en_wacht_het_vervolg_op_mensen(
    aangenomen: Voordracht, els: Medewerker, bram: Medewerker
) -> None:
    plaatsing = _plaats(aangenomen, els)
    vacature = Vacature.objects.get(pk=aangenomen.vacature_id)
    assert vacature.stand == Vacature.Stand.VERVULD
    assert not Zoekprofiel.objects.get(klant=plaatsing.klant).beschikbaar
    assert plaatsing.klant.gebeurtenissen.filter(
        zin=f"Aan het werk als {vacature.titel} bij {vacature.werkgever}.", zichtbaar_voor_klant=True
    ).exists()
    momenten = plaatsing.nazorgmomenten.values_list("met", flat=True)
    assert sorted(momenten) == ["klant"] * 3 + ["werkgever"] * 3
    van_els = Taak.objects.voorraad_van(els, plaatsing.locatie).filter(voor=els)
    assert [taak.omschrijving for taak in van_els] == [
        f"Nazorg: vraag {vacature.werkgever} hoe het werk gaat"
    ]
    van_bram = {taak.omschrijving for taak in Taak.objects.filter(voor=bram)}
    assert "Nazorg: vraag de klant hoe het werk gaat" in van_bram
    assert any("leg de uitstroom vast" in zin for zin in van_bram)
    assert all(adres(taak) for taak in Taak.objects.open())


def test_bij_meer_plaatsen_blijft_de_vacature_open_tot_de_laatste(
    aangenomen: Voordracht, els: Medewerker, apeldoorn: Locatie
) -> None:
    Vacature.objects.filter(pk=aangenomen.vacature_id).update(plaatsen=2)
    _plaats(aangenomen, els)
    vacature = Vacature.objects.get(pk=aangenomen.vacature_id)
    assert vacature.stand == Vacature.Stand.OPEN
    direct = partial(plaatsen.plaats, vacature=vacature, begint_op=vandaag(), uren=20, door=els)
    direct(klant=KlantFabriek(locatie=apeldoorn))
    vacature.refresh_from_db()
    assert vacature.stand == Vacature.Stand.VERVULD
    with pytest.raises(NietToegestaan, match="Alle plaatsen"):
        direct(klant=KlantFabriek(locatie=apeldoorn))


def test_een_aangenomen_kandidaat_houdt_de_plaats_en_wie_stopt_geeft_hem_vrij(
    aangenomen: Voordracht, els: Medewerker, apeldoorn: Locatie
) -> None:
    vacature = aangenomen.vacature
    direct = partial(plaatsen.plaats, vacature=vacature, begint_op=vandaag(), uren=20, door=els)
    assert bezet(vacature) == 1
    with pytest.raises(NietToegestaan, match="Alle plaatsen"):
        direct(klant=KlantFabriek(locatie=apeldoorn))
    plaatsing = _plaats(aangenomen, els, begint_op=vandaag())
    assert bezet(vacature) == 1
    plaatsen.stop(plaatsing=plaatsing, op=vandaag(), reden="Verhuisd", door=els)
    assert bezet(vacature) == 0
    direct(klant=KlantFabriek(locatie=apeldoorn))


@pytest.mark.parametrize("stand", ["gesprek", "afgewezen", "voorgedragen"])
def test_zonder_ja_van_de_werkgever_is_er_geen_plaatsing(
    aangenomen: Voordracht, els: Medewerker, stand: str
) -> None:
    Voordracht.objects.filter(pk=aangenomen.pk).update(
        stand=stand, afwijzing="ander" if stand == "afgewezen" else ""
    )
    with pytest.raises(NietToegestaan, match="nog niet aangenomen"):
        _plaats(aangenomen, els)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"begint_op": vandaag() - 31 * DAG}, "voor de aanmelding"),
        ({"begint_op": vandaag() + 400 * DAG}, "binnen een jaar"),
        ({"eindigt_op": vandaag()}, "voor de eerste"),
    ],
)
def test_een_onmogelijke_dag_wordt_geweigerd(
    aangenomen: Voordracht, els: Medewerker, velden: dict[str, Any], melding: str
) -> None:
    with pytest.raises(NietToegestaan, match=melding):
        _plaats(aangenomen, els, **velden)


def test_wie_er_al_werkt_wordt_niet_nog_eens_geplaatst(aangenomen: Voordracht, els: Medewerker) -> None:
    plaatsing = _plaats(aangenomen, els)
    with pytest.raises(NietToegestaan, match="al vastgelegd"):
        _plaats(aangenomen, els)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaatsingFabriek(vacature=plaatsing.vacature, klant=plaatsing.klant)


def test_een_andere_locatie_legt_hier_geen_plaatsing_vast(aangenomen: Voordracht, dirk: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="andere locatie"):
        _plaats(aangenomen, dirk)


@pytest.mark.eis("W-17")
def test_rechtstreeks_plaatsen_gaat_niet_voor_op_de_voorrang_van_een_ander(
    vacature: Vacature, els: Medewerker, mark: Medewerker, apeldoorn: Locatie
) -> None:
    tot = timezone.now() + DAG
    Vacature.objects.filter(pk=vacature.pk).update(voorrang_kolom="gemeente", voorrang_tot=tot)
    klant = KlantFabriek(locatie=apeldoorn)
    plaats = partial(plaatsen.plaats, vacature=vacature, klant=klant, begint_op=vandaag(), uren=32)
    with pytest.raises(NietToegestaan, match="draagt alleen de gemeente kandidaten voor"):
        plaats(door=els)
    assert plaats(door=mark).voordracht is None


@pytest.mark.parametrize("stand", ["gevonden", "voorgedragen", "geplaatst"])
def test_rechtstreeks_plaatsen_gaat_niet_om_een_voordracht_heen(
    aangenomen: Voordracht, els: Medewerker, stand: str
) -> None:
    Voordracht.objects.filter(pk=aangenomen.pk).update(stand=stand)
    plaats = partial(plaatsen.plaats, vacature=aangenomen.vacature, begint_op=vandaag(), uren=32, door=els)
    with pytest.raises(NietToegestaan, match="Handel die voordracht af"):
        plaats(klant=aangenomen.klant)
    Voordracht.objects.filter(pk=aangenomen.pk).update(stand="afgewezen", afwijzing="ander")
    assert plaats(klant=aangenomen.klant).voordracht is None


def test_alleen_de_locatie_van_de_vacature_plaatst_zonder_voordracht(
    vacature: Vacature, dirk: Medewerker, gouda: Locatie
) -> None:
    with pytest.raises(NietToegestaan, match="Deze vacature is van"):
        plaatsen.plaats(
            vacature=vacature, klant=KlantFabriek(locatie=gouda), begint_op=vandaag(), uren=32, door=dirk
        )


def test_van_een_klant_van_elders_waarschuwt_het_portaal_zonder_de_soort_hulp_te_noemen(
    vacature: Vacature, gouda: Locatie, els: Medewerker
) -> None:
    plaatsing = PlaatsingFabriek(vacature=vacature, klant__locatie=gouda)
    eind = vandaag() + 9 * DAG
    polis = SteunmaatregelFabriek(code="no-riskpolis")
    steunen.ken_toe(plaatsing=plaatsing, maatregel=polis, eindigt_op=eind, door=els)
    assert plaatsingswerk.waarschuw_voor_einde_steun(op=vandaag()) == 1
    taak = Taak.objects.get(sleutel__contains=":steun:")
    assert taak.omschrijving == f"Hulp of subsidie eindigt op {eind:%d-%m-%Y}"


@pytest.mark.django_db(transaction=True)
def test_twee_die_dezelfde_laatste_plaats_vullen_krijgen_er_een(
    vacature: Vacature, els: Medewerker, mark: Medewerker, apeldoorn: Locatie
) -> None:
    klanten = [KlantFabriek(locatie=apeldoorn) for _ in range(2)]
    plaats = partial(plaatsen.plaats, vacature=vacature, begint_op=vandaag(), uren=32)
    uitkomsten = tegelijk(
        *(partial(plaats, klant=klant, door=door) for klant, door in zip(klanten, (els, mark), strict=True))
    )
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["NietToegestaan", "Plaatsing"]


@pytest.mark.eis("W-18")
@pytest.mark.parametrize(
    ("regel", "kolommen"),
    [
        ("leverancier", {"gemeente"}),
        ("verwerver", {"gemeente", "cwi"}),
        ("allen", {"gemeente", "cwi", "uwv"}),
    ],
)
def test_een_plaatsing_telt_voor_wie_de_locatie_kiest(
    aangenomen: Voordracht, els: Medewerker, regel: str, kolommen: set[str]
) -> None:
    zet(code="plaatsing_telt_voor", gebied=aangenomen.locatie, waarde=regel)
    assert {partner.kolom for partner in _plaats(aangenomen, els).partners.all()} == kolommen


@pytest.mark.eis("W-30", "W-34")
def test_een_subsidie_heeft_percentage_en_einde_en_waarschuwt_een_keer(
    aangenomen: Voordracht, els: Medewerker
) -> None:
    plaatsing = _plaats(aangenomen, els)
    subsidie = SteunmaatregelFabriek()
    with pytest.raises(NietToegestaan, match="tot wanneer"):
        steunen.ken_toe(plaatsing=plaatsing, maatregel=subsidie, percentage=50, door=els)
    eind = vandaag() + 60 * DAG
    steun = steunen.ken_toe(plaatsing=plaatsing, maatregel=subsidie, percentage=50, eindigt_op=eind, door=els)
    with pytest.raises(NietToegestaan, match="loopt al"):
        steunen.ken_toe(plaatsing=plaatsing, maatregel=subsidie, eindigt_op=eind, door=els)
    assert plaatsingswerk.waarschuw_voor_einde_steun(op=vandaag()) == 0  # more than 30 days away
    assert plaatsingswerk.waarschuw_voor_einde_steun(op=eind - 30 * DAG) == 1
    assert plaatsingswerk.waarschuw_voor_einde_steun(op=eind - 29 * DAG) == 0
    taak = Taak.objects.get(sleutel__contains=":steun:")
    assert (taak.voor, taak.omschrijving) == (els, f"Loonkostensubsidie eindigt op {eind:%d-%m-%Y}")
    steunen.wijzig_steun(
        steun=steun, versie=1, eindigt_op=eind + DAG, percentage=40, toelichting="Verlengd", door=els
    )
    assert plaatsingswerk.waarschuw_voor_einde_steun(op=eind - 29 * DAG) == 1


def test_een_flankerende_maatregel_heeft_geen_percentage_en_geen_einde_nodig(
    aangenomen: Voordracht, els: Medewerker
) -> None:
    plaatsing = _plaats(aangenomen, els)
    coach = SteunmaatregelFabriek(code="jobcoach", soort="maatregel")
    with pytest.raises(NietToegestaan, match="percentage"):
        steunen.ken_toe(plaatsing=plaatsing, maatregel=coach, percentage=50, door=els)
    with pytest.raises(NietToegestaan, match="voor de eerste werkdag"):
        steunen.ken_toe(plaatsing=plaatsing, maatregel=coach, begint_op=vandaag(), door=els)
    assert steunen.ken_toe(plaatsing=plaatsing, maatregel=coach, door=els).begint_op == plaatsing.begint_op


@pytest.mark.eis("W-31")
def test_na_een_nazorgcontact_wacht_het_volgende_en_staat_het_in_het_contactregister(
    aangenomen: Voordracht, els: Medewerker
) -> None:
    plaatsing = _plaats(aangenomen, els, begint_op=vandaag() - 8 * DAG)
    moment = plaatsing.nazorgmomenten.filter(met="werkgever").open()[0]
    with pytest.raises(NietToegestaan, match="Schrijf op"):
        nazorgen.leg_vast(moment=moment, op=vandaag(), uitkomst="aandacht", verslag=" ", door=els)
    with pytest.raises(NietToegestaan, match="Kies een dag"):
        nazorgen.leg_vast(moment=moment, op=vandaag() + DAG, uitkomst="goed", verslag="", door=els)
    verslag = "Marieke mist af en toe de bus."
    nazorgen.leg_vast(moment=moment, op=vandaag(), uitkomst="aandacht", verslag=verslag, door=els)
    with pytest.raises(NietToegestaan, match="al afgehandeld"):
        nazorgen.leg_vast(moment=moment, op=vandaag(), uitkomst="goed", verslag="", door=els)
    assert Taak.objects.open().filter(voor=els, soort=Taak.Soort.NAZORG).count() == 1
    contact = Werkgeverscontact.objects.get(doel="nazorg")
    assert "Marieke" not in contact.verslag + contact.onderwerp


@pytest.mark.eis("W-33")
def test_stoppen_voor_de_meetdag_is_niet_duurzaam_en_de_coach_hoort_het(
    aangenomen: Voordracht, els: Medewerker, bram: Medewerker
) -> None:
    plaatsing = _plaats(aangenomen, els, begint_op=vandaag() - 20 * DAG)
    with pytest.raises(NietToegestaan, match="waarom"):
        plaatsen.stop(plaatsing=plaatsing, op=vandaag(), reden=" ", door=els)
    plaatsing = plaatsen.stop(plaatsing=plaatsing, op=vandaag(), reden="Reistijd te lang", door=els)
    assert (plaatsing.duurzaam, plaatsing.gemeten_op) == (False, vandaag())
    assert not plaatsing.nazorgmomenten.open().exists()
    assert Taak.objects.open().filter(voor=bram, sleutel__endswith=":gestopt").exists()
    assert not Taak.objects.open().filter(voor=els).exists()
    with pytest.raises(NietToegestaan, match="al gestopt"):
        plaatsen.stop(plaatsing=plaatsing, op=vandaag(), reden="Nog eens", door=els)


def test_op_de_meetdag_vraagt_het_portaal_het_en_beslist_een_mens(els: Medewerker) -> None:
    plaatsing = PlaatsingFabriek(begint_op=vandaag() - 190 * DAG, klant__aangemeld_op=vandaag() - 200 * DAG)
    AccountmanagerschapFabriek(werkgever=plaatsing.werkgever, medewerker=els)
    jong = PlaatsingFabriek()
    tasks.volg_plaatsingen()
    tasks.volg_plaatsingen()
    plaatsing.refresh_from_db()
    assert plaatsing.duurzaam is None
    taak = Taak.objects.get(sleutel__endswith=":meten")
    assert (taak.voor, taak.klant) == (els, None)
    assert plaatsen.meet(plaatsing=plaatsing, door=els).duurzaam is True
    taak.refresh_from_db()
    assert taak.gedaan_door == els
    with pytest.raises(NietToegestaan, match="kan vanaf"):
        plaatsen.meet(plaatsing=jong, door=els)
    with pytest.raises(NietToegestaan, match="werkte de klant er nog"):
        plaatsen.stop(plaatsing=plaatsing, op=plaatsing.begint_op, reden="Vergissing", door=els)


def test_loopt_de_nazorg_via_de_uitstroom_dan_belt_er_geen_tweede(
    aangenomen: Voordracht, els: Medewerker, bram: Medewerker
) -> None:
    plaatsing = _plaats(aangenomen, els, begint_op=vandaag())
    uitstromen.stroom_uit(
        klant=plaatsing.klant, soort="regulier", op=vandaag(), werkgever="Zorggroep", uren=32, door=bram
    )
    assert nazorgen.laat_over_aan_uitstroom(op=vandaag()) == 3
    assert nazorgen.laat_over_aan_uitstroom(op=vandaag()) == 0
    assert set(plaatsing.nazorgmomenten.open().values_list("met", flat=True)) == {Nazorgmoment.Met.WERKGEVER}


def test_een_plaatsing_bij_een_vrijgegeven_vacature_telt_bij_de_locatie_van_de_klant(
    gouda: Locatie, els: Medewerker, vacature: Vacature
) -> None:
    elders = KlantFabriek(locatie=gouda)
    plaatsing = plaatsen.plaats(vacature=vacature, klant=elders, begint_op=vandaag(), uren=24, door=els)
    assert plaatsing.locatie == gouda
    assert Plaatsing.objects.van_locatie(vacature.locatie).get() == plaatsing
    assert KetenpartnerFabriek(code="cwi") in plaatsing.partners.all()
