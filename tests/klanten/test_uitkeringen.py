"""Benefits: none, one or several, of the scheme and the partner that fit, never twice at once."""

import datetime
import uuid

import pytest
from django.urls import reverse

from keten.models import Ketenpartner, Locatie, Medewerker, Regime
from keten.tijd import vandaag
from klanten import uitkeringen
from klanten.models import Clientbeeld, Klant, Uitkering
from klanten.tasks import werk_uitkeringen_bij
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, LocatieFabriek, RegimeFabriek, UitkeringFabriek
from tests.pagina import tekst


@pytest.fixture
def ww(db: None) -> Regime:
    """Paid by UWV."""
    return RegimeFabriek(code="ww")


@pytest.fixture
def wwb(db: None) -> Regime:
    """Paid by the municipality, from 2004."""
    return RegimeFabriek(code="wwb", kolom="gemeente", geldig_van=datetime.date(2004, 1, 1))


@pytest.fixture
def uwv(apeldoorn: Locatie) -> Ketenpartner:
    """A partner of the location."""
    return apeldoorn.partners.get(code="uwv")


@pytest.fixture
def gemeente(apeldoorn: Locatie) -> Ketenpartner:
    """Another partner of the location."""
    return apeldoorn.partners.get(kolom="gemeente")


def nieuw(klant: Klant) -> str:
    """The page to add a benefit."""
    return reverse("klanten:uitkering_nieuw", args=[klant.klantnummer])


def ingevuld(regime: Regime, partner: Ketenpartner, **anders: str) -> dict[str, str]:
    """A running benefit from 1 January 2026."""
    return {
        "indiening": str(uuid.uuid4()),
        "regime": str(regime.pk),
        "partner": str(partner.pk),
        "van": "1-1-2026",
        "tot": "",
        **anders,
    }


def in_lijsten(klant: Klant) -> str:
    """What lists say of the benefits."""
    return Clientbeeld.objects.get(klant=klant).regimes


@pytest.mark.eis("K-15")
def test_een_klant_heeft_meer_uitkeringen_naast_elkaar(
    als: Als,
    anna: Medewerker,
    klant: Klant,
    ww: Regime,
    wwb: Regime,
    uwv: Ketenpartner,
    gemeente: Ketenpartner,
) -> None:
    client = als(anna)
    client.post(nieuw(klant), ingevuld(ww, uwv))
    antwoord = client.post(nieuw(klant), ingevuld(wwb, gemeente), follow=True)
    assert klant.uitkeringen.count() == 2
    assert in_lijsten(klant) == "WW, WWB"
    gelezen = tekst(antwoord)
    assert "De uitkering WWB is vastgelegd." in gelezen and "nugger" not in gelezen
    assert "Uitkering WW vastgelegd, vanaf 01-01-2026, van UWV." in klant.gebeurtenissen.values_list(
        "zin", flat=True
    )


@pytest.mark.eis("K-14", "K-15")
def test_wie_geen_uitkering_heeft_is_een_nugger_en_krijgt_dezelfde_schermen(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    gelezen = tekst(als(anna).get(reverse("klanten:gegevens", args=[klant.klantnummer])))
    assert "geen uitkering (nugger)" in gelezen


@pytest.mark.parametrize(
    "velden", [{}, {"van": "1-1-2020", "tot": "1-1-2026"}, {"van": "1-6-2026"}, {"van": "1-1-2020"}]
)
def test_een_regime_kan_niet_twee_keer_tegelijk(
    velden: dict[str, str], als: Als, anna: Medewerker, klant: Klant, ww: Regime, uwv: Ketenpartner
) -> None:
    client = als(anna)
    client.post(nieuw(klant), ingevuld(ww, uwv))
    antwoord = client.post(nieuw(klant), {**ingevuld(ww, uwv), **velden})
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["van"] == [
        "De klant heeft in deze periode al een uitkering van dit regime."
    ]
    assert klant.uitkeringen.count() == 1
    assert klant.gebeurtenissen.count() == 1


def test_na_het_einde_kan_hetzelfde_regime_opnieuw_beginnen(
    als: Als, anna: Medewerker, klant: Klant, ww: Regime, uwv: Ketenpartner
) -> None:
    client = als(anna)
    client.post(nieuw(klant), ingevuld(ww, uwv, tot="31-1-2026"))
    assert client.post(nieuw(klant), ingevuld(ww, uwv, van="1-2-2026")).status_code == 302
    assert in_lijsten(klant) == "WW"


@pytest.mark.parametrize(
    ("velden", "veld", "melding"),
    [
        ({"tot": "31-12-2025"}, "tot", "De laatste dag ligt voor de eerste."),
        ({"van": "31-2-2026"}, "van", "Deze datum bestaat niet."),
        ({"van": "1-1-1980"}, "van", "Deze eerste dag kan niet."),
        ({"van": "1-1-2999"}, "van", "Deze eerste dag kan niet."),
        ({"regime": "999"}, "regime", ""),
        ({"partner": "999"}, "partner", ""),
        ({"partner": ""}, "partner", ""),
    ],
)
def test_een_uitkering_die_niet_kan_wordt_niet_vastgelegd(
    velden: dict[str, str],
    veld: str,
    melding: str,
    als: Als,
    anna: Medewerker,
    klant: Klant,
    ww: Regime,
    uwv: Ketenpartner,
) -> None:
    antwoord = als(anna).post(nieuw(klant), {**ingevuld(ww, uwv), **velden})
    assert antwoord.status_code == 422
    assert melding in antwoord.context["form"].errors[veld][0]
    assert not Uitkering.objects.exists() and not klant.gebeurtenissen.exists()


def test_een_regime_dat_nog_niet_bestond_wordt_geweigerd(
    als: Als, anna: Medewerker, klant: Klant, wwb: Regime, gemeente: Ketenpartner
) -> None:
    antwoord = als(anna).post(nieuw(klant), ingevuld(wwb, gemeente, van="1-12-2003"))
    assert antwoord.status_code == 422
    assert "bestond niet op 01-12-2003" in tekst(antwoord)


def test_de_verkeerde_partner_betaalt_niet(
    als: Als, anna: Medewerker, klant: Klant, ww: Regime, gemeente: Ketenpartner
) -> None:
    antwoord = als(anna).post(nieuw(klant), ingevuld(ww, gemeente))
    assert antwoord.status_code == 422
    assert "betaalt geen WW" in antwoord.context["form"].errors["partner"][0]


def test_alleen_partners_van_deze_locatie_en_van_nu_zijn_te_kiezen(
    als: Als, anna: Medewerker, klant: Klant, ww: Regime, uwv: Ketenpartner
) -> None:
    elders = LocatieFabriek(code="gouda").partners.get(kolom="gemeente")
    oud = KetenpartnerFabriek(code="gak", kolom="uwv", geldig_tot=datetime.date(2002, 1, 1))
    klant.locatie.partners.add(oud)
    pagina = als(anna).get(nieuw(klant))
    keuzes = {partner.code for partner in pagina.context["form"].fields["partner"].queryset}
    assert keuzes == {"cwi", "uwv", "gemeente-apeldoorn"}
    assert als(anna).post(nieuw(klant), ingevuld(ww, elders)).status_code == 422


def test_twee_keer_klikken_legt_een_uitkering_vast(
    als: Als, anna: Medewerker, klant: Klant, ww: Regime, uwv: Ketenpartner
) -> None:
    client, velden = als(anna), ingevuld(ww, uwv)
    client.post(nieuw(klant), velden)
    assert "al verstuurd" in tekst(client.post(nieuw(klant), velden))
    assert klant.uitkeringen.count() == 1


# --- the end ------------------------------------------------------------------------------------------


def einde(uitkering: Uitkering, klant: Klant | None = None) -> str:
    """The page to end a benefit."""
    return reverse(
        "klanten:uitkering_beeindigen", args=[(klant or uitkering.klant).klantnummer, uitkering.pk]
    )


def test_een_beeindigde_uitkering_blijft_staan_maar_loopt_niet_meer(
    als: Als, anna: Medewerker, klant: Klant, ww: Regime
) -> None:
    uitkering = UitkeringFabriek(klant=klant)
    gisteren = vandaag() - datetime.timedelta(days=1)
    antwoord = als(anna).post(einde(uitkering), {"tot": f"{gisteren:%d-%m-%Y}"}, follow=True)
    uitkering.refresh_from_db()
    assert uitkering.tot == gisteren
    assert in_lijsten(klant) == ""
    assert "gestopt" in tekst(antwoord)


def test_een_tweede_einde_wordt_geweigerd(als: Als, anna: Medewerker, klant: Klant) -> None:
    uitkering = UitkeringFabriek(klant=klant, tot=vandaag())
    antwoord = als(anna).post(einde(uitkering), {"tot": f"{vandaag():%d-%m-%Y}"})
    assert antwoord.status_code == 422
    assert "heeft al een laatste dag" in tekst(antwoord)


def test_een_einde_voor_het_begin_wordt_geweigerd(als: Als, anna: Medewerker, klant: Klant) -> None:
    uitkering = UitkeringFabriek(klant=klant)
    antwoord = als(anna).post(einde(uitkering), {"tot": "1-1-2000"})
    assert antwoord.status_code == 422
    assert "De uitkering begon op" in tekst(antwoord)


def test_de_uitkering_van_een_ander_is_via_dit_dossier_niet_te_bereiken(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    van_ander = UitkeringFabriek(klant=KlantFabriek())
    assert als(anna).get(einde(van_ander, klant)).status_code == 404
    assert als(anna).post(einde(van_ander, klant), {"tot": "1-1-2026"}).status_code == 404
    van_ander.refresh_from_db()
    assert van_ander.tot is None


@pytest.mark.eis("K-15")
def test_wat_begint_of_stopt_zonder_dat_iemand_opslaat_komt_ook_in_de_lijsten(klant: Klant) -> None:
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="wwb", kolom="gemeente"))
    UitkeringFabriek(klant=klant)
    zonder = KlantFabriek(beeld__regimes="WW")
    begint = UitkeringFabriek(klant=KlantFabriek(), van=vandaag() + datetime.timedelta(days=1)).klant
    werk_uitkeringen_bij()
    assert [in_lijsten(wie) for wie in (klant, zonder, begint)] == ["WW, WWB", "", ""]
    assert uitkeringen.werk_beelden_bij() == 0
