"""Lists, board and figures of vacancies, and how they stay fresh."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from klanten.models import Taak
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.klanten import KlantFabriek, UitkeringFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    VacatureFabriek,
    VoordrachtFabriek,
    WerkgeverFabriek,
    ZoekprofielFabriek,
)
from werkgevers import bord, leerwerkplaatsen, vacaturecijfers, vacaturelijst, versheid
from werkgevers.models import Plaatsing, Vacature
from werkgevers.tasks import houd_vacatures_vers
from werkgevers.vacaturelijst import Selectie

DAG = datetime.timedelta(days=1)
UUR = datetime.timedelta(hours=1)


def _titels(**keuze: object) -> list[str]:
    return [vacature.titel for vacature in vacaturelijst.kies(Selectie(**keuze))]  # type: ignore[arg-type]


@pytest.fixture
def mijn(els: Medewerker, apeldoorn: Locatie) -> dict[str, Vacature]:
    """Vacancies of Apeldoorn that differ in one thing each."""
    nu = timezone.now()
    werkgever = WerkgeverFabriek(locatie=apeldoorn, naam="Bakkerij De Korenaar")
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    ander = WerkgeverFabriek(locatie=apeldoorn)
    soorten: dict[str, dict[str, object]] = {
        "loopt": {"werkgever": werkgever},
        "laat": {"ontvangen_op": nu - 80 * UUR},
        "stil": {"stil_sinds": nu},
        "klaar": {"voorgedragen_op": nu, "gemeld_op": nu, "vervulbaar": True},
        "oud": {"actueel_tot": vandaag() + DAG, "soort": "bbl"},
        "bijstand": {"geschikt_wwb": True},
        "dicht": {"stand": "gesloten", "uitkomst": "traject", "gesloten_op": nu},
    }
    return {
        naam: VacatureFabriek(**{"werkgever": ander, "titel": naam, **velden})
        for naam, velden in soorten.items()
    }


@pytest.mark.eis("W-19")
def test_elke_teller_zegt_hoeveel_er_in_zijn_lijst_staan(
    mijn: dict[str, Vacature], apeldoorn: Locatie
) -> None:
    aantallen = vacaturelijst.tel(Selectie(apeldoorn))
    assert aantallen == {code: len(_titels(locatie=apeldoorn, teller=code)) for code in vacaturelijst.TELLERS}
    assert _titels(locatie=apeldoorn, teller="te_laat") == ["laat"]
    assert _titels(locatie=apeldoorn, teller="stil") == ["stil"]
    assert _titels(locatie=apeldoorn, teller="wwb") == ["bijstand"]
    assert "dicht" not in _titels(locatie=apeldoorn)


@pytest.mark.parametrize(
    ("vraag", "titels"),
    [
        ("?stand=gesloten", {"dicht"}),
        ("?soort=bbl", {"oud"}),
        ("?mijn=on", {"loopt"}),
        ("?term=korenaar", {"loopt"}),
        ("?term=BIJST", {"bijstand"}),
        ("?teller=onzin&soort=onzin&sorteer=onzin", {"loopt", "laat", "stil", "klaar", "oud", "bijstand"}),
        ("?stand=alles", {"loopt", "laat", "stil", "klaar", "oud", "bijstand", "dicht"}),
        ("?bereik=andere", set()),
    ],
)
def test_filters_staan_in_het_adres(
    mijn: dict[str, Vacature], els: Medewerker, als: Als, vraag: str, titels: set[str]
) -> None:
    rijen = als(els).get(f"/werkgevers/vacatures/{vraag}").context["rijen"]
    assert {vacature.titel for vacature, _ in rijen} == titels


@pytest.mark.eis("W-15")
def test_op_de_klok_staat_wat_het_eerst_moet_bovenaan(apeldoorn: Locatie) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    for titel, uren in (("straks", 10), ("nu", 70), ("later", 2)):
        VacatureFabriek(werkgever=werkgever, titel=titel, ontvangen_op=timezone.now() - uren * UUR)
    assert _titels(locatie=apeldoorn, teller="loopt") == ["nu", "straks", "later"]


@pytest.mark.parametrize("adres", ["/werkgevers/vacatures/", "/werkgevers/bord/"])
def test_een_lange_lijst_vraagt_niet_meer_van_de_database(
    els: Medewerker, apeldoorn: Locatie, als: Als, adres: str
) -> None:
    browser, aantallen = als(els), []
    for erbij in (3, 30):
        for _ in range(erbij):
            VoordrachtFabriek(vacature=VacatureFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn)))
        browser.get(adres)
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            assert browser.get(adres).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


@pytest.mark.parametrize("formaat", ["xlsx", "ods", "csv"])
def test_de_lijst_gaat_mee_als_rekenblad(
    mijn: dict[str, Vacature], els: Medewerker, als: Als, formaat: str
) -> None:
    antwoord = als(els).get(f"/werkgevers/vacatures/bewaren/?formaat={formaat}&teller=te_laat")
    assert antwoord.status_code == 200
    if formaat == "csv":
        regels = antwoord.getvalue().decode("utf-8-sig").splitlines()
        assert len(regels) == 2
        assert regels[1].startswith("laat;")
    assert als(els).get("/werkgevers/vacatures/bewaren/?formaat=exe").status_code == 404


def test_het_bord_zet_elke_vacature_bij_haar_verste_kandidaat(
    apeldoorn: Locatie, els: Medewerker, als: Als
) -> None:
    werkgever, nu = WerkgeverFabriek(locatie=apeldoorn), timezone.now()
    akkoord = {
        "voorgeselecteerd_op": nu,
        "coach_akkoord_op": nu,
        "klant_akkoord_op": nu,
        "voorgedragen_op": nu,
    }
    for stand in ("gevonden", "voorgedragen", "gesprek"):
        vacature = VacatureFabriek(werkgever=werkgever, titel=stand)
        VoordrachtFabriek(vacature=vacature)
        VoordrachtFabriek(vacature=vacature, stand=stand, **(akkoord if stand != "gevonden" else {}))
    VacatureFabriek(werkgever=werkgever, titel="nieuw")
    VacatureFabriek(werkgever=werkgever, titel="klaar", stand="vervuld", gesloten_op=nu)
    VacatureFabriek(werkgever=werkgever, titel="lang dicht", stand="vervuld", gesloten_op=nu - 40 * DAG)
    VacatureFabriek(titel="elders", werkgever=WerkgeverFabriek(locatie__code="gouda"))
    kolommen = {kolom.code: [een.titel for een in kolom.vacatures] for kolom in bord.lees(apeldoorn)}
    assert kolommen == {code: [code] for code in kolommen}
    assert "2 kandidaten" in als(els).get("/werkgevers/bord/").content.decode()


def test_een_volle_kolom_zegt_hoeveel_er_nog_zijn(apeldoorn: Locatie) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    VacatureFabriek.create_batch(bord.PER_KOLOM + 3, werkgever=werkgever)
    nieuw = bord.lees(apeldoorn)[0]
    assert (nieuw.aantal, len(nieuw.vacatures), nieuw.meer) == (bord.PER_KOLOM + 3, bord.PER_KOLOM, 3)


@pytest.mark.eis("W-15", "W-16", "W-21")
def test_de_cijfers_tellen_wie_op_tijd_was_en_niet_wat_nog_loopt(els: Medewerker, apeldoorn: Locatie) -> None:
    werkgever, nu = WerkgeverFabriek(locatie=apeldoorn), timezone.now()
    begin = nu - 90 * UUR

    def maak(**velden: object) -> None:
        VacatureFabriek(**{"werkgever": werkgever, "ontvangen_op": begin, "partner": els.partner, **velden})

    maak(voorgedragen_op=begin + 10 * UUR, gemeld_op=begin + 80 * UUR, vervulbaar=True)
    maak(voorgedragen_op=begin + 80 * UUR, gemeld_op=begin + 10 * UUR, vervulbaar=False)
    maak(vrijgegeven_op=nu)  # late both times
    maak(ontvangen_op=nu - UUR)  # its clock runs
    maak(stil_sinds=begin + UUR)  # its clock stands still
    maak(stand="gesloten", uitkomst="ingetrokken", toelichting="-", gesloten_op=begin + UUR)
    [cijfer] = vacaturecijfers.per_partner(apeldoorn)
    assert (cijfer.kandidaat.deel, cijfer.kandidaat.geheel) == (1, 3)
    assert (cijfer.gemeld.deel, cijfer.gemeld.geheel) == (1, 3)
    assert (cijfer.vrijgegeven.deel, cijfer.vrijgegeven.geheel) == (1, 6)
    assert cijfer.kandidaat.percentage == 33
    assert sum(maand.vrijgegeven.geheel for maand in vacaturecijfers.per_maand(apeldoorn)) == 6
    assert [c.wat for c in vacaturecijfers.per_locatie()] == [apeldoorn.naam]


@pytest.mark.eis("W-53")
def test_moeilijk_vervulbaar_telt_per_maand_wat_te_lang_open_stond(apeldoorn: Locatie) -> None:
    werkgever, nu = WerkgeverFabriek(locatie=apeldoorn), timezone.now()
    VacatureFabriek(werkgever=werkgever, ontvangen_op=nu - 61 * DAG)
    VacatureFabriek(werkgever=werkgever, ontvangen_op=nu - 59 * DAG)
    VacatureFabriek(
        werkgever=werkgever, ontvangen_op=nu - 200 * DAG, stand="vervuld", gesloten_op=nu - 100 * DAG
    )
    maanden = vacaturecijfers.moeilijk_vervulbaar(apeldoorn)
    assert len(maanden) == 12
    assert maanden[0] == (vandaag().replace(day=1), 1)
    assert sum(aantal for _, aantal in maanden) in (2, 3, 4), "one in the months before it was filled"


@pytest.mark.eis("W-19")
def test_wie_bijstand_had_telt_alleen_opgeteld(els: Medewerker, apeldoorn: Locatie, als: Als) -> None:
    VacatureFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn), geschikt_wwb=True)
    vacature = VacatureFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn))
    for code, kolom in (("bijstand", "gemeente"), ("opvolger", "gemeente"), ("ww", "uwv")):
        klant = KlantFabriek(locatie=apeldoorn)
        UitkeringFabriek(klant=klant, regime__code=code, regime__kolom=kolom, van=vandaag() - 300 * DAG)
        Plaatsing.objects.create(
            vacature=vacature,
            werkgever=vacature.werkgever,
            klant=klant,
            locatie=apeldoorn,
            begint_op=vandaag() - 3 * DAG,
            uren=24,
            meetdag=vandaag() + 180 * DAG,
            door=els,
        )
    assert vacaturecijfers.bijstand(apeldoorn) == (1, 2)
    pagina = als(els).get("/werkgevers/vacatures/").content.decode()
    assert "1 open vacature is geschikt" in pagina
    assert "minder dan 5 vacatures" in pagina


@pytest.mark.eis("W-20", "W-48")
def test_bij_de_jongeren_staan_de_werkgevers_met_een_open_bbl_plaats(apeldoorn: Locatie, als: Als) -> None:
    rmc = MedewerkerFabriek(rollen=["rmc"], locaties=[apeldoorn])
    werkgever = WerkgeverFabriek(locatie=apeldoorn, naam="Vakschool De Linde")
    VacatureFabriek(werkgever=werkgever, soort="bbl", plaatsen=2)
    VacatureFabriek(werkgever=werkgever, soort="bbl", stand="vervuld", gesloten_op=timezone.now())
    for jaren in (19, 20, 26, 40):
        jong = KlantFabriek(locatie=apeldoorn, geboortedatum=vandaag() - jaren * 366 * DAG)
        ZoekprofielFabriek(klant=jong)
    vergelijking = leerwerkplaatsen.vergelijk(apeldoorn)
    assert (vergelijking.plaatsen, vergelijking.jongeren, vergelijking.tekort) == (2, 3, 1)
    assert "Vakschool De Linde" in als(rmc).get("/werkgevers/vacatures/leerwerk/").content.decode()
    assert "/werkgevers/vacatures/leerwerk/blok/" in als(rmc).get("/klanten/jongeren/").content.decode()


def test_een_vacature_die_bijna_sluit_vraagt_de_accountmanager_een_keer(
    els: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    vacature = VacatureFabriek(werkgever=werkgever, actueel_tot=vandaag() + 4 * DAG)
    VacatureFabriek(werkgever=werkgever, actueel_tot=vandaag() + 9 * DAG)
    zonder = VacatureFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn), actueel_tot=vandaag())
    team = Team.objects.create(naam="Werkgevers", locatie=apeldoorn, soort="werkgevers")
    assert [versheid.waarschuw(op=vandaag()), versheid.waarschuw(op=vandaag())] == [2, 0]
    taak = Taak.objects.get(sleutel__startswith=f"vacature:{vacature.pk}:")
    assert taak.voor == els
    assert Taak.objects.get(sleutel__startswith=f"vacature:{zonder.pk}:").team == team
    assert f"/werkgevers/vacatures/{vacature.pk}/" in als(els).get("/klanten/mijn-dag/").content.decode()
    als(els).post(f"/werkgevers/vacatures/{vacature.pk}/verlengen/")
    taak.refresh_from_db()
    assert taak.gedaan_door == els


@pytest.mark.eis("W-29")
def test_wat_niemand_verlengt_sluit_vannacht_en_vraagt_hoe_het_afliep(
    els: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    werkgever, gisteren = WerkgeverFabriek(locatie=apeldoorn), vandaag() - DAG
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    oud = VacatureFabriek(werkgever=werkgever, actueel_tot=gisteren, titel="oud")
    met = VacatureFabriek(werkgever=werkgever, actueel_tot=gisteren, voorgedragen_op=timezone.now())
    kandidaat = VoordrachtFabriek(vacature=oud)
    vers = VacatureFabriek(werkgever=werkgever, actueel_tot=vandaag())
    houd_vacatures_vers()
    houd_vacatures_vers()
    for vacature in (oud, met, vers):
        vacature.refresh_from_db()
    assert [oud.uitkomst, met.uitkomst, vers.stand] == ["verlopen", "verlopen", "open"]
    assert oud.gebeurtenissen.get().wie == "het portaal"
    kandidaat.refresh_from_db()
    assert kandidaat.stand == "ingetrokken"
    [taak] = Taak.objects.filter(sleutel__endswith=":uitkomst")
    assert taak.voor == els
    invoer = {"indiening": "1d1f4e0e-8f3b-4f0a-9a65-0d8c2f9c7a13", "uitkomst": "niet_vervulbaar"}
    assert als(els).post(f"/werkgevers/vacatures/{oud.pk}/sluiten/", invoer).status_code == 302
    oud.refresh_from_db()
    taak.refresh_from_db()
    assert oud.uitkomst == "niet_vervulbaar"
    assert taak.gedaan_door == els


def test_het_blok_van_een_werkgever_toont_alleen_wat_deze_locatie_mag_zien(
    els: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    VacatureFabriek(werkgever=werkgever, titel="Van ons")
    VacatureFabriek(
        werkgever=werkgever, titel="Van Gouda", locatie=WerkgeverFabriek(locatie__code="gouda").locatie
    )
    pagina = als(els).get(f"/werkgevers/{werkgever.pk}/vacatures/blok/").content.decode()
    assert "Van ons" in pagina
    assert "Van Gouda" not in pagina
