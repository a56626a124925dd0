import pytest
from django.urls import reverse

from keten.models import Locatie, Medewerker
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst

EIGEN, LOCATIE = "055 765 43 21", "055 123 45 67"


@pytest.fixture
def klant(klant: Klant, anna: Medewerker, apeldoorn: Locatie) -> Klant:
    """Marieke, with Anna as contact person, at a location with an address for mail."""
    apeldoorn.email = "balie@apeldoorn.example"
    apeldoorn.save()
    klant.beeld.contactpersoon = anna
    klant.beeld.save()
    return klant


def _paginas(als: Als, anna: Medewerker, klant: Klant) -> list[str]:
    assert klant.gebruiker
    dossier = reverse("klanten:dossier", args=[klant.klantnummer])
    return [tekst(als(anna).get(dossier)), tekst(als(klant.gebruiker).get("/klanten/mijn/"))]


@pytest.mark.eis("K-27")
def test_klant_en_collega_zien_het_eigen_nummer_en_adres_van_de_contactpersoon(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    for pagina in _paginas(als, anna, klant):
        assert EIGEN in pagina
        assert anna.gebruiker.email in pagina
        assert "klantcontactcentrum" not in pagina


@pytest.mark.eis("K-27")
def test_loopt_het_via_het_kcc_dan_staat_het_eigen_nummer_er_niet(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    anna.bereikbaar_via = Medewerker.Bereik.KCC
    anna.save()
    for pagina in _paginas(als, anna, klant):
        assert "Te bereiken via het klantcontactcentrum van Activerium Apeldoorn." in pagina
        assert LOCATIE in pagina
        assert "balie@apeldoorn.example" in pagina
        assert EIGEN not in pagina
        assert anna.gebruiker.email not in pagina


@pytest.mark.eis("K-27")
def test_de_beheerder_kiest_hoe_klanten_een_medewerker_bereiken(
    als: Als, anna: Medewerker, apeldoorn: Locatie
) -> None:
    beheerder = als(MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn]))
    url = reverse("keten:beheer_wijzigen", args=["medewerkers", anna.pk])
    form = beheerder.get(url).context["form"]
    velden = {veld.name: veld.value() for veld in form if veld.value() is not None}
    velden |= {
        "partner": anna.partner_id,
        "locaties": [apeldoorn.pk],
        "bereikbaar_via": "kcc",
        "actief": "on",
    }
    assert beheerder.post(url, velden).status_code == 302
    anna.refresh_from_db()
    assert anna.bereikbaar_via == "kcc"
    assert beheerder.post(url, velden | {"bereikbaar_via": "duif"}).status_code == 422
