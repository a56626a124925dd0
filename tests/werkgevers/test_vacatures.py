"""A vacancy from registration to closing: what is asked, who goes first, who may, and how it ends."""

import datetime
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from keten import instellingen
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Competentie
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.fabriek.werkgevers import (
    BeroepFabriek,
    ContactpersoonFabriek,
    VacatureFabriek,
    VestigingFabriek,
    VoordrachtFabriek,
    WerkgeverFabriek,
)
from tests.tegelijk import tegelijk
from werkgevers import vacature_afsluiten, vacatures, voorrang
from werkgevers.models import Vacature, Vacatureeis, Werkgever
from werkgevers.vacature_eisen import Eis
from werkgevers.vacatures import DubbeleVacature

RIJBEWIJS = Eis("rijbewijs")
DAG = datetime.timedelta(days=1)
UUR = datetime.timedelta(hours=1)


@pytest.fixture
def werkgever(apeldoorn: Locatie) -> Werkgever:
    """An employer in Apeldoorn with a main branch and one contact person."""
    werkgever = WerkgeverFabriek(naam="Zorggroep Veluwe", locatie=apeldoorn)
    VestigingFabriek(werkgever=werkgever)
    ContactpersoonFabriek(werkgever=werkgever)
    return werkgever


def _velden(**anders: Any) -> dict[str, Any]:
    return {
        "titel": "Verzorgende in de wijk",
        "beroep": BeroepFabriek(),
        "soort": "regulier",
        "uren_min": 24,
        "uren_max": 32,
        "postcode": "7311 KZ",
        "plaats": "Apeldoorn",
        "eisen": [RIJBEWIJS],
    } | anders


def _registreer(werkgever: Werkgever, door: Medewerker | None, **anders: Any) -> Vacature:
    velden = _velden(**anders)
    return vacatures.registreer(werkgever=werkgever, locatie=werkgever.locatie, door=door, **velden)


def _invoer(**anders: Any) -> dict[str, Any]:
    """What somebody types in the form."""
    return {
        "indiening": "1d1f4e0e-8f3b-4f0a-9a65-0d8c2f9c7a11",
        "titel": "Verzorgende in de wijk",
        "beroep": BeroepFabriek().naam,
        "soort": "regulier",
        "plaatsen": "1",
        "uren_min": "24",
        "uren_max": "32",
        "loon_per": "maand",
        "postcode": "7311 KZ",
        "plaats": "Apeldoorn",
        "herkomst": "verworven",
        "rijbewijs": "eis",
    } | anders


@pytest.mark.eis("W-12")
def test_een_vacature_van_de_gemeente_staat_meteen_bij_uwv_en_cwi(
    werkgever: Werkgever, mark: Medewerker, els: Medewerker, bram: Medewerker, als: Als
) -> None:
    assert als(mark).post(f"/werkgevers/{werkgever.pk}/vacatures/nieuw/", _invoer()).status_code == 302
    for collega in (els, bram):
        assert "Verzorgende in de wijk" in als(collega).get("/werkgevers/vacatures/").content.decode()
    vacature = Vacature.objects.get()
    assert vacature.partner == mark.partner
    assert vacature.klok_uiterlijk - vacature.ontvangen_op == 72 * UUR


@pytest.mark.eis("W-13")
def test_een_tweede_vacature_opent_met_de_bekende_gegevens(
    werkgever: Werkgever, els: Medewerker, als: Als
) -> None:
    form = als(els).get(f"/werkgevers/{werkgever.pk}/vacatures/nieuw/").context["form"]
    assert form.initial["vestiging"] == werkgever.vestigingen.get().pk
    assert form.initial["contactpersoon"] == werkgever.contactpersonen.get().pk
    ander = VestigingFabriek(werkgever=werkgever, hoofdvestiging=False, plaats="Epe")
    nieuwe = ContactpersoonFabriek(werkgever=werkgever)
    _registreer(werkgever, els, vestiging=ander, contactpersoon=nieuwe, loon_per="uur")
    form = als(els).get(f"/werkgevers/{werkgever.pk}/vacatures/nieuw/").context["form"]
    gekozen = {naam: form.initial[naam] for naam in ("vestiging", "contactpersoon", "loon_per")}
    assert gekozen == {"vestiging": ander.pk, "contactpersoon": nieuwe.pk, "loon_per": "uur"}


@pytest.mark.eis("W-14")
def test_zelf_gemeld_en_verworven_blijven_te_onderscheiden(werkgever: Werkgever, els: Medewerker) -> None:
    zelf = _registreer(werkgever, None)
    verworven = _registreer(werkgever, els, titel="Kok", beroep=BeroepFabriek(code="kok"))
    assert (zelf.herkomst, zelf.partner) == ("zelf", None)
    assert (verworven.herkomst, verworven.partner) == ("verworven", els.partner)
    assert zelf.gebeurtenissen.get().wie == "de werkgever"


@pytest.mark.eis("W-25")
def test_eisen_en_wensen_komen_uit_dezelfde_lijst_als_het_profiel_van_de_klant(
    werkgever: Werkgever, els: Medewerker, als: Als
) -> None:
    zorgen = Competentie.objects.create(code="zorgen", naam="Zorgen voor anderen", uitleg="-")
    invoer = _invoer(
        competentie_1=zorgen.pk, niveau_1="3", gewicht_1="leren", opleiding="mbo", opleiding_gewicht="wens"
    )
    als(els).post(f"/werkgevers/{werkgever.pk}/vacatures/nieuw/", invoer)
    eisen = {eis.soort: eis for eis in Vacatureeis.objects.all()}
    competentie = eisen["competentie"]
    assert (competentie.competentie, competentie.niveau, competentie.te_leren) == (zorgen, 3, True)
    assert not eisen["opleiding"].vereist
    assert eisen["rijbewijs"].vereist


@pytest.mark.eis("W-20")
@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"soort": ""}, "soort", "Kies de soort"),
        ({"uren_min": "-5"}, "uren_min", "van 1 tot en met 60"),
        ({"uren_max": "8"}, "uren_max", "ligt onder"),
        ({"uren_max": "90"}, "uren_max", "60"),
        ({"loon_van": "3000", "loon_tot": "2000"}, "loon_tot", "ligt onder"),
        ({"postcode": ""}, "postcode", "vestiging"),
        ({"postcode": "12"}, "postcode", "postcode"),
        ({"beroep": "astronaut"}, "beroep", "staat niet in de lijst"),
        ({"plaatsen": "0"}, "plaatsen", "1"),
        ({"rijbewijs": ""}, "zonder_eisen", "minstens één eis"),
        ({"ontvangen_dag": "01-01-2030"}, "ontvangen_dag", "nog komen"),
        ({"ontvangen_tijd": "09:00"}, "ontvangen_dag", "ook de dag"),
    ],
)
def test_foute_invoer_zegt_wat_er_mis_is_en_houdt_alles_vast(
    werkgever: Werkgever, els: Medewerker, als: Als, anders: dict[str, str], veld: str, melding: str
) -> None:
    antwoord = als(els).post(f"/werkgevers/{werkgever.pk}/vacatures/nieuw/", _invoer(**anders))
    assert antwoord.status_code == 422
    assert melding in str(antwoord.context["form"].errors[veld])
    assert "Verzorgende in de wijk" in antwoord.content.decode()
    assert not Vacature.objects.exists()


def test_werk_zonder_eisen_kan_als_iemand_dat_zegt(werkgever: Werkgever, els: Medewerker, als: Als) -> None:
    invoer = _invoer(rijbewijs="", zonder_eisen="on")
    assert als(els).post(f"/werkgevers/{werkgever.pk}/vacatures/nieuw/", invoer).status_code == 302
    assert not Vacature.objects.get().eisen.exists()


@pytest.mark.parametrize(("getypt", "status"), [("verzorg", 422), ("VERZORGENDE IN", 302), ("kok", 302)])
def test_een_deel_van_het_beroep_is_genoeg_als_er_maar_een_past(
    werkgever: Werkgever, els: Medewerker, als: Als, getypt: str, status: int
) -> None:
    for code, naam in (
        ("v1", "Verzorgende individueel"),
        ("v2", "Verzorgende in het ziekenhuis"),
        ("k", "Kok"),
    ):
        BeroepFabriek(code=code, naam=naam)
    invoer = _invoer(beroep="verzorgende in h" if getypt == "VERZORGENDE IN" else getypt)
    antwoord = als(els).post(f"/werkgevers/{werkgever.pk}/vacatures/nieuw/", invoer)
    assert antwoord.status_code == status
    if status == 422:
        assert "Verzorgende individueel" in str(antwoord.context["form"].errors["beroep"])


def test_dezelfde_vacature_wordt_getoond_en_kan_met_een_vinkje_toch(
    werkgever: Werkgever, els: Medewerker, als: Als
) -> None:
    eerste = _registreer(werkgever, els)
    adres = f"/werkgevers/{werkgever.pk}/vacatures/nieuw/"
    antwoord = als(els).post(adres, _invoer())
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].bestaand) == [eerste]
    assert 'type="checkbox" name="toch"' in antwoord.content.decode()
    assert als(els).post(adres, _invoer(toch="on")).status_code == 302
    assert Vacature.objects.count() == 2


def test_een_dubbele_klik_geeft_een_vacature(werkgever: Werkgever, els: Medewerker, als: Als) -> None:
    adres, invoer = f"/werkgevers/{werkgever.pk}/vacatures/nieuw/", _invoer(toch="on")
    als(els).post(adres, invoer)
    assert "al verstuurd" in als(els).post(adres, invoer).content.decode()
    assert Vacature.objects.count() == 1


def test_de_vestiging_van_een_ander_wordt_geweigerd(werkgever: Werkgever, els: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="andere werkgever"):
        _registreer(werkgever, els, vestiging=VestigingFabriek())


def test_wijzigen_over_een_ander_heen_laat_beide_versies_zien(
    werkgever: Werkgever, els: Medewerker, als: Als
) -> None:
    vacature = _registreer(werkgever, els)
    velden = _velden(titel="Helpende", eisen=[Eis("rijbewijs", vereist=False)])
    vacatures.wijzig(vacature=vacature, versie=1, door=els, **velden)
    assert not vacature.eisen.get().vereist
    invoer = {naam: waarde for naam, waarde in _invoer(titel="Ander").items() if naam != "indiening"}
    antwoord = als(els).post(f"/werkgevers/vacatures/{vacature.pk}/wijzigen/", {**invoer, "versie": "1"})
    assert antwoord.status_code == 422
    assert "Helpende" in antwoord.content.decode()
    with pytest.raises(VersieConflict):
        vacatures.wijzig(vacature=vacature, versie=1, door=els, **velden)


@pytest.mark.eis("W-17")
def test_eerst_draagt_alleen_de_kolom_met_voorrang_voor(
    werkgever: Werkgever, mark: Medewerker, bram: Medewerker, els: Medewerker, als: Als
) -> None:
    instellingen.zet(code="vacature_voorrang", gebied=werkgever.locatie, waarde="gemeente")
    vacature = _registreer(werkgever, els)
    nu = timezone.now()
    voorrang.mag_voordragen(vacature, mark.partner, nu)
    with pytest.raises(NietToegestaan, match="alleen de gemeente"):
        voorrang.mag_voordragen(vacature, bram.partner, nu)
    voorrang.mag_voordragen(vacature, bram.partner, vacature.voorrang_tot + UUR)
    assert vacature.voorrang_tot is not None
    assert timezone.localdate(vacature.voorrang_tot) == vandaag() + 2 * DAG
    assert (
        "draagt alleen de gemeente" in als(bram).get(f"/werkgevers/vacatures/{vacature.pk}/").content.decode()
    )
    with pytest.raises(NietToegestaan, match="alleen de gemeente"):
        vacatures.geef_vrij(vacature=vacature, door=els)
    vrij = vacatures.geef_vrij(vacature=vacature, door=mark)
    voorrang.mag_voordragen(vrij, bram.partner, timezone.now() + UUR)


@pytest.mark.eis("W-17")
def test_een_andere_keuze_van_de_locatie_verandert_een_lopend_venster_niet(
    werkgever: Werkgever, els: Medewerker
) -> None:
    instellingen.zet(code="vacature_voorrang", gebied=werkgever.locatie, waarde="uwv")
    vacature = _registreer(werkgever, els)
    instellingen.zet(code="vacature_voorrang", gebied=werkgever.locatie, waarde="niemand", versie=1)
    vacature.refresh_from_db()
    assert vacature.voorrang_kolom == "uwv"


@pytest.mark.eis("W-21")
def test_een_andere_locatie_ziet_een_vacature_pas_na_het_vrijgeven_en_wijzigt_hem_nooit(
    werkgever: Werkgever, els: Medewerker, gouda: Locatie, als: Als
) -> None:
    vreemd = MedewerkerFabriek(rollen=["accountmanager"], locaties=[gouda])
    vacature = _registreer(werkgever, els)
    adres = f"/werkgevers/vacatures/{vacature.pk}/"
    assert als(vreemd).get(adres).status_code == 404
    als(els).post(f"{adres}vrijgeven/")
    assert als(vreemd).get(adres).status_code == 200
    assert vacature.titel in als(vreemd).get("/werkgevers/vacatures/?bereik=andere").content.decode()
    for actie in ("wijzigen/", "sluiten/", "pauzeren/", "melden/"):
        assert als(vreemd).get(f"{adres}{actie}").status_code == 404
    for actie in ("verlengen/", "vrijgeven/", "hervatten/", "heropenen/", "vervuld/"):
        assert als(vreemd).post(f"{adres}{actie}").status_code == 404
    with pytest.raises(NietToegestaan, match="hoort bij"):
        vacatures.verleng(vacature=vacature, door=vreemd)


@pytest.mark.eis("W-29")
def test_sluiten_zonder_kandidaat_vraagt_een_traject_of_niet_vervulbaar(
    werkgever: Werkgever, els: Medewerker, als: Als
) -> None:
    vacature = _registreer(werkgever, els)
    with pytest.raises(NietToegestaan, match="traject besproken"):
        vacature_afsluiten.sluit(vacature=vacature, uitkomst="elders", toelichting="", door=els)
    with pytest.raises(NietToegestaan, match="waarom"):
        vacature_afsluiten.sluit(vacature=vacature, uitkomst="ingetrokken", toelichting=" ", door=els)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vacature.objects.update(stand="gesloten", uitkomst="elders", gesloten_op=timezone.now())
    pagina = als(els).get(f"/werkgevers/vacatures/{vacature.pk}/sluiten/").content.decode()
    assert "via een traject" in pagina
    assert "werkgever vond zelf iemand" not in pagina
    gesloten = vacature_afsluiten.sluit(
        vacature=vacature, uitkomst="traject", toelichting="Leerwerk.", door=els
    )
    assert (gesloten.stand, gesloten.uitkomst) == ("gesloten", "traject")
    with pytest.raises(NietToegestaan, match="al gesloten"):
        vacature_afsluiten.sluit(vacature=vacature, uitkomst="traject", toelichting="", door=els)


def test_een_werkgever_trekt_zijn_eigen_vacature_in_en_sluit_niet_anders(werkgever: Werkgever) -> None:
    vacature = _registreer(werkgever, None)
    with pytest.raises(NietToegestaan):
        vacature_afsluiten.sluit(vacature=vacature, uitkomst="niet_vervulbaar", toelichting="", door=None)
    gesloten = vacature_afsluiten.sluit(
        vacature=vacature, uitkomst="ingetrokken", toelichting="Niet nodig.", door=None
    )
    assert gesloten.gebeurtenissen.first().wie == "de werkgever"


def test_na_een_kandidaat_kan_de_werkgever_zelf_iemand_gevonden_hebben(els: Medewerker) -> None:
    vacature = VacatureFabriek(voorgedragen_op=timezone.now())
    kandidaat = VoordrachtFabriek(vacature=vacature)
    vacature_afsluiten.sluit(vacature=vacature, uitkomst="elders", toelichting="", door=els)
    kandidaat.refresh_from_db()
    assert kandidaat.stand == "ingetrokken", "nobody waits for an employer who stopped looking"


def test_vervuld_kan_alleen_na_een_kandidaat(els: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="nog niemand"):
        vacature_afsluiten.vervul(vacature=VacatureFabriek(), door=els)
    vacature = vacature_afsluiten.vervul(vacature=VacatureFabriek(voorgedragen_op=timezone.now()), door=els)
    assert vacature.stand == "vervuld"


def test_heropenen_kan_een_tijd_lang(els: Medewerker, als: Als) -> None:
    vacature = VacatureFabriek(voorgedragen_op=timezone.now())
    vacature_afsluiten.sluit(vacature=vacature, uitkomst="elders", toelichting="", door=els)
    als(els).post(f"/werkgevers/vacatures/{vacature.pk}/heropenen/")
    vacature.refresh_from_db()
    assert (vacature.stand, vacature.uitkomst, vacature.gesloten_op) == ("open", "", None)
    vacature_afsluiten.sluit(vacature=vacature, uitkomst="elders", toelichting="", door=els)
    Vacature.objects.update(gesloten_op=timezone.now() - 15 * DAG)
    with pytest.raises(NietToegestaan, match="niet meer open"):
        vacature_afsluiten.heropen(vacature=vacature, door=els)


def test_de_knoppen_van_een_vacature_doen_wat_zij_zeggen(
    werkgever: Werkgever, els: Medewerker, als: Als
) -> None:
    vacature = _registreer(werkgever, els)
    Vacature.objects.update(actueel_tot=vandaag())
    browser, adres = als(els), f"/werkgevers/vacatures/{vacature.pk}/"
    browser.post(f"{adres}pauzeren/", {"indiening": _invoer()["indiening"], "oorzaak": "werkgever"})
    assert "klok staat stil" in browser.get(adres).content.decode()
    browser.post(f"{adres}hervatten/")
    browser.post(f"{adres}verlengen/")
    nu = timezone.localtime()
    melding = {"vervulbaar": "ja", "dag": f"{nu:%d-%m-%Y}", "tijd": f"{nu:%H:%M}"}
    nummer = "1d1f4e0e-8f3b-4f0a-9a65-0d8c2f9c7a12"
    Vacature.objects.update(ontvangen_op=timezone.now() - UUR)
    assert browser.post(f"{adres}melden/", {**melding, "indiening": nummer}).status_code == 302
    vacature.refresh_from_db()
    assert vacature.stil_sinds is None
    assert vacature.vervulbaar is True
    assert vacature.actueel_tot == vandaag() + 30 * DAG
    antwoord = browser.post(f"{adres}hervatten/", follow=True)
    assert "De klok loopt al." in antwoord.content.decode()


def test_wie_alleen_mag_kijken_ziet_geen_knoppen(werkgever: Werkgever, els: Medewerker, als: Als) -> None:
    partner = KetenpartnerFabriek(code="uwv")
    kijker = MedewerkerFabriek(rollen=["inkomensconsulent"], partner=partner, locaties=[werkgever.locatie])
    vacature = _registreer(werkgever, els)
    pagina = als(kijker).get(f"/werkgevers/vacatures/{vacature.pk}/").content.decode()
    assert "Wijzigen" not in pagina
    assert als(kijker).post(f"/werkgevers/vacatures/{vacature.pk}/verlengen/").status_code == 403


def test_twee_dezelfde_vacatures_na_elkaar_in_een_andere_plaats_zijn_geen_dubbelen(
    werkgever: Werkgever, els: Medewerker
) -> None:
    _registreer(werkgever, els)
    _registreer(werkgever, els, plaats="Epe")
    with pytest.raises(DubbeleVacature):
        _registreer(werkgever, els, plaats=" apeldoorn ")


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_tegelijk_dezelfde_vacature_invoeren_maken_er_een(
    werkgever: Werkgever, els: Medewerker, mark: Medewerker
) -> None:
    velden = _velden()
    uitkomsten = tegelijk(
        *(
            partial(vacatures.registreer, werkgever=werkgever, locatie=werkgever.locatie, door=wie, **velden)
            for wie in (els, mark)
        )
    )
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["DubbeleVacature", "Vacature"]
    assert Vacature.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_wie_tegelijk_sluit_en_verlengt_krijgt_een_duidelijk_antwoord(
    werkgever: Werkgever, els: Medewerker, mark: Medewerker
) -> None:
    vacature = _registreer(werkgever, els)
    sluit = partial(vacature_afsluiten.sluit, vacature=vacature, uitkomst="traject", toelichting="", door=els)
    uitkomsten = tegelijk(sluit, partial(vacatures.geef_vrij, vacature=vacature, door=mark), sluit)
    fouten = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)]
    assert all(isinstance(fout, NietToegestaan) for fout in fouten)
    vacature.refresh_from_db()
    assert vacature.stand == "gesloten"
    assert vacature.gebeurtenissen.filter(soort="gesloten").count() == 1
