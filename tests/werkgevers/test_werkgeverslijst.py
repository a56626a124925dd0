"""The list of employers, their one contact, their sector team, and the figures about the relation."""

import datetime
import io
import uuid
from typing import Any

import pytest
import tablib

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek.keten import MedewerkerFabriek, TeamFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    SectorFabriek,
    VacatureFabriek,
    VestigingFabriek,
    WerkgeverFabriek,
)
from tests.tegelijk import tegelijk
from werkgevers import aanspreekpunt, relatiecijfers, sectorteams
from werkgevers.contact_leggen import leg_vast
from werkgevers.models import Accountmanagerschap, Vacature, Werkgever

DAG = datetime.timedelta(days=1)
LIJST = "/werkgevers/"


def _namen(client: Any, vraag: str = "") -> list[str]:
    return [werkgever.naam for werkgever in client.get(f"{LIJST}{vraag}").context["pagina"]]


@pytest.fixture
def bedrijven(apeldoorn: Locatie, gouda: Locatie, els: Medewerker) -> dict[str, Werkgever]:
    """Three employers in Apeldoorn that differ in everything, and one in Gouda."""
    zorg, bouw = SectorFabriek(code="q"), SectorFabriek(code="f")
    gegevens: dict[str, dict[str, Any]] = {
        "Zorggroep": {"sector": zorg, "medewerkers": 400, "stadium": "groei", "aandeel_55plus": 40},
        "Bouwbedrijf": {"sector": bouw, "medewerkers": 20, "stadium": "krimp", "aandeel_55plus": 10},
        "Café": {"sector": None, "medewerkers": None},
    }
    rijen = {
        naam: WerkgeverFabriek(naam=naam, locatie=apeldoorn, **velden) for naam, velden in gegevens.items()
    }
    rijen["Kaasboer"] = WerkgeverFabriek(naam="Kaasboer", locatie=gouda, sector=bouw)
    VestigingFabriek(werkgever=rijen["Kaasboer"], postcode="2801 AB", plaats="Gouda")
    VestigingFabriek(werkgever=rijen["Zorggroep"])
    AccountmanagerschapFabriek(werkgever=rijen["Zorggroep"], medewerker=els)
    return rijen


@pytest.mark.eis("W-01")
@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("", ["Bouwbedrijf", "Café", "Zorggroep"]),
        ("?sector=q", ["Zorggroep"]),
        ("?sector=niet", ["Café"]),
        ("?grootte=klein", ["Bouwbedrijf"]),
        ("?grootte=niet", ["Café"]),
        ("?stadium=groei", ["Zorggroep"]),
        ("?leeftijd=oud", ["Zorggroep"]),
        ("?leeftijd=niet", ["Café"]),
        ("?bereik=land&sector=f", ["Bouwbedrijf", "Kaasboer"]),
        ("?bereik=mijn", ["Zorggroep"]),
        ("?teller=zonder", ["Bouwbedrijf", "Café"]),
        ("?sorteer=-grootte", ["Zorggroep", "Bouwbedrijf", "Café"]),
        ("?sector=onzin&sorteer=onzin&team=zzz", ["Bouwbedrijf", "Café", "Zorggroep"]),
    ],
)
def test_de_lijst_filtert_op_wat_de_dienstverlening_bepaalt(
    bedrijven: dict[str, Werkgever], als: Als, els: Medewerker, vraag: str, verwacht: list[str]
) -> None:
    assert _namen(als(els), vraag) == verwacht


@pytest.mark.parametrize(("term", "naam"), [("cafe", "Café"), ("zorg", "Zorggroep"), ("Apel", "Zorggroep")])
def test_zoeken_op_naam_plaats_of_nummer_en_de_term_staat_niet_in_het_adres(
    bedrijven: dict[str, Werkgever], als: Als, els: Medewerker, term: str, naam: str
) -> None:
    client = als(els)
    antwoord = client.post(LIJST, {"zoek": term})
    assert term not in antwoord["Location"]
    assert _namen(client, antwoord["Location"].removeprefix(LIJST)) == [naam]
    nummer = client.post(LIJST, {"zoek": bedrijven[naam].kvk_nummer})["Location"]
    assert _namen(client, nummer.removeprefix(LIJST)) == [naam]


def test_een_samengevoegde_werkgever_staat_niet_meer_in_de_lijst(
    bedrijven: dict[str, Werkgever], als: Als, els: Medewerker
) -> None:
    Werkgever.objects.filter(naam="Café").update(samengevoegd_in=bedrijven["Zorggroep"])
    assert _namen(als(els)) == ["Bouwbedrijf", "Zorggroep"]


def test_de_lijst_als_rekenblad_heeft_dezelfde_rijen_en_geen_formules(
    bedrijven: dict[str, Werkgever], als: Als, els: Medewerker
) -> None:
    Werkgever.objects.filter(naam="Café").update(naam="=1+1")
    antwoord = als(els).get("/werkgevers/bewaren/?formaat=xlsx&teller=zonder")
    blad = tablib.Dataset().load(io.BytesIO(antwoord.content).read(), format="xlsx")
    assert blad["Naam"] == ["Bouwbedrijf", "'=1+1"]
    csv = als(els).get("/werkgevers/bewaren/?formaat=csv").getvalue().decode("utf-8-sig")
    assert csv.startswith("Naam;KvK-nummer;Plaats") and len(csv.splitlines()) == 4
    assert als(els).get("/werkgevers/bewaren/?formaat=exe").status_code == 404


def test_bij_meer_werkgevers_vraagt_de_lijst_niet_vaker_iets(
    apeldoorn: Locatie, als: Als, els: Medewerker, django_assert_num_queries: Any
) -> None:
    client = als(els)
    for aantal in (2, 12):
        for werkgever in WerkgeverFabriek.create_batch(aantal, locatie=apeldoorn):
            VestigingFabriek(werkgever=werkgever)
            AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
        client.get(LIJST)
        with django_assert_num_queries(8):
            client.get(LIJST)


@pytest.mark.eis("W-02")
def test_er_is_precies_een_accountmanager_en_een_overdracht_staat_in_de_geschiedenis(
    els: Medewerker, apeldoorn: Locatie
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    joris = MedewerkerFabriek(rollen=["accountmanager"], locaties=[apeldoorn])
    aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=els, door=els)
    with pytest.raises(NietToegestaan, match="waarom de accountmanager wisselt"):
        aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=joris, door=els)
    aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=joris, reden="Andere sector.", door=els)
    assert aanspreekpunt.accountmanager(werkgever) == joris
    assert werkgever.accountmanagerschappen.filter(tot__isnull=True).count() == 1
    assert aanspreekpunt.aandeel_met_accountmanager(apeldoorn) == (1, 1)


@pytest.mark.eis("W-02")
@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_tegelijk_een_accountmanager_kiezen_geven_er_een(
    els: Medewerker, apeldoorn: Locatie
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    joris = MedewerkerFabriek(rollen=["accountmanager"], locaties=[apeldoorn])
    uitkomsten = tegelijk(
        *(
            lambda wie=wie: aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=wie, door=els)
            for wie in (els, joris)
        )
    )
    assert {type(uitkomst) for uitkomst in uitkomsten} == {Accountmanagerschap, NietToegestaan}


def test_alleen_de_eigen_locatie_kiest_en_alleen_wie_werkgevers_spreekt(
    els: Medewerker, bram: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    elders = MedewerkerFabriek(rollen=["accountmanager"], locaties=[gouda])
    with pytest.raises(NietToegestaan, match="kiest de accountmanager"):
        aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=els, door=elders)
    with pytest.raises(NietToegestaan, match="geen accountmanager zijn"):
        aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=bram, door=els)
    apeldoorn.rolverdeling = "iedereen"
    apeldoorn.save()
    assert aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=bram, door=els).medewerker == bram


@pytest.mark.eis("W-02")
def test_een_specialist_helpt_mee_zonder_aanspreekpunt_te_worden(
    els: Medewerker, bram: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    werkgever = WerkgeverFabriek(locatie=apeldoorn)
    aanspreekpunt.wijs_aan(werkgever=werkgever, medewerker=els, door=els)
    client = als(els)
    adres = f"/werkgevers/{werkgever.pk}/specialisten/nieuw/"
    nummer = client.get(adres).context["form"]["indiening"].value()
    client.post(adres, {"indiening": nummer, "medewerker": bram.pk, "onderwerp": "subsidies"})
    specialist = werkgever.specialisten.get()
    assert (specialist.medewerker, aanspreekpunt.accountmanager(werkgever)) == (bram, els)
    assert "Subsidies" in client.get(f"/werkgevers/{werkgever.pk}/").content.decode()
    with pytest.raises(NietToegestaan, match="al de accountmanager"):
        aanspreekpunt.schakel_in(werkgever=werkgever, medewerker=els, onderwerp="subsidies", door=els)
    stoppen = f"/werkgevers/{werkgever.pk}/specialisten/{specialist.pk}/stoppen/"
    assert "niet meer met subsidies" in client.get(stoppen).content.decode()
    specialist.refresh_from_db()
    assert specialist.tot is None
    client.post(stoppen, {"indiening": str(uuid.uuid4())})
    specialist.refresh_from_db()
    assert specialist.tot == vandaag()


@pytest.mark.eis("W-36")
def test_werkgever_en_vacature_horen_bij_het_team_van_hun_sector(
    bedrijven: dict[str, Werkgever], apeldoorn: Locatie, els: Medewerker, als: Als
) -> None:
    zorg = SectorFabriek(code="q")
    team = TeamFabriek(naam="Zorgteam", locatie=apeldoorn, soort="werkgevers", leden=[els])
    ander = TeamFabriek(naam="Techniek", locatie=apeldoorn, soort="werkgevers")
    mt = MedewerkerFabriek(rollen=["mt_lid"], locaties=[apeldoorn])
    adres = f"/werkgevers/sectorteams/{team.pk}/"
    nummer = als(mt).get(adres).context["form"]["indiening"].value()
    gegevens = {"indiening": nummer, "begonnen_op": f"{vandaag() - DAG:%d-%m-%Y}", "sectoren": [zorg.pk]}
    assert als(mt).post(adres, gegevens).status_code == 302
    assert _namen(als(els), f"?team={team.pk}") == ["Zorggroep"]
    assert sectorteams.team_van(apeldoorn, zorg) == team
    vacature = VacatureFabriek(werkgever=bedrijven["Zorggroep"])
    [rij] = sectorteams.met_team(Vacature.objects.filter(pk=vacature.pk), sector="werkgever__sector")
    assert rij.teamnaam == "Zorgteam"  # type: ignore[attr-defined]
    with pytest.raises(NietToegestaan, match="hoort al bij Zorgteam"):
        sectorteams.deel_in(team=ander, begonnen_op=vandaag(), sectoren=[zorg])
    assert "Zorgteam" in als(els).get("/werkgevers/sectorteams/").content.decode()


def test_een_team_van_een_andere_soort_of_uit_de_toekomst_krijgt_geen_sectoren(apeldoorn: Locatie) -> None:
    with pytest.raises(NietToegestaan, match="geen werkgeversteam"):
        sectorteams.deel_in(team=TeamFabriek(locatie=apeldoorn), begonnen_op=vandaag(), sectoren=[])
    team = TeamFabriek(locatie=apeldoorn, soort="werkgevers")
    with pytest.raises(NietToegestaan, match="moet nog komen"):
        sectorteams.deel_in(team=team, begonnen_op=vandaag() + DAG, sectoren=[])


@pytest.mark.eis("W-11")
def test_het_aandeel_dat_het_team_kent_telt_contact_sinds_het_begin(
    bedrijven: dict[str, Werkgever], apeldoorn: Locatie, els: Medewerker, als: Als
) -> None:
    assert relatiecijfers.bekendheid(apeldoorn) is None
    begin = vandaag() - 20 * DAG
    team = TeamFabriek(locatie=apeldoorn, soort="werkgevers")
    sectorteams.deel_in(team=team, begonnen_op=begin, sectoren=[])
    for naam, geleden in (("Zorggroep", 3), ("Bouwbedrijf", 30)):
        leg_vast(
            werkgever=bedrijven[naam],
            op=vandaag() - geleden * DAG,
            kanaal="bezoek",
            doel="kennismaking",
            onderwerp="Wat wij doen",
            verslag="Kennisgemaakt.",
            locatie=apeldoorn,
            door=els,
        )
    cijfer = relatiecijfers.bekendheid(apeldoorn)
    assert cijfer is not None and (cijfer.aandeel.deel, cijfer.aandeel.geheel) == (1, 3)
    assert cijfer.streefdag == begin.replace(year=begin.year + 1)
    assert _namen(als(els), "?kent=nee") == ["Bouwbedrijf", "Café"]
    pagina = als(els).get("/werkgevers/relatie/").content.decode()
    assert "33%" in pagina and "Groot (250 of meer)" in pagina
