"""From WW to the municipality: on the list in time, taken over without a gap, nothing told twice."""

import datetime
from typing import Any

import pytest
from django.urls import reverse

from diagnose import aansluiting
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Mandaat, Medewerker, Regime, Team
from keten.tijd import vandaag
from klanten import lopend, overkomst, uitstromen
from klanten.instellingen_volgen import OVERKOMST
from klanten.models import Clientbeeld, Klant, Overkomst, Taak, Uitkering
from klanten.tasks import meld_overkomsten
from tests.conftest import Als
from tests.fabriek import (
    KetenpartnerFabriek,
    KlantFabriek,
    MedewerkerFabriek,
    RegimeFabriek,
    UitkeringFabriek,
    maak_klanten,
)
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)


@pytest.fixture
def bijstand(db: None) -> Regime:
    """Paid by the municipality."""
    return RegimeFabriek(code="participatiewet", kolom="gemeente")


@pytest.fixture
def ww_loopt_af(klant: Klant) -> Uitkering:
    """A WW that ends in forty days."""
    return _ww(klant, 40)


@pytest.fixture
def gemeld(ww_loopt_af: Uitkering, klant: Klant) -> Overkomst:
    """The same, reported to the municipality."""
    overkomst.meld(op=vandaag())
    return klant.overkomsten.get()


def _ww(klant: Klant, over_dagen: int) -> Uitkering:
    uwv = klant.locatie.partners.get(code="uwv")
    return UitkeringFabriek(klant=klant, partner=uwv, tot=vandaag() + over_dagen * DAG)


def _pagina(naam: str, klant: Klant) -> str:
    return reverse(f"klanten:{naam}", args=[klant.klantnummer])


@pytest.mark.eis("K-17")
def test_wie_bijna_uit_de_ww_gaat_staat_op_de_lijst_van_de_gemeente(
    klant: Klant, ww_loopt_af: Uitkering, chaima: Medewerker, als: Als
) -> None:
    meld_overkomsten()
    gelezen = tekst(als(chaima).get(reverse("klanten:overkomsten")))
    assert klant.naam in gelezen
    assert "over 40 dagen" in gelezen
    taak = klant.taken.get(soort=Taak.Soort.OVERKOMST)
    assert taak.sleutel == f"overkomst:{klant.overkomsten.get().pk}"
    zin = klant.gebeurtenissen.get(soort="overkomst").zin
    assert f"loopt tot en met {ww_loopt_af.tot:%d-%m-%Y}" in zin


@pytest.mark.eis("K-17")
def test_wat_er_loopt_staat_op_de_lijst(
    gemeld: Overkomst, klant: Klant, chaima: Medewerker, als: Als, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cursus(klanten: Any) -> Any:
        yield klant.pk, "Cursus heftruck"

    monkeypatch.setattr(lopend, "_LIJSTBRONNEN", [cursus])
    assert "Cursus heftruck" in tekst(als(chaima).get(reverse("klanten:overkomsten")))


def test_de_bovenste_verdieping_vertelt_wat_er_loopt() -> None:
    assert aansluiting.activiteiten_van_velen in lopend._LIJSTBRONNEN


@pytest.mark.eis("K-17")
def test_hoe_lang_van_tevoren_kiest_de_locatie(ww_loopt_af: Uitkering, apeldoorn: Locatie) -> None:
    instellingen.zet(code=OVERKOMST, gebied=apeldoorn, waarde=5)
    assert overkomst.meld(op=vandaag()) == 0
    instellingen.zet(code=OVERKOMST, gebied=apeldoorn, waarde=6, versie=1)
    assert overkomst.meld(op=vandaag()) == 1


@pytest.mark.eis("K-17")
def test_een_tweede_keer_draaien_meldt_niets_dubbel(gemeld: Overkomst, klant: Klant) -> None:
    assert overkomst.meld(op=vandaag()) == 0
    assert klant.overkomsten.count() == 1
    assert klant.taken.filter(soort=Taak.Soort.OVERKOMST).count() == 1
    assert klant.gebeurtenissen.filter(soort="overkomst").count() == 1


@pytest.mark.django_db(transaction=True)
def test_twee_nachttaken_tegelijk_melden_een_keer(klant: Klant) -> None:
    _ww(klant, 10)
    uitkomsten = tegelijk(lambda: overkomst.meld(op=vandaag()), lambda: overkomst.meld(op=vandaag()))
    assert sorted(uitkomsten) == [0, 1]


@pytest.mark.eis("K-16", "K-17")
def test_wie_al_een_andere_uitkering_heeft_of_weg_is_komt_niet_over(
    apeldoorn: Locatie, bijstand: Regime, bram: Medewerker
) -> None:
    samenloop, weg, later = (KlantFabriek(locatie=apeldoorn) for _ in range(3))
    _ww(samenloop, 20)
    gemeente = apeldoorn.partners.get(kolom="gemeente")
    UitkeringFabriek(klant=samenloop, regime=bijstand, partner=gemeente)
    _ww(weg, 20)
    uitstromen.stroom_uit(klant=weg, soort="verhuisd", op=vandaag(), door=bram)
    _ww(later, 300)
    assert overkomst.meld(op=vandaag()) == 0


def test_de_contactpersoon_van_de_gemeente_krijgt_de_taak(apeldoorn: Locatie, chaima: Medewerker) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=chaima)
    _ww(klant, 20)
    overkomst.meld(op=vandaag())
    assert klant.taken.get(soort=Taak.Soort.OVERKOMST).voor == chaima


def test_een_team_van_de_gemeente_krijgt_anders_de_taak(
    ww_loopt_af: Uitkering, klant: Klant, chaima: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    gemengd = Team.objects.create(naam="Gemengd", locatie=apeldoorn)
    gemengd.leden.set([chaima, bram])
    eigen = Team.objects.create(naam="Sociale Zaken", locatie=apeldoorn)
    eigen.leden.set([chaima])
    overkomst.meld(op=vandaag())
    assert klant.taken.get(soort=Taak.Soort.OVERKOMST).team == eigen


@pytest.mark.eis("K-17")
def test_de_gemeente_pakt_op_en_neemt_over_vanaf_de_dag_erna(
    gemeld: Overkomst, klant: Klant, chaima: Medewerker, bijstand: Regime, als: Als
) -> None:
    client = als(chaima)
    client.post(_pagina("overkomst_oppakken", klant))
    gemeld.refresh_from_db()
    assert (gemeld.stand, gemeld.behandelaar) == ("opgepakt", chaima)
    assert klant.taken.open().get(soort=Taak.Soort.OVERKOMST).voor == chaima
    overkomst.neem_over(overkomst=gemeld, regime=bijstand, door=chaima)
    nieuw = klant.uitkeringen.get(regime=bijstand)
    assert nieuw.van == gemeld.laatste_dag + DAG
    assert nieuw.partner == gemeld.gemeente
    assert not klant.taken.open().exists()
    gelezen = tekst(client.get(_pagina("tijdlijn", klant)))
    for stap in ("weet dat", "is opgepakt", "neemt de uitkering over vanaf"):
        assert stap in gelezen


@pytest.mark.eis("K-16")
def test_bij_samenloop_blijft_er_een_dossier_met_een_contactpersoon(
    apeldoorn: Locatie, bram: Medewerker, chaima: Medewerker, bijstand: Regime
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=bram)
    _ww(klant, 30)
    overkomst.meld(op=vandaag())
    overkomst.neem_over(overkomst=klant.overkomsten.get(), regime=bijstand, door=chaima)
    assert Klant.objects.count() == 1
    assert Clientbeeld.objects.get(klant=klant).contactpersoon == bram
    assert klant.contactpersonen.filter(tot=None).get().medewerker == bram


def test_wie_niet_van_de_gemeente_is_neemt_niet_over(
    gemeld: Overkomst, bram: Medewerker, bijstand: Regime, als: Als, klant: Klant
) -> None:
    with pytest.raises(NietToegestaan, match="medewerker van de gemeente"):
        overkomst.neem_over(overkomst=gemeld, regime=bijstand, door=bram)
    antwoord = als(bram).post(_pagina("overkomst_oppakken", klant), follow=True)
    assert "Alleen een medewerker van de gemeente" in tekst(antwoord)


@pytest.mark.eis("X-04")
def test_een_andere_gemeente_neemt_alleen_over_met_een_mandaat(
    gemeld: Overkomst, apeldoorn: Locatie, bijstand: Regime
) -> None:
    elders = MedewerkerFabriek(
        partner=KetenpartnerFabriek(code="gemeente-elders", kolom="gemeente"), locaties=[apeldoorn]
    )
    with pytest.raises(NietToegestaan, match="geen mandaat"):
        overkomst.neem_over(overkomst=gemeld, regime=bijstand, door=elders)
    Mandaat.objects.create(locatie=apeldoorn, van=gemeld.gemeente, aan=elders.partner, besluit="2026-7")
    assert overkomst.neem_over(overkomst=gemeld, regime=bijstand, door=elders).afgerond_door == elders


def test_overnemen_kan_niet_twee_keer(gemeld: Overkomst, chaima: Medewerker, bijstand: Regime) -> None:
    overkomst.neem_over(overkomst=gemeld, regime=bijstand, door=chaima)
    with pytest.raises(NietToegestaan, match="al overgenomen"):
        overkomst.neem_over(overkomst=gemeld, regime=bijstand, door=chaima)


def test_een_regime_dat_dan_niet_geldt_kan_niet(gemeld: Overkomst, chaima: Medewerker) -> None:
    wwb = RegimeFabriek(code="wwb", kolom="gemeente", geldig_tot=datetime.date(2014, 12, 31))
    assert wwb not in overkomst.mogelijke_regimes(gemeld)
    with pytest.raises(NietToegestaan, match="bestond niet"):
        overkomst.neem_over(overkomst=gemeld, regime=wwb, door=chaima)


def test_niet_nodig_vraagt_een_reden_en_sluit_de_taak(
    gemeld: Overkomst, klant: Klant, bram: Medewerker, als: Als
) -> None:
    client = als(bram)
    assert client.post(_pagina("overkomst_niet_nodig", klant), {"reden": ""}).status_code == 422
    antwoord = client.post(_pagina("overkomst_niet_nodig", klant), {"reden": "heeft werk"}, follow=True)
    assert "niet nodig is" in tekst(antwoord)
    gemeld.refresh_from_db()
    assert (gemeld.stand, gemeld.reden) == ("vervallen", "heeft werk")
    assert not klant.taken.open().filter(soort=Taak.Soort.OVERKOMST).exists()
    assert client.get(_pagina("overkomst_niet_nodig", klant)).status_code == 404


@pytest.mark.eis("K-88", "K-17")
def test_wie_uitstroomt_komt_niet_meer_over(gemeld: Overkomst, klant: Klant, bram: Medewerker) -> None:
    uitstromen.stroom_uit(
        klant=klant, soort="regulier", op=vandaag(), door=bram, werkgever="Bol", uren=36, functie=""
    )
    gemeld.refresh_from_db()
    assert gemeld.stand == "vervallen"


@pytest.mark.eis("X-17")
def test_een_andere_locatie_ziet_de_lijst_van_haar_eigen_klanten(
    gemeld: Overkomst, klant: Klant, dirk: Medewerker, als: Als
) -> None:
    client = als(dirk)
    assert klant.naam not in tekst(client.get(reverse("klanten:overkomsten")))
    assert client.post(_pagina("overkomst_oppakken", klant)).status_code == 404


def test_de_lijst_kost_niet_meer_vragen_bij_meer_klanten(
    apeldoorn: Locatie, chaima: Medewerker, als: Als
) -> None:
    client, lijst = als(chaima), reverse("klanten:overkomsten")
    _veel(apeldoorn, 3)
    weinig = vragen(client, lijst)
    _veel(apeldoorn, 40)
    assert vragen(client, lijst) == weinig
    assert "1 tot en met 25 van 43 klanten" in tekst(client.get(lijst))


def test_de_lijst_laat_zich_ordenen_en_filteren(apeldoorn: Locatie, chaima: Medewerker, als: Als) -> None:
    _veel(apeldoorn, 3)
    client, lijst = als(chaima), reverse("klanten:overkomsten")
    for vraag in ("?sorteer=naam", "?sorteer=-dag", "?sorteer=behandelaar", "?stand=alle", "?sorteer=raar"):
        assert client.get(lijst + vraag).status_code == 200
    assert "Niemand gevonden" in tekst(client.get(lijst + "?stand=overgenomen"))


def _veel(locatie: Locatie, aantal: int) -> None:
    klanten = maak_klanten(aantal, locatie=locatie)
    ww, uwv = RegimeFabriek(), Ketenpartner.objects.get(code="uwv")
    Uitkering.objects.bulk_create(
        Uitkering(
            klant=klant, regime=ww, partner=uwv, van=vandaag() - 100 * DAG, tot=vandaag() + nummer * DAG
        )
        for nummer, klant in enumerate(klanten)
    )
    overkomst.meld(op=vandaag())
