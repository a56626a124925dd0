"""The administration on screen: who may, what happens, and what is refused in words."""

from typing import Any

import pytest
from django.test import Client

from keten.beheer import SOORTEN
from keten.models import (
    Arbeidsmarktregio,
    ExternePartner,
    Gebruiker,
    Ketenpartner,
    Locatie,
    Mandaat,
    Medewerker,
    Partneraccount,
    Regime,
    School,
    Schoolcontact,
    Team,
    Tekstblok,
    Termijnregel,
    Trede,
)
from keten.rechten import BUITENROLLEN, RECHTEN, Recht, Rol
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KetenpartnerFabriek, MedewerkerFabriek, RegimeFabriek


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Who administers."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


@pytest.fixture
def scherm(als: Als, beheerder: Medewerker) -> Client:
    """The browser of the administrator."""
    return als(beheerder)


def _open(scherm: Client, url: str) -> dict[str, Any]:
    """What a browser would send back when nothing is changed on a form."""
    form = scherm.get(url).context["form"]
    gegevens: dict[str, Any] = {}
    for veld in form:
        waarde = veld.value()
        if waarde is None or waarde is False or waarde == "":
            continue
        gegevens[veld.html_name] = (
            [getattr(x, "pk", x) for x in waarde] if isinstance(waarde, list) else waarde
        )
    return gegevens


def _stuur(scherm: Client, url: str, **anders: Any) -> Any:
    return scherm.post(url, {**_open(scherm, url), **anders}, follow=True)


@pytest.mark.eis("X-03")
@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in BUITENROLLEN])
def test_alleen_wie_mag_beheren_komt_binnen(rol: Rol, als: Als, apeldoorn: Locatie) -> None:
    client = als(MedewerkerFabriek(rollen=[rol.value], locaties=[apeldoorn]))
    verwacht = 200 if Recht.BEHEREN in RECHTEN[rol] else 403
    for url in ("/beheer/", "/beheer/blok/", "/beheer/medewerkers/", "/beheer/medewerkers/nieuw/"):
        assert client.get(url).status_code == verwacht


def test_het_overzicht_telt_wat_er_nu_is(scherm: Client, apeldoorn: Locatie) -> None:
    RegimeFabriek(code="ww")
    RegimeFabriek(code="wwb", geldig_tot="2014-12-31")
    aantallen = {soort.code: aantal for soort, aantal in scherm.get("/beheer/").context["soorten"]}
    assert aantallen["regimes"] == 1
    assert aantallen["locaties"] == 1
    assert aantallen["medewerkers"] == 1


@pytest.mark.parametrize("code", SOORTEN)
def test_elke_soort_heeft_een_lijst_en_een_formulier(scherm: Client, code: str) -> None:
    assert scherm.get(f"/beheer/{code}/").status_code == 200
    assert scherm.get(f"/beheer/{code}/nieuw/").status_code == 200


@pytest.mark.parametrize(
    "url", ["/beheer/geheimen/", "/beheer/regimes/99999/", "/beheer/partners/9999/samenvoegen/"]
)
def test_wat_niet_bestaat_is_niet_te_openen(scherm: Client, url: str) -> None:
    assert scherm.get(url).status_code == 404


@pytest.mark.eis("X-12")
def test_een_partner_krijgt_een_begin_en_staat_dan_in_de_lijst(scherm: Client) -> None:
    antwoord = _stuur(
        scherm,
        "/beheer/partners/nieuw/",
        naam="gemeente Ede",
        code="gemeente-ede",
        kolom="gemeente",
        geldig_van="1-1-2020",
    )
    assert "gemeente Ede is toegevoegd" in antwoord.text
    ede = Ketenpartner.objects.get(code="gemeente-ede")
    assert f"{ede.geldig_van:%d-%m-%Y}" == "01-01-2020"


@pytest.mark.eis("X-12")
def test_de_naam_van_een_partner_staat_vast(scherm: Client, anna: Medewerker) -> None:
    url = f"/beheer/partners/{anna.partner.pk}/"
    _stuur(scherm, url, naam="Iets anders", code="anders")
    anna.partner.refresh_from_db()
    assert (anna.partner.naam, anna.partner.code) == ("CWI", "cwi")


def test_een_partner_met_mensen_erin_eindigt_niet_zomaar(scherm: Client, anna: Medewerker) -> None:
    antwoord = _stuur(scherm, f"/beheer/partners/{anna.partner.pk}/", geldig_tot="31-12-2008")
    assert antwoord.status_code == 422
    assert "1 medewerker" in antwoord.text and "Voeg de partner samen" in antwoord.text
    anna.partner.refresh_from_db()
    assert anna.partner.geldig_tot is None


@pytest.mark.eis("X-12")
def test_een_beeindigd_regime_verdwijnt_uit_de_lijst_maar_niet_uit_de_gegevens(scherm: Client) -> None:
    wwb = RegimeFabriek(code="wwb")
    _stuur(scherm, f"/beheer/regimes/{wwb.pk}/", geldig_tot="31-12-2014")
    assert wwb not in [rij for rij, _ in scherm.get("/beheer/regimes/").context["rijen"]]
    assert wwb in [rij for rij, _ in scherm.get("/beheer/regimes/?stand=alle").context["rijen"]]
    assert Regime.objects.filter(pk=wwb.pk).exists()


def test_een_einde_voor_het_begin_wordt_geweigerd_en_niets_gaat_verloren(scherm: Client) -> None:
    antwoord = _stuur(
        scherm,
        "/beheer/regios/nieuw/",
        naam="Twente",
        code="twente",
        geldig_van="01-01-2020",
        geldig_tot="31-12-2019",
    )
    assert antwoord.status_code == 422
    assert "De laatste dag ligt voor de eerste." in antwoord.text
    assert 'value="Twente"' in antwoord.text and 'value="31-12-2019"' in antwoord.text
    assert not Arbeidsmarktregio.objects.filter(code="twente").exists()


@pytest.mark.parametrize("code", ["twee woorden", "stedendriehoek", ""])
def test_een_code_is_uniek_en_zonder_spaties(scherm: Client, code: str) -> None:
    antwoord = _stuur(scherm, "/beheer/regios/nieuw/", naam="Twente", code=code)
    assert antwoord.status_code == 422
    assert Arbeidsmarktregio.objects.count() == 1


def test_een_locatie_krijgt_haar_partners(scherm: Client, apeldoorn: Locatie) -> None:
    nieuw = KetenpartnerFabriek(code="gemeente-epe", naam="gemeente Epe")
    oud = [partner.pk for partner in apeldoorn.partners.all()]
    _stuur(scherm, f"/beheer/locaties/{apeldoorn.pk}/", partners=[*oud, nieuw.pk])
    assert nieuw in apeldoorn.partners.all()


def test_een_tweede_team_met_dezelfde_naam_wordt_geweigerd(scherm: Client, apeldoorn: Locatie) -> None:
    Team.objects.create(locatie=apeldoorn, naam="Team werk")
    antwoord = _stuur(scherm, "/beheer/teams/nieuw/", locatie=apeldoorn.pk, naam="Team werk")
    assert antwoord.status_code == 422
    assert "al een team met deze naam" in antwoord.text


def test_een_team_bestaat_uit_collegas_van_alle_partners(
    scherm: Client, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, dirk: Medewerker
) -> None:
    team = Team.objects.create(locatie=apeldoorn, naam="Team werk")
    _stuur(scherm, f"/beheer/teams/{team.pk}/", leden=[anna.pk, bram.pk])
    assert set(team.leden.all()) == {anna, bram}
    antwoord = _stuur(scherm, f"/beheer/teams/{team.pk}/", leden=[dirk.pk])
    assert antwoord.status_code == 422  # Dirk works elsewhere
    assert set(team.leden.all()) == {anna, bram}


def test_een_locatie_stelt_een_eigen_termijn_vast(scherm: Client, apeldoorn: Locatie) -> None:
    Termijnregel.objects.create(
        code="werkplan_akkoord", naam="akkoord op het werkplan", aantal=5, eenheid="werkdag"
    )
    antwoord = _stuur(
        scherm,
        "/beheer/termijnen/nieuw/",
        code="werkplan_akkoord",
        locatie=apeldoorn.pk,
        aantal=3,
        eenheid="werkdag",
    )
    assert "akkoord op het werkplan is toegevoegd" in antwoord.text
    eigen = Termijnregel.objects.get(locatie=apeldoorn)
    assert (eigen.code, eigen.aantal, eigen.naam) == ("werkplan_akkoord", 3, "akkoord op het werkplan")


@pytest.mark.parametrize("aantal", ["0", "-2", "veel"])
def test_een_termijn_duurt_minstens_een(scherm: Client, apeldoorn: Locatie, aantal: str) -> None:
    Termijnregel.objects.create(code="herdiagnose", naam="herdiagnose", aantal=5, eenheid="werkdag")
    antwoord = _stuur(
        scherm,
        "/beheer/termijnen/nieuw/",
        code="herdiagnose",
        locatie=apeldoorn.pk,
        aantal=aantal,
        eenheid="dag",
    )
    assert antwoord.status_code == 422
    assert Termijnregel.objects.count() == 1


@pytest.mark.eis("X-02")
def test_een_nieuwe_medewerker_staat_meteen_in_de_lijst(scherm: Client, apeldoorn: Locatie) -> None:
    uwv = KetenpartnerFabriek(code="uwv")
    antwoord = _stuur(
        scherm,
        "/beheer/medewerkers/nieuw/",
        naam="Els Nieuw",
        email="els@lwi.example",
        partner=uwv.pk,
        rollen=["werkcoach", "intaker"],
        locaties=[apeldoorn.pk],
    )
    assert "Els Nieuw heeft een account en krijgt een e-mail" in antwoord.text
    els = Medewerker.objects.get(gebruiker__email="els@lwi.example")
    assert els.rollen == ["werkcoach", "intaker"]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"rollen": []}, "Kies minstens één rol."),
        ({"locaties": []}, "Kies minstens één locatie."),
        ({"rollen": ["directeur"]}, "directeur"),
        ({"rollen": ["klant"]}, "klant"),
        ({"email": "geen adres"}, "geldig e-mailadres"),
        ({"email": "BEA.BEHEER@lwi.example"}, "Er is al een account met dit e-mailadres."),
        ({"naam": ""}, "verplicht"),
    ],
)
def test_een_fout_in_een_nieuwe_medewerker_komt_bij_het_veld_terug(
    scherm: Client, apeldoorn: Locatie, anders: dict[str, Any], melding: str
) -> None:
    gegevens = {
        "naam": "Els Nieuw",
        "email": "els@lwi.example",
        "partner": KetenpartnerFabriek(code="uwv").pk,
        "rollen": ["werkcoach"],
        "locaties": [apeldoorn.pk],
    }
    antwoord = _stuur(scherm, "/beheer/medewerkers/nieuw/", **{**gegevens, **anders})
    assert antwoord.status_code == 422
    assert melding in antwoord.text
    assert Gebruiker.objects.count() == 1


def test_twee_keer_klikken_maakt_een_medewerker(scherm: Client, apeldoorn: Locatie) -> None:
    url = "/beheer/medewerkers/nieuw/"
    gegevens = {
        **_open(scherm, url),
        "naam": "Els Nieuw",
        "email": "els@lwi.example",
        "partner": KetenpartnerFabriek(code="uwv").pk,
        "rollen": ["werkcoach"],
        "locaties": [apeldoorn.pk],
    }
    scherm.post(url, gegevens)
    assert "al verstuurd" in scherm.post(url, gegevens).text
    assert Medewerker.objects.filter(gebruiker__naam="Els Nieuw").count() == 1


def test_een_beheerder_haalt_de_eigen_rol_niet_weg(scherm: Client, beheerder: Medewerker) -> None:
    antwoord = _stuur(scherm, f"/beheer/medewerkers/{beheerder.pk}/", rollen=["werkcoach"])
    assert antwoord.status_code == 422
    assert "uw eigen rol beheerder niet weghalen" in antwoord.text
    beheerder.refresh_from_db()
    assert beheerder.rollen == ["beheerder"]


def test_wie_over_een_wijziging_van_een_collega_heen_opslaat_ziet_die_eerst(
    scherm: Client, apeldoorn: Locatie
) -> None:
    url = f"/beheer/locaties/{apeldoorn.pk}/"
    geopend = _open(scherm, url)
    Locatie.objects.filter(pk=apeldoorn.pk).update(telefoon="055 000 00 00")
    antwoord = scherm.post(url, {**geopend, "telefoon": "055 111 11 11"})
    assert antwoord.status_code == 422
    assert "Een collega heeft dit net gewijzigd" in antwoord.text and "055 000 00 00" in antwoord.text
    assert 'value="055 111 11 11"' in antwoord.text
    apeldoorn.refresh_from_db()
    assert apeldoorn.telefoon == "055 000 00 00"
    opnieuw = {**geopend, "telefoon": "055 111 11 11", "gezien": antwoord.context["form"]["gezien"].value()}
    assert scherm.post(url, opnieuw).status_code == 302
    apeldoorn.refresh_from_db()
    assert apeldoorn.telefoon == "055 111 11 11"


def test_zoeken_vindt_op_delen_en_zet_geen_naam_in_het_adres(scherm: Client, bram: Medewerker) -> None:
    antwoord = scherm.post("/beheer/medewerkers/", {"zoekterm": "coach bram"}, follow=True)
    assert [rij for rij, _ in antwoord.context["rijen"]] == [bram]
    (adres, _status), *_ = antwoord.redirect_chain
    assert "bram" not in adres


def test_zoeken_zonder_resultaat_zegt_dat(scherm: Client) -> None:
    antwoord = scherm.post("/beheer/teams/", {"zoekterm": "bestaat niet"}, follow=True)
    assert "Niets gevonden" in antwoord.text


def test_de_lijst_sorteert_beide_kanten_op_en_negeert_onzin(scherm: Client) -> None:
    for code in ("wia", "anw"):
        RegimeFabriek(code=code)
    namen = [rij.naam for rij, _ in scherm.get("/beheer/regimes/?sorteer=naam").context["rijen"]]
    om = [rij.naam for rij, _ in scherm.get("/beheer/regimes/?sorteer=-naam").context["rijen"]]
    assert (namen, om) == (["ANW", "WIA"], ["WIA", "ANW"])
    assert scherm.get("/beheer/regimes/?sorteer=wachtwoord&pagina=veel").status_code == 200


@pytest.mark.parametrize("code", SOORTEN)
def test_een_lijst_kost_even_veel_vragen_bij_een_en_bij_veel_rijen(
    code: str, scherm: Client, apeldoorn: Locatie, django_assert_max_num_queries: Any
) -> None:
    url = f"/beheer/{code}/?stand=alle"
    scherm.get(url)
    for nummer in range(20):
        uwv = KetenpartnerFabriek(code=f"partner-{nummer}", kolom="uwv")
        MedewerkerFabriek(naam=f"Persoon {nummer}", partner=uwv, locaties=[apeldoorn])
        Team.objects.create(locatie=apeldoorn, naam=f"Team {nummer}")
        Termijnregel.objects.create(
            code=f"t{nummer}", naam=f"t{nummer}", aantal=1, eenheid="dag", locatie=apeldoorn
        )
        RegimeFabriek(code=f"r{nummer}")
        school = School.objects.create(naam=f"School {nummer}", locatie=apeldoorn)
        account = GebruikerFabriek(naam=f"Docent {nummer}", buitenrol="school")
        Schoolcontact.objects.create(gebruiker=account, school=school)
        partner = ExternePartner.objects.create(
            naam=f"Extern {nummer}", email_domein="lwi.example", overeenkomst_van=vandaag()
        )
        partner.locaties.add(apeldoorn)
        extern = GebruikerFabriek(naam=f"Coach {nummer}", buitenrol="extern")
        Partneraccount.objects.create(gebruiker=extern, partner=partner, tot=vandaag())
        Trede.objects.create(ladder="werkladder", nummer=nummer % 20 + 1, naam=f"Trede {nummer}")
        Tekstblok.objects.create(code=f"tekst-{nummer}", onderwerp="Bericht", tekst="Er is bericht.")
        cwi = KetenpartnerFabriek(code="cwi")
        Mandaat.objects.create(locatie=apeldoorn, van=uwv, aan=cwi, besluit=f"besluit {nummer}")
    with django_assert_max_num_queries(9):
        assert len(scherm.get(url).context["rijen"]) >= 1


@pytest.mark.eis("K-86")
def test_een_school_krijgt_een_account_en_daarna_een_ander_adres(
    scherm: Client, apeldoorn: Locatie, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    school = School.objects.create(naam="Voorbeeldcollege", locatie=apeldoorn)
    nieuw = {"naam": "Saskia Brouwer", "email": "saskia@school.example", "school": school.pk}
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = _stuur(scherm, "/beheer/schoolcontacten/nieuw/", **nieuw)
    assert "krijgt een e-mail" in antwoord.text
    contact = Schoolcontact.objects.get()
    assert (contact.gebruiker.buitenrol, contact.school) == ("school", school)
    adres = f"/beheer/schoolcontacten/{contact.pk}/"
    bezet = _stuur(scherm, adres, email=MedewerkerFabriek(naam="Al Bekend").gebruiker.email)
    assert bezet.status_code == 422
    zelfde = _stuur(scherm, adres, email="Saskia@School.example", functie="Mentor")
    ander = _stuur(scherm, adres, email="s.brouwer@school.example", actief="")
    assert ["werken niet meer" in antwoord.text for antwoord in (zelfde, ander)] == [False, True]
    contact.gebruiker.refresh_from_db()
    assert (contact.gebruiker.email, contact.gebruiker.is_active) == ("s.brouwer@school.example", False)
